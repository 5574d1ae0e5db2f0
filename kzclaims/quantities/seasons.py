"""Seasons and feasts of a year: «صيف 2023», "the winter of 2022-23", "last spring", "Christmas Day 2024"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.quantities import calendar
from kzclaims.quantities.datecontext import year_behind
from kzclaims.quantities.datewords import DateFound, stated

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.calendar import Days
    from kzclaims.quantities.match import Match
    from kzclaims.quantities.scan import Scan


def read_season(scan: Scan, place: int, noun: Match, published: date | None) -> DateFound | None:
    """«صيف 2023», "the summer of 2023", "winter 2022-23", "last spring"."""
    number: int = noun.reading.value[1]
    start = scan.start_of(noun)
    year = year_behind(scan, noun.last, published)
    if year is not None:
        last = year.last
        days: Days | None = None
        if year.number is not None:
            days = calendar.season(year.number, number)
            closing = _next_year(scan, last, year.number)
            if closing is not None:
                last = closing
                days = calendar.winter(year.number) if number == 4 else days
        return DateFound(first=place, last=last, start=start, days=days)
    shift, first, last, start = stated(scan, place, noun.last, noun, start)
    if shift is None:
        return None
    return DateFound(first=first, last=last, start=start, days=_shifted_season(number, shift, published))


def read_holiday(scan: Scan, place: int, noun: Match, published: date | None) -> DateFound | None:
    """A feast of a fixed day, with its year only: "Christmas Day 2024"."""
    year = year_behind(scan, noun.last, published)
    if year is None:
        return None
    month, number = divmod(noun.reading.value[1], 100)
    days = None if year.number is None else calendar.day(year.number, month, number)
    return DateFound(
        first=place, last=year.last, start=scan.start_of(noun), days=days, month=month, day=number
    )


def _next_year(scan: Scan, last: int, year: int) -> int | None:
    """The piece of a second year behind the first: `2022-23`, `2022/2023`."""
    if scan.pieces[last + 1] not in ("-", "/", "–") or not scan.pieces[last + 1]:
        return None
    piece = scan.pieces[last + 2] if last + 2 < scan.end else ""
    return last + 2 if piece in (str(year + 1), f"{(year + 1) % 100:02}") else None


def _shifted_season(number: int, shift: int, published: date | None) -> Days | None:
    if published is None:
        return None
    near = [
        days
        for year in (published.year - 1, published.year, published.year + 1)
        if (days := calendar.winter(year) if number == 4 else calendar.season(year, number)) is not None
    ]
    if shift < 0:
        return max((days for days in near if days.last < published), default=None)
    if shift > 0:
        return min((days for days in near if days.first > published), default=None)
    return min(
        near,
        key=lambda days: min(abs((days.first - published).days), abs((days.last - published).days)),
        default=None,
    )
