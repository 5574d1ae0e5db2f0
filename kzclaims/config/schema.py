"""The shape of a configuration, as far as types go."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError


def _verdict(value: object) -> list[str]:
    """One verdict or several, as a list."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return [str(part) for part in value]
    raise PydanticCustomError("verdict_type", "a verdict or a list of them")


class ConfigTable(BaseModel):
    """A `kzclaims.toml`, or the table `tool.kzclaims` of a `pyproject.toml`; every key may be left out.

    Paths are relative to the file.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)

    paths: list[str] = Field(default=[], description="The articles, and folders of them.")
    rules: list[str] = Field(default=[], description="The rule files, and folders of them.")
    baseline: str | None = Field(default=None, description="The file of accepted contradictions.")
    fail_on: Literal["error", "warning", "never"] = Field(
        default="error", alias="fail-on", description="The least serious finding that fails a check."
    )
    format: str = Field(default="text", description="What a check prints.")
    outputs: list[str] = Field(
        default=[], description="Files that a check writes too, in the format of their suffix."
    )
    verdict: Annotated[list[str], PlainValidator(_verdict)] = Field(
        default=[], description="The facts that go into CSV."
    )


KEYS = tuple(field.alias or name for name, field in ConfigTable.model_fields.items())
"""The keys of a configuration, as they are written."""
