"""SARIF 2.1.0 (OASIS Standard): one result per finding, for code scanning and editors.

Accepted facts are left out and not marked as suppressed: GitHub opens alerts for suppressed results too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.report.findings import (
    Level,
    end_of,
    findings,
    first_of_each,
    more,
    remark_of,
    value_of,
)
from kzclaims.report.jsontext import document
from kzclaims.report.lines import one_line
from kzclaims.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kzclaims.model import Claim, Report, Severity
    from kzclaims.report.findings import Finding
    from kzclaims.report.jsontext import Json
    from kzclaims.report.shape import View

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "kzclaimsFact/v1"  # of our own: `primaryLocationLineHash` is for the uploader to compute
_MOST_RESULTS = 25_000  # GitHub refuses a file with more
_MOST_RELATED = 100  # GitHub shows no more of a result
_RESULTS = 6  # document, runs, run, results, result, and what it has of each kind, one a line
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTICE: "note"}
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def check(report: Report, view: View) -> Iterator[str]:
    """The open contradictions and tensions as one run, with every rule and article that took part."""
    found = findings(report)
    rules = _rules(report)
    places = {rule: place for place, rule in enumerate(rules)}
    files = {article.id: place for place, article in enumerate(report.articles)}
    run: Json = {
        "tool": {
            "driver": {
                "name": "kzclaims",
                "version": VERSION,
                "rules": list(rules.values()),
            }
        },
        "invocations": [_invocation(view, left_out=max(0, len(found) - _MOST_RESULTS))],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\r", "\n"],
        "artifacts": [
            {"location": {"uri": uri(article.id)}, "roles": ["analysisTarget"]} for article in report.articles
        ],
        "results": [_result(finding, places, files) for finding in found[:_MOST_RESULTS]],
    }
    return document({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, depth=_RESULTS)


def uri(path: str) -> str:
    """The path as a relative URI (RFC 3986): each byte that is not unreserved as `%` and two digits.

    A colon is among these, so that what stands before it is never taken for a scheme.
    """
    encoded = path.encode("utf-8", "surrogateescape")
    return "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in encoded)


def _rules(report: Report) -> dict[str, Json]:
    """The descriptors of all rules by id, those included that found nothing: their alerts can be closed."""
    described: dict[str, Json] = {
        fact.rule: _descriptor(fact.rule, fact.title, "", fact.severity) for fact in report.facts
    }
    for rule in report.rules:
        described[rule.id] = _descriptor(rule.id, rule.title, rule.why, rule.severity)
    return dict(sorted(described.items()))


def _descriptor(name: str, title: str, why: str, severity: Severity) -> Json:
    titled = _inert(title) or _inert(name)
    return {
        "id": name,
        "shortDescription": {"text": titled},
        "fullDescription": {"text": _inert(why) or titled},
        "defaultConfiguration": {"level": severity.value},
    }


def _invocation(view: View, *, left_out: int) -> Json:
    told: list[Json] = []
    if view.unread:
        files = "1 file" if view.unread == 1 else f"{view.unread} files"
        told.append(_notification("error", f"{files} could not be read, or not whole"))
    if left_out:
        told.append(_notification("warning", f"{more(left_out, 'result')} left out of this file"))
    return {"executionSuccessful": not view.unread, "toolExecutionNotifications": told}


def _notification(level: str, text: str) -> Json:
    return {"level": level, "message": {"text": text}}


def _result(finding: Finding, rules: Mapping[str, int], files: Mapping[str, int]) -> Json:
    fact = finding.fact
    related = finding.others[:_MOST_RELATED]
    return {
        "ruleId": fact.rule,
        "ruleIndex": rules[fact.rule],
        "level": _LEVELS[finding.level],
        "message": {"text": _message(finding, related)},
        "locations": [{"physicalLocation": _physical(finding.claim, files)}],
        "relatedLocations": [
            {
                "id": number,
                "physicalLocation": _physical(claim, files),
                "message": {"text": _inert(f"{value_of(claim)}: {claim.source}{remark_of(claim)}")},
            }
            for number, claim in enumerate(related, 1)
        ],
        "partialFingerprints": {_FINGERPRINT: fact.key},
        "properties": {"verdict": fact.verdict.value, "status": fact.status.value},
    }


def _message(finding: Finding, related: Sequence[Claim]) -> str:
    """What is said here and elsewhere, with links to the related locations: GitHub shows no others."""
    here = value_of(finding.claim)
    told = [f"{_inert(here)} here"]
    for number, claim in first_of_each(related, but=here):
        told.append(f"[{_link(value_of(claim))}]({number}) in {_inert(claim.source)}")
    if len(related) < len(finding.others):
        told.append(more(len(finding.others) - len(related), "claim"))
    return f"{_inert(finding.fact.title)}: {', '.join(told)}. {_inert(finding.fact.reason)}"


def _physical(claim: Claim, files: Mapping[str, int]) -> Json:
    end = end_of(claim)
    return {
        "artifactLocation": {"uri": uri(claim.article), "index": files[claim.article]},
        "region": {
            "startLine": claim.line,
            "startColumn": claim.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    }


def _inert(text: str) -> str:
    """The text on one line, in which nothing is a link: SARIF reads `[text](target)` in messages."""
    return one_line(text).replace("](", "] (")


def _link(text: str) -> str:
    """The text for use within a link's brackets, escaped as section 3.11.6 of the standard has it."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
