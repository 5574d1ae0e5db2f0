"""Search: whether some choice of what sources say fulfils a comparison, and which does so best."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from kzclaims.model.relation import Listed, Number, Operation, Reference
from kzclaims.reconcile.relations.amounts import Amount, combine, exact, fits, level, miss
from kzclaims.reconcile.relations.parts import choices

if TYPE_CHECKING:
    from decimal import Decimal

    from kzclaims.model.relation import Comparison, Expression
    from kzclaims.reconcile.relations.amounts import Bound
    from kzclaims.reconcile.relations.parts import Piece, Pieces


class Fit(IntEnum):
    """How well a choice fulfils a comparison: not at all, by what it allows, by what it suggests."""

    NONE = 0
    ALLOWED = 1
    SUGGESTED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What one claim of each part makes of the two sides of a comparison.

    The two sides are of one line; `bound` tells which of the claims' sets they are made of. `listed` is
    what a list counts, None where the comparison counts none.
    """

    pieces: dict[Reference, Piece]
    fit: Fit
    left: Amount
    right: Amount
    bound: Bound
    listed: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The best choice, and on whose word comparisons hold: the origins of all choices that fit best."""

    best: Choice
    origins: frozenset[str]


def search(law: Comparison, pieces: Pieces, listed: Amount | None = None) -> Found | None:
    """The best of all choices; None where a part has no claim, or no choice has units that go together."""
    best: Choice | None = None
    best_miss: Decimal | None = None
    origins: set[str] = set()
    for taken in choices(pieces):
        choice = weigh(law, taken, listed)
        if choice is None:
            continue
        if best is None or choice.fit > best.fit:
            best, best_miss, origins = choice, _miss(law, choice), set()
        elif choice.fit is Fit.NONE and best.fit is Fit.NONE:
            missed = _miss(law, choice)
            if best_miss is not None and missed is not None and missed < best_miss:
                best, best_miss = choice, missed
        if choice.fit is best.fit:
            origins.update(*(piece.origins for piece in taken.values()))
    return None if best is None else Found(best=best, origins=frozenset(origins))


def weigh(law: Comparison, taken: dict[Reference, Piece], listed: Amount | None) -> Choice | None:
    """How one choice fulfils a comparison; None where its units do not go together."""
    outer = _sides(law, taken, listed, "outer")
    soft = _sides(law, taken, listed, "soft")
    if outer is None or soft is None:
        return None
    fit, sides, bound = Fit.NONE, outer, _OUTER
    if fits(law.comparator, *soft, "soft"):
        fit, sides, bound = Fit.SUGGESTED, soft, _SOFT
    elif fits(law.comparator, *outer, "outer"):
        fit = Fit.ALLOWED
    return Choice(pieces=taken, fit=fit, left=sides[0], right=sides[1], bound=bound, listed=listed)


_OUTER: Bound = "outer"
_SOFT: Bound = "soft"


def value_of(
    expression: Expression, choice: dict[Reference, Piece], listed: Amount | None, bound: Bound
) -> Amount | None:
    """What an expression comes to; None where its units do not go together."""
    match expression:
        case Number():
            return exact(expression.value, expression.unit)
        case Listed():
            return listed
        case Reference():
            piece = choice[expression]
            return piece.soft if bound == "soft" else piece.outer
        case Operation():
            left = value_of(expression.left, choice, listed, bound)
            right = value_of(expression.right, choice, listed, bound)
            if left is None or right is None:
                return None
            return combine(expression.operator, left, right)


def _sides(
    law: Comparison, taken: dict[Reference, Piece], listed: Amount | None, bound: Bound
) -> tuple[Amount, Amount] | None:
    left, right = (value_of(side, taken, listed, bound) for side in (law.left, law.right))
    return None if left is None or right is None else level(left, right)


def _miss(law: Comparison, choice: Choice) -> Decimal | None:
    return miss(law.comparator, choice.left, choice.right) if choice.fit is Fit.NONE else None
