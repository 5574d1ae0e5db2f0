"""Dissent: how far a claim is from what the largest set of sources can agree on."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from kzclaims.model import Deviation
from kzclaims.reconcile.intervals import ARITHMETIC, between, distance, gap, high_cut, low_cut
from kzclaims.reconcile.lines import DATES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.model import Interval
    from kzclaims.reconcile.findings import Judgement
    from kzclaims.reconcile.lines import Line, Placed

_TWO = Decimal(2)
_HUNDRED = Decimal(100)


def deviation(judgement: Judgement, index: int) -> Deviation | None:
    """How far the claim of an index is from the nearest region that most sources share.

    None where the claim lies in such a region, or where there is no distance to tell: a bare weekday,
    a slip of unit, an equally large set on every side.
    """
    for weighed in judgement.lines:
        placed = next((one for one in weighed.line.placed if one.index == index), None)
        if placed is None or weighed.right is None or len(weighed.right.regions) != 1:
            continue
        (track, low), (_, high) = weighed.right.regions[0]
        region = between(low, high)
        if region is None or placed.weekday is not None or track not in weighed.line.tracks:
            continue
        return _from(region, placed, weighed.line)
    return None


def _from(region: Interval, placed: Placed, line: Line) -> Deviation | None:
    nearest = min(
        ((gap(region, interval), place) for place, interval in enumerate(placed.outer)), default=None
    )
    if nearest is None:
        return None
    interval = placed.outer[nearest[1]]
    above = low_cut(interval) >= high_cut(region)
    if not above and high_cut(interval) > low_cut(region):
        return None  # they overlap
    length = nearest[0]
    tolerance = _tolerance(interval) if line.name != DATES else None
    unit = "day" if line.name == DATES else "point" if line.unit == "%" else line.unit
    return Deviation(
        distance=length,
        unit=unit,
        above=above,
        relative=None if unit in {"day", "point"} else _relative(length, region, above=above),
        tolerance=tolerance,
        tolerances=None if tolerance is None else _share(length, tolerance),
    )


def _tolerance(interval: Interval) -> Decimal | None:
    """Half of the width of an interval that has both ends and more than one value."""
    if interval.low is None or interval.high is None or interval.low == interval.high:
        return None
    with localcontext(ARITHMETIC):
        return distance(interval.low, interval.high) / _TWO


def _relative(length: Decimal, region: Interval, *, above: bool) -> Decimal | None:
    end = region.high if above else region.low
    return _share(length * _HUNDRED, abs(end)) if isinstance(end, Decimal) and end else None


def _share(part: Decimal, whole: Decimal) -> Decimal:
    with localcontext(ARITHMETIC):
        return (part / whole).quantize(Decimal("0.01")).normalize()


def deviations(judgement: Judgement) -> Iterable[tuple[int, Deviation]]:
    """The dissenting claims that are some way off, by index."""
    for index in sorted(judgement.dissenting):
        found = deviation(judgement, index)
        if found is not None:
            yield index, found
