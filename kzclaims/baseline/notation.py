"""Values as the baseline has them: one notation for all languages, exact, and readable again.

    7300000 t          over 17000000000 USD    25..30 %          about 450000000 USD
    2025-11-07         1992                    1992-04           Thursday
    1990-01-01..1999-12-31                     over 30 year      2025-11-07 Friday

A number is written without exponent or grouping, a range with `..`, an end that is not stated is left
out (`5..`, `..5`); the hedge stands before it, the unit behind. Readings that the writing leaves open
are joined by `or`. What is planned, possible or of another rule says so in front: `planned 8 t`,
`exports@us/2023: 8 t`. How many digits were written is no part of it: 17.2 billion is 17,200,000,000.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Granularity, Hedge, Kind, Modality, Quantity, Value, fact_key
from kzclaims.report.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.model import Claim, Fact

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FROM_BELOW = frozenset({Hedge.OVER, Hedge.AT_LEAST})
_FROM_ABOVE = frozenset({Hedge.UNDER, Hedge.AT_MOST, Hedge.UP_TO})
_LENGTHS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_HEDGE = re.compile(rf"(?:({'|'.join(hedge.value for hedge in Hedge if hedge is not Hedge.EXACT)}) )?")
_NUMBER = r"-?[0-9]{1,60}(?:\.[0-9]{1,60})?"
_ENDS = re.compile(rf"(?P<low>{_NUMBER})?(?:(?P<range>\.\.)(?P<high>{_NUMBER})?)?(?: (?P<unit>\S+))?")
_DAY = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_DAYS = re.compile(
    rf"(?P<low>{_DAY})?(?:(?P<range>\.\.)(?P<high>{_DAY})?)?(?: ?(?P<weekday>{'|'.join(_WEEKDAYS)}))?"
)
_LAST_MONTH, _LAST_DAY = 12, 31


def values_of(fact: Fact) -> tuple[str, ...]:
    """The values that a fact's claims are compared by, each once, the smallest first.

    What is denied, older than its source's last word, or held against another fact is not compared.
    """
    heard = [claim for claim in fact.claims if is_heard(claim)] or fact.claims
    return in_order(written_claim(claim, fact.rule) for claim in heard)


def is_heard(claim: Claim) -> bool:
    """Whether a claim takes part in the comparison of its fact."""
    return claim.modality is not Modality.DENIED and not claim.revised and not claim.aside


def written_claim(claim: Claim, rule: str) -> str:
    """What a claim says, among the claims of a fact of that rule or relation."""
    value = written(claim.quantity)
    if claim.modality is not Modality.STATED:
        value = f"{claim.modality.value} {value}"
    if claim.rule is not None and claim.rule != rule:
        return f"{fact_key(claim.rule, (stated for _, stated in claim.slots))}: {value}"
    return value


def written(quantity: Quantity) -> str:
    """The quantity in the notation of the baseline."""
    ends = ((quantity.low, quantity.high), *quantity.alternatives)
    return " or ".join(dict.fromkeys(_reading(quantity, low, high) for low, high in ends))


def in_order(values: Iterable[str]) -> tuple[str, ...]:
    """The values, each once: by the first number in them, then by their letters."""
    return tuple(sorted(set(values), key=_rank))


def parsed(value: str, kind: Kind) -> Quantity | None:
    """The quantity that a value of a fact of that kind stands for; None where it cannot be read.

    Of the time in which something is meant, and of several readings, nothing can be read.
    """
    hedge_match = _HEDGE.match(value)
    named = hedge_match[1] if hedge_match is not None else None
    hedge = Hedge.EXACT if named is None else Hedge(named)
    rest = value[hedge_match.end() :] if hedge_match is not None else value
    if kind is Kind.DATE:
        length = _ENDS.fullmatch(rest)
        if length is not None and length["unit"] in _LENGTHS:
            return _numbers(rest, hedge, Kind.DURATION)
        return _dates(rest, hedge)
    return _numbers(rest, hedge, kind)


def _reading(quantity: Quantity, low: Value | None, high: Value | None) -> str:
    weekday = None if quantity.weekday is None else _WEEKDAYS[quantity.weekday]
    if low is None and high is None:
        return weekday or " ".join(filter(None, ("some", quantity.unit)))
    hedge = None if quantity.hedge is Hedge.EXACT else quantity.hedge.value
    return " ".join(filter(None, (hedge, _ends(quantity.hedge, low, high), quantity.unit, weekday)))


def _ends(hedge: Hedge, low: Value | None, high: Value | None) -> str:
    if low is None or high is None:
        if high is None and low is not None and hedge in _FROM_BELOW:
            return plain(low)
        if low is None and high is not None and hedge in _FROM_ABOVE:
            return plain(high)
        return f"{'' if low is None else plain(low)}..{'' if high is None else plain(high)}"
    if isinstance(low, date) and isinstance(high, date):
        return _span(low, high)
    return plain(low) if low == high else f"{plain(low)}..{plain(high)}"


def _span(low: date, high: date) -> str:
    if low == high:
        return plain(low)
    if low.year == high.year and low.day == 1:
        if (low.month, high.month, high.day) == (1, _LAST_MONTH, _LAST_DAY):
            return f"{low.year:04}"
        if low.month == high.month and high.day == monthrange(high.year, high.month)[1]:
            return f"{low.year:04}-{low.month:02}"
    return f"{plain(low)}..{plain(high)}"


def _rank(value: str) -> tuple[bool, Decimal, str]:
    number = re.search(rf"(?<![\w@/-]){_NUMBER}", value.rpartition(": ")[2])
    return number is None, Decimal(0) if number is None else Decimal(number[0]), value


def _numbers(text: str, hedge: Hedge, kind: Kind) -> Quantity | None:
    match = _ENDS.fullmatch(text)
    if match is None or (match["low"] is None and match["high"] is None):
        return None
    low: Value | None = None if match["low"] is None else Decimal(match["low"])
    high: Value | None = None if match["high"] is None else Decimal(match["high"])
    if match["range"] is None:
        low, high = _one(low, low, hedge)
    return _quantity(text, kind, hedge, low, high, unit=match["unit"])


def _dates(text: str, hedge: Hedge) -> Quantity | None:
    match = _DAYS.fullmatch(text)
    if match is None:
        return None
    weekday = None if match["weekday"] is None else _WEEKDAYS.index(match["weekday"])
    try:
        first = None if match["low"] is None else _period(match["low"])
        last = None if match["high"] is None else _period(match["high"])
    except ValueError:
        return None
    low: Value | None = None if first is None else first[0]
    high: Value | None = None if last is None else last[1]
    granularity = Granularity.RANGE
    if match["range"] is None:
        if first is None:
            return _quantity(text, Kind.DATE, hedge, None, None, Granularity.WEEKDAY, weekday)
        low, high = _one(first[0], first[1], hedge)
        granularity = (Granularity.YEAR, Granularity.MONTH, Granularity.DAY)[match["low"].count("-")]
    return _quantity(text, Kind.DATE, hedge, low, high, granularity, weekday)


def _one(low: Value | None, high: Value | None, hedge: Hedge) -> tuple[Value | None, Value | None]:
    """The ends of one number or day: a bound has only the one on its side."""
    if hedge in _FROM_BELOW:
        return low, None
    return (None, high) if hedge in _FROM_ABOVE else (low, high)


def _period(written_day: str) -> tuple[date, date]:
    """The first and last day of a day, month or year. Raises ValueError for none in the calendar."""
    year, *rest = (int(part) for part in written_day.split("-"))
    month = rest[0] if rest else None
    if month is None:
        return date(year, 1, 1), date(year, _LAST_MONTH, _LAST_DAY)
    if len(rest) == 1:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, rest[1]), date(year, month, rest[1])


def _quantity(  # noqa: PLR0913, PLR0917 - the parts of a quantity
    text: str,
    kind: Kind,
    hedge: Hedge,
    low: Value | None,
    high: Value | None,
    granularity: Granularity | None = None,
    weekday: int | None = None,
    *,
    unit: str | None = None,
) -> Quantity:
    return Quantity(
        start=0,
        end=len(text),
        text=text,
        kind=kind,
        low=low,
        high=high,
        unit=unit,
        hedge=hedge,
        granularity=granularity,
        weekday=weekday,
    )
