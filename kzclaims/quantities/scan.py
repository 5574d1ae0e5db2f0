"""Scan: a text's tokens with all that the lexicon says of them; where the grammars walk."""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from typing import TYPE_CHECKING

from kzclaims.quantities.match import Behind, Match
from kzclaims.quantities.words import Cat, Form, Reading, Readings, role_bit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from kzclaims.model import Kind
    from kzclaims.quantities.lexicon import Chunk, Lexicon
    from kzclaims.quantities.words import Word
    from kzclaims.text.fold import Folded

FARTHEST = 5
"""Tokens before a number that a hedge, a sign or a function word may take up."""


_PART_VOWEL = "\u064f"
"""The vowel of parts: a fifth and five differ by it alone in Arabic."""

_UNKNOWN = (None, None)


class Scan:
    """The pieces of a folded text, where they begin, and what the lexicon says of each.

    `base` is where the text begins in that of the article, `folded` the article. Places are indices of
    pieces; `end` is the place past the last one. White space is a piece of its own; a blank line is a
    wall that no expression crosses.
    """

    __slots__ = (
        "base",
        "behind",
        "consumed",
        "consumed_day",
        "consumed_kind",
        "end",
        "folded",
        "lexicon",
        "mask",
        "numerals",
        "ordinals",
        "pieces",
        "roles",
        "starts",
        "text",
        "words",
    )

    def __init__(
        self,
        runs: Sequence[str],
        chunks: Sequence[Chunk | None],
        lexicon: Lexicon,
        folded: Folded,
        base: int,
    ) -> None:
        self.folded = folded
        self.base = base
        self.lexicon = lexicon
        # The last piece of the quantity read before: what is in it is not read again.
        self.consumed = -1
        # That quantity's kind, and its day where it is a date.
        self.consumed_kind: Kind | None = None
        self.consumed_day: date | None = None
        pieces, words = list[str](), list["Word | None"]()
        mask, roles = 0, 0
        for run, chunk in zip(runs, chunks, strict=True):
            if chunk is None:
                pieces += (run, " ")
                words += _UNKNOWN
            else:
                pieces += chunk.pieces
                words += chunk.words
                if chunk.mask:
                    mask |= chunk.mask
                    roles |= chunk.roles
        self.pieces, self.words, self.mask, self.roles = pieces, words, mask, roles
        # The last chunk has no space behind it.
        self.pieces[-1] = ""
        self.end = len(self.pieces) - 1
        self.starts = list(accumulate(map(len, self.pieces), initial=0))
        self.text = folded.text[base : base + self.starts[-1]]
        # What the grammars have read at a place already; several of them ask.
        self.numerals: dict[int, object] = {}
        self.ordinals: dict[int, object] = {}
        self.behind: dict[int, Behind] = {}

    def has(self, cat: Cat) -> bool:
        """Whether any word of the text has a reading of a category."""
        return bool(self.mask >> cat & 1)

    def triggers(self) -> Iterable[int]:
        """The places that may begin a quantity, in order."""
        return [
            place
            for place, word in enumerate(self.words)
            if word is not None and (word.triggers or (word.leads and self._key(place)[0] in word.leads))
        ]

    def after(self, place: int) -> int:
        """The next token behind a place, over white space; `end` at a blank line or the end."""
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

    def before(self, place: int) -> int:
        """The token before a place, over white space; -1 at a blank line or the beginning."""
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

    def find(self, place: int, cat: Cat) -> Match | None:
        """The longest reading of a category that begins at a place."""
        word = self.words[place]
        if word is None or not word.mask >> cat & 1:
            return None
        return self._longest(word.by_cat[cat], place)

    def role(self, place: int, role: str) -> Match | None:
        """A function word of a role that begins at a place, the longest."""
        word = self.words[place]
        if word is None or not word.role_mask:
            return None
        readings = word.roles.get(role)
        return None if readings is None else self._longest(readings, place)

    def find_all(self, place: int, cat: Cat) -> list[Match]:
        """Every reading of a category that begins at a place, longest first."""
        word = self.words[place]
        if word is None or not word.mask >> cat & 1:
            return []
        readings = word.by_cat[cat]
        only = readings.only
        return list(self._matches(readings, place)) if only is None else [Match(only, place, place)]

    def _longest(self, readings: Readings, place: int) -> Match | None:
        only = readings.only
        if only is not None:
            return Match(only, place, place)
        return next(self._matches(readings, place), None)

    def _matches(self, readings: Readings, place: int) -> Iterator[Match]:
        if readings.longer is not None:
            key, following = self._key(place)
            for reading in readings.longer.get(key, ()):
                last = self._last(reading, following)
                if last >= 0 and self._may_stand(reading, place):
                    yield Match(reading, place, last)
        for reading in readings.single:
            if self._may_stand(reading, place):
                yield Match(reading, place, place)

    def _key(self, place: int) -> tuple[str, int]:
        """The token behind a place with a space before it where white space stands there, and its place."""
        following = self.after(place)
        piece = self.pieces[following]
        return (piece if following == place + 1 else f" {piece}"), following

    def _may_stand(self, reading: Reading, place: int) -> bool:
        """Whether a form that must touch digits does, and one that needs its capitals has them."""
        if reading.form is Form.GLUED and not (
            (self.touches(place) and self.pieces[place - 1][-1].isdecimal()) or self._is_paid(place)
        ):
            return False
        if reading.form is Form.CODE:
            # «Try 5» is no lira, COP30 a conference.
            return self.written(place) == reading.written and not self.pieces[place + 1][:1].isdecimal()
        if reading.form is Form.LETTER and not self._prices(place):
            return False
        if reading.form is Form.FINAL and self._goes_on(place):
            return False
        if reading.form is Form.VOWELLED and not self._is_part(reading, place):
            return False
        return not reading.written or self.written(place).startswith(reading.written[:1])

    def _is_paid(self, place: int) -> bool:
        """Whether a price in digits stands before a place, a space between: `€310 m` is no length."""
        digits = place - 2
        if digits < 1 or self.pieces[place - 1] != " " or not self.pieces[digits][-1:].isdecimal():
            return False
        return unicodedata.category(self.pieces[digits - 1][-1]) == "Sc"

    def _is_part(self, reading: Reading, place: int) -> bool:
        """Whether a word that is a number as well is a part here: «خُمس», «خمس النفط» and not «خمس دول»."""
        if _PART_VOWEL in self.written(place):
            return True
        if reading.definite:
            return False
        following = self.after(place)
        article = self.lexicon.articles(self.lexicon.codes[0])
        if following >= self.end or not article or not self.pieces[following].startswith(article):
            return False
        word = self.words[following]
        return self.written(following).startswith(article) and not (word is not None and word.number)

    def _goes_on(self, place: int) -> bool:
        """Whether a word or a number follows that is no hedge of what stands before."""
        behind = self.after(place)
        if behind >= self.end or not self.pieces[behind][:1].isalnum():
            return False
        return self.find(behind, Cat.HEDGE_AFTER) is None

    def _prices(self, place: int) -> bool:
        """Whether digits that are grouped or scaled touch the letter at a place: `N1,200`, `R3.5 billion`."""
        if place > 0 and self.pieces[place - 1][-1:].isalnum():
            return False
        digits = place + 1
        if not self.pieces[digits][:1].isdecimal():
            return False
        scale = self.words[min(self.after(digits), self.end)] if digits < self.end else None
        return "," in self.pieces[digits] or (scale is not None and Cat.SCALE in scale.by_cat)

    def written(self, place: int) -> str:
        """The token at a place as the article has it, capitals and all."""
        begin, end = self.base + self.starts[place], self.base + self.starts[place + 1]
        span = self.folded.span(begin, end)
        return self.folded.original[span.start : span.end]

    def _last(self, reading: Reading, last: int) -> int:
        """The last piece of a longer reading whose second word stands at `last`; -1 where it breaks off."""
        for word in reading.rest[1:]:
            key, last = self._key(last)
            spaced = word[0] == " " and f" {self.lexicon.articles(reading.language)}{word[1:]}"
            if key not in (word, spaced):
                return -1
        return last

    def _known_before(self, place: int) -> Behind:
        """The words before a place that the lexicon knows, with all that they can be."""
        known = self.behind.get(place)
        if known is None:
            cats, roles = 0, 0
            found: list[tuple[int, int, Word]] = []
            words = self.words
            first = place
            for distance in range(1, FARTHEST + 1):
                first = self.before(first)
                if first < 0:
                    break
                word = words[first]
                if word is not None:
                    found.append((first, distance, word))
                    cats |= word.mask
                    roles |= word.role_mask
            known = self.behind[place] = Behind(cats, roles, found)
        return known

    def cats_before(self, place: int) -> int:
        """A bit for each category of the few words before a place: none can stand there without its bit."""
        return self._known_before(place).cats

    def roles_before(self, place: int) -> int:
        """A bit for each role of the few words before a place."""
        return self._known_before(place).roles

    def has_role_before(self, place: int, role: str, most: int, stops: str) -> bool:
        """Whether a word of a role stands among the `most` tokens before a place, none of `stops` between."""
        if not self.roles & role_bit(role):
            return False
        at = self.before(place)
        for _ in range(most):
            if at < 0 or self.pieces[at] in stops:
                return False
            if self.role(at, role) is not None:
                return True
            at = self.before(at)
        return False

    def has_role(self, role: str) -> bool:
        """Whether any word of the text has a role."""
        return bool(self.roles & role_bit(role))

    def role_before(self, place: int, role: str, most: int = 4) -> Match | None:
        """The longest function word of a role that ends right before a place, `most` tokens at most."""
        bit = role_bit(role)
        if not self.roles & bit:
            return None
        known = self._known_before(place)
        if not known.roles & bit:
            return None
        found: Match | None = None
        for first, distance, word in known.words:
            if distance > most:
                break
            if word.role_mask & bit:
                match = self._longest(word.roles[role], first)
                if match is not None and self.after(match.last) == place:
                    found = match
        return found

    def find_before(self, place: int, cat: Cat, most: int = 5) -> Match | None:
        """The longest reading of a category that ends right before a place, `most` tokens at most."""
        if not self.mask >> cat & 1:
            return None
        known = self._known_before(place)
        if not known.cats >> cat & 1:
            return None
        found: Match | None = None
        for first, distance, word in known.words:
            if distance > most:
                break
            if word.mask >> cat & 1:
                for match in self._matches(word.by_cat[cat], first):
                    if self.after(match.last) == place:
                        found = match
                        break
        return found

    def name_over(self, place: int) -> Match | None:
        """A name that a place is part of, and that says no number."""
        name = self.find(place, Cat.NAME)
        if name is not None and self._names(name):
            return name
        known = self._known_before(place)
        if not known.cats >> Cat.NAME & 1:
            return None
        for first, _, word in known.words:
            name = self.find(first, Cat.NAME) if word.mask >> Cat.NAME & 1 else None
            if name is not None and name.last >= place and self._names(name):
                return name
        return None

    def _names(self, name: Match) -> bool:
        """Whether no word stands before a name behind which it is none («in one day»)."""
        excepted = name.reading.value
        before = self.before(name.first) if excepted else -1
        return before < 0 or self.pieces[before] not in excepted

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
