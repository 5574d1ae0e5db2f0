"""Selection: which sets of concepts are worth a rule, the best first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.radar.clusters import Cluster, is_contested, written_value
from kzclaims.radar.index import Index, Telling
from kzclaims.radar.judging import shared_near, story_shared
from kzclaims.radar.numbers import NEAR
from kzclaims.radar.words import NEWS, STATE, general

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kzclaims.radar.numbers import Number

_LEAST_AGAINST = 2  # origins of a value against which others can be kept out
_MOST_WITHOUT = 2
_FIRM = 6  # concepts that all values of a contradiction have near
_MOST_MIXED = 6  # values of a cluster some of which may be others' numbers
_THIRDS = 6  # concepts that a pair is narrowed by, at most
_PER_ORIGIN = 16
_PER_THIRD = 4
_MOST_COUNTED = 10
_CONTESTED, _PER_SHARED = 24, 8  # what a contradiction costs, and what each concept shared takes off
_MOST_TELLING = 6  # of one concept: a word that stands by one number only is its own
_KNOWN = 6  # for a concept that the packs list: it has words for what other articles say
_SHARED_VALUE = 8  # for a value that several origins give


Identity = tuple[str, tuple[tuple[str, ...], ...], tuple[str, ...]]
"""What tells a cluster from others: its bucket, its concepts and those that it is without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Clusters, the best first: those that can be one fact, and those that could be without some numbers.

    Last come those of one concept, which says little of a number. `told` are the numbers of each value.
    """

    sound: tuple[Cluster, ...]
    mixed: tuple[Cluster, ...]
    alone: tuple[Cluster, ...]
    told: Mapping[tuple[object, ...], Sequence[Number]]


def identity(cluster: Cluster) -> Identity:
    """What tells a cluster from others."""
    return cluster.bucket, cluster.groups_of_concepts, cluster.without


def find_candidates(numbers: Sequence[Number], names: frozenset[str], least: int) -> Candidates:
    """Clusters of so many origins, the best first."""
    telling = Telling(numbers)
    buckets: defaultdict[str, list[Number]] = defaultdict(list)
    for number in numbers:
        buckets[number.bucket].append(number)
    sound: list[tuple[int, Cluster]] = []
    mixed: list[tuple[int, Cluster]] = []
    alone: list[tuple[int, Cluster]] = []
    for bucket in sorted(buckets):
        index = Index(bucket, buckets[bucket], telling, names)
        for cluster, holds in _of_bucket(index, least):
            kept = sound if holds else mixed
            if len(cluster.concepts) == 1 and not (holds and _is_firm(cluster)):
                kept = alone
            kept.append((_score(cluster, index), cluster))
    told: defaultdict[tuple[object, ...], list[Number]] = defaultdict(list)
    for number in numbers:
        told[number.bucket, *written_value(number)].append(number)
    return Candidates(sound=_in_order(sound), mixed=_in_order(mixed), alone=_in_order(alone), told=told)


def _in_order(scored: list[tuple[int, Cluster]]) -> tuple[Cluster, ...]:
    scored.sort(key=lambda one: (-one[0], identity(one[1])))
    return tuple(cluster for _, cluster in scored)


def _of_bucket(index: Index, least: int) -> Iterator[tuple[Cluster, bool]]:
    """Clusters, and whether each can be one fact."""
    seen: set[frozenset[str]] = set()
    for pair in index.candidates(least):
        cluster = index.cluster(pair)
        if cluster.origins < least:
            continue
        holds = index.holds(cluster)
        if holds or (cluster.support >= least and len(cluster.groups) <= _MOST_MIXED):
            yield cluster, holds
        if holds and not is_contested(cluster):
            continue
        if cluster.support < least:
            continue
        if cluster.support >= _LEAST_AGAINST:
            parted = _parted(index, cluster)
            if parted is not None and parted.origins >= least and index.holds(parted):
                yield parted, True
        for concepts in _narrower(index, cluster):
            if frozenset(concepts) not in seen:
                seen.add(frozenset(concepts))
                narrowed = index.cluster(concepts)
                if narrowed.origins >= least and index.holds(narrowed):
                    yield narrowed, True


def _is_firm(cluster: Cluster) -> bool:
    """Whether a contradiction is one whatever else a rule asked for."""
    return is_contested(cluster) and len(shared_near(cluster)) >= _FIRM


def _parted(index: Index, cluster: Cluster) -> Cluster | None:
    """The cluster without values that few give, kept out by what stands by them and not by the others."""
    ours = {number.place for number in cluster.main}
    others = [
        number
        for number in cluster.numbers
        if number.place not in ours and (number.interval is not None or number.current)
    ]
    if not others or len(others) > len(ours):
        return None
    usual = {
        concept for number in cluster.main for concept, distance in number.around.items() if distance <= NEAR
    }
    without: list[str] = []
    for other in others:
        if any(index.keeps_out(concept, other, cluster.concepts) for concept in without):
            continue
        barring = [
            concept
            for concept in other.around
            if concept not in usual and index.keeps_out(concept, other, cluster.concepts)
        ]
        if not barring:
            continue
        if len(without) == _MOST_WITHOUT:
            return None
        without.append(min(barring, key=lambda one: (not one.startswith(NEWS), other.around[one], one)))
    return index.cluster(cluster.concepts, tuple(sorted(without))) if without else None


def _narrower(index: Index, cluster: Cluster) -> Iterator[tuple[str, ...]]:
    """The concepts of a pair with a third that most of its best group have around them."""
    counted: defaultdict[str, set[str]] = defaultdict(set)
    for number in cluster.main:
        for concept in number.around:
            counted[concept].add(number.origin)
    thirds = sorted(
        (concept for concept in counted if concept not in cluster.concepts),
        key=lambda concept: (-len(counted[concept]), -index.telling.of(concept), concept),
    )
    for third in thirds[:_THIRDS]:
        yield (*cluster.concepts, third)


def _score(cluster: Cluster, index: Index) -> int:
    """How much a rule for it is worth: origins first, then how telling and how near its concepts are."""
    numbers = cluster.numbers
    telling = sorted(min(index.telling.of(concept), _MOST_TELLING) for concept in cluster.concepts)
    known = sum(
        _KNOWN
        for concept in cluster.concepts
        if concept.startswith((NEWS, STATE)) and concept not in general()
    )
    nearest = sum(min(number.around[concept] for concept in cluster.concepts) for number in numbers)
    farthest = sum(max(number.around[concept] for concept in cluster.concepts) for number in numbers)
    worth = cluster.origins * _PER_ORIGIN + 2 * min(len(numbers), _MOST_COUNTED)
    worth += (_SHARED_VALUE if cluster.support > 1 else 0) + 2 * sum(telling[-2:]) + known
    worth -= (
        nearest // len(numbers) + farthest // (2 * len(numbers)) + _PER_THIRD * abs(len(cluster.concepts) - 2)
    )
    worth -= _PER_THIRD * len(cluster.without)
    if is_contested(cluster):
        more = len(shared_near(cluster)) - len(cluster.concepts) + story_shared(cluster)
        worth -= max(0, _CONTESTED - _PER_SHARED * more)
    return worth
