"""One line per finding, `path:line:column: conflict[key] …`, for editors and grep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.report.findings import findings, place_of, summary_line
from kzclaims.report.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.model import Report
    from kzclaims.report.findings import Finding
    from kzclaims.report.shape import View


def check(report: Report, _view: View) -> Iterator[str]:
    """The open contradictions and tensions, the worst first; nothing where there are none."""
    return (line_of(finding) for finding in findings(report))


def line_of(finding: Finding) -> str:
    """The line of one finding, with its end; the title comes last, being in any script."""
    said = f"{summary_line(finding)}; {one_line(finding.fact.title)}"
    return f"{place_of(finding.claim)}: {finding.label} {said}\n"
