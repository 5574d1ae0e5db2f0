"""Decades and centuries: «التسعينيات», `1990s`, «ثمانينيات القرن التاسع عشر», "the 19th century"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kzclaims.model import Granularity
from kzclaims.quantities import calendar
from kzclaims.quantities.calendar import Shift
from kzclaims.quantities.datecontext import shift_at, told
from kzclaims.quantities.datewords import DateFound, introduced, skip
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.numerals import read_numeral
from kzclaims.quantities.ordinals import read_ordinal
from kzclaims.quantities.words import Cat
from kzclaims.quantities.years import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.scan import Scan

_MOST_CENTURIES: Final = 30
_PLURAL: Final = {"century": "centuries"}
_LINKS: Final = ("or", "to")
_FIRST_OF_THIS_CENTURY: Final = 30
"""Decades below the thirties are those of this century, if nothing says otherwise."""


class Century(NamedTuple):
    """A century at a place: its first year (1800 for the 19th) and the pieces that name it."""

    begin: int
    first: int
    last: int
    start: int


def numbered_period(scan: Scan, place: int, unit: str) -> tuple[int, int, int] | None:
    """«القرن التاسع عشر», "19th century": the number of a period, its last piece, its start."""
    noun = scan.find(place, Cat.PERIOD)
    if noun is not None:
        if noun.reading.value[0] != unit or not grammar(noun.reading.language).noun_first:
            return None
        behind = scan.after(noun.last)
        ordinal = read_ordinal(scan, behind) if behind < scan.end else None
        if ordinal is not None:
            return int(ordinal.value), ordinal.last, scan.start_of(noun)
        return _number_behind(scan, behind, scan.start_of(noun))
    ordinal = read_ordinal(scan, place)
    if ordinal is None:
        return None
    at = scan.after(ordinal.last)
    if at < scan.end and scan.pieces[at] == "-":
        at += 1
    noun = scan.find(at, Cat.PERIOD) if at < scan.end else None
    if noun is None or noun.reading.value[0] not in (unit, _PLURAL.get(unit)):
        return None
    if grammar(noun.reading.language).noun_first:
        return None
    return int(ordinal.value), noun.last, ordinal.start


def _number_behind(scan: Scan, at: int, start: int) -> tuple[int, int, int] | None:
    """«القرن 19», «القرن الـ19»."""
    if at < scan.end and scan.pieces[at].isalpha() and scan.pieces[at + 1].isdecimal():
        at += 1
    if at < scan.end and scan.pieces[at].isdecimal() and len(scan.pieces[at]) <= 2:
        return int(scan.pieces[at]), at, start
    return None


def century_at(scan: Scan, place: int, published: date | None) -> Century | None:
    """The century named at a place: by its number, or «القرن الماضي» (the twentieth, without a date)."""
    if place >= scan.end:
        return None
    relative = shift_at(scan, place)
    if relative is not None:
        if relative.shift.unit != "century":
            return None
        shift = relative.shift if not relative.shift.part else Shift("century", -1)  # "of the last century"
        days = told(scan, place, shift, published)
        begin = days.first.year if days is not None else 2000 + 100 * shift.steps
        return Century(begin, place, relative.last, scan.begin(place))
    numbered = numbered_period(scan, place, "century")
    if numbered is None or not 1 <= numbered[0] <= _MOST_CENTURIES:
        return None
    number, last, start = numbered
    behind = scan.after(last)
    if behind < scan.end and scan.role(behind, "date-era_before") is not None:
        return None
    return Century(100 * number - 100, place, last, start)


def read_century(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """A century by its number."""
    if scan.find(place, Cat.RELATIVE) is not None:
        return None
    found = century_at(scan, place, published)
    if found is None:
        return None
    days = calendar.century(found.begin // 100 + 1)
    return DateFound(first=place, last=found.last, start=found.start, days=days)


def read_listed_century(scan: Scan, place: int) -> DateFound | None:
    """The first of "the late 19th and early 20th centuries", «القرنين التاسع عشر والعشرين»."""
    noun = scan.find(place, Cat.PERIOD)
    if noun is not None:
        if noun.reading.value[0] != "centuries":
            return None
        behind = scan.after(noun.last)
        first = read_ordinal(scan, behind) if behind < scan.end else None
        at = scan.end if first is None else scan.after(first.last)
        # «والعشرين» orders only beside the noun; here it stands for «القرن العشرين».
        second = (read_ordinal(scan, at) or read_numeral(scan, at)) if at < scan.end else None
        if first is None or second is None or not 0 < first.value < second.value <= _MOST_CENTURIES:
            return None
        days = calendar.years(100 * int(first.value) - 100, 100 * int(second.value), Granularity.RANGE)
        return DateFound(first=place, last=second.last, start=scan.start_of(noun), days=days)
    first = read_ordinal(scan, place)
    if first is None:
        return None
    at = scan.after(first.last)
    if at >= scan.end or scan.pieces[at] not in scan.lexicon.all_conjunctions:
        return None
    at = skip(scan, scan.after(at), ("date-the", "date-part_early", "date-part_mid", "date-part_late"), "")
    second = read_ordinal(scan, at) if at < scan.end else None
    behind = scan.end if second is None else scan.after(second.last)
    plural = scan.find(behind, Cat.PERIOD) if behind < scan.end else None
    if plural is None or plural.reading.value[0] not in ("century", "centuries"):
        return None
    days = calendar.century(int(first.value))
    return DateFound(first=place, last=first.last, start=first.start, days=days)


def read_decade(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """«التسعينيات», «تسعينيات القرن الماضي», "the nineties"; not "in his sixties"."""
    match = scan.find(place, Cat.DECADE)
    if match is None:
        return None
    value: int = match.reading.value
    noun_first = grammar(match.reading.language).noun_first
    last = match.last
    century = century_at(scan, skip(scan, scan.after(last), ("date-of", "date-the"), ""), published)
    if century is not None:
        last = century.last
    elif (noun_first and not match.reading.definite) or is_age(scan, place, last):
        return None
    first_year = (2000 if value < _FIRST_OF_THIS_CENTURY else 1900) if century is None else century.begin
    days = calendar.years(first_year + value, first_year + value + 9, Granularity.DECADE)
    noun = scan.role_before(place, "date-decade", 1)
    start, first = scan.start_of(match), place
    if noun is not None and noun_first:
        start, first = scan.start_of(noun), noun.first
    return DateFound(first=first, last=last, start=start, days=days)


def is_age(scan: Scan, place: int, last: int) -> bool:
    """«الستينيات من عمره», "in his early sixties", "in their 60s and 70s": a life's, not a century's."""
    behind = scan.after(last)
    if behind < scan.end and scan.role(behind, "date-of_age") is not None:
        return True
    first = part_before(scan, place)[1]
    if introduced(scan, first, "date-owner"):
        return True
    link = scan.before(first)
    if link < 1 or not (scan.pieces[link] in _LINKS or scan.joins(link)):
        return False
    end = scan.before(link)
    earlier = end - 1 if end > 0 and scan.pieces[end] == "s" else end
    return earlier >= 0 and _is_decade(scan, earlier) and is_age(scan, earlier, end)


def _is_decade(scan: Scan, place: int) -> bool:
    word = scan.words[place]
    return word is not None and (
        Cat.DECADE in word.by_cat or (len(scan.pieces[place]) == 2 and Cat.DIGITS in word.by_cat)
    )


def part_before(scan: Scan, place: int) -> tuple[str, int]:
    """The part of a decade that is named before it ("early", "mid", "late" or none), and where it begins."""
    for name in ("early", "mid", "late"):
        part = scan.role_before(place, f"date-part_{name}", 3)
        if part is not None:
            return name, part.first
    before = scan.before(place)
    if before >= 0 and scan.pieces[before] == "-":
        return part_before(scan, before)
    return "", place


def read_decade_in_digits(scan: Scan, place: int) -> DateFound | None:
    """`1990s`, `1990's`, `the '90s`, `late 90s`."""
    piece = scan.pieces[place]
    if place > 1 and scan.pieces[place - 1] == "-" and scan.pieces[place - 2].isdecimal():
        return None  # A350-1000s
    if len(piece) not in (2, 4) or not piece.isdecimal() or piece[-1] != "0":
        return None
    last = place + 1
    if scan.pieces[last] in ("'", "’"):
        last += 1
    if last >= scan.end or scan.pieces[last] != "s":
        return None
    number, start, first = int(piece), scan.begin(place), place
    if len(piece) == 2:
        apostrophe = place > 0 and scan.pieces[place - 1] in ("'", "’", "‘")
        if not _is_short_decade(scan, place, apostrophe=apostrophe) or is_age(scan, place, last):
            return None
        if apostrophe:
            first, start = place - 1, scan.begin(place - 1)
        number += 2000 if number < _FIRST_OF_THIS_CENTURY else 1900
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    days = calendar.years(number, number + 9, Granularity.DECADE)
    return DateFound(first=first, last=last, start=start, days=days)


def _is_short_decade(scan: Scan, place: int, *, apostrophe: bool) -> bool:
    if apostrophe:
        return place < 2 or not scan.pieces[place - 2][-1:].isalnum()
    if int(scan.pieces[place]) < 50:
        return False  # "in the 30s": as likely an age or a temperature
    before = part_before(scan, place)[1]
    return before != place or scan.role_before(place, "date-the", 1) is not None
