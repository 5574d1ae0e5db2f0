"""The binder: which rule claims which number of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.bind.candidates import Candidate, Slots, candidates, is_dimension_apart
from kzclaims.bind.lines import Lines
from kzclaims.bind.plan import Plan
from kzclaims.bind.reach import reach_of
from kzclaims.bind.reading import Placed, Reading
from kzclaims.bind.voice import voice_of
from kzclaims.model import Claim, Rule, Span
from kzclaims.text.segment import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.model import Article

_RESTATED = 5  # words within which a date and a length of time say one thing twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What an article's numbers became: claims, and those that no rule claims; each in order."""

    claims: tuple[Claim, ...]
    unclaimed: tuple[Claim, ...]


def bind_article(article: Article, plan: Plan) -> Bound:
    """Bind the numbers of one article to the rules of a plan.

    A number goes to the rule that it fits best, and to one only. Within a passage a rule takes one
    number, more only where their slots differ (a list) or a date is said a second time as a length.
    Raises RuleError where a rule's pattern takes too long.
    """
    reading = Reading(article, plan.vocabulary)
    reaches = [
        None if not _is_text(reading, placed) else reach_of(reading, placed) for placed in reading.quantities
    ]
    chosen = _choose(reading, candidates(plan, reading, reaches))
    lines = Lines(article.text)
    claims: list[Claim] = []
    unclaimed: list[Claim] = []
    for index, placed in enumerate(reading.quantities):
        candidate = chosen.get(index)
        if candidate is None:
            unclaimed.append(_claim(reading, lines, placed, None, ()))
        else:
            claims.append(_claim(reading, lines, placed, candidate.rule, candidate.slots))
    return Bound(claims=tuple(claims), unclaimed=tuple(unclaimed))


def _is_text(reading: Reading, placed: Placed) -> bool:
    return reading.passages[placed.passage].kind is not PassageKind.FURNITURE


def _choose(reading: Reading, found: Iterable[Candidate]) -> dict[int, Candidate]:
    """The best candidates that can all stand, by the index of their number."""
    ranked = sorted(found, key=lambda one: (-one.score, one.rule.id, one.index))
    chosen: dict[int, Candidate] = {}
    taken: dict[tuple[str, int], list[Candidate]] = {}
    for candidate in ranked:
        same = taken.setdefault((candidate.rule.id, candidate.placed.passage), [])
        if candidate.index in chosen or not all(_go_together(reading, one, candidate) for one in same):
            continue
        chosen[candidate.index] = candidate
        same.append(candidate)
    return chosen


def _go_together(reading: Reading, one: Candidate, other: Candidate) -> bool:
    """Whether a rule may claim two numbers of one passage."""
    if _differ(one.slots, other.slots):
        return True
    restated = is_dimension_apart(one.placed.quantity, other.placed.quantity)
    return restated and reading.distance(one.placed, other.placed) <= _RESTATED


def _differ(one: Slots, other: Slots) -> bool:
    """Whether some slot is stated for both, and differently."""
    return any(
        first is not None and second is not None and first != second
        for (_, first), (_, second) in zip(one, other, strict=True)
    )


def _claim(reading: Reading, lines: Lines, placed: Placed, rule: Rule | None, slots: Slots) -> Claim:
    passage = reading.passages[placed.passage]
    line, column = lines.place(placed.quantity.start)
    modality, attribution = voice_of(reading, placed)
    return Claim(
        rule=None if rule is None else rule.id,
        slots=slots,
        article=reading.article.id,
        source=reading.article.source,
        line=line,
        column=column,
        sentence=Span(passage.start, passage.end),
        quantity=placed.quantity,
        modality=modality,
        attribution=attribution,
    )
