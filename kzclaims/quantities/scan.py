"""Scan: a text's tokens with all that the lexicon says of them; where the grammars walk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kzclaims.quantities.lexicon import Cat, Form, Lexicon, Reading
from kzclaims.text.tokens import split, starts


class Match(NamedTuple):
    """A reading found at a place: pieces `first` to `last`, both included."""

    reading: Reading
    first: int
    last: int


class Scan:
    """The pieces of a folded text, where they begin, and what the lexicon says of each.

    Places are indices of pieces; `end` is the place past the last one. White space is a piece of its
    own; a blank line is a wall that no expression crosses.
    """

    __slots__ = ("end", "lexicon", "pieces", "starts", "text", "words")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.pieces = split(text)
        self.starts = starts(self.pieces)
        self.words = list(map(lexicon.__getitem__, self.pieces))
        self.end = len(self.pieces)
        self.pieces.append("")
        self.words.append(None)

    def triggers(self) -> Iterable[int]:
        """The places that may begin a quantity, in order."""
        return [place for place, word in enumerate(self.words) if word is not None and word.triggers]

    def after(self, place: int) -> int:
        """The next token behind a place, over white space; `end` at a blank line or the end."""
        following = place + 1
        if following >= self.end:
            return self.end
        piece = self.pieces[following]
        if not piece.isspace():
            return following
        if piece.count("\n") > 1:
            return self.end
        return following + 1

    def before(self, place: int) -> int:
        """The token before a place, over white space; -1 at a blank line or the beginning."""
        preceding = place - 1
        if preceding < 0:
            return -1
        piece = self.pieces[preceding]
        if not piece.isspace():
            return preceding
        if piece.count("\n") > 1:
            return -1
        return preceding - 1

    def touches(self, place: int) -> bool:
        """Whether the token at a place has no white space before it."""
        return place > 0 and not self.pieces[place - 1].isspace()

    def find(self, place: int, cat: Cat) -> Match | None:
        """The longest reading of a category that begins at a place."""
        word = self.words[place]
        if word is None:
            return None
        for reading in word.get(cat, ()):
            last = self._last(reading, place)
            if last >= 0:
                return Match(reading, place, last)
        return None

    def find_all(self, place: int, cat: Cat) -> Iterable[Match]:
        """Every reading of a category that begins at a place, longest first."""
        word = self.words[place]
        if word is None:
            return
        for reading in word.get(cat, ()):
            last = self._last(reading, place)
            if last >= 0:
                yield Match(reading, place, last)

    def _last(self, reading: Reading, place: int) -> int:
        """The last piece of a reading that begins at a place; -1 where its words do not follow."""
        last = place
        for word in reading.rest:
            last = self.after(last)
            piece = self.pieces[last]
            if piece != word:
                article = self.lexicon.articles(reading.language)
                if not article or piece != article + word:
                    return -1
        if reading.form is Form.GLUED and not (self.touches(place) and self.pieces[place - 1][-1].isdecimal()):
            return -1
        return last

    def role(self, place: int, role: str) -> Match | None:
        """A function word of a role that begins at a place."""
        word = self.words[place]
        if word is None:
            return None
        for cat in (Cat.WORD, Cat.YEAR_WORD):
            for reading in word.get(cat, ()):
                if reading.value == role:
                    last = self._last(reading, place)
                    if last >= 0:
                        return Match(reading, place, last)
        return None

    def role_before(self, place: int, role: str, most: int = 4) -> Match | None:
        """A function word of a role that ends right before a place."""
        return self._ending(place, most, lambda first: self.role(first, role))

    def find_before(self, place: int, cat: Cat, most: int = 5) -> Match | None:
        """The longest reading of a category that ends right before a place."""
        found: Match | None = None
        first = self.before(place)
        for _ in range(most):
            if first < 0:
                break
            if self.words[first] is not None:
                for match in self.find_all(first, cat):
                    if self.after(match.last) == place:
                        found = match
                        break
            first = self.before(first)
        return found

    def _ending(self, place: int, most: int, find) -> Match | None:  # type: ignore[no-untyped-def]
        found: Match | None = None
        first = self.before(place)
        for _ in range(most):
            if first < 0:
                break
            match = find(first)
            if match is not None and self.after(match.last) == place:
                found = match
            first = self.before(first)
        return found

    def start_of(self, match: Match) -> int:
        """Where a match begins in the text, its conjunctions and prepositions left out."""
        prefix = match.reading.prefix
        if not prefix:
            return self.starts[match.first]
        article = self.lexicon.articles(match.reading.language)
        kept = len(article) if article and prefix.endswith(article) else 0
        return self.starts[match.first] + len(prefix) - kept

    def stop_of(self, place: int) -> int:
        """Where the piece at a place ends in the text."""
        return self.starts[place + 1]
