"""The notation of values in reports."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.model import Granularity, Hedge, Kind, Quantity
from kzclaims.report.values import describe, grouped, plain

if TYPE_CHECKING:
    from kzclaims.model import Value


def quantity(
    kind: Kind,
    low: Value | str | None,
    high: Value | str | None,
    *,
    unit: str | None = None,
    hedge: Hedge = Hedge.EXACT,
    granularity: Granularity | None = None,
    weekday: int | None = None,
    alternatives: tuple[tuple[Value | None, Value | None], ...] = (),
) -> Quantity:
    ends = [Decimal(end) if isinstance(end, str) else end for end in (low, high)]
    return Quantity(
        start=0,
        end=1,
        text="1",
        kind=kind,
        low=ends[0],
        high=ends[1],
        unit=unit,
        hedge=hedge,
        granularity=granularity,
        weekday=weekday,
        alternatives=alternatives,
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1.1E+9"), "1100000000"),
        (Decimal("2.7"), "2.7"),
        (Decimal("2.70"), "2.7"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("-0.0"), "0"),
        (Decimal(-5), "-5"),
        (Decimal(100), "100"),
        (Decimal("1.23456789012345678901234567890123456789E+15"), "1234567890123456.78901234567890123456789"),
        (date(2025, 11, 7), "2025-11-07"),
        (date(622, 7, 16), "0622-07-16"),
    ],
    ids=str,
)
def test_plain_notation(value: Value, written: str) -> None:
    assert plain(value) == written


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")], ids=str)
def test_what_is_no_number_is_refused(value: Decimal) -> None:
    with pytest.raises(ValueError, match="not a number"):
        plain(value)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_plain_and_grouped_keep_the_value(value: Decimal) -> None:
    assert Decimal(plain(value)) == value
    assert grouped(value).replace(",", "") == plain(value)
    assert "E" not in plain(value).upper()


@pytest.mark.parametrize(
    ("reading", "written"),
    [
        (quantity(Kind.MONEY, "1.72E+10", "1.72E+10", unit="USD"), "17,200,000,000 USD"),
        (quantity(Kind.MONEY, "450E6", "450E6", unit="USD", hedge=Hedge.ABOUT), "about 450,000,000 USD"),
        (quantity(Kind.MONEY, "1E11", None, unit="USD", hedge=Hedge.OVER), "over 100,000,000,000 USD"),
        (quantity(Kind.COUNT, "600", None, hedge=Hedge.AT_LEAST), "at least 600"),
        (quantity(Kind.COUNT, None, "600", hedge=Hedge.UP_TO), "up to 600"),
        (quantity(Kind.COUNT, "600", None), "at least 600"),
        (quantity(Kind.COUNT, None, "600"), "at most 600"),
        (quantity(Kind.COUNT, None, None, hedge=Hedge.VAGUE), "vague some"),
        (quantity(Kind.COUNT, "1E4", "1E5", hedge=Hedge.VAGUE), "vague 10,000..100,000"),
        (quantity(Kind.PERCENT, "25", "30", unit="%"), "25..30 %"),
        (quantity(Kind.MULTIPLE, "4.6", "4.6", unit="x"), "4.6 x"),
        (quantity(Kind.ORDINAL, "1", "1"), "1st"),
        (quantity(Kind.ORDINAL, "2", "2"), "2nd"),
        (quantity(Kind.ORDINAL, "3", "3"), "3rd"),
        (quantity(Kind.ORDINAL, "5", "5"), "5th"),
        (quantity(Kind.ORDINAL, "11", "11"), "11th"),
        (quantity(Kind.ORDINAL, "112", "112"), "112th"),
        (quantity(Kind.ORDINAL, "121", "121"), "121st"),
        (quantity(Kind.DURATION, "30", "30", unit="year", hedge=Hedge.OVER), "over 30 years"),
        (quantity(Kind.DURATION, "1", "1", unit="day"), "1 day"),
        (quantity(Kind.DURATION, "1", None, unit="year", hedge=Hedge.OVER), "over 1 year"),
        (
            quantity(Kind.COUNT, "1234", "1234", alternatives=((Decimal("1.234"), Decimal("1.234")),)),
            "1,234 or 1.234",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_numbers_are_described_in_normal_form(reading: Quantity, written: str) -> None:
    assert describe(reading) == written


@pytest.mark.parametrize(
    ("low", "high", "granularity", "hedge", "weekday", "written"),
    [
        (date(2025, 11, 7), date(2025, 11, 7), Granularity.DAY, Hedge.EXACT, None, "2025-11-07"),
        (date(2025, 11, 7), date(2025, 11, 7), Granularity.DAY, Hedge.EXACT, 3, "2025-11-07 (Thursday)"),
        (date(2025, 11, 1), date(2025, 11, 30), Granularity.MONTH, Hedge.EXACT, None, "2025-11"),
        (
            date(2025, 7, 1),
            date(2025, 9, 30),
            Granularity.QUARTER,
            Hedge.EXACT,
            None,
            "2025-07-01..2025-09-30",
        ),
        (date(1992, 1, 1), date(1992, 12, 31), Granularity.YEAR, Hedge.EXACT, None, "1992"),
        (date(1992, 1, 1), date(1992, 12, 31), Granularity.YEAR, Hedge.ABOUT, None, "about 1992"),
        (date(1990, 1, 1), date(1999, 12, 31), Granularity.DECADE, Hedge.EXACT, None, "1990s"),
        (date(1990, 1, 1), date(1993, 12, 31), Granularity.DECADE, Hedge.EXACT, None, "1990..1993"),
        (date(1901, 1, 1), date(2000, 12, 31), Granularity.CENTURY, Hedge.EXACT, None, "1901..2000"),
        (None, None, Granularity.WEEKDAY, Hedge.EXACT, 6, "Sunday"),
        (None, None, None, Hedge.EXACT, None, "some day"),
        (None, date(1995, 11, 7), Granularity.DAY, Hedge.EXACT, None, "on or before 1995-11-07"),
        (None, date(1995, 11, 7), Granularity.DAY, Hedge.UNDER, None, "before 1995-11-07"),
        (date(1995, 11, 7), None, Granularity.DAY, Hedge.EXACT, None, "on or after 1995-11-07"),
        (date(1995, 11, 7), None, Granularity.DAY, Hedge.OVER, None, "after 1995-11-07"),
    ],
    ids=lambda value: value if isinstance(value, str) and value[:1].isdigit() else "",
)
def test_dates_are_described_in_normal_form(
    low: date | None,
    high: date | None,
    granularity: Granularity | None,
    hedge: Hedge,
    weekday: int | None,
    written: str,
) -> None:
    reading = quantity(Kind.DATE, low, high, granularity=granularity, hedge=hedge, weekday=weekday)
    assert describe(reading) == written
