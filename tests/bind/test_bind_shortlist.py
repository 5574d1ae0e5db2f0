"""The shortlist leaves out no rule that could claim a number, and most of those that could not."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.bind import Plan
from kzclaims.bind.candidates import Candidate, candidates, tries
from kzclaims.bind.forms import FormIndex
from kzclaims.bind.reach import Reach, reach_of
from kzclaims.bind.reading import Reading
from kzclaims.bind.shortlist import Shortlist
from kzclaims.languages import available, morphology
from kzclaims.model import Kind, Location, Rule, RuleSet, Slot, SlotTime, Term
from kzclaims.text.fold import fold_form
from tests.bind.binding import article, plan_of
from tests.bind.test_bind_laws import RULES

if TYPE_CHECKING:
    from pathlib import Path

NOWHERE = Location("rules.toml", 1, 1)
SMALL = settings(max_examples=60, deadline=None, derandomize=True)
TERMS = st.sampled_from(["egypt", "turkey", "us", "trade", "ties", "inflation"])
TEXTS = st.lists(
    st.sampled_from(
        [
            "Egypt ",
            "to Turkey ",
            "the United States ",
            "trade ",
            "ties ",
            "التضخم ",
            "was $8 billion ",
            "of 12% ",
            "in 2023 ",
            "for 30 years ",
            ". It ",
            ".\n\nIt ",
            ":\n\n- ",
            "\n- ",
            "\n\nEgypt today\n\nThis ",
        ]
    ),
    min_size=2,
    max_size=14,
).map("".join)
PATTERNS = st.one_of(
    st.builds(
        "{{{}}} .{{0,60}} (?P<value>{{quantity}})".format,
        TERMS,
    ),
    st.builds("(?:{{{}}} | {{{}}})? .{{0,9}} (?P<value>{{quantity}})".format, TERMS, TERMS),
)


@st.composite
def rule_sets(draw: st.DrawFn) -> RuleSet:
    """Rules of any terms for any kind, some of the terms topics, asked for on one side of a flow."""
    asked = st.one_of(TERMS, TERMS, TERMS, TERMS.map("to:{}".format))
    rules: list[Rule] = []
    for number in range(draw(st.integers(10, 40))):
        about = draw(st.lists(st.lists(asked, min_size=1, max_size=2).map(tuple), max_size=3).map(tuple))
        pattern = draw(st.one_of(st.none(), PATTERNS)) if about else draw(PATTERNS)
        rules.append(
            Rule(
                id=f"rule-{number:02}",
                title="",
                location=NOWHERE,
                kind=draw(st.sampled_from([Kind.MONEY, Kind.MONEY, Kind.DATE, Kind.PERCENT])),
                about=about,
                excluded=tuple(draw(st.lists(TERMS, max_size=1))),
                slots=(Slot(name="year", time=SlotTime.YEAR),) if draw(st.booleans()) else (),
                pattern=pattern,
            )
        )
    topics = draw(st.sets(TERMS, max_size=2))
    terms = tuple(replace(term, topic=term.name in topics) for term in RULES.terms)
    return RuleSet(rules=tuple(rules), terms=terms)


def read(plan: Plan, text: str, title: str) -> tuple[Reading, list[Reach]]:
    reading = Reading(article(text, title=title), plan.vocabulary)
    return reading, [reach_of(reading, placed) for placed in reading.quantities]


@SMALL
@given(rule_sets(), TEXTS, st.sampled_from(["", "Egypt", "التجارة مع تركيا"]))
def test_the_candidates_are_those_of_all_rules(rules: RuleSet, text: str, title: str) -> None:
    plan = Plan(rules)
    reading, reaches = read(plan, text, title)
    every = [
        tried
        for number, reach in enumerate(reaches)
        for tried in tries(plan, reading, number, reach)
        if isinstance(tried, Candidate)
    ]
    assert list(candidates(plan, reading, reaches)) == every


LISTED = """
[terms.trade]
en = ["trade"]
[terms.egypt]
en = ["Egypt"]
[terms.peru]
en = ["Peru"]
[terms.gold]
en = ["gold"]
topic = true
"""
RULE = """
[[rule]]
id = "{id}"
title = "t"
measure = "money"
{conditions}
"""
CONDITIONS = {
    "both": 'about = ["trade", "egypt"]',
    "either": 'about = ["trade", "egypt|peru"]',
    "other": 'about = ["trade", "peru"]',
    "topic": 'about = ["trade", "gold"]',
    "pattern": "pattern = '{trade} .* (?P<value>{money})'",
    "patterned": "about = ['egypt']\npattern = '{peru} .* (?P<value>{money})'",
    "optional": "pattern = '{peru}? .* (?P<value>{money})'",
    "unwritten": "pattern = '{gold} .* (?P<value>{money})'",
}


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("It was $8 billion.", ["optional"]),
        ("Trade was $8 billion.", ["optional", "pattern"]),
        ("Trade of Egypt was $8 billion.", ["both", "either", "optional", "pattern", "patterned"]),
        ("Trade of Peru was $8 billion.", ["either", "optional", "other", "pattern"]),
        ("Trade of Egypt:\n\n- $8 billion\n- $9 billion", ["both", "either", "optional", "patterned"]),
        ("Trade was $8 billion.\n\nIt is not.\n\nThere is gold.", ["optional", "pattern", "topic"]),
    ],
)
def test_which_rules_are_listed(text: str, listed: list[str], tmp_path: Path) -> None:
    rules = (RULE.format(id=name, conditions=conditions) for name, conditions in CONDITIONS.items())
    plan = plan_of(tmp_path, LISTED + "".join(rules))
    reading, reaches = read(plan, text, "")
    assert (
        sorted(planned.rule.id for planned in Shortlist(plan, reading).rules(Kind.MONEY, reaches[0]))
        == listed
    )


SECOND = [
    "ministry",
    "of",
    "trade",
    "tra",
    "tr",
    "t",
    "zée",
    "وزارة",
    "تجارة",
    "التجارة",
    "تجار",
    "اتفاق",
    "ات",
]
ENDINGS = sorted({suffix for code in available() for suffix in morphology(code).suffixes})


@pytest.mark.parametrize("beginning", ["وزارة", "بالوزارة", "ministry"])
def test_no_form_is_left_out_that_the_next_word_goes_on(beginning: str) -> None:
    terms = [
        Term(
            name=f"t{number}",
            forms=(
                ("ar", (f"وزارة {word}",)),
                ("en", (f"ministry {word}", f"Ministry {word}", f"de {word}")),
            ),
            location=NOWHERE,
        )
        for number, word in enumerate(SECOND)
    ]
    index = FormIndex(terms)
    for parts in product(["", "ال", "و"], SECOND, ["", *ENDINGS]):
        word = fold_form("".join(parts))
        every = [
            one for one in index.beginning[fold_form(beginning)] if index.goes_on(one[1], 1, word, one[2])
        ]
        found = [one for rank in index.ranked(fold_form(beginning), word) for one in rank.asked]
        assert [one for one in every if one not in found] == []
        assert len(found) < len(index.beginning[fold_form(beginning)])
