"""The set of values that an expression of quantity means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Value = Decimal | date
"""One end of an interval. An interval never mixes numbers and dates."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`; an end of None is unbounded.

    An open end is not itself a member: `over 10` is `Interval(Decimal(10), None, low_open=True)`.
    Dates are days: the year 1992 is `[1992-01-01, 1992-12-31]`, both ends closed.

    Raises ValueError where the ends are in the wrong order or the set would be empty.
    """

    low: Value | None = None
    high: Value | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:
            return
        if self.low > self.high:  # type: ignore[operator]  # one interval, one type of value
            raise ValueError(f"interval ends in the wrong order: {self.low} > {self.high}")
        if self.low == self.high and (self.low_open or self.high_open):
            raise ValueError(f"interval is empty: one point, {self.low}, and an open end")
