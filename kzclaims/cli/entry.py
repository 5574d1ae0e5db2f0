"""The way in: from the arguments to the exit code, whatever happens on the way."""

from __future__ import annotations

import contextlib
import signal
import sys
from typing import TYPE_CHECKING

from kzclaims.cli import streams
from kzclaims.cli.failures import complain, confess, mendable, wants_traceback

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NO_ANSWER = 2
BUG = 3
INTERRUPTED = 130
NO_READER = 141


def run(arguments: Sequence[str]) -> int:
    """Carries out the arguments; the exit code.

    0: nothing fails, 1: contradictions that fail, 2: no answer or an incomplete one, 3: a bug in
    kzclaims, 130: interrupted, 141: whoever read the output has gone.
    """
    if hasattr(signal, "SIGPIPE"):  # not on Windows
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        streams.prepare()
        return _carry_out(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return NO_READER
    except Exception as error:  # noqa: BLE001 - the last resort: no crash may pass for a finding
        problems = mendable(error)
        if problems:
            complain(problems)
            return NO_ANSWER
        confess(error, with_traceback=wants_traceback(arguments))
        return BUG


def _carry_out(arguments: Sequence[str]) -> int:
    from kzclaims.cli.parse import parse  # noqa: PLC0415 - typer; Ctrl-C must work while it is imported

    if not arguments:
        with contextlib.redirect_stdout(sys.stderr):
            parse(["--help"])
        return NO_ANSWER
    task: Callable[[], int] | None = parse(arguments)
    return 0 if task is None else task()
