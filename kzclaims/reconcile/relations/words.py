"""The reason of a relation's verdict: who says so, the derivation, and what would flip it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from kzclaims.model import Verdict
from kzclaims.reconcile.relations.derivation import Derivation
from kzclaims.reconcile.relations.judgement import VERDICTS, Cause
from kzclaims.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.model.relation import Comparison
    from kzclaims.reconcile.relations.judgement import Finding


class Counts(NamedTuple):
    """Who speaks of a relation."""

    sources: int
    origins: int
    articles: int


def reason_of(
    law: Comparison, findings: Sequence[Finding], verdict: Verdict, counts: Counts, *, need: str = ""
) -> str:
    """Why a comparison has its verdict, in words and numbers that can be redone by hand.

    `need` says whose comparison it is where no rule file writes it: `a fall needs`.
    """
    decisive = [one for one in findings if VERDICTS.get(one.cause, Verdict.AGREE) is verdict] or [
        one for one in reversed(findings) if one.cause is Cause.HOLDS
    ]
    first = decisive[0]
    derivation = Derivation(law, first.choice, first.names)
    worked = f"{need} {derivation.text()}" if need else derivation.text()
    opening = f"{counted(counts.sources, 'source')}, {counted(counts.origins, 'origin')}: "
    text = _told(first, worked, many=counts.articles > 1)
    parts = [f"{opening}{text}."]
    alike = sum(one.cause is first.cause and one.article is not None for one in decisive) - 1
    if first.article is not None and alike > 0 and first.cause is not Cause.HOLDS:
        parts.append(f"And so do {counted(alike, 'other article')}.")
    cure = derivation.cure()
    if verdict is Verdict.SINGLE:
        parts[0] = f"{opening}{text}; nothing to compare with."
    elif cure:
        parts.append(f"{cure}.")
    return " ".join(parts)


def _told(finding: Finding, derivation: str, *, many: bool) -> str:
    who = finding.article if many and finding.article is not None else "one article"
    match finding.cause:
        case Cause.HOLDS:
            return derivation
        case Cause.SELF:
            return f"{who} contradicts itself: {derivation}"
        case Cause.APART:
            return f"no choice of what they say fits; the nearest is {derivation}"
        case Cause.SOFT:
            return f"this can be right, but is not what the words suggest: {derivation}"
        case Cause.UNSTATED:
            return (
                f"{derivation}; but a claim leaves open what it is about, or is older than what its source "
                "says now, which proves nothing"
            )
        case Cause.REPORTED:
            return f"{who} gives the parts on the word of different people: {derivation}"
        case Cause.DISPUTED:
            return (
                f"no choice of what they say fits; the nearest is {derivation}. But the sources contradict "
                "each other on a part of it, which may be what is wrong"
            )
        case _:
            assert_never(finding.cause)
