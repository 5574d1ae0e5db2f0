"""`kzclaims rules test`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.cli.inputs import rules_from
from kzclaims.cli.rules.chosen import chosen
from kzclaims.cli.streams import put, wants_color
from kzclaims.report.shape import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.cli.invocation import ColorWhen


def run(paths: Sequence[Path], named: Sequence[str], *, color: ColorWhen, verbose: bool) -> int:
    """Tries the examples of all rules and relations, or of those named; prints what fails and the totals.

    1 where any fails. Raises UsageError, or an ExceptionGroup of the errors of the user's, where there is
    no answer.
    """
    from kzclaims.report.trials_to_text import summary, trials  # noqa: PLC0415 - only for a trial
    from kzclaims.trials import run_trials  # noqa: PLC0415 - it imports the readers

    rules = rules_from(paths, Path.cwd())
    only = chosen(rules, named)
    tried = run_trials(rules, only)
    put(trials(tried, View(verbose=verbose, color=wants_color(color))))
    tested = [rule for rule in rules.rules if only is None or rule.id in only]
    related = [relation for relation in rules.relations if only is None or relation.id in only]
    put([summary(tried, rules=len(tested), relations=len(related))])
    return 1 if any(trial.failure is not None for trial in tried) else 0
