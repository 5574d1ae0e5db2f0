"""What a reading says: dates, amounts, multiples and ages as quantities yet to be placed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, final

from kzclaims.model import Granularity, Hedge, Kind
from kzclaims.quantities.ages import YEARS
from kzclaims.quantities.bounds import BOUNDING, bounded_by
from kzclaims.quantities.frequency import tells_how_often
from kzclaims.quantities.hedges import HIGH_OPEN, LOW_OPEN, Hedging, combine, read_hedges
from kzclaims.quantities.multiples import multiplies
from kzclaims.quantities.words import TIES, Cat

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.ages import Age
    from kzclaims.quantities.amount import Amount
    from kzclaims.quantities.dates import DateFound
    from kzclaims.quantities.scan import Scan
    from kzclaims.quantities.vague import VagueDuration
    from kzclaims.quantities.words import Multiplying

_SHARE_PRECISION: Final = Decimal("2.5")
_FEW: Final = 10
_DATE_HEDGES: Final = {Hedge.ABOUT, Hedge.NEARLY}
_NO_NOUN: Final = sum(1 << cat for cat in (Cat.HEDGE, Cat.HEDGE_VERB, Cat.HEDGE_AFTER))


@final
class Found:
    """A quantity before it is placed in the original: pieces it covers, offsets in the folded text."""

    __slots__ = (
        "granularity",
        "hedge",
        "high",
        "kind",
        "last",
        "low",
        "noun",
        "other",
        "precision",
        "start",
        "stop",
        "unit",
        "weekday",
    )

    def __init__(  # noqa: PLR0913, PLR0917 - a field each
        self,
        last: int,
        start: int,
        stop: int,
        kind: Kind,
        low: Decimal | date | None,
        high: Decimal | date | None,
        *,
        unit: str | None = None,
        hedge: Hedge = Hedge.EXACT,
        granularity: Granularity | None = None,
        precision: Decimal = Decimal(0),
        weekday: int | None = None,
        other: Decimal | None = None,
        noun: tuple[int, int] | None = None,
    ) -> None:
        self.last: Final = last
        self.start: Final = start
        self.stop: Final = stop
        self.kind: Final = kind
        self.low: Final = low
        self.high: Final = high
        self.unit: Final = unit
        self.hedge: Final = hedge
        self.granularity: Final = granularity
        self.precision: Final = precision
        self.weekday: Final = weekday
        self.other: Final = other
        self.noun: Final = noun


def of_date(scan: Scan, found: DateFound) -> Found:
    """A date with the hedge before it, if it is one that dates take («about 1990»)."""
    hedging = read_hedges(scan, found.first, found.last)
    hedge, start, last = Hedge.EXACT, found.start, found.last
    if hedging.hedge in _DATE_HEDGES and hedging.start is not None:
        hedge, start = hedging.hedge, hedging.start
    days = found.days
    granularity = days.granularity if days is not None else None
    if days is None and found.weekday is not None:
        granularity = Granularity.WEEKDAY
    return Found(
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


def of_amount(scan: Scan, amount: Amount) -> Found:
    """An amount with its hedges, which open its ends, its precision and what it counts."""
    hedging = read_hedges(scan, amount.first, amount.last)
    if amount.unit is not None and (hedging.last is not None or hedging.hedge is Hedge.OVER):
        hedging = _without_plus(scan, amount, _without_during(scan, amount, hedging))
    if amount.unit is None and hedging.hedge is Hedge.OVER:
        hedging = _without_above(scan, amount, hedging)
    bounded = bounded_by(scan, amount, hedging) if hedging.hedge in BOUNDING else None
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
        if hedge in LOW_OPEN:
            low = None
        elif hedge in HIGH_OPEN:
            high = None
    noun = None
    if kind is Kind.COUNT and (amount.numeral is None or scan.find(amount.first, Cat.COUNTED) is None):
        noun = counted_noun(scan, last if not amount.vague else _over_of(scan, last))
    return Found(
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


def _without_above(scan: Scan, amount: Amount, hedging: Hedging) -> Hedging:
    """«أسقطت المسيّرات فوق ثماني مناطق»: above so few that are counted the word says where."""
    if amount.share or amount.is_range or amount.high > _FEW or counted_noun(scan, amount.last) is None:
        return hedging
    above = scan.role_before(amount.first, "above", 1)
    if above is None or hedging.start != scan.start_of(above):
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


def counted_noun(scan: Scan, last: int) -> tuple[int, int] | None:
    """The word that is counted: the next word, where it has no part of its own in a quantity."""
    at = scan.after(last)
    if at >= scan.end or not scan.pieces[at].isalpha():
        return None
    word = scan.words[at]
    if word is not None and (word.number or word.clitic or word.mask & (_NO_NOUN | TIES)):
        return None
    if word is not None and scan.find(at, Cat.UNIT) is not None:
        return None
    return scan.begin(at), scan.stop_of(at)


def of_multiple(scan: Scan, place: int) -> Found | None:
    """«تضاعف», "doubled"."""
    match = scan.find(place, Cat.MULTIPLY)
    if match is None or not multiplies(scan, match):
        return None
    meaning: Multiplying = match.reading.value
    value = meaning.times
    repeats = scan.role(place, "repeated") is not None and tells_how_often(scan, match.first, match.last)
    hedging = read_hedges(scan, match.first, match.last)
    last = match.last if hedging.last is None else hedging.last
    return Found(
        last=last,
        start=scan.start_of(match) if hedging.start is None else hedging.start,
        stop=scan.stop_of(last),
        kind=Kind.COUNT if repeats else Kind.MULTIPLE,
        low=None if hedging.hedge in LOW_OPEN else value,
        high=None if meaning.vague or hedging.hedge in HIGH_OPEN else value,
        unit=None if repeats else "x",
        hedge=Hedge.VAGUE if meaning.vague else hedging.hedge,
        precision=Decimal(0) if repeats else Decimal("0.05"),
    )


def of_age(scan: Scan, age: Age) -> Found:
    """The years of a life: «رجل ثلاثيني», "in his 40s", "the over-65s"."""
    stop = scan.stop_of(age.last)
    return Found(age.last, age.start, stop, Kind.DURATION, age.low, age.high, unit=YEARS.id, hedge=age.hedge)


def of_vague_duration(scan: Scan, found: VagueDuration) -> Found:
    """«منذ عقود», "for decades"."""
    stop = scan.stop_of(found.last)
    return Found(
        found.last, found.start, stop, Kind.DURATION, found.low, None, unit=found.unit, hedge=Hedge.VAGUE
    )
