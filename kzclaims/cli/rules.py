"""`kzclaims rules`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.cli.inputs import rules_from
from kzclaims.cli.streams import put
from kzclaims.model import Relation
from kzclaims.report.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.model import Rule


def run_list(paths: Sequence[Path]) -> int:
    """Prints one line per rule and relation: id, kind, title, place."""
    rules = rules_from(paths, Path.cwd())
    put(list_lines((*rules.rules, *rules.relations)))
    return 0


def run_test(paths: Sequence[Path]) -> int:
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


def run_schema() -> int:
    """Prints the JSON Schema of rule files."""
    from kzclaims.rules.schema import json_schema  # noqa: PLC0415 - pydantic

    put([json.dumps(json_schema(), ensure_ascii=False, indent=2), "\n"])
    return 0


def _sort(rule: Rule | Relation) -> str:
    """What a rule measures, with its unit; of a relation that it is one."""
    if isinstance(rule, Relation):
        return "relation"
    return rule.kind.value if rule.unit is None else f"{rule.kind.value}:{rule.unit}"


def list_lines(rules: Sequence[Rule | Relation]) -> Iterator[str]:
    """Rules and relations in columns; the title last, since it may run from right to left."""
    rows = [
        (
            rule.id,
            _sort(rule),
            f"{one_line(rule.location.file)}:{rule.location.line}",
            one_line(rule.title),
        )
        for rule in rules
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for identity, kind, place, title in rows:
        yield f"{identity:<{widths[0]}}  {kind:<{widths[1]}}  {place:<{widths[2]}}  {title}\n"
