"""Groups: the distinct values of a fact, each with its weight, as slips are looked for among them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.reconcile.wording import by_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from kzclaims.reconcile.findings import Judgement
    from kzclaims.reconcile.lines import Line, Placed
    from kzclaims.reconcile.testimony import Testimony

MOST_VALUES = 6
"""How many distinct values on each side are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistinctValue:
    """All claims on a line that say the same in the same words, by the first of them.

    `dissents` where each of them does.
    """

    line: Line
    placed: Placed
    sources: int
    dissents: bool

    @property
    def testimony(self) -> Testimony:
        """What is said."""
        return self.placed.testimony


def weightiest(groups: Iterable[DistinctValue]) -> list[DistinctValue]:
    """Those with the most sources, among equals the first."""
    return sorted(groups, key=lambda group: -group.sources)[:MOST_VALUES]


def distinct(judgement: Judgement) -> tuple[DistinctValue, ...]:
    """The distinct values that prove something, line by line, in the order of the values."""
    groups = []
    for weighed in judgement.lines:
        alike: defaultdict[tuple[str | int | Decimal, ...], list[Placed]] = defaultdict(list)
        for one in weighed.line.placed:
            if not one.loose:
                alike[by_value(one.testimony)].append(one)
        for key in sorted(alike):
            placed = alike[key]
            groups.append(
                DistinctValue(
                    line=weighed.line,
                    placed=placed[0],
                    sources=len({one.source for one in placed}),
                    dissents=all(one.index in judgement.dissenting for one in placed),
                )
            )
    return tuple(groups)
