"""Windows: the parts of a text that may hold a quantity, each a scan of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.quantities.scan import Scan
from kzclaims.text.fold import Folded
from kzclaims.text.tokens import first as first_piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.quantities.lexicon import Chunk, Lexicon

BEFORE, AFTER = 12, 10
"""Runs between spaces that a window takes in around one that may begin a quantity: as far as any
grammar looks."""


def scans(folded: Folded, lexicon: Lexicon) -> Iterator[Scan]:
    """The parts of a folded text that hold all its quantities and what they need around them."""
    runs = folded.text.split(" ")
    chunks = list(map(lexicon.chunks.__getitem__, runs))
    hot = [
        index
        for index, chunk in enumerate(chunks)
        if chunk is not None and chunk.warm and (chunk.hot or _leads_on(chunk, runs[index + 1 : index + 2]))
    ]
    if not hot:
        return
    low, high = max(0, hot[0] - BEFORE), hot[0] + AFTER
    base, behind = 0, 0
    for index in (*hot, len(chunks) + BEFORE + AFTER + 1):
        if index - BEFORE > high:
            base += sum(map(len, runs[behind:low])) + low - behind
            yield Scan(runs[low:high], chunks[low:high], lexicon, folded, base)
            low, behind = index - BEFORE, low
        high = min(len(chunks), index + AFTER)


def _leads_on(chunk: Chunk, following: Sequence[str]) -> bool:
    """Whether what a chunk's last word begins may go on in the next run."""
    return bool(following) and f" {first_piece(following[0])}" in chunk.leads


def scan_of(text: str, lexicon: Lexicon) -> Scan:
    """The scan of a whole folded text."""
    runs = text.split(" ")
    return Scan(runs, list(map(lexicon.chunks.__getitem__, runs)), lexicon, Folded(text, text), 0)
