"""What claims say and mean, in the words of a reason."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.reconcile.days import WEEKDAYS
from kzclaims.reconcile.intervals import is_point
from kzclaims.reconcile.lines import DATES
from kzclaims.reconcile.phrases import amount, ends, number, said
from kzclaims.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from decimal import Decimal

    from kzclaims.model import Deviation, Value
    from kzclaims.reconcile.lines import Line
    from kzclaims.reconcile.testimony import Testimony

MOST_VALUES = 6
"""How many values a reason names before it counts the rest."""


def named(testimonies: Iterable[Testimony], off: Mapping[int, Deviation] | None = None) -> str:
    """The values that claims state, each once, with the number of sources where there are more.

    `off` has for some meanings, by their identity, how far they are from the rest.
    """
    far = off or {}
    spoken = _spoken(testimonies, lambda one: f"{said_by(one)}{_remark(far.get(id(one.meaning)))}")
    return listed(
        [text if count == 1 else f"{text} ({count} sources)" for text, count in spoken.items()], ", "
    )


def _remark(off: Deviation | None) -> str:
    return "" if off is None else f" ({far_off(off)})"


def far_off(off: Deviation) -> str:
    """How far a value is from the rest: absolute, relative, in tolerances."""
    parts = [f"{amount(off.distance, off.unit)} {'above' if off.above else 'below'} the rest"]
    if off.relative is not None:
        parts.append(f"{number(off.relative)} %")
    if off.tolerances is not None and off.tolerance is not None:
        times = "1 tolerance" if off.tolerances == 1 else f"{number(off.tolerances)} tolerances"
        parts.append(f"{times} of {amount(off.tolerance, off.unit)}")
    return ", ".join(parts)


def values(testimonies: Sequence[Testimony]) -> str:
    """What the claims say and mean, each once."""
    spoken = _spoken(testimonies, meant)
    many = len(spoken) < len({testimony.source for testimony in testimonies})
    return listed(
        [
            f"{text} ({counted(count, 'source')})" if many and count > 1 else text
            for text, count in spoken.items()
        ],
        "; ",
    )


def _spoken(testimonies: Iterable[Testimony], wording: Callable[[Testimony], str]) -> dict[str, int]:
    """What is said, in the order of the values, and by how many sources."""
    # Claims of equal quantities share their meaning; only durations that date also hang on the day.
    alike: dict[tuple[int, date | None], tuple[Testimony, set[str]]] = {}
    for testimony in testimonies:
        meaning = testimony.meaning
        key = (id(meaning), testimony.published if meaning.dated else None)
        same = alike.get(key)
        if same is None:
            same = alike[key] = (testimony, set())
        same[1].add(testimony.claim.source)
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for testimony, speakers in sorted(alike.values(), key=lambda same: by_value(same[0])):
        sources[wording(testimony)].update(speakers)
    return {text: len(speakers) for text, speakers in sources.items()}


def _put_once(wording: Callable[[Testimony], str]) -> Callable[[Testimony], str]:
    """The same wording, worked out once for all claims of one meaning, which are of equal quantities."""

    @wraps(wording)
    def told(testimony: Testimony) -> str:
        meaning = testimony.meaning
        key = (wording.__name__, testimony.published if meaning.dated else None)
        known = meaning.words.get(key)
        if known is None:
            known = meaning.words[key] = wording(testimony)
        return known

    return told


@_put_once
def said_by(testimony: Testimony) -> str:
    """What one claim says."""
    quantity = testimony.claim.quantity
    dating = testimony.meaning.dated and quantity.kind is Kind.DURATION
    return said(quantity, testimony.published if dating else None)


def listed(texts: Sequence[str], joint: str) -> str:
    """Some texts in a row, no more than a reader takes in, and how many more there are."""
    if len(texts) <= MOST_VALUES:
        return joint.join(texts)
    return f"{joint.join(texts[:MOST_VALUES])}{joint}and {counted(len(texts) - MOST_VALUES, 'more value')}"


def distance_of(length: Decimal, line: Line) -> str:
    """How far apart two ends are: in days, in points of percent, or in the unit of the line."""
    if line.name == DATES:
        return amount(length, "day")
    return amount(length, "point" if line.unit == "%" else line.unit)


def end_of(value: Value, line: Line) -> str:
    """One end of an interval."""
    return value.isoformat() if isinstance(value, date) else amount(value, line.unit)


@_put_once
def meant(testimony: Testimony) -> str:
    """What one claim says and which values that allows."""
    text, meaning, quantity = said_by(testimony), testimony.meaning, testimony.claim.quantity
    if not meaning.readings:
        return text if meaning.weekday is None else f"{text} means any {WEEKDAYS[meaning.weekday]}"
    unit = None if meaning.dated else quantity.unit
    readings = []
    for reading in meaning.readings:
        hard = ends(reading.hard, unit)
        soft = hard if reading.hard == reading.soft else ends(reading.soft, unit)
        readings.append(hard if hard == soft else f"{hard}, likely {soft}")
    meant = " or ".join(dict.fromkeys(readings))
    plain = quantity.kind is Kind.ORDINAL and is_point(meaning.hard) and len(readings) == 1
    return text if plain or meant == text else f"{text} means {meant}"


def by_value(testimony: Testimony) -> tuple[str | int | Decimal, ...]:
    """A key: units and dates apart, then by value, and then all else on which the wording hangs."""
    meaning, quantity = testimony.meaning, testimony.claim.quantity
    low, high = quantity.low, quantity.high
    if meaning.readings:
        stated = meaning.readings[0].stated
        low, high = stated.low, stated.high
    end = low if low is not None else high
    return (
        meaning.dated,
        quantity.unit or "",
        end.toordinal() if isinstance(end, date) else end if end is not None else 0,
        str(high),
        quantity.hedge,
        quantity.precision,
        str(quantity.granularity),
        -1 if quantity.weekday is None else quantity.weekday,
        str(quantity.low),
        str(quantity.high),
        str(quantity.alternatives) if quantity.alternatives else "",
        testimony.published.toordinal() if meaning.dated and testimony.published is not None else 0,
    )
