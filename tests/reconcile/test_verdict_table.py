"""Verdicts row by row: the table of the design, then many rows of our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kzclaims.model import Hedge, Kind, Modality, Severity, Status, Verdict
from kzclaims.reconcile import find_origins
from tests.reconcile.builders import TODAY, article, claim, facts, one_fact, quantity, rule

AGREE, TENSION, CONFLICT, SINGLE = Verdict.AGREE, Verdict.TENSION, Verdict.CONFLICT, Verdict.SINGLE
DATE, MONEY, PERCENT, COUNT, MEASURE = Kind.DATE, Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.MEASURE

DESIGN = [
    (DATE, "1992 · 1992", AGREE),
    (DATE, "1992 · the 1990s · over 30 years", AGREE),
    (MONEY, "17.2 billion USD · over 17 billion USD · 17 billion USD", AGREE),
    (MONEY, "17 billion USD · 17 billion RUB", CONFLICT),
    (MONEY, "4.2 billion USD · 4 billion USD", AGREE),
    (MONEY, "about 450 million USD · about 482 million USD", TENSION),
    (MONEY, "over 60 billion USD · over 100 billion USD", TENSION),
    (PERCENT, "25-30 % · 10-25 %", TENSION),
    (COUNT, "18 million · 20 million", CONFLICT),
    (DATE, "Thursday · 2025-11-07", CONFLICT),
    (DATE, "Thursday, 2025-11-07", CONFLICT),
]
NUMBERS = [
    (MONEY, "about 17 billion USD · 17.2 billion USD", AGREE),
    (MONEY, "over 17 billion USD · 16 billion USD", CONFLICT),
    (MONEY, "over 17 billion USD · 40 billion USD", TENSION),
    (MONEY, "17 billion USD · 18 billion USD", CONFLICT),
    (MONEY, "about 450 million USD · 600 million USD", CONFLICT),
    (MONEY, "vague 10-100 billion USD · 17.2 billion USD", AGREE),
    (MONEY, "vague 10-100 billion USD · 4.2 billion USD", CONFLICT),
    (MONEY, "162 million USD · 482 million USD", CONFLICT),
    (COUNT, "600 · 600", AGREE),
    (COUNT, "600 · 601", CONFLICT),
    (COUNT, "over 600 · 600", TENSION),
    (COUNT, "over 600 · 650", AGREE),
    (COUNT, "over 600 · nearly 600", TENSION),
    (COUNT, "under 600 · 600", TENSION),
    (COUNT, "at least 600 · 600", AGREE),
    (COUNT, "at most 600 · 600", AGREE),
    (COUNT, "at least 600 · at most 600", TENSION),
    (COUNT, "up to 600 · 500", AGREE),
    (COUNT, "up to 600 · 100", TENSION),
    (COUNT, "up to 600 · 601", CONFLICT),
    (COUNT, "nearly 600 · 590", AGREE),
    (COUNT, "nearly 600 · 500", CONFLICT),
    (COUNT, "nearly 600 · 601", CONFLICT),
    (COUNT, "about 600 · 610 · over 590", AGREE),
    (COUNT, "about 600 · 655 · over 590", TENSION),
    (COUNT, "vague 100-1000 · over 600", AGREE),
    (PERCENT, "24 % · quarter %", AGREE),
    (PERCENT, "28 % · quarter %", CONFLICT),
    (PERCENT, "40 % · 50 %", CONFLICT),
    (PERCENT, "25-30 % · 27 %", AGREE),
    (PERCENT, "25-30 % · 30.2 %", AGREE),
    (PERCENT, "25-30 % · 25 %", AGREE),
    (PERCENT, "25-30 % · 20-27 %", AGREE),
    (PERCENT, "25-30 % · 20-24.8 %", TENSION),
    (PERCENT, "about 25-30 % · 10-25 %", TENSION),
    (PERCENT, "25-30 % · 10-20 %", CONFLICT),
    (PERCENT, "over 25 % · 10-25 %", TENSION),
    (PERCENT, "5 % · 5 pp", TENSION),
    (Kind.MULTIPLE, "4.6 x · over 4 x", AGREE),
    (Kind.ORDINAL, "5 · 6", CONFLICT),
]
DATES = [
    (DATE, "1992 · 1993", CONFLICT),
    (DATE, "1992-04-10 · 1992 · the 1990s", AGREE),
    (DATE, "1992-04-10 · 1992-04-11", CONFLICT),
    (DATE, "the 1990s · the 1980s", CONFLICT),
    (DATE, "about 1992 · 1993", AGREE),
    (DATE, "about 1992 · 1994", TENSION),
    (DATE, "about 1992 · 1995", CONFLICT),
    (DATE, "33 years · 1992", AGREE),
    (DATE, "33 years · 1989", CONFLICT),
    (DATE, "30 years · 1992", TENSION),
    (DATE, "over 30 years · 1998", CONFLICT),
    (DATE, "over 20 years · 1970", TENSION),
    (DATE, "under 30 years · 1992", CONFLICT),
    (DATE, "Thursday · Thursday", AGREE),
    (DATE, "Thursday · Friday", CONFLICT),
    (DATE, "Thursday · 2025-11-06", AGREE),
    (DATE, "Thursday · 2025", AGREE),
    (DATE, "Thursday · 2025 · 2025-11-06", AGREE),
    (DATE, "Thursday · the 1990s · 2025-11-06", CONFLICT),
    (DATE, "Thursday · over 30 years", AGREE),
    (DATE, "Thursday, 2025-11-06 · 2025-11-06", AGREE),
    (DATE, "Thursday, 2025-11-07 · 2025-11-07", CONFLICT),
]
UNITS = [
    (MONEY, "17 billion USD · 15 billion EUR", TENSION),
    (MONEY, "17 billion USD · 17.3 billion RUB", CONFLICT),
    (MONEY, "17 billion USD · over 17 billion RUB", CONFLICT),
    (MONEY, "17 billion USD · vague 10-100 billion RUB", TENSION),
    (MONEY, "17 billion IQD · 17 billion dinar?", AGREE),
    (MONEY, "17 billion IQD · 20 billion dinar?", TENSION),
    (MONEY, "17 billion USD · 17 billion dinar?", TENSION),
    (MONEY, "17 billion dinar? · 17 billion dinar?", AGREE),
    (MONEY, "17 billion dinar? · 20 billion dinar?", CONFLICT),
    (MONEY, "17 billion dinar? · 17 billion pound?", TENSION),
    (MONEY, "17 billion XYZ · 17 billion cowrie?", AGREE),
    (MEASURE, "410,000 t · 1.4 million t", CONFLICT),
    (MEASURE, "410,000 t · 410,000,000 kg", AGREE),
    (MEASURE, "410,000 t · 410,000 kg", CONFLICT),
    (MEASURE, "1 km2 · 100 ha · 1,000,000 m2", AGREE),
    (MEASURE, "100 km · 62.1 mi", AGREE),
    (MEASURE, "100 km · 62.2 mi", CONFLICT),
    (MEASURE, "about 100 km · 62.2 mi", AGREE),
    (MEASURE, "1 nmi · 1.15 mi", AGREE),
    (MEASURE, "5 bbl/d · 5 bbl/year", CONFLICT),
    (MONEY, "17 billion pound? · 17 billion lira?", TENSION),
    (MEASURE, "1,000 kg/year · 1 t/year", AGREE),
    (MEASURE, "5 oz · 142 g", TENSION),
    (Kind.DURATION, "3 decades · 30 years · 360 months", AGREE),
    (Kind.DURATION, "30 years · 30 days", CONFLICT),
    (Kind.DURATION, "1 years · 365 days", TENSION),
    (Kind.DURATION, "90 minutes · 1.5 hours", AGREE),
]


def _row(kind: Kind, said: str, verdict: Verdict) -> object:
    return pytest.param(kind, said.split(" · "), verdict, id=f"{said} -> {verdict}")


@pytest.mark.parametrize(
    ("kind", "said", "verdict"), [_row(*row) for row in (*DESIGN, *NUMBERS, *DATES, *UNITS)]
)
def test_verdicts(kind: Kind, said: list[str], verdict: Verdict) -> None:
    for order in (said, said[::-1]):
        fact = one_fact(order, kind)
        assert fact.verdict is verdict, fact.reason
        assert fact.status is (Status.NEW if verdict in (TENSION, CONFLICT) else Status.NONE)


@pytest.mark.parametrize(
    ("said", "dissenting"),
    [
        ("18 million · 20 million", "11"),
        ("18 million · 20 million · 20.1 million", "100"),
        ("18 million · 18.2 million · 20 million · 20.1 million", "1111"),
        ("18 million · 20 million · over 10 million", "110"),
        ("1 · 2 · 2 · 3", "1001"),
        ("vague 1-3 · 2-5 · 4-7", "101"),
        ("about 450 million · about 482 million", "00"),
        ("600 · 600", "00"),
        ("7 · 7 · 7 · 5 · 5 · 9", "000111"),
    ],
)
def test_who_dissents(said: str, dissenting: str) -> None:
    fact = one_fact(said.split(" · "), COUNT)
    assert "".join(str(int(one.dissents)) for one in fact.claims) == dissenting


def test_the_smaller_currency_dissents() -> None:
    fact = one_fact(["17 billion USD", "17 billion USD", "17 billion RUB"], MONEY)
    assert [one.dissents for one in fact.claims] == [False, False, True]


def test_among_as_many_sources_more_origins_weigh_more() -> None:
    made = [claim(said, source=source) for said, source in (("5", "a"), ("5", "b"), ("7", "c"), ("7", "d"))]
    (fact,) = facts(made, rule(COUNT), origins={"b.txt": "a.txt"})
    assert [one.dissents for one in fact.claims] == [True, True, False, False]
    assert (fact.sources, fact.origins) == (4, 3)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("17 billion USD", "over 16 billion USD", SINGLE),
        ("18 million", "20 million", CONFLICT),
        ("about 450 million", "about 482 million", TENSION),
        ("17 billion USD", "15 billion EUR", SINGLE),
        ("17 billion USD", "17 billion RUB", SINGLE),
    ],
)
def test_one_article_says_two_things(first: str, second: str, verdict: Verdict) -> None:
    kind = MONEY if "USD" in first else COUNT
    (fact,) = facts([claim(first), claim(second, start=50)], rule(kind))
    assert fact.verdict is verdict
    assert fact.sources == 1
    assert [one.dissents for one in fact.claims] == [verdict is CONFLICT] * 2


def test_a_weekday_and_a_date_in_one_article() -> None:
    (fact,) = facts([claim("Thursday"), claim("2025-11-07", start=50)], rule(DATE))
    assert fact.verdict is CONFLICT


def test_what_others_say_can_be_reported_without_contradiction() -> None:
    made = [claim("18 million", attribution="one"), claim("20 million", attribution="other", start=50)]
    (alone,) = facts(made, rule(COUNT))
    assert alone.verdict is TENSION
    (backed,) = facts([*made, claim("20 million", source="b")], rule(COUNT))
    assert backed.verdict is TENSION
    (refuted,) = facts(
        [*made, claim("30 million", source="b"), claim("20.1 million", source="c")], rule(COUNT)
    )
    assert refuted.verdict is CONFLICT
    assert [one.dissents for one in refuted.claims] == [False, False, True, False]


def test_only_the_claims_that_are_out_of_it_dissent() -> None:
    made = [
        claim("17.2 billion USD"),
        claim("over 17 billion USD", start=50),
        claim("18 billion USD", source="b"),
        claim("18 billion USD", source="c"),
    ]
    (fact,) = facts(made, rule(MONEY))
    assert fact.verdict is CONFLICT
    assert [one.dissents for one in fact.claims] == [True, False, False, False]


def test_one_voice_cannot_report_against_itself() -> None:
    made = [
        claim("18 million", attribution="one"),
        claim("20 million", attribution="one", start=50),
        claim("20 million", attribution="other", start=90),
    ]
    (fact,) = facts(made, rule(COUNT))
    assert fact.verdict is CONFLICT


def test_dollars_and_their_worth_in_roubles_agree_with_dollars() -> None:
    made = [
        claim("17 billion USD"),
        claim("1,400 billion RUB", start=50),
        claim("17.2 billion USD", source="b"),
    ]
    (fact,) = facts(made, rule(MONEY))
    assert fact.verdict is AGREE
    assert fact.unit is None


def test_currencies_that_no_source_bridges_are_not_compared() -> None:
    made = [
        claim("17 billion USD"),
        claim("1,400 billion RUB", start=50),
        claim("1,400 billion RUB", source="b"),
        claim("15 billion EUR", source="b", start=50),
        claim("17 billion USD", source="c"),
    ]
    (fact,) = facts(made, rule(MONEY))
    assert fact.verdict is TENSION


def test_the_calendar_ends_before_the_next_weekday() -> None:
    last = replace(quantity("2025-11-07"), low=date.max, high=date.max)
    (fact,) = facts([claim(last), claim("Thursday", source="b")], rule(DATE))
    assert fact.verdict is CONFLICT


def test_an_unstated_unit_never_proves_a_conflict() -> None:
    bare = replace(quantity("17 billion USD"), unit=None)
    for said, verdict in (
        ("17 billion USD", AGREE),
        ("20 billion USD", TENSION),
        ("20 billion dinar?", TENSION),
    ):
        (fact,) = facts([claim(bare), claim(said, source="b")], rule(MONEY))
        assert fact.verdict is verdict
    (fact,) = facts([claim(bare), claim(bare, source="b")], rule(MONEY))
    assert fact.verdict is AGREE


def test_any_reading_may_be_the_right_one() -> None:
    either = replace(quantity("1,234"), alternatives=((Decimal("1.234"), Decimal("1.234")),))
    for said, verdict in (("1.2", AGREE), ("1,234", AGREE), ("500", CONFLICT)):
        (fact,) = facts([claim(either), claim(said, source="b")], rule(COUNT))
        assert fact.verdict is verdict
    (fact,) = facts([claim(either), claim("1.2", source="b"), claim("1,234", source="c")], rule(COUNT))
    assert fact.verdict is CONFLICT
    assert [one.dissents for one in fact.claims] == [False, True, True]


def test_a_tolerance_of_the_rule_decides() -> None:
    said = ["about 450 million USD", "about 482 million USD"]
    assert one_fact(said, MONEY, soft=Decimal("0.05")).verdict is AGREE
    assert one_fact(said, MONEY, hard=Decimal("0.01")).verdict is CONFLICT


def test_durations_count_from_their_own_articles() -> None:
    made = [claim("33 years"), claim("34 years", source="b"), claim("1992", source="c")]
    articles = [article("a"), article("b", date(2026, 2, 1)), article("c", None)]
    (fact,) = facts(made, rule(DATE), articles)
    assert fact.verdict is AGREE
    assert fact.unit is None


def test_what_cannot_be_dated_is_compared_with_nothing() -> None:
    made = [claim("over 10 years"), claim("1992", source="b"), claim("2024", source="b", article="c.txt")]
    (fact,) = facts(made[:2], rule(DATE), [article("a", None), article("b")])
    assert fact.verdict is SINGLE
    (fact,) = facts(made[:1], rule(DATE), [article("a", None)])
    assert fact.verdict is SINGLE


def test_the_newer_article_of_a_source_revises_the_older() -> None:
    made = [
        claim("18 million", article="old.txt"),
        claim("20 million", article="new.txt"),
        claim("20.1 million", source="b"),
    ]
    articles = [
        article("a", date(2025, 11, 1), id="old.txt"),
        article("a", TODAY, id="new.txt"),
        article("b"),
    ]
    (fact,) = facts(made, rule(COUNT), articles)
    assert fact.verdict is AGREE
    assert [(one.article, one.revised, one.dissents) for one in fact.claims] == [
        ("b.txt", False, False),
        ("new.txt", False, False),
        ("old.txt", True, False),
    ]
    (alone,) = facts(made[:2], rule(COUNT), articles)
    assert alone.verdict is SINGLE


@pytest.mark.parametrize("published", [None, TODAY], ids=["undated", "same day"])
def test_articles_that_have_no_order_do_not_revise_each_other(published: date | None) -> None:
    made = [claim("18 million", article="1.txt"), claim("20 million", article="2.txt")]
    articles = [article("a", published, id="1.txt"), article("a", published, id="2.txt")]
    (fact,) = facts(made, rule(COUNT), articles)
    assert fact.verdict is CONFLICT
    assert not any(one.revised for one in fact.claims)


def test_an_undated_article_is_not_revised() -> None:
    made = [claim("18 million", article="1.txt"), claim("20 million", article="2.txt")]
    (fact,) = facts(made, rule(COUNT), [article("a", None, id="1.txt"), article("a", TODAY, id="2.txt")])
    assert fact.verdict is CONFLICT


def test_a_plan_is_not_compared_with_an_outcome() -> None:
    made = [
        claim("8 billion USD", modality=Modality.PLANNED),
        claim("4 billion USD", source="b"),
    ]
    (fact,) = facts(made, rule(MONEY))
    assert fact.verdict is SINGLE
    assert fact.sources == 2


def test_plans_are_compared_with_plans() -> None:
    made = [
        claim("8 billion USD", modality=Modality.PLANNED),
        claim("5 billion USD", source="b", modality=Modality.PLANNED),
    ]
    (fact,) = facts(made, rule(MONEY))
    assert fact.verdict is CONFLICT
    (fact,) = facts(
        [*made, claim("4 billion USD", source="c"), claim("4 billion USD", source="d")], rule(MONEY)
    )
    assert fact.verdict is CONFLICT
    assert [one.dissents for one in fact.claims] == [True, True, False, False]


def test_a_plan_that_changed_does_not_revise_an_outcome() -> None:
    made = [
        claim("4 billion USD", article="1.txt"),
        claim("8 billion USD", article="2.txt", modality=Modality.PLANNED),
    ]
    (fact,) = facts(made, rule(MONEY), [article("a", date(2025, 1, 1), id="1.txt"), article("a", id="2.txt")])
    assert not any(one.revised for one in fact.claims)


def test_a_denial_is_shown_and_not_judged() -> None:
    made = [claim("8 billion USD"), claim("4 billion USD", source="b", modality=Modality.DENIED)]
    (fact,) = facts(made, rule(MONEY))
    assert fact.verdict is SINGLE
    assert len(fact.claims) == 2
    assert (fact.sources, fact.origins) == (1, 1)
    (fact,) = facts(made[1:], rule(MONEY))
    assert (fact.verdict, fact.sources) == (SINGLE, 0)


def test_copies_are_one_witness_and_corroborate_nothing() -> None:
    text = "The same words\nfrom one agency."
    articles = [
        article("a", text=text),
        article("b", text=text.replace("\n", "  ")),
        article("c", text="Others."),
    ]
    made = [claim("600"), claim("600", source="b")]
    (fact,) = facts(made, rule(COUNT), articles)
    assert (fact.verdict, fact.sources, fact.origins) == (SINGLE, 2, 1)
    assert find_origins(articles) == {"a.txt": "a.txt", "b.txt": "a.txt", "c.txt": "c.txt"}


def test_articles_without_text_are_no_copies() -> None:
    assert find_origins([article("a", text=" "), article("b", text=" ")]) == {
        "a.txt": "a.txt",
        "b.txt": "b.txt",
    }


def test_a_fact_takes_after_its_rule() -> None:
    about = rule(COUNT, severity=Severity.WARNING)
    (fact,) = facts([claim("600")], about)
    assert (fact.key, fact.rule, fact.title, fact.kind, fact.severity, fact.slots) == (
        "r",
        "r",
        about.title,
        COUNT,
        Severity.WARNING,
        (),
    )


def test_marks_of_an_earlier_run_are_cleared() -> None:
    (fact,) = facts([replace(claim("600"), dissents=True, revised=True)], rule(COUNT))
    assert (fact.claims[0].dissents, fact.claims[0].revised) == (False, False)


def test_quantities_that_no_rule_claims_make_no_fact() -> None:
    assert facts([replace(claim("600"), rule=None)], rule(COUNT)) == ()


def test_a_claim_of_an_unknown_rule_is_a_bug() -> None:
    with pytest.raises(KeyError):
        facts([replace(claim("600"), rule="other")], rule(COUNT))


def test_a_range_may_be_written_backwards() -> None:
    backwards = replace(quantity("25-30 %"), low=Decimal(30), high=Decimal(25))
    (fact,) = facts([claim(backwards), claim("27 %", source="b")], rule(PERCENT))
    assert fact.verdict is AGREE
    days = replace(quantity("1992"), low=date(1992, 12, 31), high=date(1992, 1, 1))
    (fact,) = facts([claim(days), claim("1992", source="b")], rule(DATE))
    assert fact.verdict is AGREE


def test_dates_with_open_hedges_meet() -> None:
    since = replace(quantity("at least 1992"), hedge=Hedge.AT_LEAST)
    (fact,) = facts([claim(since), claim("1992-04-10", source="b")], rule(DATE))
    assert fact.verdict is AGREE


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        pytest.param("1.1 billion USD · 1.1 billion USD · 1.1 billion EUR", CONFLICT, id="one-slip"),
        pytest.param("5 billion USD · 5 billion USD · 5 billion EUR", AGREE, id="one-digit-tells-nothing"),
        pytest.param("1.1 billion USD · 1.1 billion USD · 1.3 billion EUR", AGREE, id="another-number"),
    ],
)
def test_one_number_in_two_units_of_a_source_that_has_both(said: str, verdict: Verdict) -> None:
    values = said.split(" · ")
    made = [
        claim(values[0], source="a"),
        claim(values[1], source="b", start=10),
        claim(values[2], source="b", start=20),
    ]
    (fact,) = facts(made, rule(MONEY))
    assert fact.verdict is verdict


def test_the_same_worth_in_one_sentence_is_no_slip() -> None:
    made = [
        claim("1.1 billion USD", source="a"),
        claim("1.1 billion USD", source="b"),
        claim("1.1 billion EUR", source="b"),
    ]
    (fact,) = facts(made, rule(MONEY))
    assert fact.verdict is AGREE
