"""Rules: data that says which quantities make which claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from kzclaims.model.kinds import Hedge, Kind
    from kzclaims.model.relation import Relation


class Role(StrEnum):
    """On which side of a flow a term stands: `to:us` in a rule is the United States as its goal."""

    FROM = "from"
    TO = "to"


def split_role(term: str) -> tuple[Role | None, str]:
    """The side that a term is asked for on, None for any, and the term's own name."""
    side, colon, name = term.partition(":")
    if colon and side in _ROLES:
        return Role(side), name
    return None, term


_ROLES = frozenset(Role)


class Severity(StrEnum):
    """Whether a conflict of a rule's facts fails the check or is only reported."""

    ERROR = "error"
    WARNING = "warning"


class Location(NamedTuple):
    """A place in a rule file; line and column count from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A named concept with its written forms per language.

    A `topic` term may stand anywhere in the article, not only in reach of the number. `fuzzy` is
    the least similarity (0 to 100) at which a near spelling counts, None for none. `named` says
    whether the term is a name, whose forms take no ending; None leaves that to their capitals.
    """

    name: str
    forms: tuple[tuple[str, tuple[str, ...]], ...]
    topic: bool = False
    fuzzy: int | None = None
    named: bool | None = None
    location: Location

    def forms_for(self, language: str) -> tuple[str, ...]:
        """The written forms in one language, as the rule file has them."""
        return next((forms for name, forms in self.forms if name == language), ())


class SlotTime(StrEnum):
    """What sort of time fills a slot."""

    YEAR = "date"
    MONTH = "month"
    DURATION = "duration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A qualifier that is part of what a rule claims.

    Its values are term names, perhaps on one side of a flow (`to:us`), or it is a time and `terms` is
    empty: with `date` a year (`2023`), with `month` a month (`2023-09`), with `duration` the length of
    time in which something is meant to happen (`3-year`).
    """

    name: str
    terms: tuple[str, ...] = ()
    time: SlotTime | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """The names of terms that may fill it, each once, whatever side they are asked for on."""
        return tuple(dict.fromkeys(split_role(term)[1] for term in self.terms))

    @property
    def groups(self) -> dict[str, str | None]:
        """The groups by which a pattern states it, and the value that a group means.

        `holder` stands around the words that name the value (None), `holder__samruk` around any words
        that mean that one. A group's name has `_` for `-`.
        """
        told = {f"{self.name}__{value}": value for value in self.values}
        return {name.replace("-", "_"): value for name, value in ({self.name: None} | told).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text that a rule must read in a given way, or must leave alone (`match` false).

    `value` and `slots` are as written in the rule file. `published` is the day against which the text
    is read.
    """

    text: str
    location: Location
    match: bool = True
    value: str | None = None
    hedge: Hedge | None = None
    slots: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    published: str | None = None
    todo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Which quantity, about which terms, makes which claim.

    `about` is a conjunction of alternatives: each inner tuple needs one of its terms in reach.
    None of `excluded` (the file's `not`) may be nearer to the number than those terms.
    `unit` restricts the kind (`measure:t`). `pattern` is a regular expression as the file has it,
    macros and all, with a group `value`, for what needs word order. `hard` and `soft` are the rule's
    own tolerances for `about`, as fractions (0.10), None for the defaults. `was` are former ids.
    """

    id: str
    title: str
    kind: Kind
    location: Location
    unit: str | None = None
    about: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    pattern: str | None = None
    why: str = ""
    severity: Severity = Severity.ERROR
    hard: Decimal | None = None
    soft: Decimal | None = None
    was: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """All rules and relations of a run, in the order of their ids, and the terms that they share."""

    rules: tuple[Rule, ...]
    terms: tuple[Term, ...]
    relations: tuple[Relation, ...] = ()

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; KeyError where there is none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)
