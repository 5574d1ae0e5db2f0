"""A number as it is written: its value, and what the writing tells beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Final, final

from kzclaims.quantities.record import Record


@final
class Numeral(Record):
    """A number as written in a text.

    `first` and `last` are its pieces, `start` where it begins in the text without its proclitics.
    `scale` is the scale of its last part (1 where none was written) and `decimals` how many places
    were written there. `share` tells a bare part of one («a quarter»): value is the fraction.
    `joins` tells a proclitic that says "and", `definite` the article. `glued` tells a scale that
    only touches («5m»).
    """

    FIELDS: ClassVar = (
        "first",
        "last",
        "start",
        "value",
        "scale",
        "decimals",
        "digits",
        "share",
        "glued",
        "joins",
        "definite",
        "language",
        "other",
    )
    __slots__ = FIELDS

    def __init__(  # noqa: PLR0913 - a field each
        self,
        first: int,
        last: int,
        start: int,
        value: Decimal,
        *,
        scale: Decimal = Decimal(1),
        decimals: int = 0,
        digits: bool = False,
        share: bool = False,
        glued: bool = False,
        joins: bool = False,
        definite: bool = False,
        language: str = "",
        other: Decimal | None = None,
    ) -> None:
        self.first: Final = first
        self.last: Final = last
        self.start: Final = start
        self.value: Final = value
        self.scale: Final = scale
        self.decimals: Final = decimals
        self.digits: Final = digits
        self.share: Final = share
        self.glued: Final = glued
        self.joins: Final = joins
        self.definite: Final = definite
        self.language: Final = language
        self.other: Final = other

    @property
    def precision(self) -> Decimal:
        """Half a step of the last digit written; zero for a plain integer, which is itself."""
        if self.scale == 1 and not self.decimals:
            return Decimal(0)
        return self.scale.scaleb(-self.decimals) / 2
