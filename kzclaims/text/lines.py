"""The lines of a text, and what can be seen of a line by itself."""

from __future__ import annotations

import re
from typing import NamedTuple

CLOSERS = "\"'”’»)]›}」』】*_~`\u200e\u200f\u202c\u2069"
"""What may stand between a sentence's stop and its end."""
_OPENERS = "\"'“‘«([‹{「『【*_~`\u200e\u200f\u202a\u202b\u2067\u2068"
_STOPS = frozenset(".!?؟…。！？｡۔।")
_COLONS = frozenset(":：")
_SHORT = 3  # words of a line that may be a piece broken out of a sentence

_STRONG = "•●▪▫◦○■□‣⁃∙➢➤►▶✓✔★❖◆◇"
_HIDDEN = "[\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]*"
_BULLET = re.compile(
    rf"{_HIDDEN}(?:(?P<strong>[{_STRONG}])|(?P<dash>[-–—*+·](?=\s))"
    r"|\(?(?P<number>\d{1,2})(?:[.)]\)?(?=\s)|[-–—](?=[\s\u0620-\u064a])|\s[-–—]\s(?!\s*\d))"
    r"|(?P<letter>\([a-zA-Z\u0620-\u064a]\)|[a-zA-Z]\)|[\u0620-\u064a]\s?[-–)])(?=\s))\s*(?=\S)"
)
_INNER = "•●▪■"  # those that pages run together in one line
_INNER_BULLET = re.compile(rf"(?<=\s)(?=[{_INNER}]\s*\w)")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+\S")
_BOLD = re.compile(r"(\*\*|__)(?!\s)[^*_]+(?<!\s)\1\s*[:：]?")
_UNDERLINE = re.compile(r"=+|-{3,}")
_CONTINUES = re.compile(rf"[{re.escape(_OPENERS)}]*[،,؛;.)»”…!?؟]")
_WORD = re.compile(r"[^\W_]")


class Line(NamedTuple):
    """A line that is not blank: its place without the white space around it, and what stands there.

    `indent` is the white space before it, `blank_before` says that a blank line or the beginning
    of the text is above it.
    """

    start: int
    end: int
    text: str
    indent: int
    blank_before: bool


class Bullet(NamedTuple):
    """The mark at the head of a list's line: its kind, and its number where it has one."""

    kind: str
    number: int | None


def split_lines(text: str) -> list[Line]:
    """The lines that are not blank, in order. Bullets that follow in one line are lines too."""
    lines: list[Line] = []
    place = 0
    blank = True
    inner = any(mark in text for mark in _INNER)
    for raw in text.splitlines(keepends=True):
        shown = raw.strip()
        if not shown:
            blank = True
        elif inner and (cuts := [hit.start() for hit in _INNER_BULLET.finditer(shown, 1)]):
            begin = place + raw.index(shown[0])
            for start, end in zip((0, *cuts), (*cuts, len(shown)), strict=True):
                piece = shown[start:end].rstrip()
                lines.append(Line(begin + start, begin + start + len(piece), piece, begin - place, blank))
                blank = False
        else:
            indent = raw.index(shown[0])
            begin = place + indent
            lines.append(Line(begin, begin + len(shown), shown, indent, blank))
            blank = False
        place += len(raw)
    return lines


def bullet(text: str) -> Bullet | None:
    """The list mark that the line begins with."""
    hit = _BULLET.match(text)
    if hit is None:
        return None
    number = hit["number"]
    return Bullet(hit.lastgroup or "", int(number) if number else None)


def heading_level(text: str) -> int | None:
    """The level of a Markdown heading, 1 to 6; 7 for a line that is bold and nothing else."""
    hit = _MARKDOWN_HEADING.match(text)
    if hit is not None:
        return len(hit[1])
    return 7 if _BOLD.fullmatch(text) else None


def is_underline(text: str) -> bool:
    """Whether the line underlines the one above it, as Markdown headings may be."""
    return _UNDERLINE.fullmatch(text) is not None


def is_empty(text: str) -> bool:
    """Whether no letter or digit stands in the line."""
    return _WORD.search(text) is None


def ends_sentence(text: str) -> bool:
    """Whether the line ends with a full stop or its like, closing marks aside."""
    return text.rstrip(CLOSERS)[-1:] in _STOPS


def ends_with_colon(text: str) -> bool:
    """Whether the line ends with a colon, emphasis aside."""
    return text.rstrip("*_ \u200e\u200f")[-1:] in _COLONS


def continues(text: str) -> bool:
    """Whether the line begins as only the rest of a sentence does: a comma, a small letter."""
    if _CONTINUES.match(text):
        return True
    return text.lstrip(_OPENERS)[:1].islower()


def hangs(text: str) -> bool:
    """Whether the line ends as no sentence does: with a comma, a dash or an open bracket."""
    return text[-1] in "،,؛;–—([{«“&/"


def is_short(text: str) -> bool:
    """Whether the line has so few words that a link may have broken it out of a sentence."""
    return len(text.split(None, _SHORT)) <= _SHORT


def word_count(text: str, most: int) -> int:
    """The number of words, or `most` plus one where there are more."""
    return len(text.split(None, most))
