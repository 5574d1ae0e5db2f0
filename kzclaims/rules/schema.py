"""The shape of a rule file, as far as types go; what its names mean is checked afterwards.

pydantic is used here, in `schema_values` and in `tables` only. Its own words never reach a user.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from kzclaims.model import Hedge, Kind
from kzclaims.rules.iso639 import CODES
from kzclaims.rules.schema_values import Day, Slot, Tolerance
from kzclaims.rules.units import units_of

if TYPE_CHECKING:
    from pydantic_core import core_schema

FORMAT_VERSION = 1

Forms = Annotated[list[str], Field(description="Written forms in this language.")]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)


class TermTable(_Table, title="Term"):
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
        default=False,
        description="The term may stand anywhere in the article, not only near the number. For what a whole "
        "article is about.",
    )
    fuzzy: int | None = Field(
        default=None,
        ge=1,
        le=100,
        description="Least similarity, in percent, at which a near spelling of a form counts: with 85 "
        "«التنجستن» is «التنغستن». Of several words each must be as near; words under five letters never "
        "are. Without it only the forms themselves count.",
        examples=[85],
    )
    name: bool | None = Field(
        default=None,
        description="Whether the term is a name, which takes no endings: «Georgian» is not Georgia. "
        "Without it the capitals of its English forms decide, else those of other languages; say it where "
        "there are none.",
    )


class ExampleTable(_Table, title="Example of a rule"):
    """A text that the rule must read in a given way, or must leave alone (`match = false`)."""

    text: str = Field(description="The text, a sentence or so, as an article would have it.")
    value: str | None = Field(
        default=None,
        description="What the rule must read: the number, or its ends with `..` between, and the unit; "
        "a date as `1992`, `1992-04` or `1992-04-10`.",
        examples=["25..30 %", "17.2e9 USD", "1992-04", "100000000000.. USD"],
    )
    hedge: Annotated[Hedge, Field(strict=False)] | None = Field(
        default=None, description="How firmly the value is meant: `exact`, `about`, `over` and so on."
    )
    slots: dict[str, str] = Field(
        default={},
        description='What the rule\'s slots must be: `{ partner = "israel", year = "2023" }`; `"-"` for one '
        "that the text leaves open.",
    )
    match: bool = Field(default=True, description="False where the rule must not match.")
    language: str | None = Field(
        default=None,
        json_schema_extra={"pattern": "^[a-z]{2}$"},
        description="ISO 639-1 code, where the text does not show it.",
    )
    published: Day | None = Field(default=None, description="The day against which the text is read.")
    todo: bool = Field(default=False, description="Known to fail; it is an error when it passes.")


class RuleTable(_Table, title="Rule"):
    """Which quantity, about which terms, makes which claim."""

    id: str = Field(
        json_schema_extra={"pattern": "^[a-z0-9.-]+$"},
        description="Name of the rule in reports and baselines: `a`-`z`, `0`-`9`, `.`, `-`. Never change it.",
        examples=["kz-trade"],
    )
    title: str = Field(
        description="What the rule's quantity is, in a few words.", examples=["Trade turnover of Kazakhstan"]
    )
    measure: str = Field(
        description="The kind of quantity that the rule reads, or a kind with a unit: `money` any sum, "
        "`money:USD` dollars only, `count` how many, `measure:t` tonnes, `percent`, `date`, `duration`, "
        "`ordinal` a place in an order, `multiple`.",
        examples=["money", "measure:t/year"],
    )
    about: list[str] = Field(
        default=[],
        description="Terms that must each be in reach of the number; `a|b` is either of two, `to:a` the term "
        "where something goes to, `from:a` any other mention of it.",
        examples=[["trade", "kazakhstan|uzbekistan"]],
    )
    not_: list[str] = Field(
        default=[],
        alias="not",
        description="Terms of which none may be nearer to the number than those of `about`.",
        examples=[["exports"]],
    )
    slots: dict[str, Slot] = Field(
        default={},
        description="Qualifiers that are part of the claim: other slots, other facts. Each is a list of the "
        'terms that may fill it, or a time: "date" (a year), "month", "duration".',
        examples=[{"partner": ["israel", "us"], "year": "date"}],
    )
    pattern: str | None = Field(
        default=None,
        description="Regular expression for where word order matters, with `{term}` and `{kind}` macros and "
        "a group `value`; verbose, case-blind.",
        examples=["{supply} .{0,40} (?P<value>{percent}) .{0,20} {oil}"],
    )
    why: str = Field(default="", description="Why sources differ here, or why it matters.")
    severity: Literal["error", "warning"] = Field(
        default="error", description="Whether a conflict fails the check or is only reported."
    )
    status: Literal["draft", "stable", "deprecated"] = Field(
        default="stable",
        description="How far the rule may be relied on: `draft`, `stable` or `deprecated`.",
    )
    was: list[str] = Field(
        default=[], description="Former ids of this rule: what a baseline accepted under them stays accepted."
    )
    tolerance: Tolerance | None = Field(
        default=None,
        description='How far «about» reaches: one percentage, or `{ hard = "10%", soft = "2.5%" }`: values '
        "further apart than `hard` contradict, values nearer than `soft` agree.",
        examples=["5%"],
    )
    example: list[ExampleTable] = Field(
        default=[],
        description="Tests of the rule: one at least that matches, with its value, and one that must not.",
    )


class RelationExampleTable(_Table, title="Example of a relation"):
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


class RelationTable(_Table, title="Relation"):
    """What facts of several rules must fulfil together."""

    id: str = Field(
        json_schema_extra={"pattern": "^[a-z0-9.-]+$"},
        description="Name of the relation in reports and baselines; it never changes.",
    )
    title: str = Field(description="What must hold, in a few words.")
    expr: str | None = Field(
        default=None,
        description="What must hold, in facts and numbers: `=`, `<`, `<=`, `>`, `>=` or `~` (about) between "
        "two sums; a fact is a rule's id with its slots.",
        examples=["stake@us + stake@kz = 100 %"],
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
    example: list[RelationExampleTable] = Field(
        default=[],
        description="Tests of the relation: one in which it holds at least, and one in which it does not.",
    )


class RuleFile(_Table, title="Rule file"):
    """A rule file of kzclaims."""

    kzclaims: Literal[1] = Field(description="Version of the format: `kzclaims = 1`.")
    terms: dict[str, TermTable] = Field(
        default={},
        description="Named concepts and their written forms, shared by all files: `[terms.trade]`.",
    )
    rule: list[RuleTable] = Field(
        default=[], description="The rules: `[[rule]]` for each, `[[rule.example]]` for its tests."
    )
    relation: list[RelationTable] = Field(
        default=[], description="What facts must fulfil together: `[[relation]]` for each."
    )


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
    """The JSON Schema of a rule file, for editors: flat, with a description on every key.

    `measure` lists every kind and every unit that a language pack reads, for editors to offer.
    """
    described = RuleFile.model_json_schema(schema_generator=_Flat)
    units = [f"{kind}:{unit}" for kind in Kind for unit in sorted(units_of(kind))]
    described["$defs"]["RuleTable"]["properties"]["measure"]["enum"] = [*map(str, Kind), *units]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}


def schema_text() -> str:
    """The JSON Schema as `rules.schema.json` beside this module has it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
