"""Steps through the calendar that never leave it.

A step from 29 February by years ends on 28 February where there is no 29th, as a step from the 31st ends
on the last day of a shorter month. A step beyond the first or the last day there is gives None.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""Units of duration that are whole months."""

DAYS = {"day": Decimal(1), "week": Decimal(7)}
"""Units of duration that are whole days."""

PARTS_OF_A_DAY = {"hour": 24, "minute": 24 * 60, "second": 24 * 60 * 60}
"""Units of duration shorter than a day, and how many of them a day has."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MOST_DAYS = Decimal((date.max - date.min).days)
_MOST_MONTHS = Decimal(12 * date.max.year)


def after(day: date, days: int) -> date | None:
    """The day so many days later, or earlier where `days` is negative; None outside the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> date | None:
    """The same day of the month so many months later, or earlier; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def ago(day: date, amount: Decimal, unit: str, *, longest: bool) -> date | None:
    """The day that lies `amount` units back; None where that is before the calendar begins.

    A part of a month, or of a day, is rounded up where `longest` is set, down otherwise.

    Raises KeyError for a unit that is none of time.
    """
    rounding = ROUND_CEILING if longest else ROUND_FLOOR
    if unit in MONTHS:
        months = amount * MONTHS[unit]
        if months > _MOST_MONTHS:
            return None
        return shift_months(day, -int(months.to_integral_value(rounding)))
    days = amount * DAYS[unit] if unit in DAYS else amount / PARTS_OF_A_DAY[unit]
    if days > _MOST_DAYS:
        return None
    return after(day, -int(days.to_integral_value(rounding)))


def first_on(day: date, weekday: int) -> date | None:
    """The first such weekday from a day on, itself included."""
    return after(day, (weekday - day.weekday()) % 7)


def last_on(day: date, weekday: int) -> date | None:
    """The last such weekday up to a day, itself included."""
    return after(day, -((day.weekday() - weekday) % 7))
