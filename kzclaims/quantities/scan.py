"""Scan: a text's tokens with all that the lexicon says of them; where the grammars walk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kzclaims.quantities.lexicon import Cat, Form, Lexicon, Reading
from kzclaims.text.tokens import split, starts


FARTHEST = 5
"""Tokens before a number that a hedge, a sign or a function word may take up."""


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

    __slots__ = ("behind", "end", "lexicon", "numerals", "ordinals", "pieces", "starts", "text", "words")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.pieces = split(text)
        self.starts = starts(self.pieces)
        self.words = list(map(lexicon.__getitem__, self.pieces))
        self.end = len(self.pieces)
        # What the grammars have read at a place already; several of them ask.
        self.numerals: dict[tuple[int, bool], object] = {}
        self.ordinals: dict[int, object] = {}
        self.behind: dict[int, list[tuple[int, int]]] = {}
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
        if piece == " ":
            return following + 1
        if not piece.isspace():
            return following
        return self.end if piece.count("\n") > 1 else following + 1

    def before(self, place: int) -> int:
        """The token before a place, over white space; -1 at a blank line or the beginning."""
        preceding = place - 1
        if preceding < 0:
            return -1
        piece = self.pieces[preceding]
        if piece == " ":
            return preceding - 1
        if not piece.isspace():
            return preceding
        return -1 if piece.count("\n") > 1 else preceding - 1

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

    def find_all(self, place: int, cat: Cat) -> list[Match]:
        """Every reading of a category that begins at a place, longest first."""
        word = self.words[place]
        if word is None:
            return []
        return [
            Match(reading, place, last)
            for reading in word.get(cat, ())
            if (last := self._last(reading, place)) >= 0
        ]

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
        for reading in word.roles.get(role, ()):
            last = self._last(reading, place)
            if last >= 0:
                return Match(reading, place, last)
        return None

    def _known_before(self, place: int) -> list[tuple[int, int]]:
        """The places before a place whose words the lexicon knows, nearest first, with their distance."""
        known = self.behind.get(place)
        if known is None:
            known = []
            first = self.before(place)
            for distance in range(1, FARTHEST + 1):
                if first < 0:
                    break
                if self.words[first] is not None:
                    known.append((first, distance))
                first = self.before(first)
            self.behind[place] = known
        return known

    def role_before(self, place: int, role: str, most: int = 4) -> Match | None:
        """The longest function word of a role that ends right before a place, `most` tokens at most."""
        found: Match | None = None
        for first, distance in self._known_before(place):
            if distance > most:
                break
            match = self.role(first, role)
            if match is not None and self.after(match.last) == place:
                found = match
        return found

    def find_before(self, place: int, cat: Cat, most: int = 5) -> Match | None:
        """The longest reading of a category that ends right before a place, `most` tokens at most."""
        found: Match | None = None
        for first, distance in self._known_before(place):
            if distance > most:
                break
            for reading in self.words[first].get(cat, ()):  # type: ignore[union-attr]  # known words only
                last = self._last(reading, first)
                if last >= 0 and self.after(last) == place:
                    found = Match(reading, first, last)
                    break
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
