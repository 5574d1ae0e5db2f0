"""Amounts: numerals with their units, by kind of writing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.quantities.amount import Amount, symbol_before, unit_at
from kzclaims.quantities.attached import names_again, unit_before, unit_behind, unit_by_word, unit_noun_before
from kzclaims.quantities.compound import below_zero, compound
from kzclaims.quantities.counted import noun_before_one, read_dual, read_one
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.guards import is_name_part, is_score
from kzclaims.quantities.numerals import Numeral, read_numeral
from kzclaims.quantities.shares import read_share
from kzclaims.quantities.single import dual_unit, single_unit
from kzclaims.quantities.vague import read_vague
from kzclaims.quantities.words import Cat, Form, Unit

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan

_HEDGE = 1 << Cat.HEDGE
_LARGEST_WHOLE = 1_000_000
_LARGEST_PLAIN_WHOLE = 20


def read_amount(scan: Scan, place: int) -> Amount | None:
    """The amount whose number begins at a place, without regard to a range."""
    return (
        read_vague(scan, place)
        or _dual(scan, place)
        or read_dual(scan, place)
        or _one_in(scan, place)
        or _noun_in(scan, place)
        or read_one(scan, place)
        or _plain(scan, place)
        or _bare_unit(scan, place)
        or single_unit(scan, place)
    )


def _bare_unit(scan: Scan, place: int) -> Amount | None:
    """«more than an hour», «أكثر من أسبوع», «an hour and 45 minutes»: a unit that is one of itself."""
    match = scan.find(place, Cat.UNIT)
    if match is None or match.reading.form is not Form.PLAIN or match.reading.prefix:
        return None
    unit: Unit = match.reading.value
    first, start = match.first, scan.start_of(match)
    if not grammar(match.reading.language).noun_first:
        article = scan.role_before(place, "one", 1)
        if article is None:
            return None
        first, start = article.first, scan.start_of(article)
    elif not scan.cats_before(first) & _HEDGE:
        return None
    one = Amount(
        first=first,
        last=match.last,
        start=start,
        low=unit.factor,
        high=unit.factor,
        precision=Decimal(0),
        unit=unit,
    )
    longer = compound(scan, one)
    if longer is not one:
        return longer if first != match.first else None
    alone = scan.before(first) < 0 and scan.after(match.last) >= scan.end and first != match.first
    return one if alone or scan.find_before(first, Cat.HEDGE) is not None else None


def _one_in(scan: Scan, place: int) -> Amount | None:
    """«one in four», "3 out of 5", «واحد من كل أربعة»: a share, a percentage of 100 times it."""
    part = read_numeral(scan, place)
    if part is None or part.value <= 0 or part.scale != 1 or part.decimals:
        return None
    at = scan.after(part.last)
    link = scan.role(at, "out_of") if at < scan.end else None
    if link is None or scan.after(link.last) >= scan.end:
        return None
    whole = read_numeral(scan, scan.after(link.last))
    if whole is None or whole.value <= part.value or whole.value > _LARGEST_WHOLE or whole.decimals:
        return None
    counted = unit_at(scan, scan.after(whole.last))
    if counted is not None and counted.reading.value.kind is not Kind.MEASURE:
        return None  # "two in five years"
    if (
        len(link.reading.rest) == 0
        and part.value != 1
        and (part.digits or whole.value > _LARGEST_PLAIN_WHOLE)
    ):
        return None  # "5 in 20": a plain "in" ties only small numbers in words
    value = part.value / whole.value
    noun = noun_before_one(scan, place) if part.value == 1 and not part.digits else None
    return Amount(
        first=part.first if noun is None else noun.first,
        last=whole.last,
        start=part.start if noun is None else scan.start_of(noun),
        low=value,
        high=value,
        precision=Decimal(0),
        share=True,
    )


def _noun_in(scan: Scan, place: int) -> Amount | None:
    """«طفل من كل خمسة»: one of so many, named by its noun."""
    link = scan.role_before(place, "out_of")
    noun = scan.before(link.first) if link is not None else -1
    if link is None or not link.reading.rest or noun < 0 or noun <= scan.consumed + 2:
        return None
    whole = read_numeral(scan, place)
    if whole is None or whole.value <= 1 or not scan.pieces[noun].isalpha():
        return None
    word = scan.words[noun]
    if word is not None and (word.number or word.mask & ~(1 << Cat.COUNTED | 1 << Cat.NOUN)):
        return None
    return Amount(
        first=noun,
        last=whole.last,
        start=scan.starts[noun],
        low=1 / whole.value,
        high=1 / whole.value,
        precision=Decimal(0),
        share=True,
    )


def _plain(scan: Scan, place: int) -> Amount | None:
    numeral = _single_one(scan, place) or read_share(scan, place) or scaled_numeral(scan, place)
    if numeral is None:
        return None
    implied = _implied_one(scan, numeral)
    if implied is not None:
        return implied
    before = unit_before(scan, numeral)
    behind = unit_behind(scan, numeral)
    unit, first, start, last = before.unit, before.first, before.start, numeral.last
    if behind is not None and (unit is None or names_again(behind, unit)):
        unit = behind.reading.value if unit is None else unit
        last = max(last, behind.last)
        if behind.first < first:
            first, start = behind.first, scan.start_of(behind)
    last = _with_more_of_the_unit(scan, numeral, unit, last)
    if unit is None and not numeral.share:
        unit, first, start = unit_by_word(scan, numeral, first, start)
    if _is_name(scan, numeral, has_unit=unit is not None, last=last):
        return None
    factor = unit.factor if unit is not None else Decimal(1)
    value = -numeral.value * factor if before.negative else numeral.value * factor
    amount = Amount(
        first=first,
        last=last,
        start=start,
        low=value,
        high=value,
        precision=numeral.precision * factor,
        unit=unit,
        share=numeral.share and unit is None,
        other=None if numeral.other is None else numeral.other * factor,
        numeral=numeral,
        signed=before.signed,
    )
    return compound(scan, below_zero(scan, amount))


def _with_more_of_the_unit(scan: Scan, numeral: Numeral, unit: Unit | None, last: int) -> int:
    """The last piece where the unit is said again («2% في المئة»), or one of it («مليار دولار واحد»)."""
    at = scan.after(last)
    if unit is None or at >= scan.end:
        return last
    if unit.kind is Kind.PERCENT:
        again = unit_at(scan, at)
        return again.last if again is not None and again.reading.value.id == unit.id else last
    one = scan.find(at, Cat.CARDINAL)
    if one is None or one.reading.value != 1 or one.reading.prefix:
        return last
    return one.last if numeral.value == numeral.scale else last


def _single_one(scan: Scan, place: int) -> Numeral | None:
    """The one of «ريال واحد وخمسون هللة», which is not fifty-one."""
    match = scan.find(place, Cat.CARDINAL)
    if match is None or match.reading.value != 1 or unit_noun_before(scan, place) is None:
        return None
    return Numeral(
        first=place,
        last=match.last,
        start=scan.start_of(match),
        value=Decimal(1),
        language=match.reading.language,
    )


def _implied_one(scan: Scan, numeral: Numeral) -> Amount | None:
    """«ساعة ونصف», «درهم وخمسين فلسا»: a unit without a number, and what is added to one of it."""
    if not numeral.joins:
        if (
            scan.before(numeral.first) < 0
            or scan.pieces[scan.before(numeral.first)] not in scan.lexicon.all_conjunctions
        ):
            return None
        noun = unit_noun_before(scan, scan.before(numeral.first))
    else:
        noun = unit_noun_before(scan, numeral.first)
    if noun is None:
        return None
    unit: Unit = noun.reading.value
    one = Amount(
        first=noun.first,
        last=noun.last,
        start=scan.start_of(noun),
        low=unit.factor,
        high=unit.factor,
        precision=Decimal(0),
        unit=unit,
    )
    longer = compound(scan, one)
    return longer if longer is not one else None


def scaled_numeral(scan: Scan, place: int) -> Numeral | None:
    """The numeral at a place; a letter that touches the digits is a scale where money or a noun says so.

    «300m» of a race are metres, «$300m» and «300m people» are millions.
    """
    numeral = read_numeral(scan, place)
    if numeral is None or not numeral.glued:
        return numeral
    plain = read_numeral(scan, place, glued=False)
    if plain is None or scan.written(numeral.last).isupper():
        return numeral  # 1.5M, 3T: no capital letter is the metre or the tonne
    unit = unit_at(scan, scan.after(plain.last))
    if unit is None or symbol_before(scan, numeral.first) is not None:
        return numeral
    follower = scan.after(numeral.last)
    if follower < scan.end and scan.role(follower, "length") is not None:
        return plain  # 100m in 9.58 seconds, 500m deep
    if follower < scan.end and (scan.pieces[follower].isalpha() or unit_at(scan, follower) is not None):
        return numeral
    return plain


def _is_name(scan: Scan, numeral: Numeral, *, has_unit: bool, last: int) -> bool:
    following = scan.after(numeral.last)
    if following < scan.end and scan.role(following, "plus") is not None:
        word = scan.words[scan.after(following)] if scan.after(following) < scan.end else None
        if word is not None and word.number:
            return True  # five plus one: the name of a format
    if numeral.digits and following < scan.end and scan.role(following, "clock") is not None:
        return True
    if not has_unit and is_score(scan, numeral.first, numeral.last):
        return True
    if scan.role_before(numeral.first, "plus") is not None:
        return True
    if not numeral.digits:
        return False
    first_digits = numeral.first
    if scan.pieces[first_digits] == "-":
        return False
    touching_unit = has_unit or numeral.scale != 1
    end_of_digits = last if touching_unit else numeral.last
    symbol = symbol_before(scan, numeral.first)
    if symbol is not None and symbol.last == numeral.first - 1:
        return False
    return is_name_part(
        scan, first_digits, end_of_digits, suffix=touching_unit and end_of_digits > first_digits
    )


def _dual(scan: Scan, place: int) -> Amount | None:
    """«عامين», «مليوني» has its own reading; «دولارين»: a unit that counts itself twice."""
    amount = dual_unit(scan, place)
    return None if amount is None else compound(scan, below_zero(scan, amount))
