"""Expressions of relations: what they say, and that every text is an expression or an error at its place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.model.relation import Comparison, Expression, Listed, Number, Operation, Reference, Variable
from kzclaims.rules.relation_parse import MOST_PARTS, ExpressionError, parse_expression, slot_spans
from tests.reconcile.builders import SMALL

UNITS = frozenset({"%", "USD", "t", "t/year", "dinar?", "day", "x"})


def shown(expression: Expression) -> str:
    """An expression with all its brackets."""
    match expression:
        case Number():
            return f"{expression.value}{expression.unit or ''}"
        case Reference():
            slots = [f"${s.name}" if isinstance(s, Variable) else s or "-" for s in expression.slots]
            return "@".join((expression.rule, *(["/".join(slots)] if slots else [])))
        case Listed():
            return f"{expression.lead or ''}:{'|'.join(expression.terms)}"
        case Operation():
            return f"({shown(expression.left)} {expression.operator} {shown(expression.right)})"


def read(text: str) -> Comparison:
    return parse_expression(text, UNITS)


@pytest.mark.parametrize(
    ("text", "left", "sign", "right"),
    [
        ("stake@us + stake@kz = 100 %", "(stake@us + stake@kz)", "=", "100%"),
        ("a - b - c = 37", "((a - b) - c)", "=", "37"),
        ("a + b * c <= d", "(a + (b * c))", "<=", "d"),
        ("(a + b) * c >= d", "((a + b) * c)", ">=", "d"),
        ("a / b / c < d", "((a / b) / c)", "<", "d"),
        ("a-b > 1.1e9 USD", "a-b", ">", "1100000000USD"),
        ("a ~ 12000.5 t/year", "a", "~", "12000.5t/year"),
        ("a = 6 t / b", "a", "=", "(6t / b)"),
        ("a = 6 t/b", "a", "=", "(6t / b)"),
        ("a@x+b@y=2*c", "(a@x + b@y)", "=", "(2 * c)"),
        ("t@$p/$y = e@$p/$y + i@$p/2023", "t@$p/$y", "=", "(e@$p/$y + i@$p/2023)"),
        ("t@-/2023 = 5 dinar?", "t@-/2023", "=", "5dinar?"),
        ("r = listed(uae, bahrain) + 1", "r", "=", "(:uae|bahrain + 1)"),
        ("r = listed(after: uae, bahrain)", "r", "=", "after:uae|bahrain"),
        ("5g-users = 4.6x", "5g-users", "=", "4.6x"),
    ],
)
def test_what_an_expression_says(text: str, left: str, sign: str, right: str) -> None:
    law = read(text)
    assert (shown(law.left), law.comparator.value, shown(law.right)) == (left, sign, right)


def test_places_are_those_of_the_text() -> None:
    text = "  a@x/$y + 1.5 % = (b)"
    law = read(text)
    assert isinstance(law.left, Operation)
    first, second = law.left.left, law.left.right
    assert text[first.start : first.end] == "a@x/$y"
    assert text[second.start : second.end] == "1.5 %"
    assert text[law.left.at] == "+"
    assert text[law.at] == "="
    assert isinstance(first, Reference)
    assert [text[start:end] for start, end in slot_spans(text, first)] == ["x", "$y"]
    assert second == Number(value=Decimal("1.5"), unit="%")  # places are no part of what is said


def test_expressions_have_bounds() -> None:
    with pytest.raises(ExpressionError, match="more than 64 values"):
        read(" + ".join(["a"] * (MOST_PARTS + 1)) + " = 1")
    with pytest.raises(ExpressionError, match="nested too deeply"):
        read("(" * (MOST_PARTS + 1) + "a")


@SMALL
@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "b@x",
                "c@$y/-",
                "listed(a, b)",
                "1",
                "2.5 %",
                "+",
                "-",
                "*",
                "/",
                "(",
                ")",
                "=",
                "<",
                "~",
                ",",
                "é",
            ]
        )
    ).map(" ".join)
    | st.text(max_size=30)
)
def test_every_text_is_an_expression_or_an_error_within_it(text: str) -> None:
    law = _read_or_none(text)
    if law is None:
        with pytest.raises(ExpressionError) as caught:
            read(text)
        assert 0 <= caught.value.start <= caught.value.end <= len(text) + 1
        assert str(caught.value)
    else:
        assert read(f"({text[: law.at]}) {law.comparator} ({text[law.at + len(law.comparator) :]})") == law


def _read_or_none(text: str) -> Comparison | None:
    try:
        return read(text)
    except ExpressionError:
        return None
