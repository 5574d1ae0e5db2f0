"""Folding: one spelling for the many ways a text is typed, and the way back to what stands there.

`fold` brings letters, digits, dashes and spaces to one form so that lexicons and rules need to know
only that form. Every place in the folded text maps back to a place in the original.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from kzclaims.model import Span
from kzclaims.text.letters import fold_letter, is_dropped_mark, is_joining, suspects

_ALWAYS: Final = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ة", "ه"))
"""Letters that every Arabic text has: replaced without looking for them first."""

_LONE_RETURN: Final = re.compile(r"\r(?!\n)")
_RAISED: Final = re.compile(r"(?<=\d)([⁺⁻¹²³⁰⁴-⁹]+)")
_RAISED_LETTERS: Final = frozenset("⁺⁻¹²³⁰⁴⁵⁶⁷⁸⁹")
_HAMZA_BASE: Final = re.compile("[ويىی](?=[\u0640\u064b-\u0653\u0655-\u065f\u0670]*\u0654)")
_HAMZA_FORMS: Final = {"و": "ؤ", "ي": "ئ", "ى": "ئ", "ی": "ئ"}


class _Edit(NamedTuple):
    """`original[start:end]` stands as `folded[low:high]`; what lies between edits only moves."""

    start: int
    end: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the map between its places and those of the original.

    The edits are kept as four columns (original from and to, folded from and to), in order.
    """

    text: str
    original: str
    _starts: tuple[int, ...] = ()
    _ends: tuple[int, ...] = ()
    _lows: tuple[int, ...] = ()
    _highs: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The smallest span of the original that covers `[start, end)` of the folded text.

        It never begins or ends inside what was folded as one (a ligature). Dropped characters at
        its borders stay outside, except the vowel marks and the tatweel of its last letter («1447هـ»).

        Raises ValueError where `[start, end)` is not a place in the folded text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no place [{start}, {end}) in a folded text of length {len(self.text)}")
        if not self._starts:
            return Span(start, end)
        if start == end:
            return self._point(start)
        return Span(self._origin(start)[0], self._past_marks(self._origin(end - 1)[1]))

    def to_folded(self, position: int) -> int:
        """The folded position of an original one; inside what was folded as one, where that begins.

        Raises ValueError where the position is not in the original text.
        """
        if not 0 <= position <= len(self.original):
            raise ValueError(f"no position {position} in a text of length {len(self.original)}")
        edit = bisect_right(self._starts, position) - 1
        if edit < 0:
            return position
        if position < self._ends[edit]:
            return self._lows[edit]
        return self._highs[edit] + position - self._ends[edit]

    def _origin(self, position: int) -> tuple[int, int]:
        """The place in the original that the folded character at `position` comes from."""
        edit = bisect_right(self._lows, position) - 1
        if edit < 0:
            return position, position + 1
        if position < self._highs[edit]:
            return self._starts[edit], self._ends[edit]
        start = self._ends[edit] + position - self._highs[edit]
        return start, start + 1

    def _point(self, position: int) -> Span:
        edit = bisect_right(self._lows, position) - 1
        if edit >= 0 and self._lows[edit] < position < self._highs[edit]:
            return Span(self._starts[edit], self._ends[edit])
        start = self._origin(position)[0]
        return Span(start, start)

    def _past_marks(self, end: int) -> int:
        """`end` moved behind the dropped marks on the letter before it and the stroke that draws it out."""
        while end < len(self.original) and (is_dropped_mark(self.original[end]) or self.original[end] == "ـ"):
            end += 1
        return end


def fold(text: str) -> Folded:
    """Fold a text; total on any string and idempotent.

    Compatibility forms are resolved (presentation forms, full width, `²` after a letter), letters
    lower-cased, Arabic spellings united (alef forms, final ya, ta marbuta, Persian letters), vowel
    marks, tatweel and invisible characters dropped, digits of every script made ASCII. Vulgar
    fractions, `…`, `–`, `—`, `٫`, `٬` stay; spaces that group digits become U+00A0. A raised digit
    behind a digit stays too: it is an exponent or a footnote, not a further digit.
    """
    if text.isascii():
        return _fold_ascii(text)
    one_to_one = _lower(text)
    if "\r" in one_to_one:
        one_to_one = _LONE_RETURN.sub("\n", one_to_one)
    if "\u0654" in one_to_one:
        one_to_one = _HAMZA_BASE.sub(lambda hit: _HAMZA_FORMS[hit[0]], one_to_one)
    folded, edits = _fold_letters(one_to_one)
    if not unicodedata.is_normalized("NFC", folded):
        folded, edits = _compose(folded, edits)
    return _folded(folded, text, edits)


@lru_cache(maxsize=1 << 16)
def fold_form(form: str) -> str:
    """A lexicon form or a rule's term as it stands in folded text, white space made single."""
    return " ".join(fold(form).text.split())


def _folded(folded: str, original: str, edits: list[_Edit]) -> Folded:
    if not edits:
        return Folded(folded, original)
    starts, ends, lows, highs = zip(*edits, strict=True)
    return Folded(folded, original, starts, ends, lows, highs)


def _fold_ascii(text: str) -> Folded:
    """ASCII needs no more than lower case and its control characters seen to."""
    folded = text.lower()
    if not folded.isprintable():
        if "\r" in folded:
            folded = _LONE_RETURN.sub("\n", folded)
        folded, edits = _fold_letters(folded)
        return _folded(folded, text, edits)
    return Folded(folded, text)


def _lower(text: str) -> str:
    """Lower case, letter by letter; `İ`, whose lower case is longer, is left to the letters."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "İ".join(part.lower() for part in text.split("İ"))
    return lowered


def _fold_letters(text: str) -> tuple[str, list[_Edit]]:
    """Each letter's own folding, and the edits where that changes the length."""
    changes: dict[str, str] = {}
    places: list[tuple[int, str]] = []
    for hit in suspects().finditer(text):
        letter = hit[0]
        new = changes.get(letter)
        if new is None:
            new = changes[letter] = fold_letter(letter)
        if len(new) != 1:
            places.append((hit.start(), new))
    pairs = (*_ALWAYS, *(pair for pair in changes.items() if pair[0] != pair[1]))
    if changes.keys() & _RAISED_LETTERS:
        # A raised digit that stays must not meet the replacing of those that do not.
        parts = _RAISED.split(text)
        parts[::2] = [_replace(part, pairs) for part in parts[::2]]
        return "".join(parts), _edits(places)
    return _replace(text, pairs), _edits(places)


def _replace(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for letter, new in pairs:
        text = text.replace(letter, new)
    return text


def _edits(places: list[tuple[int, str]]) -> list[_Edit]:
    """Edits from single letters and what became of them; letters dropped in a row are one edit."""
    edits: list[_Edit] = []
    shift = 0
    for start, new in places:
        low = start + shift
        shift += len(new) - 1
        if not new and edits and edits[-1].end == start and edits[-1].low == edits[-1].high:
            edits[-1] = edits[-1]._replace(end=start + 1)
        else:
            edits.append(_Edit(start, start + 1, low, low + len(new)))
    return edits


def _compose(text: str, edits: list[_Edit]) -> tuple[str, list[_Edit]]:
    """Join letters with the marks behind them, as NFC does; the edits then reach to the result."""
    marks = "".join(sorted(filter(is_joining, set(text))))
    half = _folded(text, "", edits)
    pieces: list[str] = []
    joined: list[_Edit] = []
    done = kept = shift = 0
    for hit in re.finditer(f"[^{marks}]?[{marks}]+", text):
        new = unicodedata.normalize("NFC", hit[0])
        if new == hit[0]:
            continue
        start, end = half._origin(hit.start())[0], half._origin(hit.end() - 1)[1]  # noqa: SLF001  # own class
        while kept < len(edits) and edits[kept].end <= start:
            joined.append(_moved(edits[kept], shift))
            kept += 1
        while kept < len(edits) and edits[kept].start < end:
            kept += 1
        low = hit.start() + shift
        joined.append(_Edit(start, end, low, low + len(new)))
        shift += len(new) - len(hit[0])
        pieces += (text[done : hit.start()], new)
        done = hit.end()
    joined.extend(_moved(edit, shift) for edit in edits[kept:])
    return "".join((*pieces, text[done:])), joined


def _moved(edit: _Edit, shift: int) -> _Edit:
    return edit._replace(low=edit.low + shift, high=edit.high + shift)
