"""What numbers, dates and durations mean, as the tables of `meaning` and `dating` have it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.model import Granularity, Hedge, Interval, Kind, Quantity
from kzclaims.reconcile import meaning
from kzclaims.reconcile.intervals import EVERYTHING, contains, covers
from tests.reconcile.builders import SMALL, TODAY, quantity, rule

D = Decimal


def _half_open(low: str, high: str) -> Interval:
    return Interval(D(low), D(high), high_open=True)


def _closed(low: str | None, high: str | None) -> Interval:
    return Interval(None if low is None else D(low), None if high is None else D(high))


@pytest.mark.parametrize(
    ("said", "hard", "soft"),
    [
        ("17.2 billion USD", _half_open("17.15e9", "17.25e9"), _half_open("17.15e9", "17.25e9")),
        ("17 billion USD", _half_open("16.5e9", "17.5e9"), _half_open("16.5e9", "17.5e9")),
        ("600", _closed("600", "600"), _closed("600", "600")),
        ("2.7 %", _half_open("2.65", "2.75"), _half_open("2.65", "2.75")),
        ("25-30 %", _half_open("24.5", "30.5"), _half_open("24.5", "30.5")),
        ("quarter %", _half_open("22.5", "27.5"), _half_open("22.5", "27.5")),
        ("about 450 million USD", _closed("405e6", "495e6"), _closed("438.75e6", "461.25e6")),
        # About 4 billion allows all that rounds to 4, which is more than 2.5 % of it, and than 10 %.
        ("about 4 billion USD", _half_open("3.5e9", "4.5e9"), _half_open("3.5e9", "4.5e9")),
        ("about 25-30 %", _closed("22.5", "33"), _closed("24.375", "30.75")),
        ("nearly 500", _closed("450", "500"), _closed("450", "500")),
        ("nearly 17 billion USD", _half_open("15.3e9", "17.5e9"), _closed("15.3e9", "17e9")),
        ("over 600", Interval(D(600), None, low_open=True), Interval(D(600), D(900), low_open=True)),
        ("at least 600", _closed("600", None), _closed("600", "900")),
        ("under 600", Interval(None, D(600), high_open=True), Interval(D(300), D(600), high_open=True)),
        ("at most 600", _closed(None, "600"), _closed("300", "600")),
        ("up to 600", _closed(None, "600"), _closed("396", "600")),
        ("vague 10000-100000", _half_open("1e4", "1e5"), _half_open("1e4", "1e5")),
        ("over 0", Interval(D(0), None, low_open=True), Interval(D(0), None, low_open=True)),
        ("under 0", Interval(None, D(0), high_open=True), Interval(None, D(0), high_open=True)),
        ("about -20", _closed("-22", "-18"), _closed("-20.5", "-19.5")),
        ("over -20", Interval(D(-20), None, low_open=True), Interval(D(-20), D(-10), low_open=True)),
        ("nearly -20", _closed("-22", "-20"), _closed("-22", "-20")),
    ],
)
def test_numbers(said: str, hard: Interval, soft: Interval) -> None:
    meant = meaning(quantity(said), rule(), TODAY)
    assert (meant.hard, meant.soft) == (hard, soft)


def test_a_rule_sets_its_own_tolerance() -> None:
    meant = meaning(quantity("about 100"), rule(hard=D("0.2"), soft=D("0.05")), TODAY)
    assert (meant.hard, meant.soft) == (_closed("80", "120"), _closed("95", "105"))


def test_soft_never_reaches_beyond_hard() -> None:
    meant = meaning(quantity("about 100"), rule(hard=D("0.01")), TODAY)
    assert meant.hard == meant.soft == _closed("99", "101")


def test_ends_that_hedges_leave_open_count_as_closed_against_conflict() -> None:
    (reading,) = meaning(quantity("over 600"), rule(), TODAY).readings
    assert reading.outer == _closed("600", None)
    (reading,) = meaning(quantity("17 billion USD"), rule(), TODAY).readings
    assert reading.outer.high_open


def test_other_readings_scale_their_precision() -> None:
    written = replace(quantity("1234 million USD"), alternatives=((D("1.234e6"), D("1.234e6")),))
    first, second = meaning(written, rule(), TODAY).readings
    assert first.hard == _half_open("1233.5e6", "1234.5e6")
    assert second.hard == _half_open("1233500", "1234500")


def test_a_date_is_no_number_and_a_number_no_date() -> None:
    assert not meaning(quantity("1992"), rule(Kind.MONEY), TODAY).known
    assert not meaning(quantity("600"), rule(Kind.DATE), TODAY).known
    assert meaning(quantity("600"), rule(Kind.DATE), TODAY).hard == EVERYTHING
    assert meaning(quantity("600"), rule(Kind.DATE), TODAY).soft == EVERYTHING


def test_a_number_without_ends_means_nothing() -> None:
    assert not meaning(replace(quantity("600"), low=None, high=None), rule(), TODAY).known


@SMALL
@given(
    st.sampled_from([hedge for hedge in Hedge if hedge is not Hedge.EXACT]),
    st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    st.decimals(min_value=0, max_value=100, places=2),
)
def test_soft_lies_within_hard_and_hard_within_outer(hedge: Hedge, number: Decimal, step: Decimal) -> None:
    written = replace(quantity("600"), low=number, high=number, hedge=hedge, precision=step)
    (reading,) = meaning(written, rule(), TODAY).readings
    assert covers(reading.hard, reading.soft)
    assert covers(reading.outer, reading.hard)


def _days(low: str | None, high: str | None) -> Interval:
    return Interval(
        None if low is None else date.fromisoformat(low), None if high is None else date.fromisoformat(high)
    )


@pytest.mark.parametrize(
    ("said", "hard", "soft"),
    [
        ("1992", _days("1992-01-01", "1992-12-31"), None),
        ("the 1990s", _days("1990-01-01", "1999-12-31"), None),
        ("2025-11-07", _days("2025-11-07", "2025-11-07"), None),
        ("about 1992", _days("1990-01-01", "1994-12-31"), _days("1991-01-01", "1993-12-31")),
        ("about 2025-11-07", _days("2025-11-01", "2025-11-13"), _days("2025-11-04", "2025-11-10")),
        ("about the 1990s", _days("1980-01-01", "2009-12-31"), _days("1985-01-01", "2004-12-31")),
        ("nearly 1992", _days("1990-01-01", "1992-12-31"), _days("1991-01-01", "1992-12-31")),
        ("over 1992", _days("1993-01-01", None), None),
        ("at least 1992", _days("1992-01-01", None), None),
        ("under 1992", _days(None, "1991-12-31"), None),
        ("at most 1992", _days(None, "1992-12-31"), None),
        ("up to 1992", _days(None, "1992-12-31"), _days("1992-01-01", "1992-12-31")),
    ],
)
def test_dates(said: str, hard: Interval, soft: Interval | None) -> None:
    meant = meaning(quantity(said), rule(Kind.DATE), TODAY)
    assert (meant.hard, meant.soft) == (hard, soft or hard)


@pytest.mark.parametrize(
    ("granularity", "low", "high", "soft"),
    [
        (Granularity.WEEK, "2025-11-03", "2025-11-09", _days("2025-10-27", "2025-11-16")),
        (Granularity.MONTH, "2025-02-01", "2025-02-28", _days("2025-01-01", "2025-03-31")),
        (Granularity.QUARTER, "2025-04-01", "2025-06-30", _days("2025-01-01", "2025-09-30")),
        (Granularity.HALF, "2025-01-01", "2025-06-30", _days("2024-07-01", "2025-12-31")),
        (Granularity.CENTURY, "1901-01-01", "2000-12-31", _days("1876-01-01", "2025-12-31")),
        (Granularity.RANGE, "1990-01-01", "1993-12-31", _days("1989-01-01", "1994-12-31")),
        (Granularity.RANGE, "2025-02-10", "2025-04-10", _days("2025-01-10", "2025-05-10")),
        (None, "2025-02-10", "2025-02-12", _days("2025-02-07", "2025-02-15")),
    ],
    ids=str,
)
def test_about_moves_a_date_by_its_own_steps(
    granularity: Granularity | None, low: str, high: str, soft: Interval
) -> None:
    written = replace(
        quantity("about 1992"),
        low=date.fromisoformat(low),
        high=date.fromisoformat(high),
        granularity=granularity,
    )
    assert meaning(written, rule(Kind.DATE), TODAY).soft == soft


@pytest.mark.parametrize(
    ("said", "published", "hard", "soft"),
    [
        ("over 30 years", "2025-11-07", _days(None, "1995-11-07"), _days("1980-11-07", "1995-11-07")),
        ("at least 30 years", "2025-11-07", _days(None, "1995-11-07"), _days("1980-11-07", "1995-11-07")),
        # From the day after the 34th anniversary to the end of the year that people reckon to.
        ("33 years", "2025-11-07", _days("1991-11-08", "1992-12-31"), None),
        ("33 years", "2025-12-31", _days("1992-01-01", "1992-12-31"), None),
        ("34 years", "2026-02-01", _days("1991-02-02", "1992-12-31"), None),
        ("1 years", "2024-02-29", _days("2022-03-01", "2023-12-31"), None),
        ("3 months", "2025-11-07", _days("2025-07-08", "2025-08-31"), None),
        ("3 days", "2025-11-07", _days("2025-11-04", "2025-11-04"), None),
        ("2 weeks", "2025-11-07", _days("2025-10-18", "2025-10-24"), None),
        ("5 hours", "2025-11-07", _days("2025-11-07", "2025-11-07"), None),
        # A round number of years is hard to five years more or less.
        ("30 years", "2025-11-07", _days("1989-11-08", "2000-11-07"), _days("1994-11-08", "1995-12-31")),
        ("2-3 years", "2025-11-07", _days("2021-11-08", "2023-12-31"), None),
        (
            "about 40 months",
            "2025-11-07",
            _days("2022-02-08", "2022-11-07"),
            _days("2022-05-08", "2022-08-07"),
        ),
        ("nearly 34 years", "2025-11-07", _days("1991-11-07", "1995-04-07"), None),
        (
            "under 30 years",
            "2025-11-07",
            _days("1995-11-08", "2025-11-07"),
            _days("1995-11-08", "2010-11-07"),
        ),
        (
            "at most 30 years",
            "2025-11-07",
            _days("1995-11-07", "2025-11-07"),
            _days("1995-11-07", "2010-11-07"),
        ),
        (
            "up to 30 years",
            "2025-11-07",
            _days("1995-11-07", "2025-11-07"),
            _days("1995-11-07", "2006-02-07"),
        ),
        ("vague 2-9 decades", "2025-11-07", _days("1935-11-07", "2005-11-07"), None),
        ("0 years", "2025-11-07", _days("2024-11-08", "2025-11-07"), None),
        ("over 5000 years", "2025-11-07", EVERYTHING, None),
        ("5000 years", "2025-11-07", EVERYTHING, None),
        ("under 99999999999 years", "2025-11-07", _days(None, "2025-11-07"), None),
        ("over 999999999999999999999999 days", "2025-11-07", EVERYTHING, None),
    ],
)
def test_durations_that_date(said: str, published: str, hard: Interval, soft: Interval | None) -> None:
    meant = meaning(quantity(said), rule(Kind.DATE), date.fromisoformat(published))
    assert (meant.hard, meant.soft) == (hard, soft or hard)


def test_half_years_are_rounded_outwards() -> None:
    meant = meaning(replace(quantity("2.5 years"), precision=D(0)), rule(Kind.DATE), TODAY)
    assert meant.hard == _days("2023-02-07", "2023-08-07")


def test_decades_have_a_shortest_length_only() -> None:
    written = replace(quantity("vague 2 decades"), high=None)
    assert meaning(written, rule(Kind.DATE), TODAY).hard == _days(None, "2005-11-07")
    written = replace(written, hedge=Hedge.EXACT)
    assert meaning(written, rule(Kind.DATE), TODAY).hard == _days(None, "2005-11-07")


def test_written_precision_widens_a_duration() -> None:
    written = replace(quantity("33 years"), precision=D(1))
    assert meaning(written, rule(Kind.DATE), TODAY).hard == _days("1990-11-08", "1993-11-07")


@pytest.mark.parametrize("said", ["over 30 years", "33 years", "about 30 years"])
def test_a_duration_dates_nothing_without_a_day_to_count_from(said: str) -> None:
    assert not meaning(quantity(said), rule(Kind.DATE), None).known


def test_a_duration_is_a_number_where_the_rule_wants_one() -> None:
    assert meaning(quantity("30 years"), rule(Kind.DURATION), TODAY).hard == _closed("30", "30")


@pytest.mark.parametrize("unit", [None, "km", "lightyear"])
def test_a_duration_needs_a_unit_of_time(unit: str | None) -> None:
    assert not meaning(replace(quantity("30 years"), unit=unit), rule(Kind.DATE), TODAY).known


def test_a_negative_duration_dates_nothing() -> None:
    assert not meaning(replace(quantity("30 years"), low=D(-3), high=D(-3)), rule(Kind.DATE), TODAY).known


@pytest.mark.parametrize(
    ("said", "clash"),
    [
        ("Friday, 2025-11-07", False),
        ("Thursday, 2025-11-07", True),
        ("2025-11-07", False),
        ("Thursday", False),
        ("Thursday, 2025", False),
    ],
)
def test_a_weekday_beside_its_date(said: str, clash: bool) -> None:
    assert meaning(quantity(said), rule(Kind.DATE), TODAY).clash is clash


def test_a_weekday_among_a_few_days() -> None:
    some = replace(quantity("Monday, 2025-11-07"), high=date(2025, 11, 9), granularity=Granularity.RANGE)
    assert meaning(some, rule(Kind.DATE), TODAY).clash
    assert not meaning(replace(some, weekday=6), rule(Kind.DATE), TODAY).clash
    assert not meaning(replace(some, high=None), rule(Kind.DATE), TODAY).clash


def test_another_reading_of_a_date_can_save_its_weekday() -> None:
    swapped = replace(
        quantity("Saturday, 2025-11-07"), alternatives=((date(2025, 7, 11), date(2025, 7, 11)),)
    )
    assert meaning(swapped, rule(Kind.DATE), TODAY).clash
    assert not meaning(replace(swapped, weekday=4), rule(Kind.DATE), TODAY).clash


def test_a_bare_weekday_is_a_constraint() -> None:
    meant = meaning(quantity("Thursday"), rule(Kind.DATE), None)
    assert (meant.weekday, meant.readings, meant.known) == (3, (), True)


@SMALL
@given(
    st.sampled_from(["year", "month", "week", "day", "hour", "decade"]),
    st.sampled_from(list(Hedge)),
    st.decimals(min_value=0, max_value=10**30, places=1),
    st.dates(),
)
def test_durations_never_leave_the_calendar(
    unit: str, hedge: Hedge, length: Decimal, published: date
) -> None:
    written = Quantity(
        start=0, end=1, text="x", kind=Kind.DURATION, low=length, high=length, unit=unit, hedge=hedge
    )
    meant = meaning(written, rule(Kind.DATE), published)
    assert covers(meant.hard, meant.soft)


@SMALL
@given(
    st.integers(0, 60), st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 366)
)
def test_a_full_number_of_years_holds_the_day_it_counts_from(years: int, began: date, days: int) -> None:
    published = date.fromordinal(began.toordinal() + years * 365 + days)
    full = published.year - began.year - ((published.month, published.day) < (began.month, began.day))
    meant = meaning(quantity(f"{full} years"), rule(Kind.DATE), published)
    assert contains(meant.hard, began)
