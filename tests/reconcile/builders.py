"""Claims, rules and articles in few words, for the tables of the tests.

A quantity is written as reasons have it: `over 17 billion USD`, `25-30 %`, `1992`, `the 1990s`,
`2025-11-07`, `Thursday`, `over 30 years`, `quarter %`.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import settings

from kzclaims.model import (
    Article,
    Claim,
    Fact,
    Granularity,
    Hedge,
    Kind,
    Location,
    Modality,
    Quantity,
    Rule,
    RuleSet,
    Severity,
    Slot,
    Span,
)
from kzclaims.reconcile import reconcile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SMALL = settings(max_examples=60, derandomize=True, deadline=None)
"""How far properties are tried: the same cases each time, however busy the machine is."""

TODAY = date(2025, 11, 7)
HERE = Location("rules/test.toml", 1, 1)
SCALES = {"million": Decimal("1e6"), "billion": Decimal("1e9"), "trillion": Decimal("1e12")}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DURATIONS = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}
HEDGES = sorted(
    ((hedge.value.replace("-", " "), hedge) for hedge in Hedge if hedge is not Hedge.EXACT),
    key=lambda pair: -len(pair[0]),
)


def rule(
    kind: Kind = Kind.MONEY,
    slots: tuple[str, ...] = (),
    *,
    hard: Decimal | None = None,
    soft: Decimal | None = None,
    severity: Severity = Severity.ERROR,
) -> Rule:
    """A rule called `r`."""
    return Rule(
        id="r",
        title="What is claimed",
        kind=kind,
        location=HERE,
        slots=tuple(Slot(name=name) for name in slots),
        hard=hard,
        soft=soft,
        severity=severity,
    )


def quantity(written: str) -> Quantity:
    """The quantity that a few words stand for."""
    rest, hedge = written, Hedge.EXACT
    for word, found in HEDGES:
        if rest.startswith(f"{word} "):
            rest, hedge = rest.removeprefix(f"{word} "), found
            break
    dated = _date(rest, hedge, written)
    if dated is not None:
        return dated
    match = re.fullmatch(
        r"(-?[\d.,]+|quarter)(?:-([\d.,]+))?(?: (million|billion|trillion))?(?: (\S+))?", rest
    )
    assert match is not None, written
    first, second, scale, unit = match.groups()
    factor = SCALES[scale] if scale else Decimal(1)
    unit = unit[:-1] if unit is not None and unit.removesuffix("s") in DURATIONS else unit
    number = Decimal(25) if first == "quarter" else Decimal(first.replace(",", "")) * factor
    low: Decimal | None = number
    high: Decimal | None = Decimal(second) * factor if second else number
    digits = first.partition(".")[2] if "." in first else ""
    rounded = bool(scale) or "." in first or unit == "%"
    step = Decimal("0.5").scaleb(-len(digits)) * factor if rounded else Decimal(0)
    if hedge in (Hedge.OVER, Hedge.AT_LEAST):
        high = None
    elif hedge in (Hedge.UNDER, Hedge.AT_MOST, Hedge.UP_TO):
        low = None
    return Quantity(
        start=0,
        end=len(written),
        text=written,
        kind=_kind(unit),
        low=low,
        high=high,
        unit=unit,
        hedge=hedge,
        precision=Decimal("2.5") if first == "quarter" else step,
    )


def _kind(unit: str | None) -> Kind:
    if unit is None:
        return Kind.COUNT
    if unit in ("%", "pp"):
        return Kind.PERCENT
    if unit == "x":
        return Kind.MULTIPLE
    if unit in DURATIONS:
        return Kind.DURATION
    return Kind.MONEY if re.fullmatch(r"[A-Z]{3}|\w+\?", unit) else Kind.MEASURE


def _date(rest: str, hedge: Hedge, written: str) -> Quantity | None:
    weekday = next((index for index, name in enumerate(WEEKDAYS) if rest.startswith(name)), None)
    if weekday is not None:
        rest = rest.removeprefix(WEEKDAYS[weekday]).lstrip(", ")
    low: date | None
    high: date | None
    if weekday is not None and not rest:
        low, high, granularity = None, None, Granularity.WEEKDAY
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", rest):
        low = high = date.fromisoformat(rest)
        granularity = Granularity.DAY
    elif re.fullmatch(r"the \d{3}0s", rest):
        low, high, granularity = (
            date(int(rest[4:8]), 1, 1),
            date(int(rest[4:8]) + 9, 12, 31),
            Granularity.DECADE,
        )
    elif re.fullmatch(r"(19|20)\d\d", rest):
        low, high, granularity = date(int(rest), 1, 1), date(int(rest), 12, 31), Granularity.YEAR
    else:
        return None
    return Quantity(
        start=0,
        end=len(written),
        text=written,
        kind=Kind.DATE,
        low=low,
        high=high,
        hedge=hedge,
        granularity=granularity,
        weekday=weekday,
    )


def claim(
    said: str | Quantity,
    *,
    source: str = "a",
    article: str | None = None,
    slots: Mapping[str, str | None] | None = None,
    modality: Modality = Modality.STATED,
    attribution: str | None = None,
    start: int = 0,
) -> Claim:
    """A claim of the rule `r`, in an article that bears its source's name unless told otherwise."""
    read = quantity(said) if isinstance(said, str) else said
    return Claim(
        rule="r",
        slots=tuple((slots or {}).items()),
        article=article or f"{source}.txt",
        source=source,
        line=1,
        column=1 + start,
        sentence=Span(start, start + 1),
        quantity=read,
        modality=modality,
        attribution=attribution,
    )


def article(source: str, published: date | None = TODAY, *, id: str | None = None, text: str = "") -> Article:  # noqa: A002 - the field's name
    """An article of a source; `id` as the model calls it."""
    name = id or f"{source}.txt"
    return Article(id=name, text=text or f"text of {name}", source=source, published=published)


def facts(
    claims: Iterable[Claim],
    about: Rule,
    articles: Iterable[Article] | None = None,
    origins: Mapping[str, str] | None = None,
) -> tuple[Fact, ...]:
    """The facts that the claims make under one rule; articles are of today unless given."""
    made = tuple(claims)
    if articles is None:
        articles = {one.article: article(one.source, id=one.article) for one in made}.values()
    return reconcile(made, RuleSet(rules=(about,), terms=()), tuple(articles), origins)


def one_fact(
    said: Iterable[str], kind: Kind, *, hard: Decimal | None = None, soft: Decimal | None = None
) -> Fact:
    """The one fact of values that as many sources state today, `a` first."""
    made = [claim(value, source="abcdefghijkl"[place]) for place, value in enumerate(said)]
    (fact,) = facts(made, rule(kind, hard=hard, soft=soft))
    return fact
