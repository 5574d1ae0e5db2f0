"""Rates: a unit and the time that it is counted by, «طن سنويا», "barrels a day"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from kzclaims import languages
from kzclaims.model import Kind
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.match import Match
from kzclaims.quantities.words import Cat

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan
    from kzclaims.quantities.words import Unit

# What flows, falls or is used up in a time. Power is a rate already; lengths of time are no amounts.
_RATED: Final = ("length", "area", "volume", "liquid", "mass", "energy")
_RATE: Final = 1 << Cat.RATE
_NUMBERED: Final = 1 << Cat.DIGITS | 1 << Cat.ORDINAL | 1 << Cat.CARDINAL | 1 << Cat.SCALE


@cache
def _rated() -> frozenset[str]:
    sizes = languages.table(languages.COMMON, "sizes")
    return frozenset(unit for dimension in _RATED for unit in sizes[dimension])


def with_rate(scan: Scan, match: Match) -> Match:
    """The unit with the time behind it that makes it a rate (`t` and «سنويا» are `t/year`), else as it is."""
    if not scan.mask & _RATE or match.reading.value.kind is not Kind.MEASURE:
        return match
    at = scan.after(match.last)
    rate = scan.find(at, Cat.RATE) if at < scan.end else None
    unit: Unit = match.reading.value
    if rate is None or unit.id not in _rated() or _is_a_date(scan, rate):
        return match
    named = f"{unit.id}/{rate.reading.value}"
    return Match(match.reading.replaced(value=unit._replace(id=named, family=named)), match.first, rate.last)


def _is_a_date(scan: Scan, rate: Match) -> bool:
    """«في العام الماضي», «في اليوم الأول», «في عام 2024», "a year earlier": when, and not how fast."""
    behind = scan.after(rate.last)
    if behind >= scan.end:
        return False
    if scan.role(behind, "no_rate") is not None:
        return True
    place = rate.first
    while 0 <= place <= rate.last:
        relative = scan.find(place, Cat.RELATIVE)
        if relative is not None and relative.last > rate.last:
            return True
        place = scan.after(place)
    word = scan.words[behind]
    several = rate.last > rate.first
    return (
        several
        and grammar(rate.reading.language).noun_first
        and word is not None
        and bool(word.mask & _NUMBERED and not word.joins)
    )
