"""Amounts: numerals with their units, by kind of writing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kzclaims.model import Hedge, Kind
from kzclaims.quantities.amount import Amount, symbol_before, unit_at
from kzclaims.quantities.attached import (
    NAMING_UNITS,
    POINT,
    hedge_between,
    names_again,
    unit_before,
    unit_behind,
    unit_by_word,
    unit_noun_before,
)
from kzclaims.quantities.compound import below_zero, compound
from kzclaims.quantities.counted import read_dual, read_one
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.hedges import compares
from kzclaims.quantities.naming import is_name
from kzclaims.quantities.numerals import Numeral, read_numeral
from kzclaims.quantities.parts import noun_in, of_a_percent, one_in
from kzclaims.quantities.shares import read_share
from kzclaims.quantities.single import dual_unit, single_unit
from kzclaims.quantities.vague import read_vague
from kzclaims.quantities.words import NUMERAL, Cat, Form, Unit, role_bit

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan

_HEDGE: Final = 1 << Cat.HEDGE
_VAGUE: Final = 1 << Cat.VAGUE
_UNIT: Final = 1 << Cat.UNIT
_COUNTED: Final = 1 << Cat.COUNTED
_CARDINAL: Final = 1 << Cat.CARDINAL
_FRACTION: Final = 1 << Cat.FRACTION
_DECADE: Final = Decimal(10)
_GRADE: Final = "g/t"
_OUT_OF: Final = role_bit("out_of")
_EITHER_WAY: Final = role_bit("plus_or")


def read_amount(scan: Scan, place: int) -> Amount | None:
    """The amount whose number begins at a place, without regard to a range."""
    word = scan.words[place]
    if word is None:
        return None
    # Each grammar is asked only about words that it can begin with.
    mask, found = word.mask, None
    if mask & _VAGUE:
        found = read_vague(scan, place)
    if found is None and mask & _UNIT:
        found = _dual(scan, place)
    if found is None and mask & _COUNTED:
        found = read_dual(scan, place)
    if found is None and mask & NUMERAL and scan.roles & _OUT_OF:
        found = one_in(scan, place) or noun_in(scan, place)
    if found is None and mask & _CARDINAL:
        found = read_one(scan, place)
    if found is None and mask & (NUMERAL | _FRACTION):
        found = _plain(scan, place)
    if found is None and mask & _UNIT:
        found = _bare_unit(scan, place) or single_unit(scan, place)
    return found


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
    elif not scan.known_before(first).cats & _HEDGE and not _is_decade(scan, first, unit):
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
    hedge = scan.find_before(first, Cat.HEDGE)
    hedged = hedge is not None and not compares(scan, hedge)
    return one if alone or hedged or _is_decade(scan, first, unit) else None


def _is_decade(scan: Scan, first: int, unit: Unit) -> bool:
    """«$100 billion over a decade», «خلال عقد»: ten years in which something happens."""
    long = unit.kind is Kind.DURATION and unit.id == "year" and unit.factor == _DECADE
    return long and scan.role_before(first, "while", 1) is not None


def _plain(scan: Scan, place: int) -> Amount | None:
    numeral = _single_one(scan, place) or read_share(scan, place) or scaled_numeral(scan, place)
    if numeral is None:
        return None
    whole = _implied_one(scan, numeral) or (of_a_percent(scan, numeral) if numeral.share else None)
    if whole is not None:
        return whole
    before = unit_before(scan, numeral)
    behind = unit_behind(scan, numeral)
    unit, first, start, last = before.unit, before.first, before.start, numeral.last
    if behind is not None and (unit is None or names_again(behind, unit)):
        unit = behind.reading.value if unit is None else unit
        last = max(last, behind.last)
        if behind.first < first:
            first, start = behind.first, scan.start_of(behind)
    if unit is not None:
        last = _with_more_of_the_unit(scan, numeral, unit, last)
    elif not numeral.share and scan.roles & NAMING_UNITS:
        unit, first, start = unit_by_word(scan, numeral, first, start)
    if is_name(scan, numeral, has_unit=unit is not None, last=last):
        return None
    factor = unit.factor if unit is not None else Decimal(1)
    value = -numeral.value * factor if before.negative else numeral.value * factor
    round_number = _something(scan, numeral) if scan.pieces[numeral.last + 1] == "-" else None
    if round_number is not None:
        return round_number
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
        hedge=_hedge_inside(scan, numeral, first, last),
    )
    amount = below_zero(scan, amount)
    if amount.unit is not None:
        amount = compound(scan, amount)
    return _either_way(scan, amount) if scan.roles & _EITHER_WAY else amount


def _something(scan: Scan, numeral: Numeral) -> Amount | None:
    """«thirty-something boats»: from thirty to below forty."""
    at = numeral.last + 1
    if at + 1 >= scan.end or scan.role(at + 1, "something") is None:
        return None
    if numeral.value <= 0 or numeral.value % 10:
        return None
    return Amount(
        first=numeral.first,
        last=at + 1,
        start=numeral.start,
        low=numeral.value,
        high=numeral.value + 10,
        precision=Decimal(0),
        vague=True,
    )


def _hedge_inside(scan: Scan, numeral: Numeral, first: int, last: int) -> Hedge:
    behind = hedge_between(scan, numeral) if last > numeral.last else None
    before = scan.find_before(numeral.first, Cat.HEDGE) if first < numeral.first else None
    hedge: Hedge = Hedge.EXACT
    if behind is not None and behind.last < last:
        hedge = behind.reading.value
    elif before is not None and before.first > first:
        hedge = before.reading.value
    return hedge


def _either_way(scan: Scan, amount: Amount) -> Amount:
    """«plus or minus 3 points», `±5%`: a margin on both sides of nothing."""
    sign = scan.role_before(amount.first, "plus_or", 3)
    if sign is None:
        return amount
    width, last, unit = abs(amount.low), amount.last, amount.unit
    point = scan.role(scan.after(last), "share_point") if scan.after(last) < scan.end else None
    if unit is None and point is not None:
        last, unit = point.last, POINT
    return amount.replaced(
        first=sign.first,
        last=last,
        start=scan.start_of(sign),
        low=-width,
        high=width,
        unit=unit,
        is_range=True,
    )


def _with_more_of_the_unit(scan: Scan, numeral: Numeral, unit: Unit, last: int) -> int:
    """The last piece where the unit is said again («2% في المئة»), or one of it («مليار دولار واحد»)."""
    at = scan.after(last)
    if at >= scan.end:
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
    if follower < scan.end and scan.pieces[follower] == "-" and scan.touches(follower):
        follower += 1
        second = scaled_numeral(scan, follower) if scan.pieces[follower][:1].isdecimal() else None
        if second is not None:
            return numeral if second.glued else plain  # 5m-10m people
    if follower < scan.end and (scan.role(follower, "length") is not None or _is_assayed(scan, follower)):
        return plain  # 100m in 9.58 seconds, 500m deep, 500m-deep
    if follower < scan.end and (scan.pieces[follower].isalpha() or unit_at(scan, follower) is not None):
        return numeral
    return plain


def _is_assayed(scan: Scan, at: int) -> bool:
    """Whether the grade of an ore stands behind «at»: "24.5m at 3.42g/t gold" is a length of core."""
    if scan.role(at, "assay") is None:
        return False
    grade = read_numeral(scan, scan.after(at)) if scan.after(at) < scan.end else None
    unit = None if grade is None else unit_at(scan, scan.after(grade.last))
    return unit is not None and unit.reading.value.id == _GRADE


def _dual(scan: Scan, place: int) -> Amount | None:
    """«عامين», «مليوني» has its own reading; «دولارين»: a unit that counts itself twice."""
    amount = dual_unit(scan, place)
    return None if amount is None else compound(scan, below_zero(scan, amount))
