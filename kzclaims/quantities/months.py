"""The names of months and the numbers of their days, as they stand in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from kzclaims.quantities.datecontext import YearBehind, year_behind
from kzclaims.quantities.datewords import closes
from kzclaims.quantities.match import Match
from kzclaims.quantities.numerals import read_numeral
from kzclaims.quantities.ordinals import read_ordinal
from kzclaims.quantities.words import Cat, digit_number
from kzclaims.quantities.years import year_number

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.scan import Scan


@final
class Month:
    """The name of a month at a place, second name included: its number and its calendar."""

    __slots__ = ("hijri", "match", "number")

    def __init__(self, number: int, match: Match, *, hijri: bool) -> None:
        self.number: Final = number
        self.match: Final = match
        self.hijri: Final = hijri

    @property
    def last(self) -> int:
        """The last piece of the name."""
        return self.match.last


@final
class DayNumber:
    """A day of the month: number, last piece, start in the text; `plain` tells bare digits."""

    __slots__ = ("last", "plain", "start", "value")

    def __init__(self, value: int, last: int, start: int, *, plain: bool) -> None:
        self.value: Final = value
        self.last: Final = last
        self.start: Final = start
        self.plain: Final = plain


def month_at(scan: Scan, place: int) -> Month | None:
    """The month that is named at a place."""
    if place >= scan.end:
        return None
    match = scan.find(place, Cat.MONTH)
    if match is not None:
        return Month(match.reading.value, _other_name(scan, match), hijri=False)
    match = scan.find(place, Cat.HIJRI_MONTH)
    return None if match is None else Month(match.reading.value, match, hijri=True)


def _other_name(scan: Scan, month: Match) -> Match:
    """«تشرين الثاني/نوفمبر», «نوفمبر (تشرين الثاني)»: the second name of the same month."""
    opening = scan.after(month.last)
    if opening >= scan.end or scan.pieces[opening] not in "/(-":
        return month
    behind = scan.after(opening)
    other = scan.find(behind, Cat.MONTH) if behind < scan.end else None
    if other is None or other.reading.value != month.reading.value:
        return month
    return Match(month.reading, month.first, closes(scan, other.last, opening))


def day_number(scan: Scan, place: int) -> DayNumber | None:
    """A day of the month at a place, in digits or words."""
    match = scan.find(place, Cat.DIGITS)
    if match is not None:
        number = digit_number(match.reading)
        if number is None or number.decimals or not 1 <= number.value <= 31 or len(scan.pieces[place]) > 2:
            return None
        last = place
        if scan.role(place + 1, "ordinal-suffixes") is not None:
            last = place + 1
        behind = scan.pieces[last + 1]
        if behind in ("%", ":") or (behind.isalpha() and month_at(scan, last + 1) is None):
            return None
        return DayNumber(int(number.value), last, scan.begin(place), plain=last == place)
    ordinal = read_ordinal(scan, place)
    if ordinal is not None and 1 <= ordinal.value <= 31:
        return DayNumber(int(ordinal.value), ordinal.last, ordinal.start, plain=False)
    numeral = read_numeral(scan, place)
    if numeral is not None and not numeral.digits and not numeral.decimals and 1 <= numeral.value <= 31:
        return DayNumber(int(numeral.value), numeral.last, numeral.start, plain=False)
    return None


def year_of_month(scan: Scan, last: int, published: date | None) -> YearBehind | None:
    """The year behind a month: `Nov. 2025`, `Dec/2018`, `November, 2025`."""
    at = last + 1
    if (
        scan.pieces[at] in ("-", "/", ".")
        and scan.pieces[at + 1].isdecimal()
        and len(scan.pieces[at + 1]) == 4
    ):
        year = year_number(scan, at + 1)
        return None if year is None else YearBehind(year.number, year.last, hijri=year.hijri)
    return year_behind(scan, last, published)


def is_other_word(scan: Scan, month: Month) -> bool:
    """Whether the name of the month is a word of another meaning here: "may" in small letters."""
    first = month.match.first
    return scan.role(first, "date-other_word") is not None and scan.written(first)[:1].islower()
