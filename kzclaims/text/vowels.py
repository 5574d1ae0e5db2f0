"""Vowel marks: whether two printings of a word can be the same word, «عُمان» and «عَمّان»."""

from __future__ import annotations

import unicodedata

from kzclaims.text.letters import has_dropped_marks, is_dropped_mark

_DOUBLED = "\u0651"
_DRAWN_OUT = "ـ"


def contradict(one: str, other: str) -> bool:
    """Whether the vowel marks of two printings of the same letters exclude that they are one word.

    A printing without marks is any word. Else a letter must not be doubled in one only, nor have
    different vowels; the vowel of the last letter says its case and does not count. Words are compared
    from their ends, since one may carry particles.
    """
    if not (has_dropped_marks(one) and has_dropped_marks(other)):
        return False
    pairs = list(zip(reversed(_marked(one)), reversed(_marked(other)), strict=False))
    for place, (here, there) in enumerate(pairs):
        if (_DOUBLED in here) != (_DOUBLED in there):
            return True
        vowels = here - {_DOUBLED}, there - {_DOUBLED}
        if place and all(vowels) and vowels[0] != vowels[1]:
            return True
    return False


def _marked(word: str) -> list[frozenset[str]]:
    """The marks on each letter of a word."""
    letters: list[frozenset[str]] = []
    for character in unicodedata.normalize("NFKC", word):
        if is_dropped_mark(character):
            if letters:
                letters[-1] |= {character}
        elif character.isalpha() and character != _DRAWN_OUT:
            letters.append(frozenset())
    return letters
