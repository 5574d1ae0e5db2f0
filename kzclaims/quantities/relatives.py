"""Dates told by their distance: «أمس», «العام الماضي», "earlier this month", «العام نفسه»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.quantities.datecontext import shift_at, told, year_behind
from kzclaims.quantities.datewords import DateFound, skip
from kzclaims.quantities.months import month_at
from kzclaims.quantities.words import Cat
from kzclaims.quantities.years import year_number

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.match import Match
    from kzclaims.quantities.scan import Scan


def read_relative(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """The date told by its distance that begins at a place, its article before it included."""
    match = scan.find(place, Cat.RELATIVE)
    found = None if match is None else shift_at(scan, place)
    if match is None or found is None:
        return None
    shift, last, weekday = found.shift, match.last, None
    behind = scan.after(last)
    if behind < scan.end and scan.role(behind, "date-name_after") is not None:
        return None  # «في أمس الحاجة»
    if shift.unit == "day":
        named = _weekday_behind(scan, last)
        if named is not None:
            weekday, last = named.reading.value, named.last
            if scan.pieces[behind] == "(" and scan.pieces[last + 1] == ")":
                last += 1
    elif shift.unit == "year":
        if shift.part in ("end", "start") and _goes_on(scan, behind):
            return None  # «نهاية العام 2024», «نهاية العام الماضي»: that year is read
    elif _numbers(scan, behind, published):
        return None  # "the last quarter of 2023": the final one
    days = told(scan, place, shift, published)
    if days is None and shift.anchor == "text":
        return None
    article = scan.role_before(place, "date-the", 1)
    first, start = (
        (place, scan.start_of(match)) if article is None else (article.first, scan.start_of(article))
    )
    return DateFound(first=first, last=last, start=start, days=days, weekday=weekday)


def _weekday_behind(scan: Scan, last: int) -> Match | None:
    """The weekday of «أمس الخميس», "yesterday (Thursday)"."""
    at = skip(scan, scan.after(last), (), ",،(")
    return scan.find(at, Cat.WEEKDAY) if at < scan.end else None


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


def read_this(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """«هذا العام», "this month", «نفس السنة», "earlier this year": the noun begins at a place."""
    if scan.find(place, Cat.PERIOD) is None:
        return None
    word = scan.role_before(place, "date-this", 1) or scan.role_before(place, "date-same", 2)
    found = None if word is None else shift_at(scan, word.first)
    if word is None or found is None:
        return None
    shift, first, start = found.shift, word.first, scan.start_of(word)
    for part in ("so_far", "to_come"):
        before = scan.role_before(first, f"date-{part}", 3)
        if before is not None and shift.anchor == "published":
            shift = shift._replace(part=part)
            first, start = before.first, scan.start_of(before)
    days = told(scan, first, shift, published)
    if days is None and shift.anchor == "text":
        return None
    article = scan.role_before(first, "date-the", 1)
    if article is not None:
        first, start = article.first, scan.start_of(article)
    return DateFound(first=first, last=found.last, start=start, days=days)
