"""Tokens: folded text cut into pieces that tile it."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

# A run of digits with its inner separators, a run of letters, a run of white space, or one other
# character. Inner separators: the marks of every script, a no-break space before three digits, an
# apostrophe before three digits (Swiss), and the letter ra, which Arabic type once used for the
# decimal comma (2ر5).
_PIECE: Final = re.compile(
    r"\d+(?:[.,٫٬،ر]\d+|['\u00a0]\d{3}(?!\d))*"
    r"|[^\W\d_]+"
    r"|\s+"
    r"|.",
    re.DOTALL,
)


def split(folded: str) -> list[str]:
    """The pieces of a folded text, in order; joined, they are the text."""
    return _PIECE.findall(folded)


def first(folded: str) -> str:
    """The first piece of a folded text; the empty text where it has none."""
    match = _PIECE.match(folded)
    return match[0] if match is not None else ""


def starts(pieces: list[str]) -> list[int]:
    """Where each piece begins, and at the end the length of the whole."""
    return list(accumulate(map(len, pieces), initial=0))
