"""One range of two amounts: which unit and scale the one lends the other."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from kzclaims.model import Kind
from kzclaims.quantities.amount import Amount
from kzclaims.quantities.compound import size_in

_WIDEST: Final = 100
_DEGREE: Final = "°"
"""A degree of a scale that only the second amount names: «بين درجتين وأربع درجات مئوية»."""


def _thousands_elided(low: Amount, high: Amount) -> bool:
    first, second = low.numeral, high.numeral
    if first is None or second is None or not (first.digits and second.digits):
        return False
    return first.value < 1000 and not first.decimals and second.scale == 1 and second.value % 1000 == 0


def join(low: Amount, high: Amount) -> Amount | None:
    """One range of two amounts, the first taking over the unit and scale that only the second has."""
    if low.unit is not None and high.unit is not None and low.unit.id != high.unit.id:
        alike = _alike(low, high)
        if alike is None:
            return None
        low, high = alike
    if low.share != high.share and (high.unit is None or high.unit.kind is Kind.MONEY):
        return None
    shared = level(low, high)
    bottom, top, unit = shared.low, high.high, shared.unit
    if high.unit is None and low.unit is not None:
        top *= low.unit.factor
    if bottom > top:
        bottom = low.low * (unit.factor if unit is not None and low.unit is None else 1)
    if _thousands_elided(low, high) and bottom * 1000 < top:
        bottom *= 1000  # 20-30,000
    if bottom >= top:
        return None
    return Amount(
        first=low.first,
        last=high.last,
        start=low.start,
        low=bottom,
        high=top,
        precision=max(shared.precision, high.precision),
        unit=unit,
        share=low.share and high.share,
        is_range=True,
    )


def _alike(low: Amount, high: Amount) -> tuple[Amount, Amount] | None:
    """Two amounts of different units in one: the smaller one, or the rate that only the second says.

    «من 6 أشهر إلى سنتين» is 6 to 24 months, «60 كيلومترا و90 كيلومترا في الساعة» are both speeds.
    """
    assert low.unit is not None
    assert high.unit is not None
    if high.unit.id.startswith(f"{low.unit.id}/") or (low.unit.id == _DEGREE and high.unit.id[0] == _DEGREE):
        return low.replaced(unit=high.unit), high
    larger = size_in(high.unit, low.unit)
    if larger is not None and high.high * larger > _WIDEST * low.low:
        return None  # «six months to 91 years»: who was youngest, who was oldest
    if larger is not None and larger > 1:
        return low, high.replaced(low=high.low * larger, high=high.high * larger, unit=low.unit)
    smaller = size_in(low.unit, high.unit)
    if smaller is None:
        return None
    return low.replaced(low=low.low * smaller, high=low.high * smaller, unit=high.unit), high


def level(low: Amount, high: Amount) -> Amount:
    """The first of two amounts with the unit and the scale that only the second has.

    «from 3 to 5 million dollars» begins at three million dollars, whether it is a range or a rise.
    """
    first, second = low.numeral, high.numeral
    factor = high.unit.factor if low.unit is None and high.unit is not None else Decimal(1)
    value, precision = low.low * factor, low.precision * factor
    whole = low.unit.factor if low.unit is not None else factor
    shares = first is not None and second is not None and first.scale == 1 and second.scale != 1
    if shares and first is not None and second is not None and first.value < second.scale:
        value *= second.scale
        precision = second.scale.scaleb(-first.decimals) / 2 * whole
    return low.replaced(low=value, high=value, precision=precision, unit=low.unit or high.unit)
