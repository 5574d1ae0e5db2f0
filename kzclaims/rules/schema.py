"""The shape of a rule file, as far as types go; what its names mean is checked afterwards.

pydantic is used here and in `tables` only. Its own words never reach a user.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from kzclaims.model import Hedge, Kind
from kzclaims.rules.iso639 import CODES

FORMAT_VERSION = 1


def _slot(value: object) -> str | list[str]:
    """A slot's terms, or what sort of time fills it."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return [str(part) for part in value]
    raise PydanticCustomError("slot_type", 'a list of terms, or "date", "month" or "duration"')


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
        {"type": ["array", "string"], "items": {"type": "string"}, "pattern": "^(date|month|duration)$"}
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
Forms = Annotated[list[str], Field(description="Written forms in this language.")]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)


class TermTable(_Table):
    """A concept and its written forms, per language: `ar = ["…"]`, `en = ["…"]`."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "additionalProperties": False,
            "patternProperties": {
                f"^({'|'.join(sorted(CODES))})$": {
                    "type": "array",
                    "items": {"type": "string"},
                    "description": "Written forms in the language of this ISO 639-1 code.",
                }
            },
        },
    )
    __pydantic_extra__: dict[str, Forms] = Field(init=False)

    topic: bool = Field(
        default=False, description="The term may stand anywhere in the article, not only near the number."
    )
    fuzzy: int | None = Field(
        default=None,
        ge=1,
        le=100,
        description="Least similarity, in percent, at which a near spelling counts.",
    )
    name: bool | None = Field(
        default=None,
        description="Whether the term is a name, which takes no endings: «Georgian» is not Georgia. "
        "Without it the capitals of its forms decide; say so where a language has none.",
    )


class ExampleTable(_Table):
    """A text that the rule must read in a given way, or must leave alone (`match = false`)."""

    text: str = Field(description="The text, a sentence or so, as an article would have it.")
    value: str | None = Field(
        default=None,
        description='What the rule must read: "25..30 %", "17.2e9 USD", "1992-04", "100000000000.. USD".',
    )
    hedge: Annotated[Hedge, Field(strict=False)] | None = Field(
        default=None, description="How firmly the value is meant."
    )
    slots: dict[str, str] = Field(default={}, description="What the rule's slots must be.")
    match: bool = Field(default=True, description="False where the rule must not match.")
    language: str | None = Field(
        default=None,
        json_schema_extra={"pattern": "^[a-z]{2}$"},
        description="ISO 639-1 code, where the text does not show it.",
    )
    published: Day | None = Field(default=None, description="The day against which the text is read.")
    todo: bool = Field(default=False, description="Known to fail; it is an error when it passes.")


class RuleTable(_Table):
    """Which quantity, about which terms, makes which claim."""

    id: str = Field(
        json_schema_extra={"pattern": "^[a-z0-9.-]+$"},
        description="Name of the rule in reports and baselines; it never changes.",
    )
    title: str = Field(description="What the rule's quantity is, in a few words.")
    measure: str = Field(
        json_schema_extra={"pattern": f"^({'|'.join(Kind)})(:.+)?$"},
        description='The kind of quantity, or with a unit: "money", "count", "measure:t".',
    )
    about: list[str] = Field(
        default=[], description='Terms that must each be in reach of the number; "a|b" is either.'
    )
    not_: list[str] = Field(
        default=[], alias="not", description="Terms of which none may be nearer to the number than those."
    )
    slots: dict[str, Slot] = Field(
        default={},
        description="Qualifiers that are part of the claim: lists of terms, or a time: "
        '"date" (a year), "month", "duration".',
    )
    pattern: str | None = Field(
        default=None,
        description="Regular expression with `{term}` and `{kind}` macros and a group `value`.",
    )
    why: str = Field(default="", description="Why sources differ here, or why it matters.")
    severity: Literal["error", "warning"] = Field(
        default="error", description="Whether a conflict fails the check or is only reported."
    )
    status: Literal["draft", "stable", "deprecated"] = Field(
        default="stable", description="How far the rule may be relied on."
    )
    was: list[str] = Field(default=[], description="Former ids of this rule.")
    tolerance: Tolerance | None = Field(
        default=None,
        description='How far "about" reaches: one percentage, or { hard = "10%", soft = "2.5%" }.',
    )
    example: list[ExampleTable] = Field(default=[], description="Tests of the rule.")


class RelationExampleTable(_Table):
    """A text in which the relation must have a verdict, or must not be evaluated (`match = false`)."""

    text: str = Field(description="The text, a sentence or so, as an article would have it.")
    verdict: Literal["agree", "tension", "conflict"] | None = Field(
        default=None, description="What comes of the text; `agree` where the relation holds."
    )
    match: bool = Field(default=True, description="False where the relation must not be evaluated.")
    language: str | None = Field(
        default=None,
        json_schema_extra={"pattern": "^[a-z]{2}$"},
        description="ISO 639-1 code, where the text does not show it.",
    )
    published: Day | None = Field(default=None, description="The day against which the text is read.")
    todo: bool = Field(default=False, description="Known to fail; it is an error when it passes.")


class RelationTable(_Table):
    """What facts of several rules must fulfil together."""

    id: str = Field(
        json_schema_extra={"pattern": "^[a-z0-9.-]+$"},
        description="Name of the relation in reports and baselines; it never changes.",
    )
    title: str = Field(description="What must hold, in a few words.")
    expr: str | None = Field(
        default=None,
        description='What must hold, in facts and numbers: "stake@us + stake@kz = 100 %".',
    )
    change: str | None = Field(
        default=None, description="The rule whose levels, from A to B, must rise or fall as the words say."
    )
    up: list[str] = Field(default=[], description="With `change`: the terms of a rise.")
    down: list[str] = Field(default=[], description="With `change`: the terms of a fall.")
    why: str = Field(default="", description="Why it must hold.")
    severity: Literal["error", "warning"] = Field(
        default="error", description="Whether a conflict fails the check or is only reported."
    )
    example: list[RelationExampleTable] = Field(default=[], description="Tests of the relation.")


class RuleFile(_Table):
    """A rule file of kzclaims."""

    kzclaims: Literal[1] = Field(description="Version of the format.")
    terms: dict[str, TermTable] = Field(
        default={}, description="Named concepts, shared by all files of a folder."
    )
    rule: list[RuleTable] = Field(default=[], description="The rules.")
    relation: list[RelationTable] = Field(default=[], description="What facts must fulfil together.")


class _Flat(GenerateJsonSchema):
    """JSON Schema without `anyOf`: language servers for TOML do little with it."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:  # type: ignore[explicit-override]  # typing.override came with 3.12
        """A key that may be left out has the schema that it has when it is there."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(  # type: ignore[explicit-override]  # as above
        self,
        schema: object,  # noqa: ARG002  # its name is part of the method
    ) -> bool:
        """Titles would only repeat the keys."""
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:  # type: ignore[explicit-override]  # as above
        """TOML has no null, so it is no default."""
        described = super().default_schema(schema)
        if described.get("default", ...) is None:
            del described["default"]
        return described


def json_schema() -> dict[str, object]:
    """The JSON Schema of a rule file, for editors: flat, with a description on every key."""
    described = RuleFile.model_json_schema(schema_generator=_Flat)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
