"""Which language a text is in, by its script, its commonest words and its own letters."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kzclaims.text.scripts import dominant

UNDETERMINED = "und"
_SAMPLE = 2000  # characters that are looked at
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Language:
    code: str
    words: frozenset[str]
    letters: frozenset[str]
    default: bool


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language, `und` where it cannot be told."""
    sample = text[:_SAMPLE].lower()
    script = dominant(sample, _languages())
    if not script:
        return UNDETERMINED
    letters = Counter(sample)
    languages = _languages()[script]
    words = Counter(_WORD.findall(sample))
    scores = {language.code: _score(language, words, letters) for language in languages}
    best = max(scores.values())
    leaders = [language for language in languages if scores[language.code] == best]
    if best and len(leaders) == 1:
        return leaders[0].code
    return next((language.code for language in leaders if language.default), UNDETERMINED)


def common_words(language: str) -> frozenset[str]:
    """The commonest words of a language, by which texts in it are told; none of one that is not known."""
    return next(
        (one.words for several in _languages().values() for one in several if one.code == language),
        frozenset(),
    )


def _score(language: _Language, words: Counter[str], letters: Counter[str]) -> int:
    """How often the language's words and its own letters occur."""
    return sum(words[word] for word in language.words & words.keys()) + sum(
        letters[letter] for letter in language.letters & letters.keys()
    )


@cache
def _languages() -> dict[str, tuple[_Language, ...]]:
    file = resources.files("kzclaims").joinpath("languages", "detect.toml")
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["language"]
    return {
        script: tuple(
            _Language(
                code=row["code"],
                words=frozenset(row["words"]),
                letters=frozenset(row.get("letters", "")),
                default=row.get("default", False),
            )
            for row in rows
            if row["script"] == script
        )
        for script in dict.fromkeys(row["script"] for row in rows)
    }
