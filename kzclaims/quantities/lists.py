"""Lists: amounts one after another, of which only the last names the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.model import Kind
from kzclaims.quantities.rangejoin import level
from kzclaims.quantities.secondamount import amount_behind

if TYPE_CHECKING:
    from kzclaims.quantities.amount import Amount
    from kzclaims.quantities.scan import Scan

_LONGEST_LIST: Final = 4
_LEAST_COUNT: Final = 1000  # a number before a percentage from which on it counts something
_COMMAS: Final = frozenset(",،")
_LISTED: Final = frozenset({Kind.PERCENT, Kind.MEASURE, Kind.MONEY})


def with_shared_unit(scan: Scan, amount: Amount) -> Amount:
    """«5 و7 و9 بالمئة», "45 and 50 mg": the unit that only the last number of a list has.

    Lengths of time are left out: «killed 5 and 3 days later» lists nothing. Numbers that only
    commas part share nothing: «a hazard ratio of 1.58, 95% CI».
    """
    if amount.unit is not None or amount.vague or amount.share or amount.is_range or amount.numeral is None:
        return amount
    last = amount.last
    joined = False
    for _ in range(_LONGEST_LIST):
        joined = joined or scan.pieces[scan.after(last)] not in _COMMAS
        place = _behind_and(scan, last)
        following = amount_behind(scan, place) if place < scan.end else None
        if following is None or following.numeral is None or following.numeral.share:
            return amount
        if following.unit is not None:
            shared = following.unit.kind in _LISTED or _lists_lengths(scan, amount, following)
            shared = shared and not following.signed and not _is_too_much(amount, following)
            shared = shared and joined
            return level(amount, following) if shared else amount
        last = following.last
    return amount


def _is_too_much(amount: Amount, following: Amount) -> bool:
    """«20 million, 70% of them»: thousands and millions are no percentages."""
    percent = following.unit is not None and following.unit.kind is Kind.PERCENT
    return percent and amount.low >= _LEAST_COUNT


def _lists_lengths(scan: Scan, amount: Amount, following: Amount) -> bool:
    """«بالسجن 5 و7 و10 سنوات», «بعمر 4 و6 سنوات»: sentences and ages are listed, other lengths are not."""
    if following.unit is None or following.unit.kind is not Kind.DURATION:
        return False
    return scan.has_role_before(amount.first, "range-lists", 2 * _LONGEST_LIST, ".!?؟\n")


def _behind_and(scan: Scan, last: int) -> int:
    """The place behind an "and", a comma or a "from" after a piece; the scan's end where there is none."""
    at = scan.after(last)
    if at >= scan.end:
        return scan.end
    opened = scan.role(at, "range-from")
    if opened is not None and not opened.reading.prefix and opened.first == opened.last:
        return scan.after(opened.last)  # «slipped to 12.7 from 14.1 percent»
    if scan.pieces[at] in scan.lexicon.all_conjunctions or scan.pieces[at] in _COMMAS:
        return scan.after(at)
    word = scan.words[at]
    return at if word is not None and word.joins else scan.end
