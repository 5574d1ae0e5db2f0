"""Slips: how two claims that contradict each other may both come from one number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzclaims.model.claim import Claim


class SlipKind(StrEnum):
    """What may have gone wrong between two values, the most telling first.

    The less likely it is that two values which have nothing to do with each other differ in just this way,
    the earlier a slip stands; of those that fit a pair, the first is named.
    """

    PERCENT_FOR_POINTS = "percent-for-points"
    CURRENCY = "currency"
    UNIT = "unit"
    CALENDAR = "calendar"
    SCALE = "scale"
    DECIMAL_POINT = "decimal-point"
    DAY_MONTH = "day-month"
    OTHER_YEAR = "other-year"
    ONE_DAY = "one-day"
    OTHER_MEASURE = "other-measure"
    SWAPPED_DIGITS = "swapped-digits"
    YEARS_FOR_YEAR = "years-for-year"
    CENTURY = "century"
    DECADE = "decade"
    ONE_DIGIT = "one-digit"
    COMPLEMENT = "complement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One slip that would explain exactly why two claims differ; it may be the cause, and proves nothing.

    `claims` are the two, the one that dissents first; both are the same for a claim at odds with itself.
    `words` is the arithmetic, to be redone by hand, and what may have happened, without a full stop.
    `fact` is the key of the fact that the second claim is taken from where that is another one.
    """

    kind: SlipKind
    claims: tuple[Claim, Claim]
    words: str
    fact: str | None = None
