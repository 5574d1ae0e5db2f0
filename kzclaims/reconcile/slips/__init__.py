"""Slips: which mistake of the pen would explain a conflict, exactly and in numbers that can be redone.

A slip never changes a verdict, and is never claimed for certain. Where the sources agree none is looked
for; where they are in tension only percent beside percentage points is, which no two sources mean.

Values are held against each other once for each distinct one, and only those that exclude each other: what
dissents against what stands, and where nothing stands against it, against what else dissents. Each pair has
one slip, the most telling (`pairs`), and each value is explained once: slips form a tree. Of many values
those with the most sources are looked at.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from kzclaims.model import SlipKind, Verdict
from kzclaims.reconcile.findings import Cause
from kzclaims.reconcile.slips.pairs import RANK, slip_between
from kzclaims.reconcile.slips.values import MOST_VALUES, weightiest
from kzclaims.reconcile.sweep import meet
from kzclaims.reconcile.wording import by_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.model import Slip
    from kzclaims.reconcile.findings import Judgement
    from kzclaims.reconcile.slips.values import DistinctValue
    from kzclaims.reconcile.testimony import Testimony

Pair = tuple["DistinctValue", "DistinctValue"]


def slips_of(
    judgement: Judgement, testimonies: Sequence[Testimony], groups: Sequence[DistinctValue]
) -> tuple[Slip, ...]:
    """The slips that may have made a conflict, the most telling first; none for other verdicts.

    For a tension only percent beside percentage points. `groups` are the distinct values.
    """
    if judgement.verdict is Verdict.TENSION:
        return _slips_of_points(judgement, groups)
    wrong, right = (
        weightiest(group for group in groups if group.dissents is dissents) for dissents in (True, False)
    )
    pairs = _comparable(_pairs(wrong, right), judgement, Cause.UNIT)
    return (*_at_odds_with_itself(judgement, testimonies), *_tree(pairs, right))


def _slips_of_points(judgement: Judgement, groups: Sequence[DistinctValue]) -> tuple[Slip, ...]:
    if not {weighed.line.unit for weighed in judgement.lines} >= {"%", "pp"}:
        return ()
    pairs = combinations(weightiest(groups), 2)
    slips = _tree(
        _comparable(
            (pair for pair in pairs if pair[0].line is not pair[1].line), judgement, Cause.UNCOMPARED
        ),
        (),
    )
    return tuple(slip for slip in slips if slip.kind is SlipKind.PERCENT_FOR_POINTS)


def _at_odds_with_itself(judgement: Judgement, testimonies: Sequence[Testimony]) -> list[Slip]:
    """What each distinct claim that contradicts itself may have wrong."""
    clashing = {
        by_value(testimonies[index]): testimonies[index]
        for finding in reversed(judgement.findings)
        if finding.cause is Cause.CLASH
        for index in finding.members
    }
    first = [clashing[value] for value in sorted(clashing)[:MOST_VALUES]]
    return [slip for testimony in first if (slip := slip_between(testimony, testimony)) is not None]


def _comparable(pairs: Iterable[Pair], judgement: Judgement, cause: Cause) -> list[Pair]:
    """Those on one line, and of the others those that a finding of the cause holds against each other."""
    across = [frozenset(finding.members) for finding in judgement.findings if finding.cause is cause]
    return [
        (one, other)
        for one, other in pairs
        if one.line is other.line or any({one.placed.index, other.placed.index} <= both for both in across)
    ]


def _pairs(wrong: Sequence[DistinctValue], right: Sequence[DistinctValue]) -> list[Pair]:
    """Which values exclude each other: wrong and right ones, or wrong ones that nothing right excludes."""
    pairs = [pair for pair in product(wrong, right) if _exclude(*pair)]
    opposed = [group for group, _ in pairs]
    rest = [group for group in wrong if all(group is not other for other in opposed)]
    return [*pairs, *(pair for pair in combinations(rest, 2) if _exclude(*pair))]


def _exclude(one: DistinctValue, other: DistinctValue) -> bool:
    """Whether two values cannot both be right; those on different lines have nothing in common either."""
    if one.line is not other.line:
        return True
    return not meet(one.line.pieces(one.placed, "outer"), other.line.pieces(other.placed, "outer"))


def _tree(pairs: Sequence[Pair], right: Sequence[DistinctValue]) -> list[Slip]:
    """The most telling slips that leave no value explained twice; what stands needs no explanation."""
    found = [
        (slip, pair) for pair in pairs if (slip := slip_between(*(one.testimony for one in pair))) is not None
    ]
    found.sort(key=lambda each: RANK[each[0].kind])
    # Whatever is explained together has one root; what is right is one root from the start.
    roots = {group.placed.index: group.placed.index for pair in pairs for group in pair}
    roots.update((group.placed.index, -1) for group in right)
    chosen = []
    for slip, (one, other) in found:
        left, root = roots[one.placed.index], roots[other.placed.index]
        if left != root:
            chosen.append(slip)
            roots = {index: root if of == left else of for index, of in roots.items()}
    return chosen
