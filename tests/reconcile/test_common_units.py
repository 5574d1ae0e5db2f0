"""Which units lie on one line, and the unit in which they are compared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kzclaims.model import Interval
from kzclaims.reconcile.units import base, common_unit, convert, line, may_be


@pytest.mark.parametrize(
    ("units", "common"),
    [
        (["t", "kg"], "t"),
        (["g", "kg"], "kg"),
        (["hour", "day"], "hour"),
        (["hour", "minute"], "minute"),
        (["month", "year", "decade"], "month"),
        (["year", "decade"], "decade"),
        (["mi", "km"], "km"),
        # Neither is a whole decimal of the other: metres are of both.
        (["mi", "nmi"], "m"),
        (["t/year", "kg/year"], "t/year"),
        (["mi/h", "nmi/h"], "m/h"),
        (["USD"], "USD"),
    ],
)
def test_the_largest_unit_that_all_convert_to_exactly(units: list[str], common: str) -> None:
    assert common_unit(units) == common_unit(units[::-1]) == common
    for unit in units:
        assert line(unit)[0] == line(common)[0]


def test_conversion_is_exact() -> None:
    interval = Interval(Decimal("0.5"), Decimal(3), high_open=True)
    assert convert(interval, "mi", "m") == Interval(Decimal("804.672"), Decimal("4828.032"), high_open=True)
    assert convert(interval, "kg", "t") == Interval(Decimal("0.0005"), Decimal("0.003"), high_open=True)
    assert convert(Interval(None, Decimal(1)), "km2", "ha") == Interval(None, Decimal(100))
    assert convert(interval, "USD", "USD") == interval


@pytest.mark.parametrize(
    ("unit", "other"), [("USD", "EUR"), ("t", "bbl"), ("year", "day"), ("%", "pp"), ("oz", "g")]
)
def test_units_that_have_no_exact_factor(unit: str, other: str) -> None:
    assert line(unit)[0] != line(other)[0]


def test_bases() -> None:
    assert [base(unit) for unit in ("t", "t/year", "decade", "USD")] == ["kg", "kg/year", "month", "USD"]


@pytest.mark.parametrize(
    ("unit", "other", "possible"),
    [
        ("dinar?", "IQD", True),
        ("dinar?", "USD", False),
        ("pound?", "lira?", True),
        ("dinar?", "pound?", False),
        ("cowrie?", "USD", True),
        ("dinar?", "cowrie?", True),
    ],
)
def test_what_an_open_currency_may_be(unit: str, other: str, possible: bool) -> None:
    assert may_be(unit, other) is possible


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        ("pound?", "GIP"),
        ("pound?", "LBP"),
        ("leu?", "MDL"),
        ("kwacha?", "ZMW"),
        ("rial?", "SAR"),
        ("riyal?", "rial?"),
    ],
)
def test_an_open_currency_may_be_any_that_the_packs_read_by_its_name(unit: str, other: str) -> None:
    assert may_be(unit, other)
    assert not may_be(unit, "JPY")
