"""Quantities: what a text says of how many, how much, when, or in which place of an order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, final

from kzclaims.model.kinds import Hedge
from kzclaims.model.quick import quickly_made
from kzclaims.model.span import Span

if TYPE_CHECKING:
    from kzclaims.model.interval import Value
    from kzclaims.model.kinds import Granularity, Kind


@final
@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One expression of quantity in an article, and what it says.

    `start`, `end` are code points of the original text and `text` is exactly what stands there,
    hedge and unit included. `low` and `high` are the ends as stated (`17.2 billion` has both at
    17200000000; `over 100 billion` has low 100000000000 and high None); what they leave open is
    told by `hedge` and `precision`, and worked out by the reconciler.

    Numbers are Decimal, dates `datetime.date` (first and last day meant).
    `unit` is an ISO 4217 code, `%`, `x`, an SI or trade unit (`t`, `km2`, `bbl/d`), `year` `month`
    `day` … for durations, None for counts, ordinals and dates. A currency word that several
    countries share is a unit of its own: `dinar?`.
    `precision` is half a step of the last written digit (`17.2 billion`: 50000000), zero where the
    number is itself (`600 companies`).
    `granularity` and `weekday` (Monday is 0) belong to dates; `weekday` is kept whenever it was
    written, so that «Thursday (Nov 7)» can be held against itself.
    `alternatives` are other readings (low, high) that the writing leaves open: `1,234`.
    `noun` is the span of the counted noun, where one follows a count.
    """

    start: int
    end: int
    text: str
    kind: Kind
    low: Value | None
    high: Value | None
    unit: str | None = None
    hedge: Hedge = Hedge.EXACT
    granularity: Granularity | None = None
    precision: Decimal = Decimal(0)
    weekday: int | None = None
    alternatives: tuple[tuple[Value | None, Value | None], ...] = ()
    noun: Span | None = None

    @property
    def span(self) -> Span:
        """The place of the expression in the original text."""
        return Span(self.start, self.end)
