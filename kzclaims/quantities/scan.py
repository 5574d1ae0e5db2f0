"""Scan: a text's tokens with all that the lexicon says of them; where the grammars walk."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from kzclaims.quantities.digits import is_priced
from kzclaims.quantities.match import Behind, Match
from kzclaims.quantities.pieces import Pieces
from kzclaims.quantities.words import CONDITIONAL, ROLE_BITS, Cat, Form, Reading, Readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from kzclaims.model import Kind
    from kzclaims.quantities.chunks import Chunk
    from kzclaims.quantities.lexicon import Lexicon
    from kzclaims.quantities.word import Word
    from kzclaims.text.fold import Folded

FARTHEST: Final = 5
"""Tokens before a number that a hedge, a sign or a function word may take up."""


_DISTANCES: Final = range(1, FARTHEST + 1)
_NAME: Final = 1 << Cat.NAME

_PART_VOWEL: Final = "\u064f"
"""The vowel of parts: a fifth and five differ by it alone in Arabic."""


class Scan(Pieces):
    """Pieces with what may begin at each, found by category or role, and what has been read of them.

    `consumed` is the last piece of the quantity read before, in which nothing is read again;
    `consumed_kind` its kind and `consumed_day` its day where it is a date.
    """

    __slots__ = ("_behind", "consumed", "consumed_day", "consumed_kind", "numerals", "ordinals")

    def __init__(
        self,
        runs: Sequence[str],
        chunks: Sequence[Chunk | Word | None],
        lexicon: Lexicon,
        folded: Folded,
        base: int,
    ) -> None:
        super().__init__(runs, chunks, lexicon, folded, base)
        self.consumed = -1
        self.consumed_kind: Kind | None = None
        self.consumed_day: date | None = None
        # What the grammars have read at a place already; several of them ask.
        self.numerals: dict[int, object] = {}
        self.ordinals: dict[int, object] = {}
        self._behind: dict[int, Behind] = {}

    def cut(self, last: int) -> Scan:
        """The same scan as if it ended behind a piece."""
        shorter = Scan([""], [None], self.lexicon, self.folded, self.base)
        shorter.openings, shorter.mask, shorter.roles = self.openings, self.mask, self.roles
        shorter.consumed, shorter.consumed_kind = self.consumed, self.consumed_kind
        shorter.consumed_day = self.consumed_day
        shorter.end = last + 1
        shorter.pieces = [*self.pieces[: last + 1], ""]
        shorter.words = [*self.words[: last + 1], None]
        shorter._forget()
        return shorter

    def has(self, cat: Cat) -> bool:
        """Whether any word of the text has a reading of a category."""
        return bool(self.mask >> cat & 1)

    def triggers(self) -> Iterable[int]:
        """The places that may begin a quantity, in order."""
        return [
            place
            for place in self.openings
            if (word := self.words[place]) is not None
            and (word.triggers or self._key(place)[0] in word.leads)
        ]

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
        if readings.longer is not None:
            key, following = self._key(place)
            for reading in readings.longer.get(key, ()):
                last = self._last(reading, following)
                if last >= 0 and self._may_stand(reading, place):
                    return Match(reading, place, last)
        for reading in readings.single:
            if self._may_stand(reading, place):
                return Match(reading, place, place)
        return None

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
        """Whether the pieces beside a form let it stand, and one that needs its capitals has them."""
        if reading.form in CONDITIONAL and not self._suits(reading, place):
            return False
        return not reading.written or self.written(place).startswith(reading.written[:1])

    def _suits(self, reading: Reading, place: int) -> bool:
        match reading.form:
            case Form.GLUED:
                touched = self.touches(place) and self.pieces[place - 1][-1].isdecimal()
                return touched or self._is_paid(place)
            case Form.CODE:  # «Try 5» is no lira, COP30 a conference.
                return self.written(place) == reading.written and not self.pieces[place + 1][:1].isdecimal()
            case Form.LETTER:
                return self._prices(place)
            case Form.FINAL:
                return not self._goes_on(place)
        return self._is_part(reading, place)

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
        """Whether a price in digits touches the letter: `N1,200`, `R3.5 billion`, `Sh90`, no road R61."""
        digits = place + 1
        if not self.pieces[digits][:1].isdecimal() or (place > 0 and self.pieces[place - 1][-1:].isalnum()):
            return False
        scale = self.words[self.after(digits)]
        priced = len(self.pieces[place]) > 1 or is_priced(self.pieces[digits])
        return priced or (scale is not None and Cat.SCALE in scale.by_cat)

    def _last(self, reading: Reading, last: int) -> int:
        """The last piece of a longer reading whose second word stands at `last`; -1 where it breaks off."""
        for word in reading.rest[1:]:
            key, last = self._key(last)
            spaced = word[0] == " " and f" {self.lexicon.articles(reading.language)}{word[1:]}"
            if key not in (word, spaced):
                return -1
        return last

    def known_before(self, place: int) -> Behind:
        """The words before a place that the lexicon knows, with all that they can be."""
        known = self._behind.get(place)
        if known is None:
            cats, roles = 0, 0
            found: list[tuple[int, int, Word]] = []
            words, pieces = self.words, self.pieces
            first = place
            for distance in _DISTANCES:
                if first > 1 and pieces[first - 1] == " " and not pieces[first - 2].isspace():
                    first -= 2  # by far the most
                else:
                    first = self.before(first)
                    if first < 0:
                        break
                word = words[first]
                if word is not None:
                    found.append((first, distance, word))
                    cats |= word.mask
                    roles |= word.role_mask
            known = self._behind[place] = Behind(cats, roles, found)
        return known

    def has_role_before(self, place: int, role: str, most: int, stops: str) -> bool:
        """Whether a word of a role stands among the `most` tokens before a place, none of `stops` between."""
        if not self.roles & ROLE_BITS[role]:
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
        """Whether any word of the text may have a role."""
        return bool(self.roles & ROLE_BITS[role])

    def role_before(self, place: int, role: str, most: int = 4) -> Match | None:
        """The longest function word of a role that ends right before a place, `most` tokens at most."""
        bit = ROLE_BITS[role]
        if not self.roles & bit:
            return None
        known = self.known_before(place)
        if not known.roles & bit:
            return None
        found: Match | None = None
        for first, distance, word in known.words:
            if distance > most:
                break
            if word.role_mask & bit:
                readings = word.roles.get(role)
                if readings is None or (distance > 1 and readings.longer is None):
                    continue  # another word stands between
                match = self._longest(readings, first)
                if match is not None and self.after(match.last) == place:
                    found = match
        return found

    def find_before(self, place: int, cat: Cat, most: int = 5) -> Match | None:
        """The longest reading of a category that ends right before a place, `most` tokens at most."""
        if not self.mask >> cat & 1:
            return None
        known = self.known_before(place)
        if not known.cats >> cat & 1:
            return None
        found: Match | None = None
        for first, distance, word in known.words:
            if distance > most:
                break
            if word.mask >> cat & 1:
                readings = word.by_cat[cat]
                if distance > 1 and not self._may_go_on(readings, first):
                    continue  # another word stands between
                for match in self._matches(readings, first):
                    if self.after(match.last) == place:
                        found = match
                        break
        return found

    def _may_go_on(self, readings: Readings, place: int) -> bool:
        """Whether the next token is one that a longer reading goes on with."""
        return readings.longer is not None and self._key(place)[0] in readings.longer

    def name_over(self, place: int) -> Match | None:
        """A name that a place is part of, and that says no number."""
        name = self.find(place, Cat.NAME)
        if name is not None and self._names(name):
            return name
        if self.pieces[place] not in self.lexicon.named:
            return None
        for first, _, word in self.known_before(place).words:
            if word.mask & _NAME and self._may_go_on(word.by_cat[Cat.NAME], first):
                name = self.find(first, Cat.NAME)
                if name is not None and name.last >= place and self._names(name):
                    return name
        return None

    def _names(self, name: Match) -> bool:
        """Whether no word stands before a name behind which it is none («in one day»)."""
        excepted = name.reading.value
        before = self.before(name.first) if excepted else -1
        return before < 0 or self.pieces[before] not in excepted
