"""Units attached to a number: signs before it, names behind it, words that give it one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from kzclaims.model import Kind
from kzclaims.quantities.ages import OLDEST, YEARS, bounded_age, exceeded_age, listed_age
from kzclaims.quantities.amount import symbol_before, unit_at
from kzclaims.quantities.frequency import is_frequency
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.guards import is_labelled
from kzclaims.quantities.match import Match
from kzclaims.quantities.multiples import times
from kzclaims.quantities.words import SIGN, SYMBOLS, TIES, Cat, Form, Reading, Unit, role_bit

if TYPE_CHECKING:
    from kzclaims.quantities.numerals import Numeral
    from kzclaims.quantities.scan import Scan

_TWO: Final = 2
_NEAR: Final = 8
_HOT_WITHIN: Final = 12
_POUND: Final = Unit(Kind.MEASURE, "lb")
_MONEY_POUND: Final = "pound?"
_WEIGHED_WITHIN: Final = 4
POINT: Final = Unit(Kind.PERCENT, "pp")
_POINT_READING: Final = Reading(Cat.UNIT, POINT)
_MOST_IN_PLURAL: Final = 10
_LARGEST_LOAD: Final = 1000
_PARTED: Final = frozenset({Kind.DURATION, Kind.MEASURE, Kind.PERCENT})
_MAGNITUDE: Final = Unit(Kind.MEASURE, "magnitude")
_STRONGEST: Final = 10
_HEDGE_AFTER: Final = 1 << Cat.HEDGE_AFTER
_TIMES: Final = role_bit("times")
NAMING_UNITS: Final = role_bit("age", "magnitude", "quake_behind", "person")
"""Roles without which no word gives a number its unit."""
_WORDS_BEFORE: Final = (("age", YEARS), ("magnitude", _MAGNITUDE))


@final
class Before:
    """What stands before a number: its unit if a sign gives one, and where the amount begins.

    `negative` tells a minus before the sign: `-$35m`.
    """

    __slots__ = ("first", "negative", "signed", "start", "unit")

    def __init__(
        self, unit: Unit | None, first: int, start: int, *, signed: bool = False, negative: bool = False
    ) -> None:
        self.unit: Final = unit
        self.first: Final = first
        self.start: Final = start
        self.signed: Final = signed
        self.negative: Final = negative


def unit_before(scan: Scan, numeral: Numeral) -> Before:
    """The sign right before a number, a currency's or that of per cent."""
    if not scan.known_before(numeral.first).cats & SIGN:
        return Before(None, numeral.first, numeral.start)
    symbol = symbol_before(scan, numeral.first)
    if symbol is not None:
        sign = symbol.first - 1
        if sign >= 0 and scan.pieces[sign] == "-" and not _ends_a_word(scan, sign):
            return Before(symbol.reading.value, sign, scan.begin(sign), signed=True, negative=True)
        return Before(symbol.reading.value, symbol.first, scan.start_of(symbol), signed=True)
    percent = _percent_before(scan, numeral.first)
    if percent is not None:
        return Before(percent.reading.value, percent.first, scan.start_of(percent))
    return Before(None, numeral.first, numeral.start)


def unit_behind(scan: Scan, numeral: Numeral) -> Match | None:
    """The unit behind a number, behind «of an», or before the word for one («ريال واحد»)."""
    at = scan.after(numeral.last)
    behind, word = unit_at(scan, at), scan.words[at]
    if behind is None and word is not None and (word.mask & _HEDGE_AFTER or word.role_mask & _TIMES):
        behind = times(scan, numeral) or _over_hedge(scan, numeral)
    if behind is not None and not _is_degree(scan, numeral, behind):
        return None
    if behind is not None and is_frequency(scan, numeral, behind):
        return None
    if behind is not None and _is_when(numeral, behind):
        return None
    if behind is not None and _weighs(scan, numeral, behind):
        return Match(behind.reading.replaced(value=_POUND), behind.first, behind.last)
    if behind is None and numeral.share:
        behind = _share_point(scan, numeral) or _rate_point(scan, numeral)
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
        behind = Match(behind.reading.replaced(value=_MAGNITUDE), behind.first, behind.last)
    if behind is None and numeral.definite:
        noun = _definite_noun_before(scan, numeral.first)
        return None if noun is None else Match(noun.reading, noun.first, numeral.last)
    return behind


def _is_when(numeral: Numeral, behind: Match) -> bool:
    """«350 الأسبوع الماضي», «قتل 12 اليوم»: a definite time behind a number says when, and is not counted.

    From three to ten a noun in the plural may be definite for both («خمسة الأعوام الماضية»); parts are of
    one time («نصف العام»).
    """
    if not behind.reading.definite or behind.reading.value.kind is not Kind.DURATION:
        return False
    if numeral.definite or numeral.share:
        return False
    return numeral.value > _MOST_IN_PLURAL or behind.reading.form is Form.PLAIN


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
    return Match(point.reading.replaced(cat=Cat.UNIT, value=POINT), point.first, point.last)


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


def _weighs(scan: Scan, numeral: Numeral, unit: Match) -> bool:
    """Whether pounds are of weight: "weighs 140 pounds", "a 2,000-pound bomb", "600 pounds of fish"."""
    if unit.reading.value.id != _MONEY_POUND or unit.reading.form is not Form.PLAIN:
        return False
    behind = scan.after(unit.last)
    if behind < scan.end:
        if scan.role(behind, "heavy") is not None:
            return True
        of = scan.role(behind, "partitive")
        stuff = scan.after(of.last) if of is not None else scan.end
        if stuff < scan.end and scan.pieces[stuff].isalpha():
            scaled = numeral.scale > _LARGEST_LOAD
            return scan.role(stuff, "ware") is not None or not (scaled or _is_paid(scan, stuff))
    return scan.has_role_before(numeral.first, "weigh", _WEIGHED_WITHIN, ".!?,;\n")


def _is_paid(scan: Scan, place: int) -> bool:
    """Whether a word of money or a function word stands behind «pounds of»: «of debt», «of the»."""
    word = scan.words[place]
    return scan.role(place, "paid") is not None or (word is not None and bool(word.mask & TIES))


def _share_point(scan: Scan, numeral: Numeral) -> Match | None:
    """«a quarter-point cut»: the point that a part is of is one of percentage."""
    at = numeral.last + 1
    point = scan.role(at + 1, "share_point") if scan.pieces[at] == "-" and at + 1 < scan.end else None
    return None if point is None else Match(_POINT_READING, at + 1, point.last)


def _is_degree(scan: Scan, numeral: Numeral, unit: Match) -> bool:
    """Whether a letter that touches digits is a degree: `40C`, `104F`; not the form 13F, not the seat 12C.

    Every other unit is one.
    """
    if unit.reading.form is not Form.GLUED or not unit.reading.value.id.startswith("°"):
        return True
    digits, behind = scan.pieces[numeral.last], scan.pieces[unit.last + 1]
    if (digits.startswith("0") and digits.isdecimal() and len(digits) > 1) or behind.isdecimal():
        return False
    if is_labelled(scan, numeral.first, numeral.last):
        return False
    if numeral.decimals or numeral.value < 0 or unit.reading.value.id == "°C":
        return True
    beside = scan.before(numeral.first)
    bracketed = behind == ")" or (beside >= 0 and scan.pieces[beside] in ("-", "(", "/"))
    return bracketed or scan.has_role_before(numeral.first, "temperature", _HOT_WITHIN, ".!?\n")


def hedge_between(scan: Scan, numeral: Numeral) -> Match | None:
    """A hedge between a number and its unit: "20-odd minutes", "500+ km"."""
    at = scan.after(numeral.last)
    return scan.find(at, Cat.HEDGE_AFTER) if at < scan.end and scan.has(Cat.HEDGE_AFTER) else None


def _over_hedge(scan: Scan, numeral: Numeral) -> Match | None:
    hedge = hedge_between(scan, numeral)
    if hedge is None or scan.after(hedge.last) >= scan.end:
        return None
    unit = unit_at(scan, scan.after(hedge.last))
    return None if unit is None or unit.reading.form in SYMBOLS else unit


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
        match = scan.role_before(numeral.first, role) or (role == "age" and _over_hedge_before(scan, numeral))
        if match and 0 < numeral.value <= OLDEST and numeral.scale == 1:
            opened = _without_article(scan, match)
            return unit, opened, scan.start_of(match) if opened == match.first else scan.begin(opened)
    if numeral.decimals == 1 and numeral.digits and numeral.value < _STRONGEST:
        behind = scan.after(numeral.last)
        if behind < scan.end and scan.role(behind, "quake_behind") is not None:
            return _MAGNITUDE, first, start
    aged = listed_age(scan, numeral) or bounded_age(scan, numeral) or exceeded_age(scan, numeral)
    return YEARS if aged else None, first, start


def _over_hedge_before(scan: Scan, numeral: Numeral) -> Match | None:
    """The word of age before a hedge: «aged under five»."""
    hedge = scan.find_before(numeral.first, Cat.HEDGE) if scan.has_role("age") else None
    return None if hedge is None else scan.role_before(hedge.first, "age")


def _without_article(scan: Scan, match: Match) -> int:
    """Where a run of words begins without its article, which only a hedge before it makes its own."""
    if match.first == match.last or scan.role(match.first, "date-the") is None:
        return match.first
    return match.first if scan.find_before(match.first, Cat.HEDGE) is not None else scan.after(match.first)


def names_again(behind: Match, unit: Unit) -> bool:
    """`US$5 million dollars`, `$5 USD`: the currency named a second time."""
    named: Unit = behind.reading.value
    return named.kind is Kind.MONEY and (named.id == unit.id or behind.reading.form in SYMBOLS)
