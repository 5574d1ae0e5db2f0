"""Former values: of two numbers of one sort in a sentence the one that the other is held against.

«Inflation rose from 4 percent to 5 percent», «5 percent, up from 4 percent»: what is claimed is 5 percent,
wherever the words that it is about stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.languages import table
from kzclaims.model import Kind
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.bind.reading import Placed, Reading

_NEAR = 16  # words between two numbers that are held against each other
_MOST_BETWEEN = 2  # words between «compared with» and the number
_UNTOLD = frozenset({Kind.DATE, Kind.DURATION, Kind.ORDINAL})
_NEVER = re.compile(r"(?!)")


class _Words(NamedTuple):
    """What stands before the other number, before the former one of a change, and before the later one."""

    other: re.Pattern[str]
    since: re.Pattern[str]
    to: re.Pattern[str]


def is_former(reading: Reading, placed: Placed) -> bool:
    """Whether a number is the former or the other value of one of its sort in the same passage."""
    quantity = placed.quantity
    if quantity.kind in _UNTOLD:
        return False
    words = _words(reading.article.language)
    like = reading.like(placed)
    at = bisect_left(like, placed.first, key=lambda other: other.first)
    before = next((other for other in reversed(like[:at]) if other.quantity.unit == quantity.unit), None)
    if before is not None and _is_held_against(reading, words, before, placed):
        return True
    at = bisect_right(like, placed.first, key=lambda other: other.first)
    behind = next((other for other in like[at:] if other.quantity.unit == quantity.unit), None)
    return behind is not None and _is_left_behind(reading, words, placed, behind)


def _is_held_against(reading: Reading, words: _Words, head: Placed, placed: Placed) -> bool:
    """Whether «compared with» stands before a number, with no term between: «with imports of 3 percent»."""
    if not 0 <= reading.distance(head, placed) <= _NEAR:
        return False
    found = words.other.search(reading.between(head.last, placed.first))
    if found is None:
        return False
    start = reading.starts[head.last] + max(found.end("some"), found.end("close"))
    return not any(
        start <= reading.starts[mention.first] and mention.last <= placed.first
        for mention in reading.mentions(placed.passage)
    )


def _is_left_behind(reading: Reading, words: _Words, placed: Placed, later: Placed) -> bool:
    """Whether a number and the one behind it are a change: «from 61 percent in 2019 to 42 percent»."""
    if not 0 <= reading.distance(placed, later) <= _NEAR:
        return False
    before, _ = reading.around(placed)
    if words.since.search(before) is None:
        return False
    return words.to.search(reading.between(placed.last, later.first)) is not None


@cache
def _words(language: str) -> _Words:
    data = table(language, "comparison")
    change = data.get("change", {})
    some, close = _any(data.get("other", ())), _any(data.get("close", ()))
    if not data:
        return _Words(_NEVER, _NEVER, _NEVER)
    gap = rf"(?:\w+\s+){{0,{_MOST_BETWEEN}}}"
    return _Words(
        other=re.compile(rf"(?<!\w)(?:(?P<some>{some})\s*{gap}|(?P<close>{close})\s*)$"),
        since=re.compile(rf"(?<!\w)(?:{_any(change.get('from', ()))})\s*$"),
        to=re.compile(rf"(?<!\w)(?:{_any(change.get('to', ()))})\s*$"),
    )


def _any(forms: Iterable[str]) -> str:
    longest_first = sorted((fold_form(form) for form in forms), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
