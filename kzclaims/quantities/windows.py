"""Windows: the parts of a text that may hold a quantity, each a scan of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.quantities.chunks import Chunk
from kzclaims.quantities.scan import Scan
from kzclaims.text.fold import Folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.quantities.lexicon import Lexicon
    from kzclaims.quantities.word import Word

BEFORE: Final = 12
AFTER: Final = 10
"""Runs between spaces that a window takes in around one that may begin a quantity: as far as any
grammar looks."""


def scans(folded: Folded, lexicon: Lexicon) -> Iterator[Scan]:
    """The parts of a folded text that hold all its quantities and what they need around them."""
    runs = folded.text.split(" ")
    chunks, warm = lexicon.chunks.of(runs)
    hot = [
        index
        for index in warm
        if (chunk := chunks[index]) is not None
        and (chunk.triggers or _leads_on(chunk, runs, chunks, index + 1))
    ]
    if not hot:
        return
    low, high = max(0, hot[0] - BEFORE), hot[0] + AFTER
    base, behind = 0, 0
    for index in (*hot, len(chunks) + BEFORE + AFTER + 1):
        if index - BEFORE > high:
            base += len("".join(runs[behind:low])) + low - behind
            yield Scan(runs[low:high], chunks[low:high], lexicon, folded, base)
            low, behind = index - BEFORE, low
        high = min(len(chunks), index + AFTER)


def _leads_on(
    chunk: Chunk | Word, runs: Sequence[str], chunks: Sequence[Chunk | Word | None], index: int
) -> bool:
    """Whether what a chunk's last word begins may go on in the next run."""
    if index >= len(runs):
        return False
    following = chunks[index]
    return f" {following.pieces[0] if isinstance(following, Chunk) else runs[index]}" in chunk.leads


def scan_of(text: str, lexicon: Lexicon) -> Scan:
    """The scan of a whole folded text."""
    runs = text.split(" ")
    return Scan(runs, lexicon.chunks.of(runs)[0], lexicon, Folded(text, text), 0)
