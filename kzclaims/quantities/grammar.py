"""Grammar: what a language does with its number words, as its pack declares it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kzclaims import languages


class Grammar(NamedTuple):
    """What a language does with its number words."""

    bare_addition: bool  # «two hundred three»: no "and" needed
    units_first: bool  # «خمسة وعشرون»: five and twenty
    noun_first: bool  # «الخميس الماضي», «ريال واحد»: what qualifies a noun follows it
    decimal_marks: str
    group_marks: str
    date_order: str  # day-first, month-first or open


@cache
def grammar(code: str) -> Grammar:
    """The grammar that a language pack declares."""
    words = languages.table(code, "language")
    return Grammar(
        bare_addition=words.get("bare_addition", True),
        noun_first=words.get("noun_first", False),
        units_first=words.get("order") == "units-first",
        decimal_marks="".join(words.get("decimal_marks", ".")),
        group_marks="".join(words.get("group_marks", ",")),
        date_order=words.get("date_order", "open"),
    )
