"""Values of rule files that TOML has no one type for: slots, tolerances, days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from kzclaims.rules.slots import SLOT_TIMES, SLOT_WANTED


def _slot(value: object) -> str | list[str]:
    """A slot's terms, or what sort of time fills it."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return [str(part) for part in value]
    raise PydanticCustomError("slot_type", SLOT_WANTED)


def _tolerance(value: object) -> str | dict[str, str]:
    """One tolerance, or those named `hard` and `soft`."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and all(isinstance(part, str) for part in value.values()):
        return {str(name): str(part) for name, part in value.items()}
    raise PydanticCustomError("tolerance_type", 'a percentage such as "10%", or { hard = …, soft = … }')


def _day(value: object) -> date:
    """A TOML date; a date with a time is no day."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise PydanticCustomError("day_type", "a date without quotes, such as 2025-11-07")


Slot = Annotated[
    str | list[str],
    PlainValidator(_slot),
    WithJsonSchema(
        {"type": ["array", "string"], "items": {"type": "string"}, "pattern": f"^({'|'.join(SLOT_TIMES)})$"}
    ),
]
Tolerance = Annotated[
    str | dict[str, str],
    PlainValidator(_tolerance),
    WithJsonSchema(
        {
            "type": ["string", "object"],
            "pattern": r"^[0-9]+(\.[0-9]+)?\s*%$",
            "properties": {
                "hard": {"type": "string", "description": "Values further apart than this contradict."},
                "soft": {"type": "string", "description": "Values nearer than this agree."},
            },
            "additionalProperties": False,
        }
    ),
]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
