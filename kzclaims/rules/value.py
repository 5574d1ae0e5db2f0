"""What the value of an example says: `"25..30 %"`, `"17.2e9 USD"`, `"1992-04"`, `"100000.. t"`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.rules.suggest import nearest
from kzclaims.rules.units import has_units, is_unit, units_of

if TYPE_CHECKING:
    from kzclaims.model import Value

SAMPLES = {
    Kind.MONEY: "17200000000 USD",
    Kind.PERCENT: "25..30 %",
    Kind.COUNT: "600",
    Kind.MEASURE: "450000 t",
    Kind.DATE: "1992-04-10",
    Kind.DURATION: "30 year",
    Kind.ORDINAL: "5",
    Kind.MULTIPLE: "4.6 x",
}
"""A value of each kind as it is written in an example."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE]\+?(?P<power>[0-9]{1,2}))?")
_LARGEST_POWER = 40
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_PARTS = re.compile(
    r"\s*(?P<low>(?:(?!\.\.)\S)*)(?:\s*(?P<dots>\.\.)\s*(?P<high>[0-9+-]\S*)?)?(?:\s+(?P<unit>\S.*?))?\s*",
    re.DOTALL,
)
_MOST_MISTAKES = 4  # in one value, for it still to be plain what was meant
_EVIDENT_UNIT = {Kind.PERCENT: "%", Kind.MULTIPLE: "x"}

# Other ways to write an interval or a number, and how it is written here; applied in this order.
_REWRITINGS: tuple[tuple[str, str], ...] = (
    (r"^\s*(?:>=?|≥)\s*([^\s%]+)", r"\1.."),
    (r"^\s*(?:<=?|≤)\s*([^\s%]+)", r"..\1"),
    (r"(?<=[0-9])[,_'\u00a0\u202f](?=[0-9]{3}(?![0-9]))", ""),
    (r"^\s*([0-9]{4})/([0-9]{2})(?![0-9])", r"\1-\2"),
    (r"^\s*([0-9]{4}-[0-9]{2})/([0-9]{2})(?![0-9])", r"\1-\2"),
    (r"(?<=[0-9])\s*(?:…|\.{3}|[–—−])\s*(?=[0-9])", ".."),
    (r"^\s*([0-9.]{1,40})\s*-\s*([0-9.]{1,40})(?![0-9.-])", r"\1..\2"),
    (r"(?<=[0-9])\s*thousand\b", "e3"),
    (r"(?<=[0-9])\s*million\b", "e6"),
    (r"(?<=[0-9])\s*billion\b", "e9"),
    (r"(?<=[0-9])\s*trillion\b", "e12"),
    (r"(?<=[0-9])(?=%|[A-Za-z]{2})", " "),
)


class BadValueError(ValueError):
    """A value that cannot be read. `start`, `end` are the part of it that is wrong, in code points.

    `suggestion` is the whole value as it was probably meant, None where that is not plain.
    """

    def __init__(self, message: str, start: int, end: int, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.start = start
        self.end = end
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleValue:
    """The ends and the unit that an example's value asks for.

    As in a claim: `25..30 %` is low 25 and high 30, a single number is both ends, an open end is
    None. Numbers are exact; dates are the first and the last day meant.
    """

    low: Value | None
    high: Value | None
    unit: str | None = None


def parse_value(text: str, kind: Kind, unit: str | None = None) -> ExampleValue:
    """Read a value as one of that kind, and of that unit where one is given. Raises BadValueError.

    A rule for dates also takes a length of time that dates something («for over thirty years»): a value with
    a unit of time is read as that, `30.. year`; `1992 year` is a year with a word too many.
    """
    if kind is Kind.DATE and _is_length(text):
        kind = Kind.DURATION
    try:
        return _read(text, kind, unit)
    except BadValueError as problem:
        meant = _meant(text, kind, unit)
        raise BadValueError(str(problem), problem.start, problem.end, meant) from None


def _is_length(text: str) -> bool:
    ends, *words = text.split() or [""]
    return (
        len(words) == 1
        and words[0] in units_of(Kind.DURATION)
        and any(letter.isdigit() for letter in ends)
        and not _YEAR.search(ends)
    )


def _meant(text: str, kind: Kind, unit: str | None) -> str | None:
    """A value that can be read and that the text was probably meant to be."""
    written = text
    for _ in range(_MOST_MISTAKES):
        try:
            _read(written, kind, unit)
        except BadValueError as problem:
            better = problem.suggestion or _rewritten(written)
        else:
            return written
        if better == written:
            return None
        written = better
    return None


def _rewritten(text: str) -> str:
    for written, ours in _REWRITINGS:
        text = re.sub(written, ours, text)
    return text


def _read(text: str, kind: Kind, unit: str | None) -> ExampleValue:
    parts = _PARTS.fullmatch(text)
    if parts is None:
        raise BadValueError("the value cannot be read", 0, len(text))
    if not (parts["low"] or parts["high"]):
        message = "the value is open at both ends" if parts["dots"] else "the value is empty"
        raise BadValueError(message, 0, len(text))
    low = _end(parts, "low", kind)
    high = low if parts["dots"] is None else _end(parts, "high", kind)
    _check_order(parts, low[0], high[1])
    return ExampleValue(low=low[0], high=high[1], unit=_unit(parts, kind, unit))


def _check_order(parts: re.Match[str], low: Value | None, high: Value | None) -> None:
    if low is None or high is None or low <= high:  # type: ignore[operator]  # both ends are of one kind
        return
    turned = f"{parts['high']}..{parts['low']} {parts['unit'] or ''}".rstrip()
    message = "the ends are in the wrong order"
    raise BadValueError(message, parts.start("low"), parts.end("high"), turned)


def _end(parts: re.Match[str], name: str, kind: Kind) -> tuple[Value | None, Value | None]:
    """The least and the greatest value that one end stands for; they differ for a year or a month."""
    written, (start, end) = parts[name], parts.span(name)
    if not written:
        return None, None
    if kind is Kind.DATE:
        return _days(written, start, end)
    match = _NUMBER.fullmatch(written)
    if match is None or int(match["power"] or 0) > _LARGEST_POWER:
        raise BadValueError(f"`{written}` is no number", start, end)
    number = Decimal(f"{Decimal(written):f}")  # 17.2e9 becomes 17200000000, exactly
    return number, number


def _days(written: str, start: int, end: int) -> tuple[date, date]:
    match = _DATE.fullmatch(written)
    if match is None:
        raise BadValueError(f"`{written}` is no date", start, end)
    year, month, day = (None if part is None else int(part) for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        raise BadValueError(f"there is no date {written}", start, end) from None
    if day is not None:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])


def _unit(parts: re.Match[str], kind: Kind, wanted: str | None) -> str | None:
    unit: str | None = parts["unit"]
    ends = parts.string[parts.start("low") : max(parts.end("low"), parts.end("high"), parts.end("dots"))]
    if not has_units(kind):
        if unit is not None:
            raise BadValueError(f"a {kind} has no unit", *parts.span("unit"), ends)
        return None
    evident = wanted or _EVIDENT_UNIT.get(kind)
    if unit is None:
        meant = None if evident is None else f"{ends} {evident}"
        raise BadValueError("the unit is missing", parts.start("low"), parts.start("low") + len(ends), meant)
    if not is_unit(unit, kind):
        near = nearest(unit, units_of(kind))
        meant = None if near is None else f"{ends} {near}"
        raise BadValueError(f"no unit `{unit}` for {kind}", *parts.span("unit"), meant)
    if wanted is not None and unit != wanted:
        raise BadValueError(f"the rule measures `{wanted}`, not `{unit}`", *parts.span("unit"))
    return unit
