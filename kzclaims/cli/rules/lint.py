"""`kzclaims rules lint`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.cli.failures import complain
from kzclaims.cli.inputs import rules_from
from kzclaims.cli.progress import Progress
from kzclaims.cli.streams import put
from kzclaims.errors import Diagnostic, KzClaimsError, RuleError, UsageError, render
from kzclaims.report.lines import one_line
from kzclaims.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.model import Article, RuleSet

_NOTE = "note"


def run(paths: Sequence[Path], rule_paths: Sequence[Path], form: str, *, quiet: bool) -> int:
    """Prints every finding and a line of counts; 1 where any is no note, 2 where the answer is incomplete.

    It is incomplete where an article cannot be read, or a pattern takes too long in one. `quiet` leaves the
    notes out. Raises UsageError for a format that is none or paths without an article, an ExceptionGroup of
    RuleError where rules are wrong.
    """
    if form not in _WRITERS:
        advice = f"formats: {', '.join(_WRITERS)}"
        raise UsageError(Diagnostic(code="usage", message=f"no format `{form}`", help=advice))
    root = Path.cwd()
    problems: list[KzClaimsError] = []
    read: int | None = None
    with Progress("reading") as progress:
        rules = rules_from(rule_paths, root)
        from kzclaims.lint import diagnostics, lint, lint_on  # noqa: PLC0415 - under the sign of life

        findings = [*lint(rules)]
        if paths:
            articles = _articles(paths, root, problems)
            read = len(articles)
            progress.tell(f"trying the rules on {read} articles")
            try:
                findings += lint_on(rules, articles)
            except RuleError as error:
                problems.append(error)
        found = diagnostics(findings, root)
    if quiet:
        found = tuple(finding for finding in found if finding.severity != _NOTE)
    put(_WRITERS[form](found, rules, read))
    if problems:
        complain(problems)
        return 2
    return int(any(finding.severity != _NOTE for finding in found))


def _articles(paths: Sequence[Path], root: Path, problems: list[KzClaimsError]) -> tuple[Article, ...]:
    from kzclaims.read import read_articles  # noqa: PLC0415 - under the sign of life

    articles, unread = read_articles(paths, root=root)
    problems += unread
    return articles


def _text(found: Sequence[Diagnostic], rules: RuleSet, articles: int | None) -> Iterator[str]:
    for finding in found:
        yield f"{render(finding)}\n\n"
    yield _closing(found, rules, articles)


def _oneline(found: Sequence[Diagnostic], rules: RuleSet, articles: int | None) -> Iterator[str]:
    for finding in found:
        place = f"{one_line(finding.file or '')}:{finding.line}:{finding.column}"
        label = f" ({one_line(finding.label)})" if finding.label else ""
        yield f"{place}: {finding.severity}[{finding.code}] {one_line(finding.message)}{label}\n"
    yield _closing(found, rules, articles)


def _json(found: Sequence[Diagnostic], rules: RuleSet, articles: int | None) -> Iterator[str]:
    record = {
        "kzclaims": 1,
        "summary": {
            "rules": len(rules.rules),
            "relations": len(rules.relations),
            "articles": articles,
            "findings": sum(finding.severity != _NOTE for finding in found),
            "notes": sum(finding.severity == _NOTE for finding in found),
        },
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "message": finding.message,
                "file": finding.file,
                "line": finding.line,
                "column": finding.column,
                "length": finding.length,
                "label": finding.label,
                "help": finding.help,
            }
            for finding in found
        ],
    }
    yield json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


_WRITERS = {"text": _text, "oneline": _oneline, "json": _json}


def _closing(found: Sequence[Diagnostic], rules: RuleSet, articles: int | None) -> str:
    """`23 rules, 4 relations, 41 articles: nothing found`, or how much of each sort."""
    read = [counted(len(rules.rules), "rule")]
    read += [counted(len(rules.relations), "relation")] if rules.relations else []
    read += [] if articles is None else [counted(articles, "article")]
    counts = [
        counted(number, sort)
        for sort in ("error", "warning", _NOTE)
        if (number := sum(finding.severity == sort for finding in found))
    ]
    if not any(finding.severity != _NOTE for finding in found):
        counts = ["nothing found", *counts]
    return f"{', '.join(read)}: {', '.join(counts)}\n"
