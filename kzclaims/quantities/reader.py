"""The reader: from a text's triggers to its quantities, left to right, each number once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.model import Granularity, Hedge, Kind, Quantity
from kzclaims.quantities.ages import YEARS, read_age
from kzclaims.quantities.amounts import read_amount
from kzclaims.quantities.asides import aside
from kzclaims.quantities.bounds import bounded_by
from kzclaims.quantities.dates import DateFound, read_date, read_date_range
from kzclaims.quantities.frequency import tells_how_often
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.hedges import Hedging, combine, read_hedges
from kzclaims.quantities.listeddays import read_listed_day
from kzclaims.quantities.lives import Lived, read_life
from kzclaims.quantities.multiples import multiplies
from kzclaims.quantities.ordinals import read_ordinal
from kzclaims.quantities.ranges import read_range, with_shared_unit
from kzclaims.quantities.scan import Scan, scans
from kzclaims.quantities.vague import read_vague_duration
from kzclaims.quantities.words import TIES, Cat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kzclaims.quantities.amount import Amount
    from kzclaims.quantities.lexicon import Lexicon
    from kzclaims.quantities.numerals import Numeral
    from kzclaims.quantities.words import Multiplying
    from kzclaims.text.fold import Folded

_LEAST_PART = Decimal("0.1")  # «one hundredth» is a place in an order
_SHARE_PRECISION = Decimal("2.5")
_LOW_OPEN = {Hedge.UNDER, Hedge.AT_MOST, Hedge.UP_TO}
_HIGH_OPEN = {Hedge.OVER, Hedge.AT_LEAST}
_DATE_HEDGES = {Hedge.ABOUT, Hedge.NEARLY}


_COUNTING = sum(
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

_DIGITS = 1 << Cat.DIGITS
_NO_NOUN = sum(1 << cat for cat in (Cat.HEDGE, Cat.HEDGE_VERB, Cat.HEDGE_AFTER))

_DATING = ~(_COUNTING | 1 << Cat.ORDINAL | 1 << Cat.WORD | 1 << Cat.HEDGE) | 1 << Cat.DIGITS
"""Categories of words that a date may begin with by themselves."""

_DATED = sum(1 << cat for cat in (Cat.MONTH, Cat.HIJRI_MONTH, Cat.PERIOD, Cat.YEAR_WORD, Cat.WEEKDAY))
"""Categories without which no number word or ordinal begins a date."""


class _Found(NamedTuple):
    """A quantity before it is placed in the original: pieces it covers, offsets in the folded text."""

    last: int
    start: int
    stop: int
    kind: Kind
    low: Decimal | date | None
    high: Decimal | date | None
    unit: str | None = None
    hedge: Hedge = Hedge.EXACT
    granularity: Granularity | None = None
    precision: Decimal = Decimal(0)
    weekday: int | None = None
    other: Decimal | None = None
    noun: tuple[int, int] | None = None


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
        while scan.text[start].isspace():
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


def _day_of(found: _Found) -> date | None:
    day = found.low if found.granularity is Granularity.DAY else None
    return None if isinstance(day, Decimal) else day


def _shortest(value: Decimal | date | None) -> Decimal | date | None:
    """The same number without trailing zeros behind the point: 1.1 billion is 1100000000, not …0.0."""
    if not isinstance(value, Decimal):
        return value
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _read(scan: Scan, place: int, published: date | None) -> _Found | None:
    word = scan.words[place]
    assert word is not None
    life = read_life(scan, place)
    if life is not None:
        return _life(scan, life)
    if word.mask & _DATING or scan.mask & _DATED:
        dated = read_date(scan, place, published)
        if dated is not None:
            return _date(scan, read_date_range(scan, dated, published) or dated)
    if scan.consumed_day is not None and word.mask & _DIGITS:
        listed = read_listed_day(scan, place)
        if listed is not None:
            return _date(scan, listed)
    ordinal = read_ordinal(scan, place)
    amount = read_amount(scan, place) if word.mask & _COUNTING else None
    if ordinal is not None and (amount is None or ordinal.last > amount.last or not _is_part(scan, amount)):
        return _Found(
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
        return _amount(scan, between or with_shared_unit(scan, amount))
    return _multiple(scan, place) or _vague_duration(scan, place) or _age(scan, place)


def _life(scan: Scan, life: Lived) -> _Found:
    return _Found(
        last=life.last,
        start=life.start,
        stop=scan.stop_of(life.last),
        kind=Kind.DURATION,
        low=None if life.hedge in _LOW_OPEN else life.low,
        high=life.high,
        unit=YEARS.id,
        hedge=life.hedge,
    )


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
        return scan.role_before(amount.first, "not_one", 1) is not None or _noun(scan, amount.last) is None
    return (before >= 0 and scan.pieces[before].isalpha()) or (
        behind < scan.end and scan.pieces[behind].isalpha()
    )


def _date(scan: Scan, found: DateFound) -> _Found:
    hedging = read_hedges(scan, found.first, found.last)
    hedge, start, last = Hedge.EXACT, found.start, found.last
    if hedging.hedge in _DATE_HEDGES and hedging.start is not None:
        hedge, start = hedging.hedge, hedging.start
    days = found.days
    granularity = days.granularity if days is not None else None
    if days is None and found.weekday is not None:
        granularity = Granularity.WEEKDAY
    return _Found(
        last=last,
        start=start,
        stop=scan.stop_of(last),
        kind=Kind.DATE,
        low=days.first if days is not None else None,
        high=days.last if days is not None else None,
        hedge=hedge,
        granularity=granularity,
        weekday=found.weekday,
    )


def _amount(scan: Scan, amount: Amount) -> _Found:
    hedging = read_hedges(scan, amount.first, amount.last)
    hedging = _without_plus(scan, amount, _without_during(scan, amount, hedging))
    bounded = bounded_by(scan, amount, hedging)
    if bounded is not None:
        amount = bounded
        hedging = Hedging(Hedge.EXACT, hedging.start, None)
    hedge = combine(hedging.hedge, amount.hedge) if amount.hedge is not Hedge.EXACT else hedging.hedge
    start = amount.start if hedging.start is None else min(hedging.start, amount.start)
    last = amount.last if hedging.last is None else hedging.last
    kind = Kind.COUNT if amount.unit is None else amount.unit.kind
    unit = None if amount.unit is None else amount.unit.id
    low: Decimal | None = amount.low
    high: Decimal | None = amount.high
    precision = amount.precision
    if amount.share:
        kind, unit = Kind.PERCENT, "%"
        low, high = amount.low * 100, amount.high * 100
        low, high = _trim(low), _trim(high)
        precision = _SHARE_PRECISION
    elif kind is Kind.PERCENT and not amount.vague:
        precision = max(precision, _percent_precision(amount))
    if amount.vague:
        hedge = Hedge.VAGUE
        if scan.role_before(amount.first, "some", 1) is not None:
            start = amount.start  # «some dozens»
    elif not amount.is_range:
        if hedge in _LOW_OPEN:
            low = None
        elif hedge in _HIGH_OPEN:
            high = None
    named = amount.numeral is not None and scan.find(amount.first, Cat.COUNTED) is not None
    noun = (
        _noun(scan, last if not amount.vague else _over_of(scan, last))
        if kind is Kind.COUNT and not named
        else None
    )
    return _Found(
        last=last,
        start=start,
        stop=scan.stop_of(last),
        kind=kind,
        low=low,
        high=high,
        unit=unit,
        hedge=hedge,
        precision=precision,
        other=amount.other,
        noun=noun,
    )


def _without_plus(scan: Scan, amount: Amount, hedging: Hedging) -> Hedging:
    """«$1.1bn plus interest»: behind an amount with its unit the word adds what stands behind it."""
    if amount.unit is None or hedging.last is None or scan.role(hedging.last, "plus") is None:
        return hedging
    behind = scan.after(hedging.last)
    if behind >= scan.end or not scan.pieces[behind].isalpha() or scan.touches(hedging.last):
        return hedging
    return Hedging(Hedge.EXACT if hedging.start is None else hedging.hedge, hedging.start, None)


def _without_during(scan: Scan, amount: Amount, hedging: Hedging) -> Hedging:
    """«rose over four years»: the word says when; only «for over four years», "over four years ago" bound."""
    if hedging.hedge is not Hedge.OVER or amount.unit is None or amount.unit.kind is not Kind.DURATION:
        return hedging
    if amount.numeral is not None and amount.last == amount.numeral.last:
        return hedging  # «those over 65»
    over = scan.role_before(amount.first, "during", 1)
    if over is None or hedging.start != scan.start_of(over) or scan.pieces[amount.last - 1] == "-":
        return hedging
    behind = scan.after(amount.last)
    ago = scan.role(behind, "elapsed") if behind < scan.end else None
    if ago is not None or scan.role_before(over.first, "person", 1) is not None:
        return hedging  # «men over 18 years»
    if scan.role_before(over.first, "lasting", 2) is not None:
        return hedging
    return Hedging(Hedge.EXACT, None, hedging.last)


def _trim(value: Decimal) -> Decimal:
    """A share as a percentage of at most two decimals: two thirds are 66.67."""
    rounded = round(value, 2)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded


def _percent_precision(amount: Amount) -> Decimal:
    """Percentages are rounded numbers even when whole: `30%` is ±0.5, `2.7%` ±0.05."""
    numeral = amount.numeral
    decimals = numeral.decimals if numeral is not None else _places(amount.low, amount.high)
    return Decimal(1).scaleb(-decimals) / 2


def _places(*values: Decimal) -> int:
    return max(0, *(-exponent for value in values if isinstance(exponent := value.as_tuple().exponent, int)))


def _over_of(scan: Scan, last: int) -> int:
    """The "of" behind a vague count, if one stands there: «tens of thousands of people»."""
    of = scan.after(last)
    return of if of < scan.end and scan.role(of, "partitive") is not None else last


def _noun(scan: Scan, last: int) -> tuple[int, int] | None:
    """The word that is counted: the next word, where it has no part of its own in a quantity."""
    at = scan.after(last)
    if at >= scan.end or not scan.pieces[at].isalpha():
        return None
    word = scan.words[at]
    if word is not None and (word.number or word.clitic or word.mask & (_NO_NOUN | TIES)):
        return None
    if word is not None and scan.find(at, Cat.UNIT) is not None:
        return None
    return scan.starts[at], scan.stop_of(at)


def _multiple(scan: Scan, place: int) -> _Found | None:
    """«تضاعف», "doubled"."""
    match = scan.find(place, Cat.MULTIPLY)
    if match is None or not multiplies(scan, match):
        return None
    meaning: Multiplying = match.reading.value
    value = meaning.times
    repeats = scan.role(place, "repeated") is not None and tells_how_often(scan, match.first, match.last)
    hedging = read_hedges(scan, match.first, match.last)
    last = match.last if hedging.last is None else hedging.last
    return _Found(
        last=last,
        start=scan.start_of(match) if hedging.start is None else hedging.start,
        stop=scan.stop_of(last),
        kind=Kind.COUNT if repeats else Kind.MULTIPLE,
        low=None if hedging.hedge in _LOW_OPEN else value,
        high=None if meaning.vague or hedging.hedge in _HIGH_OPEN else value,
        unit=None if repeats else "x",
        hedge=Hedge.VAGUE if meaning.vague else hedging.hedge,
        precision=Decimal(0) if repeats else Decimal("0.05"),
    )


def _age(scan: Scan, place: int) -> _Found | None:
    """The years of a life: "in his 40s", "the over-65s"."""
    age = read_age(scan, place)
    if age is None:
        return None
    return _Found(
        last=age.last,
        start=age.start,
        stop=scan.stop_of(age.last),
        kind=Kind.DURATION,
        low=age.low,
        high=age.high,
        unit=YEARS.id,
        hedge=age.hedge,
    )


def _vague_duration(scan: Scan, place: int) -> _Found | None:
    """«منذ عقود», "for decades"."""
    found = read_vague_duration(scan, place)
    if found is None:
        return None
    return _Found(
        last=found.last,
        start=found.start,
        stop=scan.stop_of(found.last),
        kind=Kind.DURATION,
        low=found.low,
        high=None,
        unit=found.unit,
        hedge=Hedge.VAGUE,
    )
