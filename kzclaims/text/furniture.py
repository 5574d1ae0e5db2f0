"""Lines of a page that are no part of its article: dates, bylines, sources, buttons, boxes."""

from __future__ import annotations

import re
from enum import Enum, auto

from kzclaims.text.fold import fold
from kzclaims.text.lines import ends_sentence, is_empty, word_count
from kzclaims.text.wordlists import folded_word, head_of, word_lists

_LOOKED_AT = 200  # characters of a line in which a label is looked for
_LONGEST = 90  # a longer line is furniture only by its label
_LABEL = 40  # where a label's colon must stand
_BYLINE_WORDS = 7
_SOURCE_WORDS = 12
_LOGO_WORDS = 4
_MARKS = " \t\u00a0\"'*_#>|·•-–—:.،,؛;!…()[]«»<>↑▲→←⬆"

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_NUMERIC_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_DATELINE = re.compile(r"(?:[^\W\d_]+\s?){1,3}\s*[-–—,،:|/]")
_DATE_MARKS = frozenset("-/.,،:|·•–—()+'")
_DIGIT = re.compile(r"\d")
_HASHTAGS = re.compile(r"(?:#\w+[\s،,]*)+")


class Furniture(Enum):
    """Why a line is no part of the article, as far as the lines around it matter to that."""

    SURE = auto()  # whatever stands around it
    APART = auto()  # unless it is a piece of the sentence around it
    BOX = auto()  # unless so too; what follows is another article
    BOX_END = auto()


def furniture(text: str) -> Furniture | None:
    """What kind of furniture a line is, None for a line of the article."""
    if is_empty(text):
        return Furniture.SURE
    long = len(text) > _LONGEST
    if long and ":" not in text[:_LABEL]:
        return None
    lists = word_lists()
    words = text.split(None, _LOGO_WORDS)
    head = head_of(folded_word(words[0].lstrip(_MARKS) or (words[1] if len(words) > 1 else "")))
    known = head in lists.heads
    dated = not long and (head in lists.date_words or head.isdecimal()) and _DIGIT.search(text) is not None
    if not known and not dated:
        if not long and _is_dateline(text):
            return Furniture.APART
        if len(words) <= _LOGO_WORDS and not lists.logo.isdisjoint(map(folded_word, words)):
            return Furniture.APART
        return Furniture.SURE if text[0] == "#" and _HASHTAGS.fullmatch(text) else None
    plain = " ".join(fold(text[:_LOOKED_AT]).text.strip(_MARKS).split())
    return _by_form(plain, text, long=long)


def _by_form(plain: str, text: str, *, long: bool) -> Furniture | None:
    """What kind of furniture a line is whose first word some line of furniture begins with."""
    lists = word_lists()
    if plain in lists.box:
        return Furniture.BOX
    if plain in lists.box_end:
        return Furniture.BOX_END
    if _is_labelled(plain, text):
        return Furniture.SURE
    if not long and (plain in lists.whole or _is_byline(plain, text) or is_date_line(plain)):
        return Furniture.APART
    return None


def _is_dateline(text: str) -> bool:
    """Whether a line is a place and a date: «واشنطن – 7 نوفمبر 2025»."""
    cut = _DATELINE.match(text) if _YEAR.search(text) or _CLOCK.search(text) else None
    return cut is not None and is_date_line(fold(text[cut.end() :]).text.strip(_MARKS))


def after_label(plain: str, labels: tuple[str, ...]) -> str | None:
    """What follows the label that a folded line begins with; None where it has none of them.

    A colon, a bar or the end of the line shows that it is a label and not a sentence's first word.
    """
    for label in labels:
        if plain.startswith(label):
            rest = plain[len(label) :].lstrip()
            if not rest:
                return ""
            if rest[0] in ":|":
                return rest[1:].strip()
    return None


def is_date_line(plain: str) -> bool:
    """Whether a folded line holds a date or a time of day and nothing else."""
    if not _DIGIT.search(plain):
        return False
    lists = word_lists()
    tokens = _TOKEN.findall(plain)
    if not all(token.isdigit() or token in lists.date_words or token in _DATE_MARKS for token in tokens):
        return False
    if _NUMERIC_DATE.search(plain) or _CLOCK.search(plain):
        return True
    return _YEAR.search(plain) is not None and any(month in plain for month in lists.months)


def _is_labelled(plain: str, text: str) -> bool:
    lists = word_lists()
    if after_label(plain, lists.labels):
        return True
    if after_label(plain, lists.source):
        return word_count(text, _SOURCE_WORDS) <= _SOURCE_WORDS
    for labels in (lists.published, lists.updated):
        for label in labels:
            if plain.startswith(label):
                rest = plain[len(label) :].strip(_MARKS)
                if not rest and len(label.split()) > 1:
                    return True
                if is_date_line(rest) or (rest and ":" in plain[: len(label) + 2] and _YEAR.search(rest)):
                    return True
    return False


def _is_byline(plain: str, text: str) -> bool:
    if ends_sentence(text) or _DIGIT.search(plain):
        return False
    if word_count(text, _BYLINE_WORDS) > _BYLINE_WORDS:
        return False
    for label in word_lists().byline:
        rest = plain.removeprefix(label)
        if rest != plain and rest[:1] in {" ", ":", "|", "-", "/"} and rest.strip(_MARKS):
            return True
    return False
