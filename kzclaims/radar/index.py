"""The numbers of one bucket by the concepts around them, and what sets of concepts bring together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.radar.clusters import Cluster, cluster_of, is_contested, written_value
from kzclaims.radar.judging import is_fact
from kzclaims.radar.numbers import NEAR
from kzclaims.radar.words import NEWS, PHRASE, STATE, alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kzclaims.model import Span
    from kzclaims.radar.numbers import Number

_MOST_AROUND = 14  # concepts of a number that are tried
_LISTED = 8  # how much nearer a concept counts as being that the packs list
_BESIDE = 6  # words within which a concept stands that says alone what is measured
_COUNTING = frozenset({Kind.COUNT, Kind.ORDINAL})
_MOST_NUMBERS = 400  # of a candidate: more share what tells nothing
_PAIR = 2


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
            few = least <= len(numbers) <= _MOST_NUMBERS and not all(map(self.is_name, pair))
            few = few and not _is_part(*pair) and not _is_one_word(*pair, numbers)
            if few and len({number.origin for number in numbers}) >= least:
                yield pair

    def is_name(self, concept: str) -> bool:
        """Whether a concept is the name of something, and says nothing of it."""
        return concept.startswith(STATE) or concept in self._names

    def cluster(self, concepts: tuple[str, ...], without: tuple[str, ...] = ()) -> Cluster:
        """What a set of two or three concepts brings together, some others not being nearer."""
        numbers = self.alone[concepts[0]] if len(concepts) == 1 else self.pairs[concepts[0], concepts[1]]
        if len(concepts) > _PAIR:
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


def _is_part(one: str, other: str) -> bool:
    """Whether one concept is a word of the other."""
    return one.startswith(PHRASE) != other.startswith(PHRASE) and (one in other or other in one)


def _is_one_word(one: str, other: str, numbers: Iterable[Number]) -> bool:
    """Whether two concepts are found in the same words, as far as distances tell."""
    return all(number.around[one] == number.around[other] for number in numbers)


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
