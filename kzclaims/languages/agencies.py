"""News agencies, by the names that articles cite them under."""

from __future__ import annotations

import re
from functools import cache

from kzclaims.languages import COMMON, table
from kzclaims.text.fold import fold_form


def agency_in(text: str) -> str | None:
    """The agency that a text names, by its name in the pack; the first of several, None for none."""
    hit = _names().search(fold_form(text))
    return None if hit is None else _agencies()[hit[0]]


@cache
def _agencies() -> dict[str, str]:
    listed: dict[str, list[str]] = table(COMMON, "agencies")["agencies"]
    return {fold_form(form): agency for agency, forms in listed.items() for form in forms}


@cache
def _names() -> re.Pattern[str]:
    longest_first = sorted(_agencies(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
