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
from kzclaims.reconcile.phrases import said
from kzclaims.reconcile.wording import far_off, meant, said_by

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from fractions import Fraction

    from kzclaims.model import Article, Claim, Deviation, Evidence, Fact, Report, RuleSet
    from kzclaims.reconcile.assemble import Case, Round
    from kzclaims.reconcile.testimony import Testimony

_Found = dict[tuple[str, str | None, int], tuple["Evidence", ...]]


class Study:
    """Articles held against each other once, and the proofs that can be given of that."""

    def __init__(self, articles: Sequence[Article], rules: RuleSet) -> None:
        self.rules = rules
        self.report = run_check(articles, rules)
        self._plan = Plan(rules)
        self._evidence: dict[str, _Found] = {}

    def facts_of(self, name: str) -> tuple[FactProof, ...]:
        """The facts of a rule or a relation, by its id, each with its proof, sorted by key."""
        if any(relation.id == name for relation in self.rules.relations):
            return self._facts_of_relation(name)
        reported = {fact.key: fact for fact in self.report.facts}
        claims = [claim for claim in self.report.claims if claim.rule == name]
        found: _Found = {}
        for article in sorted({claim.article for claim in claims}):
            found |= self._evidence_in(article)
        proofs = []
        for case in weigh_all(claims, self.rules, self.report.articles, dict(self.report.origins)):
            fact = fact_of(case)
            proofs.append(_proof(case, reported.get(fact.key, fact), found, self.report))
        return tuple(sorted(proofs, key=lambda proof: proof.fact.key))

    def _facts_of_relation(self, name: str) -> tuple[FactProof, ...]:
        """The facts that a relation makes; their claims as the facts that they rest on prove them."""
        facts = [fact for fact in self.report.facts if fact.rule == name]
        parts = sorted({claim.rule for fact in facts for claim in fact.claims if claim.rule is not None})
        proven = {
            _place(proof.claim): proof
            for part in parts
            for of_part in self.facts_of(part)
            for proof in of_part.claims
        }
        return tuple(
            FactProof(
                fact=fact,
                claims=tuple(proven.get(_place(claim)) or _unproven(claim) for claim in fact.claims),
                rounds=(),
                copies=tuple(_copies({claim.article for claim in fact.claims}, self.report)),
            )
            for fact in facts
        )

    def _evidence_in(self, article: str) -> _Found:
        known = self._evidence.get(article)
        if known is None:
            read = next(one for one in self.report.articles if one.id == article)
            known = self._evidence[article] = {
                _place(number.claim): number.evidence for number in trace_article(read, self._plan)
            }
        return known


def _place(claim: Claim) -> tuple[str, str | None, int]:
    return claim.article, claim.rule, claim.quantity.start


def _unproven(claim: Claim) -> ClaimProof:
    """A number that a relation takes from the passage, and no rule claims."""
    words = said(claim.quantity)
    return ClaimProof(
        claim=claim, says=words, means=words, readings=(), origin=claim.article, standing=Standing.WEIGHED
    )


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
            evidence=found.get(_place(claim), ()),
            deviation=off.get(place),
            off_by=far_off(off[place]) if place in off else "",
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
