"""What a check has to show a machine: each open contradiction once, at one place, the worst first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from kzclaims.model import Modality, Severity, Status, Verdict
from kzclaims.report.grouping import by_value
from kzclaims.report.lines import matched, one_line
from kzclaims.report.values import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kzclaims.model import Claim, Fact, Report

_LINE_END = re.compile(r"\r\n|\r|\n")  # what ends a line where lines are counted
_MOST_PLACES = 20  # that a message lists
_MOST_VALUES = 5  # that one line names beside the one that it is about


class Level(StrEnum):
    """How grave a finding is, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


_LEVELS = {
    (Verdict.CONFLICT, Severity.ERROR): Level.ERROR,
    (Verdict.CONFLICT, Severity.WARNING): Level.WARNING,
    (Verdict.TENSION, Severity.ERROR): Level.WARNING,
    (Verdict.TENSION, Severity.WARNING): Level.NOTICE,
}
_GRAVITY = {level: place for place, level in enumerate(Level)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fact in conflict or tension that nobody has accepted.

    `claim` is where it is shown, `others` are the other claims of the fact: those of other values
    first, one for each value before a second for any.
    """

    fact: Fact
    level: Level
    claim: Claim
    others: tuple[Claim, ...]

    @property
    def label(self) -> str:
        """The verdict, the fact's key and, where it is not simply new, its status."""
        status = self.fact.status
        remark = "" if status in {Status.NEW, Status.NONE} else f" ({status.value})"
        return f"{self.fact.verdict.value}[{one_line(self.fact.key)}]{remark}"


@dataclass(frozen=True, slots=True)
class End:
    """The place behind the last character of a claim's words; line and column count from 1."""

    line: int
    column: int


def findings(report: Report) -> tuple[Finding, ...]:
    """The open contradictions and tensions, by level, then conflicts before tensions, then by key."""
    published = {article.id: article.published for article in report.articles}
    found = [_finding(fact, published) for fact in report.facts if is_open(fact)]
    return tuple(sorted(found, key=_rank))


def is_open(fact: Fact) -> bool:
    """Whether the fact is in conflict or tension and is not accepted."""
    return fact.verdict in {Verdict.CONFLICT, Verdict.TENSION} and fact.status is not Status.ACCEPTED


def end_of(claim: Claim) -> End:
    """Where the claim's words end, the column behind their last character."""
    words = claim.quantity.text
    ends = [found.end() for found in _LINE_END.finditer(words)]
    if not ends:
        return End(claim.line, claim.column + len(words))
    return End(claim.line + len(ends), len(words) - ends[-1] + 1)


def value_of(claim: Claim) -> str:
    """What the claim says, in normal form, on one line."""
    return one_line(describe(claim.quantity))


def place_of(claim: Claim) -> str:
    """The claim's `path:line:column`."""
    return f"{one_line(claim.article)}:{claim.line}:{claim.column}"


def summary_line(finding: Finding) -> str:
    """What is said here and what is said elsewhere, with the first place of each other value."""
    here = value_of(finding.claim)
    firsts = first_of_each(finding.others, but=here)
    told = [f"{value_of(other)} at {place_of(other)}" for _, other in firsts[:_MOST_VALUES]]
    if len(firsts) > _MOST_VALUES:
        told.append(more(len(firsts) - _MOST_VALUES, "value"))
    return ", ".join([f"{here} here", *told])


def detail_lines(finding: Finding) -> tuple[str, ...]:
    """The finding in full: its title, who says what and where, the reason."""
    claims = (finding.claim, *finding.others)
    listed = [
        f"{value_of(one)}: {one_line(one.source)}, {place_of(one)}{remark_of(one)}, «{matched(one)}»"
        for one in claims[:_MOST_PLACES]
    ]
    if len(claims) > _MOST_PLACES:
        listed.append(more(len(claims) - _MOST_PLACES, "claim"))
    return one_line(finding.fact.title), *listed, f"= {one_line(finding.fact.reason)}"


def remark_of(claim: Claim) -> str:
    """What sets the claim apart, in brackets, or nothing."""
    return " (revised later)" if claim.revised else ""


def first_of_each(claims: Iterable[Claim], *, but: str) -> list[tuple[int, Claim]]:
    """The first claim of each value with its number among the claims, from 1; that of `but` left out."""
    firsts: dict[str, tuple[int, Claim]] = {}
    for number, claim in enumerate(claims, 1):
        firsts.setdefault(value_of(claim), (number, claim))
    return [one for value, one in firsts.items() if value != but]


def more(number: int, word: str) -> str:
    """`and 3 more values`."""
    return f"and {number} more {word}" if number == 1 else f"and {number} more {word}s"


def _finding(fact: Fact, published: Mapping[str, date | None]) -> Finding:
    claim = _shown(fact.claims, published)
    return Finding(
        fact=fact,
        level=_LEVELS[fact.verdict, fact.severity],
        claim=claim,
        others=_others(fact.claims, claim),
    )


def _shown(claims: tuple[Claim, ...], published: Mapping[str, date | None]) -> Claim:
    """The first dissenting claim of the newest article that has one.

    A check that was green and is red has got an article, most likely, and that is the line to look at;
    where all dissent, nothing else tells which. What is denied, or revised by its source since, is not
    shown. Articles without a date count as the oldest, and of those of one day the last by its id as the
    newest.
    """
    current = [claim for claim in claims if not claim.revised and claim.modality is not Modality.DENIED]
    candidates = [claim for claim in current if claim.dissents] or current or list(claims)
    newest = max((published.get(claim.article) or date.min, claim.article) for claim in candidates)
    return next(claim for claim in candidates if claim.article == newest[1])


def _others(claims: tuple[Claim, ...], shown: Claim) -> tuple[Claim, ...]:
    here = value_of(shown)
    groups = [
        (value == here, [claim for claim in group if claim is not shown]) for value, group in by_value(claims)
    ]
    order = [
        (at, same, place, claim)
        for place, (same, group) in enumerate(groups)
        for at, claim in enumerate(group)
    ]
    return tuple(claim for *_, claim in sorted(order, key=lambda one: one[:3]))


def _rank(finding: Finding) -> tuple[int, bool, str]:
    return _GRAVITY[finding.level], finding.fact.verdict is not Verdict.CONFLICT, finding.fact.key
