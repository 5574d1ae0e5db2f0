"""What was read, as the keys of an example: ready to be pasted into a rule file."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.report.values import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kzclaims.model import Claim, Example, Quantity, Value

_LAST_MONTH, _LAST_DAY = 12, 31
_UNSTATED = "-"


def example_value(quantity: Quantity) -> str | None:
    """A quantity as the `value` of an example: `25..30 %`, `17000000000.. USD`, `1992`, `1990..1999`.

    What `kzclaims.rules.value.parse_value` reads is the same ends and unit. None where it has no end at
    all (a weekday that no date resolves, «some»): no value can be written for that.
    """
    if quantity.low is None and quantity.high is None:
        return None
    ends = _days(quantity) if quantity.kind is Kind.DATE else _numbers(quantity.low, quantity.high)
    unit = "" if quantity.unit is None or quantity.kind is Kind.DATE else f" {quantity.unit}"
    return f"{ends}{unit}"


def _numbers(low: Value | None, high: Value | None) -> str:
    if low is not None and low == high:
        return plain(low)
    return f"{'' if low is None else plain(low)}..{'' if high is None else plain(high)}"


def _days(quantity: Quantity) -> str:
    """Days, whole months or whole years, whichever is the shortest to write."""
    low, high = quantity.low, quantity.high
    if not isinstance(low, date) or not isinstance(high, date):
        return _numbers(low, high)
    first, last = plain(low), plain(high)
    if low.day == 1 and high.day == monthrange(high.year, high.month)[1]:
        letters = 7
        if low.month == 1 and (high.month, high.day) == (_LAST_MONTH, _LAST_DAY):
            letters = 4
        first, last = first[:letters], last[:letters]
    return first if first == last else f"{first}..{last}"


def wanted_keys(example: Example) -> Iterator[str]:
    """The keys that an example asks for, as its file has them."""
    if example.value is not None:
        yield f'value = "{example.value}"'
    if example.hedge is not None:
        yield f'hedge = "{example.hedge}"'
    if example.slots:
        yield _slots((name, value) for name, value in example.slots)


def read_keys(claim: Claim, *, hedge: bool = True, slots: Collection[str] | None = None) -> Iterator[str]:
    """The same keys with what a claim says; of the slots those named, None for all."""
    value = example_value(claim.quantity)
    if value is not None:
        yield f'value = "{value}"'
    if hedge:
        yield f'hedge = "{claim.quantity.hedge}"'
    told = [(name, value or _UNSTATED) for name, value in claim.slots if slots is None or name in slots]
    if told:
        yield _slots(told)


def _slots(pairs: Iterable[tuple[str, str]]) -> str:
    told = ", ".join(f'{name} = "{value}"' for name, value in pairs)
    return f"slots = {{ {told} }}"
