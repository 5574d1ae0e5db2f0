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
    at, times, first_match = place, Decimal(1), None
    cardinal = scan.find(place, Cat.CARDINAL) or scan.find(place, Cat.DIGITS)
    fraction: Match | None = None
    if cardinal is not None:
        at = scan.after(cardinal.last)
        if at < scan.end and scan.pieces[at] == "-" and at == cardinal.last + 1:
            at += 1
        if at >= scan.end:
            return None
        fraction = next(
            (
                found
                for found in scan.find_all(at, Cat.FRACTION)
                if found.reading.form is Form.PLURAL or cardinal.reading.value == 1
            ),
            None,
        )
        value = cardinal.reading.value
        if fraction is not None and not isinstance(value, Decimal):
            number = digit_number(cardinal.reading)
            value = number.value if number is not None and not number.decimals else None
        if (
            fraction is not None
            and value is not None
            and value < fraction.reading.value[1]
            and not fraction.reading.joins
        ):
            times, first_match = value, cardinal
        else:
            fraction = None
    if fraction is None:
        fraction = next(
            (found for found in scan.find_all(place, Cat.FRACTION) if found.reading.form is not Form.PLURAL),
            None,
        )
        first_match = fraction
    if fraction is None or first_match is None:
        return None
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
