"""The program run in the process of the tests, where a process of its own tells no more."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.cli import entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest


@dataclass(frozen=True)
class Ran:
    """What came of a run."""

    returncode: int
    stdout: str
    stderr: str


def run_here(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> Ran:
    """Carries out the arguments, and leaves the process deaf to a closed pipe or not, as it was."""
    on_pipe = signal.getsignal(signal.SIGPIPE)
    capsys.readouterr()  # what was said before is not the program's
    try:
        code = entry.run(arguments)
    finally:
        signal.signal(signal.SIGPIPE, on_pipe)
    return Ran(code, *capsys.readouterr())
