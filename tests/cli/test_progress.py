"""The sign of life: when it is shown, what it says, and that nothing of it stays."""

from __future__ import annotations

import io
import sys
import threading
import time

import pytest

from kzclaims.cli import progress
from kzclaims.cli.progress import Progress

ERASE = "\r\x1b[K"
PATIENCE = 30  # seconds in which what must come has come


class Terminal:
    """A standard error that is a terminal, and tells when a text has been written to it."""

    def __init__(self, awaited: str, *, fails: bool = False) -> None:
        self.enough = threading.Event()
        self._awaited, self._fails = awaited, fails
        self._pieces: list[str] = []

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self._pieces.append(text)
        if self._awaited in text:
            self.enough.set()
        if self._fails:
            raise OSError(5, "Input/output error")  # as where the window has been closed

    def flush(self) -> None:
        """Nothing is held back."""

    @property
    def pictures(self) -> list[str]:
        """All that was shown, cut where it was erased."""
        return "".join(self._pieces).split(ERASE)


def shown(monkeypatch: pytest.MonkeyPatch, terminal: Terminal) -> Terminal:
    """Makes it standard error, and the sign of life one that is drawn at once."""
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    monkeypatch.setattr(progress, "_PAUSE", 0.001)
    return terminal


def test_work_is_named_under_turning_pictures_and_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = shown(monkeypatch, Terminal("\\ reading"))
    with Progress("reading"):
        assert terminal.enough.wait(PATIENCE)
    assert terminal.pictures[:5] == ["", "| reading", "/ reading", "- reading", "\\ reading"]
    assert terminal.pictures[-1] == ""


def test_other_work_is_named_from_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = shown(monkeypatch, Terminal("comparing"))
    with Progress("reading") as sign:
        sign.tell("comparing 2 articles")
        assert terminal.enough.wait(PATIENCE)
    *_, last, erased = terminal.pictures
    assert last.endswith(" comparing 2 articles")
    assert erased == ""


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = shown(monkeypatch, Terminal("reading"))
    monkeypatch.setattr(progress, "_PATIENCE", PATIENCE)
    with Progress("reading"):
        pass
    assert terminal.pictures == [""]


def test_an_error_ends_it_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = shown(monkeypatch, Terminal("reading"))
    before = threading.active_count()

    def fail() -> None:
        with Progress("reading"):
            assert terminal.enough.wait(PATIENCE)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert terminal.pictures[-1] == ""
    assert threading.active_count() == before


def test_a_terminal_that_has_gone_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = shown(monkeypatch, Terminal("reading", fails=True))
    before = threading.active_count()
    with Progress("reading"):
        assert terminal.enough.wait(PATIENCE)
        until = time.monotonic() + PATIENCE
        while threading.active_count() > before:  # it ends by itself, while the work goes on
            assert time.monotonic() < until
            time.sleep(0.001)
    assert terminal.pictures == ["", "| reading", ""]  # no more than one was tried, and the end of it


@pytest.mark.parametrize("stderr", [io.StringIO(), None], ids=["no terminal", "closed"])
def test_only_a_terminal_is_shown_it(monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO | None) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    before = threading.active_count()
    with Progress("reading"):
        assert threading.active_count() == before
    assert stderr is None or stderr.getvalue() == ""
