"""Where reports go: which format, which files, and files written whole or not at all."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from kzclaims.cli import streams
from kzclaims.errors import Diagnostic, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kzclaims.cli.invocation import Invocation
    from kzclaims.report.shape import Format, View

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Generic[Subject]):
    """The format of standard output, and every file to write with its format."""

    printed: Format[Subject]
    files: tuple[tuple[Path, Format[Subject]], ...]


def plan(invocation: Invocation, formats: Sequence[Format[Subject]]) -> Plan[Subject]:
    """What is to be written where.

    Raises an ExceptionGroup of UsageError that names every output that cannot be written, before any
    work is done.
    """
    problems: list[UsageError] = []
    printed = next((form for form in formats if form.name == invocation.format), None)
    if printed is None:
        problems.append(_unknown_format(invocation.format, formats))
    files: list[tuple[Path, Format[Subject]]] = []
    for path in invocation.outputs:
        form = format_of(path.name, formats)
        problem = _unknown_suffix(path, formats) if form is None else unwritable(path)
        if problem is None and any(_same(path, other) for other, _ in files):
            problem = _problem(f"`{path}` is given twice as an output")
        if problem is not None:
            problems.append(problem)
        elif form is not None:
            files.append((path, form))
    if problems or printed is None:
        raise ExceptionGroup("outputs that cannot be written", problems)
    return Plan(printed=printed, files=tuple(files))


def format_of(name: str, formats: Iterable[Format[Subject]]) -> Format[Subject] | None:
    """The format that the end of a file's name means, the longest that fits; None where none does."""
    ends = [(suffix, form) for form in formats for suffix in form.suffixes]
    fitting = [(len(suffix), form) for suffix, form in ends if name.lower().endswith(suffix)]
    return max(fitting, key=lambda one: one[0])[1] if fitting else None


def spare_articles(articles: Iterable[str], files: Iterable[tuple[Path, object]], root: Path) -> None:
    """Raises UsageError where a report would be written over one of the articles it is about.

    `articles` are paths relative to `root`, of articles that could be read or could not.
    """
    outputs = [(path, os.path.realpath(path)) for path, _ in files]
    if not outputs:
        return
    given = {os.path.realpath(root / article) for article in articles}
    for path, real in outputs:
        if real in given:
            raise _problem(f"`{path}` is one of the articles", "name another file with -o")


def deliver(subject: Subject, where: Plan[Subject], view: View) -> tuple[UsageError, ...]:
    """Writes every file, then standard output; the problems met, having gone on after each.

    Raises BrokenPipeError where the reader of standard output has gone.
    """
    problems: list[UsageError] = []
    for path, form in where.files:
        try:
            write_whole(path, form.render(subject, replace(view, color=False)))
        except OSError as error:
            problems.append(_problem(f"cannot write `{path}`: {error.strerror}"))
    try:
        streams.put(where.printed.render(subject, view))
    except UsageError as error:
        problems.append(error)
    return tuple(problems)


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Puts the new text in the place of the old one in a single step, so that no one reads half of it."""
    unfinished = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        with unfinished.open("x", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            for piece in pieces:
                stream.write(piece)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _unknown_format(name: str, formats: Sequence[Format[Subject]]) -> UsageError:
    from kzclaims.rules.suggest import nearest  # noqa: PLC0415 - only for a mistake

    names = [form.name for form in formats]
    near = nearest(name, names)
    guess = f", did you mean `{near}`?" if near else ""
    return _problem(f"no format `{name}`{guess}", f"formats here: {', '.join(names)}")


def _unknown_suffix(path: Path, formats: Sequence[Format[Subject]]) -> UsageError:
    suffixes = ", ".join(suffix for form in formats for suffix in form.suffixes)
    return _problem(f"the format of `{path}` is not known from its suffix", f"suffixes here: {suffixes}")


def unwritable(path: Path) -> UsageError | None:
    """Why a file could not be written there, as far as can be told before; None where it could."""
    if path.is_symlink():
        return _problem(f"`{path}` is a symbolic link; reports are not written through links")
    if not path.parent.is_dir():
        return _problem(f"there is no folder `{path.parent}` to write `{path.name}` into", "make it first")
    if path.exists() and not path.is_file():
        return _problem(f"`{path}` is no regular file")
    if not os.access(path.parent, os.W_OK):
        return _problem(f"the folder `{path.parent}` cannot be written to")
    return None


def _same(path: Path, other: Path) -> bool:
    return os.path.realpath(path) == os.path.realpath(other)


def _problem(message: str, advice: str | None = None) -> UsageError:
    return UsageError(Diagnostic(code="output", message=message, help=advice))
