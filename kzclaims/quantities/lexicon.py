"""Lexicons: the language packs compiled into one look-up by word.

A word is analysed once, when it is first met: its proclitics are stripped and all that its stem may
begin is listed. A text's vocabulary repeats, so nearly every word costs one dictionary look-up,
however many forms the packs hold.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise, product
from typing import Final

from kzclaims import languages
from kzclaims.quantities.chunks import LONGEST_REMEMBERED, MOST_WORDS, Chunks
from kzclaims.quantities.digits import DigitNumber, read_digits, vulgar_fraction
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.tables import TABLES, Entry
from kzclaims.quantities.word import Word, digits_word, word_of
from kzclaims.quantities.words import Cat, Form, Reading
from kzclaims.text.fold import fold
from kzclaims.text.tokens import first, split

_VERBS: Final = frozenset({Cat.MULTIPLY, Cat.HEDGE, Cat.HEDGE_VERB})
"""Categories whose forms are verbs, which take the particle of a tense: «سيتجاوز»."""
_VERB_ROLES: Final = frozenset({"range-change", "growing"})
_SHORTEST_VERB: Final = 3


class Lexicon(dict[str, Word | None]):
    """What each folded word may begin, worked out when the word is first asked for.

    The first language's grammar reads the digits. Words are looked up in all the packs.
    """

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__()
        self.codes = codes
        self.grammar = grammar(codes[0])
        self.chunks = Chunks(self)
        self.all_conjunctions = frozenset(
            c for code in codes for c in languages.morphology(code).conjunctions
        )
        self.all_articles = frozenset(
            article for code in codes if (article := languages.morphology(code).article)
        )
        self._named: frozenset[str] | None = None
        self._heads: dict[str, dict[str, list[tuple[str, Entry]]]] = {}
        # The first words of all forms, whatever the language: most words of a text are none of them.
        self._stems: set[str] = set()
        self._morphology = {code: languages.morphology(code) for code in codes}
        self._prefixes = {
            code: [prefix for prefix in reversed(self._morphology[code].prefixes()) if prefix]
            for code in codes
        }
        self._verb_prefixes = {
            code: list(product(("", *self._morphology[code].conjunctions), tense))
            for code in codes
            if (tense := languages.table(code, "language").get("verb_proclitics"))
        }
        for code in (*codes, languages.COMMON):
            entries = [entry for name, readings in TABLES for entry in readings(languages.table(code, name))]
            # Folded in one go: a call for each of the many forms would cost the program's start.
            folded = fold("\n".join(text for text, _, _, _ in entries)).text.split("\n")
            heads: dict[str, list[tuple[str, Entry]]] = {}
            for form, entry in zip(folded, entries, strict=True):
                heads.setdefault(first(form), []).append((form, entry))
            self._heads[code] = heads
            self._stems.update(heads)
        written = {prefix for prefixes in self._prefixes.values() for prefix in prefixes}
        written.update("".join(joined) for pairs in self._verb_prefixes.values() for joined in pairs)
        self._written = frozenset(written)
        # How long what is written onto words can be, by its first letter: most words begin with none.
        self._widths = {
            letter: sorted({len(each) for each in written if each.startswith(letter)})
            for letter in {each[0] for each in written}
        }

    def _beginning(self, code: str, stem: str) -> list[Reading]:
        """What a stem begins in one language, made when it is met: few of the forms ever are."""
        return [_reading(code, form, entry) for form, entry in self._heads[code].get(stem, ())]

    @property
    def named(self) -> frozenset[str]:
        """The words that names of several words go on with, with the article and without."""
        if self._named is None:
            self._named = self._words_of_names()
        return self._named

    def _words_of_names(self) -> frozenset[str]:
        forms = [
            form
            for code in self._heads
            for name, readings in TABLES
            if name == "names"
            for form, _, _, _ in readings(languages.table(code, name))
        ]
        rests = {piece for form in fold("\n".join(forms)).text.split("\n") for piece in split(form)[1:]}
        return frozenset(article + word for article in ("", *self.all_articles) for word in rests)

    def articles(self, code: str) -> str:
        """The definite article that words of a form may take in the middle of it."""
        pack = self._morphology.get(code)
        return pack.article if pack else ""

    def conjunctions(self, code: str) -> tuple[str, ...]:
        """The words that mean "and" in one of the languages."""
        pack = self._morphology.get(code)
        return pack.conjunctions if pack else ()

    def prefixes(self, code: str) -> list[str]:
        """The proclitics of one of the languages."""
        return self._prefixes.get(code, [])

    def __missing__(self, word: str) -> Word | None:
        if len(self) > MOST_WORDS:
            self.clear()
        # A word that was a run of its own is known already.
        known = self.chunks.get(word, self)
        found = known if known is None or isinstance(known, Word) else self.analyse(word)
        if len(word) <= LONGEST_REMEMBERED:
            self[word] = found
        return found

    def analyse(self, word: str) -> Word | None:
        """What a word may begin, worked out anew; None for a word that begins nothing."""
        if word[0].isdecimal():
            return self._digits(word)
        vulgar = vulgar_fraction(word) if len(word) == 1 else None
        if vulgar is not None:
            return digits_word(DigitNumber(vulgar, 2), self.codes[0])
        if not self._may_begin(word):
            return None
        readings: list[Reading] = []
        for code in self._heads:
            readings += self._beginning(code, word)
            for conjunction, tense in self._verb_prefixes.get(code, ()):
                stem = word.removeprefix(conjunction + tense)
                if _SHORTEST_VERB < len(stem) < len(word):
                    readings += (
                        self._with_prefix(reading, conjunction)
                        for reading in self._beginning(code, stem)
                        if reading.cat in _VERBS or reading.value in _VERB_ROLES
                    )
            for prefix in self._prefixes.get(code, ()):
                if word.startswith(prefix) and len(word) - len(prefix) >= 2:
                    readings += (
                        self._with_prefix(reading, prefix)
                        for reading in self._beginning(code, word[len(prefix) :])
                        if reading.form is not Form.BARE or self._morphology[code].joins(prefix)
                    )
        if not readings:
            return None
        return word_of(readings)

    def _may_begin(self, word: str) -> bool:
        """Whether a word, or what its proclitics leave of it, is the first word of a form."""
        stems = self._stems
        if word in stems:
            return True
        written = self._written
        for width in self._widths.get(word[0], ()):
            if word[:width] in written and word[width:] in stems:
                return True
        return False

    def _with_prefix(self, reading: Reading, prefix: str) -> Reading:
        pack = self._morphology[reading.language]
        return reading.replaced(
            prefix=prefix,
            clitics=prefix.removesuffix(pack.article) if pack.article else prefix,
            definite=pack.defines(prefix),
            joins=pack.joins(prefix),
        )

    def _digits(self, literal: str) -> Word:
        number = read_digits(literal, self.grammar.decimal_marks, self.grammar.group_marks)
        # Where it is None: a version, an address, a date with points; the date reader looks at it.
        if literal not in self._stems:
            return digits_word(number, self.codes[0])
        names = [reading for code in self._heads for reading in self._beginning(code, literal)]
        return word_of([Reading(Cat.DIGITS, number, language=self.codes[0]), *names])


def _reading(code: str, form: str, entry: Entry) -> Reading:
    """One form of a pack: its first word is looked up, the others must follow as they are written."""
    written, cat, value, counts = entry
    rest = tuple(
        piece if not before.isspace() else f" {piece}"
        for before, piece in pairwise(split(form))
        if not piece.isspace()
    )
    capitals = counts in (Form.CODE, Form.EXACT, Form.LETTER) or (counts is Form.GLUED and cat is Cat.UNIT)
    return Reading(cat, value, rest, counts, code, written=written if capitals else "")


@cache
def lexicon_for(language: str) -> Lexicon:
    """The lexicon that reads a text of a language: its own pack, and the first of every other script."""
    own = languages.table(language, "language") if language in languages.available() else {}
    codes = [language] if own else []
    codes += sorted(
        code for script, code in languages.first_of_scripts().items() if script != own.get("script")
    )
    return Lexicon(tuple(codes))
