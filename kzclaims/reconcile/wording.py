"""What claims say and mean, in the words of a reason."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.reconcile.days import WEEKDAYS
from kzclaims.reconcile.lines import DATES
from kzclaims.reconcile.phrases import amount, ends, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.model import Value
    from kzclaims.reconcile.lines import Line
    from kzclaims.reconcile.testimony import Testimony

MOST_VALUES = 6
"""How many values a reason names before it counts the rest."""


def counted(count: int, noun: str) -> str:
    """A count with its noun: `1 source`, `3 sources`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def named(testimonies: Iterable[Testimony]) -> str:
    """The values that claims state, each once, with the number of sources where there are more."""
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for testimony in sorted(testimonies, key=_by_value):
        spoken[said_by(testimony)].add(testimony.source)
    return listed(
        [
            text if len(sources) == 1 else f"{text} ({len(sources)} sources)"
            for text, sources in spoken.items()
        ],
        ", ",
    )


def values(testimonies: Sequence[Testimony]) -> str:
    """What the claims say and mean, each once."""
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for testimony in sorted(testimonies, key=_by_value):
        spoken[_meant(testimony)].add(testimony.source)
    many = len(spoken) < len({testimony.source for testimony in testimonies})
    return listed(
        [
            f"{text} ({counted(len(sources), 'source')})" if many and len(sources) > 1 else text
            for text, sources in spoken.items()
        ],
        "; ",
    )


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


def _meant(testimony: Testimony) -> str:
    text, meaning = said_by(testimony), testimony.meaning
    if not meaning.readings:
        return text if meaning.weekday is None else f"{text} means any {WEEKDAYS[meaning.weekday]}"
    unit = None if meaning.dated else testimony.claim.quantity.unit
    readings = []
    for reading in meaning.readings:
        hard, soft = ends(reading.hard, unit), ends(reading.soft, unit)
        readings.append(hard if hard == soft else f"{hard}, likely {soft}")
    meant = " or ".join(dict.fromkeys(readings))
    return text if meant == text else f"{text} means {meant}"


def _by_value(testimony: Testimony) -> tuple[str, str, Decimal, str]:
    """Values in order, units and dates apart; a total order, whatever the order of the claims."""
    meaning, quantity = testimony.meaning, testimony.claim.quantity
    interval = meaning.readings[0].stated if meaning.readings else None
    end: Value | None = (
        None if interval is None else interval.low if interval.low is not None else interval.high
    )
    place = Decimal(end.toordinal()) if isinstance(end, date) else end if end is not None else Decimal(0)
    return ("date" if meaning.dated else "", quantity.unit or "", place, said_by(testimony))
