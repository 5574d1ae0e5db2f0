"""Days and months: `7 نوفمبر 2025`, «السابع من تشرين الثاني», `November 7, 2025`, `15 Ramadan 1446`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from kzclaims.quantities import calendar
from kzclaims.quantities.datecontext import YearBehind, shift_at, told, year_behind
from kzclaims.quantities.datewords import (
    COMMAS,
    DateFound,
    counts_something,
    introduced,
    qualifier,
    side_of,
    skip,
    stated,
)
from kzclaims.quantities.hijri import hijri_day, hijri_month, hijri_year_of, nearest_hijri_month
from kzclaims.quantities.months import DayNumber, Month, day_number, is_other_word, month_at, year_of_month
from kzclaims.quantities.words import Cat
from kzclaims.quantities.years import year_number

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.calendar import Days
    from kzclaims.quantities.scan import Scan


@final
class Extent:
    """The pieces that a date takes up, first and last, and where it begins in the text."""

    __slots__ = ("first", "last", "start")

    def __init__(self, first: int, last: int, start: int) -> None:
        self.first: Final = first
        self.last: Final = last
        self.start: Final = start


_BEFORE_MONTH: Final = ("date-of", "date-the", "date-month_noun")


def _continues(scan: Scan, place: int) -> bool:
    """Whether digits or a currency sign before a number make it a part of something else: `2/7`, `$7`."""
    if place == 0:
        return False
    before = scan.pieces[place - 1]
    return before in ("$", "€", "£") or (
        place > 1 and before in ("/", "-", ".", ":") and scan.pieces[place - 2][-1:].isdecimal()
    )


def day_first(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """`7 نوفمبر 2025`, «السابع من نوفمبر», `7th, November 2025`, «15 من الشهر الجاري»."""
    number = day_number(scan, place)
    if number is None or _continues(scan, place):
        return None
    at = scan.after(number.last)
    if at < scan.end and scan.pieces[at] == "-" and at == number.last + 1:
        at += 1  # 7-Nov-2025
    behind = skip(scan, at, _BEFORE_MONTH)
    month = month_at(scan, behind)
    if month is not None:
        if behind == at and is_other_word(scan, month) and year_behind(scan, month.last, published) is None:
            return None  # "group of 7 may meet"
        found = dated(scan, Extent(place, month.last, number.start), month, number.value, published)
        zero = scan.role(month.match.first, "date-zero_month") is not None
        return None if zero and found is not None and found.open_year else found
    behind = skip(scan, at, ("date-of", "date-the"))
    relative = shift_at(scan, behind) if behind < scan.end and behind > at else None
    if relative is None or relative.shift.unit != "month" or relative.shift.part:
        return None
    days = told(scan, behind, relative.shift, published)
    if days is not None:
        days = calendar.day(days.first.year, days.first.month, number.value)
    return DateFound(
        first=place, last=relative.last, start=number.start, days=days, day=number.value, open_year=True
    )


def month_first(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """`November 7, 2025`, `Nov-7-2025`, «يناير الثاني والعشرين، 2018», `أكتوبر 2023`, «في أكتوبر»."""
    month = month_at(scan, place)
    if month is None:
        return None
    start = scan.start_of(month.match)
    year = year_of_month(scan, month.last, published)
    at = month.last + 1
    glued = scan.pieces[at] in ("-", "/") and scan.pieces[at + 1].isdecimal()
    at = at + 1 if glued else skip(scan, scan.after(month.last), ("date-the",), ".")
    number = day_number(scan, at) if at < scan.end and not (year is not None and at == year.last) else None
    if scan.pieces[month.last + 1] == "." and not scan.pieces[min(at, scan.end)].isdecimal():
        number = None  # "in April. Eleven members": the point ends a sentence
    if number is not None:
        found = dated(scan, Extent(place, number.last, start), month, number.value, published)
        if found is not None and (not found.open_year or _may_be_day(scan, month, number, place)):
            return found
    if year is not None:
        return _month(place, start, month, year)
    return _month_alone(scan, place, start, month, published)


def _may_be_day(scan: Scan, month: Month, number: DayNumber, place: int) -> bool:
    """Whether a number behind a month, no year behind it, is its day: not in "in May 20 people died"."""
    if counts_something(scan, number.last) or is_other_word(scan, month):
        return False
    return not (number.plain and introduced(scan, place, "date-within_month"))


def _month(place: int, start: int, month: Month, year: YearBehind) -> DateFound | None:
    days = None
    if year.number is not None:
        hijri = month.hijri or year.hijri
        days = hijri_month(year.number, month.number) if hijri else calendar.month(year.number, month.number)
        if days is None:
            return None
    return DateFound(
        first=place, last=year.last, start=start, days=days, month=month.number, hijri=month.hijri
    )


def _month_alone(
    scan: Scan, place: int, start: int, month: Month, published: date | None
) -> DateFound | None:
    """A month without day and year: only behind a word that makes it one, or with «الماضي», "next"."""
    noun = scan.role_before(place, "date-month_noun", 3)
    first = place
    if noun is not None:
        first, start = noun.first, scan.start_of(noun)
    shift, first, last, start = stated(scan, first, month.last, month.match, start)
    alone = shift is None and noun is None
    if alone and (month.hijri or not introduced(scan, place, "date-before_month")):
        return None
    days = None
    if published is not None:
        if month.hijri:
            days = nearest_hijri_month(published, month.number)
        elif shift is not None:
            days = calendar.month_from(published, month.number, shift)
        else:
            days = calendar.nearest_month(published, month.number, side=side_of(scan, first))
    return DateFound(
        first=first,
        last=last,
        start=start,
        days=days,
        month=month.number,
        open_year=shift is None,
        hijri=month.hijri,
    )


def dated(scan: Scan, extent: Extent, month: Month, day: int, published: date | None) -> DateFound | None:
    """A day of a month, with the year that follows `extent` or the one nearest to `published`."""
    first, last, start = extent.first, extent.last, extent.start
    year = year_of_month(scan, last, published)
    if year is not None:
        days = None
        if year.number is not None:
            hijri = month.hijri or year.hijri
            days = (hijri_day if hijri else calendar.day)(year.number, month.number, day)
            if days is None:
                return None
        return DateFound(
            first=first,
            last=year.last,
            start=start,
            days=days,
            month=month.number,
            day=day,
            hijri=month.hijri or year.hijri,
        )
    shift, first, last, start = _shifted_month(scan, first, month, last, start)
    return DateFound(
        first=first,
        last=last,
        start=start,
        days=None
        if _names_event(scan, first, last)
        else _without_year(month, day, shift, published, side=side_of(scan, first)),
        month=month.number,
        day=day,
        open_year=shift is None,
        hijri=month.hijri,
    )


def _names_event(scan: Scan, first: int, last: int) -> bool:
    """«أحداث 11 سبتمبر», «مدينة السادس من أكتوبر», "the October 7 attack": a day that is a name."""
    name = scan.role_before(first, "date-name_before", 2)
    if name is not None and not name.reading.definite:
        return True
    if scan.role_before(first, "date-event", 2) is not None:
        return True
    behind = scan.after(last)
    return behind < scan.end and scan.role(behind, "date-event_behind") is not None


def _shifted_month(
    scan: Scan, first: int, month: Month, last: int, start: int
) -> tuple[int | None, int, int, int]:
    """«7 نوفمبر الجاري», "the 7th of last November": the qualifier of the month."""
    if last != month.last:
        return None, first, last, start
    found = qualifier(scan, month.match.first, month.match)
    if found is None:
        return None, first, last, start
    return found[0], first, max(last, found[1].last), start


def _without_year(
    month: Month, day: int, shift: int | None, published: date | None, *, side: int = 0
) -> Days | None:
    if published is None:
        return None
    if month.hijri:
        nearest = nearest_hijri_month(published, month.number)
        if nearest is None:
            return None
        middle = nearest.first + (nearest.last - nearest.first) // 2
        return hijri_day(hijri_year_of(middle, month.number), month.number, day)
    if shift is not None:
        found = calendar.month_from(published, month.number, shift)
        return None if found is None else calendar.day(found.first.year, month.number, day)
    return calendar.nearest_year(published, month.number, day, side=side)


def year_first(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """`2016 November`, `2025 نوفمبر 7`: a year before its month, where the month has none behind it."""
    year = year_number(scan, place)
    if year is None or year.last != place:
        return None
    at = scan.after(place)
    if at < scan.end and scan.pieces[at] in COMMAS:
        return None
    month = month_at(scan, at)
    if month is None or is_other_word(scan, month) or year_of_month(scan, month.last, published) is not None:
        return None
    behind = scan.after(month.last)
    if (
        scan.role(month.match.first, "date-other_word") is not None
        and (behind < scan.end and scan.pieces[behind].isalpha() and shift_at(scan, behind) is None)
        and scan.pieces[behind] not in scan.lexicon.all_conjunctions
        and scan.role(behind, "range-to") is None
    ):
        return None
    number = day_number(scan, behind) if behind < scan.end else None
    if number is not None and not counts_something(scan, number.last):
        days = calendar.day(year.number, month.number, number.value)
        if days is not None:
            return DateFound(
                first=place, last=number.last, start=scan.begin(place), days=days, month=month.number
            )
    return _month(place, scan.begin(place), month, YearBehind(year.number, month.last, hijri=month.hijri))


def calendar_date(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """A date by day, month and year, its month named, in any order."""
    word = scan.words[place]
    if word is None:
        return None
    if Cat.MONTH in word.by_cat or Cat.HIJRI_MONTH in word.by_cat:
        return month_first(scan, place, published)
    return day_first(scan, place, published)
