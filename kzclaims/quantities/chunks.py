"""Chunks: the runs of a text between single spaces, each cut up and looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from kzclaims.quantities.hyphens import unhyphened
from kzclaims.text.tokens import split

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kzclaims.quantities.lexicon import Lexicon
    from kzclaims.quantities.word import Word

MOST_WORDS: Final = 30_000
"""Words remembered before the memory is cleared: as many as a text uses often, so that the size of an
archive does not show in memory."""

LONGEST_REMEMBERED: Final = 40
"""Letters of a run that is remembered: longer ones hardly come again."""


@final
class Chunk:
    """A run of several pieces: they with a space behind them, and a word for each.

    `mask` and `role_mask` have the bits of its words, `openings` are the places of those that are warm.
    `triggers` tells that a quantity may begin in it in any text, `leads` before which words one may
    begin with its last word, `warm` that either is so.
    """

    __slots__ = ("leads", "mask", "openings", "pieces", "role_mask", "triggers", "warm", "words")

    def __init__(self, pieces: Sequence[str], words: Sequence[Word | None]) -> None:
        self.pieces: Final = (*pieces, " ")
        self.words: Final = (*words, None)
        last = words[-1] if words else None
        self.leads: Final[Collection[str]] = () if last is None else last.leads
        triggers = last is not None and last.triggers
        mask, roles, openings = 0, 0, []
        for place, word in enumerate(words):
            if word is None:
                continue
            mask |= word.mask
            roles |= word.role_mask
            if word.warm:
                openings.append(place)
                triggers = triggers or place < len(words) - 1
        self.mask: Final = mask
        self.role_mask: Final = roles
        self.openings: Final = tuple(openings)
        self.triggers: Final = triggers
        self.warm: Final = triggers or bool(self.leads)


class Chunks(dict[str, "Chunk | Word | None"]):
    """The runs of a language's texts: a word for one of a single piece, None where that begins nothing.

    Most of a text's runs are such, and a look at None costs less than one at a chunk of its own.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def of(self, runs: Sequence[str]) -> tuple[list[Chunk | Word | None], list[int]]:
        """The chunk of each run of a text, and the indices of those in which a quantity may begin."""
        if len(self) > MOST_WORDS:
            self.clear()
        chunks = [self[run] for run in runs]
        return chunks, [place for place, chunk in enumerate(chunks) if chunk is not None and chunk.warm]

    def __missing__(self, text: str) -> Chunk | Word | None:
        found: Chunk | Word | None
        if text.isalpha():  # by far the most: a single piece
            lexicon = self._lexicon
            found = lexicon[text] if text in lexicon else lexicon.analyse(text)
        else:
            pieces = split(text)
            words = [*map(self._lexicon.__getitem__, pieces)]
            if len(pieces) == 1:
                found = words[0]
            else:
                found = Chunk(unhyphened(pieces, words) if "-" in pieces else pieces, words)
        if len(text) <= LONGEST_REMEMBERED:
            self[text] = found
        return found
