"""The text that is timed: whole articles, copied to any size and varied like an archive.

The same articles over and over would flatter a reader that remembers words: after the first copy it
meets none that is new. So every copy is varied, by its number alone, the same on every machine:

* every run of digits is drawn anew: as long as it was, a year still a year, a day of a month still one;
* a share of the words that the originals have once or twice, none of them in a quantity, becomes
  pseudo-words made of the language's letters as often as it uses them, in Arabic behind proclitics. Which
  of them is drawn from a Pareto distribution, whose distinct values grow as a power of the number of
  draws: Heaps' law, which the vocabulary of an archive keeps. In ten megabytes some three (English) to
  six (Arabic) words in a hundred are met for the first time.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from hashlib import blake2b
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.quantities import find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
LANGUAGES = {"ar": "seeds/*.txt", "en": "tests/benchmarks/articles/en-*.txt"}
"""For each language where its articles lie. Those in English were written for this benchmark."""

_PART = re.compile(r"(\d+|[^\W\d_]+)")
_SEPARATORS = (".", ",", "٫", "٬")
_YEARS = range(1900, 2100)
_DAYS = 31
_RARE, _SHORTEST = 2, 4
_HEAPS = 0.75  # the distinct pseudo-words grow as this power of all of them
_COMMON = {"ar": 500, "en": 5000}  # how many of them return often
_SHARE = {"ar": 0.35, "en": 0.4}
_PROCLITICS = {"ar": ("", "", "", "ال", "ال", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "ك"), "en": ("",)}


class Slot(NamedTuple):
    """A place of an article that varies: a run of digits, or a word that is replaced now and then."""

    text: str
    digits: bool
    inner: bool


class Template(NamedTuple):
    """An article cut up into what stays, as text, and what varies."""

    parts: tuple[str | Slot, ...]
    language: str
    letters: str

    def copy(self, number: int) -> str:
        """The copy of a number."""
        chance = random.Random(number)  # noqa: S311  # the same text on every machine, no secret
        share = _SHARE[self.language]
        return "".join(
            part
            if isinstance(part, str)
            else _redrawn(part, chance)
            if part.digits
            else self._word(part.text, chance)
            if chance.random() < share
            else part.text
            for part in self.parts
        )

    def _word(self, old: str, chance: random.Random) -> str:
        rank = int(_COMMON[self.language] * ((1 - chance.random()) ** (-1 / _HEAPS) - 1))
        draws = blake2b(f"{rank}".encode(), digest_size=10).digest()
        stem = "".join(self.letters[draw] for draw in draws[: 3 + draws[9] % 6])
        word = chance.choice(_PROCLITICS[self.language]) + stem
        return word.capitalize() if old[0].isupper() else word


def originals(language: str) -> list[str]:
    """The articles of a language as they were written."""
    return [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob(LANGUAGES[language]))]


def articles(language: str, *, varied: bool) -> Iterator[str]:
    """Articles without end, each copy varied or as it was written."""
    texts = originals(language)
    if not varied:
        yield from cycle(texts)
    templates = _templates(texts, language)
    for number in count():
        yield templates[number % len(templates)].copy(number)


def up_to(size: float, texts: Iterable[str]) -> Iterator[str]:
    """The first of the texts, until they are so many megabytes of UTF-8."""
    left = size * MEGABYTE
    for text in texts:
        yield text
        left -= len(text.encode())
        if left <= 0:
            return


def vocabulary(texts: Iterable[str]) -> tuple[int, int]:
    """How many words the texts have, and how many distinct ones: each was once met for the first time."""
    words = Counter(word for text in texts for word in _PART.findall(text.lower()) if not word.isdecimal())
    return words.total(), len(words)


def _templates(texts: Sequence[str], language: str) -> list[Template]:
    often = Counter(word for text in texts for word in _PART.findall(text.lower()))
    letters = sorted(
        letter for word, times in often.items() for letter in word * times if not letter.isdecimal()
    )
    table = "".join(letters[len(letters) * place // 256] for place in range(256))
    return [Template(tuple(_parts(text, often, language)), language, table) for text in texts]


def _parts(text: str, often: Counter[str], language: str) -> Iterator[str | Slot]:
    """What stays and what varies, in order. The words of a quantity stay."""
    counted = {
        place for found in find_quantities(text, language=language) for place in range(found.start, found.end)
    }
    start = 0
    for part in _PART.split(text):
        if part.isdecimal():
            yield Slot(part, digits=True, inner=text[max(0, start - 1) : start] in _SEPARATORS)
        elif (
            part.isalpha()
            and len(part) >= _SHORTEST
            and often[part.lower()] <= _RARE
            and start not in counted
        ):
            yield Slot(part, digits=False, inner=False)
        else:
            yield part
        start += len(part)


def _redrawn(slot: Slot, chance: random.Random) -> str:
    """A number of the same kind: as many digits, a year for a year, a day for a day."""
    old = int(slot.text)
    if slot.inner:
        new = chance.randrange(10 ** len(slot.text))
    elif old in _YEARS:
        new = old // 100 * 100 + chance.randrange(100)
    elif old <= _DAYS:
        new = chance.randint(10, 28) if len(slot.text) > 1 else chance.randint(1, 9)
    else:
        new = chance.randrange(10 ** (len(slot.text) - 1), 10 ** len(slot.text))
    zero = ord(slot.text[0]) - int(slot.text[0])
    return "".join(chr(zero + int(digit)) for digit in f"{new:0{len(slot.text)}}")
