"""The notation of values: one way to write each, and readable again."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.baseline.notation import in_order, parsed, written
from kzclaims.model import Hedge, Kind, Quantity, Value
from kzclaims.quantities import find_quantities

if TYPE_CHECKING:
    from decimal import Decimal


@pytest.mark.parametrize(
    ("language", "text", "notation"),
    [
        ("en", "17.2 billion dollars", "17200000000 USD"),
        ("en", "$17,200 million", "17200000000 USD"),
        ("ar", "17.2 مليار دولار", "17200000000 USD"),
        ("en", "more than 17 billion dollars", "over 17000000000 USD"),
        ("ar", "أكثر من 17 مليار دولار", "over 17000000000 USD"),
        ("en", "at least 600 companies", "at-least 600"),
        ("ar", "بنحو 25-30%", "about 25..30 %"),
        ("en", "April 1992", "1992-04"),
        ("ar", "عام 1992", "1992"),
        ("en", "the 1990s", "1990-01-01..1999-12-31"),
        ("en", "7 November 2025", "2025-11-07"),
        ("ar", "يوم الخميس", "Thursday"),
        ("en", "Friday, 7 November 2025", "2025-11-07 Friday"),
        ("en", "the fifth country", "5"),
        ("en", "for 30 years", "30 year"),
        ("en", "2.7%", "2.7 %"),
    ],
)
def test_a_quantity_is_written_in_no_language(language: str, text: str, notation: str) -> None:
    assert [written(quantity) for quantity in find_quantities(text, language=language)] == [notation]


def test_values_stand_by_size() -> None:
    values = ["Thursday", "over 100 t", "9.5 t", "-3 t", "100 t", "12 t", "9.5 t"]
    assert in_order(values) == ("-3 t", "9.5 t", "12 t", "100 t", "over 100 t", "Thursday")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("", Kind.COUNT),
        ("many", Kind.COUNT),
        ("some t", Kind.MEASURE),
        ("1992-13", Kind.DATE),
        ("3 or 4", Kind.COUNT),
    ],
)
def test_what_cannot_be_read_again_is_nothing(value: str, kind: Kind) -> None:
    assert parsed(value, kind) is None


def _quantity(
    kind: Kind, hedge: Hedge, ends: tuple[Value | None, Value | None], unit: str | None
) -> Quantity:
    return Quantity(start=0, end=1, text="x", kind=kind, low=ends[0], high=ends[1], unit=unit, hedge=hedge)


_DECIMALS = st.decimals(min_value=-(10**15), max_value=10**15, places=3)
_ENDS = st.none() | _DECIMALS
_DAYS = st.dates(min_value=date(1000, 1, 1))
_HEDGED = st.sampled_from(Hedge)


@st.composite
def _months(draw: st.DrawFn) -> tuple[date, date]:
    first = draw(_DAYS).replace(day=1)
    return first, first.replace(day=monthrange(first.year, first.month)[1])


@settings(max_examples=300, derandomize=True)
@given(
    hedge=_HEDGED,
    low=st.none() | _DECIMALS,
    high=st.none() | _DECIMALS,
    unit=st.sampled_from([None, "t", "%"]),
)
def test_a_number_is_read_as_it_was_written(
    hedge: Hedge, low: Decimal | None, high: Decimal | None, unit: str | None
) -> None:
    ends = (high, low) if low is not None and high is not None and low > high else (low, high)
    quantity = _quantity(Kind.MEASURE, hedge, ends, unit)
    again = parsed(written(quantity), Kind.MEASURE)
    if ends == (None, None):
        assert again is None
        return
    assert again is not None
    assert written(again) == written(quantity)
    if hedge is Hedge.EXACT:
        assert (again.low, again.high, again.unit) == (*ends, unit)


@settings(max_examples=300, derandomize=True)
@given(hedge=_HEDGED, ends=_months() | st.tuples(_DAYS, _DAYS).map(lambda pair: (min(pair), max(pair))))
def test_days_are_read_as_they_were_written(hedge: Hedge, ends: tuple[date, date]) -> None:
    again = parsed(written(_quantity(Kind.DATE, Hedge.EXACT, ends, None)), Kind.DATE)
    assert again is not None
    assert (again.low, again.high) == ends
    hedged = written(_quantity(Kind.DATE, hedge, ends, None))
    kept = parsed(hedged, Kind.DATE)
    assert kept is not None
    assert kept.hedge is hedge
