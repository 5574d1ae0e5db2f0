"""`kzclaims rules test`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.cli.inputs import rules_from
from kzclaims.cli.streams import put

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(paths: Sequence[Path]) -> int:
    """Tries every example of every rule and relation; prints what fails and the totals. 1 where any fails."""
    from kzclaims.report.trials_to_text import failure_lines, summary_line  # noqa: PLC0415 - only for a trial
    from kzclaims.trials import Failure, run_trials  # noqa: PLC0415 - it imports the readers

    rules = rules_from(paths, Path.cwd())
    trials = run_trials(rules)
    failed = [trial for trial in trials if trial.failure is not None]
    for trial in failed:
        put(
            failure_lines(
                rule=trial.rule.id,
                failure=str(trial.failure),
                location=trial.location,
                text=trial.text,
                wanted=trial.wanted,
                found=trial.found,
                facts=trial.facts,
            )
        )
    untested = sum(trial.failure is Failure.UNTESTED for trial in failed)
    examples = len(trials) - untested
    todo = sum(trial.todo and trial.failure is None for trial in trials)
    put(
        [
            summary_line(
                rules=len(rules.rules),
                examples=examples,
                passed=examples - (len(failed) - untested) - todo,
                failed=len(failed) - untested,
                todo=todo,
                untested=untested,
                relations=len(rules.relations),
            )
        ]
    )
    return 1 if failed else 0
