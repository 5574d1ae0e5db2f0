"""Naming: numbers that name or place something, whatever their digits look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.quantities.amount import symbol_before
from kzclaims.quantities.guards import is_name_part, is_score
from kzclaims.quantities.places import is_place
from kzclaims.quantities.words import role_bit

if TYPE_CHECKING:
    from kzclaims.quantities.numerals import Numeral
    from kzclaims.quantities.scan import Scan

_NAMING: Final = role_bit("plus", "clock")


def is_name(scan: Scan, numeral: Numeral, *, has_unit: bool, last: int) -> bool:
    """Whether a number is a name's, an address's, a score's or a clock's, and no quantity."""
    following = scan.after(numeral.last)
    word = scan.words[following]
    if word is not None and word.role_mask & _NAMING:
        if scan.role(following, "plus") is not None and _counts(scan, scan.after(following)):
            return True  # five plus one: the name of a format
        if numeral.digits and scan.role(following, "clock") is not None:
            return True
    if not has_unit and is_place(scan, numeral):
        return True
    if numeral.digits and scan.pieces[numeral.last + 1] in ("x", "×") and _is_digits(scan, numeral.last + 2):
        return True  # 4x100m
    if not has_unit and is_score(scan, numeral.first, numeral.last):
        return True
    plus = scan.role_before(numeral.first, "plus") if scan.roles & _NAMING else None
    if plus is not None and _counts(scan, scan.before(plus.first)):
        return True
    if not numeral.digits:
        return False
    first_digits = numeral.first
    if scan.pieces[first_digits] == "-":
        return False
    touching_unit = has_unit or numeral.scale != 1
    end_of_digits = last if touching_unit else numeral.last
    symbol = symbol_before(scan, numeral.first)
    if symbol is not None and symbol.last == numeral.first - 1:
        return False
    return is_name_part(
        scan, first_digits, end_of_digits, suffix=touching_unit and end_of_digits > first_digits
    )


def _is_digits(scan: Scan, place: int) -> bool:
    return place < scan.end and scan.pieces[place][:1].isdecimal()


def _counts(scan: Scan, place: int) -> bool:
    word = scan.words[place] if place >= 0 else None
    return word is not None and word.number
