"""Times: for which year, month or length of time a number is meant, by the dates beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.bind.reach import Zone
from kzclaims.model import Granularity, Hedge, Interval, Kind, Scope, SlotTime, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kzclaims.bind.reach import Reach
    from kzclaims.bind.reading import Placed, Reading
    from kzclaims.bind.terms import Mention
    from kzclaims.model import Quantity

_FARTHEST = 12  # words within which a date tells the time of a number
_FARTHEST_SCOPE = 14  # the same in its clause, where no slot asks for it
_TAKEN = 6  # how much farther away counts what stands nearer to another number
_SIDE = 3  # numbers on one side of a place, of which at most two are left out

_PERIODS = frozenset(
    {Granularity.MONTH, Granularity.QUARTER, Granularity.HALF, Granularity.YEAR, Granularity.RANGE}
)
_LENGTHS = frozenset({"day", "week", "month", "quarter", "year", "decade"})


class Timed(NamedTuple):
    """A time and the quantity that tells it."""

    value: str
    zone: Zone
    placed: Placed


def time_of(reach: Reach, wanted: SlotTime) -> Timed | None:
    """The time that fills a slot: of the nearest date in the number's sentence, else in a list's lead-in."""
    told = _TELLING[wanted]
    reading, placed = reach.reading, reach.placed
    near = [
        (2 * distance + (other.last <= placed.first), value, Timed(value, Zone.OWN, other))
        for other in _beside(reading, placed, _FARTHEST)
        if other is not placed
        and (value := told(reading, other)) is not None
        and (distance := _distance(reading, placed, other)) <= _FARTHEST
    ]
    if near:
        return min(near, key=itemgetter(0, 1))[2]
    for stretch in reach.stretches:
        if stretch.zone is Zone.LEAD:
            found = {
                value: Timed(value, Zone.LEAD, other)
                for other in reading.numbers_in(stretch.passage)
                if (value := told(reading, other)) is not None
            }
            if len(found) == 1:
                return found.popitem()[1]
    return None


def scope_of(reach: Reach) -> Scope | None:
    """For which time the clause of a number says that it holds: a period, or a length of time.

    Stricter than a slot that asks for it: «in 2023», «during the first quarter», «over three years» close
    by and not nearer to another number; «by 2030» and «since 2020» bound the value in no way that could
    keep it from being compared.
    """
    reading, placed = reach.reading, reach.placed
    if placed.quantity.kind is Kind.DATE:
        return None
    period = _nearest_scope(reading, placed, _is_during)
    horizon = _nearest_scope(reading, placed, lambda reading, other: length_of(reading, other) is not None)
    if period is None and horizon is None:
        return None
    places = [other.quantity.span for other in (period, horizon) if other is not None]
    return Scope(
        period=None if period is None else Interval(period.quantity.low, period.quantity.high),
        horizon=None if horizon is None else length_of(reading, horizon),
        span=Span(min(place.start for place in places), max(place.end for place in places)),
    )


def year_of(quantity: Quantity) -> str | None:
    """The year that a date gives to an amount: of a period, not of the day something was said."""
    days = _period(quantity)
    return f"{days[0].year:04d}" if days is not None and days[0].year == days[1].year else None


def month_of(quantity: Quantity) -> str | None:
    """The month that a date lies in, `2023-09`: of a period, or of a day."""
    days = _period(quantity)
    if days is None and quantity.kind is Kind.DATE and quantity.granularity is Granularity.DAY:
        days = _days(quantity)
    if days is None or (days[0].year, days[0].month) != (days[1].year, days[1].month):
        return None
    return f"{days[0].year:04d}-{days[0].month:02d}"


def length_of(reading: Reading, placed: Placed) -> str | None:
    """The length of time in which something happens, `3-year`: «over three years», «within a year»."""
    quantity = placed.quantity
    if _is_coming_decade(reading, quantity):
        return "10-year" if reading.context.during.search(reading.around(placed)[0]) else None
    if quantity.kind is not Kind.DURATION or quantity.unit not in _LENGTHS:
        return None
    length = quantity.low if quantity.low is not None else quantity.high
    if not isinstance(length, Decimal) or quantity.high not in {None, length}:
        return None
    before = reading.around(placed)[0]
    if quantity.hedge not in {Hedge.AT_MOST, Hedge.UP_TO} and not reading.context.lasting.search(before):
        return None
    return f"{length.normalize():f}-{quantity.unit}"


def _is_coming_decade(reading: Reading, quantity: Quantity) -> bool:
    """«Over the next decade»: the ten years to come, not those that a calendar's decade begins with."""
    if quantity.kind is not Kind.DATE or quantity.granularity is not Granularity.DECADE:
        return False
    if quantity.low is None:  # an article without a date
        return quantity.high is None
    published = reading.article.published
    return isinstance(quantity.low, date) and published is not None and quantity.low > published


def _period(quantity: Quantity) -> tuple[date, date] | None:
    if quantity.kind is not Kind.DATE or quantity.granularity not in _PERIODS:
        return None
    return _days(quantity)


def _days(quantity: Quantity) -> tuple[date, date] | None:
    low, high = quantity.low, quantity.high
    return (low, high) if isinstance(low, date) and isinstance(high, date) else None


def _is_during(reading: Reading, placed: Placed) -> bool:
    """Whether a period stands where it says when: behind «in», «during», «of», or without any word."""
    if _period(placed.quantity) is None or placed.quantity.hedge is not Hedge.EXACT:
        return False
    return bool(reading.context.during.search(reading.around(placed)[0]))


def _nearest_scope(
    reading: Reading, placed: Placed, tells: Callable[[Reading, Placed], bool]
) -> Placed | None:
    near = [
        (distance, other.first, other)
        for other in _beside(reading, placed, _FARTHEST_SCOPE)
        if other is not placed
        and reading.same_clause(placed, other)
        and (distance := _distance(reading, placed, other)) <= _FARTHEST_SCOPE
        and tells(reading, other)
    ]
    return min(near)[2] if near else None


def _beside(reading: Reading, placed: Placed, farthest: int) -> Sequence[Placed]:
    """The numbers of a passage within so many words of one, it included."""
    gauge, numbers = reading.gauge, reading.numbers_in(placed.passage)
    least, most = gauge[placed.first] - farthest, gauge[placed.last] + farthest
    first = bisect_left(numbers, least, key=lambda other: gauge[other.last])
    last = bisect_right(numbers, most, key=lambda other: gauge[other.first])
    return numbers[first:last]


def _distance(reading: Reading, placed: Placed, date: Placed) -> int:
    """How far a date is from a number; farther if a like number stands nearer to it."""
    return reading.distance(placed, date) + _TAKEN * is_taken(reading, placed, date)


def is_taken(reading: Reading, placed: Placed, place: Placed | Mention) -> bool:
    """Whether a like number of the passage stands nearer to a place, or as near and before it."""
    own = (reading.distance(placed, place), placed.first > place.first)
    like = reading.like(placed)
    middle = bisect_right(like, place.first, key=lambda other: other.first)
    # On each side the nearest that is neither of the two is nearer than all others there.
    return any(
        (reading.distance(other, place), other.first > place.first) < own
        for other in like[max(middle - _SIDE, 0) : middle + _SIDE]
        if other is not placed and other is not place
    )


def given_time(reading: Reading, placed: Iterable[Placed], wanted: SlotTime) -> str | None:
    """The time that the first of some quantities tells; for groups of a pattern."""
    told = _TELLING[wanted]
    return next((value for one in placed if (value := told(reading, one)) is not None), None)


_TELLING: dict[SlotTime, Callable[[Reading, Placed], str | None]] = {
    SlotTime.YEAR: lambda _, placed: year_of(placed.quantity),
    SlotTime.MONTH: lambda _, placed: month_of(placed.quantity),
    SlotTime.DURATION: length_of,
}
