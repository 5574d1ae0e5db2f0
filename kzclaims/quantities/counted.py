"""Nouns that count by themselves: a dual says two, the word for one behind a noun says one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.quantities.amount import Amount
from kzclaims.quantities.compound import compound
from kzclaims.quantities.multiples import FOLD, is_compared
from kzclaims.quantities.numeral import Numeral
from kzclaims.quantities.words import Cat, Form

if TYPE_CHECKING:
    from kzclaims.quantities.match import Match
    from kzclaims.quantities.scan import Scan


def read_dual(scan: Scan, place: int) -> Amount | None:
    """«شركتان», «دولتين اثنتين»: two of what the noun names.

    A dual right behind another quantity describes what that one counts («مسؤولان قياديان»), and one
    with the article counts nothing: the two have been named before.
    """
    match = next((m for m in scan.find_all(place, Cat.COUNTED) if m.reading.form is not Form.PLAIN), None)
    if match is None or match.reading.definite:
        return None
    if match.reading.form is Form.PLURAL and not _governs(scan, match.last):
        return None
    before = scan.before(place)
    if not match.reading.joins and 0 <= before <= scan.consumed and scan.find(before, Cat.ORDINAL) is None:
        return None
    last = match.last
    behind = scan.after(last)
    again = scan.find(behind, Cat.CARDINAL) if behind < scan.end else None
    if again is not None and again.reading.value == match.reading.value and not again.reading.prefix:
        last = again.last
    found = _counted(match, scan.start_of(match), place, last)
    if scan.role(place, "times") is not None and is_compared(scan, place, last):
        return compound(scan, found.replaced(unit=FOLD))
    return found


def _governs(scan: Scan, last: int) -> bool:
    """Whether an indefinite noun follows a dual bound to it: «ناقلتا نفط»; «مباراتي الذهاب» are known."""
    behind = scan.after(last)
    if behind >= scan.end or not scan.pieces[behind].isalpha() or scan.words[behind] is not None:
        return False
    article = scan.lexicon.articles(scan.lexicon.codes[0])
    return not article or not scan.pieces[behind].startswith(article)


def _counted(match: Match, start: int, first: int, last: int) -> Amount:
    value: Decimal = match.reading.value
    return Amount(
        first=first,
        last=last,
        start=start,
        low=value,
        high=value,
        precision=Decimal(0),
        numeral=Numeral(
            first=first,
            last=last,
            start=start,
            value=value,
            joins=match.reading.joins,
            language=match.reading.language,
        ),
    )


def noun_before_one(scan: Scan, place: int) -> Match | None:
    """The counted noun right before the word for one, «قتيل» of «قتيل واحد», which it is one of."""
    match = scan.find_before(place, Cat.COUNTED, 1)
    if match is None or match.reading.form is not Form.PLAIN or match.reading.definite:
        return None
    return match if match.first > scan.consumed else None


def read_one(scan: Scan, place: int) -> Amount | None:
    """«قتيل واحد», «دولة واحدة»: one of what the noun before names."""
    one = scan.find(place, Cat.CARDINAL)
    if one is None or one.reading.value != 1 or one.reading.prefix:
        return None
    noun = noun_before_one(scan, place)
    return None if noun is None else _counted(noun, scan.start_of(noun), noun.first, one.last)
