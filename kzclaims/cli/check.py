"""`kzclaims check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.cli import outputs, streams
from kzclaims.cli.failures import complain_of_gaps
from kzclaims.cli.gate import Gatekeeper
from kzclaims.cli.inputs import gather
from kzclaims.cli.invocation import FailOn, Gate, Invocation
from kzclaims.cli.progress import Progress
from kzclaims.errors import Diagnostic, UsageError
from kzclaims.model import Fact, Severity, Status, Verdict
from kzclaims.report.formats import CHECK_FORMATS
from kzclaims.report.shape import View

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_EVERY = "all"


def run(invocation: Invocation, gate: Gate, *, verdicts: Iterable[str], fail_on: FailOn) -> int:
    """Checks the articles and writes the reports; 0, 1 or 2, where 2 outranks 1.

    Raises UsageError, or an ExceptionGroup of the errors of the user's, where there is no answer.
    """
    where = outputs.plan(invocation, CHECK_FORMATS)
    wanted = verdicts_of(verdicts)
    keeper = Gatekeeper(gate, invocation)
    with Progress("reading") as progress:
        given = gather(invocation, where.files)
        progress.tell(f"comparing {len(given.articles)} articles")
        from kzclaims.pipeline import run_check  # noqa: PLC0415 - under the sign of life

        report = keeper.judge(run_check(given.articles, given.rules), given)
    failing = frozenset(fact.key for fact in report.facts if fails(fact, fail_on))
    view = View(
        verdicts=wanted,
        verbose=invocation.verbose,
        quiet=invocation.quiet,
        color=streams.wants_color(invocation.color),
        unread=given.files_unread,
        failing=failing,
        csv_for_excel=invocation.csv_for_excel,
    )
    unwritten = (*outputs.deliver(report, where, view), *keeper.problems)
    keeper.tell()
    if complain_of_gaps(given, unwritten, "check"):
        return 2
    return int(bool(failing))


def fails(fact: Fact, fail_on: FailOn) -> bool:
    """Whether the fact makes a check fail; an accepted contradiction never does."""
    if fail_on is FailOn.NEVER or fact.status is Status.ACCEPTED:
        return False
    if fact.verdict is Verdict.CONFLICT:
        return fail_on is FailOn.WARNING or fact.severity is Severity.ERROR
    return fact.verdict is Verdict.TENSION and fail_on is FailOn.WARNING


def verdicts_of(names: Iterable[str]) -> frozenset[Verdict]:
    """The verdicts that the names ask for, several in one name with commas between; conflict for none.

    Raises UsageError for a name that is no verdict.
    """
    known = {verdict.value: frozenset({verdict}) for verdict in Verdict} | {_EVERY: frozenset(Verdict)}
    wanted: frozenset[Verdict] = frozenset()
    for name in (part.strip() for several in names for part in several.split(",")):
        if name not in known:
            raise _no_verdict(name, known)
        wanted |= known[name]
    return wanted or View().verdicts


def _no_verdict(name: str, known: Collection[str]) -> UsageError:
    from kzclaims.rules.suggest import nearest  # noqa: PLC0415 - only for a mistake

    near = nearest(name, known)
    guess = f", did you mean `{near}`?" if near else ""
    advice = f"verdicts: {', '.join(known)}"
    return UsageError(Diagnostic(code="usage", message=f"no verdict `{name}`{guess}", help=advice))
