"""Rule packs of any size, made by number alone, the same on every machine.

A pack has as many terms as its forms allow, each with forms in Arabic and English of one to three words:
names, common nouns, a few of them topics, a few to be read in near spellings too. Its rules measure all
kinds, are about two or three groups of terms, some with alternatives, and have `not` lists, slots, now and
then a pattern, and two examples. What changes from sort to sort is how much of it the articles speak of:

* `random`: the forms are pseudo-words, which no article has;
* `popular`: the same, but every rule is also about one of six terms that the articles use most;
* `frequent`: the forms are words of the articles, one of them or two or three that stand together, so that
  an article mentions hundreds of terms;
* `begun`: the forms are pseudo-words behind one of six frequent words («the ministry of …»);
* `patterns`: as `popular`, and every rule has a pattern.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SORTS = ("random", "popular", "frequent", "begun", "patterns")

_LETTERS = {"ar": "ابتجحدرسشعفقكلمنهوية", "en": "abcdefghilmnoprstuvw"}
_PLAIN = {"ar": re.compile(r"[ء-ي]{4,}"), "en": re.compile(r"[A-Za-z]{4,}")}
_LEAST = 4  # letters of a word that a form may be made of
_WORDS = re.compile(r"\w+")
_POPULAR = 6
_FORMS = 8  # of a term, in all languages
_FILES = 8
_NAMES, _TOPICS, _PATTERNS, _FUZZY = 0.4, 0.02, 0.03, 0.03
_CUTOFFS = (80, 85, 90)  # percent, of terms that are read in near spellings too
# measure, a number of it in English, the value that an example gives, and the macro
_MEASURES = (
    ("money", "4.2 billion dollars", "4200000000 USD", "money"),
    ("money:USD", "350 million dollars", "350000000 USD", "money"),
    ("percent", "12 percent", "12 %", "percent"),
    ("count", "340", "340", "count"),
    ("measure:t", "5,000 tonnes", "5000 t", "measure"),
    ("date", "1992", "1992", "date"),
    ("duration", "30 years", "30 year", "duration"),
    ("ordinal", "third", "3", "ordinal"),
    ("multiple", "fourfold", "4 x", "multiple"),
)


class Pack(NamedTuple):
    """A pack before it is written: its terms, as name and lines of TOML, and its rules."""

    terms: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]

    def write(self, folder: Path, *, rules: int | None = None) -> None:
        """Write the files of the pack, of its first so many rules with their terms, into a new folder."""
        folder.mkdir(parents=True)
        chosen = self.rules[:rules]
        used = set(re.findall(r"term-\d+", "".join(chosen)))
        terms = [text for name, text in self.terms if rules is None or name in used]
        for sort, parts in (("terms", terms), ("rules", chosen)):
            for number in range(_FILES):
                text = "\n".join(("kzclaims = 1\n", *parts[number::_FILES]))
                folder.joinpath(f"{sort}-{number}.toml").write_text(text, encoding="utf-8")


def made(sort: str, rules: int, forms: int, texts: Mapping[str, Sequence[str]]) -> Pack:
    """A pack of so many rules and forms for articles, given by language."""
    return _Maker(sort, texts).pack(rules, forms)


class _Maker:
    def __init__(self, sort: str, texts: Mapping[str, Sequence[str]]) -> None:
        self._sort = sort
        self._chance = random.Random(sort)  # noqa: S311 - the same pack on every machine, no secret
        self._popular = {language: _popular(language, texts[language]) for language in texts}
        self._runs = {language: _runs(texts[language]) for language in texts}

    def pack(self, rules: int, forms: int) -> Pack:
        terms = [
            (name, self._term(name, self._popular_forms(number)))
            for number in range(_POPULAR)
            for name in [f"term-{number:05}"]
        ]
        left = forms - sum(len(words) for words in self._popular.values())
        for number in range(_POPULAR, _POPULAR + left // _FORMS):
            name = f"term-{number:05}"
            terms.append((name, self._term(name, self._forms())))
        names = [name for name, _ in terms]
        return Pack(tuple(terms), tuple(self._rule(number, names) for number in range(rules)))

    def _popular_forms(self, number: int) -> dict[str, list[str]]:
        return {language: [words[number]] for language, words in self._popular.items()}

    def _forms(self) -> dict[str, list[str]]:
        """The forms of a term, half of them in each language, none twice."""
        named = self._chance.random() < _NAMES
        forms: dict[str, list[str]] = {}
        for language in _LETTERS:
            written: dict[str, None] = {}
            while len(written) < _FORMS // 2:
                written[self._form(language, named=named)] = None
            forms[language] = list(written)
        return forms

    def _form(self, language: str, *, named: bool) -> str:
        chance, runs = self._chance, self._runs[language]
        length = chance.choices((1, 2, 3), (5, 4, 1))[0]
        if self._sort == "frequent":
            return chance.choice(runs[length])
        words = [self._pseudo(language) for _ in range(length)]
        if named:
            words = [word.capitalize() for word in words]
        return " ".join([chance.choice(self._popular[language]), *words] if self._sort == "begun" else words)

    def _pseudo(self, language: str) -> str:
        return "".join(self._chance.choices(_LETTERS[language], k=self._chance.randint(5, 9)))

    def _term(self, name: str, forms: dict[str, list[str]]) -> str:
        lines = [f"[terms.{name}]"]
        if self._chance.random() < _TOPICS:
            lines.append("topic = true")
        if self._chance.random() < _FUZZY:
            lines.append(f"fuzzy = {self._chance.choice(_CUTOFFS)}")
        for language, written in forms.items():
            quoted = ", ".join(f'"{form}"' for form in written)
            lines.append(f"{language} = [{quoted}]")
        return "\n".join(lines) + "\n"

    def _rule(self, number: int, names: Sequence[str]) -> str:
        chance = self._chance
        measure, written, value, macro = _MEASURES[number % len(_MEASURES)]
        own = chance.sample(names[_POPULAR:], 7)
        about = [own[0], f"{own[1]}|{own[2]}" if chance.random() < 0.3 else own[1]]
        if self._sort in {"popular", "patterns"}:
            about = [names[chance.randrange(_POPULAR)], *about[: chance.randint(1, 2)]]
        elif chance.random() < 0.3:
            about.append(own[3])
        quoted = ", ".join(f'"{group}"' for group in about)
        lines = ["[[rule]]", f'id = "rule-{number:05}"', f'title = "Number {number} of {own[0]}"']
        lines += [f'measure = "{measure}"']
        patterned = self._sort == "patterns" or chance.random() < _PATTERNS
        if not patterned or chance.random() < 0.5:
            lines.append(f"about = [{quoted}]")
        if patterned:
            first = "|".join(f"{{{name}}}" for name in about[-1].split("|"))
            lines.append(f"pattern = '''(?:{first}) .{{0,40}} (?P<value>{{{macro}}})'''")
        if chance.random() < 0.4:
            lines.append(f'not = ["{own[4]}"]')
        if chance.random() < 0.4:
            lines.append(f'slots = {{ partner = ["{own[5]}", "{own[6]}"], year = "date" }}')
        text = f"About {' and '.join(about)} the desk wrote {written} in its report."
        lines += ["", "[[rule.example]]", f'text = "{text}"', f'value = "{value}"']
        lines += ["", "[[rule.example]]", f'text = "Nobody knows {written}."', "match = false", ""]
        return "\n".join(lines)


def _popular(language: str, texts: Sequence[str]) -> list[str]:
    """The words that the articles have most often, none of them a small one."""
    counts = Counter(word for text in texts for word in _PLAIN[language].findall(text))
    return sorted(counts, key=lambda word: (-counts[word], word))[:_POPULAR]


def _runs(texts: Sequence[str]) -> dict[int, list[str]]:
    """What stands together in the articles: one word, two and three, no digits, no small words; each once."""
    found: dict[int, set[str]] = {length: set() for length in (1, 2, 3)}
    for text in texts:
        words = _WORDS.findall(text)
        for length, runs in found.items():
            together = (words[place : place + length] for place in range(len(words) - length + 1))
            runs.update(
                " ".join(run)
                for run in together
                if all(len(word) >= _LEAST and word.isalpha() for word in run)
            )
    return {length: sorted(runs) for length, runs in found.items()}
