"""kzclaims as the peers' scorer asks for it: a text in, spans with values out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Granularity, Kind
from kzclaims.quantities import find_quantities

if TYPE_CHECKING:
    from kzclaims.model import Quantity, Value

_NAMES = {Kind.COUNT: "number", Kind.MEASURE: "quantity"}


def read(text: str, lang: str, ref: str | None = None) -> list[dict[str, object]]:
    """The quantities of a text in the scorer's terms; `ref` is the day that the text is of."""
    published = None if ref is None else date.fromisoformat(ref[:10])
    return [_answer(quantity) for quantity in find_quantities(text, language=lang, published=published)]


def _answer(quantity: Quantity) -> dict[str, object]:
    kind = _NAMES.get(quantity.kind, str(quantity.kind))
    if kind == "number" and quantity.low != quantity.high:
        kind = "range"
    low, high = _end(quantity.low), _end(quantity.high)
    if quantity.granularity is Granularity.YEAR and isinstance(low, str) and isinstance(high, str):
        low, high = low[:4], high[:4]
    return {
        "start": quantity.start,
        "end": quantity.end,
        "kind": kind,
        "low": low,
        "high": high,
        "unit": None if quantity.unit is None else quantity.unit.rstrip("?"),
    }


def _end(value: Value | None) -> float | str | None:
    if isinstance(value, Decimal):
        return float(value)  # the scorer's arithmetic, not ours
    return None if value is None else value.isoformat()
