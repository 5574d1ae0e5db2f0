"""Contests: whether values that exclude each other are told of one thing."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from kzclaims.model import Granularity, Kind
from kzclaims.radar.numbers import is_telling, rule_of, value_written
from kzclaims.reconcile import meaning
from kzclaims.reconcile.slips.pairs import slip_between
from kzclaims.reconcile.testimony import Testimony

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.radar.clusters import Cluster
    from kzclaims.radar.numbers import Number

_MANY = 3  # origins that outvote one
_FEW = 1  # origins of a value that may be of something else altogether


def is_of_two_things(cluster: Cluster) -> bool:
    """Whether somebody who tells the values apart, or names others, shows that they are of two things.

    An article that gives both values knows what each is of. A place in an order is somebody's; so is a value
    that one origin gives against another, unless a slip makes them one.
    """
    if _tells_both(cluster):
        return True
    if any(_is_reckoned(number) for number in cluster.numbers):
        return True
    if cluster.support <= _FEW and not is_slip(cluster):
        return _names_others(cluster, doubt=True)
    return cluster.bucket == Kind.ORDINAL and _names_others(cluster, doubt=False)


def is_slip(cluster: Cluster) -> bool:
    """Whether one mistake of the pen would make each of the other values the one of most origins."""
    if cluster.bucket == Kind.DATE or not cluster.groups:
        return False
    return all(
        any(_is_slip_of(one, other) for one in cluster.groups[0] for other in group)
        for group in cluster.groups[1:]
    )


def is_outvoted(cluster: Cluster) -> bool:
    """Whether one origin stands against many."""
    others = {number.origin for group in cluster.groups[1:] for number in group}
    return len(others) == 1 and cluster.support >= _MANY


def _tells_both(cluster: Cluster) -> bool:
    """Whether an article gives a value of another group besides its own, told by as many origins or more."""
    for group, other in permutations(cluster.groups, 2):
        if _origins(group) > _origins(other):
            continue
        values = {
            value_written(number.claim.quantity) for number in other if is_telling(number.claim.quantity)
        }
        if any(not values.isdisjoint(number.besides) for number in group):
            return True
    return False


def _names_others(cluster: Cluster, *, doubt: bool) -> bool:
    """Whether the names near two of the values are all different; in `doubt` also where one has none."""
    parts = [part for part in (*cluster.groups, cluster.loose) if part]
    named = [frozenset(name for number in part for name in number.names) for part in parts]
    return any(one and (other or doubt) and one.isdisjoint(other) for one, other in permutations(named, 2))


def _origins(numbers: Sequence[Number]) -> int:
    return len({number.origin for number in numbers})


def _is_reckoned(number: Number) -> bool:
    """Whether a day is told from another one, as «yesterday»: of whatever happened then."""
    quantity = number.claim.quantity
    return (
        quantity.granularity is Granularity.DAY
        and quantity.weekday is None
        and not any(letter.isdigit() for letter in quantity.text)
    )


def _is_slip_of(one: Number, other: Number) -> bool:
    return slip_between(_testimony(one), _testimony(other)) is not None


def _testimony(number: Number) -> Testimony:
    claim = number.claim
    return Testimony(claim, meaning(claim.quantity, rule_of(number.kind), None), number.origin, None)
