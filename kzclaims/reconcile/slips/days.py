"""Slips of dates. What they take for telling, and why, stands with each.

* A date that read in the other calendar gives the other's value is no accident: the eras lie centuries apart.
* Day and month exchanged, or the same day of the same month of another year, is one day in hundreds.
* A day more or less is common; but a dateline, a text of the night before, or another time zone is what
  mostly makes it.
* Of years, a difference of one tells nothing. Ten or a hundred is one wrong digit; two swapped digits
  (1989, 1998) are one year in a lifetime.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Granularity, Hedge, Kind
from kzclaims.quantities.hijri import hijri_day, hijri_month, hijri_years
from kzclaims.reconcile.days import WEEKDAYS, after
from kzclaims.reconcile.phrases import a_weekday
from kzclaims.reconcile.wording import said_by

if TYPE_CHECKING:
    from kzclaims.model import Quantity
    from kzclaims.quantities.calendar import Days
    from kzclaims.reconcile.testimony import Testimony

_WEEK = 7
_DECADE, _CENTURY = 10, 100
_SCATTERED = frozenset({Hedge.NEARLY, Hedge.VAGUE})
_EXACT_UNITS = frozenset({Granularity.DAY, Granularity.MONTH, Granularity.YEAR})


def calendar(first: Testimony, second: Testimony) -> str | None:
    """One date has the numbers that the other has in the other calendar: 1446 and 2024."""
    for read, meant in ((first, second), (second, first)):
        days = _as_hijri(read.claim.quantity)
        other = _days(meant.claim.quantity)
        if days is None or other is None or other[1] - other[0] > timedelta(days=366):
            continue
        if days.first <= other[1] and other[0] <= days.last:
            return (
                f"{said_by(read)} in the Hijri calendar is {days.first} to {days.last}, which fits "
                f"{said_by(meant)}: one calendar may have been read as the other"
            )
    return None


def day_month(first: Testimony, second: Testimony) -> str | None:
    """The day of one is the month of the other: 2025-11-07 and 2025-07-11."""
    one, other = _day(first), _day(second)
    if one is None or other is None or one.year != other.year or one.day == one.month:
        return None
    if (one.day, one.month) != (other.month, other.day):
        return None
    return f"{one} with day and month exchanged is {other}: they may be swapped"


def other_year(first: Testimony, second: Testimony) -> str | None:
    """The same day, or a year apart the same month, of different years."""
    for find, unit in ((_day, "day"), (_month, "month")):
        one, other = find(first), find(second)
        if one is None or other is None or (one.month, one.day) != (other.month, other.day):
            continue
        years = abs(one.year - other.year)
        if not years or (years > 1 and unit == "month"):
            continue
        apart = "1 year" if years == 1 else f"{years} years"
        return (
            f"{said_by(first)} and {said_by(second)} are the same {unit}, {apart} apart: the year may be "
            "mistaken, or an anniversary meant"
        )
    return None


def one_day(first: Testimony, second: Testimony) -> str | None:
    """Neighbouring days, or a weekday beside the day before or after it."""
    if first is second:
        return _beside_itself(first)
    one, other = _day(first), _day(second)
    if one is not None and other is not None:
        before, behind = sorted((one, other))
        if after(before, 1) != behind:
            return None
        return f"{before} + 1 day = {behind}: a dateline or another time zone may have moved it"
    for early, late in ((first, second), (second, first)):
        left, right = _weekday(early), _weekday(late)
        if left is not None and right is not None and (left + 1) % _WEEK == right:
            return (
                f"{_named(early, left)} is the day before {_named(late, right)}: a dateline or another time "
                "zone may have moved it"
            )
    return None


def swapped_years(first: Testimony, second: Testimony) -> str | None:
    """Years with two neighbouring digits exchanged: 1992 and 1929."""
    one, other = _year(first), _year(second)
    if one is None or other is None:
        return None
    left, right = f"{one:04}", f"{other:04}"
    differing = [place for place in range(len(left)) if left[place] != right[place]]
    if len(differing) != 2 or differing[1] != differing[0] + 1:  # noqa: PLR2004 - a pair
        return None
    a, b = (left[place] for place in differing)
    if [right[place] for place in differing] != [b, a]:
        return None
    return f"{one} with its digits {a} and {b} exchanged is {other}: they may be swapped"


def century(first: Testimony, second: Testimony) -> str | None:
    """Years exactly a hundred apart."""
    return _years_apart(first, second, _CENTURY, "century")


def decade(first: Testimony, second: Testimony) -> str | None:
    """Years exactly ten apart."""
    return _years_apart(first, second, _DECADE, "decade")


def years_for_year(first: Testimony, second: Testimony) -> str | None:
    """A number of years that is the year itself, or its last two digits: for 92 years, since 1992."""
    for duration, dated in ((first, second), (second, first)):
        quantity, year = duration.claim.quantity, _year(dated)
        if year is None or quantity.kind is not Kind.DURATION or quantity.unit != "year":
            continue
        if not isinstance(quantity.low, Decimal) or quantity.low != quantity.high:
            continue
        if quantity.low == year or (quantity.low >= _DECADE and quantity.low == year % _CENTURY):
            digits = "the number of the year" if quantity.low == year else "the last two digits of"
            return (
                f"the {quantity.low:f} years have {digits} {year}: a year may have been taken for a number "
                "of years"
            )
    return None


def _years_apart(first: Testimony, second: Testimony, years: int, word: str) -> str | None:
    one, other = _year(first), _year(second)
    if one is None or other is None or abs(one - other) != years:
        return None
    return f"{min(one, other)} + {years} years = {max(one, other)}: the {word} may be mistaken"


def _as_hijri(quantity: Quantity) -> Days | None:
    """The days that a date means where its numbers are read in the Hijri calendar."""
    days = _days(quantity)
    if days is None or quantity.granularity not in _EXACT_UNITS:
        return None
    first, last = days
    if first == last:
        return hijri_day(first.year, first.month, first.day)
    if quantity.granularity is Granularity.YEAR and (first.month, first.day) == (1, 1):
        return hijri_years(first.year, first.year)
    if quantity.granularity is Granularity.MONTH and first.day == 1:
        return hijri_month(first.year, first.month)
    return None


def _beside_itself(testimony: Testimony) -> str | None:
    """A weekday beside a date that falls on the day before or after."""
    day, weekday = _day(testimony), testimony.claim.quantity.weekday
    if day is None or weekday is None:
        return None
    for step, sign in ((-1, "−"), (1, "+")):
        moved = after(day, step)
        if moved is not None and moved.weekday() == weekday:
            return (
                f"{day} {sign} 1 day = {moved}, {a_weekday(weekday)}: the day or the weekday may be one off"
            )
    return None


def _named(testimony: Testimony, weekday: int) -> str:
    """A bare weekday as it is, a day with its weekday."""
    day = _day(testimony)
    return WEEKDAYS[weekday] if day is None else f"{day}, {a_weekday(weekday)}"


def _weekday(testimony: Testimony) -> int | None:
    day = _day(testimony)
    return testimony.meaning.weekday if day is None else day.weekday()


def _days(quantity: Quantity) -> tuple[date, date] | None:
    """First and last day of a date that was stated firmly; a bound counts as its date."""
    if quantity.kind is not Kind.DATE or quantity.hedge in _SCATTERED:
        return None
    first = quantity.low if quantity.low is not None else quantity.high
    last = quantity.high if quantity.high is not None else quantity.low
    return (first, last) if isinstance(first, date) and isinstance(last, date) and first <= last else None


def _day(testimony: Testimony) -> date | None:
    quantity = testimony.claim.quantity
    days = _days(quantity)
    if days is None or days[0] != days[1]:
        return None
    return days[0] if quantity.granularity in (Granularity.DAY, Granularity.WEEKDAY) else None


def _month(testimony: Testimony) -> date | None:
    """The first day of a month that was stated as such."""
    days = _days(testimony.claim.quantity)
    if days is None or testimony.claim.quantity.granularity is not Granularity.MONTH:
        return None
    return days[0] if days[0].day == 1 else None


def _year(testimony: Testimony) -> int | None:
    """The year that was stated as such; a Hijri one is none."""
    days = _days(testimony.claim.quantity)
    if days is None or testimony.claim.quantity.granularity is not Granularity.YEAR:
        return None
    whole = (days[0].month, days[0].day) == (1, 1) or (days[1].month, days[1].day) == (12, 31)
    return days[0].year if whole and days[0].year == days[1].year else None
