"""How the program ends where it is interrupted, or its reader leaves."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.processes import FORMATS, LINE, environment, kzclaims

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def left(story: Path, *arguments: str, lines: int) -> tuple[int, bytes]:
    """How the program ends, and what it complains of, where its reader leaves after some lines."""
    with subprocess.Popen(
        [sys.executable, str(LINE), *arguments],
        cwd=story,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        for _ in range(lines):
            assert program.stdout.readline()
        program.stdout.close()
        told = program.stderr.read()
    return program.returncode, told


@pytest.mark.parametrize("form", FORMATS)
def test_a_reader_that_has_left_gets_no_format(story: Path, form: str) -> None:
    assert left(story, "check", "conflict", "-f", form, lines=0) == (-signal.SIGPIPE, b"")


def test_a_reader_that_leaves_ends_the_program_by_sigpipe(story: Path) -> None:
    (story / "agree" / "long.txt").write_text("20 " * 20_000)
    assert left(story, "extract", "agree", lines=1) == (-signal.SIGPIPE, b"")  # a shell calls this 141


def test_an_interrupt_gives_130(story: Path) -> None:
    ran = kzclaims(story, "check", "conflict", "-o", "r.json", FAKE="interrupt")
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")
    assert not (story / "r.json").exists()


@pytest.fixture
def _heard() -> Iterator[None]:
    """Lets a process that is started hear SIGINT, whatever the tests were started with.

    Where a shell runs them in the background they ignore it, and a child inherits that; a handler it does not
    inherit but starts with the default.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_heard")
def test_a_sigint_gives_130(story: Path) -> None:
    with subprocess.Popen(
        [sys.executable, str(LINE), "check", "conflict"],
        cwd=story,
        env=environment(FAKE="stuck"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stderr.readline() == "binding for a minute\n"  # told by the stage itself
        program.send_signal(signal.SIGINT)
        assert program.wait(30) == 130
        assert (program.stdout.read(), program.stderr.read()) == ("", "")
