"""Words of articles as concepts: what a rule could ask for near a number.

A concept has a key that is the same in every language where that can be known: `news:killed` is of the
concepts that the language packs list, `state:KZ` a state, `word:en:ferri` any other word with its plain
endings taken off, `phrase:…` two or three such words that always stand together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypedDict, cast

from kzclaims.bind.terms import Vocabulary
from kzclaims.languages import available, morphology, table
from kzclaims.model import Location, Term
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Mapping

NEWS, STATE, WORD, PHRASE = "news:", "state:", "word:", "phrase:"

_LEAST_STEM = 3
_NOWHERE = Location("concepts.toml", 1, 1)


class _File(TypedDict, total=False):
    stop: list[str]
    general: list[str]
    named: list[str]
    alone: list[str]
    endings: dict[str, str]
    letters: dict[str, str]
    concepts: dict[str, list[str]]


class Word(NamedTuple):
    """A word of a text: how many letters of particles stand before it, and it without them."""

    prefix: int
    stem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordbook:
    """What one language's pack says of its words, folded.

    `endings` are what a word may end in and what stands instead, the longest first.
    """

    language: str
    stop: frozenset[str]
    endings: tuple[tuple[str, str], ...]

    def lemma(self, stem: str) -> str:
        """The word without a plain ending: the same for all words that differ in it alone."""
        for ending, instead in self.endings:
            base = stem.removesuffix(ending)
            if base != stem and len(base) >= _LEAST_STEM:
                return base + instead
        return stem

    def read(self, word: str, attested: Mapping[str, int]) -> Word | None:
        """The word without its particles; None where it tells nothing.

        A particle is taken off where what is left stands alone somewhere in the articles, or where it is
        the article.
        """
        if word in self.stop:
            return None
        way = morphology(self.language)
        found = Word(0, word)
        for prefix, stem in way.splits(word):
            if not prefix:
                continue
            if stem in self.stop and (not way.defines(prefix) or len(stem) >= _LEAST_STEM):
                return None
            known = way.defines(prefix) or stem in attested or way.article + stem in attested
            if known and len(stem) >= _LEAST_STEM:
                found = Word(len(prefix), stem)
        return found


@cache
def wordbook(language: str) -> Wordbook:
    """The words of a language; none are known where it has no pack."""
    words = cast("_File", table(language, "concepts"))
    endings = {fold_form(ending): instead for ending, instead in words.get("endings", {}).items()}
    return Wordbook(
        language=language,
        stop=frozenset(fold_form(word) for word in words.get("stop", ())),
        endings=tuple(sorted(endings.items(), key=lambda one: (-len(one[0]), one[0]))),
    )


@cache
def known_terms() -> Mapping[str, Term]:
    """The concepts and states that the language packs list, with their forms in all of them, by key."""
    forms: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for language in available():
        for name, written in cast("_File", table(language, "concepts")).get("concepts", {}).items():
            forms.setdefault(NEWS + name, []).append((language, tuple(written)))
        for code, written in table(language, "states").get("states", {}).items():
            forms.setdefault(STATE + code, []).append((language, tuple(written)))
    return {
        key: Term(name=key, forms=tuple(written), location=_NOWHERE) for key, written in sorted(forms.items())
    }


@cache
def known_words() -> Vocabulary:
    """The same, ready to be found in articles; a form counts in every language."""
    return Vocabulary(tuple(known_terms().values()))


@cache
def letters() -> Mapping[str, str]:
    """How letters of other scripts are written in Latin ones, for names that anyone can type."""
    return {
        fold_form(letter): latin
        for language in available()
        for letter, latin in cast("_File", table(language, "concepts")).get("letters", {}).items()
    }


@cache
def general() -> frozenset[str]:
    """The concepts that say who, where or how rather than what, and so tell little of a number."""
    return _listed("general") | named()


@cache
def named() -> frozenset[str]:
    """The concepts that are names, of regions and of bodies that many states share."""
    return _listed("named")


@cache
def alone() -> frozenset[str]:
    """The concepts that say without another what a number beside them is of."""
    return _listed("alone")


def _listed(name: str) -> frozenset[str]:
    return frozenset(
        NEWS + concept for language in available() for concept in table(language, "concepts").get(name, ())
    )
