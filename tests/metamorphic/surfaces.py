"""What a quantity's words are made of: number, scale and unit, a place in an order, a part, a date."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.metamorphic import arabic, english

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from types import ModuleType

    from kzclaims.model import Article, Claim, Granularity, Quantity

WRITERS: Mapping[str, ModuleType] = {"ar": arabic, "en": english}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number, or a range of two, with its scale and unit, as written in `article.text[start:end]`."""

    start: int
    end: int
    numbers: tuple[Decimal, ...]
    power: int
    unit: str | None
    sign: str
    word: str
    in_words: bool
    feminine: bool = False

    @property
    def value(self) -> Decimal:
        """The first number with its scale."""
        return self.numbers[0].scaleb(self.power)

    @property
    def step(self) -> Decimal:
        """Half a step of the last digit; zero where a plain whole number is itself (DESIGN section 3)."""
        decimals = max(0, *(-int(number.as_tuple().exponent) for number in self.numbers))
        if not (self.power or decimals or self.unit == "%"):
            return Decimal(0)
        return Decimal("0.5").scaleb(self.power - decimals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The place in an order."""

    start: int
    end: int
    number: int
    feminine: bool
    definite: bool
    in_words: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part in words: a quarter."""

    start: int
    end: int
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A day, a weekday, a year or a decade; `day` is the first day meant, None where no year is known."""

    start: int
    end: int
    granularity: Granularity
    day: date | None
    weekday: int | None


Surface = Amount | Order | Share | When


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One quantity of an article, the claims made of it and its words taken apart."""

    article: Article
    claims: tuple[Claim, ...]
    surface: Surface

    @property
    def quantity(self) -> Quantity:
        """The quantity claimed."""
        return self.claims[0].quantity

    def with_text(self, new: str, *, start: int | None = None, end: int | None = None) -> str:
        """The article's text with other words in the surface's place, or in the one given."""
        text = self.article.text
        begin = self.surface.start if start is None else start
        return text[:begin] + new + text[self.surface.end if end is None else end :]
