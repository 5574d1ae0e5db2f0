"""The rule pack of the story: its rules, and every example of every rule."""

from __future__ import annotations

from datetime import date

import pytest

from kzclaims.bind import Plan, bind_article
from kzclaims.model import Article, Claim, Example, Relation, Rule, Verdict
from kzclaims.rules.value import parse_value
from kzclaims.trials import run_trials
from tests.story.story import rules

IDS = {
    "accession-announced": [],
    "accession-first": ["among"],
    "accession-rank": [],
    "accords-members-before": [],
    "accords-launched": [],
    "boeing-aircraft": ["buyer"],
    "c5-summit": [],
    "central-asian-states": [],
    "controlled-rare-earths": [],
    "embassy-opened": ["side"],
    "exim-tungsten-loan": [],
    "israel-crude-imports": ["year"],
    "kz-gdp": ["year"],
    "kz-independence": [],
    "kz-israel-oil-share": [],
    "kz-israel-ties": [],
    "kz-muslim-share": [],
    "kz-population": [],
    "kz-trade": ["partner", "year"],
    "mineral-rank": ["mineral"],
    "mineral-share": ["mineral"],
    "rare-earth-export-growth": [],
    "rare-earth-export-share": ["destination"],
    "tungsten-reserve": ["deposit"],
    "tungsten-stake": ["holder"],
    "uranium-share": ["market"],
    "us-companies-in-kz": [],
    "us-investment-in-kz": [],
    "us-kz-agreements": [],
    "us-kz-agreements-count": [],
    "us-kz-tungsten-deal": [],
    "us-share-of-fdi": [],
    "uz-boeing-deal": [],
    "uz-us-investment": ["horizon"],
    "wabtec-deal": [],
    "wabtec-locomotives": [],
}

RELATIONS = [
    "accession-order",
    "central-asian-states-named",
    "kz-trade-change",
    "tungsten-stakes",
]

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in rules().rules
    for number, example in enumerate(rule.examples, 1)
]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Plan(rules())


def test_the_rules_are_these() -> None:
    assert {rule.id: [slot.name for slot in rule.slots] for rule in rules().rules} == IDS


def test_the_relations_are_these() -> None:
    assert [relation.id for relation in rules().relations] == RELATIONS


@pytest.mark.parametrize("relation", rules().relations, ids=lambda relation: relation.id)
def test_a_relation_has_a_reason_and_two_examples_each_way(relation: Relation) -> None:
    verdicts = [example.verdict for example in relation.examples]
    assert relation.why
    assert verdicts.count(Verdict.AGREE) >= 2
    assert verdicts.count(Verdict.CONFLICT) >= 2
    assert None in verdicts


def test_every_example_passes() -> None:
    assert [trial for trial in run_trials(rules()) if trial.failure] == []


@pytest.mark.parametrize("rule", rules().rules, ids=lambda rule: rule.id)
def test_a_rule_has_a_reason_and_two_examples_each_way(rule: Rule) -> None:
    assert rule.why
    assert sum(example.match for example in rule.examples) >= 2
    assert sum(not example.match for example in rule.examples) >= 2


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_read_as_it_says(plan: Plan, rule: Rule, example: Example) -> None:
    assert not example.todo
    claims = [claim for claim in _claims(plan, example) if claim.rule == rule.id]
    if not example.match:
        assert claims == []
        return
    assert example.value is not None
    wanted = parse_value(example.value, rule.kind, rule.unit)
    (claim,) = claims
    quantity = claim.quantity
    assert (quantity.low, quantity.high) == (wanted.low, wanted.high)
    assert wanted.unit in {None, quantity.unit}
    assert example.hedge in {None, quantity.hedge}
    slots = dict(claim.slots)
    for name, value in example.slots:
        assert slots[name] == (None if value == "-" else value)


def _claims(plan: Plan, example: Example) -> tuple[Claim, ...]:
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in example.text)
    published = None if example.published is None else date.fromisoformat(example.published)
    article = Article(
        id="example",
        text=example.text,
        source="example",
        published=published,
        language=example.language or ("ar" if arabic else "en"),
    )
    return bind_article(article, plan).claims
