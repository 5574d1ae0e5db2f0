"""Places in an article's original text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open place `[start, end)` in a text, in code points."""

    start: int
    end: int
