"""An amount, and the units that stand around its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, final

from kzclaims.model import Hedge, Kind
from kzclaims.quantities.match import Match
from kzclaims.quantities.rates import with_rate
from kzclaims.quantities.record import Record
from kzclaims.quantities.words import SIGN, SYMBOLS, Cat, Form, Unit

if TYPE_CHECKING:
    from decimal import Decimal

    from kzclaims.quantities.numeral import Numeral
    from kzclaims.quantities.scan import Scan


_UNIT: Final = 1 << Cat.UNIT
_TYING: Final = ("-", "(")


@final
class Amount(Record):
    """A number, or a range of two, with its unit: pieces `first` to `last`, `start` in the text.

    `unit` is None for a count. `share` tells a part of one without a unit. `vague` tells a count
    that names no number. `signed` tells that the unit is a sign before the number. `hedge` is one that
    stands between the number and its unit.
    """

    FIELDS: ClassVar = (
        "first",
        "last",
        "start",
        "low",
        "high",
        "precision",
        "unit",
        "share",
        "vague",
        "is_range",
        "other",
        "numeral",
        "signed",
        "hedge",
    )
    __slots__ = FIELDS

    def __init__(  # noqa: PLR0913, PLR0917 - a field each
        self,
        first: int,
        last: int,
        start: int,
        low: Decimal,
        high: Decimal,
        precision: Decimal,
        *,
        unit: Unit | None = None,
        share: bool = False,
        vague: bool = False,
        is_range: bool = False,
        other: Decimal | None = None,
        numeral: Numeral | None = None,
        signed: bool = False,
        hedge: Hedge = Hedge.EXACT,
    ) -> None:
        self.first: Final = first
        self.last: Final = last
        self.start: Final = start
        self.low: Final = low
        self.high: Final = high
        self.precision: Final = precision
        self.unit: Final = unit
        self.share: Final = share
        self.vague: Final = vague
        self.is_range: Final = is_range
        self.other: Final = other
        self.numeral: Final = numeral
        self.signed: Final = signed
        self.hedge: Final = hedge


def unit_at(scan: Scan, place: int) -> Match | None:
    """The unit that stands at a place behind a number, a hyphen between them allowed."""
    word, piece = scan.words[place], scan.pieces[place]
    if (word is None or not word.mask & _UNIT) and piece not in _TYING:
        return None
    if piece == "-" and scan.touches(place) and place + 1 < scan.end:
        glued = next((m for m in scan.find_all(place, Cat.UNIT)), None)
        if glued is not None:
            return glued
        place += 1
        symbol = scan.find(place, Cat.UNIT)
        if scan.pieces[place].isspace() or (symbol is not None and symbol.reading.form in SYMBOLS):
            return None
    if scan.pieces[place] == "(" and place + 1 < scan.end:
        # «20 (kg)»: a unit alone in brackets.
        inner = scan.find(place + 1, Cat.UNIT)
        closed = inner is not None and scan.pieces[inner.last + 1] == ")"
        return Match(inner.reading, place, inner.last + 1) if inner is not None and closed else None
    for match in scan.find_all(place, Cat.UNIT):
        if match.reading.form is Form.DUAL or _names_a_model(scan, match):
            continue
        if match.reading.clitics:
            continue
        return with_rate(scan, match)
    return None


def _names_a_model(scan: Scan, match: Match) -> bool:
    """«two H-6 bombers», «three T-72 tanks»: a letter before a hyphen and digits is no unit."""
    letter, sign = scan.pieces[match.first], scan.pieces[match.first + 1]
    return (
        len(letter) == 1
        and sign == "-"
        and match.first == match.last
        and not scan.touches(match.first)
        and scan.written(match.first).isupper()
        and scan.pieces[match.first + 2][:1].isdecimal()
    )


def symbol_before(scan: Scan, place: int) -> Match | None:
    """The symbol or code of a currency right before a number: `$5`, `US$ 5`, `USD 5`."""
    match = scan.find_before(place, Cat.UNIT, 4) if scan.known_before(place).cats & SIGN else None
    if match is None or match.reading.form not in SYMBOLS or match.reading.value.kind is not Kind.MONEY:
        return None
    glued = scan.pieces[match.first][:1].isalpha() and scan.touches(match.first)
    return None if glued and scan.pieces[match.first - 1][-1:].isalnum() else match
