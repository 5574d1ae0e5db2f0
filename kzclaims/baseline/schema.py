"""The shape of a baseline file, as far as types go. pydantic's own words never reach a user."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise PydanticCustomError("day", "a date without quotes: 2027-01-31")


class EntryTable(BaseModel):
    """One accepted contradiction."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    verdict: Literal["conflict", "tension"]
    values: list[str] = Field(min_length=1)
    reason: str = ""
    expires: Annotated[date, PlainValidator(_day)] | None = None
