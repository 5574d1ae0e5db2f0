"""How a numeral goes on: scales, hundreds, smaller numbers, fractions, decimals by name."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.numeral import Numeral
from kzclaims.quantities.numeralgroups import NumeralGroups
from kzclaims.quantities.words import Cat, Form

_HUNDRED: Final = Decimal(100)


class NumeralWalk(NumeralGroups):
    """One walk along a numeral, from its first word to the last that belongs to it."""

    __slots__ = ()

    def read(self) -> Numeral | None:
        """The numeral that begins at the place of this walk, or None."""
        scan = self.scan
        place = self.first
        if not self.begin(place):
            return None
        while True:
            following = scan.after(self.last)
            if following >= scan.end or not self._continue(following):
                break
        assert self.reading is not None
        value = self.total + (self.group or 0)
        return Numeral(
            first=self.first,
            last=self.last,
            start=scan.start_of(self.reading),
            value=value,
            scale=self.small,
            decimals=self.decimals,
            digits=self.digits,
            glued=self.glues,
            joins=self.reading.reading.joins,
            definite=self.reading.reading.definite,
            language=self.reading.reading.language,
            other=self.other,
        )

    def _continue(self, place: int) -> bool:
        scan = self.scan
        touching = place == self.last + 1
        joined, place, hyphen = self._joiner(place, touching=touching)
        if place >= scan.end:
            return False
        word = scan.words[place]
        if word is None:
            return False
        if not joined or hyphen:
            return (
                self._scale(place)
                or self._hundred(place, joined=False)
                or self._small(place, joined=hyphen)
                or self._point(place)
            )
        return (
            self._fraction(place)
            or self._hundred(place, joined=True)
            or self._small(place, joined=True)
            or self._scale_part(place)
        )

    def _joiner(self, place: int, *, touching: bool) -> tuple[bool, int, bool]:
        """Whether "and" (a word, a proclitic) or a hyphen joins the next word, and where that stands."""
        scan = self.scan
        piece = scan.pieces[place]
        if piece == "-" and touching and not scan.pieces[place + 1].isspace():
            scaled = scan.find(place + 1, Cat.SCALE) if place + 1 < scan.end else None
            if not self.digits or (scaled is not None and scaled.reading.form is not Form.GLUED):
                return True, place + 1, True
        if piece == "," and self._goes_on_behind_comma(place):
            return False, scan.after(place), False
        if piece in self._conjunctions() and not (scan.touches(place) and piece.isalpha() and touching):
            following = scan.after(place)
            return True, following, False
        word = scan.words[place]
        if word is not None and word.joins:
            return True, place, False
        # «وأحد عشر» is folded like «واحد»: the longer reading decides.
        longest = scan.find(place, Cat.CARDINAL) if word is not None and word.may_join else None
        if longest is not None and longest.reading.joins:
            return True, place, False
        return False, place, False

    def _goes_on_behind_comma(self, comma: int) -> bool:
        """«two million, three hundred and five»: a smaller number in words behind a scale in words."""
        at = self.scan.after(comma)
        if self.digits or self.group is not None or self.scale is None or at >= self.scan.end:
            return False
        word = self.scan.words[at]
        if word is None or not word.number or not grammar(self._language()).bare_addition:
            return False
        return self._is_smaller(at)

    def _is_smaller(self, place: int) -> bool:
        """Whether the number in words at a place is smaller than the scale that stands before it."""
        following = NumeralWalk(self.scan, place, glued=False).read()
        if following is None or self.scale is None:
            return False
        return not following.digits and following.first == place and following.value < self.scale

    def _language(self) -> str:
        assert self.reading is not None
        return self.reading.reading.language

    def _conjunctions(self) -> tuple[str, ...]:
        if self.digits:
            return tuple(self.scan.lexicon.all_conjunctions)
        return self.scan.lexicon.conjunctions(self._language())

    def _small(self, place: int, *, joined: bool) -> bool:
        """A number below a thousand behind what stands so far, in words or digits."""
        scan = self.scan
        match = scan.find(place, Cat.DIGITS)
        if match is not None:
            behind = scan.after(match.last)
            return (
                joined or (behind < scan.end and scan.find(behind, Cat.HUNDRED) is not None)
            ) and self._digits_tail(match)
        for match in scan.find_all(place, Cat.CARDINAL):
            value: Decimal = match.reading.value
            rules = grammar(match.reading.language)
            if not joined and not rules.bare_addition:
                continue
            if self.group is None:
                if self.scale is None or value >= self.scale:
                    continue
                if joined and not self._is_smaller(place):
                    continue  # «two million and three million»
                self.group = value
                self.small, self.decimals = Decimal(1), 0
            elif self._fits(value, units_first=rules.units_first, joined=joined):
                if joined and self._opens_another(match.last):
                    continue
                self.group += value
            else:
                continue
            self.last = match.last
            return True
        return False

    def _point(self, place: int) -> bool:
        """«eighteen point one six»: digits by name behind the decimal word."""
        scan = self.scan
        if self.group is None or self.digits or self.decimals or self.whole:
            return False
        match = scan.role(place, "point")
        if match is None:
            return False
        at = scan.after(match.last)
        if grammar(match.reading.language).units_first:
            numeral = self._behind_point(at) if at < scan.end else None
            if numeral is None or numeral.digits or numeral.decimals:
                return False
            digits, last = str(numeral.value), numeral.last
        else:
            digits, last = self._named_digits(at, match.last)
        if not digits:
            return False
        self.group += Decimal(f"0.{digits}")
        self.decimals = len(digits)
        self.last = last
        return True

    def _behind_point(self, at: int) -> Numeral | None:
        """The numeral behind a decimal word: of a chain of them each is read once."""
        return NumeralWalk(self.scan, at, glued=False, whole=True).read()

    def _named_digits(self, at: int, last: int) -> tuple[str, int]:
        """Digits by name: «one six», «o five», «seventy-one»; and the last piece of them."""
        scan, digits = self.scan, ""
        while at < scan.end:
            zero = scan.role(at, "zero_letter")
            cardinal = scan.find(at, Cat.CARDINAL)
            if zero is not None:
                digits, last = digits + "0", zero.last
            elif cardinal is not None and cardinal.reading.value < 10:
                digits, last = digits + str(cardinal.reading.value), cardinal.last
            elif cardinal is not None and not digits:
                numeral = self._behind_point(at)
                if numeral is None or numeral.value >= _HUNDRED or numeral.decimals:
                    break
                return str(numeral.value), numeral.last
            else:
                break
            at = scan.after(last)
        return digits, last
