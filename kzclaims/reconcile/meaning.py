"""What a quantity means: the values that it allows for certain (hard) and those it suggests (soft).

Written precision. `17.2 billion` with a precision of 0.05 billion is `[17.15, 17.25)` billion; without a
precision a number is itself. A range has it at both ends.

Hedges, x being the number as stated:

=========  =======================  ======================
hedge      hard                     soft
=========  =======================  ======================
about      x ± 10 %                 x ± 2.5 %
nearly     from 10 % below x to x   the same
over       (x, ∞)                   (x, x + half of x]
at-least   [x, ∞)                   [x, x + half of x]
under      (−∞, x)                  [half of x, x)
at-most    (−∞, x]                  [half of x, x]
up-to      (−∞, x]                  [0.66 of x, x]
vague      the stated ends          the same
=========  =======================  ======================

`about` and `nearly` never allow less than the number without them does: `about 4 billion` takes in the
whole `[3.5, 4.5)` billion that rounds to 4 although ±2.5 % of 4 is narrower; `nearly 4 billion` may be
anything that rounds to 4 (hard) but suggests no more than 4 (soft). A rule may set its own tolerances:
`hard` stands for the 10 %, `soft` for the 2.5 %, and soft never reaches beyond hard.

Dates, and durations that date something, are in `dating`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, assert_never

from kzclaims.model import Granularity, Hedge, Interval, Kind
from kzclaims.reconcile.dating import dated_by_duration, dated_by_words
from kzclaims.reconcile.days import first_on
from kzclaims.reconcile.intervals import ARITHMETIC, EVERYTHING, hull, intersect, is_point
from kzclaims.reconcile.reading import ABOUT_HARD, ABOUT_SOFT, HALF, UP_TO_SOFT, Reading

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.model import Quantity, Rule, Value

_MOST_KEPT = 1 << 16
_ENDS_IN_DOUBT = frozenset({Hedge.OVER, Hedge.UNDER, Hedge.VAGUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a quantity means under a rule, in its own unit.

    `readings` holds one reading for each way to read the writing, the likeliest first: a claim can be
    right when any of them can. Empty where nothing can be known: a duration that dates something in an
    article without a date. `weekday` (Monday is 0) is set for a weekday that no date resolves; the days
    meant are then all such days, and `readings` is empty. `clash` tells that the quantity contradicts
    itself: a weekday beside a date that does not fall on it. `dated`: days are meant, not numbers.
    `words` keeps how it was put into words, which many claims share.
    """

    readings: tuple[Reading, ...] = ()
    weekday: int | None = None
    clash: bool = False
    dated: bool = False
    words: dict[tuple[str, date | None], str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def known(self) -> bool:
        """Whether there is anything to compare."""
        return bool(self.readings) or self.weekday is not None

    @property
    def hard(self) -> Interval:
        """What the likeliest reading allows for certain; everything where nothing is known."""
        return self.readings[0].hard if self.readings else EVERYTHING

    @property
    def soft(self) -> Interval:
        """What the likeliest reading suggests; everything where nothing is known."""
        return self.readings[0].soft if self.readings else EVERYTHING


def meaning(quantity: Quantity, rule: Rule, published: date | None) -> Meaning:
    """What a quantity means under a rule, in an article published on that day."""
    hard = ABOUT_HARD if rule.hard is None else rule.hard
    soft = min(hard, ABOUT_SOFT if rule.soft is None else rule.soft)
    with localcontext(ARITHMETIC):
        if rule.kind is Kind.DATE:
            return _when(quantity, published, hard, soft)
        if quantity.kind is Kind.DATE:
            return Meaning()
        ends = ((quantity.low, quantity.high), *quantity.alternatives)
        return Meaning(
            readings=tuple(
                reading
                for low, high in ends
                if (reading := _number(quantity, low, high, hard, soft)) is not None
            )
        )


class Meanings:
    """What quantities mean under one rule, each worked out once: articles repeat the same few values.

    Equal quantities have the same `Meaning`, not only an equal one, so that what follows from it can be
    worked out once too. At most `_MOST_KEPT` are kept at a time.
    """

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._known: dict[tuple[object, ...], Meaning] = {}

    def of(self, quantity: Quantity, published: date | None) -> Meaning:
        """As `meaning` has it."""
        key = (
            quantity.kind,
            quantity.low,
            quantity.high,
            quantity.unit,
            quantity.hedge,
            quantity.precision,
            quantity.granularity,
            quantity.weekday,
            quantity.alternatives,
            published if quantity.kind is Kind.DURATION else None,
        )
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            known = self._known[key] = meaning(quantity, self._rule, published)
        return known


def _when(quantity: Quantity, published: date | None, hard: Decimal, soft: Decimal) -> Meaning:
    if quantity.kind is Kind.DURATION:
        reading = None if published is None else dated_by_duration(quantity, published, hard, soft)
        return Meaning(readings=() if reading is None else (reading,), dated=True)
    if quantity.kind is not Kind.DATE:
        return Meaning()
    if quantity.granularity is Granularity.WEEKDAY and quantity.low is None and quantity.high is None:
        return Meaning(weekday=quantity.weekday, dated=True)
    ends = ((quantity.low, quantity.high), *quantity.alternatives)
    return Meaning(
        readings=tuple(
            reading
            for low, high in ends
            if (reading := dated_by_words(low, high, quantity.hedge, quantity.granularity)) is not None
        ),
        clash=_clashes(quantity),
        dated=True,
    )


def _clashes(quantity: Quantity) -> bool:
    """Whether none of the readings has a day of the weekday that was written."""
    if quantity.weekday is None:
        return False
    for low, high in ((quantity.low, quantity.high), *quantity.alternatives):
        if low is None or high is None or isinstance(low, Decimal) or isinstance(high, Decimal):
            return False
        first = first_on(low, quantity.weekday)
        if first is None or first <= high:
            return False
    return True


def _number(
    quantity: Quantity, low: Value | None, high: Value | None, hard: Decimal, soft: Decimal
) -> Reading | None:
    if not (low is None or isinstance(low, Decimal)) or not (high is None or isinstance(high, Decimal)):
        return None
    if low is not None and high is not None and low > high:
        low, high = high, low  # a range may be written backwards
    bottom, top = (low if low is not None else high), (high if high is not None else low)
    if bottom is None or top is None:
        return None
    step = _precision(quantity, bottom if low is not None else top)
    reading = _hedged(quantity.hedge, (low, high), (bottom, top), step, (hard, soft))
    if quantity.hedge in _ENDS_IN_DOUBT:
        reading = replace(reading, outer=Interval(reading.hard.low, reading.hard.high))
    return reading


def _precision(quantity: Quantity, number: Decimal) -> Decimal:
    """The precision of a reading; that of the first, scaled, where the separator left it open."""
    first = quantity.low if quantity.low is not None else quantity.high
    if number == first or not isinstance(first, Decimal) or not first:
        return quantity.precision
    return abs(quantity.precision * number / first)


def _hedged(
    hedge: Hedge,
    stated: tuple[Decimal | None, Decimal | None],
    ends: tuple[Decimal, Decimal],
    step: Decimal,
    tolerance: tuple[Decimal, Decimal],
) -> Reading:
    """The reading of one number or range; `ends` are the stated ones with a missing end made good."""
    match hedge:
        case Hedge.EXACT:
            return _reading(_written(*stated, step), stated=Interval(*stated))
        case Hedge.VAGUE:
            return _reading(_half_open(*stated), stated=Interval(*stated))
        case Hedge.ABOUT | Hedge.NEARLY:
            return _near(hedge, ends, step, tolerance)
        case Hedge.OVER | Hedge.AT_LEAST | Hedge.UNDER | Hedge.AT_MOST | Hedge.UP_TO:
            return _bound(hedge, ends)
        case _:
            assert_never(hedge)


def _near(
    hedge: Hedge, ends: tuple[Decimal, Decimal], step: Decimal, tolerance: tuple[Decimal, Decimal]
) -> Reading:
    low, high = ends
    stated, written = Interval(low, high), _written(low, high, step)
    hard, soft = (
        _widest(
            Interval(low - abs(low) * part, high if hedge is Hedge.NEARLY else high + abs(high) * part),
            written,
        )
        for part in tolerance
    )
    if hedge is Hedge.NEARLY:
        soft = Interval(hard.low, high)
    return _reading(hard, soft, stated)


def _bound(hedge: Hedge, ends: tuple[Decimal, Decimal]) -> Reading:
    low, high = ends
    strict = hedge in (Hedge.OVER, Hedge.UNDER)
    if hedge in (Hedge.OVER, Hedge.AT_LEAST):
        hard = Interval(low, None, low_open=strict)
        # Half of nothing suggests nothing.
        soft = Interval(low, high + abs(high) * HALF, low_open=strict) if low and high else hard
        return _reading(hard, soft)
    hard = Interval(None, high, high_open=strict)
    part = 1 - UP_TO_SOFT if hedge is Hedge.UP_TO else HALF
    soft = Interval(low - abs(low) * part, high, high_open=strict) if low and high else hard
    return _reading(hard, soft)


def _reading(hard: Interval, soft: Interval | None = None, stated: Interval | None = None) -> Reading:
    suggested = hard if soft is None else intersect(hard, soft) or hard
    return Reading(hard=hard, soft=suggested, outer=hard, stated=stated or hard)


def _written(low: Decimal | None, high: Decimal | None, step: Decimal) -> Interval:
    """The values that are written so: `17.2` with a precision of 0.05 is `[17.15, 17.25)`."""
    if not step:
        return Interval(low, high)
    return Interval(
        None if low is None else low - step,
        None if high is None else high + step,
        high_open=high is not None,
    )


def _half_open(low: Decimal | None, high: Decimal | None) -> Interval:
    """A vague count runs up to its end: tens of thousands are `[10,000, 100,000)`."""
    return Interval(low, high, high_open=high is not None and low != high)


def _widest(first: Interval, second: Interval) -> Interval:
    covering = hull((first, second))
    return first if covering is None else covering


def is_wide(reading: Reading) -> bool:
    """Whether the text states more than one number: a range, or a bound."""
    return not is_point(reading.stated)
