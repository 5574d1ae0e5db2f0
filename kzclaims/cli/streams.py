"""Standard output and standard error: encoding, colour, and what happens when they fail."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from kzclaims.cli.invocation import ColorWhen
from kzclaims.errors import Diagnostic, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

_STDOUT = 1  # its file descriptor


def prepare() -> None:
    """Makes both streams UTF-8 with plain line feeds, whatever the console or the locale is set to.

    Raises UsageError where there is no standard output to write to.
    """
    if sys.stdout is None:
        raise UsageError(Diagnostic(code="output", message="standard output is closed"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(text: str) -> None:
    """Writes a line to standard error; where that is closed or full nobody can be told."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # full, closed, or never there
        return


def put(pieces: Iterable[str]) -> None:
    """Writes the pieces to standard output, all the way.

    Raises BrokenPipeError where the reader has gone, UsageError where it cannot be written for another
    reason.
    """
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        abandon()
        raise
    except OSError as error:
        abandon()
        problem = f"cannot write to standard output: {error.strerror}"
        raise UsageError(Diagnostic(code="output", message=problem)) from error


def abandon() -> None:
    """Sends what standard output still holds nowhere, lest the interpreter fail on it while it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDOUT)
    os.close(nowhere)


def wants_color(when: ColorWhen) -> bool:
    """Whether the report on standard output is coloured.

    The option decides, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal.
    """
    if when is not ColorWhen.AUTO:
        return when is ColorWhen.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
