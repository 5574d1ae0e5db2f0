"""How large a pattern grows when the engine compiles it.

The engine writes a repeated group out as often as it must match, and once more where it may match again:
loops in loops multiply, and neither its time limit nor the length of the pattern bounds that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.rules.pattern import expand, pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.model import Term

MOST_PARTS = 100_000
"""Parts that are compiled within a second."""

_COUNT = re.compile(
    r"(?:\s|\#[^\n]*(?:\n|$))*(?:\{(?P<least>\d*)(?P<comma>,?)(?P<most>\d*)\}|(?P<plus>\+)|[*?])"
)


def compiled_parts(source: str, terms: Mapping[str, Term]) -> int:
    """How many parts a pattern has with its repeated groups written out; a term's letters are one each.

    What is more than a thousand times too many is no longer counted up.
    """
    sizes = [0]
    for piece in pieces(source):
        if piece.sort == "group":
            sizes.append(0)
        elif piece.sort == "close" and len(sizes) > 1:
            size = sizes.pop() * _copies(source, piece.end)
            sizes[-1] += min(size, MOST_PARTS * 1000)
        elif piece.sort == "macro":
            sizes[-1] += len(expand(source[piece.start : piece.end], terms).text)
        elif piece.sort != "comment":
            sizes[-1] += 1
    return sum(sizes)


def _copies(source: str, at: int) -> int:
    """How often the engine writes out the group that ends at a place."""
    count = _COUNT.match(source, at)
    if count is None:
        return 1
    if count["plus"]:
        return 2
    least = int(count["least"] or 0)
    if not count["comma"]:
        return max(least, 1)
    return max(least + (count["most"] == "" or int(count["most"]) > least), 1)
