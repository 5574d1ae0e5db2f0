"""Years: behind a word that makes them one («عام 1992»), or bare where nothing is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from kzclaims.model import Hedge
from kzclaims.quantities import calendar
from kzclaims.quantities.amount import symbol_before
from kzclaims.quantities.datewords import (
    DateFound,
    counts_something,
    introduced,
    is_function_word,
    noun_endings,
)
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.hijri import hijri_years
from kzclaims.quantities.numerals import read_numeral
from kzclaims.quantities.words import Cat, role_bit

if TYPE_CHECKING:
    from kzclaims.quantities.calendar import Days
    from kzclaims.quantities.scan import Scan

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2199
_BARE_FIRST: Final = 1800
_BARE_LAST: Final = 2199
_LAST_ALONE: Final = 2100
_USUAL_FIRST: Final = 1900
_USUAL_LAST: Final = 2060
_LAST_HIJRI: Final = 1600
_OPENING_MARKS: Final = "([«“\"'‘،,-–/—:~"
_DASHES: Final = "-–/~"
_GLUE: Final = ("/", ":", "_", "+", "@", "=", "&")
ERAS: Final = role_bit("date-era_before", "date-era_hijri", "date-era_common")
_APPROXIMATE: Final = {Hedge.ABOUT, Hedge.NEARLY}


@final
class Year:
    """A year as written: its number, its last piece, and whether it counts from the Hijra."""

    __slots__ = ("hijri", "last", "number")

    def __init__(self, number: int, last: int, *, hijri: bool = False) -> None:
        self.number: Final = number
        self.last: Final = last
        self.hijri: Final = hijri

    def days(self) -> Days | None:
        """The days of the year."""
        if self.hijri:
            return hijri_years(self.number, self.number)
        return calendar.years(self.number, self.number)


def year_number(scan: Scan, at: int) -> Year | None:
    """A year written at a place, in digits or words, with its era mark; None before our era."""
    if at >= scan.end:
        return None
    piece = scan.pieces[at]
    if piece.isdecimal():
        if len(piece) > 4:
            return None
        last, era = at, ""
        number = int(piece)
    else:
        word = scan.words[at]
        if word is None or not (Cat.SCALE in word.by_cat or Cat.CARDINAL in word.by_cat):
            return None
        numeral = read_numeral(scan, at)
        if numeral is None or numeral.digits or not FIRST_YEAR <= numeral.value <= LAST_YEAR:
            return None
        last, number = numeral.last, int(numeral.value)
    last, era = _era(scan, last)
    if era == "before":
        return None
    if era == "hijri":
        return Year(number, last, hijri=True) if 1 <= number <= _LAST_HIJRI else None
    if not FIRST_YEAR <= number <= LAST_YEAR or (last == at and _runs_on(scan, at)):
        return None
    return Year(number, last)


def _era(scan: Scan, last: int) -> tuple[int, str]:
    """The last piece with the era mark behind a number, and which era that is."""
    at = scan.after(last)
    word = scan.words[at]
    if word is not None and word.role_mask & ERAS:
        for era in ("before", "hijri", "common"):
            match = scan.role(at, f"date-era_{era}")
            if match is not None and not (match.reading.prefix and len(scan.pieces[match.last]) < 3):
                return match.last, era
    return last, ""


def _runs_on(scan: Scan, at: int) -> bool:
    """Whether letters or signs glue more to the digits: `2025x`, `2025/1701`; not `2024/25`."""
    year, behind, nextone = (*scan.pieces[at : at + 3], "", "")[:3]
    if behind.isalpha():
        return True
    if behind == "/" and year.isdecimal() and nextone in (str(int(year) + 1), f"{(int(year) + 1) % 100:02}"):
        return False
    return behind in _GLUE and nextone[:1].isalnum() and not (behind == "/" and nextone.isalpha())


def read_year(scan: Scan, place: int) -> DateFound | None:
    """The year that begins at a place, its noun before it included, or None."""
    year = year_number(scan, place)
    if year is None:
        return None
    noun = scan.role_before(place, "date-year", 3)
    if noun is not None:
        if counts_something(scan, year.last) and not grammar(noun.reading.language).noun_first:
            return None
        return _found(year, noun.first, scan.start_of(noun))
    if not scan.pieces[place].isdecimal():
        return None
    if not year.hijri and not (_is_modern(scan, place, year) and _stands_free(scan, place)):
        return None
    if year.hijri or _means_a_year(scan, place, year):
        return _found(year, place, scan.begin(place))
    return None


def _is_modern(scan: Scan, place: int, year: Year) -> bool:
    """Whether a bare number can be a year: from 1800 on; before that only as "in 1492", "since 1492"."""
    if year.number >= _BARE_FIRST:
        return year.number <= _BARE_LAST
    following = scan.after(year.last)
    ends = following >= scan.end or not scan.pieces[following].isalpha()
    if not ends or year.number % 100 == 0:
        return False
    return introduced(scan, place, "date-within_month") or introduced(scan, place, "date-only_year")


def _found(year: Year, first: int, start: int) -> DateFound | None:
    days = year.days()
    if days is None:
        return None
    return DateFound(first=first, last=year.last, start=start, days=days, hijri=year.hijri)


def _stands_free(scan: Scan, place: int) -> bool:
    """Whether no letters, signs or digits before the digits make them part of something else."""
    if place == 0:
        return True
    before = scan.pieces[place - 1]
    behind, nextone = scan.pieces[place + 1], scan.pieces[place + 2] if place + 2 <= scan.end else ""
    if (
        behind
        and behind in _DASHES
        and nextone.isdecimal()
        and (len(nextone) not in (2, 4) or scan.pieces[place + 3] == behind)
    ):
        return False  # a telephone number, a code
    if not before.isspace():
        if before not in _OPENING_MARKS:
            return touching_proclitic(scan, place) is not None
        if before in _DASHES and place > 1 and scan.pieces[place - 2][-1:].isdecimal():
            return False
    if scan.role_before(place, "date-hour", 2) is not None:
        return False  # "at 2030", «الساعة 2030»
    return symbol_before(scan, place) is None and scan.role_before(place, "label") is None


def touching_proclitic(scan: Scan, place: int) -> int | None:
    """The place of a proclitic that is written onto the digits («و2023»), or None."""
    if (
        place > 0
        and scan.pieces[place - 1].isalpha()
        and (place < 2 or not scan.pieces[place - 2][-1:].isalnum())
    ) and any(scan.pieces[place - 1] in scan.lexicon.prefixes(code) for code in scan.lexicon.codes):
        return place - 1
    return None


def _means_a_year(scan: Scan, place: int, year: Year) -> bool:
    """Whether the words around a bare number from 1800 to 2199 leave it no other meaning."""
    proclitic = touching_proclitic(scan, place)
    before = place if proclitic is None else proclitic
    if introduced(scan, before, "date-only_year") or scan.find_before(before, Cat.MONTH, 4) is not None:
        return True
    if counts_something(scan, year.last) or _is_clock_time(scan, year.last):
        return False
    usual = _USUAL_FIRST <= year.number <= _USUAL_LAST
    round_number = year.number % 100 == 0
    hedge = scan.find_before(place, Cat.HEDGE) if not introduced(scan, before) else None
    if hedge is not None and (round_number or hedge.reading.value not in _APPROXIMATE):
        return False
    following = scan.after(year.last)
    follower = scan.pieces[following] if following < scan.end else ""
    if year.number > _LAST_ALONE and not introduced(scan, before):
        return False
    if not follower.isalpha() or is_function_word(scan, following) or scan.pieces[year.last + 1] == "\n":
        return True
    if not usual:
        return False
    if introduced(scan, before):
        return not round_number and not _ends_with(scan, follower, "counted_endings")
    if scan.role_before(place, "date-before_name", 1) is not None:
        return not (round_number and _ends_with(scan, follower, "plural_endings"))
    article = scan.lexicon.articles(scan.lexicon.codes[0])
    return (bool(article) and follower.startswith(article)) or _inside_a_name(scan, place, following)


def _inside_a_name(scan: Scan, place: int, following: int) -> bool:
    """Whether capitals stand on both sides: "Expo 2020 Dubai"."""
    before = scan.before(place)
    if before < 0 or not scan.pieces[before].isalpha() or scan.before(before) < 0:
        return False
    return scan.written(before)[:1].isupper() and scan.written(following)[:1].isupper()


def _ends_with(scan: Scan, follower: str, endings: str) -> bool:
    """Whether a word has an ending that a language's counted nouns have."""
    return any(follower.endswith(noun_endings(code, endings)) for code in scan.lexicon.codes)


def _is_clock_time(scan: Scan, last: int) -> bool:
    following = scan.after(last)
    return following < scan.end and scan.role(following, "date-clock") is not None
