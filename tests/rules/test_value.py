from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.model import Kind, Value
from kzclaims.rules.units import units_of
from kzclaims.rules.value import SAMPLES, BadValueError, parse_value

READ: list[tuple[str, Kind, Value | None, Value | None, str | None]] = [
    ("25..30 %", Kind.PERCENT, Decimal(25), Decimal(30), "%"),
    ("-2.7 %", Kind.PERCENT, Decimal("-2.7"), Decimal("-2.7"), "%"),
    ("0.5 pp", Kind.PERCENT, Decimal("0.5"), Decimal("0.5"), "pp"),
    ("17200000000 USD", Kind.MONEY, Decimal(17200000000), Decimal(17200000000), "USD"),
    ("17.2e9 USD", Kind.MONEY, Decimal(17200000000), Decimal(17200000000), "USD"),
    ("3 dinar?", Kind.MONEY, Decimal(3), Decimal(3), "dinar?"),
    ("100000000000.. USD", Kind.MONEY, Decimal(100000000000), None, "USD"),
    ("..22", Kind.COUNT, None, Decimal(22), None),
    (" 10 .. 20 ", Kind.COUNT, Decimal(10), Decimal(20), None),
    ("1992", Kind.DATE, date(1992, 1, 1), date(1992, 12, 31), None),
    ("1992-02", Kind.DATE, date(1992, 2, 1), date(1992, 2, 29), None),
    ("1992-04-10", Kind.DATE, date(1992, 4, 10), date(1992, 4, 10), None),
    ("1990..1999", Kind.DATE, date(1990, 1, 1), date(1999, 12, 31), None),
    ("..1995-11-07", Kind.DATE, None, date(1995, 11, 7), None),
    ("1995-11..", Kind.DATE, date(1995, 11, 1), None, None),
    ("9999-12", Kind.DATE, date(9999, 12, 1), date(9999, 12, 31), None),
    ("5", Kind.ORDINAL, Decimal(5), Decimal(5), None),
    ("4.6 x", Kind.MULTIPLE, Decimal("4.6"), Decimal("4.6"), "x"),
    ("30 year", Kind.DURATION, Decimal(30), Decimal(30), "year"),
    ("1e6 bbl/d", Kind.MEASURE, Decimal(1000000), Decimal(1000000), "bbl/d"),
]


@pytest.mark.parametrize(("text", "kind", "low", "high", "unit"), READ, ids=[row[0] for row in READ])
def test_a_value_is_read(
    text: str, kind: Kind, low: Value | None, high: Value | None, unit: str | None
) -> None:
    value = parse_value(text, kind)
    assert (value.low, value.high, value.unit) == (low, high, unit)


def test_powers_of_ten_are_written_out() -> None:
    assert str(parse_value("17.2e9 USD", Kind.MONEY).low) == "17200000000"


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_the_sample_of_each_kind_can_be_read(kind: Kind) -> None:
    parse_value(SAMPLES[kind], kind)


@pytest.mark.parametrize(
    ("text", "kind", "wrong", "suggestion"),
    [
        ("25-30 %", Kind.PERCENT, "25-30", "25..30 %"),
        ("25–30%", Kind.PERCENT, "25–30%", "25..30 %"),
        ("25", Kind.PERCENT, "25", "25 %"),
        ("4.6", Kind.MULTIPLE, "4.6", "4.6 x"),
        ("17,200,000,000 USD", Kind.MONEY, "17,200,000,000", "17200000000 USD"),
        ("17.2 billion USD", Kind.MONEY, "billion USD", "17.2e9 USD"),
        ("17 usd", Kind.MONEY, "usd", "17 USD"),
        ("> 5 USD", Kind.MONEY, ">", "5.. USD"),
        ("<= 5 USD", Kind.MONEY, "<=", "..5 USD"),
        ("30..25 %", Kind.PERCENT, "30..25", "25..30 %"),
        ("600 companies", Kind.COUNT, "companies", "600"),
        ("30 years", Kind.DURATION, "years", "30 year"),
        ("1992/04/10", Kind.DATE, "1992/04/10", "1992-04-10"),
        ("1990-1999", Kind.DATE, "1990-1999", "1990..1999"),
        ("1992-02-30", Kind.DATE, "1992-02-30", None),
        ("0000", Kind.DATE, "0000", None),
        ("100", Kind.MONEY, "100", None),
        ("1e99", Kind.COUNT, "1e99", None),
        ("1e-3 x", Kind.MULTIPLE, "1e-3", None),
        ("inf", Kind.COUNT, "inf", None),
        ("٢٥ %", Kind.PERCENT, "٢٥", None),
        ("..", Kind.COUNT, "..", None),
        ("", Kind.COUNT, "", None),
        ("1..2..3", Kind.COUNT, "2..3", None),
    ],
)
def test_a_wrong_value_is_told_with_its_part_and_what_was_meant(
    text: str, kind: Kind, wrong: str, suggestion: str | None
) -> None:
    with pytest.raises(BadValueError) as caught:
        parse_value(text, kind)
    assert text[caught.value.start : caught.value.end] == wrong
    assert caught.value.suggestion == suggestion


def test_the_unit_of_the_rule_is_asked_for() -> None:
    assert parse_value("5 t", Kind.MEASURE, "t").unit == "t"
    with pytest.raises(BadValueError, match="the rule measures `t`, not `kg`"):
        parse_value("5 kg", Kind.MEASURE, "t")
    with pytest.raises(BadValueError) as caught:
        parse_value("5", Kind.MEASURE, "t")
    assert caught.value.suggestion == "5 t"


NUMBERS = st.decimals(min_value=-(10**20), max_value=10**20, places=3)
UNITED: list[tuple[Kind, str | None]] = [
    (Kind.COUNT, None),
    (Kind.ORDINAL, None),
    *((kind, unit) for kind in Kind for unit in sorted(units_of(kind))[:3]),
]


@given(
    st.sampled_from(UNITED),
    st.lists(NUMBERS, min_size=2, max_size=2),
)
def test_numbers_are_exact(united: tuple[Kind, str | None], numbers: list[Decimal]) -> None:
    kind, unit = united
    low, high = sorted(numbers)
    value = parse_value(f"{low}..{high} {unit or ''}", kind)
    assert (value.low, value.high, value.unit) == (low, high, unit)


@given(st.lists(st.dates(), min_size=2, max_size=2))
def test_dates_are_days(days: list[date]) -> None:
    low, high = sorted(days)
    value = parse_value(f"{low}..{high}", Kind.DATE)
    assert (value.low, value.high) == (low, high)


@given(st.dates())
def test_a_month_and_a_year_hold_their_days(day: date) -> None:
    for written in (f"{day:%Y-%m}".rjust(7, "0"), f"{day.year:04}"):
        value = parse_value(written, Kind.DATE)
        assert isinstance(value.low, date)
        assert isinstance(value.high, date)
        assert value.low <= day <= value.high


def problem_with(text: str, kind: Kind) -> BadValueError | None:
    try:
        parse_value(text, kind)
    except BadValueError as problem:
        return problem
    return None


@given(st.text(st.sampled_from("0123456789.,-–eE% UxtSD/><\u00a0"), max_size=15), st.sampled_from(list(Kind)))
def test_a_suggestion_can_be_read(text: str, kind: Kind) -> None:
    problem = problem_with(text, kind)
    if problem is None:
        return
    assert 0 <= problem.start <= problem.end <= len(text)
    if problem.suggestion is not None:
        assert problem_with(problem.suggestion, kind) is None
