"""Arithmetic of dates: how far apart they are, and where a duration moves them.

Days count: a date is any day of its interval, and every result takes in each choice of days. A duration of
months moves to the same day of the month, or to the last there is; a part of a month, or of a day, is rounded
outwards.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Interval
from kzclaims.reconcile.days import after, shift_months

if TYPE_CHECKING:
    from kzclaims.model import Value

_SECONDS = Decimal(86400)
_MONTHS, _TIME = "month", "second"
_MOST = Decimal(10_000 * 366)


def apart(later: Interval, earlier: Interval) -> Interval:
    """How many days lie from the one date to the other; negative where the first is the earlier one."""
    return Interval(_days(earlier.high, later.low), _days(earlier.low, later.high))


def moved(days: Interval, duration: Interval, unit: str | None) -> Interval | None:
    """A date so much later; None where the unit is none of time or all of it lies outside the calendar."""
    if unit not in {_MONTHS, _TIME}:
        return None
    low = _moved(days.low, duration.low, unit, up=False)
    high = _moved(days.high, duration.high, unit, up=True)
    if low is not None and high is not None and low > high:
        return None
    return Interval(low, high)


def _days(first: Value | None, last: Value | None) -> Decimal | None:
    if not isinstance(first, date) or not isinstance(last, date):
        return None
    return Decimal((last - first).days)


def _moved(day: Value | None, length: Value | None, unit: str, *, up: bool) -> date | None:
    """An end moved; None where it has no end, or none in the calendar."""
    if not isinstance(day, date) or not isinstance(length, Decimal):
        return None
    steps = length if unit == _MONTHS else length / _SECONDS
    if abs(steps) > _MOST:
        return None
    whole = int(steps.to_integral_value(ROUND_CEILING if up else ROUND_FLOOR))
    return shift_months(day, whole) if unit == _MONTHS else after(day, whole)
