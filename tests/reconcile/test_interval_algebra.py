"""The laws that the algebra of intervals keeps, over numbers and over days."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.model import Interval, Value
from kzclaims.reconcile.intervals import (
    EVERYTHING,
    complement,
    contains,
    covers,
    gap,
    hull,
    intersect,
    intersect_all,
    intersect_sets,
    is_point,
    overlaps,
    overlaps_any,
    touches,
    union,
)
from tests.reconcile.builders import SMALL

HALVES = [Decimal(step) / 2 for step in range(-8, 9)]
DAYS = [date(1992, 1, 1) + timedelta(days=step) for step in range(-6, 7)]


def _intervals(ends: list[Decimal] | list[date]) -> st.SearchStrategy[Interval]:
    def build(parts: tuple[Value | None, Value | None, bool, bool]) -> Interval | None:
        low, high, low_open, high_open = parts
        try:
            return Interval(low, high, low_open=low_open, high_open=high_open)
        except ValueError:
            return None

    end: st.SearchStrategy[Value | None] = st.one_of(st.none(), st.sampled_from(ends))
    made = st.tuples(end, end, st.booleans(), st.booleans()).map(build)
    return made.filter(
        lambda interval: interval is not None and intersect(interval, EVERYTHING) is not None
    ).map(lambda interval: interval or EVERYTHING)


NUMBERS, DATES = _intervals(HALVES), _intervals(DAYS)
# Quarters stand between the halves that are ends, so that membership shows every open end.
PROBES = [Decimal(step) / 4 for step in range(-20, 21)]
DAY_PROBES = [date(1992, 1, 1) + timedelta(days=step) for step in range(-9, 10)]
CASES = st.one_of(
    st.tuples(st.just(PROBES), st.lists(NUMBERS, min_size=2, max_size=5)),
    st.tuples(st.just(DAY_PROBES), st.lists(DATES, min_size=2, max_size=5)),
)
Case = tuple[list[Value], list[Interval]]


def _members(intervals: list[Interval] | tuple[Interval, ...], probes: list[Value]) -> list[bool]:
    return [any(contains(interval, probe) for interval in intervals) for probe in probes]


def _none_or(interval: Interval | None) -> tuple[Interval, ...]:
    return () if interval is None else (interval,)


@SMALL
@given(CASES)
def test_intersection_is_membership_in_both(case: Case) -> None:
    probes, (left, right, *_) = case
    both = [contains(left, probe) and contains(right, probe) for probe in probes]
    assert _members(_none_or(intersect(left, right)), probes) == both


@SMALL
@given(CASES)
def test_intersection_commutes_and_associates(case: Case) -> None:
    _, intervals = case
    assert intersect(intervals[0], intervals[1]) == intersect(intervals[1], intervals[0])
    assert intersect_all(intervals) == intersect_all(reversed(intervals))
    step = intersect_all(intervals[:-1])
    assert intersect_all(intervals) == (None if step is None else intersect(step, intervals[-1]))


@SMALL
@given(CASES)
def test_union_is_membership_in_any_and_is_disjoint(case: Case) -> None:
    probes, intervals = case
    joined = union(intervals)
    assert _members(joined, probes) == _members(intervals, probes)
    assert joined == union(reversed(intervals)) == union(joined)
    for left, right in pairwise(joined):
        assert not overlaps(left, right)
        assert right.low is not None
        assert not contains(left, right.low)
        assert union((left, right)) == (left, right)


@SMALL
@given(CASES)
def test_complement_is_what_is_left(case: Case) -> None:
    probes, intervals = case
    assert _members(complement(intervals), probes) == [not member for member in _members(intervals, probes)]
    assert complement(complement(intervals)) == union(intervals)


@SMALL
@given(CASES)
def test_de_morgan(case: Case) -> None:
    _, intervals = case
    left, right = intervals[:1], intervals[1:]
    assert complement(intervals) == intersect_sets(complement(left), complement(right))
    assert complement(intersect_sets(left, right)) == union((*complement(left), *complement(right)))


@SMALL
@given(CASES)
def test_covering_is_intersecting_to_oneself(case: Case) -> None:
    _, (left, right, *_) = case
    assert covers(left, right) == (union(_none_or(intersect(left, right))) == union((right,)))
    around = hull((left, right))
    assert around is not None
    assert covers(around, left)
    assert covers(around, right)


@SMALL
@given(CASES)
def test_overlap_gap_and_touch_exclude_each_other(case: Case) -> None:
    _, (left, right, *_) = case
    assert overlaps(left, right) == (intersect(left, right) is not None)
    assert gap(left, right) == gap(right, left)
    assert touches(left, right) == touches(right, left)
    assert not (overlaps(left, right) and (touches(left, right) or gap(left, right)))
    if not overlaps(left, right) and not touches(left, right):
        assert gap(left, right) > 0


@SMALL
@given(CASES)
def test_overlap_with_a_set_is_overlap_with_one_of_it(case: Case) -> None:
    _, (first, *others) = case
    assert overlaps_any(first, union(others)) == any(overlaps(first, other) for other in others)


@pytest.mark.parametrize(
    ("left", "right", "meet", "apart"),
    [
        pytest.param(
            Interval(Decimal(1), Decimal(2), high_open=True), Interval(Decimal(2), Decimal(3)), True, 0
        ),
        pytest.param(Interval(Decimal(2), None, low_open=True), Interval(Decimal(2), Decimal(2)), True, 0),
        pytest.param(
            Interval(Decimal(2), None, low_open=True), Interval(None, Decimal(2), high_open=True), True, 0
        ),
        pytest.param(Interval(Decimal(1), Decimal(2)), Interval(Decimal("2.5"), None), False, Decimal("0.5")),
        pytest.param(
            Interval(date(1992, 1, 1), date(1992, 12, 31)),
            Interval(date(1993, 1, 1), date(1993, 12, 31)),
            True,
            1,
        ),
        pytest.param(Interval(None, date(1992, 12, 31)), Interval(date(1993, 1, 2), None), False, 2),
    ],
    ids=["half-open", "over-and-number", "over-and-under", "room", "next-year", "a-day-between"],
)
def test_touching_and_gaps(left: Interval, right: Interval, meet: bool, apart: Decimal) -> None:
    assert touches(left, right) is meet
    assert gap(left, right) == apart


def test_days_are_named_by_closed_ends() -> None:
    after = Interval(date(1992, 12, 31), date(1994, 1, 1), low_open=True, high_open=True)
    assert intersect(after, EVERYTHING) == Interval(date(1993, 1, 1), date(1993, 12, 31))
    assert union((Interval(date(1992, 1, 1), date(1992, 12, 31)), Interval(date(1993, 1, 1), None))) == (
        Interval(date(1992, 1, 1), None),
    )


def test_the_calendar_has_ends() -> None:
    assert intersect(Interval(date.max, None, low_open=True), EVERYTHING) is None
    assert intersect(Interval(None, date.min, high_open=True), EVERYTHING) is None
    assert contains(Interval(None, date.max), date.max)


def test_points() -> None:
    assert is_point(Interval(Decimal(5), Decimal("5.0")))
    assert not is_point(Interval(Decimal(5), Decimal(6)))
    assert not is_point(EVERYTHING)


def test_numbers_and_dates_do_not_mix() -> None:
    with pytest.raises(TypeError):
        intersect(Interval(Decimal(1), None), Interval(date(1992, 1, 1), None))


def test_nothing_has_no_hull_and_everything_in_common() -> None:
    assert hull(()) is None
    assert intersect_all(()) == EVERYTHING
    assert union(()) == ()
    assert complement(()) == (EVERYTHING,)
