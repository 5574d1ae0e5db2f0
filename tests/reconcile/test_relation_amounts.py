"""Amounts with units: what operations make of them, and that what a rule file may say can be worked out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.model import Interval, Kind, Rule
from kzclaims.model.relation import Comparator, Comparison, Expression, Operation, Operator, Reference
from kzclaims.reconcile.relations.amounts import Amount, amount, combine, dates, fits, level, miss
from kzclaims.reconcile.relations.calendar import apart, moved
from kzclaims.reconcile.relations.parts import Piece
from kzclaims.reconcile.relations.search import weigh
from kzclaims.rules.relation_parse import ExpressionError
from kzclaims.rules.relation_units import check_units
from tests.reconcile.builders import HERE


def one(value: str, unit: str | None = None) -> Amount:
    return amount(Interval(Decimal(value), Decimal(value)), unit)


def day(year: int, month: int, number: int) -> Amount:
    return dates(Interval(date(year, month, number), date(year, month, number)))


@pytest.mark.parametrize(
    ("left", "operator", "right", "result"),
    [
        (one("70", "%"), "+", one("30", "%"), one("100", "%")),
        (one("2"), "+", one("50", "%"), one("250", "%")),  # a ratio and a percent
        (one("5", "t"), "-", one("500", "kg"), one("4500", "kg")),
        (one("5", "USD"), "+", one("5", "EUR"), None),
        (one("5", "USD"), "-", one("5"), None),
        (one("40", "%"), "*", one("5", "USD"), one("2", "USD")),
        (one("5", "USD"), "*", one("40", "%"), one("2", "USD")),
        (one("40", "%"), "*", one("50"), one("20")),
        (one("40", "%"), "*", one("50", "%"), one("20", "%")),
        (one("4"), "*", one("5"), one("20")),
        (one("4.5", "x"), "*", one("2", "USD"), one("9", "USD")),
        (one("4", "USD"), "*", one("5", "t"), None),
        (one("4", "USD"), "/", one("5", "USD"), one("0.8")),
        (one("4", "USD"), "/", one("50", "%"), one("8", "USD")),
        (one("4"), "/", one("50", "%"), one("8")),
        (one("40", "%"), "/", one("50", "%"), one("0.8")),
        (one("40", "%"), "/", one("2"), one("20", "%")),
        (one("4", "USD"), "/", one("2"), one("2", "USD")),
        (one("4"), "/", one("2", "USD"), None),
        (one("4"), "/", one("0"), None),
        (day(2025, 11, 17), "-", day(2025, 11, 7), one("10", "day")),
        (day(2025, 11, 7), "-", day(2025, 11, 17), one("-10", "day")),
        (day(2025, 11, 7), "+", day(2025, 11, 17), None),
        (day(2025, 1, 31), "+", one("1", "month"), day(2025, 2, 28)),
        (one("2", "week"), "+", day(2025, 1, 31), day(2025, 2, 14)),
        (day(2025, 1, 31), "-", one("1", "year"), day(2024, 1, 31)),
        (one("1", "year"), "-", day(2025, 1, 31), None),
        (day(2025, 1, 31), "+", one("1", "t"), None),
        (day(2025, 1, 31), "*", one("1"), None),
        (day(2025, 1, 31), "/", one("1"), None),
        (one("1"), "/", day(2025, 1, 31), None),
    ],
)
def test_an_operation(left: Amount, operator: str, right: Amount, result: Amount | None) -> None:
    assert combine(Operator(operator), left, right) == result


def test_only_numbers_and_percents_change_their_line() -> None:
    assert level(one("2"), one("150", "%")) == (one("200", "%"), one("150", "%"))
    assert level(one("150", "%"), one("2")) == (one("150", "%"), one("200", "%"))
    assert level(one("2"), one("2", "USD")) is None


@pytest.mark.parametrize(
    ("left", "sign", "right", "fitting", "missed"),
    [
        ((1, 2), "=", (2, 3), True, 0),
        ((1, 2), "=", (4, 5), False, 2),
        ((3, 4), "<", (1, 3), False, 0),
        ((3, 4), "<=", (1, 3), True, 0),
        ((3, 4), "<", (1, 4), True, 0),
        ((4, 9), "<", (1, 2), False, 2),
        ((1, 2), ">", (4, 9), False, 2),
        ((1, 4), ">=", (4, 9), True, 0),
        ((100, 100), "~", (110, 110), True, 10),
        ((100, 100), "~", (112, 112), False, 12),
    ],
)
def test_a_comparison(
    left: tuple[int, int], sign: str, right: tuple[int, int], missed: int, *, fitting: bool
) -> None:
    one_side, other = (Amount(values=Interval(Decimal(low), Decimal(high))) for low, high in (left, right))
    assert fits(Comparator(sign), one_side, other, "outer") is fitting
    assert miss(Comparator(sign), one_side, other) == missed


def test_dates_without_an_end_are_any_distance_apart() -> None:
    since = Interval(date(1992, 1, 1), None)
    assert apart(since, Interval(date(1991, 1, 1), date(1991, 1, 1))) == Interval(Decimal(365), None)
    assert moved(since, Interval(Decimal(1), Decimal(2)), "month") == Interval(date(1992, 2, 1), None)
    assert moved(since, Interval(Decimal(1), Decimal(1)), "g") is None


def test_a_step_out_of_the_calendar_has_no_end() -> None:
    there = Interval(date(2000, 1, 1), date(2000, 1, 1))
    assert moved(there, Interval(Decimal(10) ** 9, Decimal(10) ** 9), "month") == Interval()


_SORTS: tuple[tuple[Kind, str | None, Amount], ...] = (
    (Kind.COUNT, None, one("4")),
    (Kind.ORDINAL, None, one("5")),
    (Kind.MULTIPLE, None, one("2", "x")),
    (Kind.PERCENT, None, one("40", "%")),
    (Kind.MONEY, "USD", one("3", "USD")),
    (Kind.MONEY, "EUR", one("7", "EUR")),
    (Kind.MEASURE, "t", one("2", "t")),
    (Kind.MEASURE, "kg", one("9", "kg")),
    (Kind.DURATION, "day", one("6", "day")),
    (Kind.DURATION, "year", one("1", "year")),
    (Kind.DATE, None, day(2025, 11, 7)),
)
_RULES = {
    f"r{number}": Rule(id=f"r{number}", title="T", kind=kind, unit=unit, location=HERE)
    for number, (kind, unit, _) in enumerate(_SORTS)
}
_PIECES = {
    Reference(rule=f"r{number}"): Piece(
        said="it",
        outer=value,
        soft=value,
        unit=unit,
        loose=False,
        sources=frozenset("a"),
        origins=frozenset("a"),
        voices=frozenset[str | None]((None,)),
    )
    for number, (_, unit, value) in enumerate(_SORTS)
}
_EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    st.sampled_from(sorted(_PIECES, key=lambda reference: reference.rule)),
    lambda inner: st.builds(
        lambda operator, left, right: Operation(operator=operator, left=left, right=right),
        st.sampled_from(Operator),
        inner,
        inner,
    ),
    max_leaves=4,
)


@settings(max_examples=500, derandomize=True, deadline=None)
@given(_EXPRESSIONS, st.sampled_from(Comparator), _EXPRESSIONS)
def test_what_a_rule_file_may_say_can_be_worked_out(
    left: Expression, comparator: Comparator, right: Expression
) -> None:
    law = Comparison(comparator=comparator, left=left, right=right)
    # Nothing but a division by what may be zero is left without a result.
    if _is_allowed(law) and not _divides(left) and not _divides(right):
        assert weigh(law, _PIECES, None) is not None


def _is_allowed(law: Comparison) -> bool:
    try:
        check_units(law, dict(_RULES))
    except ExpressionError:
        return False
    return True


def _divides(expression: Expression) -> bool:
    if not isinstance(expression, Operation):
        return False
    return expression.operator is Operator.OVER or _divides(expression.left) or _divides(expression.right)
