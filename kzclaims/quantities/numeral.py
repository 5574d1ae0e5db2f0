"""A number as it is written: its value, and what the writing tells beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Numeral(NamedTuple):
    """A number as written in a text.

    `first` and `last` are its pieces, `start` where it begins in the text without its proclitics.
    `scale` is the scale of its last part (1 where none was written) and `decimals` how many places
    were written there. `share` tells a bare part of one («a quarter»): value is the fraction.
    `joins` tells a proclitic that says "and", `definite` the article. `glued` tells a scale that
    only touches («5m»).
    """

    first: int
    last: int
    start: int
    value: Decimal
    scale: Decimal = Decimal(1)
    decimals: int = 0
    digits: bool = False
    share: bool = False
    glued: bool = False
    joins: bool = False
    definite: bool = False
    language: str = ""
    other: Decimal | None = None

    @property
    def precision(self) -> Decimal:
        """Half a step of the last digit written; zero for a plain integer, which is itself."""
        if self.scale == 1 and not self.decimals:
            return Decimal(0)
        return self.scale.scaleb(-self.decimals) / 2
