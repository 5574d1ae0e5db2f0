"""What is written reads back: strings, lists and values of rule files."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.model import Kind
from kzclaims.quantities import find_quantities
from kzclaims.radar.notation import array, quoted, value_of
from kzclaims.rules.value import parse_value
from kzclaims.text.visible import visible

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\n\r\t\x00\x7f\u202e\ufeff\U000e0001')
)


@given(text=TEXTS)
def test_a_string_reads_back(text: str) -> None:
    assert tomllib.loads(f"a = {quoted(text)}")["a"] == text


@given(text=TEXTS)
def test_a_string_shows_nothing_unseen(text: str) -> None:
    written = quoted(text)
    assert visible(written.replace("::", "").replace("##", "")) == written.replace("::", "").replace("##", "")


def test_a_lone_surrogate_is_replaced() -> None:
    written = quoted("x\ud800y")
    assert tomllib.loads(f"a = {written}")["a"] == "x\ufffdy"


@given(texts=st.lists(TEXTS, max_size=9))
def test_a_list_reads_back(texts: list[str]) -> None:
    assert tomllib.loads(array("a", texts))["a"] == texts


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("a deal of 17.2 billion dollars", Kind.MONEY, "17200000000 USD"),
        ("about 25-30% of it", Kind.PERCENT, "25..30 %"),
        ("more than 600 companies", Kind.COUNT, "600.."),
        ("up to 40 tonnes", Kind.MEASURE, "..40 t"),
        ("since 1992", Kind.DATE, "1992"),
        ("in April 1992", Kind.DATE, "1992-04"),
        ("since the 1990s", Kind.DATE, "1990..1999"),
        ("on 7 November 2025", Kind.DATE, "2025-11-07"),
        ("it took 30 years", Kind.DURATION, "30 year"),
        ("the fifth country", Kind.ORDINAL, "5"),
    ],
)
def test_a_quantity_is_written_as_an_example_has_it(text: str, kind: Kind, value: str) -> None:
    (quantity,) = find_quantities(text, language="en")
    assert value_of(quantity, kind) == value
    read = parse_value(value, kind)
    assert (read.low, read.high) == (quantity.low, quantity.high)


def test_what_has_no_value_is_not_written() -> None:
    (weekday,) = find_quantities("on Thursday", language="en")
    (years,) = find_quantities("for 30 years", language="en")
    assert value_of(weekday, Kind.DATE) is None
    assert value_of(years, Kind.DATE) is None
