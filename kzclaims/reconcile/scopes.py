"""Scopes: claims of one fact that hold for different times are judged apart.

«In September deals of 5.2 billion» is no objection to «in November deals of 17 billion», whether or not a
rule asks for the month. Times are told apart where their periods share no day, or where their lengths
differ (35 billion in three years, 100 billion in ten). Periods that overlap without being the same
(January to November, the whole year) are compared, but the difference alone proves nothing.

A claim that says no time belongs to whatever it fits; where it fits nothing it is held against each
group, loosely, as one is that leaves a slot open.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.reconcile.intervals import overlaps
from kzclaims.reconcile.phrases import ends
from kzclaims.reconcile.suggestions import fits, suggested

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.model import Interval, Scope
    from kzclaims.reconcile.testimony import Testimony

Time = tuple["Interval | None", str | None]
"""A period and a length of time, each perhaps unstated."""

_ANY: Time = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Testimonies that can be held against each other, with their places among those given.

    `times` are those that they state, in order; where there is more than one, only what contradicts
    within one of them is a conflict.
    """

    times: tuple[Time, ...]
    places: tuple[int, ...]
    voices: tuple[Testimony, ...]

    @property
    def label(self) -> str:
        """The times in words."""
        return ", ".join(in_words(time) for time in self.times)


def by_scope(testimonies: Sequence[Testimony]) -> tuple[Group, ...]:
    """The testimonies in groups to be judged apart, the one with most origins and sources first."""
    stated = [_time(testimony.claim.scope) for testimony in testimonies]
    times = sorted(set(stated) - {_ANY}, key=_order)
    if len(times) < 2:  # noqa: PLR2004 - one time or none
        return (Group(times=tuple(times), places=tuple(range(len(stated))), voices=tuple(testimonies)),)
    alike = _alike(times)
    if len(alike) == 1:
        return (Group(times=tuple(times), places=tuple(range(len(stated))), voices=tuple(testimonies)),)
    homes = {time: index for index, group in enumerate(alike) for time in group}
    places: defaultdict[int, list[tuple[int, Testimony]]] = defaultdict(list)
    for place, (testimony, time) in enumerate(zip(testimonies, stated, strict=True)):
        if time != _ANY:
            places[homes[time]].append((place, testimony))
    ideas = [suggested([one for _, one in places[index]]) for index in range(len(alike))]
    for place, (testimony, time) in enumerate(zip(testimonies, stated, strict=True)):
        if time == _ANY:
            fitting = [index for index, idea in enumerate(ideas) if fits(testimony, idea)]
            for index in fitting or range(len(alike)):
                places[index].append((place, testimony if fitting else testimony._replace(loose=True)))
    groups = [
        Group(
            times=alike[index],
            places=tuple(place for place, _ in sorted(members, key=_place)),
            voices=tuple(one for _, one in sorted(members, key=_place)),
        )
        for index, members in sorted(places.items())
    ]
    return tuple(sorted(groups, key=_weight))


def within(group: Group) -> Iterable[tuple[Testimony, ...]]:
    """For each time of a group the testimonies that state it or none."""
    for time in group.times:
        yield tuple(one for one in group.voices if _time(one.claim.scope) in {time, _ANY})


def in_words(time: Time) -> str:
    """A time as a reason has it: `2025-09-01 to 2025-09-30`, `3-year`."""
    period, horizon = time
    parts = [] if period is None else [ends(period, None)]
    return " in ".join([*([] if horizon is None else [f"{horizon} terms"]), *parts])


def _time(scope: Scope | None) -> Time:
    return _ANY if scope is None else (scope.period, scope.horizon)


def _order(time: Time) -> tuple[str, str, str]:
    period, horizon = time
    return (
        "" if period is None else str(period.low),
        "" if period is None else str(period.high),
        horizon or "",
    )


def _alike(times: Sequence[Time]) -> list[tuple[Time, ...]]:
    """The times in groups of those that may be meant to be the same, or overlap; in order."""
    groups: list[list[Time]] = []
    for time in times:
        near = [group for group in groups if any(_may_be_same(time, other) for other in group)]
        merged = [*(one for group in near for one in group), time]
        groups = [*(group for group in groups if group not in near), merged]
    return sorted((tuple(sorted(group, key=_order)) for group in groups), key=lambda group: _order(group[0]))


def _may_be_same(one: Time, other: Time) -> bool:
    if one[1] is not None and other[1] is not None and one[1] != other[1]:
        return False
    return one[0] is None or other[0] is None or overlaps(one[0], other[0])


def _place(member: tuple[int, Testimony]) -> int:
    return member[0]


def _weight(group: Group) -> tuple[int, int, tuple[str, str, str]]:
    origins = {one.origin for one in group.voices if not one.loose}
    sources = {one.source for one in group.voices if not one.loose}
    return -len(origins), -len(sources), _order(group.times[0])
