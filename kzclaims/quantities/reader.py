"""The reader: from a text's triggers to its quantities, left to right, each number once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kzclaims.model import Granularity, Kind, Quantity
from kzclaims.quantities.ages import read_age
from kzclaims.quantities.amounts import read_amount
from kzclaims.quantities.asides import aside
from kzclaims.quantities.dates import read_date, read_date_range
from kzclaims.quantities.found import (
    Found,
    counted_noun,
    of_age,
    of_amount,
    of_date,
    of_multiple,
    of_vague_duration,
)
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.listeddays import read_listed_day
from kzclaims.quantities.lists import with_shared_unit
from kzclaims.quantities.lives import read_life
from kzclaims.quantities.ordinals import read_ordinal
from kzclaims.quantities.ranges import read_range
from kzclaims.quantities.vague import read_vague_duration
from kzclaims.quantities.windows import scans
from kzclaims.quantities.words import NUMERAL, TIES, Cat, role_bit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kzclaims.quantities.amount import Amount
    from kzclaims.quantities.lexicon import Lexicon
    from kzclaims.quantities.numerals import Numeral
    from kzclaims.quantities.scan import Scan
    from kzclaims.text.fold import Folded

_LEAST_PART: Final = Decimal("0.1")  # «one hundredth» is a place in an order


_COUNTING: Final = sum(
    1 << cat
    for cat in (
        Cat.DIGITS,
        Cat.CARDINAL,
        Cat.HUNDRED,
        Cat.SCALE,
        Cat.FRACTION,
        Cat.VAGUE,
        Cat.UNIT,
        Cat.COUNTED,
    )
)
"""Categories of words that an amount may begin with."""

_DIGITS: Final = 1 << Cat.DIGITS

_DATING: Final = ~(_COUNTING | 1 << Cat.ORDINAL | 1 << Cat.WORD | 1 << Cat.HEDGE) | 1 << Cat.DIGITS
"""Categories of words that a date may begin with by themselves."""

_NUMBERING: Final = NUMERAL | 1 << Cat.ORDINAL | 1 << Cat.ORDINAL_SCALE
"""Categories of words that an ordinal or the number of a day may begin with."""

_LIFE: Final = 1 << Cat.LIFE
_MULTIPLY: Final = 1 << Cat.MULTIPLY
_VAGUE_DURATION: Final = 1 << Cat.VAGUE_DURATION
_AGED: Final = 1 << Cat.AGE | 1 << Cat.DECADE | _DIGITS
_OF_AGE: Final = role_bit("date-of_age")

_DATED: Final = sum(1 << cat for cat in (Cat.MONTH, Cat.HIJRI_MONTH, Cat.PERIOD, Cat.YEAR_WORD, Cat.WEEKDAY))
"""Categories without which no number word or ordinal begins a date."""


def read_quantities(folded: Folded, lexicon: Lexicon, published: date | None) -> Iterator[Quantity]:
    """All quantities of a folded text, in order, without overlaps."""
    for scan in scans(folded, lexicon):
        yield from _read_window(folded, scan, published)


def _read_window(folded: Folded, scan: Scan, published: date | None) -> Iterator[Quantity]:
    behind = -1
    floor = 0
    base = scan.base
    for place in scan.triggers():
        if place <= behind:
            continue
        name = scan.name_over(place) if scan.has(Cat.NAME) else None
        if name is not None:
            behind = name.last
            continue
        unread = aside(scan, place)
        if unread is not None:
            behind = unread
            continue
        found = _read(scan, place, published)
        if found is None:
            continue
        behind = scan.consumed = found.last
        scan.consumed_kind = found.kind
        scan.consumed_day = _day_of(found)
        start = max(found.start, floor)
        while folded.text[base + start].isspace():
            start += 1  # what stood before was the quantity before's
        floor = found.stop
        span = folded.span(base + start, base + found.stop)
        noun = None
        if found.noun is not None:
            noun = folded.span(base + found.noun[0], base + found.noun[1])
        alternatives = () if found.other is None else ((found.other, found.other),)
        yield Quantity(
            start=span.start,
            end=span.end,
            text=folded.original[span.start : span.end],
            kind=found.kind,
            low=_shortest(found.low),
            high=_shortest(found.high),
            unit=found.unit,
            hedge=found.hedge,
            granularity=found.granularity,
            precision=found.precision,
            weekday=found.weekday,
            alternatives=alternatives,
            noun=noun,
        )


def _day_of(found: Found) -> date | None:
    day = found.low if found.granularity is Granularity.DAY else None
    return None if isinstance(day, Decimal) else day


def _shortest(value: Decimal | date | None) -> Decimal | date | None:
    """The same number without trailing zeros behind the point: 1.1 billion is 1100000000, not …0.0."""
    if not isinstance(value, Decimal):
        return value
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _read(scan: Scan, place: int, published: date | None) -> Found | None:
    word = scan.words[place]
    assert word is not None
    mask = word.mask
    if mask & _LIFE or word.definite or (mask & _DIGITS and scan.roles & _OF_AGE):
        life = read_life(scan, place)
        if life is not None:
            return of_age(scan, life)
    if mask & _DATING or (scan.mask & _DATED and mask & _NUMBERING):
        dated = read_date(scan, place, published)
        if dated is not None:
            return of_date(scan, read_date_range(scan, dated, published) or dated)
    if scan.consumed_day is not None and mask & _DIGITS:
        listed = read_listed_day(scan, place)
        if listed is not None:
            return of_date(scan, listed)
    ordinal = read_ordinal(scan, place) if mask & _NUMBERING or word.definite else None
    amount = read_amount(scan, place) if mask & _COUNTING else None
    if ordinal is not None and (amount is None or ordinal.last > amount.last or not _is_part(scan, amount)):
        return Found(
            last=ordinal.last,
            start=ordinal.start,
            stop=scan.stop_of(ordinal.last),
            kind=Kind.ORDINAL,
            low=ordinal.value,
            high=ordinal.value,
        )
    if amount is not None:
        between = read_range(scan, amount)
        if between is None and _names_no_count(scan, amount):
            return None
        return of_amount(scan, between or with_shared_unit(scan, amount))
    multiple = of_multiple(scan, place) if mask & _MULTIPLY else None
    if multiple is not None:
        return multiple
    lasting = read_vague_duration(scan, place) if mask & _VAGUE_DURATION else None
    if lasting is not None:
        return of_vague_duration(scan, lasting)
    age = read_age(scan, place) if mask & _AGED else None
    return None if age is None else of_age(scan, age)


def _is_part(scan: Scan, amount: Amount) -> bool:
    """«a third of the crop», «by a fifth»: a part and no place in an order, which would name its noun."""
    if not amount.share or amount.low < _LEAST_PART or amount.numeral is None:
        return False
    if amount.numeral.first == amount.numeral.last:
        return scan.role_before(amount.numeral.first, "part_of_place", 1) is not None
    behind = scan.after(amount.last)
    word = scan.words[behind] if behind < scan.end else None
    return (
        behind >= scan.end
        or not scan.pieces[behind].isalpha()
        or (word is not None and bool(word.mask & TIES))
        or scan.role(behind, "compared") is not None
    )


def _names_no_count(scan: Scan, amount: Amount) -> bool:
    """«أحد المسؤولين», "one of the", «طرف واحد»: the word for one counts only where it stands alone."""
    numeral: Numeral | None = amount.numeral
    if numeral is None or numeral.value != 1 or numeral.digits or amount.unit is not None:
        return False
    if scan.find(amount.first, Cat.COUNTED) is not None:
        return False  # «قتيل واحد»
    before, behind = scan.before(amount.first), scan.after(amount.last)
    if not grammar(numeral.language).noun_first and behind < scan.end and scan.role(behind, "one_of") is None:
        if scan.role_before(amount.first, "befell", 1) is not None and not scan.pieces[behind].isalpha():
            return False  # «killing one, wounding two»
        if scan.role_before(amount.first, "befell", 1) is not None and scan.role(behind, "range-and"):
            return False
        # «one person», but not «no one person», «this one», «one of them».
        return (
            scan.role_before(amount.first, "not_one", 1) is not None
            or counted_noun(scan, amount.last) is None
        )
    return (before >= 0 and scan.pieces[before].isalpha()) or (
        behind < scan.end and scan.pieces[behind].isalpha()
    )
