"""Bounds: a number bounded below and one bounded above that make one interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.model import Hedge
from kzclaims.quantities.amounts import read_amount
from kzclaims.quantities.hedges import Hedging, read_hedges
from kzclaims.quantities.words import Cat

if TYPE_CHECKING:
    from kzclaims.quantities.amount import Amount
    from kzclaims.quantities.scan import Scan

_BELOW: Final = {Hedge.OVER, Hedge.AT_LEAST}
_ABOVE: Final = {Hedge.UNDER, Hedge.AT_MOST}
BOUNDING: Final = frozenset(_BELOW | _ABOVE)
"""Hedges that bound a number on one side."""


def bounded_by(scan: Scan, amount: Amount, hedging: Hedging) -> Amount | None:
    """«أكثر من 10 وأقل من 20», "at most 100 and at least 20": the interval between; None where there is none.

    «more than 40 and less than 10» names no interval: the two stay apart.
    """
    if hedging.last is not None or amount.is_range or hedging.hedge not in BOUNDING:
        return None
    at = scan.after(amount.last)
    if at >= scan.end:
        return None
    if scan.pieces[at] in scan.lexicon.all_conjunctions:
        at = scan.after(at)
        hedge = scan.find(at, Cat.HEDGE) if at < scan.end else None
    else:
        hedge = scan.find(at, Cat.HEDGE)
        if hedge is None or not hedge.reading.joins:
            return None
    wanted = _ABOVE if hedging.hedge in _BELOW else _BELOW
    if hedge is None or hedge.reading.value not in wanted or scan.after(hedge.last) >= scan.end:
        return None
    place = scan.after(hedge.last)
    one = scan.role(place, "one")
    if one is not None:
        place = scan.after(one.last)
    second = read_amount(scan, place)
    if second is None or second.vague or read_hedges(scan, second.first, second.last).last is not None:
        return None
    if second.unit is not None and amount.unit is not None and second.unit.id != amount.unit.id:
        return None
    if second.share != amount.share:
        return None
    low, high = (amount.low, second.high) if hedging.hedge in _BELOW else (second.low, amount.high)
    if low >= high:
        return None
    return amount.replaced(
        low=low,
        high=high,
        last=second.last,
        unit=amount.unit or second.unit,
        precision=max(amount.precision, second.precision),
        is_range=True,
    )
