"""Claims under the value that they state."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.report.lines import one_line
from kzclaims.report.values import describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.model import Claim, Value


def by_value(claims: Iterable[Claim]) -> list[tuple[str, list[Claim]]]:
    """The claims under their value in normal form, the lowest first."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=_size):
        groups.setdefault(one_line(describe(claim.quantity)), []).append(claim)
    return list(groups.items())


def _size(claim: Claim) -> tuple[bool, Decimal, bool, Decimal, str]:
    quantity = claim.quantity
    return (*_end(quantity.low, unbounded=False), *_end(quantity.high, unbounded=True), describe(quantity))


def _end(value: Value | None, *, unbounded: bool) -> tuple[bool, Decimal]:
    """A key that puts numbers by size and dates by day; no low end comes first, no high end last."""
    if value is None:
        return unbounded, Decimal(0)
    return not unbounded, value if isinstance(value, Decimal) else Decimal(value.toordinal())
