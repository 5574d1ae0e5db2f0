"""Dates told by their distance: «أمس», «العام الماضي», "earlier this month", «العام نفسه»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.quantities.datecontext import told, year_behind
from kzclaims.quantities.datewords import DateFound, skip
from kzclaims.quantities.months import month_at
from kzclaims.quantities.words import Cat
from kzclaims.quantities.years import year_number

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.calendar import Shift
    from kzclaims.quantities.scan import Scan

_NEEDS_WEEKDAY = "day_with_weekday"
"""Words of a day that have other meanings too («اليوم», «غدا»): only with a weekday behind them."""


def read_relative(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """The date told by its distance that begins at a place."""
    match = scan.find(place, Cat.RELATIVE)
    if match is None:
        return None
    shift: Shift = match.reading.value
    last, weekday = match.last, None
    behind = scan.after(last)
    if behind < scan.end and scan.role(behind, "date-name_after") is not None:
        return None  # «في أمس الحاجة»
    if shift.unit == "day":
        at = skip(scan, behind, (), ",،(")
        named = scan.find(at, Cat.WEEKDAY) if at < scan.end else None
        if named is not None:
            weekday, last = named.reading.value, named.last
            if scan.pieces[behind] == "(" and scan.pieces[last + 1] == ")":
                last += 1
        elif shift.part == _NEEDS_WEEKDAY:
            return None
        if shift.part:
            match = match._replace(reading=match.reading._replace(value=shift._replace(part="")))
    elif shift.unit == "year" and shift.part and _goes_on(scan, behind):
        return None  # «نهاية العام 2024», «نهاية العام الماضي»: that year is read
    elif shift.unit != "year" and _numbers(scan, behind, published):
        return None  # "the last quarter of 2023": the final one
    days = told(scan, match, published)
    if days is None and shift.anchor == "text":
        return None
    return DateFound(first=place, last=last, start=scan.start_of(match), days=days, weekday=weekday)


def _numbers(scan: Scan, behind: int, published: date | None) -> bool:
    """Whether "of" and a month or a year stand behind "last week", "last quarter"."""
    link = scan.role(behind, "date-of") if behind < scan.end else None
    at = skip(scan, behind, ("date-of", "date-the"), "")
    return (
        link is not None
        and at < scan.end
        and (month_at(scan, at) is not None or year_behind(scan, link.last, published) is not None)
    )


def _goes_on(scan: Scan, behind: int) -> bool:
    return behind < scan.end and (
        year_number(scan, behind) is not None
        or any(scan.role(behind, f"date-{role}") is not None for role in ("last", "this", "next"))
    )
