"""Facts with everything that their verdicts rest on."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.bind import Plan
from kzclaims.bind.trace import trace_article
from kzclaims.model import ClaimProof, Copies, FactProof, FindingProof, Modality, RoundProof, Standing
from kzclaims.pipeline import run_check
from kzclaims.reconcile import shared_text, weigh_all
from kzclaims.reconcile.assemble import fact_of
from kzclaims.reconcile.causes import explained
from kzclaims.reconcile.dissent import deviation
from kzclaims.reconcile.wording import meant, said_by

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from fractions import Fraction

    from kzclaims.model import Article, Deviation, Evidence, Fact, Report, RuleSet
    from kzclaims.reconcile.assemble import Case, Round
    from kzclaims.reconcile.testimony import Testimony

_Found = dict[tuple[str, str | None, int], tuple["Evidence", ...]]


def explain_facts(articles: Sequence[Article], rules: RuleSet, rule_id: str) -> tuple[FactProof, ...]:
    """The facts of one rule in the articles, each with its proof, sorted by key."""
    if not articles:
        return ()
    report = run_check(articles, rules)
    reported = {fact.key: fact for fact in report.facts}
    claims = [claim for claim in report.claims if claim.rule == rule_id]
    told = {claim.article for claim in claims}
    plan = Plan(rules)
    found: _Found = {
        (article.id, number.claim.rule, number.claim.quantity.start): number.evidence
        for article in report.articles
        if article.id in told
        for number in trace_article(article, plan)
    }
    proofs = []
    for case in weigh_all(claims, rules, report.articles, dict(report.origins)):
        fact = fact_of(case)
        proofs.append(_proof(case, reported.get(fact.key, fact), found, report))
    return tuple(sorted(proofs, key=lambda proof: proof.fact.key))


def _proof(case: Case, fact: Fact, found: _Found, report: Report) -> FactProof:
    off: dict[int, Deviation] = {}
    for one in case.rounds:
        for index in one.judgement.dissenting:
            far = deviation(one.judgement, index)
            if far is not None:
                off[one.places[index]] = far
    claims = tuple(
        ClaimProof(
            claim=claim,
            says=said_by(testimony),
            means=meant(testimony).removeprefix(f"{said_by(testimony)} means "),
            readings=tuple((reading.hard, reading.soft) for reading in testimony.meaning.readings),
            origin=testimony.origin,
            standing=_standing(testimony),
            evidence=found.get((claim.article, claim.rule, claim.quantity.start), ()),
            deviation=off.get(place),
        )
        for place, (claim, testimony) in enumerate(zip(fact.claims, case.testimonies, strict=True))
    )
    return FactProof(
        fact=fact,
        claims=claims,
        rounds=tuple(_round(one) for one in case.rounds),
        copies=tuple(_copies({claim.article for claim in fact.claims}, report)),
    )


def _copies(told: Collection[str], report: Report) -> Iterator[Copies]:
    """The articles of a fact that print one text, with the least that one shares with the first."""
    articles = {article.id: article for article in report.articles}
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for article, origin in report.origins:
        if article in told:
            alike[origin].append(article)
    for origin in sorted(alike):
        others = [one for one in sorted(alike[origin]) if one != origin]
        if len(alike[origin]) > 1 or others:
            share = min(shared_text(articles[origin], articles[one]).share for one in others)
            yield Copies(articles=(origin, *others), shared=_percent(share))


def _percent(share: Fraction) -> Decimal:
    return (Decimal(share.numerator) * 100 / share.denominator).quantize(Decimal(1))


def _round(one: Round) -> RoundProof:
    judgement, voices = one.judgement, one.group.voices
    sources = {voice.source for voice in voices}
    largest = max(judgement.lines, key=lambda each: len(each.line.sources))
    return RoundProof(
        label=one.label,
        verdict=judgement.verdict,
        claims=one.places,
        sources=len(sources),
        right=len(sources - {voices[index].source for index in judgement.dissenting}),
        common=largest.common,
        unit=largest.line.unit,
        findings=tuple(
            FindingProof(cause=finding.cause.value, text=explained(finding, voices))
            for finding in judgement.findings
        ),
    )


def _standing(testimony: Testimony) -> Standing:
    if testimony.claim.modality is Modality.DENIED:
        return Standing.DENIED
    if testimony.aside:
        return Standing.ASIDE
    if testimony.revised:
        return Standing.REVISED
    if not testimony.meaning.known:
        return Standing.UNDATED
    return Standing.LOOSE if testimony.loose else Standing.WEIGHED
