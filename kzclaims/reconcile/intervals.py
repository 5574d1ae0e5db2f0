"""The algebra of intervals: open, closed and unbounded ends, over numbers and over days.

Every end is seen as a *cut*, a place between values: just below a value or just above it. An interval
is what lies between two cuts, so that each operation is a comparison of cuts and open ends need no
cases of their own. Days are counted, not measured: nothing lies between 31 December and 1 January, and
the results of these functions name days by closed ends only.

All functions are pure. Mixing numbers and dates raises TypeError.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from decimal import Context, Decimal, localcontext
from typing import TYPE_CHECKING

from kzclaims.model import Interval, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

IntervalSet = tuple[Interval, ...]
"""A set of values as disjoint intervals, lowest first, none touching the next; `()` is empty."""

Cut = tuple[int, Value | None, int]
"""A place between values: rank (-1 below all, 0 at a value, 1 above all), value, 0 below it or 1 above."""

ARITHMETIC = Context(prec=60)
"""Computed ends are carried with more digits than any text writes, whatever the caller's context."""

EVERYTHING = Interval()
BELOW_ALL: Cut = (-1, None, 0)
ABOVE_ALL: Cut = (1, None, 0)
_ONE_DAY = timedelta(days=1)


def low_cut(interval: Interval) -> Cut:
    """The cut under the lowest member."""
    return BELOW_ALL if interval.low is None else _cut(interval.low, above=interval.low_open)


def high_cut(interval: Interval) -> Cut:
    """The cut over the highest member."""
    return ABOVE_ALL if interval.high is None else _cut(interval.high, above=not interval.high_open)


def between(low: Cut, high: Cut) -> Interval | None:
    """What lies between two cuts; None where nothing does."""
    if low >= high:
        return None
    _, low_value, low_side = low
    _, high_value, high_side = high
    if isinstance(high_value, date):
        if high_side == 0:
            if high_value == date.min:
                return None
            high_value -= _ONE_DAY
        high_side = 1
    if isinstance(low_value, date) and low_side == 1:
        return None  # above the last day there is
    return Interval(
        low_value,
        high_value,
        low_open=low_value is not None and low_side == 1,
        high_open=high_value is not None and high_side == 0,
    )


def contains(interval: Interval, value: Value) -> bool:
    """Whether a value is a member."""
    return low_cut(interval) <= (0, value, 0) and (0, value, 0) < high_cut(interval)


def covers(outer: Interval, inner: Interval) -> bool:
    """Whether every member of `inner` is one of `outer`."""
    return low_cut(outer) <= low_cut(inner) and high_cut(inner) <= high_cut(outer)


def overlaps(left: Interval, right: Interval) -> bool:
    """Whether two intervals have a member in common."""
    return intersect(left, right) is not None


def intersect(left: Interval, right: Interval) -> Interval | None:
    """What two intervals have in common; None where that is nothing."""
    return between(max(low_cut(left), low_cut(right)), min(high_cut(left), high_cut(right)))


def intersect_all(intervals: Iterable[Interval]) -> Interval | None:
    """What all have in common, in one pass: greatest low, smallest high. Of none, everything."""
    low, high = BELOW_ALL, ABOVE_ALL
    for interval in intervals:
        low = max(low, low_cut(interval))
        high = min(high, high_cut(interval))
    return between(low, high)


def hull(intervals: Iterable[Interval]) -> Interval | None:
    """The smallest interval that covers all; None of none."""
    low, high = ABOVE_ALL, BELOW_ALL
    for interval in intervals:
        low = min(low, low_cut(interval))
        high = max(high, high_cut(interval))
    return between(low, high)


def is_point(interval: Interval) -> bool:
    """Whether the interval has exactly one member."""
    return interval.low is not None and interval.low == interval.high


def touches(left: Interval, right: Interval) -> bool:
    """Whether two intervals share no member, yet leave no room between them.

    `[16.5, 17.5)` touches `[17.5, 18.5)`, `over 600` touches 600, 1992 touches 1993.
    """
    if overlaps(left, right):
        return False
    low, high = sorted((left, right), key=low_cut)
    end, start = high_cut(low), low_cut(high)
    return end == start or (end[0] == start[0] == 0 and end[1] == start[1])


def gap(left: Interval, right: Interval) -> Decimal:
    """How far apart the nearest ends of two intervals are; zero where they overlap.

    In the unit of the numbers, or in days: from 31 December to 1 January is one day.
    """
    if overlaps(left, right):
        return Decimal(0)
    low, high = sorted((left, right), key=low_cut)
    end, start = between(BELOW_ALL, high_cut(low)), between(low_cut(high), ABOVE_ALL)
    if end is None or start is None or end.high is None or start.low is None:
        return Decimal(0)
    return distance(end.high, start.low)


def distance(low: Value, high: Value) -> Decimal:
    """`high - low`, in the unit of the numbers or in days."""
    if isinstance(low, date) and isinstance(high, date):
        return Decimal((high - low).days)
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        with localcontext(ARITHMETIC):
            return high - low
    raise TypeError(f"no distance between a number and a date: {low!r}, {high!r}")


def union(intervals: Iterable[Interval]) -> IntervalSet:
    """The values of any of the intervals."""
    merged: list[tuple[Cut, Cut]] = []
    for low, high in sorted((low_cut(interval), high_cut(interval)) for interval in intervals):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return tuple(piece for low, high in merged if (piece := between(low, high)) is not None)


def overlaps_any(interval: Interval, others: IntervalSet) -> bool:
    """Whether an interval has a member in common with a set in the form of `union`; by bisection."""
    place = bisect_left(others, high_cut(interval), key=low_cut)
    return place > 0 and high_cut(others[place - 1]) > low_cut(interval)


def complement(intervals: Iterable[Interval]) -> IntervalSet:
    """The values of none of the intervals."""
    outside: list[Interval] = []
    end = BELOW_ALL
    for interval in union(intervals):
        piece = between(end, low_cut(interval))
        if piece is not None:
            outside.append(piece)
        end = high_cut(interval)
    piece = between(end, ABOVE_ALL)
    return (*outside, piece) if piece is not None else tuple(outside)


def intersect_sets(left: Iterable[Interval], right: Iterable[Interval]) -> IntervalSet:
    """The values of both sets; each is first brought to the form of `union`."""
    first, second = union(left), union(right)
    common: list[Interval] = []
    i = j = 0
    while i < len(first) and j < len(second):
        piece = intersect(first[i], second[j])
        if piece is not None:
            common.append(piece)
        if high_cut(first[i]) <= high_cut(second[j]):
            i += 1
        else:
            j += 1
    return tuple(common)


def _cut(value: Value, *, above: bool) -> Cut:
    # Above one day is below the next, so that adjacent days meet and equal sets have equal cuts.
    if above and isinstance(value, date) and value < date.max:
        return (0, value + _ONE_DAY, 0)
    return (0, value, int(above))
