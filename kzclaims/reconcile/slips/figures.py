"""Figures: the numbers that a claim names, as written, and how two of them compare."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from kzclaims.model import Hedge, Interval
from kzclaims.reconcile.intervals import ARITHMETIC
from kzclaims.reconcile.phrases import ends
from kzclaims.reconcile.units import line

if TYPE_CHECKING:
    from kzclaims.model import Quantity

_FINEST = Decimal("0.1")
"""How wide a rounding may be, as a fraction: what rounds to 2 is too much for a match to tell anything."""
_LONGEST = 40
"""How many places a number may take before its digits are not looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number, or a range, as stated: a bound counts as its number.

    `step` is half a step of the last digit written, zero where the number is itself.
    """

    low: Decimal
    high: Decimal
    step: Decimal
    unit: str | None

    @property
    def is_range(self) -> bool:
        """Whether two different ends are stated."""
        return self.low != self.high

    def times(self, factor: Decimal) -> Figure:
        """The figure so many times as large."""
        with localcontext(ARITHMETIC):
            return replace(self, low=self.low * factor, high=self.high * factor, step=self.step * factor)

    def in_unit(self, unit: str | None) -> Figure | None:
        """The figure in another unit; None where the two lie on different lines or do not convert exactly."""
        if unit == self.unit:
            return self
        own, other = line(self.unit), line(unit)
        if own[0] != other[0]:
            return None
        with localcontext(ARITHMETIC):
            factor = own[1] / other[1]
            if factor * other[1] != own[1]:
                return None
        return replace(self.times(factor), unit=unit)

    def words(self) -> str:
        """The figure with its unit: `17.2 billion USD`, `25–30 %`."""
        return ends(Interval(self.low, self.high), self.unit)


def figure(quantity: Quantity) -> Figure | None:
    """The number that a quantity states; None for a vague one, a date or nothing at all."""
    if quantity.hedge is Hedge.VAGUE:
        return None
    low, high = quantity.low, quantity.high
    bottom, top = (low if low is not None else high), (high if high is not None else low)
    if not isinstance(bottom, Decimal) or not isinstance(top, Decimal):
        return None
    if not bottom or not top or max(abs(bottom.adjusted()), abs(top.adjusted())) > _LONGEST:
        return None
    return Figure(low=min(bottom, top), high=max(bottom, top), step=quantity.precision, unit=quantity.unit)


def same(one: Figure, other: Figure) -> bool:
    """Whether two figures of one unit state the same, exactly or when the finer is rounded as the coarser."""
    if (one.low, one.high) == (other.low, other.high):
        return True
    step = max(one.step, other.step)
    coarse, fine = (one, other) if one.step == step else (other, one)
    return all(
        step <= abs(round_end) * _FINEST and round_end - step <= end < round_end + step
        for round_end, end in ((coarse.low, fine.low), (coarse.high, fine.high))
    )


def equality(one: Figure, other: Figure) -> str:
    """What follows an equals sign where two figures are the `same`: the first, and how the other has it."""
    if (one.low, one.high) == (other.low, other.high):
        return other.words()
    return f"{one.words()}, {'which rounds to' if one.step < other.step else 'a rounding of'} {other.words()}"


def digits_of(one: Decimal, other: Decimal) -> tuple[str, str]:
    """The digits of two numbers down to the last place that either fills, without signs and points."""
    low = min(_lowest_place(one), _lowest_place(other))
    return _digits(one, low), _digits(other, low)


def significant(value: Decimal) -> int:
    """How many digits a number has that are no zeros at either end."""
    return value.adjusted() - _lowest_place(value) + 1


def _lowest_place(value: Decimal) -> int:
    """The power of ten of the last digit that is no zero."""
    _, digits, exponent = value.as_tuple()
    text = "".join(map(str, digits))
    return int(exponent) + len(text) - len(text.rstrip("0"))


def _digits(value: Decimal, place: int) -> str:
    with localcontext(ARITHMETIC):
        return str(int(abs(value).scaleb(-place)))
