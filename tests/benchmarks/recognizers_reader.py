"""Recognizers-Text: a model for each kind, each run over the whole text."""

from __future__ import annotations

import importlib
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.benchmarks.reader import Answer, Loaded

if TYPE_CHECKING:
    from collections.abc import Sequence

_CULTURE = "en-us"
_MODELS = {
    "number": "number",
    "ordinal": "ordinal",
    "percentage": "percent",
    "currency": "money",
    "dimension": "quantity",
    "datetime": "date",
}


def load_recognizers(_: str) -> Loaded:
    """Six models. The library wants a version of `emoji` below 2, which a name it uses was dropped from."""
    suite = importlib.import_module("recognizers_suite")
    models = {name: getattr(suite, f"recognize_{name}") for name in _MODELS}

    def run(text: str, ref: str | None) -> list[tuple[str, Any]]:
        found: list[tuple[str, Any]] = []
        for name, model in models.items():
            dated = {"reference": datetime.fromisoformat(ref)} if ref and name == "datetime" else {}
            found += ((name, each) for each in model(text, _CULTURE, **dated))
        return found

    def answer(text: str, ref: str | None) -> list[Answer]:
        return [answer for name, found in run(text, ref) for answer in _answers(name, found)]

    return Loaded(lambda text: run(text, None), answer)


def _answers(name: str, found: Any) -> Sequence[Answer]:  # noqa: ANN401  # the library has no types
    kind, resolved = _MODELS[name], found.resolution or {}
    unit = resolved.get("unit")
    if name == "datetime":
        kind, low, high = _dated(resolved)
        unit = "second" if kind == "duration" else None
    else:
        low = high = _number(resolved.get("value"))
    if low is None and high is None:
        return []
    place = {"start": found.start, "end": found.end + 1}  # its ends are the last letters
    return [{**place, "kind": kind, "low": low, "high": high, "unit": unit}]


def _number(written: str | None) -> float | None:
    try:
        return float((written or "").rstrip("%"))
    except ValueError:
        return None


def _dated(resolved: dict[str, Any]) -> tuple[str, float | str | None, float | str | None]:
    """The kind and the ends of a time: the first of the ways that it could be meant."""
    values = [value for value in resolved.get("values", ()) if value.get("value") != "not resolved"]
    if not values:
        return "date", None, None
    value = values[0]
    if value["type"] == "duration":
        seconds = float(value["value"])
        return "duration", seconds, seconds
    if "value" in value:
        day = value["value"][:10]
        return "date", day, day
    start, end = value.get("start"), value.get("end")
    last = None if end is None else (date.fromisoformat(end[:10]) - timedelta(days=1)).isoformat()
    return "date", None if start is None else start[:10], last
