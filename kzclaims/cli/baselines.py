"""The baseline's file: where it is, whether a run can tell what is stale in it, and how it is written."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.baseline.entries import FILE_NAME, Baseline, Entry
from kzclaims.baseline.standing import rule_of
from kzclaims.cli.outputs import unwritable, write_whole
from kzclaims.cli.streams import say
from kzclaims.errors import Diagnostic, UsageError, render
from kzclaims.model import State
from kzclaims.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.baseline.update import Updated
    from kzclaims.cli.invocation import Gate
    from kzclaims.model import RuleSet

_TODAY = "KZCLAIMS_TODAY"
_DONE = {
    State.NEW: "accepted",
    State.KNOWN: "accepted",
    State.WIDENED: "widened",
    State.NARROWED: "narrowed",
    State.MOVED: "moved",
    State.STALE: "dropped",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineFile:
    """A baseline and the file it stands in; `path` None where there is none to write.

    `text` is what the file holds now, None where there is no such file yet.
    """

    path: Path | None
    baseline: Baseline
    text: str | None = None

    @property
    def name(self) -> str:
        """What messages call the file."""
        return "" if self.path is None else self.path.as_posix()


def today() -> date:
    """The day against which expiry is judged: KZCLAIMS_TODAY, or what UTC has.

    Raises UsageError where KZCLAIMS_TODAY is no date.
    """
    given = os.environ.get(_TODAY)
    return day(given, _TODAY) if given else datetime.now(tz=UTC).date()


def day(written: str, what: str) -> date:
    """The day that a user wrote. Raises UsageError where it is none."""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        advice = "write a day like 2027-01-31"
        raise _usage(f"{what} `{written}` is no date", advice) from error


def open_baseline(gate: Gate) -> BaselineFile:
    """The baseline that a check is held against; an empty one without a file where there is none.

    Raises UsageError for options that contradict each other, for a file that is named and not there, or
    that could not be written; an ExceptionGroup of BaselineError where the file is wrong.
    """
    if gate.no_baseline and (gate.baseline is not None or gate.update):
        raise _usage("--no-baseline goes neither with --baseline nor with --update-baseline")
    if gate.no_baseline:
        return BaselineFile(path=None, baseline=Baseline())
    path = gate.baseline or gate.folder / FILE_NAME
    problem = unwritable(path) if gate.update else None
    if problem is not None:
        raise problem
    if not os.path.lexists(path):
        if gate.baseline is not None and not gate.update:
            advice = "--update-baseline makes one that accepts what there is"
            raise _usage(f"there is no baseline `{path.as_posix()}`", advice)
        return BaselineFile(path=path if gate.update else None, baseline=Baseline())
    return read_baseline(path)


def read_baseline(path: Path) -> BaselineFile:
    """The baseline of a file that is there. Raises an ExceptionGroup of BaselineError where it is wrong."""
    from kzclaims.baseline.load import load_baseline  # noqa: PLC0415 - pydantic, where there is a file

    baseline = load_baseline(path, path.as_posix())
    return BaselineFile(path=path, baseline=baseline, text=path.read_bytes().decode("utf-8"))


def covers(file: BaselineFile, paths: Iterable[Path]) -> bool:
    """Whether a run on these paths reads all that the baseline was written from.

    Only then can an entry without a contradiction be told stale. A path that is gone holds nothing to
    read. A baseline that names no paths covers nobody knows what.
    """
    if file.path is None or not file.baseline.paths:
        return False
    folder = file.path.parent
    read = [Path(os.path.realpath(path)) for path in paths]
    return all(
        any(real.is_relative_to(path) for path in read)
        for real in (Path(os.path.realpath(folder / name)) for name in file.baseline.paths)
        if real.exists()
    )


def tell_stale(stale: Iterable[Entry], rules: RuleSet, *, all_rules: bool) -> tuple[Entry, ...]:
    """The entries that are stale for certain: not those of rules that were perhaps only left out."""
    present = {rule.id for rule in rules.rules} | {relation.id for relation in rules.relations}
    present |= {former for rule in rules.rules for former in rule.was}
    return tuple(entry for entry in stale if all_rules or rule_of(entry.key) in present)


def warn_of_stale(stale: Iterable[Entry], file: BaselineFile) -> None:
    """Tells on standard error which entries nothing answers to any more, each with its place."""
    lines = (file.text or "").split("\n")
    warnings = [
        Diagnostic(
            code="stale-baseline",
            message=f"`{entry.key}` is accepted, and its sources contradict each other no more",
            file=file.name,
            line=entry.line,
            column=entry.column,
            source_line=lines[entry.line - 1] if 0 < entry.line <= len(lines) else None,
            length=len(f'[accepted."{entry.key}"]'),
            help="remove it: kzclaims check --update-baseline",
            severity="warning",
        )
        for entry in stale
    ]
    if warnings:
        say("\n\n".join(render(warning) for warning in warnings))


def save(file: BaselineFile, updated: Updated, rules: RuleSet, paths: Sequence[Path]) -> BaselineFile:
    """Writes the baseline where that changes the file, whole or not at all, and tells what was changed.

    Raises UsageError where it cannot be written.
    """
    from kzclaims.baseline.write import baseline_text  # noqa: PLC0415 - only to write

    if file.path is None:
        raise ValueError("there is no file to write the baseline to")
    baseline = replace(updated.baseline, paths=_joined(file, paths))
    text = baseline_text(baseline, rules)
    if text != file.text:
        try:
            write_whole(file.path, [text])
        except OSError as error:
            raise _usage(f"cannot write `{file.name}`: {error.strerror}") from error
    return read_baseline(file.path)


def tell_changes(updated: Updated, file: BaselineFile) -> None:
    """Tells on standard error what an update changed."""
    name = visible(file.name)
    if not updated.changes:
        say(f"{name}: nothing to change")
        return
    for change in updated.changes:
        sign = "-" if change.state is State.STALE else "+"
        values = ", ".join(change.entry.values)
        say(visible(f"{sign} {change.entry.key}: {values}  ({_DONE[change.state]})"))
    counts = [
        f"{number} {word}"
        for word in dict.fromkeys(_DONE.values())
        if (number := sum(_DONE[change.state] == word for change in updated.changes))
    ]
    say(f"{name}: {', '.join(counts)}")


def _joined(file: BaselineFile, paths: Iterable[Path]) -> tuple[str, ...]:
    """What the baseline covers, with these paths: relative to its folder, none inside another."""
    folder = Path() if file.path is None else file.path.parent
    names = {*file.baseline.paths, *(Path(os.path.relpath(path, folder)).as_posix() for path in paths)}
    return tuple(
        sorted(
            name
            for name in names
            if not any(name != other and Path(name).is_relative_to(other) for other in names)
        )
    )


def _usage(message: str, advice: str | None = None) -> UsageError:
    return UsageError(Diagnostic(code="usage", message=message, help=advice))
