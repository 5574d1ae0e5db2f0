"""`kzclaims explain`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.cli import outputs, streams
from kzclaims.cli.failures import complain_of_gaps
from kzclaims.cli.inputs import DEFAULT_ARTICLES, Given, gather, rules_from
from kzclaims.cli.progress import Progress
from kzclaims.report.formats import EXPLAIN_FORMATS
from kzclaims.report.shape import View

if TYPE_CHECKING:
    from kzclaims.cli.invocation import Invocation


def run(invocation: Invocation, target: str) -> int:
    """Explains a target; 0, or 2 where the answer is incomplete.

    Without articles a line is explained from its own file, a rule or fact from the folder `seeds` where
    there is one. Raises UsageError, or an ExceptionGroup of the errors of the user's, where there is no
    answer.
    """
    where = outputs.plan(invocation, EXPLAIN_FORMATS)
    with Progress("reading") as progress:
        given = _given(invocation, target)
        progress.tell(f"comparing {len(given.articles)} articles")
        from kzclaims.explain import explain  # noqa: PLC0415 - under the sign of life

        explanation = explain(target, given.articles, given.rules)
    view = View(
        verbose=invocation.verbose,
        quiet=invocation.quiet,
        color=streams.wants_color(invocation.color),
        unread=given.files_unread,
    )
    unwritten = outputs.deliver(explanation, where, view)
    return 2 if complain_of_gaps(given, unwritten, "explanation") else 0


def _given(invocation: Invocation, target: str) -> Given:
    from kzclaims.explain import target_of  # noqa: PLC0415 - as above

    place = target_of(target)
    paths = list(invocation.paths)
    if place.line and not any(_is_under(Path(place.name), path) for path in paths):
        paths.append(Path(place.name))
    elif not paths and DEFAULT_ARTICLES.is_dir():
        paths.append(DEFAULT_ARTICLES)
    if not paths:
        return Given(rules=rules_from(invocation.rules, Path.cwd()), articles=(), unread=())
    return gather(replace(invocation, paths=tuple(paths)), ())


def _is_under(file: Path, path: Path) -> bool:
    return file.resolve().is_relative_to(path.resolve())
