"""A desk's folder with rules and articles, and the real program run in it."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kzclaims.cli import entry

BASELINE = "kzclaims-baseline.toml"
ROOT = Path(__file__).parents[2]

_RULE = """
[terms.{name}]
en = ["{name}"]

[[rule]]
id = "{name}-staff"
title = "People who work in the {name}"
measure = "count"
about = ["{name}"]

[[rule.example]]
text = "The {name} employs 20 workers."
value = "20"

[[rule.example]]
text = "The shop employs 20 workers."
match = false
"""
PLACES = ("airport", "harbour", "mine", "mill")


@dataclass(frozen=True)
class Ran:
    """What came of a run."""

    code: int
    out: str
    err: str


class Desk:
    """A folder with `rules/` and `news/`, in a git repository of its own where that is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write(
            "rules/places.toml", "kzclaims = 1\n" + "".join(_RULE.format(name=name) for name in PLACES)
        )

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def say(self, article: str, number: int | str, place: str = "mine") -> None:
        """An article of its own source that gives a number for a place."""
        self.write(f"news/{article}.txt", f"The {place} employs {number} workers.\n")

    def drop(self, article: str) -> None:
        (self.folder / f"news/{article}.txt").unlink()

    @property
    def baseline(self) -> str:
        return (self.folder / BASELINE).read_text("utf-8")

    def run(self, *arguments: str, **environment: str) -> Ran:
        """Runs the program in this process, which is as good as another and far quicker."""
        on_pipe = signal.getsignal(signal.SIGPIPE)
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            for name in os.environ.keys() - (_environment() | environment).keys():
                patch.delenv(name)
            for name, value in (_environment() | environment).items():
                patch.setenv(name, value)
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = entry.run(arguments)
        signal.signal(signal.SIGPIPE, on_pipe)
        return Ran(code, out.getvalue(), err.getvalue())

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Starts the program in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "kzclaims", *arguments],
            cwd=self.folder,
            env=_environment() | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def check(self, *arguments: str, **environment: str) -> Ran:
        return self.run("check", "news", *arguments, **environment)

    def accept(self, *arguments: str) -> Ran:
        return self.run("accept", *arguments, "--reason", "two counts", "--paths", "news")

    def git(self, *arguments: str, code: int = 0) -> str:
        ran = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=_environment(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == code, ran.stdout + ran.stderr
        return ran.stdout

    def begin(self) -> None:
        """Makes the folder a repository, and commits what there is."""
        self.git("init", "-q", "-b", "main", ".")
        self.git("config", "user.name", "Desk")
        self.git("config", "user.email", "desk@example.org")
        self.commit("begin")

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)


def _environment() -> dict[str, str]:
    """The environment without what would make git look at another repository or the user's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "KZCLAIMS_"))}
    return kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "NO_COLOR": "1"}
