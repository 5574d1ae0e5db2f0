"""Ranges: two amounts that bound one quantity."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kzclaims.quantities.ages import OLDEST, YEARS
from kzclaims.quantities.numerals import read_numeral
from kzclaims.quantities.rangejoin import join, level
from kzclaims.quantities.secondamount import amount_behind
from kzclaims.quantities.words import Cat, role_bit

if TYPE_CHECKING:
    from kzclaims.quantities.amount import Amount
    from kzclaims.quantities.match import Match
    from kzclaims.quantities.scan import Scan

_DASHES: Final = frozenset("-–~—")
_BETWEEN: Final = role_bit("range-between")
_LINKING: Final = role_bit("range-to", "range-or")


def read_range(scan: Scan, amount: Amount) -> Amount | None:
    """The range that an amount opens, or None: `25–30 %`, «between 3 and 5 million», «from … to …»."""
    if amount.vague:
        return None
    if scan.roles & _BETWEEN:
        between = scan.role_before(amount.first, "range-between") or _between_hedged(scan, amount.first)
        if between is not None:
            return _between(scan, amount, between)
    return _linked(scan, amount) if _is_linked(scan, amount.last) else None


def _is_linked(scan: Scan, last: int) -> bool:
    """Whether a dash or a word that links two amounts stands behind a piece."""
    at = scan.after(last)
    word = scan.words[at]
    return scan.pieces[at] in _DASHES or (word is not None and bool(word.role_mask & _LINKING))


def _linked(scan: Scan, amount: Amount) -> Amount | None:
    """The range of an amount and the one that is linked to it: `25–30 %`, «from 3 to 5 million»."""
    if amount.unit == YEARS and amount.numeral is not None and amount.first < amount.numeral.first:
        return _ages(scan, amount)
    second = _second(scan, amount, between=False)
    if second is None:
        return None
    opening = scan.role_before(amount.first, "range-from")
    joined = join(amount, second)
    if joined is None:
        falls = opening is not None and not _tied(scan, amount) and _changes(scan, opening.first)
        return level(amount, second) if falls else None
    if _tied(scan, amount):
        return joined
    changing = _changes(scan, amount.first if opening is None else opening.first)
    if changing and opening is not None:
        return level(amount, second)
    if changing and not _elided(amount, second):
        return None
    if opening is not None:
        return joined.replaced(first=opening.first, start=scan.start_of(opening))
    # «added 0.5% to 8,234»: only a sign before the first number is meant for both, and «يومين أو ثلاثة».
    apart = second.unit is None and amount.unit is not None and not amount.signed
    return None if apart and amount.numeral is not None else joined


def _ages(scan: Scan, amount: Amount) -> Amount | None:
    """«aged 18 to 24», «aged 6 to 59 months»: a range whose unit is years only where it names no other."""
    bare = amount.replaced(unit=None)
    second = _second(scan, bare, between=False)
    joined = join(bare, second) if second is not None else None
    if joined is None or joined.high > OLDEST or joined.share:
        return None
    return joined.replaced(unit=joined.unit or YEARS)


def _between(scan: Scan, amount: Amount, between: Match) -> Amount | None:
    """«between 3 and 5 million»."""
    second = _second(scan, amount, between=True)
    pair = (amount, second) if second is not None else _unjoined(scan, amount)
    joined = join(*pair) if pair is not None else None
    return None if joined is None else _opened_by(scan, joined, between)


def _opened_by(scan: Scan, amount: Amount, between: Match) -> Amount:
    """A range with the word that opens it, and the years of «aged between 18 and 24»."""
    age = scan.role_before(between.first, "age") if amount.unit is None and amount.low > 0 else None
    first, unit = (between, amount.unit) if age is None or amount.high > OLDEST else (age, YEARS)
    return amount.replaced(first=first.first, start=scan.start_of(first), unit=unit)


def _between_hedged(scan: Scan, first: int) -> Match | None:
    hedge = scan.find_before(first, Cat.HEDGE)
    return scan.role_before(hedge.first, "range-between") if hedge is not None else None


def _tied(scan: Scan, amount: Amount) -> bool:
    """Whether a dash ties the two: then "from" before them does not."""
    return scan.pieces[scan.after(amount.last)] in _DASHES


def _elided(amount: Amount, second: Amount) -> bool:
    """Whether the first number leaves out a unit or a scale that the second has: «from 3 to 5 million»."""
    first = amount.numeral
    if amount.unit is not None or first is None or first.scale != 1:
        return False
    if second.unit is not None or second.numeral is None:
        return second.unit is not None
    # «by 15,800 to 7.39 million»: a change that is told in full, and where it led.
    return second.numeral.scale != 1 and first.value * second.numeral.scale < second.numeral.value


def _changes(scan: Scan, place: int) -> bool:
    """Whether a verb of change stands in the ten words before a place."""
    return scan.has_role_before(place, "range-change", 10, ".!?؟;؛\n")


def _second(scan: Scan, amount: Amount, *, between: bool) -> Amount | None:
    """The amount behind the connector that follows an amount."""
    at = scan.after(amount.last)
    if at >= scan.end:
        return None
    piece = scan.pieces[at]
    if piece in _DASHES:
        hanging = _behind_hanging(scan, at)
        if hanging is not None:
            return amount_behind(scan, hanging, amount)
        return _behind_dash(scan, amount, at, between=between)
    if between:
        place = at
        if piece in scan.lexicon.all_conjunctions:
            place = scan.after(at)
        else:
            word = scan.words[at]
            joined = word is not None and word.joins
            to = scan.role(at, "range-to")
            if to is not None:
                place = scan.after(to.last)
            elif not joined:
                return None
        return amount_behind(scan, place, amount) if place < scan.end else None
    to = scan.role(at, "range-to")
    if to is None:
        return _alternative(scan, amount, at)
    if to.reading.prefix:
        return None
    place = scan.after(to.last)
    return amount_behind(scan, place, amount) if place < scan.end else None


def _behind_hanging(scan: Scan, at: int) -> int | None:
    """The place behind the link where a hyphen hangs: «10- to 15-point», "three- or four-year"."""
    if scan.pieces[at] != "-" or not scan.touches(at) or not scan.pieces[at + 1].isspace():
        return None
    link = scan.after(at)
    to = (scan.role(link, "range-to") or scan.role(link, "range-or")) if link < scan.end else None
    return None if to is None or scan.after(to.last) >= scan.end else scan.after(to.last)


def _behind_dash(scan: Scan, amount: Amount, at: int, *, between: bool) -> Amount | None:
    """The amount behind a dash, where the dash makes a range: `25–30`."""
    place = scan.after(at)
    negative = amount.numeral is not None and amount.numeral.value < 0
    if negative or place >= scan.end or (scan.pieces[at] == "—" and not between):
        return None
    second = amount_behind(scan, place, amount)
    if second is None:
        return None
    following = second.last + 1
    if scan.pieces[following] in _DASHES and scan.pieces[following + 1][:1].isdecimal():
        return None  # a telephone number, a date, a score card
    return second


def _of_more(scan: Scan, amount: Amount, place: int) -> Amount | None:
    """The three of «يومين أو ثلاثة», which are days too."""
    more = scan.find(place, Cat.CARDINAL)
    if more is None or amount.unit is None or more.reading.value * amount.unit.factor <= amount.high:
        return None
    return amount_behind(scan, place)


def _alternative(scan: Scan, amount: Amount, at: int) -> Amount | None:
    """«two or three men»: the number that may as well be meant, the next one or not far from it."""
    choice = scan.role(at, "range-or")
    if choice is not None and amount.numeral is None and scan.after(choice.last) < scan.end:
        return _of_more(scan, amount, scan.after(choice.last))
    if choice is None or amount.unit is not None or amount.share or scan.after(choice.last) >= scan.end:
        return None
    second = amount_behind(scan, scan.after(choice.last), amount)
    if second is None or second.numeral is None or amount.numeral is None or second.share:
        return None
    scale = second.numeral.scale if amount.numeral.scale == 1 else Decimal(1)
    step = second.numeral.value / scale - amount.numeral.value
    return (
        second if 0 < step <= max(Decimal(1), amount.numeral.value) and not second.numeral.decimals else None
    )


def _unjoined(scan: Scan, amount: Amount) -> tuple[Amount, Amount] | None:
    """«between one hundred and two hundred»: the first number again, cut before its "and"."""
    numeral = amount.numeral
    if numeral is None:
        return None
    for last in range(numeral.last - 1, numeral.first - 1, -1):
        if scan.words[last] is None or scan.pieces[last].isspace():
            continue
        cut = scan.cut(last)
        first = read_numeral(cut, numeral.first)
        if first is None or first.last != last:
            continue
        opened = amount.replaced(
            last=last,
            low=first.value,
            high=first.value,
            precision=first.precision,
            numeral=first,
            unit=None,
        )
        second = _second(scan, opened, between=True)
        if second is not None:
            return opened, second
    return None
