"""Stretches: what runs on longer than any sentence does, cut where it is likeliest to pause.

A page that lost its punctuation, or a table run together, is one sentence of thousands of words by its marks
alone. What its ends say is not said of one another; so it is read a stretch at a time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1200
"""The most code points that a sentence has: some two hundred words, several times a long one of the news."""

# Where a text pauses, the likeliest places first; the later ones spare what is written beside digits.
_PAUSES = tuple(
    re.compile(pause)
    for pause in (
        r"\s*\n\s*",
        r"(?<=[.!?؟…;؛])\s+",
        r"(?<=[,،:–—])\s+",
        r"(?<!\d)\s++(?!\d)",
        r"\s+",
        r"(?<=[,،;؛|/])(?!\d)",
    )
)
_ANY = re.compile(r"\s+|(?<=[,،;؛|/])(?!\d)")


def stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`text[start:end]` in stretches of at most `LONGEST`, in order, without the white space between them.

    One is longer only where there is no place to cut it: it is a single word.
    """
    while end - start > LONGEST:
        cut = _last_pause(text, start + LONGEST // 2, start + LONGEST)
        hit = cut or _ANY.search(text, start + LONGEST, end)
        if hit is None:
            break
        first, last = hit.span()
        while text[first - 1].isspace():
            first -= 1
        while last < end and text[last].isspace():
            last += 1
        if last == end:
            break
        yield start, first
        start = last
    yield start, end


def _last_pause(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last pause of the likeliest sort between two places."""
    for pause in _PAUSES:
        last = None
        for hit in pause.finditer(text, start, end):
            last = hit
        if last is not None:
            return last
    return None
