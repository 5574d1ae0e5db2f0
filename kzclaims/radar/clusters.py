"""Clusters: numbers of one bucket that share concepts, in groups of values that can be right together.

Origins count, not articles: copies are one witness.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.radar.numbers import is_telling, value_written
from kzclaims.reconcile.intervals import EVERYTHING, Cut, between, high_cut, low_cut
from kzclaims.reconcile.units import is_open, may_be

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.radar.numbers import Number


_LARGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cluster:
    """Numbers that a set of concepts brings together.

    `groups` are those whose values go together, the one of most origins first; `loose` are
    weekdays that no date resolves. A number that
    one of `without` is as near to as the concepts is none of the cluster. `about` is set where
    its numbers are told with other concepts as well: then these are alternatives, and `parts` are the
    clusters of which it was made.
    """

    bucket: str
    concepts: tuple[str, ...]
    numbers: tuple[Number, ...]
    groups: tuple[tuple[Number, ...], ...]
    loose: tuple[Number, ...]
    without: tuple[str, ...] = ()
    about: tuple[tuple[str, ...], ...] = ()
    parts: tuple[Cluster, ...] = ()

    @property
    def groups_of_concepts(self) -> tuple[tuple[str, ...], ...]:
        """The concepts that a rule asks for, alternatives together."""
        return self.about or tuple((concept,) for concept in self.concepts)

    @property
    def languages(self) -> frozenset[str]:
        """The languages of the articles of its numbers."""
        return frozenset(number.language for number in self.numbers)

    @property
    def origins(self) -> int:
        """How many texts of different origin have one of its numbers."""
        return len({number.origin for number in self.numbers})

    @property
    def main(self) -> tuple[Number, ...]:
        """The numbers of the value that most origins give."""
        return self.groups[0] if self.groups else self.loose

    @property
    def support(self) -> int:
        """How many origins give that value."""
        return len({number.origin for number in self.main})


def cluster_of(bucket: str, concepts: tuple[str, ...], numbers: Iterable[Number]) -> Cluster:
    """Numbers with their values put into groups that can each be right together."""
    found = sorted(numbers, key=lambda number: number.place)
    known = [number for number in found if number.interval is not None]
    return Cluster(
        bucket=bucket,
        concepts=concepts,
        numbers=tuple(found),
        groups=tuple(_groups(known)),
        loose=tuple(number for number in found if number.interval is None and number.current),
    )


def _groups(numbers: Sequence[Number]) -> list[tuple[Number, ...]]:
    """The fewest groups of which each has a value in common, by unit of money; the best founded first."""
    units: defaultdict[str | None, list[Number]] = defaultdict(list)
    stated = {number.claim.quantity.unit for number in numbers if number.kind is Kind.MONEY}
    for number in numbers:
        units[_currency(number, stated) if number.kind is Kind.MONEY else None].append(number)
    groups: list[tuple[Number, ...]] = []
    for unit in sorted(units, key=str):
        rest: list[Number] = []
        end = None
        for number in sorted(units[unit], key=_end):
            interval = number.interval
            if interval is None:
                continue
            if end is None or between(low_cut(interval), end) is None:
                if rest:
                    groups.append(tuple(rest))
                rest, end = [], high_cut(interval)
            rest.append(number)
        if rest:
            groups.append(tuple(rest))
    return sorted(groups, key=_founded)


def _currency(number: Number, stated: Iterable[str | None]) -> str | None:
    """The currency of an amount; of a word that several share the one that it may be among those stated."""
    unit = number.claim.quantity.unit
    if unit is None or not is_open(unit):
        return unit
    meant = [other for other in stated if other is not None and not is_open(other) and may_be(unit, other)]
    return meant[0] if len(meant) == 1 else unit


def _end(number: Number) -> tuple[Cut, tuple[str, int]]:
    return high_cut(number.interval or EVERYTHING), number.place


def _founded(group: Sequence[Number]) -> tuple[int, int, tuple[str, int]]:
    return -len({number.origin for number in group}), -len(group), group[0].place


def is_contested(cluster: Cluster) -> bool:
    """Whether its values do not all go together."""
    return len(cluster.groups) > 1 or bool(cluster.loose and cluster.groups)


def written_value(number: Number) -> tuple[object, ...]:
    """What two numbers have in common that say the same."""
    return value_written(number.claim.quantity)


def is_precise(number: Number) -> bool:
    """Whether a value is hardly one of another fact by chance."""
    return is_telling(number.claim.quantity)


def is_rare(number: Number) -> bool:
    """Whether a value is hardly one of two facts of a story: with a unit, or large."""
    quantity = number.claim.quantity
    if number.kind not in {Kind.MONEY, Kind.MEASURE, Kind.COUNT} or not is_precise(number):
        return False
    return number.kind is not Kind.COUNT or (isinstance(quantity.low, Decimal) and quantity.low >= _LARGE)


def merged(one: Cluster, other: Cluster) -> Cluster:
    """Two clusters of one fact in other words as one.

    Groups that share a concept are one, the rest are alternatives of each other. Where one of them asks
    for less than the other, so does the whole.
    """
    about: list[tuple[str, ...]] = []
    ours, theirs = list(one.groups_of_concepts), list(other.groups_of_concepts)
    for group in one.groups_of_concepts:
        same = next((each for each in theirs if not set(group).isdisjoint(each)), None)
        if same is not None:
            about.append(_union(group, same))
            ours.remove(group)
            theirs.remove(same)
    about += [_union(group, each) for group, each in zip(ours, theirs, strict=False)]
    if ours and theirs:
        for rest in (ours[len(theirs) :], theirs[len(ours) :]):
            for group in rest:
                about[-1] = _union(about[-1], group)
    numbers = {number.place: number for number in (*one.numbers, *other.numbers)}
    concepts = dict.fromkeys(concept for group in about for concept in group)
    whole = cluster_of(one.bucket, tuple(concepts), numbers.values())
    return replace(
        whole,
        without=tuple(sorted({*one.without, *other.without})),
        about=tuple(about),
        parts=(*(one.parts or (one,)), other),
    )


def _union(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
