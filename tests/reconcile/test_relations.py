"""Relations: the verdict and the reason that claims of several rules have together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from kzclaims.model import Fact, Kind, Modality, Relation, Rule, RuleSet, Severity, Slot
from kzclaims.model.relation import Listing
from kzclaims.reconcile import reconcile
from kzclaims.rules.relation_parse import parse_expression
from kzclaims.rules.relation_units import check_units, relation_units
from tests.reconcile.builders import HERE, TODAY, article, claim, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.model import Article, Claim

RULES = {
    name: replace(rule(kind), id=name, slots=tuple(Slot(name=slot) for slot in slots))
    for name, kind, slots in (
        ("stake", Kind.PERCENT, ("holder",)),
        ("total", Kind.MONEY, ()),
        ("part", Kind.MONEY, ()),
        ("fleet", Kind.COUNT, ()),
        ("boeing", Kind.COUNT, ()),
        ("airbus", Kind.COUNT, ()),
        ("share", Kind.PERCENT, ()),
        ("growth", Kind.MULTIPLE, ()),
        ("rank", Kind.ORDINAL, ()),
        ("mass", Kind.MEASURE, ()),
        ("ore", Kind.MEASURE, ()),
        ("signed", Kind.DATE, ()),
        ("closed", Kind.DATE, ()),
        ("term", Kind.DURATION, ()),
        ("exports", Kind.MONEY, ("partner", "year")),
        ("imports", Kind.MONEY, ("partner", "year")),
        ("trade", Kind.MONEY, ("partner", "year")),
    )
}


def relation(expr: str) -> Relation:
    law = parse_expression(expr, relation_units())
    known: dict[str, Rule | None] = dict(RULES)
    return Relation(
        id="law",
        title="What must hold",
        location=HERE,
        law=law,
        kind=check_units(law, known),
        severity=Severity.ERROR,
    )


def stated(key: str, said: str, source: str = "a", **how: object) -> Claim:
    """A claim by the key of its fact: `stake@us`."""
    name, _, slots = key.partition("@")
    values = [None if value == "-" else value for value in slots.split("/")] if slots else []
    named = {slot.name: value for slot, value in zip(RULES[name].slots, values, strict=True)}
    made = claim(said, source=source, slots=named, **how)  # type: ignore[arg-type]  # what the builder takes
    return replace(made, rule=name)


def judged(
    expr: str, claims: Iterable[Claim], articles: Sequence[Article] = (), listings: Sequence[Listing] = ()
) -> list[Fact]:
    made = [
        replace(one, quantity=replace(one.quantity, start=place, end=place + 1))
        for place, one in enumerate(claims)
    ]
    known = articles or [article(source) for source in sorted({one.source for one in made})]
    rules = RuleSet(rules=tuple(RULES.values()), terms=(), relations=(relation(expr),))
    moved = [replace(one, claim=made[0]) for one in listings]
    return [fact for fact in reconcile(made, rules, known, sightings=moved) if fact.rule == "law"]


def one_text(expr: str, *said: tuple[str, str]) -> Fact:
    (fact,) = judged(expr, [stated(key, value) for key, value in said])
    return fact


STAKES = "stake@us + stake@kz = 100 %"


@pytest.mark.parametrize(
    ("expr", "said", "verdict", "derivation"),
    [
        (
            STAKES,
            [("stake@us", "70 %"), ("stake@kz", "30 %")],
            "single",
            "70 % + 30 % = 100 %: 69.5–70.5 % + 29.5–30.5 % = 99–101 %, which contains 100 %",
        ),
        (
            STAKES,
            [("stake@us", "70 %"), ("stake@kz", "40 %")],
            "conflict",
            "70 % + 40 % = 100 %: 69.5–70.5 % + 39.5–40.5 % = 109–111 %, which is 9 points above 100 %",
        ),
        (
            "fleet = boeing + airbus",
            [("fleet", "37"), ("boeing", "22"), ("airbus", "15")],
            "single",
            "37 = 22 + 15: 22 + 15 = 37, which is 37",
        ),
        (
            "fleet = boeing + airbus",
            [("fleet", "37"), ("boeing", "22"), ("airbus", "16")],
            "conflict",
            "37 = 22 + 16: 22 + 16 = 38, which is 1 above 37",
        ),
        (
            "fleet = boeing + airbus",
            [("fleet", "over 37"), ("boeing", "22"), ("airbus", "16")],
            "single",
            "over 37 = 22 + 16: 22 + 16 = 38, which fits 37–55.5",
        ),
        (
            "fleet = boeing + airbus",
            [("fleet", "over 37"), ("boeing", "222"), ("airbus", "16")],
            "tension",
            "over 37 = 222 + 16: 222 + 16 = 238, which fits 37 or more",
        ),
        (
            "share * total = part",
            [("share", "40 %"), ("total", "5 billion USD"), ("part", "2 billion USD")],
            "single",
            "= 2 billion USD: 39.5–40.5 % × 4.5–5.5 billion USD = 1.7775–2.2275 billion USD",
        ),
        (
            "share * total = part",
            [("share", "40 %"), ("total", "5 billion USD"), ("part", "3.2 billion USD")],
            "conflict",
            "which is 922.5 million USD below 3.15–3.25 billion USD",
        ),
        (
            "part / total = share",
            [("share", "40 %"), ("total", "5 billion USD"), ("part", "2 billion USD")],
            "single",
            "2 billion USD ÷ 5 billion USD = 40 %",
        ),
        (
            "total = growth * part",
            [("growth", "2.5 x"), ("total", "5 billion USD"), ("part", "2 billion USD")],
            "single",
            "= 2.5 x × 2 billion USD: 2.45–2.55 × 1.5–2.5 billion USD = 3.675–6.375 billion USD",
        ),
        (
            "ore - mass > 0 t",
            [("ore", "5,000 t"), ("mass", "6,000 kg")],
            "single",
            "5,000 t - 6,000 kg > 0 t: 5,000 t - 6 t = 4,994 t, which can be above 0 t",
        ),
        (
            "mass <= ore",
            [("ore", "5,000 kg"), ("mass", "6 t")],
            "conflict",
            "6 t <= 5,000 kg: 6 t is not at most 4.75–5.25 t",
        ),
        (
            "fleet = boeing + airbus",
            [("fleet", "1,000"), ("boeing", "600"), ("airbus", "350")],
            "tension",
            "1,000 = 600 + 350: 570–630 + 345–355 = 915–985, which meets 950–1,050",
        ),
        (
            "fleet = boeing + airbus",
            [("fleet", "1,000"), ("boeing", "600"), ("airbus", "150")],
            "conflict",
            "which is 165 below 950–1,050",
        ),
        ("rank = 5", [("rank", "5")], "single", "5 = 5: 5 is 5"),
        ("part < total", [("part", "2 billion USD"), ("total", "2 billion USD")], "single", "can be below"),
        ("part ~ total", [("part", "21 million USD"), ("total", "20 million USD")], "single", "is about"),
        ("part ~ total", [("part", "22 million USD"), ("total", "20.0 million USD")], "tension", "is about"),
        (
            "part ~ total",
            [("part", "30 million USD"), ("total", "20 million USD")],
            "conflict",
            "is more than 10 % off",
        ),
        (
            "signed < closed",
            [("signed", "1992"), ("closed", "1990")],
            "conflict",
            "1992 < 1990: 1992-01-01 to 1992-12-31 is not before 1990-01-01 to 1990-12-31",
        ),
        (
            "closed - signed = term",
            [("signed", "2025-11-07"), ("closed", "2025-11-17"), ("term", "10 days")],
            "single",
            "2025-11-17 - 2025-11-07 = 10 days",
        ),
        (
            "closed - signed = term",
            [("signed", "2025-11-07"), ("closed", "2025-11-18"), ("term", "10 days")],
            "tension",
            "2025-11-18 - 2025-11-07 = 11 days, which fits 9–11 days",
        ),
        (
            "signed + term = closed",
            [("signed", "2025-11-07"), ("closed", "2026-11-07"), ("term", "3 years")],
            "conflict",
            "2025-11-07 + 2–4 years = 2027-11-07 to 2029-11-07, which is 365 days after 2026-11-07",
        ),
        (
            "closed - term < signed",
            [("signed", "2025-11-07"), ("closed", "2026-11-07"), ("term", "3 years")],
            "single",
            "which can be before 2025-11-07",
        ),
        (
            "(part + part) / 2 = total",
            [("part", "2 billion USD"), ("total", "2 billion USD")],
            "single",
            "(2 billion USD + 2 billion USD) ÷ 2 = 2 billion USD",
        ),
        (
            "part + total = total + part",
            [("part", "over 2 billion USD"), ("total", "3 billion USD")],
            "single",
            "; the first contains the second",
        ),
    ],
)
def test_one_text(expr: str, said: list[tuple[str, str]], verdict: str, derivation: str) -> None:
    fact = one_text(expr, *said)
    assert fact.verdict == verdict
    assert derivation in fact.reason


def test_the_whole_reason_of_a_conflict() -> None:
    assert one_text(STAKES, ("stake@us", "70 %"), ("stake@kz", "40 %")).reason == (
        "1 source, 1 origin: one article contradicts itself: 70 % + 40 % = 100 %: 69.5–70.5 % + 39.5–40.5 % "
        "= 109–111 %, which is 9 points above 100 %. To hold, they must come 9 points closer."
    )


def test_a_fact_of_a_relation() -> None:
    (fact,) = judged(STAKES, [stated("stake@us", "70 %"), stated("stake@kz", "30 %", "b")])
    assert (fact.key, fact.rule, fact.slots, fact.title) == ("law", "law", (), "What must hold")
    assert (fact.kind, fact.unit, fact.sources, fact.origins) == (Kind.PERCENT, "%", 2, 2)
    assert [one.rule for one in fact.claims] == ["stake", "stake"]
    assert fact.status == "none"


@pytest.mark.parametrize(
    ("claims", "verdict"),
    [
        pytest.param([("a", "us", "70 %"), ("b", "kz", "30 %")], "agree", id="each-a-part"),
        pytest.param([("a", "us", "70 %"), ("b", "kz", "40 %")], "conflict", id="no-choice"),
        pytest.param(
            [("a", "us", "70 %"), ("b", "kz", "30 %"), ("c", "kz", "40 %")], "agree", id="one-choice-fits"
        ),
        pytest.param(
            [("a", "us", "70 %"), ("b", "kz", "40 %"), ("c", "kz", "50 %")],
            "tension",
            id="a-part-is-disputed",
        ),
        pytest.param(
            [("a", "us", "70 %"), ("a", "kz", "40 %"), ("b", "kz", "30 %")],
            "conflict",
            id="one-text-is-wrong",
        ),
    ],
)
def test_several_texts(claims: list[tuple[str, str, str]], verdict: str) -> None:
    (fact,) = judged(STAKES, [stated(f"stake@{slot}", said, source) for source, slot, said in claims])
    assert fact.verdict == verdict


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([stated("stake@us", "70 %")], id="a-part-is-missing"),
        pytest.param(
            [stated("stake@us", "70 %"), stated("stake@kz", "40 %", modality=Modality.DENIED)], id="denied"
        ),
        pytest.param(
            [stated("stake@us", "70 %"), stated("stake@kz", "40 %", modality=Modality.PLANNED)], id="planned"
        ),
        pytest.param([stated("stake@us", "70 %"), stated("stake@-", "40 %")], id="nobody-says-whose"),
    ],
)
def test_without_all_parts_there_is_no_fact(claims: list[Claim]) -> None:
    assert judged(STAKES, claims) == []


def test_units_that_do_not_go_together_make_no_fact() -> None:
    assert judged("part < total", [stated("part", "2 billion USD"), stated("total", "3 billion EUR")]) == []
    assert (
        judged("part < total", [stated("part", "2 billion USD"), stated("total", "3 billion dinar?")]) == []
    )


def test_copies_of_one_text_are_one_witness() -> None:
    claims = [
        stated(f"stake@{slot}", said, source)
        for source in "ab"
        for slot, said in (("us", "70 %"), ("kz", "30 %"))
    ]
    (fact,) = judged(STAKES, claims, [article(source, text="the same") for source in "ab"])
    assert (fact.verdict, fact.sources, fact.origins) == ("single", 2, 1)


def test_what_different_people_say_is_tension() -> None:
    claims = [
        stated("stake@us", "70 %", attribution="one"),
        stated("stake@kz", "40 %", attribution="another"),
    ]
    (fact,) = judged(STAKES, claims)
    assert fact.verdict == "tension"
    assert "on the word of different people" in fact.reason


def test_a_revised_claim_counts_no_more() -> None:
    old, new = article("a", date(2025, 1, 1), id="old.txt"), article("a", TODAY, id="new.txt")
    claims = [
        stated("stake@us", "60 %", article="old.txt"),
        stated("stake@kz", "40 %", article="old.txt"),
        stated("stake@us", "70 %", article="new.txt"),
    ]
    # The new article says nothing of the other stake: what the old one said proves nothing any more.
    (fact,) = judged(STAKES, claims, [old, new])
    assert fact.verdict == "tension"
    assert "older than what its source says now" in fact.reason


def test_what_nobody_says_in_full_is_tension_at_most() -> None:
    claims = [stated("trade@us/-", "5 billion USD"), stated("exports@us/-", "4 billion USD")]
    claims.append(stated("imports@us/-", "9 billion USD"))
    (fact,) = judged("exports@$p/$y + imports@$p/$y = trade@$p/$y", claims)
    assert (fact.key, fact.verdict) == ("law@us/-", "tension")


def test_variables_stand_for_each_value_for_which_all_facts_exist() -> None:
    claims = [
        stated(f"{name}@{partner}/{year}", f"{value} billion USD")
        for partner, year, values in (
            ("us", "2023", (1, 2, 3)),
            ("us", "2024", (1, 2, 5)),
            ("cn", "2023", (4, 5, 9)),
        )
        for name, value in zip(("exports", "imports", "trade"), values, strict=True)
    ]
    claims.append(stated("exports@ru/2023", "1 billion USD"))
    found = judged("exports@$p/$y + imports@$p/$y = trade@$p/$y", claims)
    assert [(fact.key, fact.verdict.value) for fact in found] == [
        ("law@cn/2023", "single"),
        ("law@us/2023", "single"),
        ("law@us/2024", "conflict"),
    ]
    assert found[0].slots == (("p", "cn"), ("y", "2023"))


@pytest.mark.parametrize(
    ("rank", "names", "complete", "verdict"),
    [
        ("5", 4, False, "single"),
        ("5", 4, True, "single"),
        ("5", 3, False, None),
        ("5", 3, True, "conflict"),
        ("4", 4, False, "conflict"),
        ("4", 4, True, "conflict"),
    ],
)
def test_a_list_against_its_number(rank: str, names: int, *, complete: bool, verdict: str | None) -> None:
    said = stated("rank", rank)
    listing = Listing(relation="law", claim=said, names=tuple("abcdef"[:names]), complete=complete)
    found = judged("rank = listed(a, b, c, d) + 1", [said], listings=[listing])
    assert [fact.verdict.value for fact in found] == ([] if verdict is None else [verdict])
    if verdict:
        assert f"{rank} = {names} named + 1: {names} + 1 = {names + 1}" in found[0].reason


def test_a_list_that_nobody_saw_makes_no_fact() -> None:
    assert judged("rank = listed(a, b) + 1", [stated("rank", "5")]) == []


def test_the_order_of_claims_and_articles_makes_no_difference() -> None:
    claims = [stated("stake@us", "70 %"), stated("stake@kz", "30 %", "b"), stated("stake@kz", "40 %", "c")]
    placed = [
        replace(one, quantity=replace(one.quantity, start=n, end=n + 1)) for n, one in enumerate(claims)
    ]
    rules = RuleSet(rules=tuple(RULES.values()), terms=(), relations=(relation(STAKES),))
    outcomes = {
        reconcile(some, rules, [article(source) for source in order])
        for some in permutations(placed)
        for order in ("abc", "cba")
    }
    assert len(outcomes) == 1


def test_very_many_claims_are_weighed_together() -> None:
    claims = [stated("stake@us", f"{n} %", f"s{n}") for n in range(1, 100)]
    claims += [stated("stake@kz", f"{n} %", f"t{n}") for n in range(1, 100)]
    (fact,) = judged(STAKES, claims)
    assert fact.verdict == "agree"
    assert fact.reason.startswith("198 sources, 198 origins: 0.5–99.5 % + 0.5–99.5 % = 100 %")
