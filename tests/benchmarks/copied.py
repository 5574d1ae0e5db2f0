"""Articles with copies among them, for the benchmark of origins: who copied whom is known.

Made by number alone, the same on every machine. Of the texts that are made 72 in a hundred are reports of
their own, 23 are stories of an agency with one to six copies, three are series made from one template, and
two are three reports on one event that share a quotation. Words are pseudo-words drawn by Zipf's law, with
turns of phrase that return in all articles; the pages of each source have its menu and its disclaimer.
"""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LETTERS = ("ابتجحدرسشعفقكلمنهوية", "abcdefghilmnoprstuvw")
_WORDS = 60_000
_PHRASES = 400
_SOURCES = 97
_BODY = (100, 170)
_MARKS = "\u064e\u064f\u0650\u0652"
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Made(NamedTuple):
    """An article and the number of the text that it goes back to."""

    article: Article
    origin: int


class _Language:
    """A vocabulary, and what is written again and again."""

    def __init__(self, letters: str, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311  # the same text on every machine, no secret
        self.arabic = letters == LETTERS[0]
        self.words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(_WORDS)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(_WORDS)))
        self.phrases = [self.some(chance, chance.randint(3, 9)) for _ in range(_PHRASES)]
        self.menus = [
            [" ".join(self.some(chance, chance.randint(1, 4))) for _ in range(8)]
            + [" ".join(self.some(chance, 30)) + "."]
            for _ in range(_SOURCES)
        ]

    def some(self, chance: random.Random, count: int) -> list[str]:
        """So many words, the first ones of the vocabulary most often."""
        return chance.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self, chance: random.Random) -> list[str]:
        """Ten to thirty words, some of them in a turn of phrase, one in twenty a number."""
        words = [
            str(chance.randint(2, 3000)) if chance.random() < 0.05 else word
            for word in self.some(chance, chance.randint(10, 24))
        ]
        if chance.random() < 0.5:
            place = chance.randrange(len(words))
            words[place:place] = chance.choice(self.phrases)
        return words

    def body(self, chance: random.Random) -> list[list[str]]:
        """The sentences of an article."""
        wanted, sentences = chance.randint(*_BODY), list[list[str]]()
        while sum(map(len, sentences)) < wanted:
            sentences.append(self.sentence(chance))
        return sentences


def made(count: int) -> Iterator[Made]:
    """So many articles."""
    languages = [_Language(letters, seed) for seed, letters in enumerate(LETTERS)]
    number = origin = 0
    while number < count:
        chance = random.Random(f"story {origin}")  # noqa: S311 - stories, not secrets
        language = languages[origin % 2]
        kind = chance.random()
        body = language.body(chance)
        if kind < 0.72:
            texts, step = [body], 0
        elif kind < 0.95:
            texts, step = [body, *(_copy(body, language, chance) for _ in range(chance.randint(1, 6)))], 0
        elif kind < 0.98:
            texts, step = [_renumbered(body[:6], chance) for _ in range(6)], 1
        else:
            texts, step = _one_event(language, chance), 1
        for place, text in enumerate(texts):
            if number < count:
                yield Made(_page(number, text, language, chance), origin + place * step)
                number += 1
        origin += (len(texts) - 1) * step + 1


def _copy(body: Sequence[Sequence[str]], language: _Language, chance: random.Random) -> list[list[str]]:
    """What an outlet makes of an agency's story: cut, added to, corrected, written in another way."""
    copy = [list(sentence) for sentence in body]
    if chance.random() < 0.5:
        copy = copy[: max(3, round(len(copy) * chance.uniform(0.6, 1)))]
    if chance.random() < 0.4:
        copy.insert(chance.randint(0, len(copy)), language.sentence(chance))
    if chance.random() < 0.3:
        copy += [language.sentence(chance) for _ in range(chance.randint(2, 5))]
    if chance.random() < 0.5:
        share = chance.uniform(0.01, 0.12)
        copy = [
            [language.some(chance, 1)[0] if chance.random() < share else word for word in sentence]
            for sentence in copy
        ]
    if language.arabic and chance.random() < 0.3:
        copy = [[word.translate(_EASTERN) for word in sentence] for sentence in copy]
    if language.arabic and chance.random() < 0.2:
        copy = [[word[:1] + chance.choice(_MARKS) + word[1:] for word in sentence] for sentence in copy]
    return copy


def _renumbered(body: Sequence[Sequence[str]], chance: random.Random) -> list[list[str]]:
    """The same words with other numbers."""
    return [
        [str(chance.randint(2, 3000)) if word.isdecimal() else word for word in sentence] for sentence in body
    ]


def _one_event(language: _Language, chance: random.Random) -> list[list[list[str]]]:
    """Three reports of their own with one quotation."""
    quotation = language.sentence(chance) + language.sentence(chance)
    return [[*language.body(chance)[:6], quotation, language.sentence(chance)] for _ in range(3)]


def _page(number: int, body: Sequence[Sequence[str]], language: _Language, chance: random.Random) -> Article:
    """An article with a headline of its own, under the menu and over the disclaimer of its source."""
    source = chance.randrange(_SOURCES)
    *menu, disclaimer = language.menus[source]
    lines = [" ".join(language.some(chance, 9)), *menu]
    stop = chance.choice((". ", ".\n", "\n\n"))
    lines.append(stop.join(" ".join(sentence) for sentence in body))
    lines.append(disclaimer)
    return Article(id=f"{number:07}.txt", text="\n".join(lines), source=f"source-{source}")
