"""Near spellings: words of a text that are almost a form of a term that allows it.

Two words are the nearer the fewer letters must be left out of them until both are the same: their
similarity is the share of letters, of both together, that stay, in percent. In a form of several words
each must be as near as the term asks; short words must be the form's own.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Indel

from kzclaims.bind.forms import prepare
from kzclaims.languages import morphology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.bind.forms import Form, FormIndex
    from kzclaims.model import Term
    from kzclaims.text.morphology import Morphology

_LEAST = 5
"""Letters under which a word is near to none: too many short words are one letter apart."""

_MOST_WORDS = 1 << 17


class _Fuzzy(NamedTuple):
    """A form that near spellings may stand for, and the least similarity."""

    form: Form
    way: Morphology
    cutoff: int


class Near(NamedTuple):
    """A form that a word nearly begins.

    `prefix` letters are particles; `apart` letters are too many in one of the words, of `letters` that
    both have together.
    """

    prefix: int
    form: Form
    way: Morphology
    cutoff: int
    apart: int
    letters: int

    @property
    def similarity(self) -> int:
        """The share of letters that stay, in percent, rounded down."""
        return 100 * (self.letters - self.apart) // self.letters


class NearIndex:
    """The forms of fuzzy terms, by what near spellings of their first words may be.

    A word, when it is first met, is compared with the first words of about its own length that are written
    in its direction, all of one length at once in compiled code.
    """

    def __init__(self, terms: Iterable[Term], *, names: frozenset[str]) -> None:
        self._exact: defaultdict[str, list[_Fuzzy]] = defaultdict(list)
        self._spelt: defaultdict[str, list[_Fuzzy]] = defaultdict(list)
        self._by_length: dict[bool, defaultdict[int, list[str]]] = {
            right_to_left: defaultdict(list) for right_to_left in (False, True)
        }
        self._least = 100
        self._alike: dict[str, tuple[tuple[_Fuzzy, int, int], ...]] = {}
        self._known: dict[str, tuple[Near, ...]] = {}
        ways: defaultdict[Morphology, set[bool]] = defaultdict(set)
        for term in terms:
            if term.fuzzy is None:
                continue
            for language, written in term.forms:
                way = morphology(language)
                for text in written:
                    form = prepare(term, language, text, common=term.name not in names)
                    if form.words and not form.acronym:
                        ways[way].add(form.words[0].isascii())
                        self._add(_Fuzzy(form, way, term.fuzzy))
        # Words of one script are near to none of another; this tells the most part of them apart.
        self._ways = tuple(ways.items())

    def _add(self, one: _Fuzzy) -> None:
        spelt = _spelt(one.form, 0, one.way)
        if len(one.form.words) > 1:
            self._exact[spelt].append(one)
        if _can_be_near(one.form.words[0]):
            if spelt not in self._spelt:
                self._by_length[_is_right_to_left(spelt)][len(spelt)].append(spelt)
            self._spelt[spelt].append(one)
            self._least = min(self._least, one.cutoff)

    def read(self, word: str) -> tuple[Near, ...]:
        """The forms that a folded word, or what is left of it without its particles, nearly begins."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
                self._alike.clear()
            known = self._known[word] = tuple(self._read(word))
        return known

    def goes_on(self, near: Near, words: Sequence[str], index: FormIndex) -> Near | None:
        """The whole form, where the words of a text behind its first are nearly or just those of the form."""
        for place, word in enumerate(words, 1):
            wanted = near.form.words[place]
            if index.goes_on(near.form, place, word, near.way):
                apart, letters = 0, 2 * len(wanted)
            else:
                spelt = _spelt(near.form, place, near.way)
                shown = word if near.form.articles[place] else word.removeprefix(near.way.article)
                if not (_can_be_near(wanted) and _can_be_near(shown)):
                    return None
                apart, letters = _apart(shown, spelt), len(shown) + len(spelt)
                if not _is_near(apart, letters, near.cutoff) or _has_ending(
                    near.form, place, near.way, [shown]
                ):
                    return None
            near = near._replace(apart=near.apart + apart, letters=near.letters + letters)
        return near if near.apart else None

    def _read(self, word: str) -> Iterator[Near]:
        if not word[0].isalpha():
            return
        for way, scripts in self._ways:
            if word.isascii() not in scripts:
                continue
            readings = [
                (prefix, stem, spelling)
                for prefix, stem in way.splits(word)
                for spelling in ((stem, way.article + stem) if way.defines(prefix) else (stem,))
            ]
            shown = [spelling for _, _, spelling in readings]
            for prefix, stem, spelling in readings:
                for one in self._exact.get(spelling, ()):
                    if one.way is way:
                        yield Near(len(prefix), *one, 0, 2 * len(spelling))
                if _can_be_near(stem):
                    for one, apart, letters in self._nearly(spelling):
                        if one.way is way and not _has_ending(one.form, 0, way, shown):
                            yield Near(len(prefix), *one, apart, letters)

    def _nearly(self, spelling: str) -> tuple[tuple[_Fuzzy, int, int], ...]:
        """The forms whose first word, with its article, is nearly spelt so; letters apart and together."""
        known = self._alike.get(spelling)
        if known is None:
            known = self._alike[spelling] = tuple(self._compared(spelling))
        return known

    def _compared(self, spelling: str) -> Iterator[tuple[_Fuzzy, int, int]]:
        for length, forms in self._by_length[_is_right_to_left(spelling)].items():
            letters = len(spelling) + length
            most = (100 - self._least) * letters // 100
            if abs(len(spelling) - length) > most:
                continue
            for spelt, apart, _ in process.extract(
                spelling, forms, scorer=Indel.distance, score_cutoff=most, limit=None
            ):
                for one in self._spelt[spelt]:
                    if _is_near(int(apart), letters, one.cutoff):
                        yield one, int(apart), letters


def _is_right_to_left(word: str) -> bool:
    """Whether a word is of a script such as Arabic, whose words are near to none of one such as Latin."""
    return unicodedata.bidirectional(word[0]) in {"AL", "R"}


def _can_be_near(word: str) -> bool:
    return len(word) >= _LEAST and word.isalpha()


def _spelt(form: Form, place: int, way: Morphology) -> str:
    """A word of a form with its article."""
    return way.article + form.words[place] if form.articles[place] else form.words[place]


def _apart(one: str, other: str) -> int:
    """How many letters must be left out of two words until both are the same."""
    return int(Indel.distance(one, other))


def _is_near(apart: int, letters: int, cutoff: int) -> bool:
    return apart > 0 and 100 * (letters - apart) >= cutoff * letters


def _has_ending(form: Form, place: int, way: Morphology, shown: Iterable[str]) -> bool:
    """Whether a word, in any reading, is a name's with an ending on it, or cut short: another name."""
    if not form.name:
        return False
    spelt = _spelt(form, place, way)
    return any(word.startswith(spelt) or (spelt.startswith(word) and _can_be_near(word)) for word in shown)
