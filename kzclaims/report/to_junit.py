"""JUnit XML: a suite for each rule, a test case for each fact."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kzclaims.model import Status
from kzclaims.report.findings import detail_lines, findings, summary_line
from kzclaims.report.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kzclaims.model import Fact, Report
    from kzclaims.report.findings import Finding
    from kzclaims.report.shape import View

_READING = "kzclaims"  # the suite of what could not be read; no rule's, so that it comes first


def check(report: Report, view: View) -> Iterator[str]:
    """Every fact: failed where it fails the check, skipped where it is accepted, else passed.

    A contradiction or tension that does not fail the check passes and is told as output of its case.
    Files that could not be read are an error.
    """
    suites: dict[str, list[Fact]] = {}
    for fact in report.facts:
        suites.setdefault(fact.rule, []).append(fact)
    found = {finding.fact.key: finding for finding in findings(report)}
    counts = _counts(report.facts, view, errors=1 if view.unread else 0)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites{_attributes({'name': 'kzclaims'} | counts)}>\n"
    if view.unread:
        yield from _unread(view.unread)
    for rule, facts in sorted(suites.items()):
        counted = _counts(facts, view, errors=0) | {"skipped": str(sum(map(_accepted, facts)))}
        yield f"  <testsuite{_attributes({'name': rule} | counted)}>\n"
        for fact in facts:
            yield from _case(fact, found, view)
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _case(fact: Fact, found: Mapping[str, Finding], view: View) -> Iterator[str]:
    finding = found.get(fact.key)
    opening = f"    <testcase{_attributes({'name': fact.key, 'classname': fact.rule})}"
    if finding is None and not _accepted(fact):
        yield f"{opening}/>\n"
        return
    yield f"{opening}>\n"
    if finding is None:
        yield f"      <skipped{_attributes({'message': f'accepted: {fact.reason}'})}/>\n"
    elif fact.key in view.failing:
        message = {"type": fact.verdict.value, "message": summary_line(finding)}
        yield f"      <failure{_attributes(message)}>{_details(finding)}</failure>\n"
    else:
        yield f"      <system-out>{_details(finding)}</system-out>\n"
    yield "    </testcase>\n"


def _unread(unread: int) -> Iterator[str]:
    files = "1 file" if unread == 1 else f"{unread} files"
    message = {"type": "incomplete", "message": f"{files} could not be read, or not whole"}
    suite = {"name": _READING, "tests": "1", "failures": "0", "errors": "1", "skipped": "0"}
    yield f"  <testsuite{_attributes(suite)}>\n"
    yield f"    <testcase{_attributes({'name': 'every file is read', 'classname': _READING})}>\n"
    yield f"      <error{_attributes(message)}/>\n"
    yield "    </testcase>\n"
    yield "  </testsuite>\n"


def _counts(facts: Sequence[Fact], view: View, *, errors: int) -> dict[str, str]:
    failures = sum(fact.key in view.failing for fact in facts)
    return {"tests": str(len(facts) + errors), "failures": str(failures), "errors": str(errors)}


def _accepted(fact: Fact) -> bool:
    return fact.status is Status.ACCEPTED


def _details(finding: Finding) -> str:
    return escape("\n".join([finding.label, *detail_lines(finding)]), quote=False)


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(one_line(value))}"' for name, value in values.items())
