"""Which claims speak of the same thing: slots, stated and not."""

from __future__ import annotations

from datetime import date

import pytest

from kzclaims.model import Claim, Fact, Kind, Modality, Verdict
from tests.reconcile.builders import TODAY, article, claim, facts, rule

AGREE, TENSION, CONFLICT, SINGLE = Verdict.AGREE, Verdict.TENSION, Verdict.CONFLICT, Verdict.SINGLE
TRADE = rule(Kind.MONEY, ("partner", "year"))


def _trade(said: str, partner: str | None, year: str | None, source: str = "a") -> Claim:
    # The order in which a claim names its slots is not the rule's.
    return claim(f"{said} USD", source=source, slots={"year": year, "partner": partner})


def _by_key(made: list[Claim]) -> dict[str, Fact]:
    return {fact.key: fact for fact in facts(made, TRADE)}


def test_different_slots_are_different_facts() -> None:
    found = _by_key([_trade("450 million", "israel", "2023"), _trade("5 billion", "us", "2023", "b")])
    assert {key: fact.verdict for key, fact in found.items()} == {
        "r@israel/2023": SINGLE,
        "r@us/2023": SINGLE,
    }
    assert found["r@us/2023"].slots == (("partner", "us"), ("year", "2023"))


def test_an_unstated_slot_makes_a_fact_only_where_there_is_none() -> None:
    found = _by_key([_trade("5 billion", "us", None)])
    assert list(found) == ["r@us/-"]
    assert found["r@us/-"].slots == (("partner", "us"), ("year", None))


def test_two_claims_that_state_as_little_are_judged_in_full() -> None:
    found = _by_key([_trade("5 billion", "us", None), _trade("7 billion", "us", None, "b")])
    assert found["r@us/-"].verdict is CONFLICT


@pytest.mark.parametrize(
    ("said", "verdict"), [("4.2 billion", AGREE), ("4 billion", AGREE), ("5 billion", TENSION)]
)
def test_an_unstated_slot_never_proves_a_conflict(said: str, verdict: Verdict) -> None:
    found = _by_key([_trade("4.2 billion", "us", "2024"), _trade(said, "us", None, "b")])
    assert {key: fact.verdict for key, fact in found.items()} == {"r@us/2024": verdict}
    assert not any(one.dissents for one in found["r@us/2024"].claims)


def test_a_loose_claim_does_not_hide_a_conflict_of_others() -> None:
    made = [
        _trade("4 billion", "us", "2024"),
        _trade("7 billion", "us", "2024", "b"),
        _trade("5 billion", None, None, "c"),
    ]
    fact = _by_key(made)["r@us/2024"]
    assert fact.verdict is CONFLICT
    assert [one.dissents for one in fact.claims] == [True, True, False]


def test_a_loose_claim_that_fits_nowhere_is_in_tension_with_all() -> None:
    made = [
        _trade("4 billion", "us", "2023"),
        _trade("7 billion", "us", "2024"),
        _trade("20 billion", "us", None, "b"),
    ]
    found = _by_key(made)
    assert {key: (fact.verdict, len(fact.claims)) for key, fact in found.items()} == {
        "r@us/2023": (TENSION, 2),
        "r@us/2024": (TENSION, 2),
    }


def test_a_loose_claim_that_fits_one_fact_is_no_objection_to_the_other() -> None:
    made = [
        _trade("4.2 billion", "us", "2023"),
        _trade("5 billion", "us", "2024"),
        _trade("5.1 billion", "us", None, "b"),
    ]
    found = _by_key(made)
    assert {key: (fact.verdict, len(fact.claims)) for key, fact in found.items()} == {
        "r@us/2023": (SINGLE, 2),
        "r@us/2024": (AGREE, 2),
    }
    assert "Not compared, fitting the value of another fact: 5.1 billion USD" in found["r@us/2023"].reason


def test_fitting_goes_by_modality_unit_and_line() -> None:
    slots = {"year": "2023", "partner": "us"}
    other = {"year": "2024", "partner": "us"}
    made = [
        claim("5 billion EUR", slots=slots),
        claim("5 billion USD", slots=other),
        claim("5 billion dollar?", source="b", slots={"partner": "us"}),
    ]
    found = _by_key(made)
    assert {key: fact.verdict for key, fact in found.items()} == {"r@us/2023": SINGLE, "r@us/2024": AGREE}


def test_a_plan_fits_no_outcome() -> None:
    slots = {"year": "2023", "partner": "us"}
    other = {"year": "2024", "partner": "us"}
    made = [
        claim("4 billion USD", slots=slots),
        claim("5 billion USD", slots=other),
        claim("5 billion USD", source="b", slots={"partner": "us"}, modality=Modality.PLANNED),
    ]
    found = _by_key(made)
    assert not any("fitting" in fact.reason for fact in found.values())


def test_what_fits_another_fact_revises_nothing_here() -> None:
    made = [
        _trade("4.2 billion", "us", "2023", "b"),
        _trade("5 billion", "us", "2024", "c"),
        claim("4.2 billion USD", article="old.txt", slots={"partner": "us"}),
        claim("5 billion USD", article="new.txt", slots={"partner": "us"}),
    ]
    articles = [
        article("a", date(2025, 1, 1), id="old.txt"),
        article("a", TODAY, id="new.txt"),
        article("b"),
        article("c"),
    ]
    found = {fact.key: fact for fact in facts(made, TRADE, articles)}
    assert not any(one.revised for one in found["r@us/2023"].claims)
    assert {fact.verdict for fact in found.values()} == {AGREE}


def test_the_same_number_in_another_currency_needs_its_slots_too() -> None:
    made = [
        _trade("17 billion", "us", "2024"),
        claim("17 billion RUB", source="b", slots={"partner": "us"}),
    ]
    (fact,) = facts(made, TRADE)
    assert fact.verdict is TENSION


def test_claims_join_only_facts_that_state_more() -> None:
    made = [_trade("4 billion", "us", None), _trade("5 billion", None, "2024", "b")]
    assert {key: fact.verdict for key, fact in _by_key(made).items()} == {
        "r@us/-": SINGLE,
        "r@-/2024": SINGLE,
    }


def test_claims_skip_facts_that_are_not_the_fullest() -> None:
    made = [
        _trade("4 billion", None, None),
        _trade("4 billion", "us", None, "b"),
        _trade("4 billion", "us", "2024", "c"),
    ]
    found = _by_key(made)
    assert {key: len(fact.claims) for key, fact in found.items()} == {"r@us/2024": 3}
    assert found["r@us/2024"].verdict is AGREE


def test_a_source_may_say_more_in_one_place_than_in_another() -> None:
    fact = _by_key([_trade("4 billion", "us", "2024"), _trade("5 billion", None, None)])["r@us/2024"]
    assert fact.verdict is TENSION


def test_a_newer_loose_claim_does_not_revise_a_full_one() -> None:
    made = [
        claim("4 billion USD", article="old.txt", slots={"partner": "us", "year": "2024"}),
        claim("5 billion USD", article="new.txt", slots={"partner": "us"}),
    ]
    articles = [article("a", date(2025, 1, 1), id="old.txt"), article("a", TODAY, id="new.txt")]
    (fact,) = facts(made, TRADE, articles)
    assert (fact.verdict, [one.revised for one in fact.claims]) == (TENSION, [False, False])
    swapped = [article("a", TODAY, id="old.txt"), article("a", date(2025, 1, 1), id="new.txt")]
    (fact,) = facts(made, TRADE, swapped)
    assert (fact.verdict, [one.revised for one in fact.claims]) == (SINGLE, [True, False])


def test_slots_that_the_rule_does_not_know_do_not_count() -> None:
    made = [claim("600"), claim("600", source="b", slots={"colour": "red"})]
    (fact,) = facts(made, rule(Kind.COUNT))
    assert (fact.key, fact.verdict) == ("r", AGREE)


def test_dates_fit_facts_too() -> None:
    about = rule(Kind.DATE, ("place",))
    made = [
        claim("1992", slots={"place": "north"}),
        claim("1995", slots={"place": "south"}),
        claim("the 1990s", source="b"),
        claim("over 32 years", source="c"),
        claim("Thursday", source="d"),
    ]
    found = {fact.key: fact for fact in facts(made, about)}
    assert found["r@north"].verdict is AGREE
    assert found["r@south"].verdict is AGREE
    assert "over 32 years" not in found["r@south"].reason.partition("Not compared")[0]
