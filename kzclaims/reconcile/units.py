"""Units: which can be compared, and by which exact factor (`kzclaims.model.scale`).

Currencies are never converted, a barrel of oil has no fixed weight, a month
no fixed number of days; an ounce may be a troy one, a gallon imperial, a dunam Iraqi.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from kzclaims.languages import COMMON, table
from kzclaims.model import Interval
from kzclaims.model.scale import DIMENSIONS, FACTORS, line
from kzclaims.reconcile.intervals import ARITHMETIC

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["OPEN_MARK", "base", "common_unit", "convert", "is_open", "line", "may_be"]

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
    if whole not in FACTORS:
        return unit
    dimension = FACTORS[whole][0]
    return f"{next(iter(DIMENSIONS[dimension]))}{slash}{per}"


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
