"""Suggestions: what the claims of a fact make likely, and whether another claim fits that."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kzclaims.reconcile.intervals import overlaps_any, union
from kzclaims.reconcile.lines import is_undecided, line_name
from kzclaims.reconcile.units import base, convert, may_be

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.model import Interval, Modality
    from kzclaims.reconcile.intervals import IntervalSet
    from kzclaims.reconcile.testimony import Testimony

Suggested = dict[tuple["Modality", str], "IntervalSet"]
"""What claims suggest, by modality and line, in base units."""


def suggested(members: Iterable[Testimony]) -> Suggested:
    """What the claims of a fact suggest, by modality and line, in base units."""
    found: defaultdict[tuple[Modality, str], list[Interval]] = defaultdict(list)
    for testimony in members:
        if not is_undecided(testimony):
            found[testimony.claim.modality, line_name(testimony)].extend(_soft(testimony))
    return {place: union(intervals) for place, intervals in found.items()}


def fits(testimony: Testimony, suggested: Suggested) -> bool:
    """Whether a loose claim agrees with some claim of a fact."""
    claim = testimony.claim
    soft = _soft(testimony)
    for (modality, line), intervals in suggested.items():
        if modality is not claim.modality:
            continue
        if is_undecided(testimony):
            unit = claim.quantity.unit
            comparable = unit is None or may_be(unit, line)
        else:
            comparable = line == line_name(testimony)
        if comparable and any(overlaps_any(interval, intervals) for interval in soft):
            return True
    return False


def _soft(testimony: Testimony) -> list[Interval]:
    unit = None if testimony.meaning.dated else testimony.claim.quantity.unit
    softs = [reading.soft for reading in testimony.meaning.readings]
    return softs if unit is None else [convert(soft, unit, base(unit)) for soft in softs]
