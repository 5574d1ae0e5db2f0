"""Units of expressions: which values can be added, multiplied and compared, as far as rules tell.

=========================  ===================================================================
amount ± amount            an amount; both of one kind, and of units that convert exactly
percent × amount           the amount: a percent is a hundredth
number × amount            an amount; amount ÷ number too
amount ÷ amount            a ratio, which compares with percents and with numbers
date − date                a duration in days
date ± duration            a date
=========================  ===================================================================

All else has no meaning here: percent + number, money × money, kilograms per cubic metre.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.model import Kind
from kzclaims.model.relation import Comparator, Number, Operation, Operator, Reference
from kzclaims.model.scale import line
from kzclaims.rules.relation_parse import ExpressionError
from kzclaims.rules.units import units_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.model import Rule
    from kzclaims.model.relation import Comparison, Expression

NUMBER = "a number"
RATIO = "a ratio"
PERCENT = "a percent"
DATE = "a date"
DURATION = "a duration"
_PLAIN = frozenset({NUMBER, RATIO, PERCENT})
_SORTS = {
    Kind.MONEY: "money",
    Kind.PERCENT: PERCENT,
    Kind.COUNT: NUMBER,
    Kind.MEASURE: "a measure",
    Kind.DATE: DATE,
    Kind.DURATION: DURATION,
    Kind.ORDINAL: NUMBER,
    Kind.MULTIPLE: RATIO,
}
_UNITLESS = frozenset({"%", "x"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """What sort of thing a value is, and its unit where that is fixed; `sort` None where nobody knows."""

    sort: str | None
    unit: str | None = None

    def __str__(self) -> str:  # type: ignore[explicit-override]  # typing.override came with 3.12
        return f"{self.sort} ({self.unit})" if self.unit and self.unit not in _UNITLESS else str(self.sort)


UNKNOWN = Dimension(sort=None)


def relation_units() -> frozenset[str]:
    """The units that a number of an expression may have."""
    return frozenset(unit for kind in Kind for unit in units_of(kind))


def check_units(law: Comparison, rules: Mapping[str, Rule | None]) -> Kind:
    """The kind of the left side. Raises ExpressionError where values of different dimension meet."""
    left, right = _dimension(law.left, rules), _dimension(law.right, rules)
    at = (law.at, law.at + len(law.comparator))
    if law.comparator is Comparator.ABOUT and DATE in {left.sort, right.sort}:
        hint = "use `<`, `<=`, `=`, `>=` or `>`"
        raise ExpressionError("unlike-values", "`~` does not compare dates", *at, hint=hint)
    if not _alike(left, right):
        raise ExpressionError(
            "unlike-values",
            f"{left} cannot be compared with {right}",
            *at,
            hint=_cure(left, right, law.left, law.right),
        )
    return _kind(law.left, rules) or _kind(law.right, rules) or _KINDS.get(left.sort or "", Kind.COUNT)


_KINDS = {PERCENT: Kind.PERCENT, RATIO: Kind.MULTIPLE, DATE: Kind.DATE, DURATION: Kind.DURATION}


def _kind(expression: Expression, rules: Mapping[str, Rule | None]) -> Kind | None:
    """The kind of a side's first fact that the side is itself made of, a sum or the fact alone."""
    match expression:
        case Reference():
            rule = rules.get(expression.rule)
            return None if rule is None else rule.kind
        case Operation(operator=Operator.PLUS | Operator.MINUS):
            if Kind.DATE in {_kind(expression.left, rules), _kind(expression.right, rules)}:
                return None
            return _kind(expression.left, rules) or _kind(expression.right, rules)
        case _:
            return None


def _dimension(expression: Expression, rules: Mapping[str, Rule | None]) -> Dimension:
    match expression:
        case Number():
            return _of_number(expression)
        case Reference():
            rule = rules.get(expression.rule)
            if rule is None:
                return UNKNOWN
            return Dimension(sort=_SORTS[rule.kind], unit=rule.unit)
        case Operation():
            left, right = _dimension(expression.left, rules), _dimension(expression.right, rules)
            found = _combined(expression.operator, left, right)
            if found is not None:
                return found
            raise ExpressionError(
                "unlike-values",
                _cannot(expression.operator, left, right),
                expression.at,
                expression.at + 1,
                hint=_cure(left, right, expression.left, expression.right)
                if expression.operator in {Operator.PLUS, Operator.MINUS}
                else None,
            )
        case _:
            return Dimension(sort=NUMBER)


def _of_number(number: Number) -> Dimension:
    if number.unit is None:
        return Dimension(sort=NUMBER)
    kind = next(kind for kind in Kind if number.unit in units_of(kind))
    return Dimension(sort=_SORTS[kind], unit=number.unit)


def _combined(operator: Operator, left: Dimension, right: Dimension) -> Dimension | None:
    """What an operation makes; None where it has no meaning."""
    if left.sort is None or right.sort is None:
        return UNKNOWN
    if operator in {Operator.PLUS, Operator.MINUS}:
        return _sum(operator, left, right)
    if DATE in {left.sort, right.sort}:
        return None
    if operator is Operator.TIMES:
        return _product(left, right)
    return _quotient(left, right)


def _sum(operator: Operator, left: Dimension, right: Dimension) -> Dimension | None:
    sorts = (left.sort, right.sort)
    if sorts == (DATE, DATE):
        return Dimension(sort=DURATION, unit="day") if operator is Operator.MINUS else None
    if sorts == (DATE, DURATION) or (sorts == (DURATION, DATE) and operator is Operator.PLUS):
        return Dimension(sort=DATE)
    if DATE in sorts or not _alike(left, right):
        return None
    sort = left.sort if left.sort == right.sort else next(s for s in sorts if s != RATIO)
    return Dimension(sort=sort, unit=left.unit or right.unit)


def _product(left: Dimension, right: Dimension) -> Dimension | None:
    if left.sort not in _PLAIN:
        left, right = right, left
    if left.sort not in _PLAIN:
        return None
    if right.sort not in _PLAIN or left.sort == right.sort:
        return right
    return Dimension(sort=RATIO)


def _quotient(left: Dimension, right: Dimension) -> Dimension | None:
    if right.sort in _PLAIN:
        return Dimension(sort=RATIO) if left.sort in {NUMBER, right.sort} else left
    return Dimension(sort=RATIO) if left.sort not in _PLAIN and _alike(left, right) else None


def _alike(left: Dimension, right: Dimension) -> bool:
    """Whether two values may stand on one line."""
    if left.sort is None or right.sort is None:
        return True
    if left.sort != right.sort:
        return RATIO in {left.sort, right.sort} and {left.sort, right.sort} <= _PLAIN
    if left.unit is None or right.unit is None or left.unit.endswith("?") or right.unit.endswith("?"):
        return True
    return line(left.unit)[0] == line(right.unit)[0]


def _cannot(operator: Operator, left: Dimension, right: Dimension) -> str:
    match operator:
        case Operator.PLUS:
            return f"{left} and {right} cannot be added"
        case Operator.MINUS:
            return f"{right} cannot be taken from {left}"
        case Operator.TIMES:
            return f"{left} and {right} cannot be multiplied"
        case _:
            return f"{left} cannot be divided by {right}"


def _cure(left: Dimension, right: Dimension, first: Expression, second: Expression) -> str | None:
    """What to write instead, where that is plain."""
    for one, other, written in ((left, right, first), (right, left, second)):
        if one.sort == NUMBER and isinstance(written, Number):
            unit = "%" if other.sort == PERCENT else other.unit
            if unit:
                return f"give the number its unit: `{written.value} {unit}`"
            if other.sort == DATE:
                return "a date is compared with a date, or is moved by a duration: `30 day`"
    if {left.sort, right.sort} == {DURATION}:
        return "months have no fixed number of days: add the duration to a date instead"
    if left.sort == right.sort == DATE:
        return "how far apart two dates are is their difference: `closed - opened`"
    if left.sort == right.sort:
        return "these units do not convert exactly into each other"
    return None
