"""Code Quality of GitLab: a list of issues with a place, a grade and a fingerprint each."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from kzclaims.model import Severity, Verdict
from kzclaims.report.findings import findings, summary_line
from kzclaims.report.jsontext import document
from kzclaims.report.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.model import Report
    from kzclaims.report.findings import Finding
    from kzclaims.report.jsontext import Json
    from kzclaims.report.shape import View

_ISSUES = 2  # the list, an issue: each of its keys on a line of its own
_GRADES = {
    (Verdict.CONFLICT, Severity.ERROR): "critical",
    (Verdict.CONFLICT, Severity.WARNING): "major",
    (Verdict.TENSION, Severity.ERROR): "minor",
    (Verdict.TENSION, Severity.WARNING): "info",
}


def check(report: Report, _view: View) -> Iterator[str]:
    """The open contradictions and tensions, the worst first."""
    return document([_issue(finding) for finding in findings(report)], depth=_ISSUES)


def _issue(finding: Finding) -> Json:
    fact = finding.fact
    title, reason = one_line(fact.title), one_line(fact.reason)
    return {
        "description": f"{finding.label} {title}: {summary_line(finding)}. {reason}",
        "check_name": fact.rule,
        # Of the key alone: GitLab takes an issue that has moved for a new one where its line is in it.
        "fingerprint": sha256(fact.key.encode(errors="backslashreplace")).hexdigest(),
        "severity": _GRADES[fact.verdict, fact.severity],
        "location": {
            "path": finding.claim.article,
            "lines": {"begin": finding.claim.line},
        },
    }
