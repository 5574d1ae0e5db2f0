"""The state of a fact beside an entry: which values are others, and which side with an accepted one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kzclaims import check
from kzclaims.baseline.entries import Baseline, Entry
from kzclaims.baseline.notation import values_of
from kzclaims.baseline.standing import hold_against
from kzclaims.model import (
    Article,
    Fact,
    Kind,
    Location,
    Relation,
    Rule,
    RuleSet,
    Severity,
    Slot,
    SlotTime,
    State,
    Status,
    Term,
    Verdict,
)
from kzclaims.model.relation import Comparator, Comparison, Number, Operation, Operator, Reference

HERE = Location("rules.toml", 1, 1)
TODAY = date(2026, 1, 1)
PUBLISHED = date(2025, 11, 7)
TERMS = tuple(
    Term(name=name, forms=(("en", (form,)),), location=HERE)
    for name, form in (("mine", "mine"), ("opened", "opened"), ("venture", "venture"), ("sold", "sold"))
)


def _rule(name: str, kind: Kind, *about: str, slots: tuple[Slot, ...] = ()) -> Rule:
    return Rule(
        id=name, title=name, kind=kind, location=HERE, about=tuple((one,) for one in about), slots=slots
    )


RULES = RuleSet(
    rules=(
        _rule("opening", Kind.DATE, "opened"),
        _rule("price", Kind.MONEY, "venture"),
        _rule("sales", Kind.MONEY, "sold", slots=(Slot(name="year", time=SlotTime.YEAR),)),
        _rule("staff", Kind.COUNT, "mine"),
    ),
    terms=TERMS,
)


def facts_of(*sentences: str) -> tuple[tuple[Fact, ...], tuple[Article, ...]]:
    articles = [
        Article(
            id=f"{number}.txt", text=text, source=f"s{number}", language="en", published=date(2025, 11, 7)
        )
        for number, text in enumerate(sentences)
    ]
    report = check(articles, RULES)
    return report.facts, report.articles


def state_of(
    accepted: str, *sentences: str, verdict: Verdict = Verdict.CONFLICT
) -> tuple[State, tuple[str, ...]]:
    """The state of the one fact of the sentences, and the values that are new, beside an entry of its key."""
    facts, articles = facts_of(*sentences)
    (fact,) = (fact for fact in facts if fact.verdict in {Verdict.CONFLICT, Verdict.TENSION})
    values = tuple(accepted.split(" | "))
    entry = Entry(key=fact.key, verdict=verdict, values=values, reason="known")
    (judged,) = (
        fact
        for fact in hold_against(facts, Baseline(entries=(entry,)), RULES, articles, TODAY).facts
        if fact.acceptance is not None
    )
    assert judged.acceptance is not None
    assert judged.acceptance.values == values_of(fact)
    return judged.acceptance.state, judged.acceptance.added


def mine(*numbers: str) -> list[str]:
    return [f"The mine employs {number} workers." for number in numbers]


@pytest.mark.parametrize(
    ("accepted", "said", "state", "added"),
    [
        ("18 | 25", ["18", "25"], State.KNOWN, ()),
        ("18 | 25", ["25", "18", "25"], State.KNOWN, ()),
        ("18 | 25", ["eighteen", "twenty-five"], State.KNOWN, ()),
        ("18 | 25", ["18", "25", "30"], State.WIDENED, ("30",)),
        ("18 | 25", ["18", "26"], State.WIDENED, ("26",)),
        ("18 | 25", ["19", "26"], State.WIDENED, ("19", "26")),
        ("18 | 25 | 30", ["18", "25"], State.NARROWED, ()),
        ("18 | 25", ["18", "25", "more than 15"], State.KNOWN, ()),  # fits both
        ("18 | 25", ["18", "25", "more than 17"], State.KNOWN, ()),  # the same
        ("18 | 25", ["18", "25", "about 25"], State.KNOWN, ()),  # takes the side of 25
        ("18 | 25", ["18", "25", "more than 60"], State.WIDENED, ("over 60",)),
        ("18 | over 60", ["18", "more than 60", "70"], State.KNOWN, ()),  # takes the side of over 60
        (
            "18 | over 60",
            ["18", "more than 60", "200"],
            State.WIDENED,
            ("200",),
        ),  # farther than that suggests
        ("18 | about 40 | 60", ["18", "41", "60"], State.NARROWED, ()),
        ("18 | about 400", ["18", "395", "405"], State.WIDENED, ("395", "405")),  # which exclude each other
        ("what is this | 18", ["18", "25"], State.WIDENED, ("25",)),
    ],
)
def test_numbers(accepted: str, said: list[str], state: State, added: tuple[str, ...]) -> None:
    assert state_of(accepted, *mine(*said)) == (state, added)


@pytest.mark.parametrize(
    ("accepted", "said", "state", "added"),
    [
        ("1992 | 1995", ["in 1992", "in 1995"], State.KNOWN, ()),
        ("1992 | 1995", ["in 1992", "in 1995", "in April 1992"], State.KNOWN, ()),
        ("1992 | 1995", ["in 1992", "in 1995", "in the 1990s"], State.KNOWN, ()),
        ("1985 | 1990-01-01..1999-12-31", ["in 1985", "in the 1990s", "in 1994"], State.KNOWN, ()),
        ("1985 | 1990-01-01..1999-12-31 | 1991", ["in 1985", "in 1991", "in 1994"], State.WIDENED, ("1994",)),
        (
            "2025-11-07 | Thursday",
            ["on 7 November 2025", "on 8 November 2025"],
            State.WIDENED,
            ("2025-11-08",),
        ),
        ("2025-11-06 | 2025-11-07", ["on 6 November 2025", "on 7 November 2025"], State.KNOWN, ()),
    ],
)
def test_days(accepted: str, said: list[str], state: State, added: tuple[str, ...]) -> None:
    assert state_of(accepted, *(f"The shop opened {when}." for when in said)) == (state, added)


@pytest.mark.parametrize(
    ("accepted", "said", "state", "added"),
    [
        ("17200000000 USD | 20000000000 USD", ["$17.2 billion", "$20 billion"], State.KNOWN, ()),
        ("17200000000 USD | 20000000000 USD", ["$17,200 million", "$20 billion"], State.KNOWN, ()),
        ("17200000000 USD | 20000000000 USD", ["$17 billion", "$20 billion"], State.NARROWED, ()),
        (
            "17000000000 USD | 20000000000 USD",
            ["$17 billion", "$20 billion", "17 billion euros"],
            State.WIDENED,
            ("17000000000 EUR",),
        ),
    ],
)
def test_money(accepted: str, said: list[str], state: State, added: tuple[str, ...]) -> None:
    assert state_of(accepted, *(f"The venture costs {price}." for price in said)) == (state, added)


def test_what_is_said_in_another_modality_contradicts_nothing_of_this() -> None:
    sentences = [*mine("18", "25"), "The mine may employ 90 workers.", "The mine does not employ 70 workers."]
    assert state_of("18 | 25", *sentences) == (State.KNOWN, ())


def test_a_conflict_where_a_tension_was_accepted_is_widened() -> None:
    assert state_of("18 | 25", *mine("18", "25"), verdict=Verdict.TENSION) == (State.WIDENED, ())


def test_a_tension_where_a_conflict_was_accepted_is_known() -> None:
    assert state_of("about 19 | 18", *mine("18", "about 19")) == (State.KNOWN, ())


def test_a_claim_that_fits_another_fact_widens_none() -> None:
    sold = "In {} they sold goods worth ${} million."
    sentences = [sold.format(2023, 4), sold.format(2023, 5), sold.format(2024, 8)]
    assert state_of("4000000 USD | 5000000 USD", *sentences) == (State.KNOWN, ())
    assert (
        state_of("4000000 USD | 5000000 USD", *sentences, "They sold goods worth $8 million.")[0]
        is State.KNOWN
    )


@pytest.mark.parametrize(
    ("said", "added"),
    [
        (["70 percent", "40 percent"], ()),
        (["70 percent", "about 40 percent"], ()),  # wider than what is accepted
        (["70 percent", "45 percent"], ("part@south: 45 %",)),
    ],
)
def test_the_parts_of_a_relation(said: list[str], added: tuple[str, ...]) -> None:
    sides = tuple(Term(name=name, forms=(("en", (name,)),), location=HERE) for name in ("north", "south"))
    part = Rule(
        id="part",
        title="part",
        kind=Kind.PERCENT,
        location=HERE,
        about=(("mine",),),
        slots=(Slot(name="side", terms=("north", "south")),),
    )
    whole = Relation(
        id="whole",
        title="whole",
        location=HERE,
        law=Comparison(
            comparator=Comparator.EQUAL,
            left=Operation(
                operator=Operator.PLUS,
                left=Reference(rule="part", slots=("north",)),
                right=Reference(rule="part", slots=("south",)),
            ),
            right=Number(value=Decimal(100), unit="%"),
        ),
        kind=Kind.PERCENT,
        severity=Severity.ERROR,
        written="part@north + part@south = 100 %",
    )
    rules = RuleSet(rules=(part,), terms=(*TERMS, *sides), relations=(whole,))
    text = "The north of the mine gives {}. The south of the mine gives {}.".format(*said)
    report = check([Article(id="a.txt", text=text, source="a", language="en")], rules)
    (fact,) = (fact for fact in report.facts if fact.key == "whole")
    assert fact.verdict in {Verdict.CONFLICT, Verdict.TENSION}
    entry = Entry(key="whole", verdict=Verdict.CONFLICT, values=("part@north: 70 %", "part@south: 40 %"))
    (judged,) = hold_against([fact], Baseline(entries=(entry,)), rules, report.articles, TODAY).facts
    assert judged.acceptance is not None
    assert judged.acceptance.added == added


def test_agreeing_and_single_facts_have_no_state_and_their_entries_are_stale() -> None:
    facts, articles = facts_of(*mine("18"), "Over there the mine has 18 people on its staff.")
    entry = Entry(key="staff", verdict=Verdict.CONFLICT, values=("18", "25"))
    standing = hold_against(facts, Baseline(entries=(entry,)), RULES, articles, TODAY)
    assert [(fact.status, fact.acceptance) for fact in standing.facts] == [(Status.NONE, None)]
    assert (standing.kept, standing.stale) == ((), (entry,))


@pytest.mark.parametrize(
    ("key", "was", "state"),
    [
        ("crew", ("crew",), State.MOVED),
        ("crew", ("team", "crew"), State.MOVED),
        ("crew", (), State.NEW),
        ("crew@2023", ("crew",), State.NEW),
    ],
)
def test_an_entry_under_a_former_id(key: str, was: tuple[str, ...], state: State) -> None:
    facts, articles = facts_of(*mine("18", "25"))
    rule = Rule(id="staff", title="staff", kind=Kind.COUNT, location=HERE, was=was)
    entry = Entry(key=key, verdict=Verdict.CONFLICT, values=("18", "25"))
    rules = RuleSet(rules=(rule,), terms=())
    standing = hold_against(facts, Baseline(entries=(entry,)), rules, articles, TODAY)
    (acceptance,) = (fact.acceptance for fact in standing.facts)
    assert acceptance is not None
    assert acceptance.state is state
    assert standing.stale == (() if state is State.MOVED else (entry,))


def test_of_two_entries_the_present_id_counts_and_the_former_one_is_stale() -> None:
    facts, articles = facts_of(*mine("18", "25"))
    rule = Rule(id="staff", title="staff", kind=Kind.COUNT, location=HERE, was=("crew",))
    old, new = (Entry(key=key, verdict=Verdict.CONFLICT, values=("18", "25")) for key in ("crew", "staff"))
    standing = hold_against(
        facts, Baseline(entries=(old, new)), RuleSet(rules=(rule,), terms=()), articles, TODAY
    )
    assert [fact.acceptance and fact.acceptance.state for fact in standing.facts] == [State.KNOWN]
    assert standing.stale == (old,)
