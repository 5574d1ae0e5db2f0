"""Slots: the qualifiers of a claim, each taken from the nearest place that states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.bind.reach import Found, Zone
from kzclaims.model import Granularity, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.bind.reach import Reach
    from kzclaims.bind.reading import Placed, Reading
    from kzclaims.bind.terms import Mention, Vocabulary
    from kzclaims.model import Quantity, Rule, Slot

_LINKED = 4  # how much nearer a word of direction («with») brings a term
_FARTHEST_COMMON = 14  # words within which a common noun qualifies a number
_FARTHEST_DATE = 12
_TAKEN = 6  # how much farther away counts what stands nearer to another number
_DOMINANCE = 3

_PERIODS = frozenset(
    {
        Granularity.MONTH,
        Granularity.QUARTER,
        Granularity.HALF,
        Granularity.YEAR,
        Granularity.RANGE,
    }
)


def fill_slots(rule: Rule, reach: Reach, vocabulary: Vocabulary) -> tuple[tuple[str, str | None], ...]:
    """The rule's slots, in its order, with what the text states of each for one number.

    A name is looked for in the clause, the sentence, what leads into a list, then ever farther
    around, at last in the whole article if one of the slot's terms is spoken of by far the most. A
    common noun qualifies only what stands close by, or a list. Two terms equally near state nothing.
    """
    return tuple((slot.name, _fill(slot, reach, vocabulary)) for slot in rule.slots)


def _fill(slot: Slot, reach: Reach, vocabulary: Vocabulary) -> str | None:
    if slot.date:
        return _year(reach)
    names = [term for term in slot.terms if term in vocabulary.names]
    common = [term for term in slot.terms if term not in vocabulary.names]
    near = [
        found
        for found in _linked(reach, slot.terms)
        if found.term in vocabulary.names or found.distance <= _FARTHEST_COMMON
    ]
    near += reach.around(common, Zone.LEAD)
    near += reach.around(names, Zone.LEAD, Zone.NEAR)
    if near:
        return _nearest(near)
    return _dominant(reach, names)


def _linked(reach: Reach, terms: Iterable[str]) -> Iterable[Found]:
    """The mentions in the number's passage; those behind a word of direction count as nearer."""
    reading, placed = reach.reading, reach.placed
    for found in reach.own(terms):
        mention = found.mention
        if mention is None or found.distance < 0:
            continue
        before = reading.between(max(mention.first - 2, 0), mention.first).split()
        linked = bool(before) and before[-1] in reading.context.linking
        distance = found.distance - _LINKED * linked + _TAKEN * _is_taken(reading, placed, mention)
        yield found._replace(distance=distance)


def _is_taken(reading: Reading, placed: Placed, place: Placed | Mention) -> bool:
    """Whether a like number of the passage stands nearer to a place, or as near and before it."""
    own = (reading.distance(placed, place), placed.first > place.first)
    return any(
        (reading.distance(other, place), other.first > place.first) < own
        for other in reading.numbers_in(placed.passage)
        if other is not placed and other is not place and other.quantity.kind is placed.quantity.kind
    )


def _nearest(near: list[Found]) -> str | None:
    least = min(found.distance for found in near)
    terms = {found.term for found in near if found.distance == least}
    return terms.pop() if len(terms) == 1 else None


def _dominant(reach: Reach, terms: Iterable[str]) -> str | None:
    """The one term that the article speaks of, or by far the most."""
    counts = reach.reading.counts[reach.appended]
    ranked = sorted(((counts.get(term, 0), term) for term in set(terms)), reverse=True)
    if not ranked or not ranked[0][0]:
        return None
    if len(ranked) > 1 and ranked[0][0] < _DOMINANCE * ranked[1][0]:
        return None
    return ranked[0][1]


def _year(reach: Reach) -> str | None:
    """The year of the nearest date in the number's clause or sentence, else in a list's lead-in."""
    reading, placed = reach.reading, reach.placed
    near = sorted(
        (2 * distance + (other.last <= placed.first), year)
        for other in reading.numbers_in(placed.passage)
        if other is not placed
        and (year := year_of(other.quantity)) is not None
        and (distance := _date_distance(reading, placed, other)) <= _FARTHEST_DATE
    )
    if near:
        return near[0][1]
    for stretch in reach.stretches:
        if stretch.zone is Zone.LEAD:
            years = {year_of(other.quantity) for other in reading.numbers_in(stretch.passage)} - {None}
            if len(years) == 1:
                return years.pop()
    return None


def _date_distance(reading: Reading, placed: Placed, date: Placed) -> int:
    """How far a date is from a number; farther if a like number stands nearer to it."""
    return reading.distance(placed, date) + _TAKEN * _is_taken(reading, placed, date)


def year_of(quantity: Quantity) -> str | None:
    """The year that a date gives to an amount: of a period, not of the day something was said."""
    if quantity.kind is not Kind.DATE or quantity.granularity not in _PERIODS:
        return None
    low, high = quantity.low, quantity.high
    years = {getattr(low, "year", None), getattr(high, "year", None)}
    year = years.pop()
    return None if years or year is None else f"{year:04d}"
