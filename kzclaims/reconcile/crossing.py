"""What claims in units that do not convert have to do with each other."""

from __future__ import annotations

from decimal import Decimal, localcontext
from itertools import combinations
from typing import TYPE_CHECKING

from kzclaims.model import Hedge, Interval, Kind
from kzclaims.reconcile.findings import Cause, Finding
from kzclaims.reconcile.intervals import ARITHMETIC, intersect_sets, overlaps_any, union
from kzclaims.reconcile.units import is_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.model import Span
    from kzclaims.reconcile.intervals import IntervalSet
    from kzclaims.reconcile.lines import Line, Placed

_SLIPS_OF_UNIT = frozenset({Kind.MONEY, Kind.MEASURE, Kind.DURATION})


def between_lines(lines: Sequence[Line]) -> list[Finding]:
    """What can be said of sources that speak in different units only, and of one number in two units."""
    everybody = frozenset(source for line in lines for source in line.sources)
    if any(line.sources == everybody for line in lines):
        return [found for pair in combinations(lines, 2) if (found := _one_number(*pair)) is not None]
    findings = []
    for first, second in combinations(lines, 2):
        only_first = [one for one in first.placed if one.source not in second.sources]
        only_second = [one for one in second.placed if one.source not in first.sources]
        if not only_first or not only_second:
            continue
        same = intersect_sets(_written(only_first), _written(only_second))
        cause, members = Cause.UNCOMPARED, [*only_first, *only_second]
        if same:
            cause = Cause.UNIT
            members = [one for one in members if any(overlaps_any(each, same) for each in _written([one]))]
        findings.append(Finding(cause=cause, line=first, members=tuple(one.index for one in members)))
    return findings


def _one_number(first: Line, second: Line) -> Finding | None:
    """One number of two digits or more in two units, where each source has the other unit too.

    «$1.1 billion» twice, and once «€1.1 billion»: one is a slip. In one sentence they may be worth the same.
    """
    beside = {_sentence(one) for one in first.placed} & {_sentence(one) for one in second.placed}
    here, there = (
        [one for one in line.placed if _sentence(one) not in beside and _is_telling(one)]
        for line in (first, second)
    )
    same = intersect_sets(_written(here), _written(there))
    members = [one for one in (*here, *there) if any(overlaps_any(each, same) for each in _written([one]))]
    if not same or len({one.source for one in members}) == 1:
        return None
    return Finding(cause=Cause.UNIT, line=first, members=tuple(one.index for one in members))


def _sentence(one: Placed) -> tuple[str, Span]:
    return one.testimony.claim.article, one.testimony.claim.sentence


def _is_telling(one: Placed) -> bool:
    """Whether a number has two digits or more that are not there by rounding."""
    low = one.testimony.claim.quantity.low
    return isinstance(low, Decimal) and len(f"{low.normalize():e}".partition("e")[0].replace(".", "")) > 1


def _written(placed: Iterable[Placed]) -> IntervalSet:
    """The numbers that claims name, in their own units, each as wide as it is written.

    Only of claims that can prove a slip: everything stated, a definite unit, no vague count.
    """
    numbers: list[Interval] = []
    with localcontext(ARITHMETIC):
        for one in placed:
            quantity = one.testimony.claim.quantity
            if one.loose or quantity.kind not in _SLIPS_OF_UNIT or quantity.hedge is Hedge.VAGUE:
                continue
            if quantity.unit is None or is_open(quantity.unit):
                continue
            step = quantity.precision
            numbers.extend(
                Interval(end - step, end + step, high_open=bool(step))
                for end in (quantity.low, quantity.high)
                if isinstance(end, Decimal)
            )
    return union(numbers)
