"""Examples tried one by one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kzclaims.bind import Plan, bind_article, sightings
from kzclaims.bind.binder import binding
from kzclaims.bind.trace import trace_binding
from kzclaims.model import Article, Failure, Trial, Verdict
from kzclaims.read.language import language_of
from kzclaims.reconcile import reconcile
from kzclaims.reconcile.relations import rules_of
from kzclaims.trials.fit import best, unasked

if TYPE_CHECKING:
    from collections.abc import Collection

    from kzclaims.model import Claim, Example, Fact, Relation, RelationExample, Rule, RuleSet


def run_trials(rules: RuleSet, only: Collection[str] | None = None) -> tuple[Trial, ...]:
    """Every example of every rule and relation tried, in the order of the files.

    Rules and relations without both sorts of examples come last: one in which it matches and one in which
    it does not; one in which the relation holds and one in which it does not. `only` are the ids of those to
    try, against all the others.
    Raises RuleError where a rule's pattern takes too long.
    """
    plan = Plan(rules)
    tested = [rule for rule in rules.rules if only is None or rule.id in only]
    related = [relation for relation in rules.relations if only is None or relation.id in only]
    trials = [_try(rule, example, plan) for rule in tested for example in rule.examples]
    trials += [
        _try_relation(relation, example, rules, plan) for relation in related for example in relation.examples
    ]
    trials.sort(key=lambda trial: trial.location)
    return (
        *trials,
        *(_untested(rule) for rule in tested if _lacks(rule)),
        *(_unproved(relation) for relation in related if _lacks_verdict(relation)),
    )


def _try(rule: Rule, example: Example, plan: Plan) -> Trial:
    article = _article(example)
    bound = binding(article, plan)
    found = tuple(claim for claim in bound.claims if claim.rule == rule.id)
    read, differs = best(rule, example, found) if example.match else (None, ())
    failure = _failure(example, found, differs)
    # What is wrong, and what is not yet right, is looked into.
    numbers = () if failure is None else trace_binding(bound, plan.narrowed({rule.id}), asked={rule.id})
    if example.todo:
        failure = Failure.UNEXPECTED_PASS if failure is None else None
    return Trial(
        rule=rule,
        location=example.location,
        failure=failure,
        example=example,
        text=example.text,
        wanted=_wanted(example),
        found=found,
        todo=example.todo,
        read=read,
        differs=differs,
        beside=tuple(unasked(rule, example, found)) if example.match else (),
        numbers=numbers,
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
    resting = rules_of((relation,))
    failure = _misjudged(example, facts)
    if example.todo:
        failure = Failure.UNEXPECTED_PASS if failure is None else None
    return Trial(
        rule=relation,
        location=example.location,
        failure=failure,
        example=example,
        text=example.text,
        wanted="no verdict" if example.verdict is None else str(example.verdict),
        found=tuple(claim for claim in bound.claims if claim.rule in resting),
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


def _failure(example: Example, found: tuple[Claim, ...], differs: tuple[str, ...]) -> Failure | None:
    if not example.match:
        return Failure.NOISY if found else None
    if not found:
        return Failure.MISSING
    return Failure.WRONG_VALUE if differs else None


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
