"""Parts of years: quarters, halves, seasons, weeks and months by number, decades of a century."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Granularity
from kzclaims.quantities import calendar
from kzclaims.quantities.datecontext import YearBehind, year_behind
from kzclaims.quantities.days import month_first
from kzclaims.quantities.datewords import DateFound, skip, stated
from kzclaims.quantities.decades import century_at, read_century
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.ordinals import read_ordinal
from kzclaims.quantities.words import Cat
from kzclaims.quantities.years import year_number

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.calendar import Days
    from kzclaims.quantities.scan import Match, Scan

_FINAL = {"quarter": 4, "half": 2, "decade": 10, "month": 12, "week": -1}
_MONTHS = {"quarter": 3, "half": 6}
_GRANULARITY = {"quarter": Granularity.QUARTER, "half": Granularity.HALF}


def read_period(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """«الربع الثالث من عام 2016», «third quarter of 2016», `Q3 2016`, `2016-Q3`, «صيف 2023»."""
    noun = scan.find(place, Cat.PERIOD)
    if noun is not None:
        unit, part = noun.reading.value
        if unit == "season":
            return _season(scan, place, noun, published)
        if part is not None:
            return _placed(scan, place, unit, part, noun.last, scan.start_of(noun), published)
    century = read_century(scan, place, published)
    if century is not None:
        return century
    numbered = _numbered(scan, place, noun)
    if numbered is None:
        return None
    unit, number, last, start = numbered
    return _placed(scan, place, unit, number, last, start, published)


def _numbered(scan: Scan, place: int, noun: Match | None) -> tuple[str, int, int, int] | None:
    """The unit and number of a period, its last piece, its start: «الربع الأخير», "third-quarter", `3Q`."""
    if noun is not None:
        if not grammar(noun.reading.language).noun_first:
            return None
        unit: str = noun.reading.value[0]
        behind = scan.after(noun.last)
        if behind >= scan.end:
            return None
        final = scan.role(behind, "date-final")
        if final is not None:
            return (unit, _FINAL[unit], final.last, scan.start_of(noun)) if unit in _FINAL else None
        ordinal = read_ordinal(scan, behind)
        return None if ordinal is None else (unit, int(ordinal.value), ordinal.last, scan.start_of(noun))
    ordinal = read_ordinal(scan, place)
    piece = scan.pieces[place]
    if ordinal is not None:
        number, last, start = int(ordinal.value), ordinal.last, ordinal.start
        at = scan.after(last)
        if at < scan.end and scan.pieces[at] == "-" and at == last + 1:
            at += 1
    elif len(piece) == 1 and piece.isdecimal() and scan.pieces[place + 1].isalpha():
        number, at, start = int(piece), place + 1, scan.starts[place]
    else:
        return None
    noun = scan.find(at, Cat.PERIOD) if at < scan.end else None
    if noun is None or noun.reading.value[1] is not None or grammar(noun.reading.language).noun_first:
        return None
    letters = len(scan.pieces[noun.first]) == 1
    if letters is not (ordinal is None) or (letters and noun.reading.value[0] != "quarter"):
        return None
    return noun.reading.value[0], number, noun.last, start


def read_final_period(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """"the last quarter of 2023", "final week of May": a word that says "last" begins it."""
    final = scan.role(place, "date-final")
    if final is None:
        return None
    at = scan.after(final.last)
    noun = scan.find(at, Cat.PERIOD) if at < scan.end else None
    if noun is None or grammar(noun.reading.language).noun_first or noun.reading.value[0] not in _FINAL:
        return None
    unit: str = noun.reading.value[0]
    return _placed(scan, place, unit, _FINAL[unit], noun.last, scan.start_of(final), published, named=True)


def _placed(
    scan: Scan,
    place: int,
    unit: str,
    number: int,
    last: int,
    start: int,
    published: date | None,
    *,
    named: bool = False,
) -> DateFound | None:
    """A numbered period in the year, month or century that stands behind it."""
    if unit in _MONTHS:
        return _part_of_year(scan, place, unit, number, last, start, published, named=named)
    if unit == "month":
        year = year_behind(scan, last, published)
        if year is None or year.number is None or not 1 <= number <= 12:
            return None
        days = calendar.month(year.number, number)
        return DateFound(first=place, last=year.last, start=start, days=days, month=number)
    if unit == "week":
        at = skip(scan, scan.after(last), ("date-of", "date-the", "date-month_noun"), "")
        month = month_first(scan, at, published) if at < scan.end and at != scan.after(last) else None
        if month is None or month.day is not None:
            return None
        days = None if month.days is None else calendar.nth_week(month.days, number)
        return DateFound(first=place, last=month.last, start=start, days=days)
    if unit == "decade":
        century = century_at(scan, skip(scan, scan.after(last), ("date-of", "date-the"), ""), published)
        if century is None or not 1 <= number <= 10:
            return None
        begin = century.begin + 10 * number - 10
        days = calendar.years(begin, begin + 9, Granularity.DECADE)
        return DateFound(first=place, last=century.last, start=start, days=days)
    return None


def _part_of_year(
    scan: Scan,
    place: int,
    unit: str,
    number: int,
    last: int,
    start: int,
    published: date | None,
    *,
    named: bool,
) -> DateFound | None:
    width = _MONTHS[unit]
    if not 1 <= number <= 12 // width:
        return None
    at = skip(scan, scan.after(last), ("date-of", "date-the"), "")
    century = century_at(scan, at, published) if unit == "half" else None
    if century is not None:
        begin = century.begin + 50 * number - 50
        days = calendar.years(begin, begin + 50, Granularity.RANGE)
        return DateFound(first=place, last=century.last, start=start, days=days)
    year = _year_around(scan, place, last, published)
    if year is None:
        bare = scan.role(at, "date-year") if at < scan.end else None
        if bare is not None and at > scan.after(last):
            year = YearBehind(None if published is None else published.year, bare.last)
        elif unit == "half" or named or at != scan.after(last):
            return None  # the second half of a match, the last quarter of anything
        else:
            begun = published is not None and (number - 1) * width + 1 > published.month
            year = YearBehind(None if published is None else published.year - begun, last)
    days = None
    if year.number is not None:
        days = calendar.months(
            year.number, (number - 1) * width + 1, number * width, _GRANULARITY[unit]
        )
    return DateFound(first=place, last=max(last, year.last), start=start, days=days)


def _year_around(scan: Scan, place: int, last: int, published: date | None) -> YearBehind | None:
    """The year behind a part of a year; `Q3-2016`, `1Q24` write it touching."""
    at = last + 1
    if scan.pieces[at] in ("-", "/") and scan.pieces[at + 1].isdecimal() and len(scan.pieces[at + 1]) == 4:
        year = year_number(scan, at + 1)
        return None if year is None else YearBehind(*year)
    return year_behind(scan, last, published)


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
    return None if days is None else DateFound(first=place, last=noun.last, start=scan.starts[place], days=days)


def _season(scan: Scan, place: int, noun: Match, published: date | None) -> DateFound | None:
    """«صيف 2023», "the summer of 2023", "winter 2022-23", "last spring"."""
    number: int = noun.reading.value[1]
    start = scan.start_of(noun)
    year = year_behind(scan, noun.last, published)
    if year is not None:
        last = year.last
        days: Days | None = None
        if year.number is not None:
            days = calendar.season(year.number, number)
            closing = _next_year(scan, last, year.number)
            if closing is not None:
                last = closing
                days = calendar.winter(year.number) if number == 4 else days
        return DateFound(first=place, last=last, start=start, days=days)
    shift, first, last, start = stated(scan, place, noun.last, noun, start)
    if shift is None:
        return None
    return DateFound(first=first, last=last, start=start, days=_shifted_season(number, shift, published))


def _next_year(scan: Scan, last: int, year: int) -> int | None:
    """The piece of a second year behind the first: `2022-23`, `2022/2023`."""
    if scan.pieces[last + 1] not in ("-", "/", "–") or not scan.pieces[last + 1]:
        return None
    piece = scan.pieces[last + 2] if last + 2 < scan.end else ""
    return last + 2 if piece in (str(year + 1), f"{(year + 1) % 100:02}") else None


def _shifted_season(number: int, shift: int, published: date | None) -> Days | None:
    if published is None:
        return None
    near = [
        days
        for year in (published.year - 1, published.year, published.year + 1)
        if (days := calendar.winter(year) if number == 4 else calendar.season(year, number)) is not None
    ]
    if shift < 0:
        return max((days for days in near if days.last < published), default=None)
    if shift > 0:
        return min((days for days in near if days.first > published), default=None)
    return min(
        near,
        key=lambda days: min(abs((days.first - published).days), abs((days.last - published).days)),
        default=None,
    )
