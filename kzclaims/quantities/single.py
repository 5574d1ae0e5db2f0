"""Single units: a unit without a number that is one of itself, and the two of a dual."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kzclaims.model import Kind
from kzclaims.quantities.amount import Amount
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.words import Cat, Form, Unit

if TYPE_CHECKING:
    from kzclaims.quantities.match import Match
    from kzclaims.quantities.scan import Scan

_OPENERS: Final = ("range-from", "range-between")


def dual_unit(scan: Scan, place: int) -> Amount | None:
    """«عامين», «دولارين»: a unit that counts itself twice."""
    match = next((m for m in scan.find_all(place, Cat.UNIT) if m.reading.form is Form.DUAL), None)
    return None if match is None else _amount(scan, match, match.last, 2)


def single_unit(scan: Scan, place: int) -> Amount | None:
    """«عام كامل», «بعد شهر من الآن», «من عام إلى عامين»: one of the unit, where nothing else numbers it.

    «عام 2020», «شهر رمضان» and «يوم الخميس» name no length: the word behind decides.
    """
    match = scan.find(place, Cat.UNIT)
    if match is None or match.reading.form is not Form.PLAIN or match.reading.definite:
        return None
    unit: Unit = match.reading.value
    if not grammar(match.reading.language).noun_first or unit.kind not in (Kind.DURATION, Kind.MEASURE):
        return None
    behind = scan.after(match.last)
    if _opens_a_range(scan, match, behind):
        return _amount(scan, match, match.last, 1)
    if unit.kind is not Kind.DURATION:
        return None
    whole = scan.role(behind, "whole") if behind < scan.end else None
    if whole is not None and not whole.reading.prefix:
        return _amount(scan, match, whole.last, 1)
    if behind >= scan.end or scan.role(behind, "one_behind") is None:
        return None
    if not match.reading.prefix and scan.role_before(place, "lasting", 2) is not None:
        return _amount(scan, match, match.last, 1)
    before = scan.before(place)
    since = scan.role(behind, "one_since") is not None
    opening = before < 0 or not (scan.pieces[before].isalnum() or scan.pieces[before] in ",،")
    return _amount(scan, match, match.last, 1) if since and opening and not match.reading.prefix else None


def _opens_a_range(scan: Scan, match: Match, behind: int) -> bool:
    """«من عام إلى عامين», «بين متر ومترين»: two of the same unit follow."""
    if behind >= scan.end or not any(scan.role_before(match.first, role) for role in _OPENERS):
        return False
    to = scan.role(behind, "range-to")
    at = scan.after(to.last) if to is not None and not to.reading.prefix else behind
    second = dual_unit(scan, at) if at < scan.end else None
    if second is None or second.unit is None or second.unit.id != match.reading.value.id:
        return False
    word = scan.words[at]
    return at != behind or (word is not None and word.joins)


def _amount(scan: Scan, match: Match, last: int, count: int) -> Amount:
    unit: Unit = match.reading.value
    value = count * unit.factor
    return Amount(
        first=match.first,
        last=last,
        start=scan.start_of(match),
        low=value,
        high=value,
        precision=Decimal(0),
        unit=unit,
    )
