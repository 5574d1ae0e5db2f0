"""GitHub-flavoured Markdown: the contradictions as a table, for the summary of a job or a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.model import Status, Verdict
from kzclaims.report.grouping import by_value
from kzclaims.report.lines import matched, one_line
from kzclaims.report.to_text import summary_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.model import Claim, Fact, Report
    from kzclaims.report.shape import View

COLUMNS = ("Verdict", "Fact", "Value", "Said in", "Words")

_MOST_BYTES = 900_000  # GitHub drops a summary of more than 1 MiB
_MOST_PLACES = 20  # of one value; the CSV has all

# What Markdown, or GitHub after it, could read as more than text. As character references they are text
# to every one of them; a backslash would not keep a table from ending a cell at `|` in code, nor GitHub
# from reading `$` as mathematics. A colon and a full stop count only where they make an address a link.
_ACTIVE = re.compile(r"[&<>|`*_~\[\]\\$#@]|:(?=[^\s\d])|(?i:(?<=www))\.")


def check(report: Report, view: View) -> Iterator[str]:
    """Open conflicts and then tensions, a row for each value; below them the reasons and the totals."""
    facts = [
        fact
        for verdict in (Verdict.CONFLICT, Verdict.TENSION)
        for fact in report.facts
        if fact.verdict is verdict and fact.status is not Status.ACCEPTED
    ]
    shown = _as_many_as_fit(facts)
    yield f"### {_heading(facts)}{', incomplete' if view.unread else ''}\n"
    if shown:
        yield "\n"
        yield _row(COLUMNS)
        yield _row("---" for _ in COLUMNS)
        for fact in shown:
            yield from _rows(fact)
        yield "\n"
        for fact in shown:
            yield _reason(fact)
    if len(shown) < len(facts):
        yield f"\nNot shown for want of space: {len(facts) - len(shown)} more. The CSV has all.\n"
    if not view.quiet:
        yield f"\n{summary_of(report, view)}\n"


def inert(text: str) -> str:
    """The text on one line, as text and nothing else wherever Markdown is read."""
    return _ACTIVE.sub(lambda found: f"&#{ord(found[0])};", one_line(text))


def _heading(facts: Sequence[Fact]) -> str:
    counts = [
        (sum(fact.verdict is verdict for fact in facts), verdict.value)
        for verdict in (Verdict.CONFLICT, Verdict.TENSION)
    ]
    told = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count]
    return ", ".join(told) or "No open contradictions"


def _as_many_as_fit(facts: Iterable[Fact]) -> list[Fact]:
    """The first facts, whole, that fit into a summary."""
    shown: list[Fact] = []
    room = _MOST_BYTES
    for fact in facts:
        room -= sum(len(piece.encode(errors="replace")) for piece in (*_rows(fact), _reason(fact)))
        if room < 0:
            break
        shown.append(fact)
    return shown


def _rows(fact: Fact) -> Iterator[str]:
    name = (fact.verdict.value, f"**{inert(fact.key)}** {inert(fact.title)} ({fact.status.value})")
    for place, (value, claims) in enumerate(by_value(fact.claims)):
        first = name if place == 0 else ("", "")
        yield _row((*first, inert(value), _places(claims), inert(matched(claims[0]))))


def _places(claims: Sequence[Claim]) -> str:
    listed = [
        f"{inert(claim.source)}, {inert(claim.article)}:{claim.line}:{claim.column}"
        for claim in claims[:_MOST_PLACES]
    ]
    rest = len(claims) - len(listed)
    return "; ".join([*listed, f"and {rest} more"] if rest else listed)


def _reason(fact: Fact) -> str:
    return f"- **{inert(fact.key)}**: {inert(fact.reason)}\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
