"""Traces: why a number became a claim of one rule, and why of no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.bind.binder import Binding, binding
from kzclaims.bind.candidates import Candidate, Miss, tries
from kzclaims.bind.groups import unmet_groups
from kzclaims.bind.slots import where_found
from kzclaims.model import Evidence, NearMiss, NumberProof, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.bind.plan import Plan
    from kzclaims.bind.reach import Found, Reach
    from kzclaims.model import Article


def trace_article(article: Article, plan: Plan) -> tuple[NumberProof, ...]:
    """Every number of an article, in order. Raises RuleError where a rule's pattern takes too long."""
    return trace_binding(binding(article, plan), plan)


def trace_binding(bound: Binding, plan: Plan) -> tuple[NumberProof, ...]:
    """The same of an article that was bound already."""
    traces = []
    for number, (claim, reach) in enumerate(zip(bound.claims, bound.reaches, strict=True)):
        if reach is None:
            traces.append(NumberProof(claim=claim, furniture=True))
            continue
        chosen = bound.chosen.get(number)
        evidence = () if chosen is None else tuple(_evidence(reach, group.found) for group in chosen.groups)
        misses = []
        for tried in tries(plan, bound.reading, number, reach):
            if isinstance(tried, Miss):
                misses.append(_near_miss(plan, tried, reach))
            elif chosen is None or tried.rule is not chosen.rule:
                misses.append(_outbid(tried, chosen, bound.barred.get((number, tried.rule.id))))
        misses.sort(key=lambda miss: (miss.met - miss.asked, miss.rule))
        traces.append(NumberProof(claim=claim, evidence=evidence, misses=tuple(reversed(misses))))
    return tuple(traces)


def _near_miss(plan: Plan, miss: Miss, reach: Reach) -> NearMiss:
    asked = len(miss.rule.about)
    terms, met = miss.terms, asked
    if miss.why is Why.NO_TERM:
        unmet = tuple(unmet_groups(plan, miss.rule, reach)) or (miss.terms,)
        terms, met = tuple("|".join(group) for group in unmet), asked - len(unmet)
    return NearMiss(rule=miss.rule.id, why=miss.why, terms=terms, met=met, asked=asked)


def _outbid(candidate: Candidate, chosen: Candidate | None, barred: Why | None) -> NearMiss:
    """A rule that fits the number and did not get it: it is barred, or another rule or number is better."""
    asked = len(candidate.rule.about)
    terms = () if chosen is None else (chosen.rule.id,)
    if barred is not None:
        return NearMiss(rule=candidate.rule.id, why=barred, terms=(), met=asked, asked=asked)
    return NearMiss(rule=candidate.rule.id, why=Why.OUTBID, terms=terms, met=asked, asked=asked)


def _evidence(reach: Reach, found: Found) -> Evidence:
    at = found.mention or found.elsewhere
    return Evidence(
        term=found.term,
        where=where_found(reach, found),
        words=found.distance,
        span=None if at is None else reach.reading.span_of(at),
    )


def on_line(numbers: Iterable[NumberProof], line: int) -> Iterator[NumberProof]:
    """The numbers that stand on one line of the article; lines count from 1."""
    return (number for number in numbers if number.claim.line == line)
