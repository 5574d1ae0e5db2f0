"""`kzclaims extract`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.cli import outputs, streams
from kzclaims.cli.failures import complain_of_gaps
from kzclaims.cli.inputs import gather
from kzclaims.cli.progress import Progress
from kzclaims.report.formats import EXTRACT_FORMATS
from kzclaims.report.shape import Extraction, View

if TYPE_CHECKING:
    from kzclaims.cli.invocation import Invocation


def run(invocation: Invocation, *, everything: bool) -> int:
    """Writes the claims of the articles, with `everything` also quantities of no rule; 0 or 2.

    Raises UsageError, or an ExceptionGroup of the errors of the user's, where there is no answer.
    """
    where = outputs.plan(invocation, EXTRACT_FORMATS)
    with Progress("reading") as progress:
        given = gather(invocation, where.files)
        progress.tell(f"reading the numbers of {len(given.articles)} articles")
        from kzclaims.pipeline import run_extract  # noqa: PLC0415 - under the sign of life

        extraction = Extraction(
            articles=given.articles,
            claims=run_extract(given.articles, given.rules, everything=everything),
            titles=tuple((rule.id, rule.title) for rule in given.rules.rules),
        )
    view = View(
        verbose=invocation.verbose,
        quiet=invocation.quiet,
        color=streams.wants_color(invocation.color),
        unread=given.files_unread,
        csv_for_excel=invocation.csv_for_excel,
    )
    unwritten = outputs.deliver(extraction, where, view)
    return 2 if complain_of_gaps(given, unwritten, "extraction") else 0
