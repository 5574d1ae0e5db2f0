"""Amounts: intervals with their unit, and what can be done with them.

Every amount is carried in the base unit of its line (grams for tonnes), percent as `%`, plain numbers and
multiples without a unit, dates as days. Units that do not go together give no result, as the rules of
`kzclaims.rules.relation_units` have it; there what rule files tell is checked, here what the texts say.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from kzclaims.model import Interval
from kzclaims.model.relation import Comparator, Operator
from kzclaims.reconcile.intervals import ARITHMETIC, gap, overlaps
from kzclaims.reconcile.lines import DATES
from kzclaims.reconcile.reading import ABOUT_HARD, ABOUT_SOFT
from kzclaims.reconcile.relations.arithmetic import add, divide, multiply, negate, point, subtract
from kzclaims.reconcile.relations.calendar import apart, moved
from kzclaims.reconcile.units import base, convert

if TYPE_CHECKING:
    from typing import Literal

    Bound = Literal["outer", "soft"]

PERCENT = "%"
TIMES = "x"
_PLAIN = frozenset({None, PERCENT})
_HUNDRED = point(Decimal(100))
_HUNDREDTH = point(Decimal("0.01"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Values on one line: `unit` is the line's base unit, `date` for days, None for plain numbers."""

    values: Interval
    unit: str | None = None


def amount(values: Interval, unit: str | None) -> Amount:
    """Values in a unit, brought to the base of its line."""
    if unit is None or unit == TIMES:
        return Amount(values=values)
    return Amount(values=convert(values, unit, base(unit)), unit=base(unit))


def dates(values: Interval) -> Amount:
    """Days of the calendar."""
    return Amount(values=values, unit=DATES)


def combine(operator: Operator, left: Amount, right: Amount) -> Amount | None:
    """What an operation makes of two amounts; None where it makes nothing or units do not go together."""
    match operator:
        case Operator.PLUS | Operator.MINUS:
            return _sum(operator, left, right)
        case Operator.TIMES:
            return _product(left, right)
        case Operator.OVER:
            return _quotient(left, right)


def level(left: Amount, right: Amount) -> tuple[Amount, Amount] | None:
    """Two amounts on one line, a number made percent beside one; None where they share no line."""
    if left.unit == right.unit:
        return left, right
    if {left.unit, right.unit} == {None, PERCENT}:
        return _as_percent(left), _as_percent(right)
    return None


def fits(comparator: Comparator, left: Amount, right: Amount, bound: Bound) -> bool:
    """Whether members of two amounts of one line can stand so to each other."""
    one, other = left.values, right.values
    match comparator:
        case Comparator.EQUAL:
            return overlaps(one, other)
        case Comparator.ABOUT:
            return overlaps(_about(one, bound), other) or overlaps(one, _about(other, bound))
        case Comparator.BELOW:
            return _below(one, other, strict=True)
        case Comparator.AT_MOST:
            return _below(one, other, strict=False)
        case Comparator.ABOVE:
            return _below(other, one, strict=True)
        case Comparator.AT_LEAST:
            return _below(other, one, strict=False)


def miss(comparator: Comparator, left: Amount, right: Amount) -> Decimal:
    """By how much amounts of one line that do not fit miss it, in their unit or in days."""
    if comparator in {Comparator.EQUAL, Comparator.ABOUT}:
        return gap(left.values, right.values)
    low, high = left.values, right.values
    if comparator in {Comparator.ABOVE, Comparator.AT_LEAST}:
        low, high = high, low
    return gap(
        Interval(low.low, None, low_open=low.low_open), Interval(None, high.high, high_open=high.high_open)
    )


def shown(values: Amount, unit: str | None) -> Interval:
    """The values of an amount in another unit of its line."""
    if unit is None or values.unit is None or unit == values.unit:
        return values.values
    return convert(values.values, values.unit, unit)


def _below(one: Interval, other: Interval, *, strict: bool) -> bool:
    if one.low is None or other.high is None:
        return True
    if one.low == other.high:
        return not strict and not one.low_open and not other.high_open
    return one.low < other.high  # type: ignore[operator]  # of one line, so of one type


def _about(values: Interval, bound: Bound) -> Interval:
    part = ABOUT_SOFT if bound == "soft" else ABOUT_HARD
    return multiply(values, Interval(1 - part, 1 + part))


def _as_percent(number: Amount) -> Amount:
    return (
        number if number.unit == PERCENT else Amount(values=multiply(number.values, _HUNDRED), unit=PERCENT)
    )


def _sum(operator: Operator, left: Amount, right: Amount) -> Amount | None:
    if DATES in {left.unit, right.unit}:
        return _dated(operator, left, right)
    pair = level(left, right)
    if pair is None:
        return None
    one, other = pair
    operation = add if operator is Operator.PLUS else subtract
    return Amount(values=operation(one.values, other.values), unit=one.unit)


def _dated(operator: Operator, left: Amount, right: Amount) -> Amount | None:
    if left.unit == right.unit:
        if operator is Operator.PLUS:
            return None
        return amount(apart(left.values, right.values), "day")
    if right.unit == DATES:
        if operator is Operator.MINUS:
            return None
        left, right = right, left
    duration = right.values if operator is Operator.PLUS else negate(right.values)
    values = moved(left.values, duration, right.unit)
    return None if values is None else dates(values)


def _product(left: Amount, right: Amount) -> Amount | None:
    if left.unit not in _PLAIN:
        left, right = right, left
    if left.unit not in _PLAIN or right.unit == DATES:
        return None
    values = multiply(left.values, right.values)
    if left.unit == right.unit == PERCENT:
        return Amount(values=multiply(values, _HUNDREDTH), unit=PERCENT)
    if PERCENT in {left.unit, right.unit}:
        values = multiply(values, _HUNDREDTH)
    return Amount(values=values, unit=right.unit if right.unit not in _PLAIN else None)


def _quotient(left: Amount, right: Amount) -> Amount | None:
    values = None if DATES in {left.unit, right.unit} else divide(left.values, right.values)
    if values is None:
        return None
    if left.unit == right.unit:
        return Amount(values=values)
    if right.unit == PERCENT:
        return Amount(values=multiply(values, _HUNDRED), unit=left.unit)
    return Amount(values=values, unit=left.unit) if right.unit is None else None


def exact(value: Decimal, unit: str | None) -> Amount:
    """A number that the relation itself states."""
    with localcontext(ARITHMETIC):
        return amount(point(value), unit)
