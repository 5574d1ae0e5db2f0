"""Names of proposed terms and rules: readable, of `a`-`z`, `0`-`9` and hyphens, and like no other's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.radar.words import NEWS, PHRASE, known_terms, letters
from kzclaims.rules.pattern import ANY_QUANTITY
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_TERM = re.compile(r"[a-z][a-z0-9-]+")
_RESERVED = frozenset({ANY_QUANTITY, *Kind})
_LONGEST = 40
_GLIDES = {"u": "w", "i": "y"}  # at the start of a word
_VOWEL = "a"

_TITLES = {
    Kind.MONEY: "Amount of money",
    Kind.PERCENT: "Percentage",
    Kind.COUNT: "Number",
    Kind.MEASURE: "Measure",
    Kind.DATE: "Date",
    Kind.DURATION: "Length of time",
    Kind.ORDINAL: "Place in an order",
    Kind.MULTIPLE: "How many times",
}


class Names:
    """The names that are taken, to which each new one is added."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def take(self, names: Iterable[str]) -> None:
        """Adds names that others have."""
        self._taken.update(names)

    def free(self, wanted: str) -> str:
        """The wanted name, with the first number behind it that makes it new."""
        name, count = wanted, 1
        while name in self._taken:
            count += 1
            name = f"{wanted}-{count}"
        self._taken.add(name)
        return name


def term_name(key: str, forms: Sequence[tuple[str, Sequence[str]]]) -> str:
    """What a concept is called as a term: in English where it has words of it, else in Latin letters."""
    if key.startswith(NEWS):
        return key.removeprefix(NEWS)
    english = next((written[0] for language, written in forms if language == "en" and written), None)
    written = english or next((written[0] for _, written in forms if written), "")
    name = _slug(english or " ".join(_parts(key)) or _romanized(written))
    return name if _TERM.fullmatch(name) and name not in _RESERVED else _numbered(name)


def rule_id(terms: Sequence[str], kind: Kind) -> str:
    """What a rule about these terms is called."""
    return f"{'-'.join(terms)[:_LONGEST].strip('-')}-{kind}"


def title(kind: Kind, forms: Sequence[str]) -> str:
    """What a rule measures, in plain words."""
    return f"{_TITLES[kind]}: {', '.join(forms)}"


def shown(key: str, forms: Sequence[tuple[str, Sequence[str]]]) -> str:
    """A concept in a title: its English words where there are any."""
    if key.startswith(NEWS):
        return key.removeprefix(NEWS).replace("-", " ")
    english = next((written[0] for language, written in forms if language == "en" and written), None)
    return english or next((written[0] for _, written in forms if written), "")


def forms_of(
    key: str, written: Mapping[str, Mapping[str, int]], languages: frozenset[str], most: int
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The written forms of a concept by language: all that the packs list, or those of the articles."""
    known = known_terms().get(key)
    if known is not None:
        spoken = tuple(forms for forms in known.forms if forms[0] in languages)
        return spoken if spoken and key.startswith(NEWS) else known.forms
    found: list[tuple[str, tuple[str, ...]]] = []
    for language in sorted(written):
        by_fold: dict[str, str] = {}
        for form, _ in sorted(written[language].items(), key=lambda one: (-one[1], one[0])):
            by_fold.setdefault(fold_form(form), form)
        forms = tuple(form for folded, form in by_fold.items() if folded)[:most]
        if forms:
            found.append((language, forms))
    return tuple(found)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold_form(text).lower()).strip("-")[:_LONGEST].strip("-")


def _parts(key: str) -> Iterator[str]:
    """The words of a phrase: the English names of those that the packs list, the others in Latin letters."""
    if key.startswith(PHRASE) and NEWS in key:
        for part in key.removeprefix(PHRASE).split():
            yield part.removeprefix(NEWS) if part.startswith(NEWS) else _romanized(part.rpartition(":")[2])


def _romanized(text: str) -> str:
    """A text in Latin letters, with an «a» where consonants that open a syllable have no vowel."""
    return " ".join(_syllables(word) for word in fold_form(text).split())


def _syllables(word: str) -> str:
    known = letters()
    sounds = [known.get(letter, letter) for letter in word]
    if len(sounds) > 1 and sounds[0] in _GLIDES:
        sounds[0] = _GLIDES[sounds[0]]
    written: list[str] = []
    for sound, following in zip(sounds, [*sounds[1:], ""], strict=True):
        opens = not written or _is_consonant(written[-1])
        written.append(sound)
        if opens and _is_consonant(sound) and _is_consonant(following):
            written.append(_VOWEL)
    return "".join(written)


def _is_consonant(sound: str) -> bool:
    return sound[:1].isascii() and sound[:1].isalpha() and sound[0] not in "aeiou"


def _numbered(name: str) -> str:
    return f"term-{name}" if name and _TERM.fullmatch(f"term-{name}") else "term"
