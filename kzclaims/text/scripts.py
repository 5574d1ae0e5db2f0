"""Scripts: in which of them a text is written, told by its letters."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = {
    "Arabic": "\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc",
    "Armenian": "Ա-և",
    "Bengali": "অ-ৱ",
    "Cyrillic": "Ѐ-ԯ",
    "Devanagari": "\u0904-\u094d",
    "Ethiopic": "ሀ-ፚ",
    "Georgian": "Ⴀ-ჿᲐ-Ჿ",
    "Greek": "Ά-ώ",
    "Gujarati": "અ-હ",
    "Gurmukhi": "ਅ-ਹ",
    "Han": "㐀-鿿",
    "Hangul": "가-힣",
    "Hebrew": "א-ת",
    "Kana": "ぁ-ヺ",
    "Kannada": "ಅ-ಹ",
    "Khmer": "ក-ឳ",
    "Lao": "ກ-ຮ",
    "Latin": "A-Za-zÀ-ɏḀ-ỿ",
    "Malayalam": "അ-ഹ",
    "Myanmar": "က-ဪ",
    "Sinhala": "අ-ෆ",
    "Tamil": "அ-ஹ",
    "Telugu": "అ-హ",
    "Thaana": "ހ-ޥ",
    "Thai": "ก-ฮ",
    "Tibetan": "ཀ-ཬ",
}
"""The letters of the scripts that newspapers are printed in, by the names that packs call them by."""

_WEIGHTS = {"Kana": 10}  # Japanese writes Han too; any number of kana tells it from Chinese


def dominant(text: str, scripts: Iterable[str]) -> str:
    """The one of some scripts that most letters of a text are in, empty where it has letters of none.

    Of scripts with as many letters it is the first; letters of other scripts do not count.
    """
    counts = {script: _letters(text, script) * _WEIGHTS.get(script, 1) for script in scripts}
    most = max(counts, key=counts.__getitem__, default="")
    return most if most and counts[most] else ""


def _letters(text: str, script: str) -> int:
    return sum(map(len, _runs(script).findall(text)))


@cache
def _runs(script: str) -> re.Pattern[str]:
    return re.compile(f"[{_LETTERS[script]}]+")
