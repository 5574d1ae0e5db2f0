"""Samples: few of a text's shingles, chosen so that texts with much in common have some in common.

Of each text one shingle of eight is taken, of a short one all. Which they are is told by their value, so that
the same are taken everywhere (U. Manber, «Finding similar files in a large file system», 1994). A sample
that no other text has finds nothing and is left out.
"""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from kzclaims.reconcile.copies.sharing import shingle_set
from kzclaims.reconcile.copies.words import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

_PRIME, _TAKEN = 251, 31  # by what is left of a shingle, as a number, divided by the one
_SHORT = 80  # words of a text of which all shingles are taken
_ROOM = 8  # counters for each sample
_POSTED = 64  # texts that a sample leads to: more have it by habit of speech
NO_SAMPLE = array("Q")


def sample(words: bytes) -> array[int]:
    """A text's sampled shingles, in order of size."""
    runs: AbstractSet[int] = shingle_set(words)
    if len(words) > _SHORT * WIDTH:
        runs = {run for run in runs if run % _PRIME < _TAKEN}
    return array("Q", sorted(runs))


def shared_samples(samples: Iterable[array[int]]) -> list[array[int]]:
    """The same samples without those that only one text has, apart from a few."""
    taken = list(samples)
    slots = _ROOM * sum(map(len, taken)) + 1
    seen = bytearray(slots)
    for numbers in taken:
        for number in numbers:
            slot = number % slots
            seen[slot] += seen[slot] < 2  # noqa: PLR2004  # once, or more often
    return [array("Q", [number for number in numbers if seen[number % slots] > 1]) for numbers in taken]


class Index:
    """Which texts have a sample."""

    def __init__(self) -> None:
        # Nearly all samples have one text, for which a list would be most of what is kept.
        self._first: dict[int, int] = {}
        self._more: dict[int, list[int]] = {}

    def post(self, number: int, samples: Iterable[int]) -> None:
        """Put a text under its samples, but for those that lead to very many."""
        for sampled in samples:
            if self._first.setdefault(sampled, number) != number:
                more = self._more.setdefault(sampled, [])
                if len(more) < _POSTED:
                    more.append(number)

    def hits(self, samples: Iterable[int]) -> Counter[int]:
        """How many of the samples each text has; of one that very many have only the first counts."""
        known, more = self._first, self._more
        found = [sampled for sampled in samples if sampled in known]
        several = [more[sampled] for sampled in found if sampled in more]
        hits = Counter(map(known.__getitem__, found))
        hits.update(chain.from_iterable(others for others in several if len(others) < _POSTED))
        return hits
