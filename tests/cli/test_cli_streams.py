"""Standard output and standard error: bytes, colour, and what happens when they fail."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.processes import FORMATS, LINE, environment, kzclaims

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Ran


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_utf_8_whatever_the_console_is(story: Path, form: str) -> None:
    usual = kzclaims(story, "check", "conflict", "-f", form)
    other = kzclaims(story, "check", "conflict", "-f", form, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert (usual.returncode, other.returncode) == (1, 1)
    assert usual.stdout == other.stdout


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C", "TZ": "Asia/Almaty"},
        {"PYTHONHASHSEED": "2", "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "3", "PYTHONIOENCODING": "ascii:strict", "COLUMNS": "20"},
    ],
    ids=["C locale", "cp1252", "ascii"],
)
def test_the_bytes_do_not_depend_on_the_machine(
    story: Path, tmp_path_factory: pytest.TempPathFactory, settings: dict[str, str]
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "rules").mkdir()
    (elsewhere / "conflict").mkdir()
    for name in ("b.txt", "a.txt"):
        (elsewhere / "conflict" / name).write_bytes((story / "conflict" / name).read_bytes())
    outputs = ["-o", "r.json", "-o", "r.csv"]
    usual = kzclaims(story, "check", "conflict/a.txt", "conflict/b.txt", *outputs, PYTHONHASHSEED="0")
    other = kzclaims(elsewhere, "check", "conflict/b.txt", "conflict/a.txt", *outputs, **settings)
    assert usual.returncode == other.returncode == 1
    assert "35 عاملا" in usual.stdout
    assert usual.stdout == other.stdout
    for name in ("r.json", "r.csv"):
        assert (story / name).read_bytes() == (elsewhere / name).read_bytes()


@pytest.mark.parametrize(
    ("option", "settings", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": ""}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
    ids=str,
)
def test_colour_is_asked_for(
    here: Callable[..., Ran],
    monkeypatch: pytest.MonkeyPatch,
    option: list[str],
    settings: dict[str, str],
    colored: bool,
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    ran = here("check", "conflict", *option)
    assert ("\x1b[" in ran.stdout) == colored


def test_quiet_leaves_the_summary_out(here: Callable[..., Ran]) -> None:
    assert here("check", "agree").stdout.count("\n") == 3
    assert here("check", "agree", "-q").stdout == "agree  workers  20  2 sources, 2 origins\n"


def test_verbose_tells_what_is_done_on_standard_error(here: Callable[..., Ran]) -> None:
    ran = here("check", "agree/a.txt", "-v")
    assert ran.stdout.startswith("single  workers  20  agree/a.txt:1:14\n")
    assert ran.stderr.startswith("configuration: none\nread 1 rules and 1 articles in 0.")


@pytest.mark.parametrize(("fault", "seen"), [("slow", True), ("", False)])
def test_a_terminal_sees_a_sign_of_life_when_it_takes_long(story: Path, fault: str, seen: bool) -> None:
    ours, theirs = pty.openpty()
    ran = subprocess.run(
        [sys.executable, str(LINE), "check", "agree"],
        cwd=story,
        env=environment(FAKE=fault),
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=False,
    )
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # how Linux ends the reading of a terminal that is closed
        while piece := os.read(ours, 4096):
            shown += piece
    os.close(ours)
    assert ran.returncode == 0
    assert (b"comparing 2 articles" in shown) == seen
    if seen:
        assert shown.endswith(b"\r\x1b[K")
    else:
        assert shown == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments", [*(("check", "conflict", "-f", form) for form in FORMATS), ("rules", "list")], ids=" ".join
)
def test_a_full_standard_output_gives_2(story: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, str(LINE), *arguments],
            cwd=story,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert ran.returncode == 2
    assert ran.stderr.startswith("error[output]: cannot write to standard output: No space left")


def test_a_closed_standard_output_gives_2(story: Path) -> None:
    command = 'exec "$0" "$@" >&-'
    ran = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable, str(LINE), "check", "conflict"],
        cwd=story,
        env=environment(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (2, "error[output]: standard output is closed\n")
