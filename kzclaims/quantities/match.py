"""Matches: readings found at places of a scan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

if TYPE_CHECKING:
    from kzclaims.quantities.word import Word
    from kzclaims.quantities.words import Reading


@final
class Match:
    """A reading found at a place: pieces `first` to `last`, both included."""

    __slots__ = ("first", "last", "reading")

    def __init__(self, reading: Reading, first: int, last: int) -> None:
        self.reading: Final = reading
        self.first: Final = first
        self.last: Final = last


@final
class Behind:
    """The known words before a place, nearest first: where, how many tokens away, and what they can be.

    `cats` and `roles` have a bit for each category and role among them.
    """

    __slots__ = ("cats", "roles", "words")

    def __init__(self, cats: int, roles: int, words: list[tuple[int, int, Word]]) -> None:
        self.cats: Final = cats
        self.roles: Final = roles
        self.words: Final = words
