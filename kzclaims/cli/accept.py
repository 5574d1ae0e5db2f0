"""`kzclaims accept`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.baseline.entries import FILE_NAME, Baseline
from kzclaims.cli import baselines
from kzclaims.cli.failures import complain_of_gaps
from kzclaims.cli.inputs import DEFAULT_ARTICLES, gather
from kzclaims.cli.outputs import unwritable
from kzclaims.cli.progress import Progress
from kzclaims.cli.streams import put, say
from kzclaims.errors import Diagnostic, UsageError
from kzclaims.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kzclaims.baseline.standing import Standing
    from kzclaims.cli.invocation import Gate, Invocation
    from kzclaims.model import RuleSet


def run(invocation: Invocation, gate: Gate, keys: Sequence[str], *, expires: str | None) -> int:
    """Accepts contradictions as the articles have them now; 0, or 2 where an article is unread.

    Without paths it reads what the baseline was written from, else the folder `seeds` where there is one.
    Raises UsageError where a fact is unknown or contradicts nothing, or there is no reason.
    """
    reason = gate.reason.strip()
    if not reason:
        raise _problem("usage", "a contradiction is accepted for a reason", '--reason "…"')
    path = gate.baseline or gate.folder / FILE_NAME
    today = baselines.today()
    until = _until(expires, today)
    problem = unwritable(path)
    if problem is not None:
        raise problem
    file = (
        baselines.read_baseline(path)
        if path.exists()
        else baselines.BaselineFile(path=path, baseline=Baseline())
    )
    invocation = _with_paths(invocation, file)
    paths = invocation.paths
    with Progress("reading") as progress:
        given = gather(invocation, ())
        if given.files_unread:
            complain_of_gaps(given, (), "check")
            say(f"{visible(file.name)} is left as it was: what was not read cannot be accepted")
            return 2
        progress.tell(f"comparing {len(given.articles)} articles")
        from kzclaims.baseline.standing import hold_against  # noqa: PLC0415 - under the sign of life
        from kzclaims.baseline.update import accept  # noqa: PLC0415 - the same
        from kzclaims.pipeline import run_check  # noqa: PLC0415 - the same

        report = run_check(given.articles, given.rules)
    standing = hold_against(report.facts, file.baseline, given.rules, report.articles, today)
    _must_contradict(keys, standing, given.rules)
    whole = baselines.covers(file, paths)
    updated = accept(file.baseline, standing, keys, reason=reason, expires=until, whole=whole)
    saved = baselines.save(file, updated, given.rules, paths)
    put(_lines(saved, keys))
    return 0


def _lines(file: baselines.BaselineFile, keys: Sequence[str]) -> Iterable[str]:
    entries = {entry.key: entry for entry in file.baseline.entries}
    for key in dict.fromkeys(keys):
        entry = entries[key]
        until = "" if entry.expires is None else f", until {entry.expires.isoformat()}"
        place = f"{file.name}:{entry.line}"
        line = f"accepted {key}: {', '.join(entry.values)}{until}  ({place})"
        yield f"{visible(line)}\n"


def _with_paths(invocation: Invocation, file: baselines.BaselineFile) -> Invocation:
    if invocation.paths:
        return invocation
    folder = Path() if file.path is None else file.path.parent
    paths = tuple(path for name in file.baseline.paths if (path := folder / name).exists())
    if not paths and DEFAULT_ARTICLES.is_dir():
        paths = (DEFAULT_ARTICLES,)
    return replace(invocation, paths=paths)


def _until(written: str | None, today: date) -> date | None:
    if written is None:
        return None
    until = baselines.day(written, "--expires")
    if until < today:
        raise _problem("usage", f"--expires {until.isoformat()} has passed", "name a day to come")
    return until


def _must_contradict(keys: Sequence[str], standing: Standing, rules: RuleSet) -> None:
    """Raises an ExceptionGroup of UsageError for keys of no fact and facts without a contradiction."""
    from kzclaims.rules.suggest import nearest  # noqa: PLC0415 - only for a mistake

    facts = {fact.key: fact for fact in standing.facts}
    open_keys = [fact.key for fact in standing.facts if fact.acceptance is not None]
    problems: list[UsageError] = []
    for key in keys:
        fact = facts.get(key)
        if fact is not None and fact.acceptance is not None:
            continue
        if fact is not None:
            message = f"there is nothing to accept of `{key}`: its verdict is {fact.verdict.value}"
            problems.append(_problem("no-contradiction", message, _known(open_keys)))
            continue
        near = nearest(key, open_keys) or nearest(key, facts)
        guess = f", did you mean `{near}`?" if near else ""
        ids = {*(rule.id for rule in rules.rules), *(relation.id for relation in rules.relations)}
        what = "a rule's id is no fact's key: there is no fact" if key in ids else "there is no fact"
        problems.append(_problem("no-target", f"{what} `{key}` in these articles{guess}", _known(open_keys)))
    if problems:
        raise ExceptionGroup("facts that cannot be accepted", problems)


def _known(keys: Sequence[str]) -> str:
    return f"contradictions here: {', '.join(keys)}" if keys else "there is no contradiction here"


def _problem(code: str, message: str, advice: str) -> UsageError:
    return UsageError(Diagnostic(code=code, message=message, help=advice))
