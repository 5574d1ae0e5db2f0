"""Quantities as the value of an example: what is written is read as the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.model import Kind, Quantity
from kzclaims.report.example_lines import example_value
from kzclaims.rules.value import parse_value

if TYPE_CHECKING:
    from kzclaims.model import Value

UNITS = {
    Kind.MONEY: "USD",
    Kind.PERCENT: "%",
    Kind.MEASURE: "t",
    Kind.DURATION: "year",
    Kind.MULTIPLE: "x",
}


def _quantity(kind: Kind, low: Value | None, high: Value | None) -> Quantity:
    return Quantity(start=0, end=1, text="x", kind=kind, low=low, high=high, unit=UNITS.get(kind))


@pytest.mark.parametrize(
    ("kind", "low", "high", "written"),
    [
        (Kind.MONEY, Decimal(17200000000), Decimal(17200000000), "17200000000 USD"),
        (Kind.MONEY, Decimal("1E+9"), None, "1000000000.. USD"),
        (Kind.PERCENT, Decimal(25), Decimal(30), "25..30 %"),
        (Kind.COUNT, None, Decimal("4.50"), "..4.5"),
        (Kind.DURATION, Decimal(30), None, "30.. year"),
        (Kind.DATE, date(1992, 1, 1), date(1992, 12, 31), "1992"),
        (Kind.DATE, date(1990, 1, 1), date(1999, 12, 31), "1990..1999"),
        (Kind.DATE, date(1992, 2, 1), date(1992, 2, 29), "1992-02"),
        (Kind.DATE, date(1992, 4, 1), date(1992, 6, 30), "1992-04..1992-06"),
        (Kind.DATE, date(1992, 4, 10), date(1992, 4, 10), "1992-04-10"),
        (Kind.DATE, date(1992, 1, 1), date(1992, 12, 30), "1992-01-01..1992-12-30"),
        (Kind.DATE, date(1992, 1, 1), None, "1992-01-01.."),
        (Kind.DATE, None, None, None),
    ],
)
def test_the_shortest_way_to_write_it(
    kind: Kind, low: Value | None, high: Value | None, written: str | None
) -> None:
    assert example_value(_quantity(kind, low, high)) == written


NUMBERS = st.decimals(0, Decimal("1e20"), places=3) | st.integers(0, 10**20).map(Decimal)


@given(st.sampled_from(sorted(set(Kind) - {Kind.DATE})), NUMBERS | st.none(), NUMBERS | st.none())
def test_numbers_are_read_as_written(kind: Kind, one: Decimal | None, other: Decimal | None) -> None:
    low, high = (one, other) if one is None or other is None else sorted((one, other))
    _assert_same(_quantity(kind, low, high))


@given(st.dates() | st.none(), st.dates() | st.none())
def test_dates_are_read_as_written(one: date | None, other: date | None) -> None:
    low, high = (one, other) if one is None or other is None else sorted((one, other))
    _assert_same(_quantity(Kind.DATE, low, high))


@given(st.integers(1, 9998), st.integers(1, 12), st.integers(0, 400))
def test_months_are_read_as_written(year: int, month: int, more: int) -> None:
    last = min((year * 12 + month - 1) + more, 9998 * 12 + 11)
    until = date(last // 12 + (last % 12 == 11), (last + 1) % 12 + 1, 1)
    high = date.fromordinal(until.toordinal() - 1)
    _assert_same(_quantity(Kind.DATE, date(year, month, 1), max(high, date(year, month, 28))))


def _assert_same(quantity: Quantity) -> None:
    written = example_value(quantity)
    if written is None:
        assert (quantity.low, quantity.high) == (None, None)
        return
    read = parse_value(written, quantity.kind, quantity.unit)
    assert (read.low, read.high, read.unit) == (quantity.low, quantity.high, quantity.unit)


def test_a_rule_for_dates_takes_a_length_of_time() -> None:
    value = parse_value("30.. year", Kind.DATE)
    assert (value.low, value.high, value.unit) == (Decimal(30), None, "year")
