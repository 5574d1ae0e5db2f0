"""Shares: parts of one, alone or of a scale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.quantities.numerals import Numeral
from kzclaims.quantities.words import Cat, Form, digit_number

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Match, Scan


def read_share(scan: Scan, place: int) -> Numeral | None:
    """A part of one, alone or of a scale: «ربع», «two thirds», «half a million», «نصف مليار»."""
    if not scan.has(Cat.FRACTION):
        return None
    found = _counted_parts(scan, place) or _one_part(scan, place)
    if found is None:
        return None
    times, first_match, fraction = found
    over, under = fraction.reading.value
    value = times * over / Decimal(under)
    last = fraction.last
    at = scan.after(last)
    share, scale = True, Decimal(1)
    if at < scan.end:
        of = scan.role(at, "of")
        behind = scan.after(of.last) if of is not None else at
        scaled = (
            next((m for m in scan.find_all(behind, Cat.SCALE) if m.reading.form is Form.PLAIN), None)
            if behind < scan.end
            else None
        )
        if scaled is None and of is not None:
            scaled = next((m for m in scan.find_all(at, Cat.SCALE) if m.reading.form is Form.PLAIN), None)
        if scaled is not None and not scaled.reading.clitics:
            share, scale, last = False, scaled.reading.value, scaled.last
            value *= scale
        elif of is not None and behind < scan.end:
            dozen = scan.find(behind, Cat.HUNDRED)
            if dozen is not None and not dozen.reading.clitics:
                share, last = False, dozen.last
                value *= dozen.reading.value
    if under in {3, 6}:
        value = value.quantize(Decimal(1) if not share else Decimal("0.0001"))
    plain = first_match is fraction and scan.pieces[last + 1] != "-"
    article = scan.role_before(place, "one", 1) if plain else None
    return Numeral(
        first=place if article is None else article.first,
        last=last,
        start=scan.start_of(first_match if article is None else article),
        value=value,
        scale=scale,
        decimals=1 if not share else 0,
        share=share,
        joins=first_match.reading.joins,
        definite=first_match.reading.definite,
        language=first_match.reading.language,
    )


def _one_part(scan: Scan, place: int) -> tuple[Decimal, Match, Match] | None:
    """One part, named by itself: «ربع», "half"; how many, where it begins, the word of the part."""
    for match in scan.find_all(place, Cat.FRACTION):
        if match.reading.form is not Form.PLURAL and not _is_ordered(scan, match.last):
            return Decimal(1), match, match
    return None


def _is_ordered(scan: Scan, last: int) -> bool:
    """«في نصفه الثاني»: the first or the second half of something, and no part of it."""
    behind = scan.after(last)
    order = scan.find(behind, Cat.ORDINAL) if behind < scan.end else None
    return order is not None and order.reading.definite and not order.reading.clitics


def _counted_parts(scan: Scan, place: int) -> tuple[Decimal, Match, Match] | None:
    """Parts that are counted: «ثلاثة أرباع», "two thirds", "one-fifth"."""
    count = scan.find(place, Cat.CARDINAL) or scan.find(place, Cat.DIGITS)
    if count is None:
        return None
    at = scan.after(count.last)
    if at < scan.end and scan.pieces[at] == "-" and at == count.last + 1:
        at += 1
    value = count.reading.value
    if not isinstance(value, Decimal):
        number = digit_number(count.reading)
        value = number.value if number is not None and not number.decimals else None
    if at >= scan.end or value is None:
        return None
    for match in scan.find_all(at, Cat.FRACTION):
        if match.reading.form is Form.PLURAL or count.reading.value == 1:
            fits = value < match.reading.value[1] and not match.reading.joins
            return (value, count, match) if fits else None
    return None
