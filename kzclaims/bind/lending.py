"""Lending: a sentence that leaves its subject out takes it from those around, and may take a wrong one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.bind.reach import Zone
from kzclaims.model import Hedge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kzclaims.bind.candidates import Candidate
    from kzclaims.bind.reach import Reach
    from kzclaims.model import Quantity, Rule


def told_in_full(chosen: Mapping[int, Candidate], reaches: Sequence[Reach | None]) -> dict[int, Candidate]:
    """The same candidates without those that a fuller sentence of the article speaks against.

    «Kazakhstan supplies a quarter of Israel's oil. Oil makes up 57 % of its exports.» The second sentence
    names no Israel; what it would borrow from the first says another number there, in full. So it is of
    something else, the likelier the further the numbers are apart, and nothing is claimed.
    """
    full: dict[tuple[str, tuple[object, ...]], list[Candidate]] = {}
    lent: list[Candidate] = []
    for number, candidate in chosen.items():
        if _is_told(candidate.rule, reaches[number]):
            full.setdefault((candidate.rule.id, candidate.slots), []).append(candidate)
        else:
            lent.append(candidate)
    wrong = {
        candidate.number
        for candidate in lent
        if _is_contradicted(candidate, full.get((candidate.rule.id, candidate.slots), ()))
    }
    return {number: candidate for number, candidate in chosen.items() if number not in wrong}


def _is_told(rule: Rule, reach: Reach | None) -> bool:
    """Whether the number's sentence, with what leads into it, names all that the rule is about."""
    return reach is not None and all(
        any(True for _ in (*reach.own(terms), *reach.around(terms, Zone.LEAD))) for terms in rule.about
    )


def _is_contradicted(candidate: Candidate, full: Iterable[Candidate]) -> bool:
    quantity = candidate.placed.quantity
    return any(
        other.placed.passage != candidate.placed.passage and _are_apart(quantity, other.placed.quantity)
        for other in full
    )


def _are_apart(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers of one sort, or two dates, are written with no value in common.

    Of a bound its end counts: «over 600» and «over 1,800» are two numbers. A vague one is near everything.
    """
    if (one.kind, one.unit) != (other.kind, other.unit) or Hedge.VAGUE in {one.hedge, other.hedge}:
        return False
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: Quantity, other: Quantity) -> bool:
    high = one.low if one.high is None else one.high
    low = other.high if other.low is None else other.low
    if isinstance(high, Decimal) and isinstance(low, Decimal):
        return high + one.precision < low - other.precision
    if high is None or low is None or isinstance(high, Decimal) or isinstance(low, Decimal):
        return False
    return high < low
