"""`kzclaims rules list`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.cli.inputs import rules_from
from kzclaims.cli.streams import put
from kzclaims.model import Relation
from kzclaims.report.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.model import Rule


def run(paths: Sequence[Path]) -> int:
    """Prints one line per rule and relation: id, kind, title, place."""
    rules = rules_from(paths, Path.cwd())
    put(list_lines((*rules.rules, *rules.relations)))
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
