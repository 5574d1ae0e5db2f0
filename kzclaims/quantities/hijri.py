"""The Hijri calendar: its days as days of ours, as the Umm al-Qura tables have them.

The months of the tables begin when the new moon was computed for Mecca; elsewhere they begin a day
earlier or later, so every date is a day wider on both sides. Outside the years of the tables the
arithmetical calendar stands in, a day wider still.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from kzclaims.model import Granularity
from kzclaims.quantities.calendar import Days, widened

_FIRST_TABLED: Final = 1343
_LAST_TABLED: Final = 1500
_EPOCH: Final = 1_948_440
"""The Julian day of 1 Muharram 1 in the arithmetical calendar."""
_DATE_EPOCH: Final = 1_721_425
"""The Julian day of the day before 1 January 1, `date.toordinal()` 0."""


def hijri_day(year: int, month: int, number: int) -> Days | None:
    """One Hijri day: three days of ours, since calendars differ by one. None for no such day."""
    if not 1 <= number <= 30:
        return None
    first = _first_of_month(year, month)
    if first is None:
        return None
    found = first + timedelta(days=number - 1)
    return widened(Days(found, found, Granularity.DAY), _margin(year))


def hijri_month(year: int, month: int) -> Days | None:
    """A Hijri month, a day wider on both sides."""
    first = _first_of_month(year, month)
    behind = _first_of_month(year + month // 12, month % 12 + 1)
    if first is None or behind is None:
        return None
    return widened(Days(first, behind - timedelta(days=1), Granularity.MONTH), _margin(year))


def hijri_years(first: int, last: int) -> Days | None:
    """Hijri years, a day wider on both sides."""
    begin, behind = _first_of_month(first, 1), _first_of_month(last + 1, 1)
    if begin is None or behind is None or last < first:
        return None
    granularity = Granularity.YEAR if first == last else Granularity.RANGE
    return widened(Days(begin, behind - timedelta(days=1), granularity), _margin(first))


def nearest_hijri_month(published: date, month: int) -> Days | None:
    """A Hijri month without a year: the one whose middle is nearest to a day."""
    year = round((published.year - 622) * 33 / 32)
    found = [days for near in range(year - 2, year + 3) if (days := hijri_month(near, month)) is not None]
    if not found:
        return None
    return min(found, key=lambda days: abs((days.first - published).days + (days.last - published).days))


def hijri_year_of(found: date, month: int | None) -> int:
    """The Hijri year in which a day lies, that is of a month where it is known."""
    year = round((found.year - 622) * 33 / 32)
    for near in range(year - 2, year + 3):
        days = hijri_years(near, near) if month is None else hijri_month(near, month)
        if days is not None and days.first <= found <= days.last:
            return near
    return year


def _margin(year: int) -> int:
    return 1 if _FIRST_TABLED <= year <= _LAST_TABLED else 2


def _first_of_month(year: int, month: int) -> date | None:
    if not (1 <= year <= 9000 and 1 <= month <= 12):
        return None
    if _FIRST_TABLED <= year <= _LAST_TABLED:
        from hijridate import Hijri  # noqa: PLC0415 - its tables would slow every start

        found = Hijri(year, month, 1).to_gregorian()
        return date(found.year, found.month, found.day)
    julian = 1 + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _EPOCH - 1
    return date.fromordinal(julian - _DATE_EPOCH)
