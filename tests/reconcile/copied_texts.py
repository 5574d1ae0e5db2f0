"""Reports written for the tests of origins, in English and Arabic, and what outlets make of them."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "copied"


def _text(name: str) -> str:
    return (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")


ENGLISH, ARABIC = _text("en-agency"), _text("ar-agency")
"""An agency's report."""
OTHER_ENGLISH, OTHER_ARABIC = _text("en-other"), _text("ar-other")
"""Another reporter's, on the same event."""
ENGLISH_MORE, ARABIC_MORE = _text("en-more"), _text("ar-more")
"""A paragraph that an outlet may add."""
ENGLISH_TABLE, ARABIC_TABLE = _text("en-table"), _text("ar-table")
"""A weekly report, with places for eight numbers."""


def paragraphs(text: str) -> list[str]:
    """A report's headline and paragraphs."""
    return text.strip().split("\n\n")


def body(text: str) -> list[str]:
    """A report's paragraphs."""
    return paragraphs(text)[1:]


def first_words(text: str, hundredths: int) -> str:
    """So many hundredths of a text's words."""
    words = text.split()
    return " ".join(words[: len(words) * hundredths // 100])


def reworded(text: str, every: int) -> str:
    """A text with every so-manieth word replaced by another."""
    return " ".join(
        word[::-1] + word if place % every == 0 else word for place, word in enumerate(text.split(), 1)
    )
