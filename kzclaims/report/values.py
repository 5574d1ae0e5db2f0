"""Numbers, dates and whole quantities in the one notation that all reports share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from kzclaims.model import Granularity, Hedge, Kind, Quantity, Value

_Writer = Callable[[Value], str]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEARS_IN_A_DECADE = 10
_LAST_MONTH, _LAST_DAY = 12, 31
_TEENS = range(11, 14)


def plain(value: Value) -> str:
    """The value without exponent or grouping: `1100000000`, `2.7`, `2025-11-07`.

    Raises ValueError for a Decimal that is no finite number.
    """
    if isinstance(value, Decimal):
        return _trimmed(value, "f")
    return value.isoformat()


def grouped(value: Decimal) -> str:
    """The number with commas between thousands: `17,200,000,000`."""
    return _trimmed(value, ",f")


def describe(quantity: Quantity) -> str:
    """What the quantity says, in normal form: `over 17,000,000,000 USD`, `25..30 %`, `1992`, `5th`."""
    written = _reading(quantity, quantity.low, quantity.high)
    others = [_reading(quantity, low, high) for low, high in quantity.alternatives]
    return " or ".join(dict.fromkeys([written, *others]))


def _reading(quantity: Quantity, low: Value | None, high: Value | None) -> str:
    if quantity.kind is Kind.DATE:
        return _date_reading(quantity, low, high)
    ends = _ends(low, high, lambda end: _number(end, quantity))
    return " ".join(part for part in (_hedge(quantity.hedge, low, high), ends, _unit(quantity)) if part)


def _ends(low: Value | None, high: Value | None, write: _Writer) -> str:
    if low is None and high is None:
        return "some"
    if low is None or high is None or low == high:
        only = high if low is None else low
        return "" if only is None else write(only)
    return f"{write(low)}..{write(high)}"


def _hedge(hedge: Hedge, low: Value | None, high: Value | None) -> str:
    if hedge is not Hedge.EXACT:
        return hedge.value.replace("-", " ")
    if low is None and high is not None:
        return "at most"
    if high is None and low is not None:
        return "at least"
    return ""


def _number(value: Value, quantity: Quantity) -> str:
    if not isinstance(value, Decimal):
        return plain(value)
    if quantity.kind is Kind.ORDINAL and value == value.to_integral_value():
        return f"{grouped(value)}{_ordinal_ending(int(value))}"
    return grouped(value)


def _ordinal_ending(number: int) -> str:
    if number % 100 in _TEENS:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _unit(quantity: Quantity) -> str:
    if quantity.unit is None:
        return ""
    one = {quantity.low, quantity.high} - {None} == {1}
    return f"{quantity.unit}s" if quantity.kind is Kind.DURATION and not one else quantity.unit


def _date_reading(quantity: Quantity, low: Value | None, high: Value | None) -> str:
    weekday = None if quantity.weekday is None else _WEEKDAYS[quantity.weekday]
    if low is None and high is None:
        return weekday or "some day"
    if low is None or high is None:
        return _one_sided(quantity.hedge, low, high)
    span = _date_span(quantity.granularity, low, high)
    hedge = "" if quantity.hedge is Hedge.EXACT else f"{quantity.hedge.value.replace('-', ' ')} "
    return f"{hedge}{span}" if weekday is None else f"{hedge}{span} ({weekday})"


def _one_sided(hedge: Hedge, low: Value | None, high: Value | None) -> str:
    if low is not None:
        return f"{'after' if hedge is Hedge.OVER else 'on or after'} {plain(low)}"
    end = "" if high is None else plain(high)
    return f"{'before' if hedge is Hedge.UNDER else 'on or before'} {end}"


def _date_span(granularity: Granularity | None, low: Value, high: Value) -> str:
    if low == high or not isinstance(low, date) or not isinstance(high, date):
        return plain(low) if low == high else f"{plain(low)}..{plain(high)}"
    whole_years = (low.month, low.day, high.month, high.day) == (1, 1, _LAST_MONTH, _LAST_DAY)
    if whole_years and low.year == high.year:
        return f"{low.year:04}"
    if whole_years:
        decade = low.year % _YEARS_IN_A_DECADE == 0 and high.year == low.year + _YEARS_IN_A_DECADE - 1
        return f"{low.year:04}s" if decade else f"{low.year:04}..{high.year:04}"
    if granularity is Granularity.MONTH and (low.year, low.month) == (high.year, high.month):
        return f"{low.year:04}-{low.month:02}"
    return f"{plain(low)}..{plain(high)}"


def _trimmed(value: Decimal, form: str) -> str:
    if not value.is_finite():
        raise ValueError(f"not a number that a report can hold: {value}")
    text = format(value, form)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
