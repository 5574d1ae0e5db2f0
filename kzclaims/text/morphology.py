"""What a language writes onto its words: proclitics, the article, plain endings.

A `Morphology` is a language pack's declaration; the functions apply it to folded words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Morphology:
    """How words of a language are written together with others, and which endings leave a word itself.

    `proclitics` are rows of which each may give one particle, in the order written
    (Arabic: و ف, then ب ك ل, then ال). `contractions` give what a merged writing stands for
    (لل = ل + ال). `conjunctions` are the particles, and the words, that mean "and"; `article` is
    the definite article. A stem under `least_stem` letters takes no proclitic. `verb_proclitics` stand
    behind a conjunction only, and on words that begin with one of `verb_beginnings`.

    `suffixes` are plain endings, `changes` what the end of a word becomes in another number or state
    (`("y", "ies")`; «شركة», «شركات»). `pronouns` stand behind a word or what its end becomes by
    `before_pronouns` («شركة», «شركتها»), in place of the article. A word under `least_inflected`
    letters takes no ending; one letter less is enough for a pronoun of two letters and more.
    `closing` is a letter that ends words and is folded into a pronoun: no pronoun where a text has it.
    With `every_word` each word of a form may have an ending («اتفاقيتين تجاريتين»), else the last.

    Compared by identity: there is one for each pack, and `PLAIN` for languages without.
    """

    proclitics: tuple[tuple[str, ...], ...] = ()
    contractions: tuple[tuple[str, str], ...] = ()
    conjunctions: tuple[str, ...] = ()
    article: str = ""
    least_stem: int = 2
    verb_proclitics: tuple[str, ...] = ()
    verb_beginnings: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    pronouns: tuple[str, ...] = ()
    before_pronouns: tuple[tuple[str, str], ...] = ()
    least_inflected: int = 4
    closing: str = ""
    every_word: bool = False

    def prefixes(self) -> tuple[str, ...]:
        """Every prefix that can be written, longest first; the empty one last."""
        return _prefixes(self)

    def splits(self, word: str) -> Iterator[tuple[str, str]]:
        """(prefix, stem) readings of a folded word, the whole word first, then shorter stems."""
        yield "", word
        for prefix in _prefixes_by_letter(self).get(word[:1], ()):
            if word.startswith(prefix) and len(word) - len(prefix) >= self.least_stem:
                yield prefix, word[len(prefix) :]

    def verb_splits(self, word: str) -> Iterator[tuple[str, str]]:
        """(prefix, stem) readings of a folded word as a verb with what stands before verbs only."""
        for prefix in _verb_prefixes(self):
            stem = word.removeprefix(prefix)
            if stem != word and stem.startswith(self.verb_beginnings) and len(stem) >= self.least_inflected:
                yield prefix, stem

    def bases(self, word: str) -> Iterator[tuple[str, bool]]:
        """The words that a folded word may be with an ending, and whether the ending is a pronoun."""
        endings = _endings(self)
        if word[-1:] not in endings.last:
            return
        for length in range(1, min(endings.longest, len(word) - 1) + 1):
            for before, pronoun, least in endings.known.get(word[-length:], ()):
                base = word[:-length] + before
                if len(base) >= least:
                    yield base, pronoun

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


@cache
def _prefixes_by_letter(morphology: Morphology) -> dict[str, tuple[str, ...]]:
    """The prefixes that begin with each letter, shortest first."""
    found: dict[str, tuple[str, ...]] = {}
    for prefix in reversed(_prefixes(morphology)):
        if prefix:
            found[prefix[0]] = (*found.get(prefix[0], ()), prefix)
    return found


class _Endings(NamedTuple):
    """Each ending with the letters that it replaces, whether it is a pronoun, and the least base."""

    known: dict[str, tuple[tuple[str, bool, int], ...]]
    longest: int
    last: frozenset[str]


@cache
def _endings(morphology: Morphology) -> _Endings:
    least = morphology.least_inflected
    rows = [(suffix, ("", False, least)) for suffix in morphology.suffixes]
    rows += [(after, (before, False, least)) for before, after in morphology.changes]
    rows += [
        (after + pronoun, (before, True, least - (len(pronoun) > 1)))
        for pronoun in morphology.pronouns
        for before, after in (("", ""), *morphology.before_pronouns)
    ]
    known: dict[str, tuple[tuple[str, bool, int], ...]] = {}
    for ending, row in rows:
        known[ending] = (*known.get(ending, ()), row)
    return _Endings(known, max(map(len, known), default=0), frozenset(ending[-1] for ending in known))


@cache
def _verb_prefixes(morphology: Morphology) -> tuple[str, ...]:
    before = ("", *(morphology.proclitics[0] if morphology.proclitics else ()))
    return tuple(first + particle for first in before for particle in morphology.verb_proclitics)


PLAIN = Morphology()
"""How a language without a pack is read: nothing is written onto its words."""
