"""Text from articles, made fit for one line of a report."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kzclaims.model import fact_key
from kzclaims.text.visible import may_command, visible

if TYPE_CHECKING:
    from kzclaims.model import Article, Claim

_BREAKS = re.compile(r"[ \t]*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+[ \t]*")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_MARK = "\N{HORIZONTAL ELLIPSIS}"


def one_line(text: str) -> str:
    """The text with each line break and tab as one space, every other control character shown.

    What would be a command to the runner of a job is none any more, nor a colon alone the first half of
    one: the file `:` would make it whole in `path:line`.
    """
    if text.isprintable() and not may_command(text):  # true of most, and of nothing that needs to be shown
        line = text.strip()
    else:
        line = visible(_BREAKS.sub(" ", text)).strip()
    return "<U+003A>" if line == ":" else line


def runs_right_to_left(text: str) -> bool:
    """Whether a letter or digit of the text belongs to a script written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def matched(claim: Claim) -> str:
    """The words of the claim's quantity, on one line."""
    return one_line(claim.quantity.text)


def sentence(claim: Claim, article: Article) -> str:
    """The passage that the claim stands in, whole, on one line."""
    return one_line(article.text[claim.sentence.start : claim.sentence.end])


def excerpt(claim: Claim, article: Article, *, width: int = 400) -> str:
    """The passage that the claim stands in, on one line, and not much longer than `width`.

    A longer one is cut at spaces on both sides of the quantity, and `…` stands where something is left out.
    """
    start, end = claim.sentence
    if end - start <= width:
        return sentence(claim, article)
    place = claim.quantity
    around = max(width - (place.end - place.start), 0) // 2
    left, right = max(start, place.start - around), min(end, place.end + around)
    while left > start and left < place.start and not article.text[left - 1].isspace():
        left += 1
    while right < end and right > place.end and not article.text[right].isspace():
        right -= 1
    opening = f"{_MARK} " if left > start else ""
    closing = f" {_MARK}" if right < end else ""
    return f"{opening}{one_line(article.text[left:right])}{closing}"


def claim_key(claim: Claim) -> str:
    """The rule with its slots, `rule@slot/slot`, `-` for a slot nobody stated; empty without a rule."""
    if claim.rule is None:
        return ""
    return fact_key(claim.rule, (value for _, value in claim.slots))
