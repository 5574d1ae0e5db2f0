"""Vague amounts: counts and lengths of time that name no number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from kzclaims.model import Hedge
from kzclaims.quantities.amount import Amount, unit_at
from kzclaims.quantities.words import TIES, Cat, Form, Unit

if TYPE_CHECKING:
    from kzclaims.quantities.match import Match
    from kzclaims.quantities.scan import Scan

_TEN: Final = Decimal(10)
_HUNDRED: Final = Decimal(100)


def read_vague(scan: Scan, place: int) -> Amount | None:
    """«عشرات الآلاف», «tens of billions of dollars», «several hundred», «بضعة وعشرون»."""
    match = scan.find(place, Cat.VAGUE) if scan.has(Cat.VAGUE) else None
    if match is None:
        return None
    low, high, last, alone = _with_tens(scan, match) or _scaled(scan, match)
    if not alone:
        return None
    unit, last = _unit_of_vague(scan, last)
    factor = unit.factor if unit is not None else Decimal(1)
    return Amount(
        first=place,
        last=last,
        start=scan.start_of(match),
        low=low * factor,
        high=high * factor,
        precision=Decimal(0),
        unit=unit,
        vague=low != high,
        hedge=Hedge.ABOUT if low == high else Hedge.EXACT,
    )


def _parted(scan: Scan, match: Match) -> bool:
    """Whether "of" and a noun stand behind a count that is none without them: «scores of people»."""
    if match.reading.form is not Form.PARTITIVE:
        return False
    of = scan.after(match.last)
    if of >= scan.end or scan.role(of, "partitive") is None or scan.after(of) >= scan.end:
        return False
    noun = scan.after(of)
    word = scan.words[noun]
    return scan.pieces[noun].isalpha() and (word is None or not word.mask & TIES)


class _Vague(NamedTuple):
    """Between what a vague count lies, its last piece, and whether it may stand as it is."""

    low: Decimal
    high: Decimal
    last: int
    alone: bool


def _scaled(scan: Scan, match: Match) -> _Vague:
    """A vague count with the scale behind it: «عشرات الآلاف», "several hundred", «بضع عشرات»."""
    low, high = match.reading.value
    last = match.last
    behind = scan.after(last)
    of = scan.role(behind, "of") if behind < scan.end else None
    if (
        of is not None
        and scan.after(of.last) < scan.end
        and (
            scan.find(scan.after(of.last), Cat.SCALE) is not None
            or scan.find(scan.after(of.last), Cat.HUNDRED) is not None
        )
    ):
        behind = scan.after(of.last)
    alone = match.reading.form not in (Form.PLURAL, Form.PARTITIVE) or _parted(scan, match)
    if behind < scan.end:
        scaled = scan.find(behind, Cat.SCALE) or scan.find(behind, Cat.HUNDRED)
        alone = alone or scaled is not None
        if scaled is not None and scaled.reading.form is not Form.DUAL and not scaled.reading.joins:
            return _times(low, high, scaled.reading.value, scaled.last)
        tens = scan.find(behind, Cat.VAGUE)
        if tens is not None and tens.reading.value == (_TEN, _HUNDRED) and not tens.reading.prefix:
            return _times(low, high, _TEN, tens.last)
    return _Vague(low, high, last, alone)


def _times(low: Decimal, high: Decimal, scale: Decimal, last: int) -> _Vague:
    low, high = low * scale, high * scale
    if high > 10 * low and low < 10 * scale:
        high = 10 * scale  # several hundred: at most nine of them
    return _Vague(low, high, last, alone=True)


def _with_tens(scan: Scan, match: Match) -> _Vague | None:
    """«نيف وعشرون», «بضعة عشر»: a few more than the tens, the ten or the hundred behind."""
    low, high = match.reading.value
    at = scan.after(match.last)
    if high > _TEN or at >= scan.end:
        return None
    teen = scan.role(at, "ordinal-teen")
    if teen is not None and not teen.reading.prefix:
        return _Vague(low + 10, high + 10, teen.last, alone=True)
    joined = scan.pieces[at] in scan.lexicon.all_conjunctions
    at = scan.after(at) if joined else at
    if at >= scan.end:
        return None
    base = scan.find(at, Cat.CARDINAL) or scan.find(at, Cat.HUNDRED)
    if base is None or not (joined or base.reading.joins) or base.reading.form is not Form.PLAIN:
        return None
    tens: Decimal = base.reading.value
    if tens % _TEN or not 20 <= tens <= _HUNDRED:
        return None
    return _Vague(tens + low, tens + high, base.last, alone=True)


def _unit_of_vague(scan: Scan, last: int) -> tuple[Unit | None, int]:
    at = scan.after(last)
    if at >= scan.end:
        return None, last
    of = scan.role(at, "of") or scan.role(at, "range-from")
    for place in (at, scan.after(of.last) if of is not None else scan.end):
        if place < scan.end:
            match = unit_at(scan, place)
            if match is not None and match.reading.form is not Form.GLUED:
                return match.reading.value, match.last
    return None, last


class VagueDuration(NamedTuple):
    """A length of time without a number: pieces up to `last`, `start` in the text, `low` units at least."""

    last: int
    start: int
    low: Decimal
    unit: str


def read_vague_duration(scan: Scan, place: int) -> VagueDuration | None:
    """«منذ عقود», "for decades", «أيام قليلة»: units in the plural that nothing counts.

    They tell a length behind a word that says since when or for how long, or with a word for few
    or many behind them; «ثوان» is one in any case (data: `alone`).
    """
    match = scan.find(place, Cat.VAGUE_DURATION)
    if match is None:
        return None
    low, unit, alone = match.reading.value
    behind = scan.after(match.last)
    few = scan.role(behind, "few") if behind < scan.end else None
    if few is not None and few.reading.definite == match.reading.definite:
        return VagueDuration(few.last, scan.start_of(match), low, unit)
    if match.reading.prefix or (not alone and scan.role_before(place, "since", 2) is None):
        return None
    if behind < scan.end and _is_owned(scan, behind):
        return None
    return VagueDuration(match.last, scan.start_of(match), low, unit)


def _is_owned(scan: Scan, place: int) -> bool:
    """«سنوات الحرب», «خلال أيام العيد»: the noun behind says which, so that nothing is counted."""
    word = scan.pieces[place]
    return any(
        article and word.startswith(article) and len(word) > len(article)
        for article in map(scan.lexicon.articles, scan.lexicon.codes)
    )
