"""Pieces: a stretch of folded text cut up, with the way from token to token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.quantities.chunks import Chunk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.quantities.lexicon import Lexicon
    from kzclaims.quantities.match import Match
    from kzclaims.quantities.word import Word
    from kzclaims.text.fold import Folded

_UNKNOWN: Final = -2
"""A neighbour that nobody has asked for yet."""
_SLACK: Final = 3
"""Places past the end, and the one before the first, that may be asked for their neighbours."""


class Pieces:
    """The pieces of a folded text, where they begin, and what the lexicon says of each.

    `base` is where the text begins in that of the article, `folded` the article. Places are indices of
    pieces; `end` is the place past the last one. White space is a piece of its own; a blank line is a
    wall that no expression crosses. `mask` and `roles` have a bit for each category and role of a word.
    """

    __slots__ = (
        "_anchor",
        "_next",
        "_previous",
        "base",
        "end",
        "folded",
        "lexicon",
        "mask",
        "openings",
        "pieces",
        "roles",
        "words",
    )

    def __init__(
        self,
        runs: Sequence[str],
        chunks: Sequence[Chunk | Word | None],
        lexicon: Lexicon,
        folded: Folded,
        base: int,
    ) -> None:
        self.folded = folded
        self.base = base
        self.lexicon = lexicon
        self._lay_out(runs, chunks)
        # The last one has no space behind it.
        self.pieces[-1] = ""
        self.end = len(self.pieces) - 1
        self._forget()

    def _lay_out(self, runs: Sequence[str], chunks: Sequence[Chunk | Word | None]) -> None:
        """Set the pieces, their words, what these can be and where a quantity may begin."""
        pieces: list[str] = []
        words: list[Word | None] = []
        openings: list[int] = []
        mask = roles = 0
        for run, chunk in zip(runs, chunks, strict=True):
            if isinstance(chunk, Chunk):
                openings += [len(pieces) + place for place in chunk.openings]
                pieces += chunk.pieces
                words += chunk.words
                mask |= chunk.mask
                roles |= chunk.role_mask
                continue
            if chunk is not None:
                mask |= chunk.mask
                roles |= chunk.role_mask
                if chunk.warm:
                    openings.append(len(pieces))
            pieces.append(run)
            pieces.append(" ")
            words.append(chunk)
            words.append(None)
        self.pieces, self.words, self.openings = pieces, words, openings
        self.mask, self.roles = mask, roles

    def _forget(self) -> None:
        self._anchor = (0, 0)
        # The last entries are those of the end, of the places past it and of the one before the first.
        self._next = [_UNKNOWN] * (self.end + 1 + _SLACK)
        self._previous = [_UNKNOWN] * (self.end + 1 + _SLACK)

    def after(self, place: int) -> int:
        """The next token behind a place, over white space; `end` at a blank line or the end."""
        following = self._next[place]
        if following == _UNKNOWN:
            following = self._next[place] = self._after(place)
        return following

    def before(self, place: int) -> int:
        """The token before a place, over white space; -1 at a blank line or the beginning."""
        preceding = self._previous[place]
        if preceding == _UNKNOWN:
            preceding = self._previous[place] = self._before(place)
        return preceding

    def _after(self, place: int) -> int:
        following = place + 1
        if following >= self.end:
            return self.end
        piece = self.pieces[following]
        if piece == " ":
            following += 1
            piece = self.pieces[following]
        if piece.isspace():
            return self._over_lines(following, 1)
        return following

    def _before(self, place: int) -> int:
        preceding = place - 1
        if preceding < 0:
            return -1
        piece = self.pieces[preceding]
        if piece == " ":
            preceding -= 1
            piece = self.pieces[preceding] if preceding >= 0 else ""
        if piece.isspace():
            return self._over_lines(preceding, -1)
        return preceding

    def _over_lines(self, place: int, step: int) -> int:
        """The first token from a place on in a direction, unless a blank line stands before it."""
        lines = 0
        while 0 <= place < self.end and self.pieces[place].isspace():
            lines += self.pieces[place].count("\n")
            place += step
        if lines > 1:
            return self.end if step > 0 else -1
        return place

    def touches(self, place: int) -> bool:
        """Whether the token at a place has no white space before it."""
        return place > 0 and not self.pieces[place - 1].isspace()

    def joins(self, place: int) -> bool:
        """Whether the token at a place is a word that means "and"."""
        return self.pieces[place] in self.lexicon.all_conjunctions

    def written(self, place: int) -> str:
        """The token at a place as the article has it, capitals and all."""
        begin = self.base + self.begin(place)
        span = self.folded.span(begin, begin + len(self.pieces[place]))
        return self.folded.original[span.start : span.end]

    def begin(self, place: int) -> int:
        """Where the piece at a place begins in the text: counted on from the place last asked for."""
        known, offset = self._anchor
        if place >= known:
            offset += len("".join(self.pieces[known:place]))
        else:
            offset -= len("".join(self.pieces[place:known]))
        self._anchor = (place, offset)
        return offset

    def start_of(self, match: Match) -> int:
        """Where a match begins in the text, its conjunctions and prepositions left out."""
        prefix = match.reading.prefix
        if not prefix:
            return self.begin(match.first)
        article = self.lexicon.articles(match.reading.language)
        kept = len(article) if article and prefix.endswith(article) else 0
        return self.begin(match.first) + len(prefix) - kept

    def stop_of(self, place: int) -> int:
        """Where the piece at a place ends in the text."""
        return self.begin(place) + len(self.pieces[place])
