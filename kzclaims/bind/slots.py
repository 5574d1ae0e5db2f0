"""Slots: the qualifiers of a claim, each taken from the nearest place that states it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzclaims.bind.reach import Found, Zone
from kzclaims.bind.terms import Mention
from kzclaims.bind.times import is_taken, time_of
from kzclaims.model import Taken, Where, split_role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kzclaims.bind.reach import Reach
    from kzclaims.bind.reading import Placed
    from kzclaims.bind.terms import Vocabulary
    from kzclaims.model import Rule, Slot

_LINKED = 4  # how much nearer a word of direction («with») brings a term
_FARTHEST_COMMON = 14  # words within which a common noun qualifies a number
_TAKEN = 6  # how much farther away counts what stands nearer to another number
_DOMINANCE = 3
_COMMAS = frozenset(",،")


class Filled(NamedTuple):
    """What a slot is filled with, how far away that was found, and the pieces that say so, if any do.

    `prefix` letters of the first piece are particles written onto it.
    """

    value: str | None = None
    where: Where | None = None
    first: int = 0
    last: int = 0
    prefix: int = 0

    def taken(self, slot: str, reach: Reach) -> Taken | None:
        """The place for a claim to keep; None for a slot that is not stated."""
        if self.value is None or self.where is None:
            return None
        if self.first >= self.last:
            return Taken(slot=slot, where=self.where)
        span = reach.reading.span_of(Mention(self.value, self.first, self.last, self.prefix))
        return Taken(slot=slot, where=self.where, span=span)


def fill_slots(rule: Rule, reach: Reach, vocabulary: Vocabulary) -> tuple[Filled, ...]:
    """What fills the rule's slots, in its order, for one number.

    A name is looked for in the clause, the sentence, what leads into a list, then ever farther
    around, at last in the whole article if one of the slot's terms is spoken of by far the most. A
    common noun qualifies only what stands close by, or a list. Two terms equally near state nothing.
    """
    return tuple(_fill(slot, reach, vocabulary) for slot in rule.slots)


def _fill(slot: Slot, reach: Reach, vocabulary: Vocabulary) -> Filled:
    if slot.time is not None:
        timed = time_of(reach, slot.time)
        if timed is None:
            return Filled()
        where = _where(reach, timed.zone, timed.placed)
        return Filled(timed.value, where, timed.placed.first, timed.placed.last)
    names = [term for term in slot.terms if term in vocabulary.names]
    common = [term for term in slot.terms if term not in vocabulary.names]
    near = [
        found
        for found in _linked(reach, slot.terms)
        if found.term in vocabulary.names or found.distance <= _FARTHEST_COMMON
    ]
    near += reach.around(common, Zone.LEAD)
    # What the sentence itself names comes before what those around it do, however long it is.
    told = any(found.term in vocabulary.names for found in near)
    near += reach.around(names, Zone.LEAD, *(() if told else (Zone.NEAR,)))
    if near:
        return _nearest(reach, near)
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
        distance = found.distance - _LINKED * linked + _TAKEN * is_taken(reading, placed, mention)
        yield found._replace(distance=distance)


def _nearest(reach: Reach, near: list[Found]) -> Filled:
    least = min(found.distance for found in near)
    found = [one for one in near if one.distance == least]
    if len({one.term for one in found}) > 1:
        return Filled()
    best = found[0]
    if best.mention is not None and _is_shared(reach, best.mention, {one.term for one in near}):
        return Filled()
    at: Mention | None = best.mention or best.elsewhere
    first, last, prefix = (0, 0, 0) if at is None else (at.first, at.last, at.prefix)
    return Filled(split_role(best.term)[1], where_found(reach, best), first, last, prefix)


def _is_shared(reach: Reach, mention: Mention, terms: Collection[str]) -> bool:
    """Whether a name stands in one list with another that could fill the slot: the number is of both.

    A list is a run of names with commas and words for "and" between, and at least one such word: «the
    airlines of Uzbekistan, Tajikistan and Kazakhstan ordered 37» is no one's order alone.
    """
    reading = reach.reading
    names = [one for one in reading.mentions(reach.placed.passage) if one.term in terms]
    run, joined = [mention], False
    for others, forward in ((names, True), (names[::-1], False)):
        at = mention
        for other in others:
            if (other.first < at.last) if forward else (other.last > at.first):
                continue
            one, two = (at, other) if forward else (other, at)
            between = [piece for piece in reading.pieces[one.last : two.first] if not piece.isspace()]
            ands = [piece for piece in between if piece in reading.context.ands]
            written = bool(two.prefix) and reading.pieces[two.first].startswith(tuple(reading.context.ands))
            if len(ands) + sum(piece in _COMMAS for piece in between) < len(between):
                break
            if not between and not written:
                break
            joined = joined or bool(ands) or written
            run.append(other)
            at = other
    return joined and len({split_role(one.term)[1] for one in run}) > 1


def where_found(reach: Reach, found: Found) -> Where:
    """How far from a number a term was found."""
    if found.zone is Zone.NEAR and found.elsewhere is None:
        return Where.TITLE
    return _where(reach, found.zone, found.mention)


def _where(reach: Reach, zone: Zone, place: Placed | Mention | None) -> Where:
    if zone is Zone.OWN:
        near = place is not None and reach.reading.same_clause(reach.placed, place)
        return Where.CLAUSE if near else Where.SENTENCE
    return {Zone.LEAD: Where.LEAD_IN, Zone.NEAR: Where.PARAGRAPH, Zone.ANYWHERE: Where.ARTICLE}[zone]


def _dominant(reach: Reach, terms: Iterable[str]) -> Filled:
    """The one term that the article speaks of, or by far the most."""
    counts = reach.reading.counts[reach.appended]
    ranked = sorted(((counts.get(term, 0), term) for term in set(terms)), reverse=True)
    if not ranked or not ranked[0][0]:
        return Filled()
    if len(ranked) > 1 and ranked[0][0] < _DOMINANCE * ranked[1][0]:
        return Filled()
    return Filled(split_role(ranked[0][1])[1], Where.ARTICLE)
