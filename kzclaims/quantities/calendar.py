"""Calendar arithmetic on days: first and last day of a year, a month, a week, a decade.

Years run from 1 to 9999, as `datetime.date` has them; beyond, a date is None.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final, NamedTuple

from kzclaims.model import Granularity

_MONTHS_AHEAD: Final = 3
"""A month named without a year is to come if it begins so soon, else it is past."""

_SEASONS: Final = ((3, 1, 6, 21), (6, 1, 9, 22), (9, 1, 12, 21), (12, 1, 3, 20))
"""First and last day of spring, summer, autumn and winter: as the months count them or the sun."""

_YEAR_PARTS: Final = {"start": (1, 3), "early": (1, 4), "mid": (4, 9), "late": (9, 12), "end": (10, 12)}
_DECADE_PARTS: Final = {"start": (0, 4), "early": (0, 4), "mid": (3, 7), "late": (5, 9), "end": (6, 9)}
_CENTURY_PARTS: Final = {
    "start": (0, 29),
    "early": (0, 39),
    "mid": (30, 69),
    "late": (60, 99),
    "end": (70, 99),
}
_MONTH_PARTS: Final = {"start": (1, 10), "early": (1, 10), "mid": (8, 23), "late": (20, 31), "end": (20, 31)}


class Days(NamedTuple):
    """The days meant by a date as written: first and last, both included."""

    first: date
    last: date
    granularity: Granularity


class Shift(NamedTuple):
    """A date told by its distance: `steps` units from the article's date, or from the date before it.

    `unit` is one that `shifted` knows. `anchor` is "published" or "text". `part` is "" for the
    whole unit, "so_far" for what of it is past, "to_come" for the rest, "rolling" for the time up
    to the anchor that is one unit long, "last" for what is rolling behind an article and whole without,
    else a name of `part`.
    """

    unit: str
    steps: int
    anchor: str = "published"
    part: str = ""


def day(year: int, month: int, number: int) -> Days | None:
    """One day; None where the calendar has no such day."""
    try:
        found = date(year, month, number)
    except (ValueError, OverflowError):  # no such day, or digits that no calendar reaches
        return None
    return Days(found, found, Granularity.DAY)


def single(found: date) -> Days:
    """One day as days."""
    return Days(found, found, Granularity.DAY)


def month(year: int, number: int) -> Days | None:
    """A month of a year."""
    if not (1 <= year <= 9999 and 1 <= number <= 12):
        return None
    last = calendar.monthrange(year, number)[1]
    return Days(date(year, number, 1), date(year, number, last), Granularity.MONTH)


def years(first: int, last: int, granularity: Granularity = Granularity.YEAR) -> Days | None:
    """The years `first` to `last`."""
    if not 1 <= first <= last <= 9999:
        return None
    return Days(date(first, 1, 1), date(last, 12, 31), granularity)


def months(year: int, first: int, last: int, granularity: Granularity) -> Days | None:
    """The months `first` to `last` of a year: a quarter, a half."""
    begin, end = month(year, first), month(year, last)
    if begin is None or end is None:
        return None
    return Days(begin.first, end.last, granularity)


def century(number: int) -> Days | None:
    """A century, the 19th as 1800 to 1900: whether it begins with 1800 or 1801, people differ."""
    return years(max(1, 100 * number - 100), 100 * number, Granularity.CENTURY)


def season(year: int, number: int) -> Days | None:
    """The spring (1), summer, autumn or winter of a year; a winter's year can be that of either end."""
    if not (2 <= year <= 9998 and 1 <= number <= 4):
        return None
    begin_month, begin_day, end_month, end_day = _SEASONS[number - 1]
    begin = date(year - (number == 4), begin_month, begin_day)
    return Days(begin, date(year + (number == 4), end_month, end_day), Granularity.RANGE)


def winter(year: int) -> Days | None:
    """The one winter that begins in December of a year."""
    if not 1 <= year <= 9998:
        return None
    return Days(date(year, 12, 1), date(year + 1, 3, 20), Granularity.RANGE)


def span(first: Days, last: Days) -> Days | None:
    """All the days from the first of one date to the last of another; None where that is before."""
    if last.last < first.first:
        return None
    return Days(first.first, last.last, Granularity.RANGE)


def widened(days: Days, margin: int) -> Days:
    """Days with a margin of so many on both sides."""
    try:
        return days._replace(
            first=days.first - timedelta(days=margin), last=days.last + timedelta(days=margin)
        )
    except OverflowError:
        return days


def shifted(published: date, unit: str, steps: int) -> Days | None:
    """The day, week, weekend, month, quarter, year, decade or century `steps` from that of `published`."""
    try:
        if unit == "day":
            return single(published + timedelta(days=steps))
        if unit in ("week", "weekend"):
            monday = published - timedelta(days=published.weekday()) + timedelta(weeks=steps)
            first = monday + timedelta(days=5 if unit == "weekend" else 0)
            return Days(
                first,
                monday + timedelta(days=6),
                Granularity.RANGE if unit == "weekend" else Granularity.WEEK,
            )
    except OverflowError:
        return None
    if unit == "month":
        index = published.year * 12 + published.month - 1 + steps
        return month(index // 12, index % 12 + 1)
    if unit in ("quarter", "half"):
        width = 3 if unit == "quarter" else 6
        index = (published.year * 12 + published.month - 1) // width + steps
        first_month = index * width % 12 + 1
        granularity = Granularity.QUARTER if unit == "quarter" else Granularity.HALF
        return months(index * width // 12, first_month, first_month + width - 1, granularity)
    if unit == "year":
        return years(published.year + steps, published.year + steps)
    if unit == "decade":
        begin = published.year // 10 * 10 + 10 * steps
        return years(begin, begin + 9, Granularity.DECADE)
    if unit == "century":
        begin = published.year // 100 * 100 + 100 * steps
        return years(begin, begin + 99, Granularity.CENTURY)
    return None


def moved_years(found: date, steps: int) -> date | None:
    """The same day so many years away; the 28th of February for a 29th that has none."""
    year = found.year + steps
    if not 1 <= year <= 9999:
        return None
    try:
        return found.replace(year=year)
    except ValueError:
        return found.replace(year=year, day=28)


def part(days: Days, name: str) -> Days:
    """The early, middle or late part of a date (`start`, `early`, `mid`, `late`, `end`), generously cut."""
    year = days.first.year
    if days.granularity is Granularity.YEAR and days.first.month == 1:
        first, last = _YEAR_PARTS[name]
        return months(year, first, last, Granularity.RANGE) or days
    if days.granularity is Granularity.DECADE:
        first, last = _DECADE_PARTS[name]
        return years(year + first, year + last, Granularity.RANGE) or days
    if days.granularity is Granularity.CENTURY:
        first, last = _CENTURY_PARTS[name]
        return years(year + first, year + last, Granularity.RANGE) or days
    if days.granularity is Granularity.MONTH:
        first, last = _MONTH_PARTS[name]
        begin = days.first + timedelta(days=first - 1)
        return Days(begin, min(days.last, days.first + timedelta(days=last - 1)), Granularity.RANGE)
    return days


def half(days: Days, number: int) -> Days | None:
    """The first or second half of a decade (five years each) or of a month (to the 15th, and on)."""
    first, year = days.first, days.first.year
    if days.granularity is Granularity.DECADE:
        begin = year + 5 * (number - 1)
        return years(begin, begin + 4, Granularity.RANGE)
    if days.granularity is Granularity.MONTH:
        middle = first + timedelta(days=14)
        return Days(
            *((first, middle) if number == 1 else (middle + timedelta(days=1), days.last)), Granularity.RANGE
        )
    return None


def nearest_weekday(published: date, weekday: int, *, ahead: bool = False) -> Days | None:
    """The latest such weekday on or before the day of publication; the next one after it if `ahead`.

    News names the weekday of what has just happened, the day of publication included.
    """
    try:
        if ahead:
            return single(published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1))
        return single(published - timedelta(days=(published.weekday() - weekday) % 7))
    except OverflowError:
        return None


def nth_weekday(days: Days, weekday: int, number: int) -> Days | None:
    """The `number`-th such weekday of a month, counted from its end where below zero."""
    try:
        if number < 0:
            found = days.last - timedelta(days=(days.last.weekday() - weekday) % 7)
        else:
            found = days.first + timedelta(days=(weekday - days.first.weekday()) % 7 + 7 * (number - 1))
    except OverflowError:
        return None
    return single(found) if days.first <= found <= days.last else None


def nth_week(days: Days, number: int) -> Days | None:
    """The `number`-th seven days of a month; below zero, its last week from Monday on, to its end."""
    if number < 0:
        monday = days.last - timedelta(days=(days.last.weekday() + 1) % 7 + 6)
        return Days(monday, days.last, Granularity.WEEK)
    first = days.first + timedelta(days=7 * (number - 1))
    if first > days.last:
        return None
    return Days(first, min(days.last, first + timedelta(days=6)), Granularity.WEEK)


def nearest_year(published: date, month_number: int, day_number: int, *, side: int = 0) -> Days | None:
    """A day without a year: the one nearest to the day of publication, days to come counted twice.

    With a `side` it is the nearest before (-1) or behind (1) that day.
    """
    candidates = [
        found
        for year in range(published.year - 4, published.year + 5)
        if (found := day(year, month_number, day_number)) is not None
        and side * (found.first - published).days >= 0
    ]
    if not candidates:
        return None
    return min(candidates, key=lambda days: max(published - days.first, 2 * (days.first - published)))


def nearest_month(published: date, month_number: int, *, side: int = 0) -> Days | None:
    """A month without a year: the latest that has begun, unless it is to begin within a few months.

    With a `side` it has begun in any case (-1) or is to come (1).
    """
    ahead = (month_number - published.month) % 12
    far = {-1: 0, 0: _MONTHS_AHEAD, 1: 12}[side]
    return shifted(published, "month", ahead if ahead <= far else ahead - 12)


def month_from(published: date, month_number: int, shift: int) -> Days | None:
    """The last (-1), this year's (0) or the next (1) month of a number, seen from a day."""
    year = published.year
    if shift < 0 and month_number >= published.month:
        year -= 1
    if shift > 0 and month_number <= published.month:
        year += 1
    return month(year, month_number)
