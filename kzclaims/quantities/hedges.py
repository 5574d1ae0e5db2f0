"""Hedges: the words around a number that say how firmly it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzclaims.model import Hedge
from kzclaims.quantities.words import Cat

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan

MOST_BETWEEN = 3
"""Words that may stand between a verb of exceeding and its number."""


class Hedging(NamedTuple):
    """The hedge of an expression and how far it reaches: text offset of its start, last piece."""

    hedge: Hedge
    start: int | None
    last: int | None


_BOUND = {Hedge.OVER, Hedge.AT_LEAST, Hedge.UNDER, Hedge.AT_MOST, Hedge.UP_TO}


def combine(outer: Hedge, inner: Hedge) -> Hedge:
    """What two hedges on one number mean together: a bound is stronger than "about"."""
    if outer is Hedge.EXACT or (inner in _BOUND and outer not in _BOUND):
        return inner
    return outer


def read_hedges(scan: Scan, first: int, last: int) -> Hedging:
    """The hedges before piece `first` and behind piece `last`, stacked ones combined."""
    hedge = Hedge.EXACT
    start: int | None = None
    place = first
    for _ in range(3):
        match = scan.find_before(place, Cat.HEDGE)
        if match is None:
            break
        hedge = combine(match.reading.value, hedge)
        start = scan.start_of(match)
        place = match.first
    if start is None:
        hedge, start = _verb(scan, first)
    stop: int | None = None
    behind = scan.after(last)
    if behind < scan.end:
        match = scan.find(behind, Cat.HEDGE_AFTER)
        if match is not None and not (scan.pieces[behind] == "+" and scan.pieces[behind + 1].isdecimal()):
            hedge = combine(match.reading.value, hedge)
            stop = match.last
    return Hedging(hedge, start, stop)


def _verb(scan: Scan, first: int) -> tuple[Hedge, int | None]:
    """A verb of exceeding before the number, with up to three plain words between."""
    place = scan.before(first)
    for _ in range(MOST_BETWEEN + 1):
        if place < 0:
            break
        match = scan.find(place, Cat.HEDGE_VERB)
        if match is not None:
            return match.reading.value, scan.start_of(match)
        word = scan.words[place]
        if not scan.pieces[place].isalpha() or (word is not None and word.triggers):
            break
        place = scan.before(place)
    return Hedge.EXACT, None
