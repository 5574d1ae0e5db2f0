"""Where sentences end."""

from __future__ import annotations

import re

from kzclaims.text.lines import CLOSERS
from kzclaims.text.stretches import stretches
from kzclaims.text.wordlists import folded_word, word_lists

_STOP = re.compile(rf"[.!?؟…。！？｡۔।]+[{re.escape(CLOSERS)}]*(?:\[\d{{1,3}}\])*")
_WIDE = frozenset("。！？｡")
_NEXT = re.compile(r"[\s\"'“‘«(\[*_\u200e\u200f\u202a\u202b\u2067\u2068]*")
_NEXT_WORD = re.compile(r"[^\W\d_]+|\d+")
_ARABIC_WORD = re.compile(
    r"[\u0621-\u064a][\u064b-\u0652]*[\u0621-\u064a][\u064b-\u0652]*[\u0621-\u064a\u064b]$"
)
_ABBREVIATION = 16  # the longest that is looked for, in characters


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, in order, without the white space between them.

    A stop ends a sentence unless it belongs to a number, an address, an initial or an abbreviation,
    or a small letter follows. What closes behind the stop belongs to the sentence. What runs on longer
    than any sentence does is cut into stretches.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for hit in _STOP.finditer(text, start, end):
        stop = hit.end()
        if stop < end and _ends(text, hit.start(), stop, begin, end):
            spans += stretches(text, begin, stop)
            begin = stop
            while begin < end and text[begin].isspace():
                begin += 1
    if begin < end:
        spans += stretches(text, begin, end)
    return spans


def _ends(text: str, at: int, stop: int, begin: int, end: int) -> bool:
    """Whether the stop at `at`, its closing marks ending at `stop`, ends the sentence from `begin`."""
    if text[at] in _WIDE:
        return True
    if not text[stop].isspace():
        # The space is missing: only between Arabic words, where an abbreviation has short parts.
        return (
            stop - at == 1
            and "\u0621" <= text[stop] <= "\u064a"
            and _ARABIC_WORD.search(text, max(begin, at - 6), at) is not None
        )
    following = _NEXT.match(text, stop, end)
    ahead = following.end() if following else stop
    if ahead < end and text[ahead].islower():
        return False
    single = text[at] == "." and text[at + 1 : at + 2] != "."
    return not single or not _is_abbreviation(text, begin, at, ahead, end)


def _is_abbreviation(text: str, begin: int, at: int, ahead: int, end: int) -> bool:
    """Whether the full stop at `at` belongs to the word before it."""
    words = text[max(begin, at - _ABBREVIATION) : at].split()
    if not words or text[at - 1].isspace() or text[at - 1] in CLOSERS:
        return False
    lists = word_lists()
    word = folded_word(words[-1].lstrip("\"'“‘«([{*_-–—/"))
    hit = _NEXT_WORD.match(text, ahead, end)
    following = folded_word(hit[0]) if hit else ""
    if word.isdecimal():
        # German writes «7. November»; a number that ends a sentence has no month behind it.
        return len(word) <= 2 and following in lists.months  # noqa: PLR2004  # a day has two digits
    if word in lists.before_number and following.isdecimal():
        return True
    initial = len(word) == 1 and word.isalpha()
    if initial and word in lists.eras and len(words) > 1 and words[-2][-1:].isdecimal():
        return False
    dotted = "." in word.strip(".") and all(len(part) <= 2 for part in word.split("."))  # noqa: PLR2004  # ph.d
    if initial or dotted or word in lists.abbreviations:
        return following not in lists.starters
    return False
