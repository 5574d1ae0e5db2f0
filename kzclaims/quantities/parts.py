"""Parts of a whole that is named: «one in four», «طفل من كل خمسة», "one-tenth of 1%"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kzclaims.model import Kind
from kzclaims.quantities.amount import Amount, symbol_before, unit_at
from kzclaims.quantities.counted import noun_before_one
from kzclaims.quantities.numerals import read_numeral
from kzclaims.quantities.words import Cat

if TYPE_CHECKING:
    from kzclaims.quantities.numerals import Numeral
    from kzclaims.quantities.scan import Scan

_LARGEST_WHOLE: Final = 1_000_000
_LARGEST_PLAIN_WHOLE: Final = 20
_COUNTED_WITHIN: Final = 3
_YEARS: Final = range(1800, 2100)
_ROUND_WHOLES: Final = {4, 5, 10, 20, 100, 1000}


def one_in(scan: Scan, place: int) -> Amount | None:
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
    if symbol_before(scan, place) is not None or _is_bare_year(scan, whole):
        return None  # "for £1 in 2009"
    if counted is not None and counted.reading.value.kind is not Kind.MEASURE:
        return None  # "two in five years"
    if len(link.reading.rest) == 0 and not _tied_plainly(scan, part, whole):
        return None
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


def _is_bare_year(scan: Scan, whole: Numeral) -> bool:
    """Whether a whole in digits is written like a year."""
    return scan.pieces[whole.first].isdecimal() and whole.first == whole.last and whole.value in _YEARS


def _tied_plainly(scan: Scan, part: Numeral, whole: Numeral) -> bool:
    """Whether a plain "in" ties a share: "six in ten", "3 in 10 Americans"; not "3 in 10 games"."""
    if part.value == 1:
        return True
    if not part.digits:
        return whole.value <= _LARGEST_PLAIN_WHOLE
    noun = scan.after(whole.last)
    if whole.value not in _ROUND_WHOLES or noun >= scan.end or not scan.pieces[noun].isalpha():
        return False
    return scan.role(noun, "share_of") is not None or (
        scan.written(noun)[:1].isupper() and scan.pieces[noun].endswith("s")
    )


def noun_in(scan: Scan, place: int) -> Amount | None:
    """«طفل من كل خمسة»: one of so many, named by its noun."""
    link = scan.role_before(place, "out_of")
    noun = scan.before(link.first) if link is not None else -1
    if link is None or not link.reading.rest or noun < 0 or noun <= scan.consumed + 2:
        return None
    whole = read_numeral(scan, place)
    if whole is None or whole.value <= 1 or not scan.pieces[noun].isalpha():
        return None
    if scan.role_before(place, "out_of_all") is not None and (
        whole.value > _LARGEST_PLAIN_WHOLE or _is_some_of(scan, noun)
    ):
        return None
    word = scan.words[noun]
    if word is not None and (word.number or word.mask & ~(1 << Cat.COUNTED | 1 << Cat.NOUN)):
        return None
    return Amount(
        first=noun,
        last=whole.last,
        start=scan.begin(noun),
        low=1 / whole.value,
        high=1 / whole.value,
        precision=Decimal(0),
        share=True,
    )


def _is_some_of(scan: Scan, noun: int) -> bool:
    """«150 شاحنة مساعدات من أصل 600»: a number before says how many of the whole the noun stands for."""
    at = scan.before(noun)
    for _ in range(_COUNTED_WITHIN):
        word = scan.words[at] if at >= 0 else None
        if at < 0 or not scan.pieces[at].isalnum():
            return False
        if word is not None and word.number:
            return True
        at = scan.before(at)
    return False


def of_a_percent(scan: Scan, numeral: Numeral) -> Amount | None:
    """«one-tenth of 1%», "half of one percent": a part of few percent."""
    of = scan.after(numeral.last)
    if (
        not numeral.share
        or of >= scan.end
        or scan.role(of, "partitive") is None
        or scan.after(of) >= scan.end
    ):
        return None
    whole = read_numeral(scan, scan.after(of))
    unit = unit_at(scan, scan.after(whole.last)) if whole is not None else None
    if whole is None or unit is None or unit.reading.value.kind is not Kind.PERCENT or whole.value != 1:
        return None
    value = numeral.value * unit.reading.value.factor
    return Amount(
        first=numeral.first,
        last=unit.last,
        start=numeral.start,
        low=value,
        high=value,
        precision=Decimal(0),
        unit=unit.reading.value,
        numeral=numeral,
    )
