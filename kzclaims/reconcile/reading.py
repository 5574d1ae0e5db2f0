"""One way to read a quantity, and the tolerances that all readings share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzclaims.model import Interval

ABOUT_HARD = Decimal("0.10")
"""How far off `about` may be for certain, as a fraction."""

ABOUT_SOFT = Decimal("0.025")
"""How far off `about` suggests to be, as a fraction."""

HALF = Decimal("0.5")
"""How far beyond its number an open bound suggests to lie, as a fraction of it."""

UP_TO_SOFT = Decimal("0.66")
"""The least part of its number that `up to` suggests: two thirds, kept to an exact decimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The values that one way to read a quantity allows.

    `hard` holds for certain and decides conflict; `soft`, always within it, decides tension. `stated`
    are the ends as written, without precision or tolerance. `outer` is `hard` with its end closed where
    a hedge left it open: that `over 600` is not 600 is too fine a point to prove a conflict.
    """

    hard: Interval
    soft: Interval
    outer: Interval
    stated: Interval
