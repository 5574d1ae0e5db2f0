"""Choice: clusters that are each about numbers of their own, and several that tell one fact as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.radar.clusters import Cluster, cluster_of, is_precise, is_rare, merged, written_value
from kzclaims.radar.judging import is_fact
from kzclaims.radar.selection import Identity, identity

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kzclaims.radar.numbers import Number
    from kzclaims.radar.selection import Candidates

_MOST_MORE = 10
_SAME_NUMBERS = 2  # that articles of one story give, at least
_MOST_ALTERNATIVES = 4  # of a group

Parts = Mapping[Identity, frozenset[Identity]]
"""Of clusters that others were made part of, which those may be."""


def select(
    candidates: Candidates, banned: Collection[Identity], parts: Parts, most: int, least: int
) -> list[Cluster]:
    """The best candidates that are each about numbers of their own.

    What gives the value of a chosen one once more becomes part of it, being the same fact in other words;
    where both together would claim more than one fact it is left out, or stands by itself in another
    language. Then come clusters that can be one fact once the numbers of those chosen are taken out, and
    those of one concept.
    """
    choice = _Choice(banned=banned, parts=parts, told=candidates.told, least=least)
    for cluster in candidates.sound:
        if len(choice.chosen) < most:
            choice.offer(cluster)
    for cluster in candidates.mixed:
        choice.offer_join(cluster)
    for cluster in candidates.mixed:
        if len(choice.chosen) < most + _MOST_MORE:
            choice.offer_rest(cluster)
    for cluster in candidates.alone:
        if len(choice.chosen) < most + _MOST_MORE:
            choice.offer_any(cluster)
    return _without_repeats(choice.chosen)


def _without_repeats(chosen: Sequence[Cluster]) -> list[Cluster]:
    """The clusters whose numbers are not all in one other, of those alike the first."""
    places = [frozenset(number.place for number in cluster.numbers) for cluster in chosen]
    return [
        cluster
        for order, cluster in enumerate(chosen)
        if not any(
            places[order] < other or (places[order] == other and place < order)
            for place, other in enumerate(places)
            if place != order
        )
    ]


@dataclass(slots=True, kw_only=True)
class _Choice:
    """Clusters chosen so far, their numbers, and which of them gives a value."""

    banned: Collection[Identity]
    parts: Parts
    told: Mapping[tuple[object, ...], Sequence[Number]]
    least: int
    chosen: list[Cluster] = field(default_factory=list)
    taken: set[tuple[str, int]] = field(default_factory=set)
    by_value: dict[tuple[object, ...], int] = field(default_factory=dict)

    def offer(self, cluster: Cluster) -> None:
        """Takes a cluster most of whose numbers are in none yet."""
        if identity(cluster) in self.banned:
            return
        fresh = self._fresh(cluster)
        values = _values(cluster)
        same = self._same(cluster, values)
        if not fresh or (same is not None and self._join(cluster, same)):
            return
        if len({number.origin for number in fresh}) < self.least or len(fresh) * 2 <= len(cluster.numbers):
            return
        if same is None or not cluster.languages <= self.chosen[same].languages:
            self._take(cluster, values, len(self.chosen))

    def offer_join(self, cluster: Cluster) -> None:
        """Adds a cluster to the one of the same fact."""
        if self._fresh(cluster):
            same = self._same(cluster, _values(cluster))
            if same is not None:
                self._join(cluster, same)

    def _join(self, cluster: Cluster, place: int) -> bool:
        """Makes a cluster part of a chosen one, where both are one fact."""
        known = self.chosen[place]
        first = known.parts[0] if known.parts else known
        allowed = self.parts.get(identity(first))
        if allowed is not None and identity(cluster) not in allowed:
            return False
        if {number.origin for number in cluster.numbers} <= {number.origin for number in known.numbers}:
            return False
        whole = merged(known, cluster)
        joined = max(map(len, whole.groups_of_concepts)) <= _MOST_ALTERNATIVES and is_fact(whole)
        if joined and self._is_at_home(whole):
            self._take(whole, _values(whole), place)
            return True
        return False

    def _is_at_home(self, whole: Cluster) -> bool:
        """Whether no value that contradicts the main one is told by as many origins of something like it."""
        for group in whole.groups[1:]:
            inside = {number.origin for number in group}
            given = {
                other.origin
                for number in group
                for other in self.told[whole.bucket, *written_value(number)]
                if not other.around.keys().isdisjoint(whole.concepts)
            }
            if len(given) >= 2 * len(inside):
                return False
        return True

    def offer_any(self, cluster: Cluster) -> None:
        """Takes a cluster whole, or what it has left."""
        if is_fact(cluster):
            self.offer(cluster)
        else:
            self.offer_rest(cluster)

    def offer_rest(self, cluster: Cluster) -> None:
        """Takes what a cluster has left, where that is one fact."""
        rest = cluster_of(cluster.bucket, cluster.concepts, self._fresh(cluster))
        if len(rest.numbers) < len(cluster.numbers) and rest.origins >= self.least and is_fact(rest):
            self.offer(rest)

    def _fresh(self, cluster: Cluster) -> list[Number]:
        return [number for number in cluster.numbers if number.place not in self.taken]

    def _same(self, cluster: Cluster, values: set[tuple[object, ...]]) -> int | None:
        """The first chosen cluster that gives one of the values and shares a concept.

        Where none does, one that gives a value which hardly two facts of its story have.
        """
        known = sorted({self.by_value[value] for value in values if value in self.by_value})
        concepts = set(cluster.concepts)
        same = (place for place in known if not concepts.isdisjoint(self.chosen[place].concepts))
        rare = {(cluster.bucket, *written_value(number)) for number in cluster.main if is_rare(number)}
        twice = sorted({self.by_value[value] for value in rare if value in self.by_value})
        return next(same, next((place for place in twice if _one_story(self.chosen[place], cluster)), None))

    def _take(self, cluster: Cluster, values: set[tuple[object, ...]], place: int) -> None:
        self.chosen[place : place + 1] = [cluster]
        self.taken.update(number.place for number in cluster.numbers)
        self.by_value.update(dict.fromkeys(values, place))


def _one_story(one: Cluster, other: Cluster) -> bool:
    """Whether the articles of two clusters have more values in common than those of the clusters."""
    own = {written_value(number) for number in (*one.numbers, *other.numbers)}
    told = [frozenset[object]().union(*(number.besides for number in each.numbers)) for each in (one, other)]
    return len((told[0] & told[1]) - own) >= _SAME_NUMBERS


def _values(cluster: Cluster) -> set[tuple[object, ...]]:
    """The values of a cluster that are hardly those of another fact too."""
    return {
        (cluster.bucket, *written_value(number))
        for number in cluster.numbers
        if (is_precise(number) or number.kind is Kind.PERCENT) and not number.current
    }
