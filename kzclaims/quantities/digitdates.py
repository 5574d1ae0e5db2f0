"""Dates in digits: `07-11-2025`, `2025/11/07`, `06.11.2025`, `11/2016`, `2016-Q3`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.model import Granularity
from kzclaims.quantities import calendar
from kzclaims.quantities.calendar import Days
from kzclaims.quantities.datecontext import article_order
from kzclaims.quantities.datewords import DateFound
from kzclaims.quantities.hijri import hijri_day, hijri_month
from kzclaims.quantities.words import Cat
from kzclaims.quantities.years import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.scan import Scan

SEPARATORS: Final = frozenset("-/.–")
_SPACED: Final = frozenset("-/–")
_FIRST_HIJRI: Final = 1300
_LAST_HIJRI: Final = 1500
_CENTURY: Final = 2000


def read_digit_date(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """A date all in digits, ordered by what the numbers allow, then the article, then the language."""
    parts, last = _parts(scan, place)
    named = len(parts) == 3 and last > place and scan.pieces[place + 2].isalpha()
    if len(parts) not in (2, 3):
        return None
    last, hijri = _era(scan, last)
    days = (
        _month_and_year(parts, scan.pieces[place + 1], hijri=hijri)
        if len(parts) == 2
        else _three(scan, parts, published, hijri=hijri, named=named)
    )
    if days is None and len(parts) == 3 and _looks_like_date(parts):
        return DateFound(first=place, last=last, start=scan.begin(place), days=None)
    if days is None or not (hijri or FIRST_YEAR <= days.first.year <= LAST_YEAR):
        return None
    return DateFound(
        first=place, last=last, start=scan.begin(place), days=days, hijri=hijri or _is_hijri(parts)
    )


def _era(scan: Scan, last: int) -> tuple[int, bool]:
    at = scan.after(last)
    if at < scan.end:
        for role in ("date-era_hijri", "date-era_common"):
            match = scan.role(at, role)
            if match is not None:
                return match.last, role == "date-era_hijri"
    return last, False


def _is_hijri(parts: list[str]) -> bool:
    """Whether a full date has a year that only the Hijri calendar has dates in digits for."""
    year = next((part for part in parts if len(part) == 4), "")
    return len(parts) == 3 and year != "" and _FIRST_HIJRI <= int(year) <= _LAST_HIJRI


def _looks_like_date(parts: list[str]) -> bool:
    """Whether three parts are written as a date that no calendar has: `2/29/2019`."""
    year = next((part for part in (parts[0], parts[2]) if len(part) == 4), "")
    others = [int(part) for part in parts if part != year]
    return (
        len(others) == 2
        and FIRST_YEAR <= int(year or 0) <= LAST_YEAR
        and 1 <= min(others) <= 12
        and max(others) <= 31
    )


def _three(scan: Scan, parts: list[str], published: date | None, *, hijri: bool, named: bool) -> Days | None:
    one, middle, three = map(int, parts)
    if hijri or _is_hijri(parts):
        return hijri_day(one, middle, three) if len(parts[0]) == 4 else hijri_day(three, middle, one)
    if len(parts[0]) == 4:
        return calendar.day(one, middle, three)
    if max(len(parts[0]), len(parts[1])) > 2:
        return None
    if len(parts[2]) == 2:
        three += _CENTURY
    elif len(parts[2]) != 4:
        return None
    if named:
        return calendar.day(three, middle, one)
    return _ordered(scan, three, one, middle, published)


def _ordered(scan: Scan, year: int, one: int, two: int, published: date | None) -> Days | None:
    order = scan.lexicon.grammar.date_order
    if one > 12 or two > 12:
        return calendar.day(year, two, one) or calendar.day(year, one, two)
    if order == "open":
        order = article_order(scan.folded.text)
    day_first, month_first = calendar.day(year, two, one), calendar.day(year, one, two)
    if order == "day-first" or one == two or month_first is None:
        return day_first
    if order == "month-first" or day_first is None:
        return month_first
    for days in (day_first, month_first):
        if days.first == published:
            return days
    # Day and month cannot be told apart: both days are meant, so the date is as wide as the two.
    early, late = sorted((day_first, month_first), key=lambda days: days.first)
    return Days(early.first, late.last, Granularity.RANGE)


def _month_and_year(parts: list[str], mark: str, *, hijri: bool) -> Days | None:
    """`11/2016`, `11 - 2016`, `2016/11`; `2010-11` are two years and no month, `2010/11` may be either."""
    one, two = map(int, parts)
    if len(parts[1]) == 4 and len(parts[0]) <= 2:
        return hijri_month(two, one) if hijri else calendar.month(two, one)
    if len(parts[0]) != 4 or len(parts[1]) != 2:
        return None
    if hijri:
        return hijri_month(one, two)
    if mark != "/" and two == one % 100 + 1:
        return None
    if two == one % 100 + 1:
        return calendar.years(one, one + 1, Granularity.RANGE)
    return calendar.month(one, two) if mark == "/" or two <= one % 100 else None


def _parts(scan: Scan, place: int) -> tuple[list[str], int]:
    """The parts of a run `d-m-y` that begins at a place, and its last piece; none in a longer run."""
    piece = scan.pieces[place]
    before = scan.pieces[place - 1] if place > 0 else ""
    glued = before in SEPARATORS and place > 1 and scan.pieces[place - 2][-1:].isalnum()
    if glued and not (before == "-" and len(piece) == 4 and scan.pieces[place - 2].isalpha()):
        return [], place  # an address, a number; not `report-2002-10-09`
    if before == ":":
        return [], place
    if "." in piece:
        parts = piece.split(".")
        pointed = (
            len(parts) == 3 and 4 in (len(parts[0]), len(parts[2])) and piece.replace(".", "").isdecimal()
        )
        if not pointed or scan.role_before(place, "date-versioned", 1) is not None:
            return [], place
        return parts, place
    if not piece.isdecimal() or len(piece) > 4:
        return [], place
    separator = scan.pieces[place + 1]
    if separator not in SEPARATORS or not separator:
        return _spaced(scan, place)
    parts, last = [piece], place
    while scan.pieces[last + 1] == separator and last + 2 < scan.end:
        part = scan.pieces[last + 2]
        month = scan.find(last + 2, Cat.MONTH)
        if month is not None and month.last == last + 2:
            part = f"{month.reading.value:02}"  # 31/Oct/1974, 2019-sep-1
        if not part.isdecimal():
            break
        parts.append(part)
        last += 2
    if len(parts) == 1:
        return _spaced(scan, place)
    short_year = len(parts) == 3 and len(parts[2]) == 2 and len(parts[0]) <= 2
    return ([], place) if short_year and separator != "/" else (parts, last)


def _spaced(scan: Scan, place: int) -> tuple[list[str], int]:
    """`11 / 2016`, `11 - 2016`, `2016 -11`: a month and a year with spaces around the mark."""
    mark = scan.after(place)
    if mark >= scan.end or scan.pieces[mark] not in _SPACED:
        return [], place
    last = scan.after(mark)
    if last >= scan.end or "\n" in "".join(scan.pieces[place:last]):
        return [], place
    parts = [scan.pieces[place], scan.pieces[last]]
    if sorted(map(len, parts)) not in ([1, 4], [2, 4]) or not all(part.isdecimal() for part in parts):
        return [], place
    year, month = sorted(map(int, parts), reverse=True)
    behind = scan.after(last)
    if not (1900 <= year <= 2100 and 1 <= month <= 12) or (
        behind < scan.end and scan.pieces[behind] in _SPACED
    ):
        return [], place
    if len(parts[0]) == 4 and month == year % 100 + 1:
        return [], place  # 2010 - 11: two years
    return [f"{month:02}", str(year)], last
