"""How the parts of a numeral join: scales, hundreds, digits, and parts of one."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.match import Match
from kzclaims.quantities.numeralstart import NumeralStart
from kzclaims.quantities.words import Cat, Form, digit_number

_HUNDRED: Final = Decimal(100)
_PLACES: Final = 6
"""Decimals kept of a part that has no end: two and a third is 2.333333."""


class NumeralGroups(NumeralStart):
    """A numeral under way, with each kind of part that may be added to it."""

    __slots__ = ()

    def _scale(self, place: int) -> bool:
        """A scale behind a number multiplies it: خمسة ملايين, 17.2 billion, hundred thousand."""
        scan = self.scan
        if self.whole:
            return False  # «سبعة عشر فاصلة اثنين مليار»: the scale is the whole number's
        for match in scan.find_all(place, Cat.SCALE):
            if match.reading.form is Form.GLUED and not self.glued:
                continue
            if match.reading.clitics:
                continue
            scale: Decimal = match.reading.value
            if self.group is not None:
                if self.scale is not None and scale >= self.scale:
                    # «three hundred thousand million»: what stands so far is multiplied.
                    self.total, self.group = (self.total + self.group) * scale, None
                else:
                    self.total, self.group = self.total + self.group * scale, None
            elif self.scale is not None and self.scale < scale:
                self.total *= scale  # ألف مليار
                self.small *= scale
                self.scale = scale
                self.last = match.last
                return True
            else:
                return False
            if self.other is not None:
                self.other *= scale
            self.scale = self.small = scale
            self.glues = match.reading.form is Form.GLUED
            self.last = match.last
            return True
        return False

    def _hundred(self, place: int, *, joined: bool) -> bool:
        scan = self.scan
        match = scan.find(place, Cat.HUNDRED)
        if match is None or (match.reading.clitics and not joined):
            return False
        if joined:
            if self.group is None and self.scale is not None and self.scale > _HUNDRED:
                self.group = match.reading.value
                self.small, self.decimals = Decimal(1), 0
                self.last = match.last
                return True
            return False
        if self.group is None:
            if self.scale is None or not grammar(match.reading.language).bare_addition:
                return False
            self.group = match.reading.value
        elif 0 < self.group < (_HUNDRED if match.reading.value == _HUNDRED else 1000) and not self.decimals:
            self.group *= match.reading.value
        else:
            return False
        self.hundreds = True
        self.last = match.last
        return True

    def _opens_another(self, last: int) -> bool:
        """«one hundred and two hundred»: the word behind multiplies, so another number begins here."""
        behind = self.scan.after(last)
        hundred = self.scan.find(behind, Cat.HUNDRED) if behind < self.scan.end else None
        return hundred is not None and not hundred.reading.clitics

    def _fits(self, value: Decimal, *, units_first: bool, joined: bool) -> bool:
        group = self.group
        if group is None or self.decimals or group != group.to_integral_value():
            return False
        if self.digits and not self.hundreds:
            return False
        if group % _HUNDRED == 0 and group > 0:
            return 0 < value < _HUNDRED
        tail = group % _HUNDRED
        if units_first:
            return joined and 0 < tail < 10 and 20 <= value < _HUNDRED and value % 10 == 0
        return 20 <= tail < _HUNDRED and tail % 10 == 0 and 0 < value < 10

    def _digits_tail(self, match: Match) -> bool:
        """«25 ألفا و300», «مليون و200 ألف»: digits behind a scale, smaller than it."""
        number = digit_number(match.reading)
        if (
            number is not None
            and self.hundreds
            and self.group is not None
            and self.group % _HUNDRED == 0
            and not number.decimals
            and number.value < _HUNDRED
        ):
            self.group += number.value
            self.last = match.last
            return True
        if number is None or self.group is not None or self.scale is None or number.decimals:
            return False
        if number.value >= self.scale:
            return False
        follower = self.scan.after(match.last)
        scaled = self.scan.find(follower, Cat.SCALE) if follower < self.scan.end else None
        if scaled is not None and number.value * scaled.reading.value >= self.scale:
            return False
        if self.decimals:  # 1.5 مليون و300: not one number
            return False
        self.group = number.value
        self.small = Decimal(1)
        self.last = match.last
        return True

    def _scale_part(self, place: int) -> bool:
        """«مليون وألف», «مليون ومئتي ألف» begins with a scale: one or two of them more."""
        scan = self.scan
        for match in scan.find_all(place, Cat.SCALE):
            if match.reading.form is Form.PLURAL or match.reading.form is Form.GLUED:
                continue
            scale: Decimal = match.reading.value
            if self.scale is None or scale >= self.scale:
                continue
            self.total += (self.group or 0) + scale * (2 if match.reading.form is Form.DUAL else 1)
            self.group = None
            self.scale = self.small = scale
            self.last = match.last
            return True
        return False

    def _fraction(self, place: int) -> bool:
        """«ثلاثة ملايين ونصف», «two and a half million», «مليون ونصف المليون»."""
        scan = self.scan
        one = scan.role(place, "one")
        at = scan.after(one.last) if one is not None else place
        times = scan.find(at, Cat.CARDINAL) if at < scan.end else None
        if times is not None and times.reading.value < 10:
            at = scan.after(times.last)
        if at >= scan.end:
            return False
        match = next(
            (
                found
                for found in scan.find_all(at, Cat.FRACTION)
                if times is not None or found.reading.form is not Form.PLURAL
            ),
            None,
        )
        if match is None:
            return False
        if at == place and scan.find(at, Cat.ORDINAL) is not None:
            return False  # one hundred and third: a place in an order
        over, under = match.reading.value
        part = (times.reading.value if times is not None else 1) * Decimal(over) / Decimal(under)
        if part >= 1:
            return False
        part = round(part, _PLACES)
        if self.group is not None:
            if self.decimals or self.group != self.group.to_integral_value():
                return False
            self.group += part
            self.decimals = 1
        elif self.scale is not None:
            self.total += self.scale * part
            self.decimals = 1
            following = scan.after(match.last)
            again = scan.find(following, Cat.SCALE) if following < scan.end else None
            if again is not None and again.reading.value == self.scale:
                match = Match(match.reading, match.first, again.last)
        else:
            return False
        self.last = match.last
        return True
