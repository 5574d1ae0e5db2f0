"""The amount behind a connector: the second of a range, the next of a list."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.quantities.amount import Amount, unit_at
from kzclaims.quantities.amounts import scaled_numeral
from kzclaims.quantities.numerals import read_numeral
from kzclaims.quantities.shares import read_share
from kzclaims.quantities.single import dual_unit
from kzclaims.quantities.words import SYMBOLS, Cat

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan


def amount_behind(scan: Scan, place: int, opened: Amount | None = None) -> Amount | None:
    """The second amount of a range at a place, over a hedge, a "between" again, or a currency sign.

    Behind money that is `opened` a letter that touches the digits is a scale: `$5m-10m`.
    """
    for _ in range(2):
        hedge = scan.find(place, Cat.HEDGE)
        if hedge is None:
            break
        place = scan.after(hedge.last)
    symbol = scan.find(place, Cat.UNIT)
    if symbol is not None and symbol.reading.form in SYMBOLS and symbol.reading.value.kind is Kind.MONEY:
        place = scan.after(symbol.last)
    if place >= scan.end:
        return None
    article = scan.role(place, "one")
    part = scan.after(article.last) if article is not None else scan.end
    if part < scan.end and scan.find(part, Cat.FRACTION) is not None:
        place = part  # «between a quarter and a third»
    word = scan.words[place]
    if word is None:
        return None
    if scan.pieces[place].isalpha() and not word.number:
        # «و5»: the conjunction stands as letters of its own before the digits.
        if scan.pieces[place] in scan.lexicon.all_conjunctions and scan.pieces[place + 1][:1].isdecimal():
            place += 1
        else:
            return None
    paid = opened is not None and opened.signed and opened.numeral is not None and opened.numeral.glued
    number = read_numeral(scan, place) if paid else scaled_numeral(scan, place)
    numeral = read_share(scan, place) or number
    if numeral is None:
        return dual_unit(scan, place)
    unit_match = unit_at(scan, scan.after(numeral.last))
    unit = unit_match.reading.value if unit_match is not None else None
    last = unit_match.last if unit_match is not None else numeral.last
    if unit is None and symbol is not None and symbol.reading.form in SYMBOLS:
        unit = symbol.reading.value
    factor = unit.factor if unit is not None else Decimal(1)
    return Amount(
        first=numeral.first,
        last=last,
        start=numeral.start,
        low=numeral.value * factor,
        high=numeral.value * factor,
        precision=numeral.precision * factor,
        unit=unit,
        share=numeral.share and unit is None,
        numeral=numeral,
        signed=unit_match is None and unit is not None,
    )
