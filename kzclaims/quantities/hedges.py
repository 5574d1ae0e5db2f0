"""Hedges: the words around a number that say how firmly it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from kzclaims.model import Hedge, Kind
from kzclaims.quantities.words import TIES, Cat

if TYPE_CHECKING:
    from kzclaims.quantities.match import Match
    from kzclaims.quantities.scan import Scan

_BEFORE: Final = 1 << Cat.HEDGE
_VERB: Final = 1 << Cat.HEDGE_VERB
_AFTER: Final = 1 << Cat.HEDGE_AFTER
_NOUN_WORDS: Final = 2
_LONGEST_BARE: Final = 3
_COMPARING: Final = {Hedge.OVER, Hedge.UNDER}
_UNCOMPARED: Final = {Kind.DATE, Kind.ORDINAL}
_PRESSED_WITHIN: Final = 5
MOST_BETWEEN: Final = 3
"""Words that may stand between a verb of exceeding and its number."""


@final
class Hedging:
    """The hedge of an expression and how far it reaches: text offset of its start, last piece."""

    __slots__ = ("hedge", "last", "start")

    def __init__(self, hedge: Hedge, start: int | None, last: int | None) -> None:
        self.hedge: Final = hedge
        self.start: Final = start
        self.last: Final = last


LOW_OPEN: Final = {Hedge.UNDER, Hedge.AT_MOST, Hedge.UP_TO}
"""Hedges of a number that say nothing of how little it may be."""
HIGH_OPEN: Final = {Hedge.OVER, Hedge.AT_LEAST}
"""Hedges of a number that say nothing of how much it may be."""

_LEAST_AND_MOST: Final = {Hedge.AT_LEAST, Hedge.AT_MOST}
_DENIED: Final = {Hedge.OVER: Hedge.AT_MOST, Hedge.UNDER: Hedge.AT_LEAST}
_BOUND: Final = {Hedge.OVER, Hedge.AT_LEAST, Hedge.UNDER, Hedge.AT_MOST, Hedge.UP_TO}


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
    before = scan.known_before(first).cats
    for _ in range(3 if before & _BEFORE else 0):
        match = scan.find_before(place, Cat.HEDGE)
        if match is None or (place == first and _divides(scan, match, last)):
            break
        if (
            start is not None
            and hedge is Hedge.ABOUT
            and match.reading.value is Hedge.OVER
            and not match.reading.rest
        ):
            break  # «claims over about 500 books»
        if (compares(scan, match) and not _is_apart(scan, match, last)) or _moves(scan, match):
            break
        hedge = combine(match.reading.value, hedge)
        start = scan.start_of(match)
        place = match.first
    if start is None and before & _VERB:
        hedge, start = _verb(scan, first, MOST_BETWEEN + 3 if not _is_multiple(scan, last) else 1)
    stop: int | None = None
    behind = scan.after(last) if scan.mask & _AFTER else scan.end
    if behind < scan.end:
        match = scan.find(behind, Cat.HEDGE_AFTER)
        if match is None:
            match = _behind_noun(scan, behind)
        if match is not None and not _belongs_to_the_next(scan, match):
            hedge = combine(match.reading.value, hedge)
            stop = match.last
    return Hedging(hedge, start, stop)


def compares(scan: Scan, match: Match) -> bool:
    """«0.7% less than a year earlier», "3% over 12 months": behind an amount it is not the next one's."""
    kind = scan.consumed_kind
    if match.reading.value not in _COMPARING:
        return False
    before = scan.before(match.first)
    if before > scan.consumed and match.reading.rest[-1:] == (" than",) and _is_counted(scan, before):
        before = scan.before(before)  # ten seats fewer than
    if kind is None or kind in _UNCOMPARED or before != scan.consumed:
        return False
    return kind is not Kind.COUNT or match.reading.rest[-1:] == (" than",)


def _is_apart(scan: Scan, match: Match, last: int) -> bool:
    """«خلال 72 ساعة أكثر من 600 شخص»: a length of time is compared with no amount of another kind."""
    if scan.consumed_kind is not Kind.DURATION or not match.reading.rest:
        return False
    unit = scan.find(last, Cat.UNIT)
    kind = None if unit is None else unit.reading.value.kind
    return kind is not Kind.DURATION and (kind is not None or _counts(scan, last))


def _counts(scan: Scan, last: int) -> bool:
    behind = scan.after(last)
    return behind < scan.end and scan.pieces[behind].isalpha() and _is_counted(scan, behind)


def _moves(scan: Scan, match: Match) -> bool:
    """«edged up to 4.4%»: a word that belongs to the verb before it bounds nothing."""
    return (
        match.reading.value is Hedge.UP_TO
        and scan.role(match.first, "particle") is not None
        and scan.role_before(match.first, "phrasal", 1) is not None
    )


def _is_counted(scan: Scan, place: int) -> bool:
    word = scan.words[place]
    return scan.pieces[place].isalpha() and (word is None or not (word.number or word.mask & TIES))


def _divides(scan: Scan, match: Match, last: int) -> bool:
    """«140 over 90»: the word between two bare numbers bounds none of them."""
    before, behind = scan.before(match.first), last + 1
    if before < 0 or match.first != match.last or not scan.pieces[before].isdecimal():
        return False
    if scan.has_role_before(before, "pressure", _PRESSED_WITHIN, ".!?"):
        return True
    follower = scan.after(last)
    bare = scan.pieces[last].isdecimal() and not scan.pieces[behind][:1].isalpha()
    if not bare or len(scan.pieces[before]) > _LONGEST_BARE:
        return False
    word = scan.words[follower] if follower < scan.end else None
    return not scan.pieces[follower].isalpha() or (word is not None and bool(word.mask & TIES))


def _behind_noun(scan: Scan, place: int) -> Match | None:
    """«622 شخصا على الأقل»: a bound behind what is counted, with a word or two between."""
    for _ in range(_NOUN_WORDS):
        if place >= scan.end or not scan.pieces[place].isalpha() or not _may_be_counted(scan, place):
            return None
        place = scan.after(place)
        match = scan.find(place, Cat.HEDGE_AFTER) if place < scan.end else None
        if match is not None and match.reading.rest and match.reading.value in _LEAST_AND_MOST:
            return match
    return None


def _may_be_counted(scan: Scan, place: int) -> bool:
    word = scan.words[place]
    return word is None or not (word.number or word.mask & TIES or word.clitic)


def _belongs_to_the_next(scan: Scan, match: Match) -> bool:
    """«40 and more than 100», «+5»: what looks like a hedge behind a number opens the next one."""
    if scan.pieces[match.first] == "+":
        return scan.pieces[match.first + 1][:1].isdecimal()
    behind = scan.after(match.last)
    if behind < scan.end and (match.first == match.last or scan.find(match.last, Cat.HEDGE) is not None):
        word = scan.words[behind]
        if word is not None and (word.number or Cat.HEDGE in word.by_cat):
            return True  # 5,000 plus about 7,000; 40 and over 100
    if scan.has(Cat.NAME) and scan.name_over(match.last) is not None:
        return True  # 30 and above all
    place = match.first
    while 0 <= place <= match.last:
        opened = scan.find(place, Cat.HEDGE)
        if opened is not None and opened.last > match.last:
            return True
        place = scan.after(place)
    return False


def _is_multiple(scan: Scan, last: int) -> bool:
    """«يفوق العدد 3 مرات نظيره», «تفوق الحد بأربعة أضعاف»: the verb compares, and bounds nothing."""
    if scan.role(last, "times") is not None:
        return True
    unit = scan.find(last, Cat.UNIT)
    return unit is not None and unit.reading.value.kind is Kind.MULTIPLE


def _verb(scan: Scan, first: int, farthest: int) -> tuple[Hedge, int | None]:
    """A verb of exceeding before the number, with up to three plain words between.

    One that takes a preposition has it right before the number: «تزيد مساحتها على 500».
    """
    place = tie = scan.before(first)
    for between in range(farthest):
        if place < 0:
            break
        for match in scan.find_all(place, Cat.HEDGE_VERB):
            hedge, wanted = match.reading.value
            if (between <= MOST_BETWEEN) if not wanted else (wanted == scan.pieces[tie] and match.last < tie):
                return _verb_meaning(scan, match, hedge)
        word = scan.words[place]
        if not scan.pieces[place].isalpha() or (word is not None and word.number):
            break
        place = scan.before(place)
    return Hedge.EXACT, None


def _verb_meaning(scan: Scan, match: Match, hedge: Hedge) -> tuple[Hedge, int]:
    """A verb's hedge and its start, turned round where it is denied: «لم يتجاوز 200» is 200 at most."""
    turned = _DENIED.get(hedge)
    denied = scan.role_before(match.first, "not", 1) if turned is not None else None
    if denied is None or turned is None:
        return hedge, scan.start_of(match)
    return turned, scan.start_of(denied)
