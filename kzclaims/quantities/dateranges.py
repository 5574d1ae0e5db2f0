"""Ranges of dates: `2014-2018`, `3–5 May`, «بين عامي 2020 و2023», "from March to June 2024"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.model import Granularity
from kzclaims.quantities import calendar
from kzclaims.quantities.calendar import Days
from kzclaims.quantities.datewords import DateFound, counts_something, skip
from kzclaims.quantities.days import DayNumber, calendar_date, day_number, dated, month_at
from kzclaims.quantities.hijri import hijri_day, hijri_month
from kzclaims.quantities.words import Cat
from kzclaims.quantities.years import year_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kzclaims.quantities.scan import Match, Scan

    Read = Callable[[Scan, int, date | None], DateFound | None]

_DASHES = frozenset("-–~—/")
_OPEN_WORDS = ("date-the", "date-part_early", "date-part_start", "date-part_mid", "date-part_late", "date-part_end", "date-day_word", "date-year")
_MOVED_WITHIN = 8


class _Link(NamedTuple):
    """What ties two dates: the place of the second, whether a word for it stood before the first."""

    place: int
    opening: Match | None
    dash: bool
    listed: bool


def _link(scan: Scan, first: int, last: int) -> _Link | None:
    """The connector behind a date, and the word that opens the range before it."""
    at = scan.after(last)
    if at >= scan.end:
        return None
    between = scan.role_before(first, "range-between") or scan.role_before(first, "date-both_days")
    opening = scan.role_before(first, "range-from")
    piece = scan.pieces[at]
    if piece in _DASHES:
        if piece == "/" and at != last + 1:
            return None
        place = scan.after(at)
        return _Link(place, between or opening, dash=True, listed=False) if place < scan.end else None
    to = scan.role(at, "range-to")
    if to is not None and (not to.reading.prefix or to.reading.prefix != to.reading.clitics or opening):
        place = scan.after(to.last)
        if place < scan.end and len(scan.pieces[to.first]) > 1 and not _is_moved(scan, first):
            return _Link(place, between or opening, dash=False, listed=False)
        return None
    place = at
    if piece in scan.lexicon.all_conjunctions:
        place = at + 1 if scan.touches(at + 1) else scan.after(at)
    else:
        word = scan.words[at]
        if word is None or not word.joins:
            return None
    return _Link(place, between, dash=False, listed=between is None) if place < scan.end else None


def _is_moved(scan: Scan, first: int) -> bool:
    """Whether something was moved from one date to another: two dates and no range."""
    at = scan.before(first)
    for _ in range(_MOVED_WITHIN):
        if at < 0 or scan.pieces[at] in ".!?؟\n":
            return False
        if scan.role(at, "date-moved") is not None:
            return True
        at = scan.before(at)
    return False


def read_day_pair(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """`3-5 مايو 2025`, "from 4 to 22 January", «يومي 5 و6 نوفمبر»: the first of two days without its month."""
    number = day_number(scan, place)
    if number is None or counts_something(scan, number.last):
        return None
    link = _link(scan, place, number.last)
    if link is None:
        return None
    other = day_number(scan, link.place)
    if other is None or scan.pieces[link.place - 1] in (".", ":"):
        return None
    behind = scan.after(other.last)
    month = month_at(scan, skip(scan, behind, ("date-of", "date-the", "date-month_noun"), ""))
    if month is None:
        return None
    second = dated(scan, link.place, other.start, month, other.value, month.last, published)
    if second is None or (second.days is not None and second.days.granularity is not Granularity.DAY):
        return None
    opened = replace(second, first=place, last=second.last, start=number.start, day=number.value)
    if second.days is None:
        return opened
    first_days = _same_month(second, number)
    if first_days is None or other.value <= number.value:
        return None
    if link.listed and other.value != number.value + 1:
        return replace(opened, days=first_days, last=number.last)
    days = calendar.span(first_days, second.days)
    if days is None:
        return None
    return _opened(scan, replace(opened, days=days), link)


def _same_month(second: DateFound, number: DayNumber) -> Days | None:
    assert second.days is not None
    assert second.day is not None
    return calendar.shifted(second.days.first, "day", number.value - second.day + (1 if second.hijri else 0))


def _opened(scan: Scan, found: DateFound, link: _Link) -> DateFound:
    """A range with the word that opens it."""
    if link.opening is None:
        return found
    return replace(found, first=link.opening.first, start=scan.start_of(link.opening))


def read_month_pair(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """`Jan-Feb 2017`, «بين مارس ويونيو 2024», "January to April": the first of two months without its year."""
    month = month_at(scan, place)
    if month is None:
        return None
    link = _link(scan, place, month.last)
    if link is None or link.listed or (not link.dash and link.opening is None and not _plain_pair(scan, link)):
        return None
    other = month_at(scan, link.place)
    if other is None or other.hijri is not month.hijri:
        return None
    second = calendar_date(scan, link.place, published)
    if second is None:
        if published is None:
            return None
        days = calendar.nearest_month(published, other.number)
        second = DateFound(
            first=link.place, last=other.last, start=0, days=days, month=other.number, open_year=True
        )
    start = scan.start_of(month.match)
    opened = replace(second, first=place, start=start)
    if second.days is None:
        return opened
    first_days = _month_before(second, month.number, hijri=month.hijri)
    days = None if first_days is None else calendar.span(first_days, second.days)
    return None if days is None else _opened(scan, replace(opened, days=days), link)


def _plain_pair(scan: Scan, link: _Link) -> bool:
    return scan.find(link.place, Cat.MONTH) is not None


def _month_before(second: DateFound, number: int, *, hijri: bool) -> Days | None:
    """The month of a number that comes before a second one, in its year or the year before."""
    assert second.days is not None
    if hijri:
        return hijri_month(_hijri_year(second), number)
    year = second.days.last.year - (second.month is not None and number > second.month)
    return calendar.month(year, number)


def _hijri_year(found: DateFound) -> int:
    assert found.days is not None
    middle = found.days.first
    year = round((middle.year - 622) * 33 / 32)
    for near in range(year - 1, year + 3):
        days = hijri_month(near, found.month or 1)
        if days is not None and days.first <= middle <= days.last:
            return near
    return year


def read_date_range(
    scan: Scan, found: DateFound, published: date | None, read: Read
) -> DateFound | None:
    """The range that a date opens, or None. `read` reads a date at a place."""
    if found.days is not None and found.days.granularity is Granularity.RANGE and found.day is not None:
        return None
    link = _link(scan, found.first, found.last)
    if link is None or link.listed:
        return None
    days = found.days
    if days is None:
        return None
    if link.dash:
        short = _short_close(scan, found, link)
        if short is not None:
            return _opened(scan, short, link)
    second = _second(scan, found, link, published, read)
    if second is None or second.days is None:
        return None
    first_days = _lent_year(found, second)
    if first_days is None or second.days.last <= first_days.first:
        return None
    if link.opening is None and not _alike(found, second):
        return None
    joined = calendar.span(first_days, second.days)
    if joined is None:
        return None
    weekday = None if second.weekday is not None and second.day is None else found.weekday
    closed = replace(found, last=second.last, days=joined, weekday=weekday, open_year=second.open_year)
    return _opened(scan, closed, link)


def _alike(found: DateFound, second: DateFound) -> bool:
    """Whether two dates that no word opens as a range are of one kind."""
    assert found.days is not None
    assert second.days is not None
    wide = (Granularity.RANGE, Granularity.WEEK)
    one, two = found.days.granularity, second.days.granularity
    return one is two or one in wide or two in wide


def _second(
    scan: Scan, found: DateFound, link: _Link, published: date | None, read: Read
) -> DateFound | None:
    """The date that closes a range: a full one, a day or a year that borrows from the first, "now"."""
    now = scan.role(link.place, "date-now")
    if now is not None and published is not None and not link.dash:
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
        if link.dash and found.days is not None and second.days.first < found.days.first and second.open_year:
            return _day_behind(scan, found, link.place)
        return _after(found, second, published)
    return _day_behind(scan, found, link.place) or _closing_year(scan, found, link.place)


def _after(found: DateFound, second: DateFound, published: date | None) -> DateFound:
    """A second weekday or day without year is the first one behind the first date."""
    assert found.days is not None
    assert second.days is not None
    if second.weekday is not None and second.day is None and found.weekday is not None and published:
        behind = calendar.nearest_weekday(found.days.first, second.weekday, ahead=True)
        return replace(second, days=behind)
    if second.open_year and second.month and second.day and second.days.first < found.days.first:
        later = calendar.day(found.days.first.year, second.month, second.day)
        if later is not None and later.first < found.days.first:
            later = calendar.day(found.days.first.year + 1, second.month, second.day)
        return replace(second, days=later or second.days)
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
    if found.days is None or found.day is None or found.month is None:
        return None
    number = day_number(scan, place)
    if number is None or number.value <= found.day or counts_something(scan, number.last):
        return None
    behind = scan.after(number.last)
    if behind < scan.end and scan.pieces[behind] in _DASHES:
        return None
    year = found.days.first.year
    last = number.last
    open_year = found.open_year
    named = year_number(scan, skip(scan, behind, ("date-of",), ",،")) if found.open_year else None
    if named is not None:
        year, last, open_year = named.number, named.last, False
    days = (
        hijri_day(_hijri_year(found), found.month, number.value)
        if found.hijri
        else calendar.day(year, found.month, number.value)
    )
    return DateFound(
        first=place,
        last=last,
        start=number.start,
        days=days,
        month=found.month,
        day=number.value,
        open_year=open_year,
        hijri=found.hijri,
    )


def _closing_year(scan: Scan, found: DateFound, place: int) -> DateFound | None:
    if found.days is None or found.days.granularity not in (Granularity.YEAR, Granularity.MONTH):
        return None
    year = year_number(scan, place)
    if year is None or year.hijri is not found.hijri or counts_something(scan, year.last):
        return None
    days = year.days()
    if days is None:
        return None
    return DateFound(first=place, last=year.last, start=scan.starts[place], days=days)


def _short_close(scan: Scan, found: DateFound, link: _Link) -> DateFound | None:
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
    return None if days is None else replace(found, last=link.place, days=days)
