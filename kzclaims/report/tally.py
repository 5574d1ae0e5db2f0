"""The counts that head or close a report."""

from __future__ import annotations

from collections import Counter

from kzclaims.model import Report, Status, Verdict


def tally(report: Report) -> dict[str, int]:
    """How many articles, sources, claims and facts, and how many facts of each verdict and status.

    `sources` counts the publishers of all articles read, with claims or without. `new` counts every
    contradiction that is not accepted, so that `new` and `accepted` are all there are; `widened` and
    `expired` are those of the new ones that were accepted once.
    """
    verdicts = Counter(fact.verdict for fact in report.facts)
    statuses = Counter(fact.status for fact in report.facts)
    return {
        "articles": len(report.articles),
        "sources": len({article.source for article in report.articles}),
        "claims": len(report.claims),
        "facts": len(report.facts),
        **{verdict.value: verdicts[verdict] for verdict in Verdict},
        "new": sum(statuses[status] for status in (Status.NEW, Status.WIDENED, Status.EXPIRED)),
        "widened": statuses[Status.WIDENED],
        "expired": statuses[Status.EXPIRED],
        "accepted": statuses[Status.ACCEPTED],
    }
