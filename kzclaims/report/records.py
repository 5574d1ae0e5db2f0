"""Claims, facts and articles as the records that every JSON output shows (DESIGN section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzclaims.model import Article, Claim, Fact, Quantity
    from kzclaims.report.jsontext import Json


def claim_record(claim: Claim) -> dict[str, Json]:
    """The claim with its place, its reading and whether it dissents."""
    quantity = claim.quantity
    return {
        "rule": claim.rule,
        "slots": dict(claim.slots),
        "article": claim.article,
        "source": claim.source,
        "start": quantity.start,
        "end": quantity.end,
        "line": claim.line,
        "column": claim.column,
        "text": quantity.text,
        "sentence": {"start": claim.sentence.start, "end": claim.sentence.end},
        **_reading(quantity),
        "modality": claim.modality.value,
        "attribution": claim.attribution,
        "dissents": claim.dissents,
    }


def fact_record(fact: Fact) -> dict[str, Json]:
    """The fact with its verdict, reason and claims."""
    return {
        "key": fact.key,
        "rule": fact.rule,
        "slots": dict(fact.slots),
        "title": fact.title,
        "kind": fact.kind.value,
        "unit": fact.unit,
        "verdict": fact.verdict.value,
        "status": fact.status.value,
        "severity": fact.severity.value,
        "sources": fact.sources,
        "origins": fact.origins,
        "reason": fact.reason,
        "claims": [claim_record(claim) for claim in fact.claims],
    }


def article_record(article: Article) -> dict[str, Json]:
    """The article without its text."""
    return {
        "id": article.id,
        "source": article.source,
        "published": article.published,
        "language": article.language,
        "title": article.title,
    }


def _reading(quantity: Quantity) -> dict[str, Json]:
    return {
        "kind": quantity.kind.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "hedge": quantity.hedge.value,
        "granularity": None if quantity.granularity is None else quantity.granularity.value,
    }
