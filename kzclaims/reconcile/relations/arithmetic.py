"""Arithmetic of intervals of numbers: sums, differences, products, quotients; open and unbounded ends right.

The result is the smallest interval that holds the result for every choice of members. What is computed is
carried exactly to sixty digits; where a quotient has no end, its low end is rounded down and its high end
up, so that the true values are never outside. A computed end is a member only where it is the result of
members: an open or unbounded end makes an open one, except that nothing times anything is nothing.

Division. Nothing is divided by zero: a zero end of the divisor is left out of it, and its quotients have no
end there. A divisor with values on both sides of zero allows every quotient, one that is zero alone none.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.model import Interval
from kzclaims.reconcile.intervals import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DOWN = Context(prec=60, rounding=ROUND_FLOOR)
_UP = Context(prec=60, rounding=ROUND_CEILING)
_INFINITE = Decimal("Infinity")
_ZERO = Decimal(0)


class _End(NamedTuple):
    """One end: its value, infinite where it is unbounded, and whether it is a member."""

    value: Decimal
    closed: bool


def point(value: Decimal) -> Interval:
    """The interval that holds one number."""
    return Interval(value, value)


def add(left: Interval, right: Interval) -> Interval:
    """What a member of the one and a member of the other can add up to."""
    (a, b), (c, d) = _ends(left), _ends(right)
    return _interval(
        _End(_DOWN.add(a.value, c.value), a.closed and c.closed),
        _End(_UP.add(b.value, d.value), b.closed and d.closed),
    )


def negate(interval: Interval) -> Interval:
    """The members with their sign turned."""
    low, high = _ends(interval)
    return _interval(_turned(high), _turned(low))


def subtract(left: Interval, right: Interval) -> Interval:
    """What a member of the one less a member of the other can be."""
    return add(left, negate(right))


def multiply(left: Interval, right: Interval) -> Interval:
    """What a member of the one times a member of the other can be."""
    corners = [(a, b) for a in _ends(left) for b in _ends(right)]
    return _interval(
        _lowest(_product(a, b, _DOWN) for a, b in corners),
        _highest(_product(a, b, _UP) for a, b in corners),
    )


def divide(left: Interval, right: Interval) -> Interval | None:
    """What a member of the one divided by a member of the other can be; None where nothing can."""
    low, high = _ends(right)
    if low.value < _ZERO < high.value:
        return left if left == point(_ZERO) else EVERYTHING
    if low.value == high.value == _ZERO:
        return None
    if low.value < _ZERO:
        return divide(negate(left), negate(right))
    corners = [(a, b) for a in _ends(left) for b in (low, high)]
    return _interval(
        _lowest(_quotient(a, b, _DOWN) for a, b in corners),
        _highest(_quotient(a, b, _UP) for a, b in corners),
    )


def _ends(interval: Interval) -> tuple[_End, _End]:
    low, high = interval.low, interval.high
    if not (low is None or isinstance(low, Decimal)) or not (high is None or isinstance(high, Decimal)):
        raise TypeError(f"arithmetic of numbers on dates: {interval}")
    return (
        _End(-_INFINITE, closed=False) if low is None else _End(low, not interval.low_open),
        _End(_INFINITE, closed=False) if high is None else _End(high, not interval.high_open),
    )


def _interval(low: _End, high: _End) -> Interval:
    bottom = None if low.value.is_infinite() else low.value
    top = None if high.value.is_infinite() else high.value
    return Interval(
        bottom,
        top,
        low_open=bottom is not None and not low.closed,
        high_open=top is not None and not high.closed,
    )


def _turned(end: _End) -> _End:
    return _End(end.value.copy_negate() if end.value else _ZERO, end.closed)


def _product(a: _End, b: _End, rounding: Context) -> _End:
    if not a.value or not b.value:
        # Nothing times anything is nothing, and times what has no end comes near to it.
        nothing = (not a.value and a.closed) or (not b.value and b.closed)
        return _End(_ZERO, nothing)
    return _End(rounding.multiply(a.value, b.value), a.closed and b.closed)


def _quotient(a: _End, b: _End, rounding: Context) -> _End:
    """The quotient of two ends, that of the divisor being zero or more."""
    if not a.value or b.value.is_infinite():
        return _End(_ZERO, not a.value and a.closed)
    if not b.value:
        return _End(_INFINITE.copy_sign(a.value), closed=False)
    if a.value.is_infinite():
        return a
    return _End(rounding.divide(a.value, b.value), a.closed and b.closed)


def _lowest(ends: Iterable[_End]) -> _End:
    return min(ends, key=lambda end: (end.value, not end.closed))


def _highest(ends: Iterable[_End]) -> _End:
    return max(ends, key=lambda end: (end.value, end.closed))
