"""Slips of numbers. What they take for telling, and why, stands with each.

Between two numbers that have nothing to do with each other

* the same number in two units stands once in nine times for one digit, once in ninety for two; that
  sources use two units for one fact is itself rare;
* a factor of exactly 1,000 is once in a hundred cases where one digit agrees, and rarer with more;
* a factor of exactly 10 or 100 needs two digits that agree, once in ninety; 5 and 50 tell nothing;
* swapped neighbours are once in ninety pairs of two digits, ever rarer with more;
* one wrong digit tells something only where two digits behind it agree: 13,487 and 13,587; a count that
  went on differs in its last digits;
* shares that add up to 100 % are common about the middle, where most disagreements are: they must be more
  than ten points apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Hedge, Kind
from kzclaims.reconcile.phrases import number
from kzclaims.reconcile.slips.figures import Figure, digits_of, equality, figure, same, significant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.reconcile.testimony import Testimony

_SCALES = tuple(Decimal(10) ** power for power in (3, 6, 9, 12))
_SCALED = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE})
_MEASURED = frozenset({Kind.MEASURE, Kind.DURATION})
_POINTS = tuple(Decimal(10) ** power for power in (1, 2))
_ENOUGH_DIGITS = 2
_FEWEST_DIGITS = 4
"""The shortest number of which one wrong digit tells anything."""
_WHOLE = Decimal(100)
_APART = Decimal(10)
_PLAIN = frozenset({Hedge.EXACT, Hedge.ABOUT})
_SHARE, _PERCENTAGE_POINT = "%", "pp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two numbers of one kind, each in its own unit.

    `plain`: neither is a bound or a vague count. `exact`: nor about so much.
    """

    kind: Kind
    one: Figure
    other: Figure
    plain: bool
    exact: bool

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """All that is stated, in one and in the other unit."""
        return self.one.low, self.one.high, self.other.low, self.other.high

    def in_one_unit(self) -> tuple[Figure, Figure] | None:
        """Both figures in one of their units; None where neither converts exactly to the other."""
        converted = self.other.in_unit(self.one.unit)
        if converted is not None:
            return self.one, converted
        converted = self.one.in_unit(self.other.unit)
        return None if converted is None else (converted, self.other)


def paired(first: Testimony, second: Testimony) -> Pair | None:
    """The numbers that two claims state; None where one has none, or they are of different kinds."""
    left, right = first.claim.quantity, second.claim.quantity
    one, other = figure(left), figure(right)
    if left.kind is not right.kind or one is None or other is None:
        return None
    return Pair(
        kind=left.kind,
        one=one,
        other=other,
        plain=left.hedge in _PLAIN and right.hedge in _PLAIN,
        exact=left.hedge is right.hedge is Hedge.EXACT,
    )


def percent_for_points(pair: Pair) -> str | None:
    """The same number in percent and in percentage points."""
    if {pair.one.unit, pair.other.unit} != {_SHARE, _PERCENTAGE_POINT}:
        return None
    text = _same_number(pair)
    return None if text is None else f"{text}: percent may stand for percentage points"


def currency(pair: Pair) -> str | None:
    """The same number of two currencies."""
    text = _same_number(pair) if pair.kind is Kind.MONEY else None
    return None if text is None else f"{text}: one currency may stand for the other"


def unit(pair: Pair) -> str | None:
    """The same number in two units: tonnes for kilotonnes, kilometres for miles, years for months."""
    text = _same_number(pair) if pair.kind in _MEASURED else None
    return None if text is None else f"{text}: one unit may stand for the other"


def scale(pair: Pair) -> str | None:
    """A factor of a thousand, a million, a billion or a trillion, within what was written."""
    text = _times(pair, _SCALES) if pair.kind in _SCALED else None
    return (
        None if text is None else f"{text}: a scale (thousand, million, billion) may be mistaken or missing"
    )


def decimal_point(pair: Pair) -> str | None:
    """The same digits, two or more, with the point one or two places further."""
    if min(significant(end) for end in pair.ends) < _ENOUGH_DIGITS:
        return None
    text = _times(pair, _POINTS, exactly=True)
    if text is None:
        return None
    pointed = any("." in number(end) for end in pair.ends)
    return f"{text}: {'a decimal point may be misplaced' if pointed else 'a zero may be missing or too many'}"


def swapped_digits(pair: Pair) -> str | None:
    """Two neighbouring digits in the other order, all else alike."""
    if not _alike(pair):
        return None
    one, other = digits_of(pair.one.low, pair.other.low)
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) != 2 or differing[1] != differing[0] + 1:  # noqa: PLR2004 - a pair
        return None
    left, right = differing
    if (one[left], one[right]) != (other[right], other[left]):
        return None
    return (
        f"{pair.one.words()} with its digits {one[left]} and {one[right]} exchanged is {pair.other.words()}: "
        "they may be swapped"
    )


def one_digit(pair: Pair) -> str | None:
    """One digit differs, and two or more behind it agree."""
    if not pair.exact or not _alike(pair):
        return None
    one, other = digits_of(pair.one.low, pair.other.low)
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) != 1 or len(one) < _FEWEST_DIGITS or len(one) - 1 - differing[0] < _ENOUGH_DIGITS:
        return None
    return f"{pair.one.words()} and {pair.other.words()} differ in one digit only: it may be mistyped"


def complement(pair: Pair) -> str | None:
    """Two shares that make up a whole."""
    one, other = pair.one, pair.other
    if not pair.plain or one.unit != _SHARE or other.unit != _SHARE or one.is_range is not other.is_range:
        return None
    if one.low <= 0 or one.high >= _WHOLE or abs(one.low - other.low) <= _APART:
        return None
    rest = Figure(low=_WHOLE - one.high, high=_WHOLE - one.low, step=one.step, unit=_SHARE)
    if not same(rest, other):
        return None
    return f"100 % − {one.words()} = {equality(rest, other)}: one may be the share of the rest"


def _same_number(pair: Pair) -> str | None:
    """That the number is one and the same and the unit is not."""
    if pair.one.unit == pair.other.unit or None in (pair.one.unit, pair.other.unit):
        return None
    one, other = (replace(each, unit=None) for each in (pair.one, pair.other))
    if not same(one, other):
        return None
    rounded = "" if (one.low, one.high) == (other.low, other.high) else ", rounded"
    return f"{pair.one.words()} and {pair.other.words()} have the same number{rounded}"


def _times(pair: Pair, factors: Sequence[Decimal], *, exactly: bool = False) -> str | None:
    """The smaller figure times the factor that makes it the larger one."""
    figures = pair.in_one_unit()
    if figures is None:
        return None
    small, large = sorted(figures, key=lambda one: abs(one.low))
    for factor in factors:
        if abs(small.low.adjusted() + factor.adjusted() - large.low.adjusted()) > 1:
            continue
        product = small.times(factor)
        if (product.low, product.high) == (large.low, large.high) or (not exactly and same(product, large)):
            return f"{small.words()} × {number(factor)} = {equality(product, large)}"
    return None


def _alike(pair: Pair) -> bool:
    """Whether these are plain numbers of one unit, as long as each other and written to the same place."""
    one, other = pair.one, pair.other
    if not pair.plain or one.is_range or other.is_range or one.unit != other.unit or one.step != other.step:
        return False
    return one.low.adjusted() == other.low.adjusted() and one.low.is_signed() is other.low.is_signed()
