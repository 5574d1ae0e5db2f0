"""Findings: what is to be said of rules that load and yet do not do what their author means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.model import Location


class Code(StrEnum):
    """What a finding is about; names stay what they are."""

    # A rule that can never match, or a part of it that never does anything.
    NO_COMMON_LANGUAGE = "no-common-language"
    CONTRADICTION = "contradiction"
    SHARED_FORM = "shared-form"
    REDUNDANT_CONDITION = "redundant-condition"
    SHARED_SLOT_FORM = "shared-slot-form"
    UNUSED_TERM = "unused-term"
    STOP_WORD = "stop-word"
    SINGLE_LETTER = "single-letter"
    # Rules that stand in each other's way.
    DUPLICATE_RULE = "duplicate-rule"
    SHADOWED_RULE = "shadowed-rule"
    # Patterns.
    EMPTY_MATCH = "empty-match"
    OPTIONAL_VALUE = "optional-value"
    SLOW_PATTERN = "slow-pattern"
    # What given articles show.
    FOREIGN_TERMS = "foreign-terms"
    UNFILLED_SLOT = "unfilled-slot"
    UNREAD_UNIT = "unread-unit"
    CAUGHT_NOTHING = "caught-nothing"
    ABSENT_TERMS = "absent-terms"
    CONTESTED_NUMBER = "contested-number"


class Level(StrEnum):
    """How much a finding matters: only a note leaves the rules clean."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to be said of a rule or a term, and where in its file.

    `table` is where the rule or term begins, as a loaded one tells; `path` leads from there to a key or
    element (`("about", 1)`). `span` is a part of the string there, in code points of its value; None
    for the whole of it, and `at_key` for its key.
    """

    code: Code
    level: Level
    message: str
    table: Location
    path: tuple[str | int, ...] = ()
    span: tuple[int, int] | None = None
    at_key: bool = False
    label: str = ""
    hint: str | None = None


def joined(names: Sequence[str], last: str = "and") -> str:
    """Names in a sentence, each marked as written in a rule file: `a`, `b` and `c`."""
    marked = [f"`{name}`" for name in names]
    if len(marked) == 1:
        return marked[0]
    return f"{', '.join(marked[:-1])} {last} {marked[-1]}"
