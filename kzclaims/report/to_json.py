"""JSON: one object, the shape of which scripts rely on (DESIGN section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.report.jsontext import Json, document
from kzclaims.report.records import article_record, claim_record, fact_record
from kzclaims.report.tally import tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.model import Report
    from kzclaims.report.shape import Extraction, View

VERSION = 1  # of the shape; a key may be added under the same number, never taken away or changed

_FACTS_CLAIMS = 4  # document, facts, fact, claims: each claim of a fact on a line of its own
_CLAIMS = 2  # document, claims


def check(report: Report, _view: View) -> Iterator[str]:
    """The whole report: counts, articles, every fact with its claims."""
    origins = dict(report.origins)
    return document(
        {
            "kzclaims": VERSION,
            "summary": dict[str, Json](tally(report)),
            "articles": [
                article_record(article) | {"origin": origins.get(article.id, article.id)}
                for article in report.articles
            ],
            "facts": [fact_record(fact) for fact in report.facts],
        },
        depth=_FACTS_CLAIMS,
    )


def extract(extraction: Extraction, _view: View) -> Iterator[str]:
    """The articles and their claims, one claim a line."""
    return document(
        {
            "kzclaims": VERSION,
            "summary": {
                "articles": len(extraction.articles),
                "sources": len({article.source for article in extraction.articles}),
                "claims": len(extraction.claims),
            },
            "articles": [article_record(article) for article in extraction.articles],
            "claims": [claim_record(claim) for claim in extraction.claims],
        },
        depth=_CLAIMS,
    )
