"""Lives: how old people are, told by a bare number, by its place in an order or by a decade."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kzclaims.model import Hedge
from kzclaims.quantities.ages import OLDEST, Age
from kzclaims.quantities.hedges import HIGH_OPEN, LOW_OPEN, read_hedges
from kzclaims.quantities.numerals import read_numeral
from kzclaims.quantities.ordinals import read_ordinal
from kzclaims.quantities.words import Cat, role_bit

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan

_OF_YEARS: Final = frozenset("ةه")
"""What the ordinals end in that agree with the word for year."""
_DECADE: Final = 9
_DIGITS: Final = 1 << Cat.DIGITS
_ORDINAL: Final = 1 << Cat.ORDINAL
_HEDGE: Final = 1 << Cat.HEDGE
_OF_AGE: Final = role_bit("date-of_age")


def read_life(scan: Scan, place: int) -> Age | None:
    """«في الثلاثين من عمره», «في الخامسة والثلاثين من عمرها», «في الأربعينيات من عمره», «رجل ثلاثيني»."""
    word = scan.words[place]
    if word is None:
        return None
    if Cat.LIFE in word.by_cat:
        life = scan.find(place, Cat.LIFE)
        years: Decimal = life.reading.value if life is not None else Decimal(0)
        return None if life is None else Age(life.last, scan.start_of(life), years, years + _DECADE)
    if word.definite and word.mask & _ORDINAL and scan.known_before(place).cats & _HEDGE:
        younger = _younger(scan, place)
        if younger is not None:
            return younger
    if word.definite and word.mask & _ORDINAL and scan.has_role("age_of_year"):
        told = _told(scan, place)
        if told is not None:
            return told
    glued = word.mask & _DIGITS and place > 0 and scan.pieces[place - 1].isalpha()  # «الـ25»
    if not (word.definite or glued) or not scan.roles & _OF_AGE:
        return None
    for found in _years(scan, place):
        behind = scan.after(found.last)
        if behind < scan.end and (found.high or 0) <= OLDEST and scan.role(behind, "date-of_age") is not None:
            return found
    return None


def _younger(scan: Scan, place: int) -> Age | None:
    """«الأطفال دون الخامسة»: nothing but a year of life is below a place in an order that no noun names."""
    under = scan.find_before(place, Cat.HEDGE, 1)
    ordinal = read_ordinal(scan, place)
    if under is None or ordinal is None or under.reading.value is not Hedge.UNDER or ordinal.value < 2:
        return None
    return Age(ordinal.last, scan.start_of(under), None, ordinal.value, Hedge.UNDER)


def _told(scan: Scan, place: int) -> Age | None:
    """«سن الثامنة عشرة», «عن عمر يناهز الخامسة والستين»: an age told by its place in the order of years."""
    if scan.written(place)[-1:] not in _OF_YEARS:
        return None  # «عمر الثاني» is a ruler
    ordinal = read_ordinal(scan, place)
    if ordinal is None or not 1 < ordinal.value <= OLDEST:
        return None
    near = read_hedges(scan, place, ordinal.last)
    hedge = scan.find_before(place, Cat.HEDGE) if near.start is not None else None
    age = scan.role_before(place if hedge is None else hedge.first, "age_of_year")
    if age is None or near.last is not None:
        return None
    far = read_hedges(scan, age.first, ordinal.last)
    meant = near if near.start is not None else far
    start = scan.start_of(age) if meant.start is None else meant.start
    low = None if meant.hedge in LOW_OPEN else ordinal.value
    high = None if meant.hedge in HIGH_OPEN else ordinal.value
    return Age(ordinal.last, start, low, high, meant.hedge)


def _years(scan: Scan, place: int) -> list[Age]:
    """What the word at a place may say of somebody's years."""
    found = []
    decade = scan.find(place, Cat.DECADE)
    if decade is not None:
        years = Decimal(decade.reading.value)
        found.append(Age(decade.last, scan.start_of(decade), years, years + _DECADE))
    ordinal = read_ordinal(scan, place)
    if ordinal is not None:
        found.append(Age(ordinal.last, ordinal.start, ordinal.value, ordinal.value))
    numeral = read_numeral(scan, place)
    if numeral is not None and numeral.definite:
        found.append(Age(numeral.last, numeral.start, numeral.value, numeral.value))
    return found
