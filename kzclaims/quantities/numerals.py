"""Numerals: digits, number words and their mixtures, read into one exact number.

The grammar is the same for every language; what differs (whether "and" joins, whether units come
before tens, which forms imply two) stands in the language packs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.quantities.numeral import Numeral
from kzclaims.quantities.numeralwalk import NumeralWalk
from kzclaims.quantities.words import NUMERAL, Cat, digit_number

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan

__all__ = ["Numeral", "read_numeral"]

_DIGITS: Final = 1 << Cat.DIGITS
_ENDS: Final = frozenset({"", ".", ",", "،", ";", "؛", ":", "%", ")", "]", "»", "”", '"', "!", "?", "؟"})
_POINTS: Final = frozenset({".", "٫"})


def read_numeral(scan: Scan, place: int, *, glued: bool = True) -> Numeral | None:
    """The numeral that begins at a place, or None.

    `glued` allows scale letters that touch the digits (`5m`, `17.2B`).
    """
    key = 2 * place + glued
    known = scan.numerals.get(key, scan)
    if known is not scan:
        return known  # type: ignore[return-value]  # the memory holds what this function returned
    numeral = _lone_digits(scan, place) or NumeralWalk(scan, place, glued=glued).read()
    if numeral is not None:
        numeral = _negated(scan, _behind_point(scan, numeral))
    scan.numerals[key] = numeral
    return numeral


def _lone_digits(scan: Scan, place: int) -> Numeral | None:
    """Digits that nothing goes on behind: by far the most numerals; None where a walk must tell."""
    word = scan.words[place]
    match = None if word is None or not word.mask & _DIGITS else scan.find(place, Cat.DIGITS)
    number = None if match is None else digit_number(match.reading)
    if match is None or number is None:
        return None
    pieces, behind = scan.pieces, scan.after(place)
    follower = pieces[behind]
    if not (follower.isalpha() or follower in _ENDS) or follower in scan.lexicon.all_conjunctions:
        return None
    word = scan.words[behind]
    if word is not None and (word.mask & NUMERAL or word.joins):
        return None
    article = place - 1 if place and pieces[place - 1] != " " else place - 2
    if article >= 0 and pieces[article] in scan.lexicon.all_articles:
        return None
    return Numeral(
        first=place,
        last=place,
        start=scan.begin(place),
        value=number.value,
        decimals=number.decimals,
        digits=True,
        language=match.reading.language,
        other=number.other,
    )


def _behind_point(scan: Scan, numeral: Numeral) -> Numeral:
    """`.77`: decimals without a whole number before the point."""
    point, digits = numeral.first - 1, scan.pieces[numeral.first]
    if not numeral.digits or point < 0 or scan.pieces[point] not in _POINTS or not digits.isdecimal():
        return numeral
    if numeral.scale != 1 or (
        point > 0 and not scan.pieces[point - 1].isspace() and scan.pieces[point - 1] not in "(-"
    ):
        return numeral
    value = numeral.value.scaleb(-len(digits))
    return numeral.replaced(
        first=point, start=scan.begin(point), value=value, decimals=len(digits), other=None
    )


def _negated(scan: Scan, numeral: Numeral) -> Numeral:
    """The numeral with the minus sign or word before it, if one stands there."""
    word = scan.role_before(numeral.first, "minus", 2)
    if word is not None:
        other = None if numeral.other is None else -numeral.other
        return numeral.replaced(
            first=word.first, start=scan.start_of(word), value=-numeral.value, other=other
        )
    sign = numeral.first - 1
    if not numeral.digits or sign < 0 or scan.pieces[sign] != "-":
        return numeral
    if sign > 0 and (scan.pieces[sign - 1][-1:].isalnum() or scan.pieces[sign - 1] in ")%$€£"):
        return numeral
    before = scan.before(sign)
    if before >= 0 and scan.pieces[before][-1:].isdecimal():
        return numeral  # 2016 -11: a dash between two numbers
    other = None if numeral.other is None else -numeral.other
    return numeral.replaced(first=sign, start=scan.begin(sign), value=-numeral.value, other=other)
