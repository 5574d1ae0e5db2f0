"""Numerals: digits, number words and their mixtures, read into one exact number.

The grammar is the same for every language; what differs (whether "and" joins, whether units come
before tens, which forms imply two) stands in the language packs.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kzclaims.quantities.digits import vulgar_fraction
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.scan import Match, Scan
from kzclaims.quantities.words import Cat, Form, Reading, digit_number

_HUNDRED = Decimal(100)
_DENOMINATORS = frozenset({"2", "3", "4", "5", "6", "8", "10", "12", "16", "32"})
_POINTS = frozenset({".", "٫"})


class Numeral(NamedTuple):
    """A number as written in a text.

    `first` and `last` are its pieces, `start` where it begins in the text without its proclitics.
    `scale` is the scale of its last part (1 where none was written) and `decimals` how many places
    were written there. `share` tells a bare part of one («a quarter»): value is the fraction.
    `joins` tells a proclitic that says "and", `definite` the article. `glued` tells a scale that
    only touches («5m»).
    """

    first: int
    last: int
    start: int
    value: Decimal
    scale: Decimal = Decimal(1)
    decimals: int = 0
    digits: bool = False
    share: bool = False
    glued: bool = False
    joins: bool = False
    definite: bool = False
    language: str = ""
    other: Decimal | None = None

    @property
    def precision(self) -> Decimal:
        """Half a step of the last digit written; zero for a plain integer, which is itself."""
        if self.scale == 1 and not self.decimals:
            return Decimal(0)
        return self.scale.scaleb(-self.decimals) / 2


def read_numeral(scan: Scan, place: int, *, glued: bool = True) -> Numeral | None:
    """The numeral that begins at a place, or None.

    `glued` allows scale letters that touch the digits (`5m`, `17.2B`).
    """
    key = 2 * place + glued
    known = scan.numerals.get(key, scan)
    if known is not scan:
        return known  # type: ignore[return-value]  # the memory holds what this function returned
    numeral = _Reader(scan, place, glued=glued).read()
    if numeral is not None:
        numeral = _negated(scan, _behind_point(scan, numeral))
    scan.numerals[key] = numeral
    return numeral


def _behind_point(scan: Scan, numeral: Numeral) -> Numeral:
    """`.77`: decimals without a whole number before the point."""
    point, digits = numeral.first - 1, scan.pieces[numeral.first]
    if not numeral.digits or point < 0 or scan.pieces[point] not in _POINTS or not digits.isdecimal():
        return numeral
    if numeral.scale != 1 or (
        point > 0 and not scan.pieces[point - 1].isspace() and scan.pieces[point - 1] not in "(-"
    ):
        return numeral
    value = numeral.value.scaleb(-len(digits))
    return numeral._replace(
        first=point, start=scan.starts[point], value=value, decimals=len(digits), other=None
    )


def _negated(scan: Scan, numeral: Numeral) -> Numeral:
    """The numeral with the minus sign or word before it, if one stands there."""
    word = scan.role_before(numeral.first, "minus", 2)
    if word is not None:
        other = None if numeral.other is None else -numeral.other
        return numeral._replace(
            first=word.first, start=scan.start_of(word), value=-numeral.value, other=other
        )
    sign = numeral.first - 1
    if not numeral.digits or sign < 0 or scan.pieces[sign] != "-":
        return numeral
    if sign > 0 and (scan.pieces[sign - 1][-1:].isalnum() or scan.pieces[sign - 1] in ")%$€£"):
        return numeral
    before = scan.before(sign)
    if before >= 0 and scan.pieces[before][-1:].isdecimal():
        return numeral  # 2016 -11: a dash between two numbers
    other = None if numeral.other is None else -numeral.other
    return numeral._replace(first=sign, start=scan.starts[sign], value=-numeral.value, other=other)


class _Reader:
    """One walk along a numeral: `total` of closed groups, the open `group`, the last scale."""

    __slots__ = (
        "decimals",
        "digits",
        "first",
        "glued",
        "glues",
        "group",
        "hundreds",
        "last",
        "other",
        "reading",
        "scale",
        "scan",
        "small",
        "total",
    )

    def __init__(self, scan: Scan, place: int, *, glued: bool) -> None:
        self.scan = scan
        self.first = place
        self.last = -1
        self.total = Decimal(0)
        self.group: Decimal | None = None
        self.scale: Decimal | None = None  # of the last closed group
        self.small = Decimal(1)  # scale of the last part written
        self.decimals = 0
        self.digits = False
        self.glued = glued
        self.glues = False
        self.hundreds = False
        self.other: Decimal | None = None
        self.reading: Match | None = None

    def read(self) -> Numeral | None:
        scan = self.scan
        place = self.first
        if not self._begin(place):
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

    # -- the first word ---------------------------------------------------------------------------

    def _begin(self, place: int) -> bool:
        scan = self.scan
        word = scan.words[place]
        if word is None:
            return False
        if Cat.DIGITS in word:
            match = scan.find(place, Cat.DIGITS)
            number = digit_number(match.reading) if match else None
            if match is None or number is None:
                return False
            self._take(match)
            self._with_definite_article(place)
            self.group, self.decimals, self.digits = number.value, number.decimals, True
            self.other = number.other
            self._spaced_groups()
            if not self._slash_fraction(self.last):
                self._mixed_fraction()
            return True
        match = scan.find(place, Cat.CARDINAL)
        scale = scan.find(place, Cat.SCALE)
        if match is not None and (scale is None or match.last >= scale.last):
            self._take(match)
            self.group = match.reading.value
            return True
        if scale is not None:
            return self._bare_scale(scale)
        hundred = scan.find(place, Cat.HUNDRED)
        if hundred is not None and hundred.reading.form is not Form.PLURAL:
            self._with_article()
            self._take(hundred)
            self.group = hundred.reading.value
            return True
        return False

    def _bare_scale(self, _first: Match) -> bool:
        """A scale word with no number before it: one («مليون») or two («مليوني») of them."""
        scan = self.scan
        readings = list(scan.find_all(self.first, Cat.SCALE))
        dual = next((match for match in readings if match.reading.form is Form.DUAL), None)
        single = next((match for match in readings if match.reading.form is Form.PLAIN), None)
        if dual is not None and single is not None and not self._counts_a_noun(dual):
            dual = None  # «مليونا و200 ألف» is one million
        match = dual or single
        if match is None:
            return False
        if dual is None and single is not None and not self._may_stand_bare(single):
            return False
        self._take(match)
        self.total = match.reading.value * (2 if match is dual else 1)
        self.scale = self.small = match.reading.value
        return True

    def _with_definite_article(self, place: int) -> None:
        """Take in an article written onto digits: «الـ27»."""
        before = place - 1
        if before < 0 or not self.scan.pieces[before].isalpha():
            return
        for code in self.scan.lexicon.codes:
            article = self.scan.lexicon.articles(code)
            if article and self.scan.pieces[before] == article:
                reading = Reading(Cat.DIGITS, None, language=code, definite=True)
                self.first, self.reading = before, Match(reading, before, place)

    def _may_stand_bare(self, match: Match) -> bool:
        """«مليون شخص» is a number; an English "million" wants an article or a number before it."""
        return not grammar(match.reading.language).bare_addition or self._with_article()

    def _counts_a_noun(self, match: Match) -> bool:
        """Whether a word that can be counted stands right behind, not one that is joined on."""
        behind = self.scan.after(match.last)
        if behind >= self.scan.end or not self.scan.pieces[behind].isalpha():
            return False
        word = self.scan.words[behind]
        return self.scan.pieces[behind] not in self._conjunctions_of(match) and (
            word is None or not word.may_join
        )

    def _conjunctions_of(self, match: Match) -> tuple[str, ...]:
        return self.scan.lexicon.conjunctions(match.reading.language)

    def _with_article(self) -> bool:
        """Take in the article before the number: «a million», «a hundred»."""
        article = self.scan.role_before(self.first, "one", 1)
        if article is not None:
            self.first, self.reading = article.first, article
        return article is not None

    def _take(self, match: Match) -> None:
        if self.reading is None:
            self.reading = match
        self.last = match.last

    def _spaced_groups(self) -> None:
        """Join `25 000`: groups of three behind a short first group, one plain space between each."""
        scan = self.scan
        text = scan.pieces[self.last]
        if len(text) > 3 or not text.isdecimal() or text.startswith("0"):
            return
        joined, last = text, self.last
        while (
            scan.pieces[last + 1] == " "
            and last + 2 < scan.end
            and len(scan.pieces[last + 2]) == 3
            and scan.pieces[last + 2].isdecimal()
        ):
            joined += scan.pieces[last + 2]
            last += 2
        model = (
            scan.pieces[last + 1] == "-" and last + 2 <= scan.end and scan.pieces[last + 2][:1].isalnum()
        )  # 767-300
        if last != self.last and not model and not scan.pieces[last + 1][:1].isalpha():
            self.group, self.last = Decimal(joined), last

    def _slash_fraction(self, over_at: int) -> bool:
        """`3/4` as three quarters, added to the group; not `20/2030`, not a date `3/4/2025`."""
        scan = self.scan
        if (
            scan.pieces[over_at + 1] != "/"
            or over_at + 2 >= scan.end
            or not scan.pieces[over_at + 2].isdecimal()
        ):
            return False
        over, under = scan.pieces[over_at], scan.pieces[over_at + 2]
        if not over.isdecimal() or len(over) > 2 or len(under) > 2 or scan.pieces[over_at + 3] == "/":
            return False
        if under not in _DENOMINATORS or int(over) >= int(under):
            return False  # 9/11 is a day
        whole = self.group if over_at != self.last and self.group is not None else Decimal(0)
        self.group, self.last, self.decimals = whole + Decimal(over) / Decimal(under), over_at + 2, 1
        return True

    def _mixed_fraction(self) -> None:
        """`2 1/4`, `10½`."""
        scan = self.scan
        if self.decimals or self.group is None:
            return
        behind = self.last + 1
        if scan.pieces[behind] == " " and behind + 1 < scan.end:
            behind += 1
            if scan.pieces[behind].isdecimal():
                self._slash_fraction(behind)
                return
        vulgar = vulgar_fraction(scan.pieces[behind])
        if vulgar is not None:
            self.group, self.last, self.decimals = self.group + vulgar, behind, 1

    # -- the words that follow --------------------------------------------------------------------

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

    def _conjunctions(self) -> tuple[str, ...]:
        assert self.reading is not None
        language = self.reading.reading.language
        if self.digits:
            return tuple(self.scan.lexicon.all_conjunctions)
        return self.scan.lexicon.conjunctions(language)

    def _scale(self, place: int) -> bool:
        """A scale behind a number multiplies it: خمسة ملايين, 17.2 billion, hundred thousand."""
        scan = self.scan
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
        over, under = match.reading.value
        part = (times.reading.value if times is not None else 1) * Decimal(over) / Decimal(under)
        if part >= 1:
            return False
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

    def _point(self, place: int) -> bool:
        """«eighteen point one six»: digits by name behind the decimal word."""
        scan = self.scan
        if self.group is None or self.digits or self.decimals:
            return False
        match = scan.role(place, "point")
        if match is None:
            return False
        at = scan.after(match.last)
        if grammar(match.reading.language).units_first:
            numeral = _Reader(scan, at, glued=False).read() if at < scan.end else None
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
                numeral = _Reader(scan, at, glued=False).read()
                if numeral is None or numeral.value >= _HUNDRED:
                    break
                return str(numeral.value), numeral.last
            else:
                break
            at = scan.after(last)
        return digits, last
