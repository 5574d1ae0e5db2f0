"""The outcome of trying rules on their examples, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.report.lines import claim_key, one_line
from kzclaims.report.values import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.model import Claim, Location


def failure_lines(  # noqa: PLR0913 - the parts of one line each
    *, rule: str, failure: str, location: Location, text: str, wanted: str, found: Sequence[Claim]
) -> Iterator[str]:
    """One failure: which rule, how, where; the text on a line of its own, what was wanted and found."""
    place = f"{one_line(location.file)}:{location.line}:{location.column}"
    yield f"FAIL {rule}  {failure}  {place}\n"
    if text:
        yield "       text  \n"
        yield f"         {one_line(text)}\n"
    yield f"       want  {one_line(wanted)}\n"
    if text:
        got = "; ".join(f"{describe(claim.quantity)} ({claim_key(claim)})" for claim in found) or "no match"
        yield f"       got   {got}\n"


def summary_line(  # noqa: PLR0913 - one number each
    *, rules: int, examples: int, passed: int, failed: int, todo: int, untested: int
) -> str:
    """`22 rules, 90 examples: 88 passed, 1 failed, 1 todo; 0 rules untested`."""
    return (
        f"{rules} rules, {examples} examples: {passed} passed, {failed} failed, {todo} todo; "
        f"{untested} rules untested\n"
    )
