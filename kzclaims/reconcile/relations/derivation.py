"""Derivations: a comparison in what is said, in what that means, and in what follows.

70 % + 30 % = 100 %: 69.5–70.5 % + 29.5–30.5 % = 99–101 %, which contains 100 %
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model.relation import Comparator, Listed, Number, Operation, Operator, Reference
from kzclaims.reconcile.intervals import covers, distance, is_point
from kzclaims.reconcile.lines import DATES
from kzclaims.reconcile.phrases import amount as amount_text
from kzclaims.reconcile.phrases import ends
from kzclaims.reconcile.relations.amounts import PERCENT, TIMES, miss, shown
from kzclaims.reconcile.relations.search import Fit, value_of
from kzclaims.reconcile.units import base, common_unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from kzclaims.model import Interval
    from kzclaims.model.relation import Comparison, Expression
    from kzclaims.reconcile.relations.amounts import Amount
    from kzclaims.reconcile.relations.search import Choice

_SIGNS = {Operator.PLUS: "+", Operator.MINUS: "-", Operator.TIMES: "×", Operator.OVER: "÷"}
_RANKS = {Operator.PLUS: 0, Operator.MINUS: 0, Operator.TIMES: 1, Operator.OVER: 1}
_WORDS = {
    Comparator.BELOW: ("can be below", "is not below"),
    Comparator.AT_MOST: ("can be at most", "is not at most"),
    Comparator.ABOVE: ("can be above", "is not above"),
    Comparator.AT_LEAST: ("can be at least", "is not at least"),
    Comparator.ABOUT: ("is about", "is more than 10 % off"),
}
_WORDS_OF_DATES = {
    Comparator.BELOW: ("can be before", "is not before"),
    Comparator.AT_MOST: ("can be no later than", "is later than"),
    Comparator.ABOVE: ("can be after", "is not after"),
    Comparator.AT_LEAST: ("can be no earlier than", "is earlier than"),
}


class Derivation:
    """One choice worked out in words and numbers."""

    def __init__(self, law: Comparison, choice: Choice, names: int | None = None) -> None:
        self.law = law
        self.choice = choice
        self.names = names
        self._units = _display(law, choice)

    def text(self) -> str:
        """The whole of it, without a full stop."""
        law, left, right = self.law, self._ends(self.choice.left), self._ends(self.choice.right)
        said = f"{self._row(law.left, self._said)} {law.comparator} {self._row(law.right, self._said)}"
        made = [isinstance(side, Operation) for side in (law.left, law.right)]
        words = self._outcome(turned=not made[0] and made[1])
        if made == [True, True]:
            worked = f"{self._worked(law.left, left)}; {self._worked(law.right, right)}; the first"
            worked = f"{worked} {words} the second"
        elif made[0]:
            worked = f"{self._worked(law.left, left)}, which {words} {right}"
        elif made[1]:
            worked = f"{self._worked(law.right, right)}, which {words} {left}"
        else:
            worked = f"{left} {words} {right}"
        return f"{said}: {worked}"

    def cure(self) -> str:
        """The smallest change that would flip it; empty where there is none to name."""
        length = miss(self.law.comparator, self.choice.left, self.choice.right)
        if self.choice.fit is Fit.NONE:
            return f"To hold, they must come {self._length(length)} closer" if length else ""
        if self.law.comparator is not Comparator.EQUAL:
            return ""
        room = _room(self.choice.left.values, self.choice.right.values)
        if room is None:
            return ""
        return (
            f"It would not hold if they moved {f'{self._length(room)} further' if room else 'at all'} apart"
        )

    def _outcome(self, *, turned: bool) -> str:
        """How the two sides stand; `turned` where the right one is spoken of first."""
        comparator, fitting = self.law.comparator, self.choice.fit is not Fit.NONE
        one, other = self.choice.left.values, self.choice.right.values
        if turned:
            one, other = other, one
        if comparator is not Comparator.EQUAL:
            table = _WORDS_OF_DATES if self.choice.left.unit == DATES else _WORDS
            words = table[_TURNED.get(comparator, comparator) if turned else comparator]
            return words[0] if fitting else words[1]
        if fitting:
            if is_point(one) and is_point(other):
                return "is"
            if covers(one, other):
                return "contains"
            return "fits" if covers(other, one) else "meets"
        length = miss(comparator, self.choice.left, self.choice.right)
        if not length:
            return "only touches"
        above = _above(one, other)
        dated = self.choice.left.unit == DATES
        words = ("after", "before") if dated else ("above", "below")
        return f"is {self._length(length)} {words[0] if above else words[1]}"

    def _worked(self, side: Expression, result: str) -> str:
        return f"{self._row(side, self._meant)} = {result}"

    def _row(self, expression: Expression, leaf: Callable[[Expression], str], rank: int = 0) -> str:
        if not isinstance(expression, Operation):
            return leaf(expression)
        own = _RANKS[expression.operator]
        left = self._row(expression.left, leaf, own)
        right = self._row(
            expression.right, leaf, own + (expression.operator in {Operator.MINUS, Operator.OVER})
        )
        text = f"{left} {_SIGNS[expression.operator]} {right}"
        return f"({text})" if own < rank else text

    def _said(self, leaf: Expression) -> str:
        match leaf:
            case Reference():
                return self.choice.pieces[leaf].said
            case Listed():
                return f"{self.names} named"
            case Number():
                return amount_text(leaf.value, None if leaf.unit == TIMES else leaf.unit)
            case _:
                return self._meant(leaf)

    def _meant(self, leaf: Expression) -> str:
        value = value_of(leaf, self.choice.pieces, self.choice.listed, self.choice.bound)
        if value is None:
            return "nothing"
        text = self._ends(value)
        bounded = value.values.low is not None and value.values.high is not None
        return text if is_point(value.values) or (bounded and value.unit != DATES) else f"({text})"

    def _ends(self, value: Amount) -> str:
        if value.unit == DATES:
            return ends(value.values, None)
        unit = self._units.get(value.unit or "", value.unit)
        return ends(shown(value, unit), unit)

    def _length(self, length: Decimal) -> str:
        unit = self.choice.left.unit
        if unit == DATES:
            return amount_text(length, "day")
        if unit == PERCENT:
            return amount_text(length, "point")
        target = self._units.get(unit or "", unit)
        values = type(self.choice.left.values)(length, length)
        low = shown(type(self.choice.left)(values=values, unit=unit), target).low
        return amount_text(low if isinstance(low, Decimal) else length, target)


_TURNED = {
    Comparator.BELOW: Comparator.ABOVE,
    Comparator.ABOVE: Comparator.BELOW,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.AT_LEAST: Comparator.AT_MOST,
}


def _display(law: Comparison, choice: Choice) -> dict[str, str]:
    """For each line, by its base unit, the unit in which its amounts are told."""
    units: defaultdict[str, set[str]] = defaultdict(set)
    written = [piece.unit for piece in choice.pieces.values()]
    for unit in (*written, *_units_in(law.left), *_units_in(law.right)):
        if unit is not None and unit != TIMES:
            units[base(unit)].add(unit)
    units.setdefault(base("day"), {"day"})
    return {name: common_unit(some) for name, some in units.items()}


def _units_in(expression: Expression) -> tuple[str | None, ...]:
    match expression:
        case Number():
            return (expression.unit,)
        case Operation():
            return (*_units_in(expression.left), *_units_in(expression.right))
        case _:
            return ()


def _above(one: Interval, other: Interval) -> bool:
    return one.low is not None and other.high is not None and one.low >= other.high  # type: ignore[operator]  # of one line


def _room(one: Interval, other: Interval) -> Decimal | None:
    """How far two intervals that overlap can move apart before they do not."""
    rooms = [
        distance(low, high)
        for low, high in ((one.low, other.high), (other.low, one.high))
        if isinstance(low, date | Decimal) and isinstance(high, date | Decimal)
    ]
    return min(rooms, default=None)
