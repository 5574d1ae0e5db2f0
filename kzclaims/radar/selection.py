"""Selection: which sets of concepts are worth a rule, the best first, each number in one cluster."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kzclaims.radar.clusters import Cluster, Index, Telling, is_contested, is_fact, shared_near
from kzclaims.radar.numbers import NEAR
from kzclaims.radar.words import NEWS, STATE, general

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kzclaims.radar.numbers import Number

_LEAST_AGAINST = 2  # origins of a value against which others can be kept out
_MOST_WITHOUT = 2
_THIRDS = 6  # concepts that a pair is narrowed by, at most
_PER_ORIGIN = 16
_PER_THIRD = 4
_MOST_COUNTED = 10
_CONTESTED, _PER_SHARED = 24, 8  # what a contradiction costs, and what each concept shared takes off
_MOST_TELLING = 6  # of one concept: a word that stands by one number only is its own
_KNOWN = 6  # for a concept that the packs list: it has words for what other articles say
_SHARED_VALUE = 8  # for a value that several origins give


Identity = tuple[str, tuple[str, ...], tuple[str, ...]]
"""What tells a cluster from others: its bucket, its concepts and those that it is without."""


def identity(cluster: Cluster) -> Identity:
    """What tells a cluster from others."""
    return cluster.bucket, cluster.concepts, cluster.without


def find_candidates(numbers: Sequence[Number], names: frozenset[str], least: int) -> list[Cluster]:
    """Clusters of so many origins that can be one fact, the best first."""
    telling = Telling(numbers)
    buckets: defaultdict[str, list[Number]] = defaultdict(list)
    for number in numbers:
        buckets[number.bucket].append(number)
    found: list[tuple[int, Cluster]] = []
    for bucket in sorted(buckets):
        index = Index(bucket, buckets[bucket], telling, names)
        found += [(_score(cluster, index), cluster) for cluster in _of_bucket(index, least)]
    found.sort(key=lambda one: (-one[0], identity(one[1])))
    return [cluster for _, cluster in found]


def _of_bucket(index: Index, least: int) -> Iterator[Cluster]:
    seen: set[tuple[str, ...]] = set()
    for pair in index.candidates(least):
        cluster = index.cluster(pair)
        if cluster.origins < least:
            continue
        sound = is_fact(cluster)
        if sound:
            yield cluster
        if sound and not is_contested(cluster):
            continue
        if cluster.support >= max(least, _LEAST_AGAINST):
            parted = _parted(index, cluster)
            if parted is not None and parted.origins >= least and is_fact(parted):
                yield parted
        for concepts in _narrower(index, cluster):
            if concepts not in seen:
                seen.add(concepts)
                narrowed = index.cluster(concepts)
                if narrowed.origins >= least and is_fact(narrowed):
                    yield narrowed


def _parted(index: Index, cluster: Cluster) -> Cluster | None:
    """The cluster without the values that few give, kept out by what stands near them and not near the others."""
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
        if not barring or len(without) == _MOST_WITHOUT:
            return None
        without.append(min(barring, key=lambda one: (not one.startswith(NEWS), other.around[one], one)))
    return index.cluster(cluster.concepts, tuple(sorted(without)))


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
    """How much a rule for the cluster is worth: origins first, then how telling and how near its concepts are."""
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
        nearest // len(numbers) + farthest // (2 * len(numbers)) + _PER_THIRD * (len(cluster.concepts) - 2)
    )
    worth -= _PER_THIRD * len(cluster.without)
    if is_contested(cluster):
        more = len(shared_near(cluster)) - len(cluster.concepts)
        worth -= max(0, _CONTESTED - _PER_SHARED * more)
    return worth


def select(
    candidates: Sequence[Cluster], banned: Collection[Identity], most: int, least: int
) -> list[Cluster]:
    """The best candidates that are each about numbers of their own."""
    taken: set[tuple[str, int]] = set()
    chosen: list[Cluster] = []
    for cluster in candidates:
        if len(chosen) == most:
            break
        if identity(cluster) in banned:
            continue
        fresh = [number for number in cluster.numbers if number.place not in taken]
        if len({number.origin for number in fresh}) < least or len(fresh) * 2 <= len(cluster.numbers):
            continue
        chosen.append(cluster)
        taken.update(number.place for number in cluster.numbers)
    return chosen
