"""Days that a month before them is said of once: "on Nov 6 and 11", "May 3, 5 and 9"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.quantities import calendar
from kzclaims.quantities.datewords import DateFound

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan


def read_listed_day(scan: Scan, place: int) -> DateFound | None:
    """The day at a place of the month of the date right before it, joined to that by "and" or a comma."""
    digits, day = scan.pieces[place], scan.consumed_day
    if scan.consumed_kind is not Kind.DATE or day is None or not digits.isdecimal() or len(digits) > 2:
        return None
    link = scan.before(place)
    if link < 0 or not _joins(scan, place, link):
        return None
    before = scan.before(link)
    if before >= 0 and scan.pieces[before] == ",":
        before = scan.before(before)
    days = calendar.day(day.year, day.month, int(digits)) if before == scan.consumed else None
    if days is None or days.first <= day:
        return None
    return DateFound(
        first=place, last=place, start=scan.begin(place), days=days, month=day.month, day=int(digits)
    )


def _joins(scan: Scan, place: int, link: int) -> bool:
    """Whether a list goes on or ends at a place, and nothing is counted there."""
    conjunctions = scan.lexicon.all_conjunctions
    behind = scan.after(place)
    follower = scan.pieces[behind] if behind < scan.end else ""
    ends = not follower[:1].isalnum() and scan.pieces[place + 1] in (" ", "", ".", ",", ";", ")", "\n")
    if scan.pieces[link] == ",":
        return follower in conjunctions or follower == ","
    return scan.pieces[link] in conjunctions and (
        follower in conjunctions or (ends and follower not in "%$€£")
    )
