"""Facts of relations, made of what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.model import Fact, Status, Verdict, fact_key
from kzclaims.reconcile.relations.judgement import verdict_of
from kzclaims.reconcile.relations.words import Counts, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.model import Claim, Relation
    from kzclaims.model.relation import Comparison
    from kzclaims.reconcile.relations.judgement import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found of a comparison; `told` are the findings of which the reason speaks.

    `origins` counts the texts; `need` says whose comparison it is where no rule file writes it.
    """

    law: Comparison
    findings: tuple[Finding, ...]
    told: tuple[Finding, ...]
    origins: int
    need: str = ""


def fact_for(
    relation: Relation, slots: tuple[tuple[str, str | None], ...], outcome: Outcome, claims: Iterable[Claim]
) -> Fact:
    """The fact of a relation with these slots; its claims come by article and place."""
    shown = tuple(sorted(claims, key=_place))
    verdict = verdict_of(outcome.findings)
    sources = len({claim.source for claim in shown})
    articles = len({claim.article for claim in shown})
    units = {claim.quantity.unit for claim in shown if claim.quantity.kind is relation.kind}
    return Fact(
        key=fact_key(relation.id, (value for _, value in slots)),
        rule=relation.id,
        slots=slots,
        title=relation.title,
        kind=relation.kind,
        unit=units.pop() if len(units) == 1 else None,
        verdict=verdict,
        status=Status.NEW if verdict in {Verdict.CONFLICT, Verdict.TENSION} else Status.NONE,
        severity=relation.severity,
        sources=sources,
        origins=outcome.origins,
        reason=reason_of(
            outcome.law,
            outcome.told,
            verdict,
            Counts(sources, outcome.origins, articles),
            need=outcome.need,
        ),
        claims=shown,
    )


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.article, claim.quantity.start, claim.quantity.end, claim.rule or ""
