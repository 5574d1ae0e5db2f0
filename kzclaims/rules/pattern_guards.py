"""What a pattern forbids before it begins, apart from what it looks for.

A pattern that begins with `(?<! … )` or `(?! … )` has these tried at every place of a passage, and they are
dear. Tried only where the rest has matched they say the same: they take up nothing and keep nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.rules.pattern import compile_pattern, expand, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import regex

    from kzclaims.model import Term

_FORBIDDING = ("(?!", "(?<!")


@dataclass(frozen=True, slots=True)
class GuardedPattern:
    """A pattern in two parts: `body` finds, and where it begins, `guard` must hold, if there is one."""

    body: regex.Pattern[str]
    guard: regex.Pattern[str] | None

    def finditer(self, text: str, timeout: float) -> Iterator[regex.Match[str]]:
        """The matches from every place of a text on. Raises TimeoutError after `timeout` seconds of one."""
        guard = self.guard
        for match in self.body.finditer(text, overlapped=True, timeout=timeout):
            if guard is None or guard.match(text, match.start(), timeout=timeout) is not None:
                yield match


def compile_guarded(source: str, terms: Mapping[str, Term]) -> GuardedPattern:
    """A valid pattern, its macros expanded, ready to be searched in folded passages."""
    end = guards_end(source)
    body = compile_pattern(expand(source[end:], terms).text)
    return GuardedPattern(body, compile_pattern(expand(source[:end], terms).text) if end else None)


def guards_end(source: str) -> int:
    """Where the negative lookarounds end that a pattern begins with; 0 where it has none to be set apart.

    There are none where one of them keeps a group, or where the pattern has branches, of which they guard
    the first alone.
    """
    depth = end = 0
    guarding = True
    for piece in pieces(source):
        written = source[piece.start : piece.end]
        if piece.sort == "comment" or written.isspace():
            continue
        if piece.sort == "group":
            if depth == 0 and guarding:
                guarding = source.startswith(_FORBIDDING, piece.start)
            if guarding and (piece.name or written == "("):
                return 0
            depth += 1
        elif piece.sort == "close":
            depth -= 1
            if depth == 0 and guarding:
                end = piece.end
        elif depth == 0:
            guarding = False
            if written == "|":
                return 0
    return end
