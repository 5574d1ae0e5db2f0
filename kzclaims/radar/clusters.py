"""Clusters: numbers of one bucket that share concepts, and whether they can be one fact.

A candidate is a set of two or three concepts; its cluster are all numbers of a bucket that have them in
reach. Its values fall into groups that can be right together. A cluster is one fact for certain enough

* where all its values go together, or
* where no origin gives values of two groups, and what the groups have around them is much the same.

Origins count, not articles: copies are one witness.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.radar.numbers import NEAR, is_telling, value_written
from kzclaims.radar.words import NEWS, STATE, alone
from kzclaims.reconcile.intervals import EVERYTHING, Cut, between, high_cut, low_cut
from kzclaims.reconcile.units import is_open, may_be

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kzclaims.model import Span
    from kzclaims.radar.numbers import Number

_MOST_AROUND = 14  # concepts of a number that are tried
_FARTHER = 3  # words by which a concept may stand farther from one value than from another
_LISTED = 8  # how much nearer a concept counts as being that the packs list
_MOST_GROUPS = 3  # values that a contested fact has at most
_SHARED = 3  # concepts near by that all groups of a contested fact share
_TWICE, _HALF_AGAIN = 6, 4  # how many halves of the smallest value the largest may be, by what is shared
_SAME_NUMBERS = 2  # that articles of one story give, at least
_BESIDE = 6  # words within which a concept stands that says alone what is measured
_SURE = 5  # concepts shared with which it may be any
_NEAREST = 3  # concepts next to a number, of which all but one are to be usual for the others
_CLOSE = NEAR + 2
_COUNTING = frozenset({Kind.COUNT, Kind.ORDINAL})
_MOST_NUMBERS = 400  # of a candidate: more share what tells nothing


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cluster:
    """Numbers that a set of concepts brings together.

    `groups` are those whose values go together, the one of most origins first; `loose` are
    weekdays that no date resolves. A number that
    one of `without` is as near to as the concepts is none of the cluster. `about` is set where
    its numbers are told in several languages with other concepts: then these are alternatives.
    """

    bucket: str
    concepts: tuple[str, ...]
    numbers: tuple[Number, ...]
    groups: tuple[tuple[Number, ...], ...]
    loose: tuple[Number, ...]
    without: tuple[str, ...] = ()
    about: tuple[tuple[str, ...], ...] = ()

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


class Telling:
    """How telling each concept is: the seldomer near a number, the more, in halvings."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        self._near: dict[str, int] = defaultdict(int)
        self._all = len(numbers)
        for number in numbers:
            for concept in number.around:
                self._near[concept] += 1

    def of(self, concept: str) -> int:
        """0 for what stands near every number."""
        return (self._all // max(self._near[concept], 1)).bit_length()


class Index:
    """The numbers of one bucket by the concepts around them."""

    def __init__(
        self, bucket: str, numbers: Sequence[Number], telling: Telling, names: frozenset[str]
    ) -> None:
        self.bucket = bucket
        self.telling = telling
        self._names = names
        self.pairs: defaultdict[tuple[str, str], list[Number]] = defaultdict(list)
        self.alone: defaultdict[str, list[Number]] = defaultdict(list)
        self._by_value: defaultdict[tuple[object, ...], list[Number]] = defaultdict(list)
        for number in numbers:
            self._by_value[written_value(number)].append(number)
            tried = sorted(self._tried(number))
            for one, other in combinations(tried, 2):
                self.pairs[one, other].append(number)
            for one in tried:
                if number.around[one] <= _BESIDE:
                    self.alone[one].append(number)

    def candidates(self, least: int) -> Iterator[tuple[str, ...]]:
        """The concepts, one or two, that numbers of so many origins share, and that could be a rule's.

        One alone must say what is measured, and stand right by the number.
        """
        for concept, numbers in self.alone.items():
            if concept not in alone() or len(numbers) > _MOST_NUMBERS:
                continue
            if len({number.origin for number in numbers}) >= least:
                yield (concept,)
        for pair, numbers in self.pairs.items():
            if least <= len(numbers) <= _MOST_NUMBERS and not all(map(self.is_name, pair)):
                if len({number.origin for number in numbers}) >= least:
                    yield pair

    def is_name(self, concept: str) -> bool:
        """Whether a concept is the name of something, and says nothing of it."""
        return concept.startswith(STATE) or concept in self._names

    def cluster(self, concepts: tuple[str, ...], without: tuple[str, ...] = ()) -> Cluster:
        """What a set of two or three concepts brings together, some others not being nearer."""
        numbers = self.alone[concepts[0]] if len(concepts) == 1 else self.pairs[concepts[0], concepts[1]]
        if len(concepts) > 2:
            numbers = [number for number in numbers if all(concept in number.around for concept in concepts)]
        kept = [
            number
            for number in numbers
            if could_claim(number, concepts, self.is_name)
            and not any(self.keeps_out(concept, number, concepts) for concept in without)
        ]
        return replace(cluster_of(self.bucket, concepts, _best_of_passages(kept, concepts)), without=without)

    def holds(self, cluster: Cluster) -> bool:
        """Whether a cluster can be one fact, and none of its values is at home elsewhere.

        A value that most articles give without what the cluster asks for is of another fact, and only seems
        to contradict this one.
        """
        if not is_fact(cluster):
            return False
        if not is_contested(cluster):
            return True
        asked = frozenset(cluster.concepts)
        inside: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
        for number in cluster.numbers:
            inside[written_value(number)].add(number.origin)
        return all(
            len(origins) * 2
            > len(
                {
                    other.origin
                    for other in self._by_value[value][:_MOST_NUMBERS]
                    if not asked.isdisjoint(other.around)
                }
            )
            for value, origins in inside.items()
        )

    def keeps_out(self, concept: str, number: Number, concepts: Iterable[str]) -> bool:
        """Whether a concept is as near to a number as those that a rule asks for, and so keeps it out."""
        if concept not in number.around or self.is_name(concept):
            return False
        if concept == number.counted:
            return True
        own = [number.around[one] for one in concepts if not self.is_name(one)]
        return number.around[concept] <= min(own, default=0)

    def _tried(self, number: Number) -> list[str]:
        def worth(concept: str) -> tuple[int, str]:
            known = concept.startswith((NEWS, STATE))
            return number.around[concept] - 4 * self.telling.of(concept) - _LISTED * known, concept

        return sorted(number.around, key=worth)[:_MOST_AROUND]


def _best_of_passages(numbers: Iterable[Number], concepts: Iterable[str]) -> Iterable[Number]:
    """Of the numbers of one passage that to which the concepts stand nearest: a rule takes one of them."""
    asked = tuple(concepts)
    best: dict[tuple[str, Span], Number] = {}
    for number in numbers:
        passage = (number.claim.article, number.claim.sentence)
        known = best.get(passage)
        if known is None or _farness(number, asked) < _farness(known, asked):
            best[passage] = number
    return best.values()


def _farness(number: Number, concepts: Iterable[str]) -> tuple[int, tuple[str, int]]:
    return sum(number.around[concept] for concept in concepts), number.place


def could_claim(number: Number, concepts: Iterable[str], is_name: Callable[[str], bool]) -> bool:
    """Whether a rule about the concepts could claim the number, as far as distances tell."""
    asked = list(concepts)
    common = [concept for concept in asked if not is_name(concept)]
    if number.kind in _COUNTING and number.anchors.isdisjoint(common):
        return False
    return any(number.around[concept] <= NEAR for concept in common or asked)


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


def is_fact(cluster: Cluster) -> bool:
    """Whether the numbers of a cluster can be taken for values of one fact."""
    if not cluster.main or not any(number.sure for number in cluster.numbers):
        return False
    current = {number.current for number in cluster.numbers}
    if len(current) > 1 or (True in current and not _is_told_alike(cluster)):
        return False
    if _is_of_several(cluster):
        return False
    if not is_contested(cluster):
        return True
    if len(cluster.groups) > _MOST_GROUPS or _is_divided(cluster):
        return False
    parts = (*cluster.groups, cluster.loose) if cluster.loose else cluster.groups
    if not all(any(number.sure for number in part) for part in parts):
        return False
    shared, asked = len(shared_near(cluster)), len(cluster.concepts)
    if cluster.bucket == Kind.DATE:
        return shared >= asked + 2 and _is_told_alike(cluster)
    if not _stands_alike(cluster):
        return False
    story = story_shared(cluster)
    lacking = max(_SHARED, asked + 1) - shared
    times = _TWICE if lacking <= 0 else _HALF_AGAIN
    return lacking <= story and _is_close(cluster, times) and _is_told_alike(cluster, _SHARED - story)


def _stands_alike(cluster: Cluster) -> bool:
    """Whether each concept stands by a number of each part about as near as by those of the others."""
    parts = _parts(cluster)
    for concept in cluster.concepts:
        distances = [
            [number.around[concept] for number in part if concept in number.around] for part in parts
        ]
        heard = [each for each in distances if each]
        if any(min(one) > max(other) + _FARTHER for one in heard for other in heard):
            return False
    return True


def story_shared(cluster: Cluster) -> int:
    """How surely articles of each part tell one story, 0 to 2: by the numbers that they give besides."""
    told = [frozenset(value for number in part for value in number.besides) for part in _parts(cluster)]
    own = {written_value(number) for number in cluster.numbers}
    same = len(frozenset.intersection(*told) - own) if told else 0
    return (same >= _SAME_NUMBERS) + (same > _SAME_NUMBERS)


def _is_told_alike(cluster: Cluster, least: int = _SHARED) -> bool:
    """Whether what stands nearest to a number of each part stands near most numbers of the others, too."""
    parts = _parts(cluster)
    if len(shared_near(cluster)) < least:
        return False
    usual = [_usual(part) for part in parts]
    return all(
        any(len(_nearest(number) & other) >= min(least, _NEAREST - 1) for number in part)
        for part in parts
        for other in usual
    )


def _parts(cluster: Cluster) -> list[tuple[Number, ...]]:
    """The groups and what has no value; where that is one part only, it is taken apart by origin."""
    parts = [part for part in (*cluster.groups, cluster.loose) if part]
    if len(parts) != 1:
        return parts
    by_origin: defaultdict[str, list[Number]] = defaultdict(list)
    for number in parts[0]:
        by_origin[number.origin].append(number)
    return [tuple(part) for part in by_origin.values()]


def _usual(part: Sequence[Number]) -> frozenset[str]:
    """The concepts near a number of half of the origins or more."""
    counted: defaultdict[str, set[str]] = defaultdict(set)
    for number in part:
        for concept, distance in number.around.items():
            if distance <= _CLOSE:
                counted[concept].add(number.origin)
    origins = len({number.origin for number in part})
    return frozenset(concept for concept, near in counted.items() if len(near) * 2 >= origins)


def _nearest(number: Number) -> frozenset[str]:
    ranked = sorted(number.around, key=lambda concept: (number.around[concept], concept))
    return frozenset(ranked[:_NEAREST])


def _is_of_several(cluster: Cluster) -> bool:
    """Whether the numbers are said of different states, and nothing else makes them one.

    «A quarter of America's needs» is not «25 to 30 % of Israel's», whatever else the sentences share. One
    value written with several digits is one in any company.
    """
    shared = len(shared_near(cluster))
    alike = len({written_value(number) for number in cluster.numbers}) == 1
    if alike and (is_precise(cluster.numbers[0]) or cluster.origins >= _SHARED or shared >= _SHARED):
        return False
    if shared >= _SURE:
        return False
    states = {
        frozenset(
            concept
            for concept, distance in number.around.items()
            if concept.startswith(STATE) and distance <= NEAR
        )
        for number in cluster.numbers
    }
    if len(states) > _MOST_GROUPS:
        states = {
            frozenset.union(*(frozenset(c for c in n.around if c.startswith(STATE)) for n in group))
            for group in cluster.groups
        }
    return any(one - other and other - one for one, other in combinations(sorted(states, key=sorted), 2))


def written_value(number: Number) -> tuple[object, ...]:
    """What two numbers have in common that say the same."""
    return value_written(number.claim.quantity)


def is_precise(number: Number) -> bool:
    """Whether a value is hardly one of another fact by chance."""
    return is_telling(number.claim.quantity)


def _is_divided(cluster: Cluster) -> bool:
    """Whether one origin gives values of two groups: then they are of two things."""
    seen: dict[str, int] = {}
    for index, group in enumerate(cluster.groups):
        for number in group:
            if seen.setdefault(number.origin, index) != index:
                return True
    return False


def shared_near(cluster: Cluster) -> frozenset[str]:
    """The concepts near a number of each of its values, or of each origin where there is but one value."""
    near = [
        frozenset(
            concept for number in part for concept, distance in number.around.items() if distance <= _CLOSE
        )
        for part in _parts(cluster)
    ]
    return frozenset.intersection(*near) if near else frozenset()


def _is_close(cluster: Cluster, times: int) -> bool:
    """Whether the values are of one size, or so much is shared that one of them may be a slip."""
    if len(shared_near(cluster)) >= _SURE:
        return True
    ends = [
        end
        for group in cluster.groups
        for number in group
        if number.interval is not None
        for end in (number.interval.low, number.interval.high)
        if end is not None
    ]
    if not ends or cluster.bucket == Kind.DATE:
        return True
    return max(ends) * 2 <= min(ends) * times  # type: ignore[operator]  # of one bucket, and no dates


def is_contested(cluster: Cluster) -> bool:
    """Whether its values do not all go together."""
    return len(cluster.groups) > 1 or bool(cluster.loose and cluster.groups)


def merged(one: Cluster, other: Cluster) -> Cluster:
    """Two clusters of one fact in different languages as one: what they share, the rest as alternatives."""
    shared = [concept for concept in one.concepts if concept in other.concepts]
    ours = [concept for concept in one.concepts if concept not in shared]
    theirs = [concept for concept in other.concepts if concept not in shared]
    about: list[tuple[str, ...]] = [(concept,) for concept in shared]
    for place in range(max(len(ours), len(theirs))):
        pair = [rest[min(place, len(rest) - 1)] for rest in (ours, theirs) if rest]
        about.append(tuple(pair))
    numbers = {number.place: number for number in (*one.numbers, *other.numbers)}
    whole = cluster_of(one.bucket, (*one.concepts, *theirs), numbers.values())
    return replace(whole, without=tuple(sorted({*one.without, *other.without})), about=tuple(about))
