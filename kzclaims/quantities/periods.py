"""Parts of years and months by number: quarters, halves, months, weeks, decades of a century."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kzclaims.model import Granularity
from kzclaims.quantities import calendar
from kzclaims.quantities.datecontext import YearBehind, year_behind
from kzclaims.quantities.datewords import DateFound, skip
from kzclaims.quantities.days import month_first
from kzclaims.quantities.decades import (
    century_at,
    read_century,
    read_decade,
    read_decade_in_digits,
    read_listed_century,
)
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.numerals import read_numeral
from kzclaims.quantities.ordinals import read_ordinal
from kzclaims.quantities.seasons import read_holiday, read_season
from kzclaims.quantities.shortyears import short_year
from kzclaims.quantities.words import Cat
from kzclaims.quantities.years import year_number

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.match import Match
    from kzclaims.quantities.scan import Scan

_FINAL: Final = {"quarter": 4, "half": 2, "decade": 10, "month": 12, "week": -1}
_MONTHS: Final = {"quarter": 3, "half": 6}
_GRANULARITY: Final = {"quarter": Granularity.QUARTER, "half": Granularity.HALF}
_REPORTED: Final = ("3", "6", "9", "12")
_OF: Final = ("date-of", "date-the")


class _Part(NamedTuple):
    """A numbered part of something: `named` tells "last" for its number."""

    unit: str
    number: int
    first: int
    last: int
    start: int
    named: bool = False


def read_period(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """«الربع الثالث من عام 2016», «third quarter of 2016», `Q3 2016`, «صيف 2023», «القرن التاسع عشر»."""
    noun = scan.find(place, Cat.PERIOD)
    if noun is not None:
        unit, number = noun.reading.value
        if unit == "season":
            return read_season(scan, place, noun, published)
        if unit == "holiday":
            return read_holiday(scan, place, noun, published)
        if number is not None:
            return _placed(scan, _Part(unit, number, place, noun.last, scan.start_of(noun)), published)
    part = _numbered(scan, place, noun)
    found = None if part is None else _placed(scan, part, published)
    return (
        found
        or read_century(scan, place, published)
        or read_listed_century(scan, place)
        or _first_months(scan, place, noun, published)
    )


def _numbered(scan: Scan, place: int, noun: Match | None) -> _Part | None:
    """A numbered part of a year at a place: «الربع الأخير», "third-quarter", "last week", `3Q`."""
    if noun is None:
        return _number_first(scan, place)
    unit: str = noun.reading.value[0]
    if not grammar(noun.reading.language).noun_first:
        final = scan.role_before(place, "date-final", 1)
        if final is None or unit not in _FINAL:
            return None
        return _Part(unit, _FINAL[unit], final.first, noun.last, scan.start_of(final), named=True)
    behind = scan.after(noun.last)
    if behind >= scan.end:
        return None
    final = scan.role(behind, "date-final")
    if final is not None and unit in _FINAL:
        return _Part(unit, _FINAL[unit], place, final.last, scan.start_of(noun))
    ordinal = read_ordinal(scan, behind)
    if ordinal is None:
        return None
    return _Part(unit, int(ordinal.value), place, ordinal.last, scan.start_of(noun))


def _number_first(scan: Scan, place: int) -> _Part | None:
    ordinal = read_ordinal(scan, place)
    piece = scan.pieces[place]
    if ordinal is not None:
        number, start = int(ordinal.value), ordinal.start
        at = scan.after(ordinal.last)
        if at < scan.end and scan.pieces[at] == "-" and at == ordinal.last + 1:
            at += 1
    elif len(piece) == 1 and piece.isdecimal() and scan.pieces[place + 1].isalpha():
        number, at, start = int(piece), place + 1, scan.begin(place)
    else:
        return None
    noun = scan.find(at, Cat.PERIOD) if at < scan.end else None
    if noun is None or noun.reading.value[1] is not None or grammar(noun.reading.language).noun_first:
        return None
    unit: str = noun.reading.value[0]
    by_letter = len(scan.pieces[noun.first]) == 1  # 3Q
    if by_letter is not (ordinal is None) or (by_letter and unit != "quarter"):
        return None
    return _Part(unit, number, place, noun.last, start)


def _placed(scan: Scan, part: _Part, published: date | None) -> DateFound | None:
    """A numbered part in the year, month or century that stands behind it."""
    match part.unit:
        case "quarter" | "half":
            return _part_of_year(scan, part, published)
        case "month":
            return _month_by_number(scan, part, published)
        case "week":
            return _week_of_month(scan, part, published)
        case "decade":
            century = century_at(scan, skip(scan, scan.after(part.last), _OF, ""), published)
            if century is None or not 1 <= part.number <= 10:
                return None
            begin = century.begin + 10 * part.number - 10
            days = calendar.years(begin, begin + 9, Granularity.DECADE)
            return DateFound(first=part.first, last=century.last, start=part.start, days=days)
    return None


def _month_by_number(scan: Scan, part: _Part, published: date | None) -> DateFound | None:
    """«الشهر التاسع من 2014», "the third month of 2021"."""
    year = year_behind(scan, part.last, published)
    if year is None or year.number is None or not 1 <= part.number <= 12:
        return None
    days = calendar.month(year.number, part.number)
    return DateFound(first=part.first, last=year.last, start=part.start, days=days, month=part.number)


def _week_of_month(scan: Scan, part: _Part, published: date | None) -> DateFound | None:
    """«الأسبوع الأول من نوفمبر», "the last week of May 2024"."""
    at = skip(scan, scan.after(part.last), (*_OF, "date-month_noun"), "")
    if at >= scan.end or at == scan.after(part.last):
        return None
    numbered = _numbered(scan, at, scan.find(at, Cat.PERIOD))
    month = month_first(scan, at, published)
    if month is None and numbered is not None and numbered.unit == "month":
        month = _month_by_number(scan, numbered, published)
    if month is None or month.day is not None or month.month is None:
        return None
    days = None if month.days is None else calendar.nth_week(month.days, part.number)
    return DateFound(first=part.first, last=month.last, start=part.start, days=days)


def _part_of_year(scan: Scan, part: _Part, published: date | None) -> DateFound | None:
    width = _MONTHS[part.unit]
    number = part.number
    if not 1 <= number <= 12 // width:
        return None
    at = skip(scan, scan.after(part.last), _OF, "")
    century = century_at(scan, at, published) if part.unit == "half" else None
    if century is not None:
        begin = century.begin + 50 * number - 50
        days = calendar.years(begin, begin + 50, Granularity.RANGE)
        return DateFound(first=part.first, last=century.last, start=part.start, days=days)
    halved = _halved(scan, part, at, published) if part.unit == "half" and at < scan.end else None
    if halved is not None:
        return halved
    year = _year_around(scan, part.last, published) or _year_unsaid(scan, part, at, published)
    if year is None:
        return None
    days = None
    if year.number is not None:
        first = (number - 1) * width + 1
        days = calendar.months(year.number, first, number * width, _GRANULARITY[part.unit])
    return DateFound(first=part.first, last=max(part.last, year.last), start=part.start, days=days)


def _halved(scan: Scan, part: _Part, at: int, published: date | None) -> DateFound | None:
    """«النصف الثاني من تسعينيات القرن الماضي», "the first half of October": half a decade or month."""
    whole = (
        read_decade_in_digits(scan, at)
        or read_decade(scan, at, published)
        or month_first(scan, at, published)
    )
    if whole is None or whole.days is None or whole.first != at or whole.day is not None:
        return None
    days = calendar.half(whole.days, part.number)
    return None if days is None else DateFound(first=part.first, last=whole.last, start=part.start, days=days)


def _year_around(scan: Scan, last: int, published: date | None) -> YearBehind | None:
    """The year behind a part of a year; `Q3-2016` writes it touching."""
    at = last + 1
    if scan.pieces[at] in ("-", "/") and scan.pieces[at + 1].isdecimal() and len(scan.pieces[at + 1]) == 4:
        year = year_number(scan, at + 1)
        return None if year is None else YearBehind(year.number, year.last, hijri=year.hijri)
    return short_year(scan, last) or year_behind(scan, last, published)


def _year_named(scan: Scan, last: int, published: date | None) -> YearBehind | None:
    """The year of "of the year": that of publication."""
    at = skip(scan, scan.after(last), _OF, "")
    year = scan.role(at, "date-year") if at < scan.end and at != scan.after(last) else None
    return None if year is None else YearBehind(None if published is None else published.year, year.last)


def _year_unsaid(scan: Scan, part: _Part, at: int, published: date | None) -> YearBehind | None:
    """The year of "the third quarter", "the first half of the year": the latest in which it has begun."""
    linked = at != scan.after(part.last)
    year = _year_named(scan, part.last, published)
    if year is not None:
        return year
    if part.unit == "half" or part.named or linked:
        return None  # the second half of a match, the last quarter of anything
    if published is None:
        return YearBehind(None, part.last)
    begun = (part.number - 1) * _MONTHS[part.unit] + 1 <= published.month
    return YearBehind(published.year - (not begun), part.last)


def _first_months(scan: Scan, place: int, noun: Match | None, published: date | None) -> DateFound | None:
    """The first months of a year: "the first nine months of 2025", «الأشهر التسعة الأولى من العام»."""
    if noun is not None:
        if noun.reading.value[0] != "month" or not noun.reading.definite:
            return None
        count = read_numeral(scan, scan.after(noun.last)) if scan.after(noun.last) < scan.end else None
        first = None if count is None else read_ordinal(scan, scan.after(count.last))
        start, last = scan.start_of(noun), -1 if first is None else first.last
    else:
        first = read_ordinal(scan, place)
        at = scan.end if first is None else scan.after(first.last)
        count = read_numeral(scan, at) if at < scan.end else None
        months = scan.find(scan.after(count.last), Cat.PERIOD) if count is not None else None
        if first is None or months is None or months.reading.value[0] != "month":
            return None
        start, last = first.start, months.last
    if count is None or first is None or first.value != 1 or not 2 <= count.value <= 11 or count.decimals:
        return None
    year = year_behind(scan, last, published) or _year_named(scan, last, published)
    if year is None:
        return None
    days = None
    if year.number is not None:
        days = calendar.months(year.number, 1, int(count.value), Granularity.RANGE)
    return DateFound(first=place, last=year.last, start=start, days=days)


def year_then_period(scan: Scan, place: int) -> DateFound | None:
    """`2016 Q3`, `2016H2`, `2017-q1`."""
    piece = scan.pieces[place]
    if len(piece) != 4 or not piece.isdecimal():
        return None
    at = scan.after(place)
    if at < scan.end and scan.pieces[at] == "-":
        at += 1
    noun = scan.find(at, Cat.PERIOD) if at < scan.end else None
    if noun is None or noun.reading.value[1] is None or noun.reading.value[0] not in _MONTHS:
        return None
    unit, number = noun.reading.value
    width = _MONTHS[unit]
    days = calendar.months(int(piece), (number - 1) * width + 1, number * width, _GRANULARITY[unit])
    return (
        None if days is None else DateFound(first=place, last=noun.last, start=scan.begin(place), days=days)
    )


def read_months_so_far(scan: Scan, place: int) -> DateFound | None:
    """`9M 2024`: the months of a year that a company reports on, from its first day."""
    piece, letter = scan.pieces[place], place + 1
    if piece not in _REPORTED or scan.role(letter, "date-months_letter") is None:
        return None
    at = scan.after(letter)
    if not scan.written(letter).isupper() or at >= scan.end or not scan.pieces[at].isdecimal():
        return None
    year = year_number(scan, at)
    if year is None or year.hijri or len(scan.pieces[at]) != 4:
        return None
    days = calendar.months(year.number, 1, int(piece), Granularity.RANGE)
    return (
        None if days is None else DateFound(first=place, last=year.last, start=scan.begin(place), days=days)
    )
