"""Ages: "in his 40s", «women in their twenties», "the over-65s", "aged 7, 9 and 12"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from kzclaims.model import Hedge, Kind
from kzclaims.quantities.decades import is_age, part_before
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.numerals import read_numeral
from kzclaims.quantities.words import TIES, Cat, Unit

if TYPE_CHECKING:
    from kzclaims.quantities.numerals import Numeral
    from kzclaims.quantities.scan import Scan

OLDEST: Final = 125
YEARS: Final = Unit(Kind.DURATION, "year")
_GROUPED: Final = {Hedge.OVER, Hedge.UNDER}
_PARTS: Final = {"early": (0, 5), "mid": (3, 8), "late": (5, 10), "": (0, 10)}
_MOST_LISTED: Final = 4
_SPOKEN_OF_WITHIN: Final = 4


class Age(NamedTuple):
    """The years somebody has lived: pieces up to `last`, `start` in the text; None for an open end."""

    last: int
    start: int
    low: Decimal | None
    high: Decimal | None
    hedge: Hedge = Hedge.EXACT


def read_age(scan: Scan, place: int) -> Age | None:
    """The age that a decade of life or a group of an age names at a place."""
    word = scan.words[place]
    if word is None:
        return None
    if Cat.AGE in word.by_cat:
        return _group(scan, place, place, word.by_cat[Cat.AGE].single[0].value)
    if Cat.DECADE in word.by_cat:
        decade = word.by_cat[Cat.DECADE].single[0]
        return None if grammar(decade.language).noun_first else _decade(scan, place, place, decade.value)
    digits = scan.pieces[place]
    if not digits.isdecimal() or len(digits) > 2 or scan.pieces[place + 1] != "s":
        return None
    years = int(digits)
    group = _group(scan, place, place + 1, Decimal(years))
    if group is not None or years % 10:
        return group
    return _decade(scan, place, place + 1, years)


def _decade(scan: Scan, place: int, last: int, years: int) -> Age | None:
    """Ten years of a life or the part of them that is named: "in his early 40s"."""
    if not is_age(scan, place, last):
        return None
    part, first = part_before(scan, place)
    low, high = _PARTS[part]
    return Age(last, scan.begin(first), Decimal(years + low), Decimal(years + high), Hedge.VAGUE)


def _group(scan: Scan, place: int, last: int, years: Decimal) -> Age | None:
    """All who are older or younger: "over-65s", "under fives"; "England Under-21s" are a team."""
    hedge = scan.find_before(place, Cat.HEDGE)
    if hedge is None or hedge.reading.value not in _GROUPED or not 0 < years <= OLDEST:
        return None
    before = scan.before(hedge.first)
    if before >= 0 and scan.pieces[before].isalnum() and scan.written(hedge.first)[:1].isupper():
        return None
    over = hedge.reading.value is Hedge.OVER
    return Age(
        last, scan.start_of(hedge), years if over else None, None if over else years, hedge.reading.value
    )


def listed_age(scan: Scan, numeral: Numeral) -> bool:
    """Whether a number goes on with a list that a word of age opens: "aged 7, 9 and 12"."""
    if not scan.has_role("age") or not _may_be_age(numeral):
        return False
    at = numeral.first
    for _ in range(_MOST_LISTED):
        link = scan.before(at)
        if link < 0 or not (scan.pieces[link] == "," or scan.joins(link)):
            return False
        before = scan.before(link)
        if before >= 0 and scan.pieces[before] == ",":
            before = scan.before(before)
        earlier = read_numeral(scan, before) if before >= 0 else None
        if earlier is None or earlier.last != before or not _may_be_age(earlier):
            return False
        if scan.role_before(earlier.first, "age") is not None:
            return True
        at = earlier.first
    return False


def bounded_age(scan: Scan, numeral: Numeral) -> bool:
    """Whether a number bounds the years of persons: "children under 5", "those over 65"."""
    hedge = scan.find_before(numeral.first, Cat.HEDGE) if scan.has_role("person") else None
    if hedge is None or hedge.reading.value not in _GROUPED or not _may_be_age(numeral) or numeral.decimals:
        return False
    told = scan.role_before(hedge.first, "person", 1) or scan.role_before(hedge.first, "be", 1)
    if told is None or not scan.has_role_before(hedge.first, "person", _SPOKEN_OF_WITHIN, ".!?;"):
        return False
    behind = scan.after(numeral.last)
    if behind >= scan.end or not scan.pieces[behind].isalpha():
        return True
    word = scan.words[behind]
    return not scan.pieces[behind].endswith("s") if word is None else bool(word.mask & TIES)


def exceeded_age(scan: Scan, numeral: Numeral) -> bool:
    """«تتجاوز أعمارهم الـ40», «من تقل أعمارهم عن 16»: a verb of exceeding whose subject is an age."""
    if not scan.has_role("age") or not scan.has(Cat.HEDGE_VERB) or not _may_be_age(numeral):
        return False
    at = scan.before(numeral.first)
    for _ in range(2):
        if at < 0 or not scan.pieces[at].isalpha():
            return False
        verb = scan.before(at)
        if scan.role(at, "age") is not None and verb >= 0 and scan.find(verb, Cat.HEDGE_VERB) is not None:
            return True
        at = verb
    return False


def _may_be_age(numeral: Numeral) -> bool:
    return 0 < numeral.value <= OLDEST and numeral.scale == 1
