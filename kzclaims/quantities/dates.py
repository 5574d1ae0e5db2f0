"""Dates: days, months, years, decades, weekdays and parts of them, as intervals of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.model import Granularity
from kzclaims.quantities import calendar, dateranges
from kzclaims.quantities.datepairs import read_day_pair, read_month_pair
from kzclaims.quantities.datewords import DateFound, closes
from kzclaims.quantities.days import calendar_date, year_first
from kzclaims.quantities.decades import read_decade, read_decade_in_digits
from kzclaims.quantities.digitdates import SEPARATORS, read_digit_date
from kzclaims.quantities.periods import read_months_so_far, read_period, year_then_period
from kzclaims.quantities.relatives import read_relative, read_this
from kzclaims.quantities.weekdays import on_weekday, read_nth_weekday, read_weekday, weekday_behind
from kzclaims.quantities.words import Cat, role_bit
from kzclaims.quantities.years import ERAS, read_year

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.scan import Scan
    from kzclaims.quantities.word import Word

__all__ = ["DateFound", "read_date", "read_date_range"]

_MONTHS: Final = 1 << Cat.MONTH | 1 << Cat.HIJRI_MONTH
_NUMBERS: Final = 1 << Cat.ORDINAL | 1 << Cat.CARDINAL | 1 << Cat.ORDINAL_SCALE
_YEAR_NUMBERS: Final = 1 << Cat.SCALE | 1 << Cat.CARDINAL | 1 << Cat.HUNDRED
_NAMED: Final = _MONTHS | 1 << Cat.WEEKDAY | 1 << Cat.DECADE | 1 << Cat.PERIOD | 1 << Cat.RELATIVE
_DATED: Final = _MONTHS | 1 << Cat.RELATIVE
_AHEAD: Final = 16
"""Pieces behind a number within which the name of a month or a period makes it a date."""
_PARTS: Final = ("start", "early", "mid", "late", "end")
_PART_ROLES: Final = role_bit(*(f"date-part_{name}" for name in _PARTS))


def read_date(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """The date that begins at a place, or None."""
    word = scan.words[place]
    if word is None:
        return None
    found = (
        _in_digits(scan, place, published)
        if Cat.DIGITS in word.by_cat
        else _in_words(scan, place, word, published)
    )
    if found is None:
        return None
    return weekday_behind(scan, _with_counterpart(scan, _part(scan, found), published))


def read_date_range(scan: Scan, found: DateFound, published: date | None) -> DateFound | None:
    """The range that a date opens, or None: `2014-2018`, «بين عامي 2020 و2023», "from 3 to 5 May"."""
    return dateranges.read_date_range(scan, found, published, read_date)


def _in_words(scan: Scan, place: int, word: Word, published: date | None) -> DateFound | None:
    mask = word.mask
    found: DateFound | None = None
    if mask & _NAMED:
        if Cat.RELATIVE in word.by_cat:
            found = read_relative(scan, place, published)
        if found is None and Cat.WEEKDAY in word.by_cat:
            found = read_weekday(scan, place, published)
        if found is None and mask & _MONTHS:
            found = read_month_pair(scan, place, published) or calendar_date(scan, place, published)
        if found is None and Cat.PERIOD in word.by_cat:
            found = read_this(scan, place, published) or read_period(scan, place, published)
        if found is None and Cat.DECADE in word.by_cat:
            found = read_decade(scan, place, published)
        if found is not None:
            return found
    if mask & _NUMBERS and scan.mask & _NAMED:
        found = _behind_number(scan, place, published)
        if found is not None:
            return found
    if mask & _YEAR_NUMBERS and scan.has(Cat.YEAR_WORD):
        return read_year(scan, place)
    return None


def _behind_number(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """A date that begins with a number in words: «السابع من نوفمبر», "third quarter of 2016"."""
    found: DateFound | None = None
    ahead = _ahead(scan, place)
    if ahead & _DATED:
        found = calendar_date(scan, place, published)
        if found is None and ahead & _MONTHS:
            found = read_day_pair(scan, place, published)
    if found is None and ahead >> Cat.PERIOD & 1:
        found = read_period(scan, place, published)
    if found is None and ahead >> Cat.WEEKDAY & 1 and ahead & _MONTHS:
        found = read_nth_weekday(scan, place, published)
    return found


def _ahead(scan: Scan, place: int) -> int:
    """The categories of the words behind a place, as bits, as far as a number can belong to them."""
    mask = 0
    if scan.mask & _NAMED:
        for word in scan.words[place + 1 : place + _AHEAD]:
            if word is not None:
                mask |= word.mask
    return mask


def _in_digits(scan: Scan, place: int, published: date | None) -> DateFound | None:
    piece = scan.pieces[place]
    if "." in piece or scan.pieces[place + 1] in SEPARATORS or scan.pieces[scan.after(place)] in SEPARATORS:
        found = read_digit_date(scan, place, published)
        if found is not None:
            return found
    found = None
    length = len(piece)
    if length <= 2 and scan.words[place + 1] is not None:
        found = read_months_so_far(scan, place)
        if found is not None:
            return found
    ahead = _ahead(scan, place)
    if ahead & _DATED and length <= 2:
        found = calendar_date(scan, place, published)
        if found is None and ahead & _MONTHS:
            found = read_day_pair(scan, place, published)
    if found is None and ahead >> Cat.PERIOD & 1:
        found = read_period(scan, place, published) or year_then_period(scan, place)
    if found is None and length in (2, 4):
        found = read_decade_in_digits(scan, place)
    if found is None and length == 4 and ahead & _MONTHS:
        found = year_first(scan, place, published)
    if found is None and length <= 4:
        behind = scan.words[scan.after(place)]
        if length == 4 or (behind is not None and behind.role_mask & ERAS):
            found = read_year(scan, place)
    return found


def _part(scan: Scan, found: DateFound) -> DateFound:
    """«early 1990s», «أواخر 2023»: the part of a date that is named."""
    if found.days is not None and found.days.granularity not in (
        Granularity.CENTURY,
        Granularity.DECADE,
        Granularity.YEAR,
        Granularity.MONTH,
    ):
        return found
    if found.days is None and found.weekday is not None:
        return found
    place = found.first
    if not scan.known_before(place).roles & _PART_ROLES:
        return found
    article = scan.role_before(place, "date-the", 1)
    for before in (place, article.first if article is not None else place):
        for name in _PARTS:
            match = scan.role_before(before, f"date-part_{name}", 3)
            if match is None and scan.pieces[before - 1 : before] == ["-"]:
                match = scan.role_before(before - 1, f"date-part_{name}", 3)
            if match is not None:
                days = None if found.days is None else calendar.part(found.days, name)
                return found.replaced(first=match.first, start=scan.start_of(match), days=days)
    return found


def _with_counterpart(scan: Scan, found: DateFound, published: date | None) -> DateFound:
    """«15 رمضان 1446 هـ الموافق 15 مارس 2025»: one date in two calendars; ours is the value."""
    if found.days is None or not (scan.has(Cat.HIJRI_MONTH) or found.hijri or _may_pair(scan, found)):
        return found
    opening = at = scan.after(found.last)
    linked = False
    for _ in range(2):
        if at >= scan.end:
            return found
        match = scan.role(at, "date-same_day")
        if match is not None:
            linked, at = True, scan.after(match.last)
        elif scan.pieces[at] in ("/", "-", "(", ",", "،", "="):
            linked, at = True, scan.after(at)
    if not linked or at >= scan.end or scan.words[at] is None:
        return found
    other = read_digit_date(scan, at, published) or calendar_date(scan, at, published)
    if other is None or other.days is None or other.hijri is found.hijri:
        return found
    if other.days.granularity is not found.days.granularity:
        return found
    ours = found if other.hijri else other
    assert ours.days is not None
    days = on_weekday(ours.days, found.weekday) if found.weekday is not None else ours.days
    return found.replaced(
        last=closes(scan, other.last, opening),
        days=days,
        month=ours.month,
        day=ours.day,
        hijri=False,
        open_year=ours.open_year,
    )


def _may_pair(scan: Scan, found: DateFound) -> bool:
    """Whether the word that links two calendars stands behind a date."""
    at = scan.after(found.last)
    return at < scan.end and scan.role(at, "date-same_day") is not None
