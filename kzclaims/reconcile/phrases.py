"""Numbers, dates, intervals and quantities in English words, for reasons that can be redone by hand.

The same in every locale; nothing of an article's own text goes in.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING

from kzclaims.model import Granularity, Hedge, Kind
from kzclaims.reconcile.days import WEEKDAYS
from kzclaims.reconcile.intervals import ARITHMETIC

if TYPE_CHECKING:
    from kzclaims.model import Interval, Quantity, Value

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_SCALE_NAMES = dict(_SCALES)
_SMALLEST_SCALE = 6
_FEWER_DIGITS = 3
_LONGEST = 60
_HEDGES = {
    Hedge.EXACT: "",
    Hedge.ABOUT: "about ",
    Hedge.NEARLY: "nearly ",
    Hedge.OVER: "over ",
    Hedge.AT_LEAST: "at least ",
    Hedge.UNDER: "under ",
    Hedge.AT_MOST: "at most ",
    Hedge.UP_TO: "up to ",
    Hedge.VAGUE: "some ",
}
_HEDGES_OF_DATES = {
    **_HEDGES,
    Hedge.OVER: "after ",
    Hedge.AT_LEAST: "from ",
    Hedge.UNDER: "before ",
    Hedge.AT_MOST: "by ",
    Hedge.UP_TO: "until ",
    Hedge.VAGUE: "",
}


@lru_cache(maxsize=4096)
def number(value: Decimal) -> str:
    """A number in plain decimals, exactly: `1,234,567`, `17.25 billion` where that saves three digits."""
    return _numeral(value, _scale(value))


def amount(value: Decimal, unit: str | None) -> str:
    """A number with its unit: `17.2 billion USD`, `1 day`."""
    return number(value) + _suffix(unit, single=value == 1)


def percent(part: Decimal, whole: Decimal) -> str | None:
    """What a part is of a whole in percent, to two places: `5.41 %`; None of nothing."""
    if not whole:
        return None
    with localcontext(ARITHMETIC):
        share = abs(part / whole) * 100
        if share.adjusted() > _LONGEST - 4:
            return None
        rounded = share.quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    exact = rounded == share
    return f"{'' if exact else 'about '}{_numeral(rounded, 0)} %"


def ends(interval: Interval, unit: str | None) -> str:
    """The values of an interval in words: `17.15–17.25 billion USD`, `above 17 billion USD`."""
    low, high = interval.low, interval.high
    if isinstance(low, date) or isinstance(high, date):
        return _days(low, high)
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return amount(low, unit) if low == high else _between(low, high) + _suffix(unit)
    if isinstance(low, Decimal):
        text = amount(low, unit)
        return f"above {text}" if interval.low_open else f"{text} or more"
    if isinstance(high, Decimal):
        text = amount(high, unit)
        return f"below {text}" if interval.high_open else f"{text} or less"
    return "any value"


def said(quantity: Quantity, published: date | None = None) -> str:
    """What a quantity says, hedge and unit included, without the words of the text.

    `published` is given for a duration that dates something.
    """
    if quantity.kind is Kind.DATE:
        return _said_date(quantity)
    hedge, unit = _HEDGES[quantity.hedge], quantity.unit
    low, high = quantity.low, quantity.high
    if isinstance(low, Decimal) and isinstance(high, Decimal) and low != high:
        text = hedge + _between(low, high) + _suffix(unit)
    else:
        stated = low if low is not None else high
        if not isinstance(stated, Decimal):
            return "a quantity without a number"
        if not hedge:
            hedge = "" if low is not None and high is not None else "from " if high is None else "to "
        text = hedge + _ordinal(stated, quantity.kind) + _suffix(unit, single=stated == 1)
        if quantity.hedge is Hedge.VAGUE and high is None:
            text += " or more"
    return text if published is None else f"{text} before {published.isoformat()}"


def a_weekday(weekday: int) -> str:
    """A weekday by its number, Monday being 0: `a Thursday`."""
    return f"a {WEEKDAYS[weekday]}"


def _said_date(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    first, last = (low if low is not None else high), (high if high is not None else low)
    weekday = None if quantity.weekday is None else WEEKDAYS[quantity.weekday]
    if not isinstance(first, date) or not isinstance(last, date):
        return weekday or "a date"
    hedge = _HEDGES_OF_DATES[quantity.hedge]
    if not hedge and (low is None or high is None):
        hedge = "from " if high is None else "until "
    text = hedge + _calendar(first, last, quantity.granularity)
    return text if weekday is None else f"{weekday}, {text}"


def _calendar(first: date, last: date, granularity: Granularity | None) -> str:
    """A date as coarsely as it was written, where its ends are what the words say."""
    if first == last:
        return first.isoformat()
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_years and first.year == last.year:
        return str(first.year)
    if granularity is Granularity.DECADE and whole_years and last.year - first.year == 9:  # noqa: PLR2004 - ten years
        return f"the {first.year}s"
    if granularity is Granularity.MONTH and (first.year, first.month) == (last.year, last.month):
        return f"{MONTH_NAMES[first.month - 1]} {first.year}"
    if whole_years:
        return f"{first.year}–{last.year}"
    return f"{first.isoformat()} to {last.isoformat()}"


def _days(low: Value | None, high: Value | None) -> str:
    if low is None:
        return f"on or before {high}"
    if high is None:
        return f"on or after {low}"
    return str(low) if low == high else f"{low} to {high}"


def _between(low: Decimal, high: Decimal) -> str:
    dash = " to " if low < 0 or high < 0 else "–"
    scale = _scale(high)
    if _scale(low) == scale:
        return f"{_plain(low, scale)}{dash}{_numeral(high, scale)}"
    return f"{number(low)}{dash}{number(high)}"


@lru_cache(maxsize=4096)
def _scale(value: Decimal) -> int:
    """The power of ten whose name shortens a number exactly; 0 where none does."""
    size = value.adjusted()
    if not _SMALLEST_SCALE <= size <= _LONGEST or not value:
        return 0
    decimals = _decimals(value)
    for power, _ in _SCALES:
        # The digits written are those of the whole part and the decimals; a scale moves the point.
        if size >= power and size - power + max(0, power + decimals) + _FEWER_DIGITS <= size + max(
            0, decimals
        ):
            return power
    return 0


def _decimals(value: Decimal) -> int:
    """How many decimals a number has, less than none where it ends in zeros."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return 0
    zeros = 0
    for digit in reversed(digits):
        if digit:
            break
        zeros += 1
    return -exponent - zeros


def _numeral(value: Decimal, power: int) -> str:
    return f"{_plain(value, power)} {_SCALE_NAMES[power]}" if power else _plain(value, 0)


@lru_cache(maxsize=4096)
def _plain(value: Decimal, power: int) -> str:
    if abs(value.adjusted()) > _LONGEST:
        return str(value)
    sign, digits, exponent = value.as_tuple()
    # Built anew, since every operation of Decimal would round to the context's precision.
    text = f"{Decimal((sign, digits, exponent - power)):,f}" if isinstance(exponent, int) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _suffix(unit: str | None, *, single: bool = False) -> str:
    if unit is None:
        return ""
    if unit in ("second", "minute", "hour", "day", "week", "month", "year", "quarter", "decade", "point"):
        return f" {unit}" if single else f" {unit}s"
    return f" {unit}"


def _ordinal(value: Decimal, kind: Kind) -> str:
    if kind is not Kind.ORDINAL:
        return number(value)
    return f"number {number(value)}"
