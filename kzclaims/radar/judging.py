"""Whether the numbers of a cluster can be taken for values of one fact.

They can

* where all their values go together, or
* where no origin gives values of two groups, and what the groups have around them is much the same.

A false contradiction costs the reader's trust: where it is in doubt, numbers are left apart.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.radar.clusters import Cluster, is_contested, is_precise, written_value
from kzclaims.radar.contests import is_of_two_things, is_outvoted, is_slip
from kzclaims.radar.numbers import NEAR
from kzclaims.radar.words import STATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.radar.numbers import Number

_FARTHER = 3  # words by which a concept may stand farther from one value than from another
_MOST_GROUPS = 3  # values that a contested fact has at most
_SHARED = 3  # concepts near by that all groups of a contested fact share
_THRICE, _TWICE, _ALIKE = (
    12,
    8,
    5,
)  # how many quarters of the smallest value the largest may be, by what is shared
_SAME_NUMBERS = 2  # that articles of one story give, at least
_SURE = 5  # concepts shared with which it may be any
_NEAREST = 3  # concepts next to a number, of which all but one are to be usual for the others
_CLOSE = NEAR + 2


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
    if len(cluster.groups) > _MOST_GROUPS or _is_divided(cluster) or is_of_two_things(cluster):
        return False
    parts = (*cluster.groups, cluster.loose) if cluster.loose else cluster.groups
    if not all(any(number.sure for number in part) for part in parts):
        return False
    shared, asked = len(shared_near(cluster)), len(cluster.groups_of_concepts)
    if cluster.bucket == Kind.DATE:
        return shared >= asked + 2 and _is_told_alike(cluster)
    if not _stands_alike(cluster):
        return False
    story = story_shared(cluster)
    lacking = max(_SHARED, asked + 1) - shared
    if story == 1 and _is_close(cluster, _ALIKE):
        story += 1  # the same story, and nearly the same number
    told = story == _SAME_NUMBERS and (is_slip(cluster) or is_outvoted(cluster))
    quarters = _THRICE if lacking <= 0 or told else _TWICE
    near = _is_close(cluster, quarters) or (story == _SAME_NUMBERS and is_slip(cluster))
    return lacking <= story and near and _is_told_alike(cluster, _SHARED - story)


def _stands_alike(cluster: Cluster) -> bool:
    """Whether each concept but names stands as near to a number of each part as to those of the others."""
    parts = _parts(cluster)
    named = frozenset(name for number in cluster.numbers for name in number.names)
    for concept in cluster.concepts:
        if concept in named:
            continue
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


def _is_close(cluster: Cluster, quarters: int) -> bool:
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
    return max(ends) * 4 <= min(ends) * quarters  # type: ignore[operator]  # of one bucket, and no dates
