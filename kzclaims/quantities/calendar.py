"""Calendar arithmetic on days: first and last day of a year, a month, a week, a decade.

Years run from 1 to 9999, as `datetime.date` has them; beyond, a date is None.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from kzclaims.model import Granularity


class Days(NamedTuple):
    """The days meant by a date as written: first and last, both included."""

    first: date
    last: date
    granularity: Granularity


def day(year: int, month: int, number: int) -> Days | None:
    """One day; None where the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
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


def shifted(published: date, unit: str, steps: int) -> Days | None:
    """The day, week, month, year, decade or century that lies `steps` from the one of `published`."""
    try:
        if unit == "day":
            found = published + timedelta(days=steps)
            return Days(found, found, Granularity.DAY)
        if unit == "week":
            monday = published - timedelta(days=published.weekday()) + timedelta(weeks=steps)
            return Days(monday, monday + timedelta(days=6), Granularity.WEEK)
    except OverflowError:
        return None
    if unit == "month":
        index = published.year * 12 + published.month - 1 + steps
        return month(index // 12, index % 12 + 1)
    if unit == "year":
        return years(published.year + steps, published.year + steps)
    if unit == "decade":
        begin = published.year // 10 * 10 + 10 * steps
        return years(begin, begin + 9, Granularity.DECADE)
    if unit == "century":
        begin = published.year // 100 * 100 + 100 * steps
        return years(begin, begin + 99, Granularity.CENTURY)
    return None


def nearest_weekday(published: date, weekday: int, *, ahead: bool = False) -> Days | None:
    """The latest such weekday on or before the day of publication; the next one after it if `ahead`.

    News names the weekday of what has just happened, the day of publication included.
    """
    try:
        if ahead:
            found = published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)
        else:
            found = published - timedelta(days=(published.weekday() - weekday) % 7)
    except OverflowError:
        return None
    return Days(found, found, Granularity.DAY)


def nearest_year(published: date, month_number: int, day_number: int) -> Days | None:
    """A day without a year: the one nearest to the day of publication."""
    candidates = [
        found
        for year in (published.year - 1, published.year, published.year + 1)
        if (found := day(year, month_number, day_number)) is not None
    ]
    if not candidates:
        return None
    return min(candidates, key=lambda days: abs((days.first - published).days))


def nearest_month(published: date, month_number: int) -> Days | None:
    """A month without a year: the latest one that had begun when the article appeared."""
    year = published.year if month_number <= published.month else published.year - 1
    return month(year, month_number)
