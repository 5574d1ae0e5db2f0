"""How a numeral begins: digits with their groups and fractions, a number word, a bare scale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kzclaims.quantities.digits import vulgar_fraction
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.match import Match
from kzclaims.quantities.words import Cat, Form, Reading, digit_number

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan

_CENTS: Final = 2
_DENOMINATORS: Final = frozenset({"2", "3", "4", "5", "6", "8", "10", "12", "16", "32"})


class NumeralStart:
    """The state of a walk along a numeral, and its first step.

    `total` is the sum of the closed groups, `group` the open one, `scale` that of the last closed one.
    """

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
        "whole",
    )

    def __init__(self, scan: Scan, place: int, *, glued: bool, whole: bool = False) -> None:
        self.scan = scan
        self.whole = whole  # the digits behind a point: they have no point of their own
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

    def begin(self, place: int) -> bool:
        """Read the first word of a numeral at a place; whether there is one."""
        scan = self.scan
        word = scan.words[place]
        if word is None:
            return False
        if Cat.DIGITS in word.by_cat:
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
            return not self.whole and self._bare_scale()
        hundred = scan.find(place, Cat.HUNDRED)
        if hundred is not None and hundred.reading.form is not Form.PLURAL:
            self._with_article()
            self._take(hundred)
            self.group = hundred.reading.value
            return True
        return False

    def _bare_scale(self) -> bool:
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
        if before > 0 and self.scan.pieces[before] == " ":
            before -= 1  # «الـ 14»
        if before < 0 or self.scan.pieces[before] not in self.scan.lexicon.all_articles:
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
            and not (scan.has(Cat.NAME) and scan.find(last + 2, Cat.NAME))  # 15 787 Dreamliners
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
        self.group = whole + (Decimal(over) / Decimal(under)).scaleb(-self.decimals)
        self.last, self.decimals = over_at + 2, self.decimals + 1
        return True

    def _counts_cents(self, behind: int) -> bool:
        """Whether a part of a cent may follow: `$5.41-3/4`, as grain is priced."""
        return self.decimals == _CENTS and self.scan.pieces[behind] == "-"

    def _mixed_fraction(self) -> None:
        """`2 1/4`, `10½`; behind cents a part of one of them, `5.41-3/4`."""
        scan = self.scan
        behind = self.last + 1
        if self.group is None or (self.decimals and not self._counts_cents(behind)):
            return
        if scan.pieces[behind] in (" ", "-") and behind + 1 < scan.end:
            behind += 1
            if scan.pieces[behind].isdecimal():
                self._slash_fraction(behind)
                return
        vulgar = vulgar_fraction(scan.pieces[behind])
        if vulgar is not None:
            self.group, self.last, self.decimals = self.group + vulgar, behind, 1
