"""The outcome of trying rules on their examples, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.report.lines import claim_key, one_line
from kzclaims.report.values import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.model import Claim, Fact, Location


def failure_lines(  # noqa: PLR0913 - the parts of one line each
    *,
    rule: str,
    failure: str,
    location: Location,
    text: str,
    wanted: str,
    found: Sequence[Claim],
    facts: Sequence[Fact] = (),
) -> Iterator[str]:
    """One failure: which rule, how, where; the text on a line of its own, what was wanted and found."""
    place = f"{one_line(location.file)}:{location.line}:{location.column}"
    yield f"FAIL {rule}  {failure}  {place}\n"
    if text:
        yield "       text  \n"
        yield f"         {one_line(text)}\n"
    yield f"       want  {one_line(wanted)}\n"
    if text:
        got = [f"{describe(claim.quantity)} ({claim_key(claim)})" for claim in found]
        got += [f"{fact.verdict} ({fact.key}): {one_line(fact.reason)}" for fact in facts]
        yield f"       got   {'; '.join(got) or 'no match'}\n"


def summary_line(  # noqa: PLR0913 - one number each
    *, rules: int, examples: int, passed: int, failed: int, todo: int, untested: int, relations: int = 0
) -> str:
    """`22 rules, 3 relations, 90 examples: 88 passed, 1 failed, 1 todo; 0 rules untested`."""
    related = f", {relations} relations" if relations else ""
    return (
        f"{rules} rules{related}, {examples} examples: {passed} passed, {failed} failed, {todo} todo; "
        f"{untested} rules untested\n"
    )
