"""Reasons: numbers in words, and paragraphs that can be redone by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.model import Granularity, Interval, Kind, Modality
from kzclaims.reconcile.phrases import amount, ends, number, percent, said
from tests.reconcile.builders import SMALL, TODAY, claim, facts, one_fact, quantity, rule

D = Decimal
WORDS = {"million": D("1e6"), "billion": D("1e9"), "trillion": D("1e12")}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("600", "600"),
        ("410000", "410,000"),
        ("17200000000", "17.2 billion"),
        ("1.72E+10", "17.2 billion"),
        ("17250000000", "17.25 billion"),
        ("16575000000", "16.575 billion"),
        ("1234567", "1,234,567"),
        ("1500000", "1.5 million"),
        ("1544000000", "1.544 billion"),
        ("2E+12", "2 trillion"),
        ("-450000000", "-450 million"),
        ("0.050", "0.05"),
        ("66.67", "66.67"),
        ("1E+30", "1,000,000,000,000,000,000 trillion"),
        ("1E+900000", "1E+900000"),
    ],
)
def test_numbers_are_plain(value: str, text: str) -> None:
    assert number(D(value)) == text


@SMALL
@given(st.decimals(min_value=D("-1e15"), max_value=D("1e15"), places=3))
def test_numbers_say_exactly_what_they_are(value: Decimal) -> None:
    plain, _, scale = number(value).partition(" ")
    assert D(plain.replace(",", "")) * WORDS.get(scale, D(1)) == value


@pytest.mark.parametrize(
    ("interval", "unit", "text"),
    [
        (Interval(D("17.15e9"), D("17.25e9"), high_open=True), "USD", "17.15–17.25 billion USD"),
        (Interval(D("9e8"), D("1.1e9")), "USD", "900 million–1.1 billion USD"),
        (Interval(D(17), None, low_open=True), "t", "above 17 t"),
        (Interval(D(17), None), None, "17 or more"),
        (Interval(None, D(17), high_open=True), None, "below 17"),
        (Interval(None, D(17)), "%", "17 % or less"),
        (Interval(D(5), D(5)), "x", "5 x"),
        (Interval(D(-3), D(-2)), None, "-3 to -2"),
        (Interval(), None, "any value"),
        (Interval(date(1992, 1, 1), date(1992, 12, 31)), None, "1992-01-01 to 1992-12-31"),
        (Interval(date(1992, 1, 1), date(1992, 1, 1)), None, "1992-01-01"),
        (Interval(None, date(1992, 1, 1)), None, "on or before 1992-01-01"),
        (Interval(date(1992, 1, 1), None), None, "on or after 1992-01-01"),
    ],
)
def test_intervals(interval: Interval, unit: str | None, text: str) -> None:
    assert ends(interval, unit) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("17.2 billion USD", "17.2 billion USD"),
        ("about 25-30 %", "about 25–30 %"),
        ("at least 600", "at least 600"),
        ("vague 10-100 billion USD", "some 10–100 billion USD"),
        ("1 years", "1 year"),
        ("over 30 years", "over 30 years"),
        ("1992", "1992"),
        ("the 1990s", "the 1990s"),
        ("over 1992", "after 1992"),
        ("up to 1992", "until 1992"),
        ("2025-11-07", "2025-11-07"),
        ("Thursday, 2025-11-07", "Thursday, 2025-11-07"),
        ("Thursday", "Thursday"),
    ],
)
def test_what_is_said(written: str, text: str) -> None:
    assert said(quantity(written)) == text


def test_what_is_said_without_an_end() -> None:
    assert said(replace(quantity("600"), high=None)) == "from 600"
    assert said(replace(quantity("600"), low=None)) == "to 600"
    assert said(replace(quantity("vague 20 years"), high=None)) == "some 20 years or more"
    assert said(replace(quantity("600"), low=None, high=None)) == "a quantity without a number"
    assert said(replace(quantity("1992"), high=None)) == "from 1992-01-01"
    assert said(replace(quantity("1992"), low=None, high=None)) == "a date"


def test_dates_are_said_as_coarsely_as_they_were_written() -> None:
    month = replace(
        quantity("1992"), low=date(1992, 4, 1), high=date(1992, 4, 30), granularity=Granularity.MONTH
    )
    assert said(month) == "April 1992"
    assert said(replace(month, granularity=Granularity.RANGE)) == "1992-04-01 to 1992-04-30"
    assert said(replace(quantity("1992"), high=date(1994, 12, 31))) == "1992–1994"


def test_a_place_in_an_order_is_told_from_a_count() -> None:
    fifth = replace(quantity("5"), kind=Kind.ORDINAL)
    assert said(fifth) == "number 5"
    (fact,) = facts([claim(fifth)], rule(Kind.ORDINAL))
    assert fact.reason == "1 source, 1 origin: number 5; nothing to compare with."


def test_units_and_shares() -> None:
    assert amount(D(1), "day") == "1 day"
    assert amount(D(1826), "day") == "1,826 days"
    assert amount(D("0.5"), "point") == "0.5 points"
    assert percent(D(1), D("18.5")) == "about 5.41 %"
    assert percent(D(1), D(4)) == "25 %"
    assert percent(D(1), D(0)) is None
    assert percent(D("1e70"), D(1)) is None


@pytest.mark.parametrize(
    ("kind", "values", "text"),
    [
        (
            Kind.MONEY,
            "17.2 billion USD · over 17 billion USD",
            """
            2 sources, 2 origins:
            over 17 billion USD means above 17 billion USD, likely 17–25.5 billion USD; 17.2
            billion USD means 17.15–17.25 billion USD; common: 17.15–17.25 billion USD. It would be tension
            if one of them moved by more than 250 million USD.
            """,
        ),
        (
            Kind.COUNT,
            "18 million · 20 million",
            """
            2 sources, 2 origins:
            18 million means 17.5–18.5 million; 20 million means 19.5–20.5 million. They exclude
            each other: the highest low end, 19.5 million (20 million), is 1 million (about 5.41 %) above
            the lowest high end, 18.5 million (18 million); to meet they must come more than 1 million
            closer. No side is larger: all dissent.
            """,
        ),
        (
            Kind.COUNT,
            "600 · 650 · 650",
            """
            3 sources, 3 origins:
            600; 650 (2 sources). They exclude each other: the highest low end, 650, is 50 (about
            8.33 %) above the lowest high end, 600; to meet they must come 50 closer. 2 of 3 sources can all
            be right; dissenting: 600 (50 below the rest, 7.69 %).
            """,
        ),
        (
            Kind.MONEY,
            "17 billion USD · 17 billion RUB",
            """
            2 sources, 2 origins:
            17 billion RUB means 16.5–17.5 billion RUB; 17 billion USD means 16.5–17.5 billion
            USD. The same number stands in units that do not convert: 17 billion RUB, 17 billion USD. In one
            unit they would agree. 17 billion RUB and 17 billion USD have the same number: one currency may
            stand for the other. No side is larger: all dissent.
            """,
        ),
        (
            Kind.DATE,
            "Thursday · 2025-11-07",
            """
            2 sources, 2 origins:
            Thursday means any Thursday; 2025-11-07. They exclude each other: no value fits all
            of them; 2025-11-07 is a Friday, not a Thursday. Thursday is the day before 2025-11-07, a Friday:
            a dateline or another time zone may have moved it. No side is larger: all dissent.
            """,
        ),
        (
            Kind.DATE,
            "Thursday, 2025-11-06 · 2025-11-07",
            """
            2 sources, 2 origins:
            Thursday, 2025-11-06 means 2025-11-06; 2025-11-07. They exclude each other: the
            highest low end, 2025-11-07, is 1 day after the lowest high end, 2025-11-06 (Thursday,
            2025-11-06); to meet they must come 1 day closer; 2025-11-07 is a Friday, not a Thursday.
            2025-11-06 + 1 day = 2025-11-07: a dateline or another time zone may have moved it. No side is
            larger: all dissent.
            """,
        ),
        (
            Kind.DATE,
            "Thursday, 2025-11-07",
            """
            1 source, 1 origin:
            Thursday, 2025-11-07 means 2025-11-07. Thursday, 2025-11-07 contradicts itself:
            2025-11-07 is a Friday, not a Thursday. 2025-11-07 − 1 day = 2025-11-06, a Thursday: the day or
            the weekday may be one off.
            """,
        ),
        (
            Kind.PERCENT,
            "25-30 % · 10-25 %",
            """
            2 sources, 2 origins:
            10–25 % means 9.5–25.5 %; 25–30 % means 24.5–30.5 %. They meet at one end only, 25 %:
            10–25 %, 25–30 %. More in common would be agreement.
            """,
        ),
        (
            Kind.COUNT,
            "over 600 · 600",
            """
            2 sources, 2 origins:
            600; over 600 means above 600, likely 600–900. All can be right, but what they
            suggest does not meet: they only meet at 600, which not all include. The least change would flip
            it.
            """,
        ),
        (
            Kind.MONEY,
            "about 450 million USD · about 482 million USD",
            """
            2 sources, 2 origins:
            about 450 million USD means 405–495 million USD, likely 438.75–461.25 million USD;
            about 482 million USD means 433.8–530.2 million USD, likely 469.95–494.05 million USD. All can
            be right (433.8–495 million USD), but what they suggest does not meet: 469.95 million USD (about
            482 million USD) is 8.7 million USD (about 1.89 %) beyond 461.25 million USD (about 450 million
            USD). Moved together by 8.7 million USD, it would be agreement.
            """,
        ),
        (
            Kind.COUNT,
            "over 600",
            "1 source, 1 origin: over 600 means above 600, likely 600–900; nothing to compare with.",
        ),
        (
            Kind.DATE,
            "1992 · over 30 years",
            """
            2 sources, 2 origins:
            1992 means 1992-01-01 to 1992-12-31; over 30 years before 2025-11-07 means on or
            before 1995-11-07, likely 1980-11-07 to 1995-11-07; common: 1992-01-01 to 1992-12-31. It would
            be tension if one of them moved by more than 1,406 days.
            """,
        ),
    ],
)
def test_reasons(kind: Kind, values: str, text: str) -> None:
    assert one_fact(values.split(" · "), kind).reason == " ".join(text.split())


def test_the_change_that_would_flip_an_agreement_does() -> None:
    """17.2 may move by 250 million and still agree with over 17 billion, and by no more."""
    assert one_fact(["16.95 billion USD", "over 17 billion USD"], Kind.MONEY).verdict == "conflict"
    assert one_fact(["17 billion USD", "over 17 billion USD"], Kind.MONEY).verdict == "agree"


def test_long_lists_are_cut() -> None:
    text = one_fact([str(value) for value in range(100, 112)], Kind.COUNT).reason
    assert "100; 101; 102; 103; 104; 105; and 6 more values" in text
    assert "108" not in text


def test_what_was_left_out_is_told() -> None:
    made = [
        claim("8 billion USD", modality=Modality.PLANNED),
        claim("3 billion USD", modality=Modality.DENIED, start=50),
        claim("4 billion USD", source="b"),
    ]
    (fact,) = facts(made, rule(Kind.MONEY))
    assert fact.reason == (
        "1 source, 1 origin: 4 billion USD means 3.5–4.5 billion USD; nothing to compare with. "
        "What is planned is not compared with it: 8 billion USD. "
        "Not compared, denied: 3 billion USD (1 claim)."
    )


def test_a_loose_claim_is_named() -> None:
    about = rule(Kind.MONEY, ("year",))
    made = [claim("4.2 billion USD", slots={"year": "2024"}), claim("5 billion USD", source="b")]
    (fact,) = facts(made, about)
    assert "But 5 billion USD leaves open what it is about, which proves nothing" in fact.reason


def test_copies_are_told() -> None:
    made = [claim("600"), claim("600", source="b")]
    (fact,) = facts(made, rule(Kind.COUNT), origins={"b.txt": "a.txt"})
    assert fact.reason.startswith("2 sources, 1 origin (one witness): 600")


def test_some_copies_are_told() -> None:
    made = [claim("600", source=source) for source in "abc"]
    (fact,) = facts(made, rule(Kind.COUNT), origins={"b.txt": "a.txt"})
    assert fact.reason.startswith("3 sources, 2 origins (some repeat others): 600")


def test_a_weekday_that_none_of_the_days_is() -> None:
    days = replace(quantity("Monday, 2025-11-07"), high=date(2025, 11, 9), granularity=Granularity.RANGE)
    (fact,) = facts([claim(days)], rule(Kind.DATE))
    assert "contradicts itself: none of those days is a Monday." in fact.reason


def test_what_would_sooner_be_conflict_is_told() -> None:
    """What they suggest is 140.125 apart, what they allow has 24.5 in common."""
    reason = one_fact(["about 1000", "about 1195"], Kind.COUNT).reason
    assert reason.endswith("Moved apart by more than 24.5, it would be conflict.")


def test_contradictions_of_many_sources_with_themselves_are_cut() -> None:
    made = [
        claim(str(10 * place + more), source=source, start=more)
        for place, source in enumerate("abcdefgh")
        for more in (1, 2)
    ]
    (fact,) = facts(made, rule(Kind.COUNT))
    assert fact.reason.count("One source contradicts itself") == 5
    assert "And 3 more of the kind." in fact.reason


def test_nothing_of_the_articles_own_words_goes_in() -> None:
    made = [
        claim("18 million", source="الجزيرة", article="خبر.txt", attribution="وزارة"),
        claim("20 million", source="العربية", article="نبأ.txt"),
    ]
    (fact,) = facts(made, rule(Kind.COUNT))
    assert not re.search(r"[\u0600-\u06ff]", fact.reason)


def test_other_readings_are_given() -> None:
    (reading,) = (quantity("1,234"),)
    made = claim(
        type(reading)(
            start=0,
            end=5,
            text="1,234",
            kind=Kind.COUNT,
            low=D(1234),
            high=D(1234),
            alternatives=((D("1.234"), D("1.234")),),
        )
    )
    (fact,) = facts([made], rule(Kind.COUNT))
    assert fact.reason == "1 source, 1 origin: 1,234 means 1,234 or 1.234; nothing to compare with."
    assert TODAY.isoformat() not in fact.reason
