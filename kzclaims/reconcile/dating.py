"""What dates mean, and durations that date something.

Dates as written. A day, a month, 1992 or the nineties are all days from first to last. `about` allows
two steps on either side and suggests one, a step being a unit of what was written: around 1992 is 1991 to
1993 (soft), 1990 to 1994 (hard). `nearly` does so before the date only. Bounds (after, since, before,
until) have no end that could be suggested: soft is hard; `until 2030` alone suggests 2030 itself.

Durations. Said on day D, that something has lasted

=====================  ==========================================================
33 years               began from D − 34 years + 1 day to D − 33 years, or in the
                       calendar year that is 33 less than that of D
over, at least 30      on or before D − 30 years; soft: not before D − 45 years
under, at most, up to  on or after D − 30 years (under: the day after); soft: as
                       far as D − 15 years (up to: D − 19.8 years)
about 30               10 % (soft: 2.5 %) more on both sides of what 30 allows
nearly 34              from D − 34 years to D − 30.6 years
decades (20 or more)   on or before D − 20 years; soft is hard
=====================  ==========================================================

The calendar year belongs to it because people reckon so: in March 2025 as in November, what began in
1992 is called 33 years old. The same holds for months. A written precision widens both sides. A round
number of years, a multiple of ten, may stand for five years more or less: that is hard, not suggested.
Parts of a month are rounded outwards.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from kzclaims.model import Granularity, Hedge, Interval
from kzclaims.reconcile.days import DAYS, MONTHS, PARTS_OF_A_DAY, after, ago, shift_months
from kzclaims.reconcile.intervals import intersect
from kzclaims.reconcile.reading import HALF, UP_TO_SOFT, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.model import Quantity, Value

Ends = tuple[date | None, date | None]
"""First and last day; None where there is none in the calendar."""

UNITS_OF_TIME = frozenset((*MONTHS, *DAYS, *PARTS_OF_A_DAY))
_ALL = Decimal(1)
_QUARTER = Decimal("0.25")
_HALF_A_DECADE = Decimal(5)
_A_MONTH = timedelta(days=28)
_A_YEAR = timedelta(days=365)
_STEPS: Mapping[Granularity | None, tuple[int, int]] = {
    Granularity.DAY: (0, 3),
    Granularity.WEEKDAY: (0, 3),
    Granularity.WEEK: (0, 7),
    Granularity.MONTH: (1, 0),
    Granularity.QUARTER: (3, 0),
    Granularity.HALF: (6, 0),
    Granularity.YEAR: (12, 0),
    Granularity.DECADE: (60, 0),
    Granularity.CENTURY: (300, 0),
}
"""How far `about` may move a date: months and days. A range goes by its length."""


def dated_by_words(
    low: Value | None, high: Value | None, hedge: Hedge, granularity: Granularity | None
) -> Reading | None:
    """The days that a date means; None where it has no end, or none in the calendar."""
    if isinstance(low, Decimal) or isinstance(high, Decimal):
        return None
    if low is not None and high is not None and high < low:
        low, high = high, low  # a range may be written backwards
    first, last = (low if low is not None else high), (high if high is not None else low)
    if first is None or last is None:
        return None
    match hedge:
        case Hedge.EXACT | Hedge.VAGUE:
            return _days((low, high))
        case Hedge.ABOUT | Hedge.NEARLY:
            ahead = 0 if hedge is Hedge.NEARLY else 1
            return _days(
                _widened((first, last), granularity, 2, 2 * ahead),
                _widened((first, last), granularity, 1, ahead),
            )
        case Hedge.OVER | Hedge.AT_LEAST:
            start = after(last, 1) if hedge is Hedge.OVER else first
            return None if start is None else _days((start, None))
        case Hedge.UNDER | Hedge.AT_MOST | Hedge.UP_TO:
            end = after(first, -1) if hedge is Hedge.UNDER else last
            soft = (low, last) if hedge is Hedge.UP_TO and low is not None else None
            return None if end is None else _days((None, end), soft)
        case _:
            assert_never(hedge)


def dated_by_duration(quantity: Quantity, published: date, hard: Decimal, soft: Decimal) -> Reading | None:
    """When something began that has lasted so long on the day of publication.

    None where the duration has no length, or a unit that is none of time.
    """
    unit, low, high = quantity.unit, quantity.low, quantity.high
    least, most = (low if low is not None else high), (high if high is not None else low)
    if unit not in UNITS_OF_TIME or not isinstance(least, Decimal) or not isinstance(most, Decimal):
        return None
    least, most = min(least, most), max(least, most)
    if least < 0:
        return None
    lasted = _Lasted(published=published, unit=unit, least=least, most=most)
    step = quantity.precision
    match quantity.hedge:
        case Hedge.EXACT | Hedge.VAGUE if high is None:
            ends: tuple[Ends, ...] = ((None, lasted.latest()),)
        case Hedge.EXACT:
            ends = (lasted.span(max(step, lasted.rounding())), lasted.span(step))
        case Hedge.VAGUE:
            ends = ((lasted.earliest() if low != high else None, lasted.latest()),)
        case Hedge.ABOUT:
            ends = (
                lasted.span(max(step, lasted.rounding(), most * hard)),
                lasted.span(max(step, most * soft)),
            )
        case Hedge.NEARLY:
            ends = ((lasted.earliest(), lasted.latest(1 - hard)),)
        case _:
            ends = _bound(lasted, quantity.hedge)
    return _days(*ends)


def _bound(lasted: _Lasted, hedge: Hedge) -> tuple[Ends, Ends]:
    latest, earliest = lasted.latest(), lasted.earliest()
    if hedge in (Hedge.OVER, Hedge.AT_LEAST):
        return (None, latest), (lasted.earliest(1 + HALF), latest)
    if earliest is not None and hedge is Hedge.UNDER:
        earliest = min(earliest + timedelta(days=1), lasted.published)
    part = UP_TO_SOFT if hedge is Hedge.UP_TO else HALF
    return (earliest, lasted.published), (earliest, lasted.latest(part))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lasted:
    """Something that has lasted from `least` to `most` units on the day of publication."""

    published: date
    unit: str
    least: Decimal
    most: Decimal

    def earliest(self, part: Decimal = _ALL) -> date | None:
        """The day so long ago, by the longer length or a part of it; None before the calendar."""
        return ago(self.published, self.most * part, self.unit, longest=True)

    def latest(self, part: Decimal = _ALL) -> date | None:
        """The day so long ago, by the shorter length or a part of it; None before the calendar."""
        return ago(self.published, max(Decimal(0), self.least * part), self.unit, longest=False)

    def rounding(self) -> Decimal:
        """How many units a round number may be off."""
        if self.unit == "year" and self.least == self.most and self.least and self.least % 10 == 0:
            return _HALF_A_DECADE
        return Decimal(0)

    def span(self, leeway: Decimal) -> Ends:
        """First and last day on which it can have begun, the length being off by no more than `leeway`."""
        shortest, longest = self.least - leeway, self.most + leeway
        if _is_whole(self.most):
            # 33 years are full until the day before the 34th.
            earliest = ago(self.published, longest + 1, self.unit, longest=True)
            if earliest is not None:
                earliest = min(earliest + timedelta(days=1), self.published)
        else:
            earliest = ago(self.published, longest + _QUARTER, self.unit, longest=True)
        if not _is_whole(self.least):
            shortest -= _QUARTER
        latest = ago(self.published, max(Decimal(0), shortest), self.unit, longest=False)
        if latest is None:
            return None, None
        return earliest, max(latest, self._end_of_reckoning() or latest)

    def _end_of_reckoning(self) -> date | None:
        """The last day of the calendar year or month that is so many less than that of publication."""
        if self.least < 1 or not _is_whole(self.least):
            return None
        day = self.latest()
        if day is None or self.unit not in ("year", "month"):
            return None
        if self.unit == "year":
            return date(day.year, 12, 31)
        return date(day.year, day.month, monthrange(day.year, day.month)[1])


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


def _widened(days: tuple[date, date], granularity: Granularity | None, back: int, ahead: int) -> Ends:
    """The days from so many steps of what was written before to so many after."""
    first, last = days
    months, step = _size_of_step(first, last, granularity)
    if months:
        return shift_months(first, -back * months), _shift_month_end(last, ahead * months)
    return after(first, -back * step), after(last, ahead * step)


def _shift_month_end(day: date, months: int) -> date | None:
    """Months are counted to the end of the month where the day is one: February to 31 March."""
    following = after(day, 1)
    if following is None or following.day != 1:
        return shift_months(day, months)
    start = shift_months(following, months)
    return None if start is None else after(start, -1)


def _size_of_step(first: date, last: date, granularity: Granularity | None) -> tuple[int, int]:
    """Months and days of one step."""
    if granularity in _STEPS:
        return _STEPS[granularity]
    length = last - first + timedelta(days=1)
    if length >= _A_YEAR:
        return _STEPS[Granularity.YEAR]
    return _STEPS[Granularity.MONTH] if length >= _A_MONTH else _STEPS[Granularity.DAY]


def _days(hard: Ends, soft: Ends | None = None) -> Reading:
    """A reading from ends that are days and closed; an end outside the calendar is no end."""
    allowed = Interval(*hard)
    suggested = allowed if soft is None else intersect(allowed, Interval(*soft)) or allowed
    return Reading(hard=allowed, soft=suggested, outer=allowed, stated=allowed)
