"""Written forms of terms, prepared so that a text's words find them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.languages import available, morphology
from kzclaims.text.fold import fold, fold_form
from kzclaims.text.letters import has_dropped_marks, without_accents
from kzclaims.text.morphology import Morphology
from kzclaims.text.tokens import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kzclaims.model import Term

HYPHENS = frozenset("-‐‑")
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
_LONGEST_ACRONYM = 5
_MOST_WORDS = 1 << 17
_LEAST_CLITIC_STEM = 3
_ALEF_WASLA = "ٱ"
_FEW = 12  # forms that a word begins, of which it does not pay to leave some out
_START = 2  # letters in which a word of a text and that of a form begin alike, whatever their endings


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One written form of a term: its folded words, and how they must stand in a text.

    `articles` says for each word whether it was written with the article, which a text must then
    have too; `words` are without it. `capital` asks for a capital initial, `acronym` for capitals
    throughout, so that `US` is not «us» and `China` is no porcelain. `inflects` lets its words carry
    the plain endings of their language: only common nouns do, since «Georgian» is not Georgia. The
    words of a `name` are without accents, which a text may leave out. `vowels` says that the form has
    vowel marks, which those of a text must not contradict. `written` is the form as the rule file has
    it, in `language`.
    """

    term: str
    language: str
    written: str
    words: tuple[str, ...]
    articles: tuple[bool, ...]
    capital: bool = False
    acronym: bool = False
    inflects: bool = False
    name: bool = False
    vowels: bool = False

    def inflects_at(self, index: int, way: Morphology) -> bool:
        """Whether the word at `index` may carry an ending of its language."""
        return self.inflects and (way.every_word or index == len(self.words) - 1)


def words_of(folded: str) -> list[str]:
    """The pieces of a folded form that must stand in a text: all but white space and hyphens."""
    return [piece for piece in split(folded) if not piece.isspace() and piece not in HYPHENS]


def is_name(term: Term) -> bool:
    """Whether a term names one thing in the world: it says so, or its forms are written with a capital.

    Where it does not say, the forms in English decide, else those in other languages that write capitals
    for names alone. A term without such forms is taken for a common noun.
    """
    if term.named is not None:
        return term.named
    english = term.forms_for("en")
    forms = english or [
        form for language, forms in term.forms if language not in _NOUNS_IN_CAPITALS for form in forms
    ]
    initials = [initial for form in forms if (initial := _initial(form)) is not None]
    return bool(initials) and all(initial.isupper() for initial in initials)


def _initial(text: str) -> str | None:
    """The first letter that could be a capital."""
    return next((letter for letter in text if letter.lower() != letter.upper()), None)


Beginning = tuple[int, Form, Morphology, bool]
"""A form that a word may begin: the length of its prefix, the form, its morphology, and whether the
word is that of the form with a pronoun on it."""


class Rank(NamedTuple):
    """Forms that begin with a word and have as many words, behind as long a prefix.

    `sure` are the terms of those that need nothing more than that word, `asked` the forms that ask for
    more: other words, capitals, vowels.
    """

    taken: int
    prefix: int
    sure: frozenset[str]
    asked: tuple[Beginning, ...]


class _Beginnings(dict[str, tuple[Beginning, ...]]):
    """The forms that each folded word may begin.

    Worked out when the word is first asked for: nearly all words of a text begin none, and repeat.
    """

    def __init__(self, index: FormIndex) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, word: str) -> tuple[Beginning, ...]:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[word] = tuple(self._index.read(word))
        return found


class FormIndex:
    """All forms of all terms, by the first word that a text would have."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_morphology: list[tuple[Morphology, Mapping[str, tuple[Form, ...]]]] = []
        found: dict[Morphology, dict[str, list[Form]]] = defaultdict(lambda: defaultdict(list))
        for term in terms:
            common = not is_name(term)
            for language, written in term.forms:
                way = morphology(language)
                for form in written:
                    prepared = prepare(term, language, form, common=common)
                    if prepared.words:
                        found[way][prepared.words[0]].append(prepared)
        for way, forms in found.items():
            self._by_morphology.append((way, {word: tuple(same) for word, same in forms.items()}))
        self.beginning = _Beginnings(self)
        self._articles = tuple(sorted({way.article for way in found if way.article}))
        self._heads: dict[str, frozenset[str]] = {}
        self._ranked: dict[tuple[str, frozenset[str] | None], tuple[Rank, ...]] = {}
        self._inner: dict[tuple[str, str, bool, bool, int], bool] = {}

    def ranked(self, word: str, following: str) -> tuple[Rank, ...]:
        """The forms that a folded word may begin, those of the most words first, then of the least prefix.

        Where they are many, those that the next word may go on: hundreds of names begin with «ministry of».
        """
        found = self.beginning[word]
        if not found:
            return ()
        key = word, None if len(found) <= _FEW else self._starts(following)
        known = self._ranked.get(key)
        if known is None:
            if len(self._ranked) > _MOST_WORDS:
                self._ranked.clear()
            known = self._ranked[key] = _ranked(found, key[1])
        return known

    def _starts(self, following: str) -> frozenset[str]:
        """How the second word of a form may start where a text has this one."""
        known = self._heads.get(following)
        if known is None:
            if len(self._heads) > _MOST_WORDS:
                self._heads.clear()
            bare = (_start(following.removeprefix(article)) for article in self._articles)
            known = self._heads[following] = frozenset({_start(following), *bare})
        return known

    def read(self, word: str) -> Iterator[Beginning]:
        """The forms that a folded word may begin, its proclitics and plain endings taken off."""
        for way, forms in self._by_morphology:
            for prefix, stem in way.splits(word):
                if not prefix or len(stem) >= _LEAST_CLITIC_STEM:
                    defined = way.defines(prefix)
                    for form, pronoun in _read(stem, forms, way):
                        if defined or not form.articles[0]:
                            yield len(prefix), form, way, pronoun
            for prefix, stem in way.verb_splits(word):
                for form in forms.get(stem, ()):
                    if form.inflects_at(0, way) and not form.articles[0]:
                        yield len(prefix), form, way, False
        bare = without_accents(word)
        if bare != word:
            for way, forms in self._by_morphology:
                for form in forms.get(bare, ()):
                    if form.name:
                        yield 0, form, way, False
        if word[-1].isascii() and not word[0].isascii():
            yield from self._behind_particles(word)

    def _behind_particles(self, word: str) -> Iterator[Beginning]:
        """The forms of a word in Latin letters behind particles of another script («وBlackRock»)."""
        prefix = word[: next(place for place, letter in enumerate(word) if letter.isascii())]
        if any(prefix in morphology(code).prefixes() for code in available()):
            for way, forms in self._by_morphology:
                for form in forms.get(word[len(prefix) :], ()):
                    yield len(prefix), form, way, False

    def goes_on(self, form: Form, index: int, word: str, way: Morphology) -> bool:
        """Whether a folded word of a text stands for the form's word at `index`, not its first."""
        wanted, defined = form.words[index], form.articles[index]
        if word == wanted or (form.name and without_accents(word) == wanted):
            return not defined
        inflects = form.inflects_at(index, way)
        key = (word, wanted, defined, inflects, id(way))
        known = self._inner.get(key)
        if known is None:
            if len(self._inner) > 1 << 16:
                self._inner.clear()
            known = self._inner[key] = _stands_for(word, wanted, way, defined=defined, inflects=inflects)
        return known


def _read(stem: str, forms: Mapping[str, tuple[Form, ...]], way: Morphology) -> Iterator[tuple[Form, bool]]:
    """The forms that a word without its proclitics may begin, and whether it has a pronoun on it."""
    for form in forms.get(stem, ()):
        yield form, False
    for base, pronoun in way.bases(stem):
        for form in forms.get(base, ()):
            if form.inflects_at(0, way):
                yield form, pronoun


def _ranked(found: Iterable[Beginning], starts: frozenset[str] | None) -> tuple[Rank, ...]:
    """Forms by rank, of those of several words the ones whose second word starts so."""
    ranks: defaultdict[tuple[int, int], tuple[set[str], list[Beginning]]] = defaultdict(lambda: (set(), []))
    for one in found:
        prefix, form, _, pronoun = one
        if starts is not None and len(form.words) > 1 and _start(form.words[1]) not in starts:
            continue
        sure, asked = ranks[-len(form.words), prefix]
        if len(form.words) == 1 and not (pronoun or form.capital or form.vowels):
            sure.add(form.term)
        else:
            asked.append(one)
    return tuple(
        Rank(-taken, prefix, frozenset(sure), tuple(asked))
        for (taken, prefix), (sure, asked) in sorted(ranks.items(), key=itemgetter(0))
    )


def _start(word: str) -> str:
    """The first letters of a word, without their accents."""
    return without_accents(word[:_START])


def prepare(term: Term, language: str, written: str, *, common: bool) -> Form:
    """A form of a term as a text would have it; `common` where the term is no name."""
    way = morphology(language)
    words: list[str] = []
    articles: list[bool] = []
    for word in words_of(fold_form(written)):
        bare = word.removeprefix(way.article) if way.article else word
        defined = bare != word and len(bare) >= _LEAST_CLITIC_STEM and not _begins_word(written, word, way)
        words.append(bare if defined else word if common else without_accents(word))
        articles.append(defined)
    letters = [letter for letter in written if letter.isalpha()]
    initial = _initial(written)
    capital = initial is not None and initial.isupper()
    acronym = capital and 1 < len(letters) <= _LONGEST_ACRONYM and all(letter.isupper() for letter in letters)
    return Form(
        term=term.name,
        language=language,
        written=written,
        words=tuple(words),
        articles=tuple(articles),
        capital=capital,
        acronym=acronym,
        inflects=common and (not capital or term.named is False),
        name=not common,
        vowels=has_dropped_marks(written),
    )


def _begins_word(written: str, word: str, way: Morphology) -> bool:
    """Whether what looks like the article is the word's own: it is written with hamza («ألمانيا»)."""
    if word in written:
        return False  # most are: a bare alef is the article's
    folded = fold(written)
    start = folded.text.find(word)
    letter = unicodedata.normalize("NFKC", folded.original[folded.span(start, start + 1).start])
    return letter not in {way.article[0], _ALEF_WASLA}


def _stands_for(word: str, wanted: str, way: Morphology, *, defined: bool, inflects: bool) -> bool:
    bare = word.removeprefix(way.article) if way.article else word
    if defined and bare == word:
        # A pronoun makes a word definite as the article does: «العلاقات», «علاقاتها».
        return inflects and any(base == wanted and pronoun for base, pronoun in way.bases(word))
    stems = (bare,) if defined else (word, bare)
    if wanted in stems:
        return True
    return inflects and any(base == wanted for stem in stems for base, _ in way.bases(stem))
