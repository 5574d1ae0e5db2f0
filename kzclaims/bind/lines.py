"""Places of a text by line and column."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    r"""The lines of a text, ended by `\n`, `\r\n` or `\r`."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(hit.end() for hit in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of a place, both from 1, the column in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
