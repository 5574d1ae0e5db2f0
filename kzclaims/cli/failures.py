"""Errors on their way out: what is told on standard error."""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.cli.streams import say
from kzclaims.errors import Diagnostic, KzClaimsError, UsageError, render
from kzclaims.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.cli.inputs import Given

_PACKAGE = Path(__file__).parent.parent


def mendable(error: BaseException) -> tuple[KzClaimsError, ...]:
    """The errors of the user's that an exception stands for; none where any part of it is not one."""
    if isinstance(error, KzClaimsError):
        return (error,)
    if not isinstance(error, BaseExceptionGroup):
        return ()
    parts = [mendable(part) for part in error.exceptions]
    return tuple(part for several in parts for part in several) if all(parts) else ()


def complain(errors: Iterable[KzClaimsError]) -> None:
    """Tells each error with its place and cure, an empty line between one and the next."""
    say("\n\n".join(render(error.diagnostic) for error in errors))


def complain_of_gaps(given: Given, unwritten: Sequence[KzClaimsError], work: str) -> bool:
    """Tells what is missing from what was printed and what was not written; whether there is any."""
    problems: list[KzClaimsError] = [*given.unread, *unwritten]
    if given.files_unread:
        files = "1 file" if given.files_unread == 1 else f"{given.files_unread} files"
        message = f"{files} could not be read, or not whole; this {work} is incomplete"
        problems.append(UsageError(Diagnostic(code="incomplete", message=message)))
    if problems:
        complain(problems)
    return bool(problems)


def confess(error: BaseException, *, with_traceback: bool) -> None:
    """Tells of a bug in kzclaims in one line, with the traceback where it was asked for."""
    if with_traceback:
        say(visible("".join(traceback.format_exception(error)).rstrip(), keep="\n"))
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)] or frames
    place = f" in {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    say(f"kzclaims hit a bug ({type(error).__name__}{place}); there is no result.")
    if not with_traceback:
        say("  = help: run it again with -v for the traceback, and report that")


def wants_traceback(arguments: Iterable[str]) -> bool:
    """Whether the user asked to see where a bug is: `-v`, or KZCLAIMS_DEBUG in the environment."""
    return bool(os.environ.get("KZCLAIMS_DEBUG")) or any(word in {"-v", "--verbose"} for word in arguments)
