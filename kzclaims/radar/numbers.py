"""Numbers that a rule could be about, each with the concepts around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from kzclaims.bind.reach import Zone
from kzclaims.model import Granularity, Hedge, Interval, Kind, Location, Modality, Rule
from kzclaims.radar.words import NEWS, STATE
from kzclaims.reconcile import meaning
from kzclaims.reconcile.intervals import hull
from kzclaims.reconcile.units import line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kzclaims.bind.reach import Reach
    from kzclaims.bind.reading import Placed, Reading
    from kzclaims.model import Claim, Quantity
    from kzclaims.radar.texts import Corpus, Text, Token

NEAR = 12  # words within which a rule's nearest noun stands
_FAR = 20  # words within which any does
_BESIDE = 2
_COUNTING = frozenset({Kind.COUNT, Kind.ORDINAL})
_DATING_UNITS = frozenset({"day", "week", "month", "year"})
_DAYS = frozenset({Granularity.DAY, Granularity.WEEKDAY})
_SEVERAL = 10  # «several» tells nothing
_LEAST_PLACE = 2  # «first» is said of everything
_BYLINE = 6  # words of a line that is little more than a date
_ABOUT_NOW = 45  # days around an article's own in which a day is likely one of its datelines


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Number:
    """A number of an article as a rule would claim it.

    `bucket` is what it can be compared with: its kind, of a measure with its dimension. `around` says how
    many words away each concept stands, `anchors` which of them say what is counted, `counted` the first of
    its noun phrase. `interval` is None where the value is not known, as of a weekday that no date resolves.
    `names` are those near by. `current` marks days about the time of the article, `sure` what is not vague.
    `besides` are the telling values in its article.
    """

    claim: Claim
    origin: str
    language: str
    kind: Kind
    bucket: str
    interval: Interval | None
    around: Mapping[str, int]
    anchors: frozenset[str]
    counted: str | None
    current: bool
    sure: bool
    besides: frozenset[tuple[object, ...]]
    names: frozenset[str]

    @property
    def place(self) -> tuple[str, int]:
        """The article and where in it the number begins."""
        return self.claim.article, self.claim.quantity.start


def numbers_of(corpus: Corpus) -> tuple[Number, ...]:
    """The numbers that no rule claims and that can be facts, by article and place."""
    return tuple(number for text in corpus.texts for number in _of_text(text, corpus.names))


def _of_text(text: Text, names: Collection[str]) -> Iterator[Number]:
    bound = text.bound
    besides = frozenset(
        value_written(placed.quantity) for placed in bound.reading.quantities if is_telling(placed.quantity)
    )
    for placed, reach, claim in zip(bound.reading.quantities, bound.reaches, bound.claims, strict=True):
        if claim.rule is not None or reach is None or reach.appended or claim.modality is Modality.DENIED:
            continue
        kind = _kind(bound.reading, placed)
        if kind is None:
            continue
        around = dict(_around(text, reach))
        quantity = placed.quantity
        yield Number(
            claim=claim,
            origin=text.origin,
            language=bound.reading.article.language,
            kind=kind,
            bucket=_bucket(kind, quantity),
            interval=_interval(kind, quantity, bound.reading),
            around=around,
            anchors=frozenset(_anchors(text, placed)),
            counted=_counted(text, placed),
            current=_is_current(quantity, bound.reading),
            sure=quantity.hedge is not Hedge.VAGUE,
            besides=besides,
            names=frozenset(key for key in around if key in names or key.startswith(STATE)),
        )


def value_written(quantity: Quantity) -> tuple[object, ...]:
    """What two quantities have in common that say the same."""
    return quantity.kind, quantity.low, quantity.high, quantity.unit


def is_telling(quantity: Quantity) -> bool:
    """Whether a value is hardly said of two things by chance: two significant digits or more, or a time."""
    low = quantity.low
    if low is None or quantity.high is None or quantity.hedge is Hedge.VAGUE:
        return False
    return not isinstance(low, Decimal) or len(low.normalize().as_tuple().digits) > 1


def _kind(reading: Reading, placed: Placed) -> Kind | None:
    """What the number can be a fact of; None where it cannot be one."""
    quantity = placed.quantity
    before, after = reading.around(placed)
    match quantity.kind:
        case Kind.DURATION:
            dating = quantity.unit in _DATING_UNITS and reading.context.is_dating(before, after)
            return Kind.DATE if dating else Kind.DURATION
        case Kind.ORDINAL:
            return None if quantity.low is None or quantity.low < _LEAST_PLACE else Kind.ORDINAL  # type: ignore[operator]  # ordinals are numbers
        case Kind.DATE:
            return (
                None if _is_byline(reading, placed) or _is_qualifier(reading, placed, before) else Kind.DATE
            )
        case Kind.COUNT:
            some = quantity.hedge is Hedge.VAGUE and quantity.high is not None and quantity.high <= _SEVERAL  # type: ignore[operator]  # the same
            return None if some else Kind.COUNT
        case kind:
            return kind


def _is_byline(reading: Reading, placed: Placed) -> bool:
    first, last = reading.ranges[placed.passage]
    words = sum(piece[0].isalnum() for piece in reading.pieces[first:last])
    return words - (placed.last - placed.first) < _BYLINE and placed.quantity.low == placed.quantity.high


def _is_qualifier(reading: Reading, placed: Placed, before: str) -> bool:
    """Whether a date says when a value holds that stands beside it: «in 2023 trade was 450 million»."""
    if not reading.context.during.search(before) and placed.quantity.granularity in _DAYS:
        return False
    others = [
        other
        for other in reading.numbers_in(placed.passage)
        if other.quantity.kind in {Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.MULTIPLE}
    ]
    return any(reading.distance(placed, other) <= NEAR for other in others)


def _is_current(quantity: Quantity, reading: Reading) -> bool:
    if quantity.kind is not Kind.DATE or quantity.granularity not in _DAYS:
        return False
    published, low = reading.article.published, quantity.low
    if published is None or low is None:
        return True
    return isinstance(low, date) and abs((published - low).days) <= _ABOUT_NOW


def _bucket(kind: Kind, quantity: Quantity) -> str:
    if kind in {Kind.MEASURE, Kind.DURATION} and quantity.unit is not None:
        return f"{kind}:{line(quantity.unit)[0]}"
    return kind.value


@cache
def rule_of(kind: Kind) -> Rule:
    """A rule for numbers of that kind, by which they are read."""
    return Rule(id="radar", title="radar", kind=kind, location=Location("radar", 1, 1))


def _interval(kind: Kind, quantity: Quantity, reading: Reading) -> Interval | None:
    meant = meaning(quantity, rule_of(kind), reading.article.published)
    whole = hull(one.outer for one in meant.readings)
    if whole is None or quantity.unit is None or kind not in {Kind.MEASURE, Kind.DURATION}:
        return whole
    factor = line(quantity.unit)[1]
    low, high = (None if end is None else end * factor for end in (whole.low, whole.high))  # type: ignore[operator]  # no dates
    return Interval(low, high, low_open=whole.low_open, high_open=whole.high_open)


def _around(text: Text, reach: Reach) -> Iterator[tuple[str, int]]:
    """Each concept in the number's passage and what leads into it, with its distance, the farthest first."""
    reading, placed = reach.reading, reach.placed
    found = [
        (reading.distance(placed, _as_place(token)), token.key)
        for token in text.passages.get(placed.passage, ())
    ]
    for stretch in reach.stretches:
        if stretch.zone is Zone.LEAD:
            found += [(stretch.distance, token.key) for token in text.passages.get(stretch.passage, ())]
    for distance, key in sorted(found, reverse=True):
        if 0 <= distance <= _FAR:
            yield key, distance


def _as_place(token: Token) -> Placed:
    return token  # type: ignore[return-value]  # all that counts of a place is `first` and `last`


def _counted(text: Text, placed: Placed) -> str | None:
    """The concept that the counted noun is."""
    noun = placed.quantity.noun
    if noun is None:
        return None
    end = text.reading.folded.to_folded(noun.end)
    return next(
        (
            token.key
            for token in text.passages.get(placed.passage, ())
            if token.first >= placed.last and text.reading.starts[token.first] < end
        ),
        None,
    )


def _anchors(text: Text, placed: Placed) -> Iterator[str]:
    """The concepts of what is counted: in its noun phrase; where that tells nothing, beside the number."""
    if placed.quantity.kind not in _COUNTING:
        return
    reading = text.reading
    noun = placed.quantity.noun
    end = 0 if noun is None else reading.folded.to_folded(noun.end)
    row = text.passages.get(placed.passage, ())
    own = [token.key for token in row if token.first >= placed.last and reading.starts[token.first] < end]
    yield from own
    if not any(key.startswith(NEWS) for key in own):
        yield from (token.key for token in row if 0 <= reading.distance(placed, _as_place(token)) <= _BESIDE)
