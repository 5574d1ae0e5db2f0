"""Multiples: «تضاعف», "doubled", «ثلاث مرات», «الضعف», and when such words are multiples at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.model import Kind
from kzclaims.quantities.amount import unit_at
from kzclaims.quantities.match import Match
from kzclaims.quantities.words import Cat, Multiplying, Unit, role_bit

if TYPE_CHECKING:
    from kzclaims.quantities.numerals import Numeral
    from kzclaims.quantities.scan import Scan

FOLD: Final = Unit(Kind.MULTIPLE, "x")
_TIMES: Final = role_bit("times")
_OWN_WORDS: Final = 8
_GROWTH_WORDS: Final = 8
_ENDS: Final = ".!?؟\n،,؛;:"


def multiplies(scan: Scan, match: Match) -> bool:
    """Whether a word of multiplying says a multiple where it stands.

    A verb that its own number follows says no more than that («تضاعف الطلب خمسة أضعاف»).
    """
    meaning: Multiplying = match.reading.value
    if meaning.needs == "construct":
        return _is_verbal(scan, match) and not _own_number(scan, match.last)
    if meaning.needs:
        return _measured(scan, match)
    return meaning.vague or not _own_number(scan, match.last)


def _is_verbal(scan: Scan, match: Match) -> bool:
    """Whether a noun of multiplying is none of the adjectives that are spelt alike.

    It is definite by what follows it, joined to a preposition, or stands behind a noun that is
    definite as no adjective without the article can be («تعتزم الحكومة مضاعفة ميزانيتها»).
    """
    before, behind = scan.before(match.first), scan.after(match.last)
    if _is_definite(scan, behind) or (match.reading.clitics and not match.reading.joins):
        return True
    if before < 0 or _is_definite(scan, before) or not scan.pieces[before].isalpha():
        return True
    return scan.role_before(match.first, "double-to", 1) is not None


def _is_definite(scan: Scan, place: int) -> bool:
    article = scan.lexicon.articles(scan.lexicon.codes[0])
    if not 0 <= place < scan.end or not article:
        return False
    return scan.pieces[place].startswith(article) or scan.written(place).endswith(("ه", "ها", "هم"))


def _measured(scan: Scan, match: Match) -> bool:
    behind = scan.after(match.last)
    if match.reading.definite:
        if scan.role_before(match.first, "double-by", 1) or scan.find_before(match.first, Cat.HEDGE):
            return True
        return scan.has_role_before(match.first, "growing", _GROWTH_WORDS, _ENDS)
    if behind < scan.end and scan.role(behind, "double-of") is not None:
        return True
    if match.reading.value.needs == "grown":
        return scan.has_role_before(match.first, "growing", _GROWTH_WORDS, _ENDS)
    return scan.role_before(match.first, "double-is", 1) is not None and behind < scan.end


def _own_number(scan: Scan, last: int) -> bool:
    """Whether a number of times follows a verb of multiplying in its clause."""
    at = scan.after(last)
    for _ in range(_OWN_WORDS):
        if at >= scan.end or scan.pieces[at] in _ENDS:
            return False
        if scan.role(at, "times") is not None:
            return True
        unit = unit_at(scan, at)
        if unit is not None and unit.reading.value.kind is Kind.MULTIPLE:
            return True
        at = scan.after(at)
    return False


def times(scan: Scan, numeral: Numeral) -> Match | None:
    """The unit of «ثلاث مرات» where something grows or is compared, and does not happen three times."""
    at = scan.after(numeral.last)
    word = scan.role(at, "times") if at < scan.end else None
    if word is None or not is_compared(scan, numeral.first, word.last):
        return None
    return Match(word.reading.replaced(cat=Cat.UNIT, value=FOLD), word.first, word.last)


def is_compared(scan: Scan, first: int, last: int) -> bool:
    """Whether a number of times at pieces `first` to `last` says how much larger something is."""
    behind = scan.after(last)
    if behind < scan.end and scan.role(behind, "compared") is not None:
        return True
    if scan.role_before(first, "compared", 1) is not None:
        return True
    return scan.has_role_before(first, "growing", _GROWTH_WORDS, _ENDS)
