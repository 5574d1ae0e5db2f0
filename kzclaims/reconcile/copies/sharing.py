"""How much two texts have in common, and how much makes them copies.

What two texts share is counted in words of the shorter: those that stand in a run of four or more words
which the longer has too, wherever it has it (containment of word shingles; A. Broder, «On the resemblance
and containment of documents», 1997). Independent reports on one event share names, titles and a quotation,
5 to 15 words in a hundred; a text that was cut, got another headline or a paragraph more shares nearly all.

Two texts are copies where

* the shorter shares half its words and ten more: all of 20, 30 of 40, 60 of 100, 260 of 500. Two short notes
  with one sentence in common are thereby none, and fewer than 20 words are never enough;
* and the numbers agree where the words do. Reports from one template have each week's own numbers between
  the same words: of the numbers between shared words no more than a quarter may differ, a date counting as
  one. One always may beside another that is the same, and one for every two hundred shared words: a text put
  right is still that text.
"""

from __future__ import annotations

import sys
from array import array
from dataclasses import dataclass
from fractions import Fraction
from itertools import repeat
from typing import TYPE_CHECKING

from kzclaims.reconcile.copies.words import LEAST, WIDTH, masked, number_flags, wording

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from kzclaims.model import Article

RUN = 4
"""Words in a row that are a shingle."""
_SHINGLE = RUN * WIDTH
_MORE = 10  # shared words beyond half of the text
_PER_NUMBER = 200  # shared words for each number that may differ
_BITS = 8  # of a byte


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What two texts have in common.

    `words` are those of the shorter text, `shared` those of them that stand in runs of four or more that
    the longer has too, `shingles` the different such runs of just four.
    """

    words: int
    shared: int
    shingles: int

    @property
    def share(self) -> Fraction:
        """The part of the shorter text's words that is shared, 0 to 1; 0 where it has none."""
        return Fraction(self.shared, self.words) if self.words else Fraction(0)


def shared_text(first: Article, second: Article) -> Sharing:
    """What the texts of two articles have in common, furniture left out; the same either way round.

    Texts of fewer than four words share all where they are the same, else nothing. What an outlet repeats
    on all its pages counts here too: two articles do not show what that is.
    """
    texts = sorted((wording(first.text), wording(second.text)), key=lambda text: len(text.words))
    shorter, longer = (text.words for text in texts)
    if texts[0].fingerprint == texts[1].fingerprint:
        return Sharing(words=_count(shorter), shared=_count(shorter), shingles=len(shingle_set(shorter)))
    runs = shingle_set(longer)
    shared = shared_words(shorter, runs)
    if len(shorter) == len(longer):
        shared = max(shared, shared_words(longer, shingle_set(shorter)))
    return Sharing(words=_count(shorter), shared=shared, shingles=len(shingle_set(shorter) & runs))


def shingle_set(words: bytes) -> frozenset[int]:
    """The different runs of four words of a text, each as one number; none where it has fewer words."""
    return frozenset[int]().union(*map(_every_fourth, repeat(words), range(RUN)))


def _every_fourth(words: bytes, first: int) -> array[int]:
    """Runs of four words, one behind the other: eight bytes read as one number, on all machines alike."""
    start = first * WIDTH
    end = start + max(0, len(words) - start) // _SHINGLE * _SHINGLE
    runs = array("Q", words[start:end])
    if sys.byteorder == "big":
        runs.byteswap()
    return runs


def shared_words(shorter: bytes, runs: AbstractSet[int]) -> int:
    """How many words of a text stand in one of the runs."""
    return _covered(shorter, runs).bit_count()


def enough(words: int, shared: int) -> bool:
    """Whether so many shared words make a copy of a text of so many words."""
    return shared >= LEAST and 2 * (shared - _MORE) >= words


def related(words: int, shared: int) -> bool:
    """Whether texts share half of what copies do: copies of one text do, however each was changed."""
    return 2 * shared >= LEAST and 4 * shared - 2 * _MORE >= words


def same_numbers(shorter: bytes, longer: bytes, runs: AbstractSet[int]) -> bool:
    """Whether the numbers between words that two texts share are the same, but for those that may differ.

    `runs` are those of the longer text.
    """
    numbers = int.from_bytes(number_flags(shorter), "little")
    same = _covered(shorter, runs)
    kept = _places(numbers & same)
    if 3 * _places(numbers & ~same) <= kept:
        return True
    alike = _covered(masked(shorter), shingle_set(masked(longer)))
    changed = _places(numbers & alike & ~same)
    tolerated = max(1 if kept else 0, alike.bit_count() // _PER_NUMBER)
    return changed <= tolerated or 3 * changed <= kept


def _places(numbers: int) -> int:
    """How many places some numbers stand at: with a word between at most, as in a date, at one."""
    return (numbers & ~(numbers << _BITS) & ~(numbers << 2 * _BITS)).bit_count()


def _covered(words: bytes, runs: AbstractSet[int]) -> int:
    """The words of a text that stand in one of the runs, as a number: bit 8 n is set for word n.

    Whole texts are counted by a few operations on one number.
    """
    flags = bytearray(_count(words))
    for first in range(RUN):
        found = bytes(map(runs.__contains__, _every_fourth(words, first)))
        flags[first : first + RUN * len(found) : RUN] = found
    begun = int.from_bytes(flags, "little")
    covered = begun
    for later in range(1, RUN):
        covered |= begun << _BITS * later
    return covered


def _count(words: bytes) -> int:
    return len(words) // WIDTH
