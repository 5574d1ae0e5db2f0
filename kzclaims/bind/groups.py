"""Groups: how the conditions of a rule's `about` are met for one number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kzclaims.bind.reach import Found, Reach, Zone
from kzclaims.bind.restated import is_other_voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.bind.plan import Plan, PlannedRule
    from kzclaims.model import Rule

_HEAD = 12  # words within which the nearest common noun of a rule must stand
_FARTHEST_COMMON = 32  # words within which every one must


@dataclass(frozen=True, slots=True)
class Group:
    """How one group of a rule's `about` is met."""

    found: Found
    common: bool


def meet_groups(plan: Plan, planned: PlannedRule, reach: Reach) -> tuple[list[Group], tuple[str, ...]]:
    """How the groups of `about` are met, and the terms of the first that is not; none where all are.

    One name at most is borrowed from around: the subject of the story, which a sentence leaves out.
    """
    groups: list[Group] = []
    borrowed: set[str] = set()
    for terms, common in zip(planned.rule.about, planned.common, strict=True):
        found = min((*reach.own(terms), *reach.around(terms, Zone.LEAD)), default=None, key=by_distance)
        if found is not None and _is_another(reach, found):
            own = (other for other in reach.own(terms) if not _is_another(reach, other))
            found = min((*own, *reach.around(terms, Zone.LEAD)), default=None, key=by_distance)
        if found is None:
            found, lent = _lent(plan, terms, reach)
            if found is not None and lent:
                borrowed.add(found.term)
        if found is None or len(borrowed) > 1:
            return groups, terms
        groups.append(Group(found, common))
    return groups, ()


def _is_another(reach: Reach, found: Found) -> bool:
    """Whether the words of a term are another number of the kind: «the fifth, the first of its region»."""
    mention, placed = found.mention, reach.placed
    if mention is None:
        return False
    like = reach.reading.like(placed)
    first = bisect_right(like, mention.first, key=lambda other: other.last)
    last = bisect_left(like, mention.last, key=lambda other: other.first)
    return any(other is not placed for other in like[first:last])


def unmet_groups(plan: Plan, rule: Rule, reach: Reach) -> Iterator[tuple[str, ...]]:
    """The groups of `about` of which no term is in reach, or can be borrowed."""
    for terms in rule.about:
        if (
            not any((*reach.own(terms), *reach.around(terms, Zone.LEAD)))
            and _lent(plan, terms, reach)[0] is None
        ):
            yield terms


def _lent(plan: Plan, terms: Sequence[str], reach: Reach) -> tuple[Found | None, bool]:
    """A topic from anywhere, or a name from near by; and whether it is borrowed."""
    topics = [term for term in terms if term in plan.vocabulary.topics]
    near = [
        *reach.around(topics, Zone.NEAR),
        *reach.anywhere(topics),
    ]
    if near:
        return min(near, key=by_distance), False
    names = [term for term in terms if term in plan.vocabulary.names]
    return min(reach.around(names, Zone.NEAR), default=None, key=by_distance), True


def by_distance(found: Found) -> tuple[int, str]:
    """The order of mentions: the nearest first."""
    return found.distance, found.term


def has_head(planned: PlannedRule, groups: Sequence[Group], reach: Reach) -> bool:
    """Whether a rule's own noun stands near enough to the number, and no other too far away."""
    told = [group for group in groups if group.found.zone <= Zone.LEAD]
    heads = [group for group in told if group.common] or told
    if any(group.common and group.found.distance > _FARTHEST_COMMON for group in told):
        return False
    return any(group.found.zone is Zone.LEAD or hops(planned, group.found, reach) <= _HEAD for group in heads)


def hops(planned: PlannedRule, found: Found, reach: Reach) -> int:
    """The distance of a term; in a list of like numbers the longest step from one to the next."""
    placed, mention, reading = reach.placed, found.mention, reach.reading
    if mention is None or found.distance <= _HEAD:
        return found.distance
    like = reading.like(placed)
    first = bisect_left(like, mention.last, key=lambda other: other.first)
    steps = like[first : bisect_left(like, placed.first, key=lambda other: other.first)]
    if not steps:
        return found.distance
    if not planned.rule.slots and not all(
        is_other_voice(reading, one, other) for one, other in pairwise([*steps, placed])
    ):
        return found.distance
    distances = [reading.distance(one, other) for one, other in pairwise([*steps, placed])]
    if planned.rule.slots:
        return max(reading.distance(mention, steps[0]), *distances)
    return reading.distance(mention, steps[0])
