"""Judging a comparison: each article that states all of it by itself, then all sources together.

An article in which no choice of its own claims fulfils the comparison contradicts itself: conflict, or
tension where it gives the parts on the word of different people. Sources that together leave no choice that
fulfils it are in conflict; in tension, where a part is in conflict with itself, so that the wrong one of its
values may be to blame. Where a choice is allowed for certain but not suggested, or only what leaves open what
it is about would fulfil it, that is tension. Where it is fulfilled, two texts agree; one is single.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kzclaims.model import Verdict
from kzclaims.reconcile.relations.parts import pieces_of
from kzclaims.reconcile.relations.search import Choice, Fit, search

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzclaims.model.relation import Comparison, Reference
    from kzclaims.reconcile.relations.parts import Parts, Pieces, Witness

ENOUGH_TO_AGREE = 2


class Cause(StrEnum):
    """Why a comparison has the verdict that it has."""

    HOLDS = "holds"
    SELF = "self"  # an article contradicts itself
    APART = "apart"  # no choice among the sources fulfils it
    SOFT = "soft"
    UNSTATED = "unstated"
    REPORTED = "reported"
    DISPUTED = "disputed"  # as APART, but a part is itself in conflict


VERDICTS = {
    Cause.SELF: Verdict.CONFLICT,
    Cause.APART: Verdict.CONFLICT,
    Cause.SOFT: Verdict.TENSION,
    Cause.UNSTATED: Verdict.TENSION,
    Cause.REPORTED: Verdict.TENSION,
    Cause.DISPUTED: Verdict.TENSION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one article, or all sources (`article` None), make of a comparison, and by which choice.

    `origins` are the texts on whose word it holds.
    """

    cause: Cause
    choice: Choice
    article: str | None = None
    origins: frozenset[str] = frozenset()
    names: int | None = None


def judge(law: Comparison, parts: Parts, *, disputed: bool) -> tuple[Finding, ...]:
    """What is found of a comparison, article by article and at last of all; nothing where it has no value.

    `disputed`: one of the parts is in conflict with itself.
    """
    together = _together(law, parts, disputed=disputed)
    if together is None:
        return ()
    articles = sorted({one.testimony.claim.article for some in parts.values() for one in some})
    texts: set[str] = set()
    alone: list[Finding] = []
    for article in articles:
        own = {
            reference: tuple(one for one in some if one.testimony.claim.article == article)
            for reference, some in parts.items()
        }
        origin = next(one.testimony.origin for some in own.values() for one in some)
        if not all(own.values()) or origin in texts:
            continue
        texts.add(origin)
        finding = _alone(law, own, article)
        if finding is not None:
            alone.append(finding)
    if len(articles) == 1 and alone:
        return tuple(alone)
    return (*alone, together)


def _alone(law: Comparison, parts: Parts, article: str) -> Finding | None:
    """What one article makes of it by its own claims."""
    # That a source has said something newer elsewhere is no excuse for a text at odds with itself.
    pieces = pieces_of(parts)
    cause, choice, origins = _weighed(law, pieces) or (None, None, frozenset[str]())
    if cause is None or choice is None:
        return None
    if cause is Cause.APART:
        voices = {voice for some in pieces.values() for piece in some for voice in piece.voices}
        cause = Cause.REPORTED if len(voices) > 1 else Cause.SELF
    return Finding(cause=cause, choice=choice, article=article, origins=origins)


def _together(law: Comparison, parts: Parts, *, disputed: bool) -> Finding | None:
    cause, choice, origins = _weighed(law, pieces_of(parts)) or (None, None, frozenset[str]())
    if cause is None or choice is None:
        return None
    if cause is Cause.APART and disputed:
        cause = Cause.DISPUTED
    return Finding(cause=cause, choice=choice, origins=origins)


def _weighed(law: Comparison, pieces: Pieces) -> tuple[Cause, Choice, frozenset[str]] | None:
    """The best choice of firm claims, and whether those that leave something open would change it."""
    firm = {
        reference: tuple(piece for piece in some if not piece.loose) for reference, some in pieces.items()
    }
    found = search(law, firm)
    if found is not None and found.best.fit is Fit.SUGGESTED:
        return Cause.HOLDS, found.best, found.origins
    if found is not None and found.best.fit is Fit.ALLOWED:
        return Cause.SOFT, found.best, found.origins
    wider = search(law, pieces)
    if wider is None:
        return None
    if found is not None and wider.best.fit is Fit.NONE:
        return Cause.APART, found.best, found.origins
    holds = found is None and wider.best.fit is Fit.SUGGESTED
    return (Cause.HOLDS if holds else Cause.UNSTATED), wider.best, wider.origins


def verdict_of(findings: Sequence[Finding]) -> Verdict:
    """The gravest of what was found; agreement where it holds by two texts or more."""
    found = {VERDICTS.get(finding.cause, Verdict.AGREE) for finding in findings}
    for grave in (Verdict.CONFLICT, Verdict.TENSION):
        if grave in found:
            return grave
    origins = frozenset[str]().union(*(finding.origins for finding in findings))
    return Verdict.AGREE if len(origins) >= ENOUGH_TO_AGREE else Verdict.SINGLE


def witnesses(parts: Mapping[Reference, Sequence[Witness]]) -> tuple[Witness, ...]:
    """All witnesses of a relation, each once."""
    seen: dict[tuple[str, int, int, str | None], Witness] = {}
    for some in parts.values():
        for one in some:
            claim = one.testimony.claim
            seen.setdefault((claim.article, claim.quantity.start, claim.quantity.end, claim.rule), one)
    return tuple(seen[key] for key in sorted(seen, key=lambda key: (*key[:3], key[3] or "")))
