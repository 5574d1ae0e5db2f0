"""Amounts of several parts: `4 dollars and 69 cents`, `7 feet 10 inches`, «ساعتين ونصف», below zero."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from kzclaims import languages
from kzclaims.model import Kind
from kzclaims.quantities.amount import Amount, unit_at
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.numerals import read_numeral
from kzclaims.quantities.words import NUMERAL, Cat, Form, Unit, role_bit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.quantities.scan import Scan

_PART: Final = NUMERAL | 1 << Cat.UNIT | 1 << Cat.FRACTION
_ONE: Final = role_bit("one")
_MOST_PARTS: Final = 4
# What people measure in two units at once; «5 GW and 300 MW» are two plants.
_MIXED: Final = frozenset({"length", "mass", "volume", "liquid", "time", "calendar"})
_DEGREE: Final = Unit(Kind.MEASURE, "°", Decimal(1), "°")


@cache
def _sizes() -> Mapping[str, tuple[str, Decimal]]:
    """For each unit its dimension and its exact size in that dimension's base."""
    table = languages.table(languages.COMMON, "sizes")
    return {
        unit: (dimension, Decimal(size)) for dimension, units in table.items() for unit, size in units.items()
    }


def size_in(unit: Unit, other: Unit) -> Decimal | None:
    """How many of another unit one of a unit is, where both measure the same and the size is exact."""
    here, there = _sizes().get(unit.id), _sizes().get(other.id)
    if here is None or there is None or here[0] != there[0]:
        return None
    return here[1] / there[1]


def below_zero(scan: Scan, amount: Amount) -> Amount:
    """«2 تحت الصفر», "two degrees below zero"."""
    sign = scan.before(amount.first)
    if amount.unit is not None and amount.unit.id.startswith("°") and sign >= 0 and scan.pieces[sign] == "-":
        before = scan.before(sign)
        if before < 0 or not scan.pieces[before][-1:].isalnum():
            return amount.replaced(low=-amount.high, high=-amount.low, first=sign, start=scan.begin(sign))
    match = scan.role(scan.after(amount.last), "below_zero")
    if match is None or (amount.unit is not None and not amount.unit.id.startswith("°")):
        return amount
    return amount.replaced(low=-amount.high, high=-amount.low, last=match.last, unit=amount.unit or _DEGREE)


def compound(scan: Scan, amount: Amount) -> Amount:
    """The amount together with the smaller parts that follow it."""
    if amount.unit is None or amount.low != amount.high:
        return amount
    for _ in range(_MOST_PARTS):
        at, joined = _behind_joiner(scan, amount.last)
        word = scan.words[at]
        if word is None or not (word.mask & _PART or word.role_mask & _ONE):
            return amount
        longer = _with_part(scan, amount, at) or (_with_fraction(scan, amount, at) if joined else None)
        if longer is None:
            return amount
        amount = longer
    return amount


def _behind_joiner(scan: Scan, last: int) -> tuple[int, bool]:
    """The place behind an optional comma and "and" after a piece, and whether one stood there."""
    at, joined = scan.after(last), False
    if scan.pieces[at] == ",":
        at, joined = scan.after(at), True
    if scan.pieces[at] in scan.lexicon.all_conjunctions:
        return scan.after(at), True
    word = scan.words[at]
    if word is not None and word.joins:
        return at, True
    return at, joined


def _with_part(scan: Scan, amount: Amount, at: int) -> Amount | None:
    unit = amount.unit
    assert unit is not None
    part, last, smaller = _part(scan, at, unit)
    if part is None or smaller is None or part < 0:
        return None
    if smaller.kind is Kind.MONEY or unit.kind is Kind.MONEY:
        if smaller.kind is not unit.kind or smaller.factor >= unit.factor:
            return None
        if smaller.id != unit.id and (smaller.family or smaller.id) != (unit.family or unit.id):
            return None
        value = amount.low + part
        settled = smaller if unit.id == unit.family else unit
        return amount.replaced(
            low=value,
            high=value,
            last=last,
            unit=settled._replace(factor=smaller.factor),
            precision=Decimal(0),
        )
    here, there = _sizes().get(unit.id), _sizes().get(smaller.id)
    if here is None or there is None or here[0] != there[0] or here[0] not in _MIXED:
        return None
    if there[1] * smaller.factor >= here[1] * unit.factor:
        return None
    value = amount.low * here[1] / there[1] + part
    return amount.replaced(low=value, high=value, last=last, unit=smaller, precision=Decimal(0))


def _part(scan: Scan, at: int, bigger: Unit) -> tuple[Decimal | None, int, Unit | None]:
    """A number with its unit at a place, or a unit that counts itself twice."""
    dual = next((m for m in scan.find_all(at, Cat.UNIT) if m.reading.form is Form.DUAL), None)
    if dual is not None:
        unit: Unit = dual.reading.value
        return 2 * unit.factor, dual.last, unit
    single = scan.find(at, Cat.UNIT)
    if single is not None and single.reading.form is Form.PLAIN and scan.after(single.last) < scan.end:
        one = read_numeral(scan, scan.after(single.last))
        if (
            one is not None
            and one.value == 1
            and not one.digits
            and single.reading.language == one.language
            and grammar(one.language).noun_first
        ):
            unit = single.reading.value
            return unit.factor, one.last, unit
    numeral = read_numeral(scan, at)
    if numeral is None:
        return None, -1, None
    found = unit_at(scan, scan.after(numeral.last))
    if found is None:
        return None, -1, None
    # «فلس» is a part of several currencies: the one that stands before decides.
    match = next(
        (m for m in scan.find_all(found.first, Cat.UNIT) if m.reading.value.family == bigger.family), found
    )
    unit = match.reading.value
    return numeral.value * unit.factor, match.last, unit


def _with_fraction(scan: Scan, amount: Amount, at: int) -> Amount | None:
    """«ساعتين ونصف», "one hour and a half": a part of one more of the unit."""
    unit = amount.unit
    assert unit is not None
    if unit.kind is Kind.PERCENT or amount.low != amount.low.to_integral_value():
        return None
    one = scan.role(at, "one")
    if one is not None:
        at = scan.after(one.last)
    match = next((m for m in scan.find_all(at, Cat.FRACTION) if m.reading.form is not Form.PLURAL), None)
    if match is None:
        return None
    behind = scan.after(match.last)
    if behind < scan.end and (
        scan.role(behind, "of") is not None or scan.find(behind, Cat.SCALE) is not None
    ):
        return None
    over, under = match.reading.value
    value = amount.low + unit.factor * Decimal(over) / Decimal(under)
    again = scan.find(behind, Cat.UNIT) if behind < scan.end else None
    last = again.last if again is not None and again.reading.value.id == unit.id else match.last
    return amount.replaced(low=value, high=value, last=last, precision=unit.factor / 20)
