"""What stands in so many texts that it does not tell where one of them comes from.

Menus, notes on the author and disclaimers that no word list knows are the same on all pages of an outlet.
They are counted by sentence and line, a copied story's sentences being the same too: so a text is judged
without them only where enough words are left to judge by.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kzclaims.reconcile.copies.words import LEAST, WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kzclaims.reconcile.copies.words import Wording

_OF_SOURCE, _SOURCE_SHARE = 5, 10
"""A source's furniture stands in five of its texts, and in one of ten."""
_OF_ALL, _ALL_SHARE = 1000, 100
"""What tells nothing of any text stands in a thousand and in one of a hundred: more than any story has."""
_ROOM = 4  # counters for each text


@dataclass(frozen=True, slots=True)
class Text:
    """One text, and the articles and sources that print it word for word."""

    wording: Wording
    ids: list[str] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)


def telling_words(texts: Sequence[Text]) -> Iterator[bytes]:
    """For each text in order its words without those that are repeated, or all where too few are left."""
    of_source = _repeated_by_source(texts)
    everywhere = _repeated_everywhere(texts)
    nothing = frozenset[int]()
    for text in texts:
        wording = text.wording
        repeated = nothing.union(*(of_source.get(source, nothing) for source in text.sources))
        if everywhere is not None:
            repeated = repeated.union(filter(everywhere, wording.pieces))
        yield wording.words if repeated.isdisjoint(wording.pieces) else _without(wording, repeated)


def _without(wording: Wording, repeated: frozenset[int]) -> bytes:
    kept, start = list[bytes](), 0
    for piece, size in zip(wording.pieces, wording.sizes, strict=True):
        if piece not in repeated:
            kept.append(wording.words[start : start + size])
        start += size
    own = b"".join(kept)
    return own if len(own) >= LEAST * WIDTH else wording.words


def _repeated_by_source(texts: Sequence[Text]) -> dict[str, frozenset[int]]:
    """For each source that has any the pieces that it repeats."""
    by_source: defaultdict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for source in text.sources:
            by_source[source].append(place)
    repeated: dict[str, frozenset[int]] = {}
    for source, places in by_source.items():
        least = max(_OF_SOURCE, -(-len(places) // _SOURCE_SHARE))
        if len(places) >= least:
            counts = Counter(piece for place in places for piece in set(texts[place].wording.pieces))
            repeated[source] = frozenset(piece for piece, count in counts.items() if count >= least)
    return repeated


def _repeated_everywhere(texts: Sequence[Text]) -> Callable[[int], bool] | None:
    """Whether a piece is repeated in texts of any source; None where no piece is.

    Pieces share counters, several to one, so that memory does not grow with the different ones: a few
    texts are counted too many.
    """
    least = max(_OF_ALL, len(texts) // _ALL_SHARE)
    if len(texts) < least:
        return None
    slots = _ROOM * len(texts) + 1
    counts = array("I", bytes(4 * slots))
    for text in texts:
        for slot in {piece % slots for piece in text.wording.pieces}:
            counts[slot] += 1
    if max(counts) < least:
        return None
    return lambda piece: counts[piece % slots] >= least
