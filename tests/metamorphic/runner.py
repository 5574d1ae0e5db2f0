"""Rewritings and plants tried: the check with the original alone, and with the other text beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.model import Verdict
from tests.metamorphic import plants
from tests.metamorphic.cases import beside_text
from tests.metamorphic.sources import claims, facts, sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.model import Claim, Fact
    from tests.metamorphic.cases import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a rewriting: facts wrongly in conflict or tension, claims that the other text lost."""

    case: Case
    conflicts: tuple[Fact, ...] = ()
    tensions: tuple[Fact, ...] = ()
    lost: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """What came of a plant: whether each fact that it touches is in conflict, and what else changed."""

    case: Case
    found: bool
    touched: tuple[Fact, ...] = ()
    changed: tuple[str, ...] = ()


def run(case: Case) -> Outcome:
    """A rewriting tried."""
    article = case.original.article
    company = case.original.others if case.among else ()
    before = {fact.key: fact.verdict for fact in facts(case.source, (article, *company))}
    after = facts(case.source, (article, *company, case.beside))
    return Outcome(
        case=case,
        conflicts=tuple(
            fact
            for fact in after
            if fact.verdict is Verdict.CONFLICT and before.get(fact.key) is not Verdict.CONFLICT
        ),
        tensions=tuple(
            fact
            for fact in after
            if fact.verdict is Verdict.TENSION
            and before.get(fact.key) not in {Verdict.CONFLICT, Verdict.TENSION}
        ),
        lost=tuple(_lost(case)),
    )


def run_planted(case: Case) -> Planted:
    """A plant tried."""
    article, site = case.original.article, case.site
    if site is None:
        raise ValueError("a plant has its site")
    copy = beside_text(article, f"{article.text}\n", None)
    before = facts(case.source, (article, copy))
    after = facts(case.source, (article, case.beside))
    changed_length = len(case.beside.text) - len(article.text)
    place = (site.surface.start, site.surface.end + changed_length)
    touched = {fact.key for fact in before if _has(fact, article.id, site.surface.start, site.surface.end)}
    own = {fact.key for fact in after if _has(fact, case.beside.id, *place)}
    rules = sources()[case.source].rules
    known = {rule.id for rule in rules.rules}
    proving = {
        fact.key
        for fact in before
        if fact.key in touched
        and fact.rule in known
        and any(
            not plants.reason_against(claim, rules.rule(fact.rule), fact)
            for claim in fact.claims
            if claim.article == article.id and claim.quantity.span == site.quantity.span
        )
    }
    verdicts = {fact.key: fact for fact in after}
    return Planted(
        case=case,
        found=all(key in verdicts and verdicts[key].verdict is Verdict.CONFLICT for key in proving),
        touched=tuple(fact for fact in after if fact.key in touched | own),
        changed=tuple(sorted(_changes(before, after, touched | own))),
    )


def _changes(before: Iterable[Fact], after: Iterable[Fact], touched: set[str]) -> set[str]:
    first = {(fact.key, _content(fact)) for fact in before if fact.key not in touched}
    second = {(fact.key, _content(fact)) for fact in after if fact.key not in touched}
    return {key for key, _ in first ^ second}


def _content(fact: Fact) -> tuple[object, ...]:
    values = tuple(
        sorted(
            str((claim.source, claim.quantity.low, claim.quantity.high, claim.quantity.unit, claim.modality))
            for claim in fact.claims
        )
    )
    # A copy is no second witness, so `single` and `agree` are one here.
    at_one = fact.verdict not in {Verdict.CONFLICT, Verdict.TENSION}
    return (Verdict.AGREE if at_one else fact.verdict, values)


def _lost(case: Case) -> Iterator[Claim]:
    """The claims of the original without a counterpart in the other text."""
    if case.unlike:
        return
    theirs = claims(case.beside, case.source)
    own = {(claim.rule, claim.slots, claim.modality) for claim in theirs}
    exact = {_said(claim) for claim in theirs}
    for claim in claims(case.original.article, case.source):
        here = case.site is not None and claim.quantity.span == case.site.quantity.span
        if case.only_site and not here:
            continue
        if case.only_site and claim not in _shared_claims(case, theirs):
            continue
        if here and case.weaker:
            if (claim.rule, claim.slots, claim.modality) not in own:
                yield claim
        elif _said(claim) not in exact:
            yield claim


def _shared_claims(case: Case, theirs: Iterable[Claim]) -> list[Claim]:
    """Of a number that serves several rules, an example of one of them is asked for that one alone."""
    found = case.site.claims if case.site else ()
    rules = {claim.rule for claim in theirs}
    kept = [claim for claim in found if claim.rule in rules]
    return kept or list(found)


def _said(claim: Claim) -> tuple[object, ...]:
    quantity = claim.quantity
    return (claim.rule, claim.slots, claim.modality, quantity.low, quantity.high, quantity.unit)


def _has(fact: Fact, article: str, start: int, end: int) -> bool:
    return any(
        claim.article == article and claim.quantity.start < end and start < claim.quantity.end
        for claim in fact.claims
    )
