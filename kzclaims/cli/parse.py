"""Arguments read by typer, and its complaints in our own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import typer
from typer.main import get_command

from kzclaims.cli.app import app
from kzclaims.errors import Diagnostic, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.cli.invocation import Task

# typer names only this leaf of its errors in public; what it derives from covers every wrong argument.
_WrongArgument = cast("type[Exception]", typer.BadParameter.__base__)

_WORDING = ((". Did you mean", ", did you mean"), ("Value error, ", ""), ("'", "`"))


def parse(arguments: Sequence[str]) -> Task | None:
    """What the arguments ask for; None where printing help or the version was all of it.

    Raises UsageError for arguments that make no sense.
    """
    try:
        outcome: object = get_command(app).main(
            args=list(arguments), prog_name="kzclaims", standalone_mode=False
        )
    except _WrongArgument as error:
        raise UsageError(_diagnostic(error)) from error
    return outcome if callable(outcome) else None


def _diagnostic(error: Exception) -> Diagnostic:
    context: object = getattr(error, "ctx", None)
    command = getattr(context, "command_path", "kzclaims")
    return Diagnostic(code="usage", message=_message(error), help=f"{command} --help")


def _message(error: Exception) -> str:
    option = getattr(error, "option_name", None)
    possible: Sequence[str] | None = getattr(error, "possibilities", None)
    if option is not None and possible is not None:
        return (
            f"no option `{option}`, did you mean `{min(possible)}`?" if possible else f"no option `{option}`"
        )
    told = str(error.format_message()) if hasattr(error, "format_message") else str(error)
    ours = f"{told[:1].lower()}{told[1:]}".removesuffix(".")
    for theirs, wanted in _WORDING:
        ours = ours.replace(theirs, wanted)
    return ours
