"""The binder: which rule claims which number of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.bind.candidates import Candidate, Slots, candidates
from kzclaims.bind.dateline import in_dateline
from kzclaims.bind.former import is_former
from kzclaims.bind.lending import told_in_full
from kzclaims.bind.lines import Lines
from kzclaims.bind.reach import reach_of
from kzclaims.bind.reading import Placed, Reading
from kzclaims.bind.restated import is_other_voice, says_it_twice
from kzclaims.bind.strangers import Strangers
from kzclaims.bind.times import scope_of
from kzclaims.bind.voice import voice_of
from kzclaims.model import Claim, Hedge, Span, Why
from kzclaims.text.segment import PassageKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzclaims.bind.plan import Plan
    from kzclaims.bind.reach import Reach
    from kzclaims.model import Article, Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What an article's numbers became: claims, and those that no rule claims; each in order."""

    claims: tuple[Claim, ...]
    unclaimed: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Binding:
    """How the numbers of an article were bound: all of them as claims, those of no rule included.

    `reaches` has what each number sees, None for one that stands in no text; `chosen` the candidate
    that each claimed number went to; `barred` why a rule that fits a number did not get it, by the number
    and the rule's id.
    """

    reading: Reading
    reaches: tuple[Reach | None, ...]
    chosen: Mapping[int, Candidate]
    barred: Mapping[tuple[int, str], Why]
    claims: tuple[Claim, ...]


def bind_article(article: Article, plan: Plan) -> Bound:
    """Bind the numbers of one article to the rules of a plan.

    A number goes to the rule that it fits best, and to one only. Within a passage a rule takes one
    number, more only where their slots differ (a list), where a date is said a second time as a
    length of time, where a second source is quoted on it, or where one is planned or denied and the
    other is not («of a planned 8 billion, 4 billion were signed»).
    Raises RuleError where a rule's pattern takes too long.
    """
    claims = binding(article, plan).claims
    return Bound(
        claims=tuple(claim for claim in claims if claim.rule is not None),
        unclaimed=tuple(claim for claim in claims if claim.rule is None),
    )


def binding(article: Article, plan: Plan) -> Binding:
    """The same with all that it rests on. Raises RuleError where a rule's pattern takes too long."""
    reading = Reading(article, plan.vocabulary)
    reaches = [
        None if not _is_text(reading, placed) else reach_of(reading, placed) for placed in reading.quantities
    ]
    strangers, found, barred = Strangers(reading, plan), list[Candidate](), dict[tuple[int, str], Why]()
    for candidate in candidates(plan, reading, reaches):
        reach = reaches[candidate.number]
        if reach is not None and strangers.own(candidate.rule, reach):
            barred[candidate.number, candidate.rule.id] = Why.STRANGER
        else:
            found.append(candidate)
    picked = _choose(reading, found, barred)
    chosen = told_in_full(picked, reaches)
    barred |= {(number, one.rule.id): Why.FULLER for number, one in picked.items() if number not in chosen}
    lines = Lines(article.text)
    claims = tuple(
        _claim(reading, lines, placed, chosen.get(index), reaches[index])
        for index, placed in enumerate(reading.quantities)
    )
    return Binding(reading=reading, reaches=tuple(reaches), chosen=chosen, barred=barred, claims=claims)


def _is_text(reading: Reading, placed: Placed) -> bool:
    furniture = reading.passages[placed.passage].kind is PassageKind.FURNITURE
    return not furniture and not in_dateline(reading, placed)


def _choose(
    reading: Reading, found: Sequence[Candidate], barred: dict[tuple[int, str], Why]
) -> dict[int, Candidate]:
    """The best candidates that can all stand, by the index of their number.

    A former value comes last, and stands only beside the present one with another slot: another year.
    «Billions» gives way to a number: «deals of billions; 29 of them are worth 17 billion».
    What is left out for that is added to `barred`.
    """
    former = {
        number: is_former(reading, reading.quantities[number]) for number in {one.number for one in found}
    }
    chosen: dict[int, Candidate] = {}
    taken: dict[tuple[str, int], list[Candidate]] = {}
    for candidate in sorted(found, key=lambda one: (former[one.number], _is_vague(one), *_fit(one))):
        same = taken.setdefault((candidate.rule.id, candidate.placed.passage), [])
        if candidate.number in chosen or not all(_go_together(reading, one, candidate) for one in same):
            continue
        if former[candidate.number] and not any(_differ(one.slots, candidate.slots) for one in same):
            barred[candidate.number, candidate.rule.id] = Why.FORMER
            continue
        chosen[candidate.number] = candidate
        same.append(candidate)
    return chosen


def _go_together(reading: Reading, one: Candidate, other: Candidate) -> bool:
    """Whether a rule may claim two numbers of one passage."""
    if _differ(one.slots, other.slots):
        return True
    first, second = sorted((one.placed, other.placed), key=lambda placed: placed.first)
    if says_it_twice(reading, first, second) or is_other_voice(reading, first, second):
        return True
    return voice_of(reading, first)[0] is not voice_of(reading, second)[0]


def _is_vague(candidate: Candidate) -> bool:
    return candidate.placed.quantity.hedge is Hedge.VAGUE


def _fit(candidate: Candidate) -> tuple[int, str, int]:
    """The order of candidates, the best first."""
    return -candidate.score, candidate.rule.id, candidate.number


def _differ(one: Slots, other: Slots) -> bool:
    """Whether some slot is stated for both, and differently."""
    return any(
        first is not None and second is not None and first != second
        for (_, first), (_, second) in zip(one, other, strict=True)
    )


def _claim(
    reading: Reading,
    lines: Lines,
    placed: Placed,
    candidate: Candidate | None,
    reach: Reach | None,
) -> Claim:
    passage = reading.passages[placed.passage]
    line, column = lines.place(placed.quantity.start)
    modality, attribution = voice_of(reading, placed)
    taken: tuple[Taken | None, ...] = ()
    scope = None
    if candidate is not None and reach is not None:
        taken = tuple(
            one.taken(name, reach) for (name, _), one in zip(candidate.slots, candidate.filled, strict=True)
        )
        scope = scope_of(reach)
    return Claim(
        rule=None if candidate is None else candidate.rule.id,
        slots=() if candidate is None else candidate.slots,
        article=reading.article.id,
        source=reading.article.source,
        line=line,
        column=column,
        sentence=Span(passage.start, passage.end),
        quantity=placed.quantity,
        modality=modality,
        attribution=attribution,
        taken=tuple(one for one in taken if one is not None),
        scope=scope,
    )
