"""Relations: data that says which claims must fit together, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

    from kzclaims.model.claim import Claim
    from kzclaims.model.fact import Verdict
    from kzclaims.model.kinds import Kind
    from kzclaims.model.rule import Location, Severity


class Operator(StrEnum):
    """The four operations of arithmetic."""

    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    OVER = "/"


class Comparator(StrEnum):
    """How the two sides of a relation stand to each other; `~` is as near as `about` allows."""

    EQUAL = "="
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="
    ABOUT = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in its expression, in code points, something is written; no part of what it means."""

    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A value of a slot that is the same wherever the name stands: `$year`."""

    name: str


SlotValue: TypeAlias = str | Variable | None
"""What a reference asks of a slot: a value as in a fact's key, a variable, or that nobody stated it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Place):
    """A number that the relation itself states, exactly: `100 %`."""

    value: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Place):
    """A fact, by its rule and the values of its slots in the rule's order: `kz-trade@us/$year`."""

    rule: str
    slots: tuple[SlotValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Place):
    """How many of these terms are named in one list beside the number: `listed(after: uae, bahrain)`.

    Where `lead` is a term, only a list that it stands before counts.
    """

    terms: tuple[str, ...]
    lead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Place):
    """Two expressions and what is done with them; `at` is where the operator is written."""

    operator: Operator
    left: Expression
    right: Expression
    at: int = field(default=0, compare=False)


Expression: TypeAlias = Number | Reference | Listed | Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a relation holds: two expressions compared; `at` is where the sign is written."""

    comparator: Comparator
    left: Expression
    right: Expression
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """That two levels of one rule, «from A to B», go the way that the words say.

    `up` and `down` are terms, those of a rise and those of a fall.
    """

    rule: str
    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationExample:
    """A text in which a relation must have a verdict; `verdict` None where it must not be evaluated."""

    text: str
    location: Location
    verdict: Verdict | None
    language: str | None = None
    published: str | None = None
    todo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What claims of several rules must fulfil together, or the two levels of one (`law` is a Change).

    `kind` is that of the left side, or of the rule whose levels change. `written` is the expression as
    the file has it.
    """

    id: str
    title: str
    location: Location
    law: Comparison | Change
    kind: Kind
    severity: Severity
    why: str = ""
    written: str = ""
    examples: tuple[RelationExample, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list that stands with a claim's number, seen for a relation.

    `names` are the distinct terms that it names, in order. It is `complete` where a colon or brackets
    directly at the number make it so; else there may be more than it names.
    """

    relation: str
    claim: Claim
    names: tuple[str, ...]
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Two numbers of a passage, «from A to B», and whether the words say that they rise or fall.

    `claim` is the one of the two, or the first of them, that the relation's rule has made.
    """

    relation: str
    claim: Claim
    before: Claim
    after: Claim
    rises: bool


Sighting: TypeAlias = Listing | Movement
"""What was seen in a passage for a relation, beside its claims."""


def references(expression: Expression) -> tuple[Reference, ...]:
    """The references of an expression, from left to right, each as often as it stands there."""
    match expression:
        case Reference():
            return (expression,)
        case Operation():
            return (*references(expression.left), *references(expression.right))
        case _:
            return ()


def lists(expression: Expression) -> tuple[Listed, ...]:
    """The lists that an expression counts, from left to right."""
    match expression:
        case Listed():
            return (expression,)
        case Operation():
            return (*lists(expression.left), *lists(expression.right))
        case _:
            return ()


def variables(law: Comparison) -> tuple[str, ...]:
    """The names of a comparison's variables, in the order in which they first stand."""
    named = (
        value.name
        for reference in (*references(law.left), *references(law.right))
        for value in reference.slots
        if isinstance(value, Variable)
    )
    return tuple(dict.fromkeys(named))
