"""What becomes of each letter when a text is folded."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_SAME: Final = {
    # Arabic: one letter for the spellings of one
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىی", "ي"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("ةہەھۃۀۂ", "ه"),
    "ۓ": "ے",
    "٪": "%",
    # Typography
    **dict.fromkeys("‐‑‒−", "-"),
    **dict.fromkeys("’ʼ‘´", "'"),
    "ς": "σ",
    **dict.fromkeys("\u00a0\u2007\u2009\u202f", "\u00a0"),
    "\n": "\n",
}

_KEPT: Final = frozenset("…‥″‴⁗‶‷½¼¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟↉")
"""Characters with a compatibility form that would hide what they are."""

_INVISIBLE: Final = re.compile(
    "[\r\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeffـ]"
)
_DROPPED_MARK: Final = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"  # Arabic vowel and reading marks
)

_STABLE: Final = (
    "\n -@\\[-~"
    "¡-§©«¬®°±¶·»-¿×ß-įı-ĲĴ-ľŁ-ňŊ-ž"  # Latin; capitals are gone when this is asked
    "ά-ρσ-ώа-ԯա-ֆ\u05be\u05d0-\u05ea\u05f3\u05f4"
    "\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u066b\u066cپچژڤگ"
    "\u0901-\u0939\u093c-\u094dა-ჺ\u0e01-\u0e32\u0e34-\u0e3a\u0e40-\u0e4e"
    "–—―‚“-•…‰′‹›₠-₧₩-₽←-⇿■-◿、-〃〈-】ぁ-ゖァ-ー一-鿿가-힣"
)
"""Letters that folding leaves as they are, and those that `fold` replaces in every text."""


@cache
def suspects() -> re.Pattern[str]:
    """Finds the letters of a lower-cased text that may have to change."""
    return re.compile(f"[^{_STABLE}]")


@cache
def fold_letter(letter: str) -> str:
    """What one character becomes: itself, another, several, or nothing."""
    if letter in _SAME:
        return _SAME[letter]
    if letter in _KEPT:
        return letter
    if _INVISIBLE.match(letter) or _DROPPED_MARK.match(letter):
        return ""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if letter.isspace():
        return " "
    return _fold_compatible(letter)


def _fold_compatible(letter: str) -> str:
    canonical = unicodedata.normalize("NFC", letter)
    if canonical != letter:
        return "".join(map(fold_letter, canonical))
    plain = unicodedata.normalize("NFKC", letter)
    if len(plain) > 1 and plain[0] == " ":
        # A mark shown on its own: of Arabic the mark goes, others (`¨`) stay as they stand.
        plain = plain[1:] if "\ufb50" <= letter <= "\ufeff" else letter
    if plain == letter:
        plain = letter.lower()
    if plain == letter:
        return letter
    return "".join(map(fold_letter, plain))


@cache
def is_dropped_mark(letter: str) -> bool:
    """Whether folding drops the character and it is a mark of the letter before it."""
    return _DROPPED_MARK.match(letter) is not None


def has_dropped_marks(text: str) -> bool:
    """Whether folding drops marks of letters from a text."""
    return not text.isascii() and _DROPPED_MARK.search(text) is not None


def is_joining(letter: str) -> bool:
    """Whether the character can join the one before it: a mark, or a later part of a Hangul syllable."""
    return unicodedata.category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff"


_ACCENTED: Final = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_STROKED: Final = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ħ": "h"}


def without_accents(word: str) -> str:
    """A folded word with its Latin letters bare, as papers print foreign names: «türkiye», «turkiye»."""
    return word if word.isascii() else _ACCENTED.sub(_bare, word)


def _bare(letter: re.Match[str]) -> str:
    return _STROKED.get(letter[0]) or unicodedata.normalize("NFD", letter[0])[0]
