"""Duckling by its Python binding. It is Haskell in the same process, and can abort it."""

from __future__ import annotations

import importlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.benchmarks.reader import Answer, Loaded

_ZONES = "/usr/share/zoneinfo"
_LOCALES = {"ar": "AR", "en": "US"}
_DIMENSIONS = (
    "number",
    "ordinal",
    "amount-of-money",
    "distance",
    "volume",
    "quantity",
    "temperature",
    "duration",
    "time",
)
_KINDS = {"amount-of-money": "money", "distance": "quantity", "volume": "quantity", "time": "date"}


def load_duckling(language: str) -> Loaded:
    """Every dimension that kzclaims reads too, without what Duckling calls latent."""
    library = importlib.import_module("duckling")
    zones = library.load_time_zones(_ZONES)
    locale = library.parse_locale(
        _LOCALES[language], library.default_locale_lang(library.parse_lang(language))
    )
    dimensions = library.parse_dimensions(list(_DIMENSIONS))

    def context(ref: str | None) -> object:
        moment = datetime.fromisoformat(ref or "2025-11-07").replace(tzinfo=UTC)
        return library.Context(library.parse_ref_time(zones, "UTC", int(moment.timestamp())), locale)

    timed = context(None)
    return Loaded(
        find=lambda text: library.parse(text, timed, dimensions, False),  # noqa: FBT003  # by place only
        answer=lambda text, ref: [
            answer
            for found in library.parse(text, context(ref), dimensions, False)  # noqa: FBT003  # the same
            for answer in _answers(found)
        ],
    )


def _answers(found: dict[str, Any]) -> list[Answer]:
    kind, value = _KINDS.get(found["dim"], found["dim"]), found["value"]
    low, high = (value.get("from"), value.get("to")) if value["type"] == "interval" else (value, value)
    unit = (low or high or {}).get("unit")
    ends = (
        (_moment(low), _moment(high, until=low is not high))
        if kind == "date"
        else (_number(low), _number(high))
    )
    return [
        {
            "start": found["start"],
            "end": found["end"],
            "kind": kind,
            "low": ends[0],
            "high": ends[1],
            "unit": unit,
        }
    ]


def _number(end: dict[str, Any] | None) -> float | None:
    return None if end is None else end.get("value")


def _moment(end: dict[str, Any] | None, *, until: bool = False) -> str | None:
    """As much of a date as its grain says; the day before where it is the end of an interval."""
    if end is None:
        return None
    day, grain = date.fromisoformat(end["value"][:10]), end["grain"]
    if until:
        return (day - timedelta(days=1)).isoformat()
    return day.isoformat()[: {"year": 4, "month": 7}.get(grain, 10)]
