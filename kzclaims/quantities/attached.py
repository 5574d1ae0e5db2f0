"""Units attached to a number: signs before it, names behind it, words that give it one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzclaims.model import Kind
from kzclaims.quantities.amount import symbol_before, unit_at
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.multiples import times
from kzclaims.quantities.scan import Match, Scan
from kzclaims.quantities.words import SYMBOLS, Cat, Form, Unit

if TYPE_CHECKING:
    from kzclaims.quantities.numerals import Numeral

_OLDEST = 125
_TWO = 2
_NEAR = 8
_MAGNITUDE = Unit(Kind.MEASURE, "magnitude")
_POINT = Unit(Kind.PERCENT, "pp")
_PARTED = frozenset({Kind.DURATION, Kind.MEASURE, Kind.PERCENT})
_WORDS_BEFORE = (
    ("age", Unit(Kind.DURATION, "year")),
    ("magnitude", _MAGNITUDE),
)


class Before(NamedTuple):
    """What stands before a number: its unit if a sign gives one, and where the amount begins.

    `negative` tells a minus before the sign: `-$35m`.
    """

    unit: Unit | None
    first: int
    start: int
    signed: bool = False
    negative: bool = False


def unit_before(scan: Scan, numeral: Numeral) -> Before:
    """The sign right before a number, a currency's or that of per cent."""
    symbol = symbol_before(scan, numeral.first)
    if symbol is not None:
        sign = symbol.first - 1
        if sign >= 0 and scan.pieces[sign] == "-" and not _ends_a_word(scan, sign):
            return Before(symbol.reading.value, sign, scan.starts[sign], signed=True, negative=True)
        return Before(symbol.reading.value, symbol.first, scan.start_of(symbol), signed=True)
    percent = _percent_before(scan, numeral.first)
    if percent is not None:
        return Before(percent.reading.value, percent.first, scan.start_of(percent))
    return Before(None, numeral.first, numeral.start)


def unit_behind(scan: Scan, numeral: Numeral) -> Match | None:
    """The unit behind a number, behind «of an», or before the word for one («ريال واحد»)."""
    behind = unit_at(scan, scan.after(numeral.last)) or times(scan, numeral)
    if behind is None and numeral.share:
        behind = _rate_point(scan, numeral)
    if behind is None and (numeral.share or (numeral.decimals == 1 and not numeral.digits)):
        one = _of_one(scan, numeral.last)
        behind = unit_at(scan, scan.after(one.last)) if one is not None else None
        return behind if behind is None or behind.reading.value.kind in _PARTED else None
    if behind is None and numeral.value == _TWO:
        behind = _dual_behind(scan, numeral.last)
    if behind is None and numeral.value == 1 and not numeral.digits:
        noun = unit_noun_before(scan, numeral.first)
        if noun is not None and noun.reading.definite:
            return None  # «في اليوم الواحد»: each day
        return None if noun is None else Match(noun.reading, noun.first, numeral.last)
    if behind is not None and behind.reading.value.id == "°" and _shakes(scan, numeral):
        behind = Match(behind.reading._replace(value=_MAGNITUDE), behind.first, behind.last)
    if behind is None and numeral.definite:
        noun = _definite_noun_before(scan, numeral.first)
        return None if noun is None else Match(noun.reading, noun.first, numeral.last)
    return behind


def _dual_behind(scan: Scan, last: int) -> Match | None:
    """«2 درهمان»: the unit that counts itself twice behind the number that says so already."""
    at = scan.after(last)
    duals = (m for m in scan.find_all(at, Cat.UNIT) if m.reading.form is Form.DUAL) if at < scan.end else ()
    return next((match for match in duals if not match.reading.clitics), None)


def _rate_point(scan: Scan, numeral: Numeral) -> Match | None:
    """«خفضت الفائدة ربع نقطة»: the point that a rate is moved by a part of is one of percentage."""
    at = scan.after(numeral.last)
    point = scan.role(at, "rate_point") if at < scan.end else None
    if point is None or not scan.has_role_before(numeral.first, "rate", _NEAR, ".!?؟\n"):
        return None
    return Match(point.reading._replace(cat=Cat.UNIT, value=_POINT), point.first, point.last)


def _shakes(scan: Scan, numeral: Numeral) -> bool:
    """Whether degrees are those of an earthquake: «زلزال قوته 6.3 درجات»."""
    return scan.has_role_before(numeral.first, "quake", _NEAR, ".!?؟\n")


def _definite_noun_before(scan: Scan, place: int) -> Match | None:
    """«الأيام العشرة», «الساعات الـ24»: the definite plural of a unit before its definite number."""
    match = scan.find_before(place, Cat.UNIT, 1)
    if match is None or match.reading.form is not Form.PLURAL or match.first <= scan.consumed:
        return None
    named = match.reading.definite and grammar(match.reading.language).noun_first
    return match if named else None


def unit_noun_before(scan: Scan, place: int) -> Match | None:
    """A unit that stands right before a number, as Arabic writes «ريال واحد» and «ساعة ونصف»."""
    match = scan.find_before(place, Cat.UNIT, 2)
    if match is None or match.reading.form is not Form.PLAIN or match.first <= scan.consumed:
        return None
    return match if grammar(match.reading.language).units_first else None


def _ends_a_word(scan: Scan, place: int) -> bool:
    return place > 0 and scan.pieces[place - 1][-1:].isalnum()


def _percent_before(scan: Scan, first: int) -> Match | None:
    """`%25`, `٪60`: the sign before the digits, as some presses set it."""
    match = scan.find_before(first, Cat.UNIT, 1)
    if match is None or match.reading.value.kind is not Kind.PERCENT or match.reading.form not in SYMBOLS:
        return None
    return match if scan.touches(first) and not _ends_a_word(scan, match.first) else None


def _of_one(scan: Scan, last: int) -> Match | None:
    """What joins a part to the unit that it is of: «quarter of an hour», «half a percentage point»."""
    at = scan.after(last)
    if at >= scan.end:
        return None
    of = scan.role(at, "of_one") or scan.role(at, "one_of")
    return of if of is not None else scan.role(at, "one")


def unit_by_word(scan: Scan, numeral: Numeral, first: int, start: int) -> tuple[Unit | None, int, int]:
    """The unit that a word before the number gives it: «aged 34», «magnitude 6.4»."""
    for role, unit in _WORDS_BEFORE:
        match = scan.role_before(numeral.first, role)
        if match is not None and 0 < numeral.value <= _OLDEST and numeral.scale == 1:
            return unit, match.first, scan.start_of(match)
    return None, first, start


def names_again(behind: Match, unit: Unit) -> bool:
    """`US$5 million dollars`, `$5 USD`: the currency named a second time."""
    named: Unit = behind.reading.value
    return named.kind is Kind.MONEY and (named.id == unit.id or behind.reading.form in SYMBOLS)
