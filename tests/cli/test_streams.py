"""Streams that fail, and whether they are coloured."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from kzclaims.cli import streams
from kzclaims.cli.invocation import ColorWhen
from kzclaims.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Broken:
    """A stream that takes so many characters and then fails with an error."""

    def __init__(self, error: OSError, takes: int = 0) -> None:
        self._error, self._takes = error, takes
        self.taken = ""

    def write(self, text: str) -> None:
        if len(self.taken) + len(text) > self._takes:
            raise self._error
        self.taken += text


class Terminal:
    def __init__(self, *, is_one: bool) -> None:
        self._is_one = is_one

    def isatty(self) -> bool:
        return self._is_one


@pytest.fixture
def stdout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A file in the place of standard output's descriptor, lest a test lose its own."""
    made = os.open(tmp_path / "stdout", os.O_RDWR | os.O_CREAT)
    monkeypatch.setattr(streams, "_STDOUT", made)
    yield made
    os.close(made)


def test_without_standard_output_there_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(UsageError) as caught:
        streams.prepare()
    assert caught.value.diagnostic.message == "standard output is closed"


def test_both_streams_are_utf_8_with_plain_line_feeds(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [io.BytesIO(), io.BytesIO()]
    for name, raw in zip(("stdout", "stderr"), both, strict=True):
        monkeypatch.setattr(sys, name, io.TextIOWrapper(raw, encoding="cp1252", newline="\r\n"))
    streams.prepare()
    streams.put(["35 عاملا\n", "\udcff\n"])
    streams.say("خطأ")
    assert [raw.getvalue() for raw in both] == ["35 عاملا\n\\udcff\n".encode(), "خطأ\n".encode()]


@pytest.mark.parametrize(
    ("error", "expected", "told"),
    [
        (OSError(28, "No space left on device"), UsageError, "standard output: No space left on device"),
        (OSError(5, "Input/output error"), UsageError, "standard output: Input/output error"),
        (BrokenPipeError(32, "Broken pipe"), BrokenPipeError, "Broken pipe"),
    ],
)
def test_what_cannot_be_written_is_an_error_and_the_rest_goes_nowhere(
    monkeypatch: pytest.MonkeyPatch, stdout: int, error: OSError, expected: type[Exception], told: str
) -> None:
    broken = Broken(error, takes=3)
    monkeypatch.setattr(sys, "stdout", broken)
    with pytest.raises(expected) as caught:
        streams.put(["one", "two", "three"])
    problem = caught.value
    assert told in (problem.diagnostic.message if isinstance(problem, UsageError) else str(problem))
    assert broken.taken == "one"
    os.write(stdout, b"what the interpreter still holds")
    assert os.fstat(stdout).st_rdev == os.stat(os.devnull).st_rdev  # noqa: PTH116 - a device, as its name has it


def closed() -> io.StringIO:
    stream = io.StringIO()
    stream.close()
    return stream


@pytest.mark.parametrize(
    "stderr",
    [None, closed(), Broken(OSError(28, "No space left on device"))],
    ids=["never there", "closed", "full"],
)
def test_where_standard_error_fails_nobody_is_told_and_nothing_is_raised(
    monkeypatch: pytest.MonkeyPatch, stderr: object
) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    streams.say("in vain")


@pytest.mark.parametrize(
    ("when", "terminal", "settings", "colored"),
    [
        (ColorWhen.AUTO, True, {}, True),
        (ColorWhen.AUTO, True, {"TERM": "xterm"}, True),
        (ColorWhen.AUTO, True, {"TERM": "dumb"}, False),
        (ColorWhen.AUTO, True, {"NO_COLOR": "1"}, False),
        (ColorWhen.AUTO, True, {"NO_COLOR": ""}, True),
        (ColorWhen.AUTO, True, {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        (ColorWhen.AUTO, False, {"TERM": "xterm"}, False),
        (ColorWhen.NEVER, True, {"FORCE_COLOR": "1"}, False),
        (ColorWhen.ALWAYS, False, {"NO_COLOR": "1", "TERM": "dumb"}, True),
    ],
    ids=str,
)
def test_a_terminal_has_colours_unless_they_are_declined(
    monkeypatch: pytest.MonkeyPatch,
    when: ColorWhen,
    terminal: bool,
    settings: dict[str, str],
    colored: bool,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal(is_one=terminal))
    assert streams.wants_color(when) == colored
