"""What the article settles of a date: the year of the date before it, the order of day and month."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, final

from kzclaims.quantities import calendar
from kzclaims.quantities.calendar import Shift
from kzclaims.quantities.datewords import COMMAS, counts_something
from kzclaims.quantities.scan import Scan
from kzclaims.quantities.windows import scan_of
from kzclaims.quantities.words import Cat
from kzclaims.quantities.years import read_year, year_number

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.calendar import Days
    from kzclaims.quantities.scan import Scan

_REACH: Final = 400
"""Letters back to which «the same year» looks for the year it means."""

_DIGIT_DATE: Final = re.compile(r"(?<![\d/.-])(\d\d?)([-/.])(\d\d?)\2(?:19|20)\d\d(?![\d/-])")


_UNITS: Final = frozenset({"week", "weekend", "month", "quarter", "year", "decade", "century"})
_UNITS_OF_TEXT: Final = frozenset({"month", "year"})


@final
class Told:
    """A date told by its distance, and its last piece."""

    __slots__ = ("last", "shift")

    def __init__(self, shift: Shift, last: int) -> None:
        self.shift: Final = shift
        self.last: Final = last


@final
class YearBehind:
    """A year that stands behind a day, a month or a part of a year: digits, words, or «last year».

    `number` is None where the writing tells a year by its distance and nothing settles from what.
    """

    __slots__ = ("hijri", "last", "number")

    def __init__(self, number: int | None, last: int, *, hijri: bool = False) -> None:
        self.number: Final = number
        self.last: Final = last
        self.hijri: Final = hijri


def year_behind(scan: Scan, last: int, published: date | None) -> YearBehind | None:
    """The year behind a place, over a comma, "of" and the noun: `, 2025`, «من العام ذاته», "last year"."""
    at = scan.after(last)
    far = False
    for _ in range(4):
        if at >= scan.end:
            return None
        if scan.pieces[at] in COMMAS:
            at = scan.after(at)
            continue
        told = _told_year(scan, at, published)
        if told is not None:
            return told
        linked = scan.role(at, "date-of") or scan.role(at, "date-the") or scan.role(at, "date-year")
        if linked is None:
            break
        far = far or linked.reading.value != "date-year"
        at = scan.after(linked.last)
    if at >= scan.end:
        return None
    year = year_number(scan, at)
    if year is None or (far and counts_something(scan, year.last)):
        return None
    return YearBehind(year.number, year.last, hijri=year.hijri)


def _told_year(scan: Scan, at: int, published: date | None) -> YearBehind | None:
    found = shift_at(scan, at)
    if found is None or found.shift.unit != "year" or found.shift.part:
        return None
    days = told(scan, at, found.shift, published)
    return YearBehind(days.first.year if days is not None else None, found.last)


def shift_at(scan: Scan, at: int) -> Told | None:
    """The date told by its distance at a place: «العام الماضي», "that same year", «هذا الشهر»."""
    match = scan.find(at, Cat.RELATIVE)
    if match is not None:
        shift: Shift = match.reading.value
        if shift.part == "last":
            shift = _last_or_rolling(scan, at, shift)
        return Told(shift, match.last)
    for role, anchor in (("date-this", "published"), ("date-same", "text")):
        word = scan.role(at, role)
        behind = scan.end if word is None else scan.after(word.last)
        noun = scan.find(behind, Cat.PERIOD) if behind < scan.end else None
        if noun is None:
            continue
        unit: str = noun.reading.value[0]
        if unit in (_UNITS if anchor == "published" else _UNITS_OF_TEXT) and not noun.reading.clitics:
            return Told(Shift(unit, 0, anchor), noun.last)
    return None


def _last_or_rolling(scan: Scan, at: int, shift: Shift) -> Shift:
    """What is meant: "last year" is the calendar's, "the last year" the twelve months up to now."""
    if scan.role_before(at, "date-the", 1) is None:
        return shift._replace(part="")
    return shift._replace(steps=0, part="rolling")


def told(scan: Scan, place: int, shift: Shift, published: date | None) -> Days | None:
    """The days of a date told by its distance at a place; None where there is nothing to reckon from."""
    if shift.anchor == "text":
        return _from_the_text(scan, place, shift)
    if published is None:
        return None
    days = calendar.shifted(published, shift.unit, shift.steps)
    if days is None or not shift.part:
        return days
    if shift.part == "so_far":
        return calendar.span(days, calendar.single(published))
    if shift.part == "to_come":
        return calendar.span(calendar.single(published), days)
    if shift.part == "rolling":
        begin = _one_unit_back(published, shift.unit)
        return None if begin is None else calendar.span(begin, calendar.single(published))
    return calendar.part(days, shift.part)


def _one_unit_back(published: date, unit: str) -> Days | None:
    lengths = {"year": 1, "decade": 10, "century": 100}
    if unit in lengths:
        found = calendar.moved_years(published, -lengths[unit])
        return None if found is None else calendar.single(found)
    return calendar.shifted(published, "day", {"week": -7, "month": -31, "quarter": -92}.get(unit, 0))


def _from_the_text(scan: Scan, place: int, shift: Shift) -> Days | None:
    """The unit `shift` from that of the nearest date before a place, in its paragraph."""
    end = scan.base + scan.begin(place)
    passage = scan.folded.text[max(0, end - _REACH) : end]
    passage = passage[passage.rfind("\n\n") + 1 :]
    back = scan_of(passage, scan.lexicon)
    for at in range(back.end - 1, -1, -1):
        if not back.pieces[at].isdecimal():
            continue
        found = read_year(back, at)
        if found is None or found.days is None or found.hijri:
            continue
        if shift.unit == "year":
            return calendar.shifted(found.days.first, "year", shift.steps)
        month = back.find_before(at, Cat.MONTH, 4)
        if shift.unit == "month" and month is not None:
            days = calendar.month(found.days.first.year, month.reading.value)
            return None if days is None else calendar.shifted(days.first, "month", shift.steps)
        return None
    return None


@lru_cache(maxsize=4)
def article_order(text: str) -> str:
    """The order that an article's own dates in digits have: `day-first`, `month-first`, or `open`."""
    orders = {
        "day-first" if int(one) > 12 else "month-first"
        for one, _, two in _DIGIT_DATE.findall(text)
        if (int(one) > 12) != (int(two) > 12)
    }
    return orders.pop() if len(orders) == 1 else "open"
