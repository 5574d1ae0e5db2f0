"""`--watch`: a real process, real files that change, and the keyboard's way out.

Nothing here hangs on how fast the machine is: each test waits for what must come, for as long as a minute.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Self

import pytest

from kzclaims.cli.rules.watch import Sources
from tests.mine import RULES

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

PATIENCE = 60.0  # seconds
# A shell starts what runs in the background deaf to Ctrl-C; a test may be run so.
HEARING = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
PROGRAM = HEARING + "from kzclaims.__main__ import main; sys.exit(main())"
WAITING = "watching "


class Watching:
    """A program that watches, and all that it has said, standard error among it."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        hidden = {"NO_COLOR", "FORCE_COLOR", "KZCLAIMS_DEBUG"}
        self.program = subprocess.Popen(
            [sys.executable, "-u", "-c", PROGRAM, "rules", *arguments, "--watch"],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if name not in hidden},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.program.stdout is not None
        for line in self.program.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def turn(self) -> str:
        """What is said until the program waits for a change."""
        told: list[str] = []
        until = time.monotonic() + PATIENCE
        while not told or not told[-1].startswith(WAITING):
            line = self._lines.get(timeout=max(until - time.monotonic(), 0.01))
            assert line is not None, "".join(told)
            told.append(line)
        return "".join(told)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.program.kill()
        self.program.wait()
        self._listener.join()
        assert self.program.stdout is not None
        self.program.stdout.close()


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")


def test_a_test_runs_again_whenever_rules_change(mine: Path) -> None:
    rules = mine / "rules"
    with Watching(mine, "test") as watching:
        assert "2 passed, 0 failed" in watching.turn()
        (rules / "mine.toml").write_text(RULES.replace('value = "20"', 'value = "21"'), "utf-8")
        told = watching.turn()
        assert told.startswith("\n--- rules/mine.toml changed\n\nFAIL mine-staff  wrong value")
        (rules / "mine.toml").write_text("kzclaims = 1\n[[rule]\n", "utf-8")
        told = watching.turn()
        assert "error[bad-toml]" in told
        assert "rules/mine.toml:2" in told
        (rules / "mine.toml").write_text(RULES, "utf-8")
        assert "2 passed, 0 failed" in watching.turn()
        (mine / "made").mkdir()  # beside, lest the folder be seen without its file
        (mine / "made" / "more.toml").write_text("kzclaims = 1\n[terms.ox]\nen = ['ox']\n", "utf-8")
        (mine / "made").rename(rules / "deep")
        assert "--- rules/deep/more.toml new\n" in watching.turn()
        (rules / "deep" / "more.toml").unlink()
        assert "--- rules/deep/more.toml gone\n" in watching.turn()
        (mine / "other").mkdir()
        (mine / "other" / "ox.toml").write_text(RULES.replace("mine-staff", "ox-staff"), "utf-8")
        (mine / "kzclaims.toml").write_text('rules = ["other"]\n', "utf-8")
        assert "kzclaims.toml new\n" in watching.turn()
        (mine / "other" / "ox.toml").write_text(RULES.replace('value = "20"', 'value = "21"'), "utf-8")
        assert "other/ox.toml changed\n" in watching.turn()
        watching.program.send_signal(signal.SIGINT)
        assert watching.program.wait(PATIENCE) == 130


def test_a_try_runs_again_whenever_its_file_changes(mine: Path) -> None:
    article = mine / "news" / "daily.txt"
    with Watching(mine, "try", "news/daily.txt") as watching:
        assert "3:18  18  mine-staff" in watching.turn()
        article.write_text("The mine employs 19 workers.", "utf-8")
        told = watching.turn()
        assert told.startswith("\n--- news/daily.txt changed\n")
        assert "1:18  19  mine-staff" in told
        article.unlink()
        assert "there is no file or folder `news/daily.txt`" in watching.turn()
        article.write_text("The mine employs 20 workers.", "utf-8")
        assert "1:18  20  mine-staff" in watching.turn()
        watching.program.send_signal(signal.SIGINT)
        assert watching.program.wait(PATIENCE) == 130


def test_json_is_a_row_of_documents(mine: Path) -> None:
    with Watching(mine, "try", "The mine employs 19 workers.", "-f", "json") as watching:
        assert watching.turn().startswith("{\n")
        (mine / "rules" / "mine.toml").write_text(RULES + "\n", "utf-8")
        assert watching.turn().startswith("changed: rules/mine.toml changed\n{\n")


def test_a_wrong_argument_is_not_waited_for(mine: Path) -> None:
    with Watching(mine, "try", "none.txt") as watching:
        assert watching.program.wait(PATIENCE) == 2


def test_what_is_watched(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mine)

    def watched(*rules: Path, without: bool = False) -> list[str]:
        return [path.as_posix() for path in Sources(rules, None, without_config=without).watched()]

    here = mine.as_posix()
    assert watched() == [f"{here}/kzclaims.toml", "rules"]
    assert watched(mine / "a.toml", without=True) == [f"{here}/a.toml"]
    (mine / "pyproject.toml").write_text('[tool.kzclaims]\nrules = ["x"]\n', "utf-8")
    assert watched() == [f"{here}/pyproject.toml", "rules"]
    sources = Sources((), None, without_config=False)
    assert [path.name for path in sources.rules()] == ["x"]
    assert [path.name for path in sources.watched()] == ["pyproject.toml", "x"]
    (mine / "pyproject.toml").write_text("[tool.kzclaims\n", "utf-8")
    assert [path.name for path in sources.watched()] == ["kzclaims.toml", "x"]
