"""Trials: the examples of rules and relations, tried on the rules themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from kzclaims.bind import Plan, bind_article, sightings
from kzclaims.model import Article, Verdict
from kzclaims.read.language import language_of
from kzclaims.reconcile import reconcile
from kzclaims.rules.examples import UNSTATED
from kzclaims.rules.value import parse_value

if TYPE_CHECKING:
    from kzclaims.model import Claim, Example, Fact, Location, Relation, RelationExample, Rule, RuleSet


class Failure(StrEnum):
    """How an example goes wrong, or a rule goes without."""

    MISSING = "missing"  # should match, and does not
    NOISY = "noisy"  # matches, and should not
    WRONG_VALUE = "wrong value"  # matches, with another value, hedge or slot
    WRONG_VERDICT = "wrong verdict"  # the relation is judged otherwise
    UNTESTED = "untested"  # the rule or relation lacks an example of one sort
    UNEXPECTED_PASS = "unexpected pass"  # noqa: S105  # a `todo` that is done


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One example tried, or one rule or relation that lacks examples.

    `failure` is None where the example passed. `wanted` says what the example asks for; `found` are
    the claims of its rule in the text, `facts` those of its relation.
    """

    rule: Rule | Relation
    location: Location
    failure: Failure | None
    text: str = ""
    wanted: str = ""
    found: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()
    todo: bool = False


def run_trials(rules: RuleSet) -> tuple[Trial, ...]:
    """Every example of every rule and relation tried, in the order of the files.

    Rules and relations without both sorts of examples come last: one in which it matches and one in which
    it does not; one in which the relation holds and one in which it does not.
    """
    plan = Plan(rules)
    trials = [_try(rule, example, plan) for rule in rules.rules for example in rule.examples]
    trials += [
        _try_relation(relation, example, rules, plan)
        for relation in rules.relations
        for example in relation.examples
    ]
    trials.sort(key=lambda trial: trial.location)
    return (
        *trials,
        *(_untested(rule) for rule in rules.rules if _lacks(rule)),
        *(_unproved(relation) for relation in rules.relations if _lacks_verdict(relation)),
    )


def _try(rule: Rule, example: Example, plan: Plan) -> Trial:
    article = _article(example)
    found = tuple(claim for claim in bind_article(article, plan).claims if claim.rule == rule.id)
    failure = _failure(rule, example, found)
    if example.todo:
        failure = Failure.UNEXPECTED_PASS if failure is None else None
    return Trial(
        rule=rule,
        location=example.location,
        failure=failure,
        text=example.text,
        wanted=_wanted(example),
        found=found,
        todo=example.todo,
    )


def _article(example: Example | RelationExample) -> Article:
    return Article(
        id="example",
        text=example.text,
        source="example",
        published=None if example.published is None else date.fromisoformat(example.published),
        language=example.language or language_of(example.text),
    )


def _try_relation(relation: Relation, example: RelationExample, rules: RuleSet, plan: Plan) -> Trial:
    article = _article(example)
    bound = bind_article(article, plan)
    seen = sightings((article,), plan, bound)
    facts = tuple(
        fact
        for fact in reconcile(bound.claims, rules, (article,), sightings=seen)
        if fact.rule == relation.id
    )
    failure = _misjudged(example, facts)
    if example.todo:
        failure = Failure.UNEXPECTED_PASS if failure is None else None
    return Trial(
        rule=relation,
        location=example.location,
        failure=failure,
        text=example.text,
        wanted="no verdict" if example.verdict is None else str(example.verdict),
        facts=facts,
        todo=example.todo,
    )


def _misjudged(example: RelationExample, facts: tuple[Fact, ...]) -> Failure | None:
    if example.verdict is None:
        return Failure.NOISY if facts else None
    if not facts:
        return Failure.MISSING
    return None if any(_holds(fact) is example.verdict for fact in facts) else Failure.WRONG_VERDICT


def _holds(fact: Fact) -> Verdict:
    """The verdict of a fact in one text, in which a relation that holds agrees with itself."""
    return Verdict.AGREE if fact.verdict is Verdict.SINGLE else fact.verdict


def _lacks_verdict(relation: Relation) -> bool:
    verdicts = {example.verdict for example in relation.examples} - {None}
    return Verdict.AGREE not in verdicts or len(verdicts) == 1


def _unproved(relation: Relation) -> Trial:
    held = any(example.verdict is Verdict.AGREE for example in relation.examples)
    wanted = f"an example in which it {'does not hold' if held else 'holds'}"
    return Trial(rule=relation, location=relation.location, failure=Failure.UNTESTED, wanted=wanted)


def _failure(rule: Rule, example: Example, found: tuple[Claim, ...]) -> Failure | None:
    if not example.match:
        return Failure.NOISY if found else None
    if not found:
        return Failure.MISSING
    return None if any(_fits(rule, example, claim) for claim in found) else Failure.WRONG_VALUE


def _fits(rule: Rule, example: Example, claim: Claim) -> bool:
    quantity = claim.quantity
    slots = dict(claim.slots)
    stated = all(slots.get(name) == (None if value == UNSTATED else value) for name, value in example.slots)
    if not stated or example.hedge not in {None, quantity.hedge}:
        return False
    if example.value is None:
        return True
    value = parse_value(example.value, rule.kind, rule.unit)
    return (value.low, value.high) == (quantity.low, quantity.high) and value.unit in {None, quantity.unit}


def _wanted(example: Example) -> str:
    if not example.match:
        return "no match"
    parts = [example.value or "a match"]
    if example.hedge is not None:
        parts.append(f"({example.hedge})")
    parts += [f"{name}={value}" for name, value in example.slots]
    return " ".join(parts)


def _lacks(rule: Rule) -> bool:
    return not (
        any(example.match for example in rule.examples)
        and any(not example.match for example in rule.examples)
    )


def _untested(rule: Rule) -> Trial:
    sort = "negative" if any(example.match for example in rule.examples) else "positive"
    return Trial(rule=rule, location=rule.location, failure=Failure.UNTESTED, wanted=f"a {sort} example")
