"""Ranges of dates: `2014-2018`, «بين عامي 2020 و2023», "from 26 June to 3 July 2024", `May 5-7`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.model import Granularity
from kzclaims.quantities import calendar
from kzclaims.quantities.datelinks import DASHES, Link, date_link, with_opening
from kzclaims.quantities.datewords import COMMAS, DateFound, counts_something, is_function_word, skip
from kzclaims.quantities.hijri import hijri_day, hijri_year_of
from kzclaims.quantities.months import day_number
from kzclaims.quantities.years import year_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kzclaims.quantities.calendar import Days
    from kzclaims.quantities.scan import Scan

    Read = Callable[[Scan, int, date | None], DateFound | None]

_OPEN_WORDS: Final = (
    "date-the",
    "date-part_early",
    "date-part_start",
    "date-part_mid",
    "date-part_late",
    "date-part_end",
    "date-day_word",
    "date-year",
)


def read_date_range(scan: Scan, found: DateFound, published: date | None, read: Read) -> DateFound | None:
    """The range that a date opens, or None. `read` reads a date at a place."""
    borrows = found.open_year and found.month is not None and not found.hijri
    if found.days is None and not borrows:
        return None
    if found.days is not None and found.days.granularity is Granularity.RANGE and found.day is not None:
        return None  # a pair of days already
    link = date_link(scan, found.first, found.last)
    if link is None:
        return None
    if link.listed:
        return _next_day(scan, found, link)
    if link.dash:
        short = _short_close(scan, found, link)
        if short is not None:
            return with_opening(scan, short, link)
    second = _second(scan, found, link, published, read)
    if second is None or second.days is None:
        return None
    first_days = _lent_year(found, second)
    if first_days is None or second.days.last <= first_days.first:
        return None
    to_now = scan.role(link.place, "date-now") is not None
    if link.opening is None and not to_now and not _alike(first_days, second.days):
        return None
    joined = calendar.span(first_days, second.days)
    if joined is None:
        return None
    weekday = None if second.weekday is not None and second.day is None else found.weekday
    closed = found.replaced(last=second.last, days=joined, weekday=weekday, open_year=second.open_year)
    return with_opening(scan, closed, link)


def _alike(first: Days, second: Days) -> bool:
    """Whether two dates that no word opens as a range are of one kind."""
    wide = (Granularity.RANGE, Granularity.WEEK)
    one, two = first.granularity, second.granularity
    return one is two or one in wide or two in wide


def _second(scan: Scan, found: DateFound, link: Link, published: date | None, read: Read) -> DateFound | None:
    """The date that closes a range: a full one, a day or a year that borrows from the first, "now"."""
    now = scan.role(link.place, "date-now")
    if now is not None and published is not None:
        return DateFound(
            first=link.place,
            last=now.last,
            start=scan.start_of(now),
            days=calendar.single(published),
            open_year=False,
        )
    at = skip(scan, link.place, _OPEN_WORDS, "")
    second = read(scan, at, published) if at < scan.end else None
    if second is None and at != link.place:
        second = read(scan, link.place, published)
    if second is not None and second.days is not None and second.first >= link.place:
        return _after(found.days, second, published, weekday=found.weekday)
    return _day_behind(scan, found, link.place) or _closing_year(scan, found, link.place)


def _after(
    first: Days | None, second: DateFound, published: date | None, *, weekday: int | None
) -> DateFound:
    """A second weekday or day without a year is the first one behind the first date."""
    if first is None or second.days is None:
        return second
    if second.weekday is not None and second.day is None and weekday is not None and published is not None:
        return second.replaced(days=calendar.nearest_weekday(first.first, second.weekday, ahead=True))
    if second.open_year and second.month and second.day and second.days.first < first.first:
        for year in (first.first.year, first.first.year + 1):
            later = calendar.day(year, second.month, second.day)
            if later is not None and later.first >= first.first:
                return second.replaced(days=later)
    return second


def _lent_year(found: DateFound, second: DateFound) -> Days | None:
    """The first date in the year that only the second has: "26 June to 28 June 2020"."""
    assert second.days is not None
    if not found.open_year or second.open_year or found.month is None or found.hijri:
        return found.days
    year = second.days.last.year
    for candidate in (year, year - 1):
        days = (
            calendar.month(candidate, found.month)
            if found.day is None
            else calendar.day(candidate, found.month, found.day)
        )
        if days is not None and days.first <= second.days.last:
            return days
    return found.days


def _day_behind(scan: Scan, found: DateFound, place: int) -> DateFound | None:
    """The second day of `May 5-7, 2025`, "November 5 to 7", written behind the month."""
    if found.day is None or found.month is None:
        return None
    number = day_number(scan, place)
    if number is None or number.value <= found.day or counts_something(scan, number.last):
        return None
    behind = scan.after(number.last)
    if behind < scan.end and scan.pieces[behind] in DASHES:
        return None
    last = number.last
    named = year_number(scan, skip(scan, behind, ("date-of",), COMMAS)) if found.open_year else None
    days: Days | None = None
    if named is not None and not found.hijri:
        last = named.last
        days = calendar.day(named.number, found.month, number.value)
    elif found.days is not None and found.hijri:
        days = hijri_day(hijri_year_of(found.days.first, found.month), found.month, number.value)
    elif found.days is not None:
        days = calendar.day(found.days.first.year, found.month, number.value)
    return DateFound(
        first=place,
        last=last,
        start=number.start,
        days=days,
        month=found.month,
        day=number.value,
        open_year=found.open_year and named is None,
        hijri=found.hijri,
    )


def _next_day(scan: Scan, found: DateFound, link: Link) -> DateFound | None:
    """`November 5 and 6, 2025`: two days in a row, where nothing counted stands behind the second."""
    second = _day_behind(scan, found, link.place)
    if second is None or second.days is None or second.day is None or found.day is None:
        return None
    behind = scan.after(second.last)
    counts = behind < scan.end and scan.pieces[behind].isalpha() and not is_function_word(scan, behind)
    if second.day != found.day + 1 or (second.open_year and counts):
        return None
    first_days = _lent_year(found, second)
    days = None if first_days is None else calendar.span(first_days, second.days)
    return None if days is None else found.replaced(last=second.last, days=days)


def _closing_year(scan: Scan, found: DateFound, place: int) -> DateFound | None:
    if found.days is None or found.days.granularity not in (Granularity.YEAR, Granularity.MONTH):
        return None
    year = year_number(scan, place)
    if year is None or year.hijri is not found.hijri or counts_something(scan, year.last):
        return None
    days = year.days()
    if days is None:
        return None
    return DateFound(first=place, last=year.last, start=scan.begin(place), days=days)


def _short_close(scan: Scan, found: DateFound, link: Link) -> DateFound | None:
    """`2013-14`, `2013/14`."""
    if found.days is None or found.days.granularity is not Granularity.YEAR or found.hijri:
        return None
    piece = scan.pieces[link.place]
    if not piece.isdecimal() or len(piece) != 2 or link.place != found.last + 2:
        return None
    year = found.days.first.year
    closing = year // 100 * 100 + int(piece)
    if closing < year:
        closing += 100
    if not year < closing <= year + 60:
        return None
    days = calendar.years(year, closing, Granularity.RANGE)
    return None if days is None else found.replaced(last=link.place, days=days)
