"""What of a check is new: its facts held against the baseline, a git revision, or both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.baseline.entries import Baseline
from kzclaims.baseline.standing import either, entries_of, hold_against
from kzclaims.baseline.update import update
from kzclaims.cli import baselines
from kzclaims.cli.streams import say
from kzclaims.errors import Diagnostic, UsageError
from kzclaims.text.visible import visible

if TYPE_CHECKING:
    from kzclaims.baseline.entries import Entry
    from kzclaims.baseline.standing import Standing
    from kzclaims.cli.baselines import BaselineFile
    from kzclaims.cli.inputs import Given
    from kzclaims.cli.invocation import Gate, Invocation
    from kzclaims.model import Fact
    from kzclaims.pipeline import CheckReport


class Gatekeeper:
    """Holds the reports of one run against what is known, on one day.

    `problems` are what kept the baseline from being written. Raises what `open_baseline` raises, before any
    article is read.
    """

    def __init__(self, gate: Gate, invocation: Invocation) -> None:
        if gate.update and gate.since is not None:
            message = "--update-baseline does not go with --since: the baseline accepts what is there now"
            raise UsageError(Diagnostic(code="usage", message=message))
        if gate.reason and not gate.update:
            raise UsageError(Diagnostic(code="usage", message="--reason goes with --update-baseline"))
        self._gate = gate
        self._invocation = invocation
        self._file = baselines.open_baseline(gate)
        self._today = baselines.today()
        self._whole = False
        self._stale: tuple[Entry, ...] = ()
        self.problems: tuple[UsageError, ...] = ()

    def judge(self, report: CheckReport, given: Given) -> CheckReport:
        """The report with the status that each fact has; the baseline is written where that was asked for.

        It is left as it is where something could not be read. Raises UsageError where the revision cannot
        be read.
        """
        complete = not given.files_unread
        self._whole = complete and baselines.covers(self._file, self._invocation.paths)
        file, standing = self._file, self._stand(report, given, self._file.baseline)
        self._stale = ()
        if self._whole:
            self._stale = baselines.tell_stale(standing.stale, given.rules, all_rules=self._gate.all_rules)
        if self._gate.update and complete:
            file, standing = self._update(report, given, standing)
        elif self._gate.update:
            say(f"{visible(file.name)} is left as it was: not everything could be read")
        facts = standing.facts
        if self._gate.since is not None:
            facts = either(facts, self._since(report, given, self._gate.since))
        self._file = file
        return replace(report, facts=facts)

    def tell(self) -> None:
        """Warns on standard error of entries that are stale, which comes after the report."""
        baselines.warn_of_stale(self._stale, self._file)

    def _stand(self, report: CheckReport, given: Given, baseline: Baseline) -> Standing:
        return hold_against(report.facts, baseline, given.rules, report.articles, self._today)

    def _update(self, report: CheckReport, given: Given, standing: Standing) -> tuple[BaselineFile, Standing]:
        updated = update(
            self._file.baseline, standing, stale=self._stale, whole=self._whole, reason=self._gate.reason
        )
        try:
            file = baselines.save(self._file, updated, given.rules, self._invocation.paths)
        except UsageError as error:
            self.problems = (error,)
            return self._file, standing
        baselines.tell_changes(updated, file)
        self._stale = ()
        return file, self._stand(report, given, file.baseline)

    def _since(self, report: CheckReport, given: Given, revision: str) -> tuple[Fact, ...]:
        """The facts, those accepted that the articles of the revision contradicted each other in already."""
        from kzclaims.cli.revision import articles_at  # noqa: PLC0415 - subprocess, only for --since
        from kzclaims.pipeline import run_check  # noqa: PLC0415 - as `check` has it

        old = articles_at(revision, self._invocation.paths, root=Path.cwd())
        known = run_check(old, given.rules).facts if old else ()
        baseline = Baseline(entries=entries_of(known, f"already at {revision}"))
        return self._stand(report, given, baseline).facts
