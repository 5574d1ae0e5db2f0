"""Arithmetic of intervals: examples with every sort of end, and the laws that it must keep."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kzclaims.model import Interval
from kzclaims.reconcile.intervals import ARITHMETIC, EVERYTHING, contains, covers
from kzclaims.reconcile.relations.arithmetic import add, divide, multiply, negate, point, subtract
from tests.reconcile.builders import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable


def interval(written: str) -> Interval:
    """`[1,2)`, `(-inf,3]`: as in textbooks."""
    low, high = written[1:-1].split(",")
    return Interval(
        None if low == "-inf" else Decimal(low),
        None if high == "inf" else Decimal(high),
        low_open=written[0] == "(" and low != "-inf",
        high_open=written[-1] == ")" and high != "inf",
    )


@pytest.mark.parametrize(
    ("operation", "left", "right", "result"),
    [
        (add, "[1,2]", "[3,4]", "[4,6]"),
        (add, "[1,2)", "[3,4]", "[4,6)"),
        (add, "(1,2]", "[3,4]", "(4,6]"),
        (add, "(1,inf)", "[3,4]", "(4,inf)"),
        (add, "(-inf,inf)", "[3,4]", "(-inf,inf)"),
        (subtract, "[5,6]", "[1,2)", "(3,5]"),
        (subtract, "[5,inf)", "[1,inf)", "(-inf,inf)"),
        (multiply, "[2,3]", "[4,5]", "[8,15]"),
        (multiply, "[-2,3]", "[-5,4]", "[-15,12]"),
        (multiply, "(2,3]", "[4,5)", "(8,15)"),
        (multiply, "[0,1]", "(2,3)", "[0,3)"),
        (multiply, "(0,1]", "(2,3)", "(0,3)"),
        (multiply, "[0,0]", "(-inf,inf)", "[0,0]"),
        (multiply, "[0,1]", "[1,inf)", "[0,inf)"),
        (multiply, "(0,1]", "[1,inf)", "(0,inf)"),
        (multiply, "[-1,1]", "[1,inf)", "(-inf,inf)"),
        (multiply, "(-inf,-1]", "(-inf,-2]", "[2,inf)"),
        (divide, "[6,8]", "[2,4]", "[1.5,4]"),
        (divide, "[6,8]", "(2,4]", "[1.5,4)"),
        (divide, "[6,8]", "[-4,-2]", "[-4,-1.5]"),
        (divide, "[6,8]", "[0,2]", "[3,inf)"),
        (divide, "[6,8]", "(0,2]", "[3,inf)"),
        (divide, "[6,8]", "[-2,0]", "(-inf,-3]"),
        (divide, "[6,8]", "[-1,2]", "(-inf,inf)"),
        (divide, "[0,0]", "[-1,2]", "[0,0]"),
        (divide, "[0,5]", "[0,2]", "[0,inf)"),
        (divide, "(0,5]", "[0,2]", "(0,inf)"),
        (divide, "[6,8]", "[2,inf)", "(0,4]"),
        (divide, "[0,8]", "[2,inf)", "[0,4]"),
        (divide, "[6,inf)", "[2,3]", "[2,inf)"),
        (divide, "[6,inf)", "[2,inf)", "(0,inf)"),
        (divide, "[-8,6]", "[2,inf)", "[-4,3]"),
        (divide, "(-inf,inf)", "[1,2]", "(-inf,inf)"),
    ],
)
def test_an_operation(
    operation: Callable[[Interval, Interval], Interval], left: str, right: str, result: str
) -> None:
    assert operation(interval(left), interval(right)) == interval(result)


def test_nothing_is_divided_by_zero_alone() -> None:
    assert divide(interval("[1,2]"), point(Decimal(0))) is None


def test_a_quotient_without_end_is_rounded_outwards() -> None:
    third = divide(point(Decimal(1)), point(Decimal(3)))
    assert third is not None
    assert isinstance(third.low, Decimal)
    assert isinstance(third.high, Decimal)
    assert Fraction(third.low) < Fraction(1, 3) < Fraction(third.high)
    assert third.high - third.low == Decimal("1e-60")


def test_dates_are_no_numbers() -> None:
    from datetime import date  # noqa: PLC0415 - here only

    with pytest.raises(TypeError):
        add(Interval(date(2025, 1, 1), None), EVERYTHING)


_NUMBERS = st.integers(-20, 20).map(lambda value: Decimal(value) / 4)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = [draw(st.none() | _NUMBERS) for _ in range(2)]
    low, high = ends
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    opens = [draw(st.booleans()) for _ in range(2)]
    if low == high:
        opens = [False, False]
    return Interval(low, high, low_open=low is not None and opens[0], high_open=high is not None and opens[1])


@st.composite
def members(draw: st.DrawFn, of: Interval) -> Decimal:
    low = of.low if isinstance(of.low, Decimal) else None
    high = of.high if isinstance(of.high, Decimal) else None
    bottom = low if low is not None else (high if high is not None else Decimal(0)) - 50
    top = high if high is not None else bottom + 100
    value = bottom + (top - bottom) * Decimal(draw(st.integers(0, 16))) / 16
    assume(contains(of, value))
    return value


@SMALL
@given(st.data())
def test_the_result_holds_every_result_of_members(data: st.DataObject) -> None:
    one, other = data.draw(intervals()), data.draw(intervals())
    a, b = data.draw(members(one)), data.draw(members(other))
    with localcontext(ARITHMETIC):
        assert contains(add(one, other), a + b)
        assert contains(subtract(one, other), a - b)
        assert contains(multiply(one, other), a * b)
    quotient = divide(one, other)
    if b:
        assert quotient is not None
        exact = Fraction(a) / Fraction(b)
        low, high = quotient.low, quotient.high
        assert not isinstance(low, Decimal) or (
            Fraction(low) < exact or (Fraction(low) == exact and not quotient.low_open)
        )
        assert not isinstance(high, Decimal) or (
            exact < Fraction(high) or (Fraction(high) == exact and not quotient.high_open)
        )


@SMALL
@given(intervals(), intervals(), intervals(), intervals())
def test_wider_operands_make_a_wider_result(
    one: Interval, other: Interval, third: Interval, fourth: Interval
) -> None:
    from kzclaims.reconcile.intervals import hull  # noqa: PLC0415 - here only

    wide, wider = hull((one, third)), hull((other, fourth))
    assert wide is not None
    assert wider is not None
    for operation in (add, subtract, multiply):
        assert covers(operation(wide, wider), operation(one, other))
    narrow, broad = divide(one, other), divide(wide, wider)
    assert narrow is None or (broad is not None and covers(broad, narrow))


@SMALL
@given(intervals(), intervals(), intervals())
def test_sums_and_products_commute_and_associate(one: Interval, other: Interval, third: Interval) -> None:
    for operation in (add, multiply):
        assert operation(one, other) == operation(other, one)
        assert operation(operation(one, other), third) == operation(one, operation(other, third))


@SMALL
@given(intervals(), intervals())
def test_neutral_elements_and_signs(one: Interval, other: Interval) -> None:
    assert add(one, point(Decimal(0))) == one
    assert multiply(one, point(Decimal(1))) == one
    assert divide(one, point(Decimal(1))) == one
    assert negate(negate(one)) == one
    assert subtract(one, other) == negate(subtract(other, one))
    assert multiply(negate(one), other) == negate(multiply(one, other))
    # A product is spread at least as wide as its sum of products: sub-distributivity.
    assert covers(
        add(multiply(one, other), multiply(one, point(Decimal(1)))),
        multiply(one, add(other, point(Decimal(1)))),
    )
