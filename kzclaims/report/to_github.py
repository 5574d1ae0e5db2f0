"""Workflow commands of GitHub Actions: one annotation per finding, on the line that says it.

The form is that of the commands `error`, `warning` and `notice` in GitHub's documentation of workflow
commands; what must be escaped is what `@actions/core` escapes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kzclaims.report.findings import Level, detail_lines, end_of, findings
from kzclaims.report.lines import one_line
from kzclaims.report.to_oneline import line_of
from kzclaims.report.to_text import summary_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.model import Report
    from kzclaims.report.findings import Finding
    from kzclaims.report.shape import View

_MOST = 10  # annotations of a level that GitHub shows for one step; it drops the others without a word
_TITLE = "kzclaims"


def check(report: Report, view: View) -> Iterator[str]:
    """The findings as annotations, the worst first, as many as GitHub shows.

    The others follow as plain lines of the log, and a notice counts them.
    """
    taken = Counter({Level.NOTICE: 1})  # for the notice that counts what is left out
    if view.unread:
        taken[Level.ERROR] += 1
        yield _command(Level.ERROR, {"title": _TITLE}, [_incomplete(view.unread)])
    left_out: list[Finding] = []
    for finding in findings(report):
        taken[finding.level] += 1
        if taken[finding.level] > _MOST:
            left_out.append(finding)
        else:
            yield _annotation(finding)
    yield from map(line_of, left_out)
    if left_out:
        findings_are = "finding is" if len(left_out) == 1 else "findings are"
        told = (
            f"{len(left_out)} more {findings_are} in the log of this step and not annotated: GitHub shows "
            f"{_MOST} errors, {_MOST} warnings and {_MOST} notices of a step"
        )
        yield _command(Level.NOTICE, {"title": _TITLE}, [told])
    if not view.quiet:
        yield f"{summary_of(report, view)}\n"


def _annotation(finding: Finding) -> str:
    claim, end = finding.claim, end_of(finding.claim)
    place = {"file": one_line(claim.article), "line": str(claim.line), "endLine": str(end.line)}
    if end.line == claim.line:  # columns of several lines are dropped with the whole annotation
        place |= {"col": str(claim.column), "endColumn": str(end.column)}
    return _command(finding.level, place | {"title": finding.label}, detail_lines(finding))


def _incomplete(unread: int) -> str:
    files = "1 file" if unread == 1 else f"{unread} files"
    return f"{files} could not be read, or not whole; this check is incomplete"


def _command(level: Level, properties: dict[str, str], lines: Sequence[str]) -> str:
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level.value} {named}::{_data(chr(10).join(lines))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
