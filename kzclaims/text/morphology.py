"""What a language writes onto its words: proclitics, the article, plain endings.

A `Morphology` is a language pack's declaration; the functions apply it to folded words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Morphology:
    """How words of a language are written together with others.

    `proclitics` are rows of which each may give one particle, in the order written
    (Arabic: و ف, then ب ك ل, then ال). `contractions` give what a merged writing stands for
    (لل = ل + ال). `conjunctions` are the particles, and the words, that mean "and"; `article` is
    the definite article. `suffixes` are endings that a form may carry without becoming another
    word; a stem under `least_stem` letters takes neither proclitic nor suffix.
    """

    proclitics: tuple[tuple[str, ...], ...] = ()
    contractions: tuple[tuple[str, str], ...] = ()
    conjunctions: tuple[str, ...] = ()
    article: str = ""
    suffixes: tuple[str, ...] = ()
    least_stem: int = 2

    def prefixes(self) -> tuple[str, ...]:
        """Every prefix that can be written, longest first; the empty one last."""
        return _prefixes(self)

    def splits(self, word: str) -> Iterator[tuple[str, str]]:
        """(prefix, stem) readings of a folded word, the whole word first, then shorter stems."""
        yield "", word
        for prefix in reversed(self.prefixes()):
            if prefix and word.startswith(prefix) and len(word) - len(prefix) >= self.least_stem:
                yield prefix, word[len(prefix) :]

    def joins(self, prefix: str) -> bool:
        """Whether a prefix carries "and"."""
        return any(prefix.startswith(particle) for particle in self.conjunctions)

    def defines(self, prefix: str) -> bool:
        """Whether a prefix carries the article."""
        if not self.article:
            return False
        if prefix.endswith(self.article):
            return True
        return any(prefix.endswith(merged) for merged, _ in self.contractions)


@cache
def _prefixes(morphology: Morphology) -> tuple[str, ...]:
    found = {""}
    for row in morphology.proclitics:
        found |= {before + particle for before in found for particle in row}
    for merged, parts in morphology.contractions:
        found |= {prefix[: -len(parts)] + merged for prefix in tuple(found) if prefix.endswith(parts)}
    return tuple(sorted(found, key=lambda prefix: (-len(prefix), prefix)))
