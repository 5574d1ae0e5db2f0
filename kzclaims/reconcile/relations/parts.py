"""Parts: the facts that a relation speaks of, for every binding of its variables, and what they allow."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from kzclaims.model import Hedge, Interval, Kind, Modality
from kzclaims.model.relation import Variable
from kzclaims.reconcile.intervals import hull
from kzclaims.reconcile.lines import DATES, is_undecided
from kzclaims.reconcile.phrases import ends
from kzclaims.reconcile.relations.amounts import Amount, amount, dates
from kzclaims.reconcile.relations.arithmetic import add, point
from kzclaims.reconcile.testimony import revise
from kzclaims.reconcile.wording import said_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from kzclaims.model import Fact, Rule
    from kzclaims.model.relation import Reference
    from kzclaims.reconcile.facts import Stated
    from kzclaims.reconcile.reading import Reading
    from kzclaims.reconcile.testimony import Testimony

Binding = dict[str, str | None]
"""The values of a relation's variables; None for a slot that nobody stated."""

_UNIT = Interval(Decimal(-1), Decimal(1))
_ROUNDED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_LEAST_ROUND = 100
_MOST_ROUNDED = Decimal("0.05")
_HALF_UNIT = Interval(Decimal("-0.5"), Decimal("0.5"))
MOST_CHOICES = 4096
"""How many choices of claims are tried one by one; where there are more, like claims are taken together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A fact, its rule, and the testimonies that it was made of."""

    fact: Fact
    rule: Rule
    members: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A testimony to one part of a relation; a `loose` one proves nothing."""

    testimony: Testimony
    loose: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What claims of one part, all saying the same, allow for certain and suggest."""

    said: str
    outer: Amount
    soft: Amount
    unit: str | None
    loose: bool
    sources: frozenset[str]
    origins: frozenset[str]
    voices: frozenset[str | None]


Parts = dict["Reference", tuple["Witness", ...]]
Pieces = dict["Reference", tuple["Piece", ...]]


def bindings(wanted: Sequence[Reference], grounds: Mapping[str, Sequence[Ground]]) -> Iterator[Binding]:
    """The values of the variables for which every fact is there, sorted."""
    found: list[Binding] = [{}]
    for reference in wanted:
        rows: defaultdict[tuple[tuple[str, str | None], ...], list[Binding]] = defaultdict(list)
        bound = set(found[0]) if found else set[str]()
        for ground in grounds.get(reference.rule, ()):
            row = _match(reference, tuple(value for _, value in ground.fact.slots))
            if row is not None:
                rows[_projected(row, bound)].append(row)
        names = {value.name for value in reference.slots if isinstance(value, Variable)}
        found = [one | row for one in found for row in rows.get(_projected(one, names & bound), ())]
    unique = {tuple(sorted(one.items())): one for one in found}
    yield from (unique[key] for key in sorted(unique, key=lambda key: [(n, v or "") for n, v in key]))


def bound_key(reference: Reference, binding: Binding) -> Stated:
    """The slots of the fact that a reference means."""
    return tuple(binding[value.name] if isinstance(value, Variable) else value for value in reference.slots)


def parts_of(
    wanted: Sequence[Reference], grounds: Mapping[str, Sequence[Ground]], binding: Binding
) -> tuple[Parts, list[Fact]]:
    """The witnesses of each part, and the facts; of what counts no more only what is said now is taken.

    What is denied, planned or only possible is none of them, nor what a source has revised. Where a source
    speaks of several parts, what it said before its newest article on any of them is loose.
    """
    facts: list[Fact] = []
    heard: dict[Reference, list[Testimony]] = {}
    for reference in dict.fromkeys(wanted):
        key = bound_key(reference, binding)
        ground = next(
            one for one in grounds[reference.rule] if tuple(value for _, value in one.fact.slots) == key
        )
        facts.append(ground.fact)
        stated = [
            one
            for one in ground.members
            if one.claim.modality is Modality.STATED and not one.aside and one.meaning.known
        ]
        heard[reference] = [one for one in revise(stated) if not one.revised and _usable(one)]
    newest = _newest(one for members in heard.values() for one in members)
    return {
        reference: tuple(
            Witness(
                testimony=one,
                loose=one.loose
                or None in bound_key(reference, binding)
                or (one.published is not None and one.published < newest.get(one.source, one.published)),
            )
            for one in members
        )
        for reference, members in heard.items()
    }, facts


def pieces_of(parts: Mapping[Reference, Sequence[Witness]]) -> Pieces:
    """What the witnesses of each part allow, like ones together; fewer and wider where they are too many."""
    pieces = {reference: _pieces(witnesses) for reference, witnesses in parts.items()}
    if prod(map(len, pieces.values())) > MOST_CHOICES:
        return {reference: _wide(some) for reference, some in pieces.items()}
    return pieces


def choices(pieces: Pieces) -> Iterator[dict[Reference, Piece]]:
    """Every way to take one piece of each part, those of most sources first."""
    for taken in product(*pieces.values()):
        yield dict(zip(pieces, taken, strict=True))


def _match(reference: Reference, stated: Stated) -> Binding | None:
    row: Binding = {}
    for wanted, value in zip(reference.slots, stated, strict=True):
        if isinstance(wanted, Variable):
            if row.setdefault(wanted.name, value) != value:
                return None
        elif wanted != value:
            return None
    return row


def _projected(row: Binding, names: set[str]) -> tuple[tuple[str, str | None], ...]:
    return tuple(sorted((name, value) for name, value in row.items() if name in names))


def _newest(testimonies: Iterable[Testimony]) -> dict[str, date]:
    newest: dict[str, date] = {}
    for one in testimonies:
        if one.published is not None:
            newest[one.source] = max(one.published, newest.get(one.source, one.published))
    return newest


def _usable(testimony: Testimony) -> bool:
    """Whether a claim has values, in a unit that is decided, and does not contradict itself."""
    return bool(testimony.meaning.readings) and not testimony.meaning.clash and not is_undecided(testimony)


def _pieces(witnesses: Iterable[Witness]) -> tuple[Piece, ...]:
    alike: defaultdict[tuple[str, Amount, Amount, str | None, bool], list[Testimony]] = defaultdict(list)
    for witness in witnesses:
        one = witness.testimony
        unit = None if one.meaning.dated else one.claim.quantity.unit
        for reading in one.meaning.readings:
            outer, soft = _amounts(one, reading, unit)
            alike[said_by(one), outer, soft, unit, witness.loose].append(one)
    pieces = [
        Piece(
            said=said,
            outer=outer,
            soft=soft,
            unit=unit,
            loose=loose,
            sources=frozenset(one.source for one in members),
            origins=frozenset(one.origin for one in members),
            voices=frozenset(one.claim.attribution for one in members),
        )
        for (said, outer, soft, unit, loose), members in alike.items()
    ]
    return tuple(sorted(pieces, key=lambda one: (-len(one.sources), one.loose, one.said, str(one.outer))))


def _amounts(testimony: Testimony, reading: Reading, unit: str | None) -> tuple[Amount, Amount]:
    """What a reading allows for certain, and what it suggests.

    A length of time is counted in whole units, and the last one may have begun or not: it is a unit more
    or less for certain, and half a unit suggests itself. A whole number that ends in zeros means itself, but
    may have been rounded before it was added up: for certain it is half of its last step more or less.
    """
    if testimony.meaning.dated:
        return dates(reading.outer), dates(reading.soft)
    if testimony.claim.quantity.kind is Kind.DURATION:
        return amount(add(reading.outer, _UNIT), unit), amount(add(reading.soft, _HALF_UNIT), unit)
    return amount(add(reading.outer, _rounding(testimony)), unit), amount(reading.soft, unit)


def _rounding(testimony: Testimony) -> Interval:
    """How far off a round number may be: half a step of its last digit but zero, 5 % at most."""
    quantity = testimony.claim.quantity
    number = quantity.low
    exact = quantity.hedge is Hedge.EXACT and number == quantity.high and not quantity.precision
    if quantity.kind not in _ROUNDED or not exact or not isinstance(number, Decimal):
        return point(Decimal(0))
    if number < _LEAST_ROUND or number != number.to_integral_value():
        return point(Decimal(0))
    digits = f"{number:f}".partition(".")[0]
    zeros = len(digits) - len(digits.rstrip("0"))
    leeway = min(Decimal(1).scaleb(zeros) / 2, number * _MOST_ROUNDED) if zeros else Decimal(0)
    return Interval(-leeway, leeway)


def _wide(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """All pieces of one unit as one that covers them."""
    alike: defaultdict[tuple[str, str | None, bool], list[Piece]] = defaultdict(list)
    for piece in pieces:
        alike[piece.outer.unit or "", piece.outer.unit, piece.loose].append(piece)
    return tuple(_covering(alike[key]) for key in sorted(alike, key=lambda key: (key[0], key[2])))


def _covering(pieces: Sequence[Piece]) -> Piece:
    first, unit = pieces[0], pieces[0].outer.unit
    outer = hull(piece.outer.values for piece in pieces) or first.outer.values
    soft = hull(piece.soft.values for piece in pieces) or first.soft.values
    return Piece(
        said=ends(outer, None if unit == DATES else unit),
        outer=Amount(values=outer, unit=unit),
        soft=Amount(values=soft, unit=unit),
        unit=first.unit,
        loose=first.loose,
        sources=frozenset[str]().union(*(piece.sources for piece in pieces)),
        origins=frozenset[str]().union(*(piece.origins for piece in pieces)),
        voices=frozenset[str | None]().union(*(piece.voices for piece in pieces)),
    )
