"""Attempts: rules tried on one text, with all that a rule author wants to know of the outcome."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kzclaims.bind import Plan
from kzclaims.bind.alike import nearest_words
from kzclaims.bind.binder import binding
from kzclaims.bind.lines import Lines
from kzclaims.bind.trace import trace_binding
from kzclaims.model import Attempt, Span, TermFound, TriedNumber, TriedPassage, Verdict, Why, split_role
from kzclaims.pipeline import run_check
from kzclaims.reconcile import meaning
from kzclaims.reconcile.testimony import Testimony
from kzclaims.reconcile.wording import meant, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.bind.binder import Binding
    from kzclaims.model import Article, Claim, Fact, NearMiss, NumberProof, Rule, RuleSet

_OPEN = frozenset({Verdict.CONFLICT, Verdict.TENSION})


def attempt(article: Article, rules: RuleSet, only: frozenset[str] | None = None) -> Attempt:
    """What the rules make of one text: each number, each term, and what the claims amount to.

    `only` are the ids of rules and relations to tell of. All rules are tried whatever is asked for, so that a
    number which goes to another rule does so here too.
    Raises RuleError where a rule's pattern takes too long.
    """
    plan = Plan(rules)
    bound = binding(article, plan)
    asked = only or frozenset()
    proofs = trace_binding(bound, plan if only is None else plan.narrowed(only), asked)
    passages = tuple(_passages(bound, plan, proofs, rules, asked))
    missing = _missing(bound, passages)
    return Attempt(
        article=article,
        passages=passages,
        near=tuple(nearest_words(bound.reading, [term for term in rules.terms if term.name in missing])),
        facts=tuple(_facts(article, rules, only)),
        only=only,
    )


def _passages(
    bound: Binding, plan: Plan, proofs: Sequence[NumberProof], rules: RuleSet, asked: frozenset[str]
) -> Iterator[TriedPassage]:
    reading = bound.reading
    lines = Lines(reading.article.text)
    by_id = {rule.id: rule for rule in rules.rules}
    filled = _filled(proofs)
    telling = _terms_of(rules, asked) if asked else None
    for index, passage in enumerate(reading.passages):
        numbers = [proofs[placed.number] for placed in reading.numbers_in(index)]
        terms = tuple(
            TermFound(
                term=mention.term, span=reading.span_of(mention), form=plan.written.of(reading, mention)
            )
            for mention in reading.mentions(index)
            if telling is None or split_role(mention.term)[1] in telling
        )
        line, column = lines.place(passage.start)
        yield TriedPassage(
            span=Span(passage.start, passage.end),
            line=line,
            column=column,
            numbers=tuple(
                TriedNumber(
                    proof=replace(proof, misses=tuple(_telling(proof, numbers, asked))),
                    means=_means(proof.claim, reading.article, by_id),
                    fills=filled.get(proof.claim.quantity.start, ()),
                )
                for proof in numbers
            ),
            terms=terms,
        )


def _missing(bound: Binding, passages: Sequence[TriedPassage]) -> frozenset[str]:
    """The terms that a rule with all else lacks for a number of none, and that the text nowhere mentions."""
    missing = {
        split_role(term)[1]
        for passage in passages
        for number in passage.numbers
        if number.proof.claim.rule is None
        for miss in number.proof.misses
        if miss.asked - miss.met == 1
        for group in _lacking(miss)
        for term in group.split("|")
    }
    counts = bound.reading.counts
    return frozenset(term for term in missing if not any(term in counted for counted in counts.values()))


def _lacking(miss: NearMiss) -> tuple[str, ...]:
    """The groups of terms of which a rule found none."""
    if miss.why is Why.NO_TERM:
        return miss.terms
    return miss.terms[2:] if miss.why is Why.KIND else ()


def _filled(proofs: Sequence[NumberProof]) -> dict[int, tuple[tuple[str, str], ...]]:
    """The slots that claims take from numbers, by the place of the number."""
    starts = {proof.claim.quantity.start for proof in proofs}
    filled: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for claim in (proof.claim for proof in proofs if proof.claim.rule is not None):
        for taken in claim.taken:
            if taken.span is not None and taken.span.start in starts:
                filled[taken.span.start].add((claim.rule or "", taken.slot))
    return {start: tuple(sorted(slots)) for start, slots in filled.items()}


def _terms_of(rules: RuleSet, asked: frozenset[str]) -> frozenset[str]:
    """The terms that rules speak of, and those that relations name."""
    named: set[str] = set()
    for rule in rules.rules:
        if rule.id in asked:
            groups = (*rule.about, rule.excluded, *(slot.terms for slot in rule.slots))
            named |= {split_role(term)[1] for group in groups for term in group}
            named |= {term.name for term in rules.terms if f"{{{term.name}}}" in (rule.pattern or "")}
    return frozenset(named)


def _telling(proof: NumberProof, passage: Sequence[NumberProof], asked: frozenset[str]) -> Iterator[NearMiss]:
    """The near misses of a number, those left out that nobody wonders about.

    That a rule wants another kind of number says nothing where it has one in the passage, nor of a number
    that has a rule, unless that rule is asked about.
    """
    content = {one.claim.rule for one in passage}
    for miss in proof.misses:
        settled = miss.rule in content or (proof.claim.rule is not None and miss.rule not in asked)
        if miss.why is not Why.KIND or not settled:
            yield miss


def _means(claim: Claim, article: Article, rules: dict[str, Rule]) -> str:
    """The values that a claim stands for, where they are not just what it says."""
    if claim.rule is None:
        return ""
    testimony = Testimony(
        claim=claim,
        meaning=meaning(claim.quantity, rules[claim.rule], article.published),
        origin=article.id,
        published=article.published,
    )
    said, told = said_by(testimony), meant(testimony)
    return "" if said == told else told.removeprefix(f"{said} means ")


def _facts(article: Article, rules: RuleSet, only: frozenset[str] | None) -> Iterator[Fact]:
    """What relations make of the claims, and what the text contradicts itself on."""
    relations = {relation.id for relation in rules.relations}
    for fact in run_check((article,), rules).facts:
        asked = only is None or fact.rule in only
        if asked and (fact.rule in relations or fact.verdict in _OPEN):
            yield fact
