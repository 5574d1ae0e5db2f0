"""Units: which can be compared, and by which exact factor.

Only exact factors stand here. Currencies are never converted, a barrel of oil has no fixed weight, a month
no fixed number of days; an ounce may be a troy one, a gallon imperial, a dunam Iraqi.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from kzclaims.languages import COMMON, table
from kzclaims.model import Interval
from kzclaims.reconcile.intervals import ARITHMETIC

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIMENSIONS: dict[str, dict[str, str]] = {
    "mass": {
        "kg": "1",
        "mg": "0.000001",
        "g": "0.001",
        "t": "1000",
        "kt": "1000000",
        "Mt": "1000000000",
        "ct": "0.0002",
        "lb": "0.45359237",
    },
    "length": {
        "m": "1",
        "mm": "0.001",
        "cm": "0.01",
        "km": "1000",
        "in": "0.0254",
        "ft": "0.3048",
        "yd": "0.9144",
        "mi": "1609.344",
        "nmi": "1852",
    },
    "area": {
        "m2": "1",
        "ha": "10000",
        "km2": "1000000",
        "ft2": "0.09290304",
        "acre": "4046.8564224",
        "mi2": "2589988.110336",
    },
    "volume": {
        "m3": "1",
        "l": "0.001",
        "L": "0.001",
        "km3": "1000000000",
        "bcm": "1000000000",
        "bbl": "0.158987294928",
    },
    "points": {"pp": "1", "bp": "0.01"},
    "energy": {"kWh": "1", "Wh": "0.001", "MWh": "1000", "GWh": "1000000", "TWh": "1000000000"},
    "power": {"kW": "1", "W": "0.001", "MW": "1000", "GW": "1000000"},
    "time": {"second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800"},
    "calendar": {
        "month": "1",
        "quarter": "3",
        "half": "6",
        "year": "12",
        "decade": "120",
        "century": "1200",
    },
}
_FACTORS = {
    unit: (dimension, Decimal(factor))
    for dimension, factors in _DIMENSIONS.items()
    for unit, factor in factors.items()
}

OPEN_MARK = "?"
_ALSO = {"pound": ("LBP", "SYP"), "dollar": ("USD",), "ruble": ("RUB",)}
"""Currencies of a name that the packs read by another: a Lebanese pound is their lira."""

_OTHER_NAMES = {"rial": "riyal?", "krone": "krona?", "dollar": "USD", "ruble": "RUB"}


@cache
def _family(name: str) -> frozenset[str] | None:
    """The currencies that share a name; None for a name that any currency may have."""
    families = table(COMMON, "units")["families"]
    codes = families.get(_OTHER_NAMES.get(name, name + OPEN_MARK))
    return None if codes is None else frozenset((*codes, *_ALSO.get(name, ())))


def line(unit: str | None) -> tuple[str, Decimal]:
    """The name of the scale that a unit lies on, and its factor to that scale's base.

    Values can be compared exactly when their units lie on one line. `t` and `kg` do, also `t/year` and
    `kg/year`; `USD` and `EUR` do not; a unit that is not known lies on a line of its own.
    """
    if unit is None:
        return "", Decimal(1)
    whole, slash, per = unit.partition("/")
    if whole in _FACTORS:
        dimension, factor = _FACTORS[whole]
        return f"{dimension}{slash}{per}", factor
    return unit, Decimal(1)


def common_unit(units: Iterable[str]) -> str:
    """The largest of the units, all of one line, that all others convert to in exact decimals."""
    factors = {unit: line(unit)[1] for unit in units}
    ordered = sorted(factors, key=lambda unit: (-factors[unit], unit))
    for candidate in ordered:
        if all(_terminates(Fraction(factor) / Fraction(factors[candidate])) for factor in factors.values()):
            return candidate
    return base(ordered[0])


def base(unit: str) -> str:
    """The unit that all units of the same line convert to in exact decimals."""
    whole, slash, per = unit.partition("/")
    if whole not in _FACTORS:
        return unit
    dimension = _FACTORS[whole][0]
    return f"{next(iter(_DIMENSIONS[dimension]))}{slash}{per}"


def convert(interval: Interval, unit: str, target: str) -> Interval:
    """The interval in another unit of the same line, as `common_unit` chose it."""
    if unit == target:
        return interval
    with localcontext(ARITHMETIC):
        over, under = line(unit)[1], line(target)[1]
        low, high = (
            end * over / under if isinstance(end, Decimal) else None for end in (interval.low, interval.high)
        )
    return Interval(low, high, low_open=interval.low_open, high_open=interval.high_open)


def is_open(unit: str) -> bool:
    """Whether a unit is a word that several countries share: `dinar?`."""
    return unit.endswith(OPEN_MARK)


def may_be(unit: str, other: str) -> bool:
    """Whether an open unit may turn out to be the other one, open or not."""
    family = _family(unit.removesuffix(OPEN_MARK))
    if is_open(other):
        others = _family(other.removesuffix(OPEN_MARK))
        return unit == other or family is None or others is None or bool(family & others)
    return family is None or other in family


def _terminates(ratio: Fraction) -> bool:
    denominator = ratio.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return denominator == 1
