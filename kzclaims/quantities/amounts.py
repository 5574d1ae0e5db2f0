"""Amounts: numerals with their units, and two of them as a range."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from kzclaims.model import Kind
from kzclaims.quantities.guards import is_name_part
from kzclaims.quantities.lexicon import Cat, Form, Unit
from kzclaims.quantities.numerals import Numeral, read_numeral, read_share
from kzclaims.quantities.scan import Match, Scan

_DASHES = frozenset("-–~—")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number, or a range of two, with its unit: pieces `first` to `last`, `start` in the text.

    `unit` is None for a count. `share` tells a part of one without a unit. `vague` tells a count
    that names no number.
    """

    first: int
    last: int
    start: int
    low: Decimal
    high: Decimal
    precision: Decimal
    unit: Unit | None = None
    share: bool = False
    vague: bool = False
    is_range: bool = False
    other: Decimal | None = None
    numeral: Numeral | None = None


def unit_at(scan: Scan, place: int) -> Match | None:
    """The unit that stands at a place behind a number, a hyphen between them allowed."""
    if place >= scan.end:
        return None
    if scan.pieces[place] == "-" and scan.touches(place) and place + 1 < scan.end:
        glued = next((m for m in scan.find_all(place, Cat.UNIT)), None)
        if glued is not None:
            return glued
        place += 1
        if scan.pieces[place].isspace():
            return None
    for match in scan.find_all(place, Cat.UNIT):
        if match.reading.form is Form.DUAL:
            continue
        prefix = match.reading.prefix
        if prefix and not prefix.endswith("ال"):
            continue
        if prefix and scan.lexicon.joins(match.reading):
            continue
        return match
    return None


def symbol_before(scan: Scan, place: int) -> Match | None:
    """The symbol or code of a currency right before a number: `$5`, `US$ 5`, `USD 5`."""
    match = scan.find_before(place, Cat.UNIT, 4)
    if match is None or match.reading.form is not Form.SYMBOL or match.reading.value.kind is not Kind.MONEY:
        return None
    if match.first > 0 and scan.pieces[match.first][:1].isalpha() and scan.touches(match.first):
        if scan.pieces[match.first - 1][-1:].isalnum():
            return None
    return match


def read_amount(scan: Scan, place: int) -> Amount | None:
    """The amount whose number begins at a place, without regard to a range."""
    return _vague(scan, place) or _dual(scan, place) or _plain(scan, place)


def _plain(scan: Scan, place: int) -> Amount | None:
    numeral = read_share(scan, place)
    if numeral is None:
        numeral = _numeral(scan, place)
        if numeral is None:
            return None
    symbol = symbol_before(scan, numeral.first)
    first, start = numeral.first, numeral.start
    last, unit = numeral.last, None
    if symbol is not None:
        unit, first, start = symbol.reading.value, symbol.first, scan.start_of(symbol)
    behind = unit_at(scan, scan.after(numeral.last))
    if behind is None and numeral.share:
        one = scan.role(scan.after(numeral.last), "one") if scan.after(numeral.last) < scan.end else None
        if one is not None:
            behind = unit_at(scan, scan.after(one.last))
            if behind is not None and behind.reading.value.kind not in (Kind.DURATION, Kind.MEASURE):
                behind = None
    if behind is None and numeral.value == 1 and not numeral.digits:
        behind = _counted_one(scan, numeral)
        if behind is not None:
            first, start = behind.first, scan.start_of(behind)
            behind = Match(behind.reading, behind.first, numeral.last)
    if behind is not None and (unit is None or behind.reading.value.kind is Kind.MONEY):
        if unit is None or behind.reading.value.id == unit.id or behind.reading.form is Form.SYMBOL:
            unit = behind.reading.value if unit is None else unit
            last = max(last, behind.last)
    if _is_name(scan, numeral, has_unit=unit is not None, last=last):
        return None
    factor = unit.factor if unit is not None else Decimal(1)
    value = numeral.value * factor
    amount = Amount(
        first=first,
        last=last,
        start=start,
        low=value,
        high=value,
        precision=numeral.precision * factor,
        unit=unit,
        share=numeral.share and unit is None,
        other=None if numeral.other is None else numeral.other * factor,
        numeral=numeral,
    )
    return _with_subunit(scan, amount)


def _numeral(scan: Scan, place: int) -> Numeral | None:
    """The numeral at a place; a letter that touches the digits is a scale where money or a noun says so.

    «300m» of a race are metres, «$300m» and «300m people» are millions.
    """
    numeral = read_numeral(scan, place)
    if numeral is None or not numeral.glued:
        return numeral
    plain = read_numeral(scan, place, glued=False)
    if plain is None:
        return numeral
    unit = unit_at(scan, scan.after(plain.last))
    if unit is None or symbol_before(scan, numeral.first) is not None:
        return numeral
    follower = scan.after(numeral.last)
    if follower < scan.end and (scan.pieces[follower].isalpha() or unit_at(scan, follower) is not None):
        return numeral
    return plain


def _is_name(scan: Scan, numeral: Numeral, *, has_unit: bool, last: int) -> bool:
    following = scan.after(numeral.last)
    if following < scan.end and scan.role(following, "plus") is not None:
        return True
    if scan.role_before(numeral.first, "plus") is not None:
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
    return is_name_part(scan, first_digits, end_of_digits, suffix=touching_unit and end_of_digits > first_digits)


def _counted_one(scan: Scan, numeral: Numeral) -> Match | None:
    """«ريال واحد»: the one that follows its unit."""
    match = scan.find_before(numeral.first, Cat.UNIT, 2)
    if match is None or match.reading.form is not Form.PLAIN or match.reading.language == "en":
        return None
    return match


def _with_subunit(scan: Scan, amount: Amount) -> Amount:
    """`20 دولار و43 سنت`, `4 dollars and 69 cents`: the smaller unit is added."""
    if amount.unit is None or amount.unit.kind is not Kind.MONEY:
        return amount
    place = scan.after(amount.last)
    if place >= scan.end:
        return amount
    word = scan.words[place]
    if scan.pieces[place] in scan.lexicon.all_conjunctions:
        place = scan.after(place)
    elif word is None or not any(scan.lexicon.joins(reading) for reading in next(iter(word.values()))):
        return amount
    if place >= scan.end:
        return amount
    numeral = read_numeral(scan, place)
    if numeral is None:
        return amount
    unit = unit_at(scan, scan.after(numeral.last))
    if unit is None or unit.reading.value.id != amount.unit.id or unit.reading.value.factor >= amount.unit.factor:
        return amount
    value = amount.low + numeral.value * unit.reading.value.factor
    return replace(amount, low=value, high=value, last=unit.last, precision=Decimal(0))


def _dual(scan: Scan, place: int) -> Amount | None:
    """«عامين», «مليوني» has its own reading; «دولارين»: a unit that counts itself twice."""
    match = next((m for m in scan.find_all(place, Cat.UNIT) if m.reading.form is Form.DUAL), None)
    if match is None:
        return None
    unit: Unit = match.reading.value
    value = 2 * unit.factor
    amount = Amount(
        first=place,
        last=match.last,
        start=scan.start_of(match),
        low=value,
        high=value,
        precision=Decimal(0),
        unit=unit,
    )
    return _with_subunit(scan, amount)


def _vague(scan: Scan, place: int) -> Amount | None:
    """«عشرات الآلاف», «tens of billions of dollars», «several hundred»."""
    match = scan.find(place, Cat.VAGUE)
    if match is None:
        return None
    low, high = match.reading.value
    last = match.last
    behind = scan.after(last)
    if behind < scan.end:
        scaled = scan.find(behind, Cat.SCALE) or scan.find(behind, Cat.HUNDRED)
        if scaled is not None and scaled.reading.form is not Form.DUAL and not scan.lexicon.joins(scaled.reading):
            scale: Decimal = scaled.reading.value
            low, high, last = low * scale, high * scale, scaled.last
            if high > 10 * low and low < 10 * scale:
                high = 10 * scale  # several hundred: at most nine of them
    unit, last = _unit_of_vague(scan, last)
    factor = unit.factor if unit is not None else Decimal(1)
    return Amount(
        first=place,
        last=last,
        start=scan.start_of(match),
        low=low * factor,
        high=high * factor,
        precision=Decimal(0),
        unit=unit,
        vague=True,
    )


def _unit_of_vague(scan: Scan, last: int) -> tuple[Unit | None, int]:
    at = scan.after(last)
    if at >= scan.end:
        return None, last
    of = scan.role(at, "of") or scan.role(at, "range-from")
    for place in (at, scan.after(of.last) if of is not None else scan.end):
        if place < scan.end:
            match = unit_at(scan, place)
            if match is not None and match.reading.form is not Form.GLUED:
                return match.reading.value, match.last
    return None, last


# -- ranges ---------------------------------------------------------------------------------------


def read_range(scan: Scan, amount: Amount) -> Amount | None:
    """The range that an amount opens, or None: `25–30 %`, «between 3 and 5 million», «from … to …»."""
    if amount.vague:
        return None
    between = scan.role_before(amount.first, "range-between") or _between_hedged(scan, amount.first)
    if between is not None:
        second = _second(scan, amount, between=True)
        if second is None and amount.numeral is not None:
            second = _unjoined(scan, amount)
            if second is not None:
                amount, second = second
                joined = _join(amount, second)
                return None if joined is None else replace(joined, first=between.first, start=scan.start_of(between))
        if second is not None:
            joined = _join(amount, second)
            if joined is not None:
                return replace(joined, first=between.first, start=scan.start_of(between))
        return None
    second = _second(scan, amount, between=False)
    if second is None:
        return None
    opening = scan.role_before(amount.first, "range-from")
    joined = _join(amount, second)
    if joined is None:
        return None
    if opening is not None and not _tied(scan, amount, second):
        if amount.unit is not None and _changes(scan, opening.first):
            return None
        return replace(joined, first=opening.first, start=scan.start_of(opening))
    return joined


def _between_hedged(scan: Scan, first: int) -> Match | None:
    hedge = scan.find_before(first, Cat.HEDGE)
    return scan.role_before(hedge.first, "range-between") if hedge is not None else None


def _tied(scan: Scan, amount: Amount, second: Amount) -> bool:
    """Whether a dash ties the two: then "from" before them does not."""
    return scan.pieces[scan.after(amount.last)] in _DASHES


def _changes(scan: Scan, place: int) -> bool:
    """Whether a verb of change stands in the ten words before a place."""
    at = scan.before(place)
    for _ in range(10):
        if at < 0 or scan.pieces[at] in ".!?؟\n":
            return False
        if scan.role(at, "range-change") is not None:
            return True
        at = scan.before(at)
    return False


def _second(scan: Scan, amount: Amount, *, between: bool) -> Amount | None:
    """The amount behind the connector that follows an amount."""
    at = scan.after(amount.last)
    if at >= scan.end:
        return None
    piece = scan.pieces[at]
    if piece in _DASHES:
        if amount.numeral is not None and amount.numeral.value < 0:
            return None
        place = scan.after(at)
        if place >= scan.end or (piece == "—" and not between):
            return None
        second = _amount_behind(scan, place)
        if second is None:
            return None
        following = second.last + 1
        if scan.pieces[following] in _DASHES and scan.pieces[following + 1][:1].isdecimal():
            return None  # a telephone number, a date, a score card
        return second
    if between:
        place = at
        if piece in scan.lexicon.all_conjunctions:
            place = scan.after(at)
        else:
            word = scan.words[at]
            joined = word is not None and any(
                scan.lexicon.joins(reading) for readings in word.values() for reading in readings
            )
            to = scan.role(at, "range-to")
            if to is not None:
                place = scan.after(to.last)
            elif not joined:
                return None
        return _amount_behind(scan, place) if place < scan.end else None
    to = scan.role(at, "range-to")
    if to is None or to.reading.prefix:
        return None
    place = scan.after(to.last)
    return _amount_behind(scan, place) if place < scan.end else None


def _amount_behind(scan: Scan, place: int) -> Amount | None:
    """The second amount of a range at a place, over a hedge, a "between" again, or a currency sign."""
    for _ in range(2):
        hedge = scan.find(place, Cat.HEDGE)
        if hedge is None:
            break
        place = scan.after(hedge.last)
    symbol = scan.find(place, Cat.UNIT)
    if symbol is not None and symbol.reading.form is Form.SYMBOL and symbol.reading.value.kind is Kind.MONEY:
        place = scan.after(symbol.last)
    if place >= scan.end:
        return None
    word = scan.words[place]
    if word is None:
        return None
    if scan.pieces[place].isalpha() and not word.triggers:
        # «و5»: the conjunction stands as letters of its own before the digits.
        if scan.pieces[place] in scan.lexicon.all_conjunctions and scan.pieces[place + 1][:1].isdecimal():
            place += 1
        else:
            return None
    numeral = read_share(scan, place) or _numeral(scan, place)
    if numeral is None:
        return None
    unit_match = unit_at(scan, scan.after(numeral.last))
    unit = unit_match.reading.value if unit_match is not None else None
    last = unit_match.last if unit_match is not None else numeral.last
    if unit is None and symbol is not None and symbol.reading.form is Form.SYMBOL:
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
    )


def _unjoined(scan: Scan, amount: Amount) -> tuple[Amount, Amount] | None:
    """«between one hundred and two hundred»: the first number again, cut before its "and"."""
    numeral = amount.numeral
    if numeral is None:
        return None
    for last in range(numeral.last - 1, numeral.first - 1, -1):
        if scan.words[last] is None or scan.pieces[last].isspace():
            continue
        cut = _Cut(scan, last)
        first = read_numeral(cut, numeral.first)
        if first is None or first.last != last:
            continue
        opened = replace(
            amount, last=last, low=first.value, high=first.value, precision=first.precision, numeral=first, unit=None
        )
        second = _second(scan, opened, between=True)
        if second is not None:
            return opened, second
    return None


class _Cut(Scan):
    """A scan that ends behind a piece."""

    __slots__ = ()

    def __init__(self, scan: Scan, last: int) -> None:
        self.text = scan.text
        self.lexicon = scan.lexicon
        self.starts = scan.starts
        self.end = last + 1
        self.pieces = [*scan.pieces[: last + 1], ""]
        self.words = [*scan.words[: last + 1], None]


def _join(low: Amount, high: Amount) -> Amount | None:
    """One range of two amounts, the first taking over the unit and scale that only the second has."""
    if low.unit is not None and high.unit is not None and low.unit.id != high.unit.id:
        return None
    if low.share != high.share and high.unit is None:
        return None
    unit = low.unit or high.unit
    bottom, precision = low.low, low.precision
    first, second = low.numeral, high.numeral
    if low.unit is None and high.unit is not None:
        bottom *= high.unit.factor
        precision *= high.unit.factor
    top = high.high
    if high.unit is None and low.unit is not None:
        top *= low.unit.factor
    if first is not None and second is not None and first.scale == 1 and second.scale != 1:
        shared = bottom * second.scale
        if bottom < top and shared <= top:
            bottom = shared
            precision = second.scale.scaleb(-first.decimals) / 2 * (unit.factor if unit else 1)
    if bottom >= top:
        return None
    return Amount(
        first=low.first,
        last=high.last,
        start=low.start,
        low=bottom,
        high=top,
        precision=max(precision, high.precision),
        unit=unit,
        share=low.share and high.share,
        is_range=True,
    )
