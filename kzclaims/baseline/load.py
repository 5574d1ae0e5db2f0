"""A baseline file, read into a `Baseline`, or told of with everything that is wrong in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import ValidationError

from kzclaims.baseline.entries import FORMAT_VERSION, Baseline, Entry
from kzclaims.baseline.notation import in_order
from kzclaims.baseline.schema import EntryTable
from kzclaims.errors import BaselineError, RuleError
from kzclaims.model import Verdict
from kzclaims.rules.document import Document, parse_document
from kzclaims.rules.source import Spot, read_source
from kzclaims.rules.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from kzclaims.rules.positions import KeyPath
    from kzclaims.rules.source import Source

_MARKER = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_TOP_KEYS = ("kzclaims", "paths", "accepted")
_KEYS = tuple(EntryTable.model_fields)
_EXPECTED = {
    "verdict": '"conflict" or "tension"',
    "values": 'a list of at least one value, each in quotes: ["7300000 t", "9100000 t"]',
    "reason": 'a text in quotes: "…"',
    "expires": "a date without quotes: 2027-01-31",
}


def load_baseline(path: Path, name: str) -> Baseline:
    """The entries of a baseline file that is reported under a name.

    Raises an ExceptionGroup of BaselineError with everything that is wrong in the file.
    """
    try:
        source = read_source(path, name)
        document = _document(source)
    except RuleError as error:
        raise ExceptionGroup("baseline", [BaselineError(error.diagnostic)]) from error
    errors = [*_head_errors(document)]
    entries: list[Entry] = []
    if not errors:
        for key, table in _accepted(document, errors):
            entry = _entry(document, key, table, errors)
            if entry is not None:
                entries.append(entry)
    if errors:
        raise ExceptionGroup("baseline", [BaselineError(error.diagnostic) for error in errors])
    paths = document.tables.get("paths", [])
    return Baseline(
        entries=tuple(sorted(entries, key=lambda entry: entry.key)),
        paths=tuple(sorted(str(path) for path in paths)) if isinstance(paths, list) else (),
    )


def _document(source: Source) -> Document:
    try:
        return parse_document(source)
    except RuleError as error:
        marker = _MARKER.search(source.text)
        if marker is None:
            raise
        advice = (
            "keep both sides, delete the lines with the markers, then run `kzclaims check --update-baseline`"
        )
        message = "the baseline has the marker of a merge that was not finished"
        raise source.error("baseline-conflict", message, Spot(*marker.span()), help=advice) from error


def _head_errors(document: Document) -> Iterator[RuleError]:
    version = document.tables.get("kzclaims")
    if version is None:
        hint = f"write `kzclaims = {FORMAT_VERSION}` at the top of the file"
        yield document.at_value("missing-key", "the baseline has no `kzclaims`", (), hint=hint)
    elif type(version) is not int or version != FORMAT_VERSION:
        message = f"version {version} of baselines is not known here"
        hint = f"this kzclaims reads version {FORMAT_VERSION}: upgrade it"
        yield document.at_value("bad-version", message, ("kzclaims",), hint=hint)
    for key in document.tables:
        if key not in _TOP_KEYS:
            yield _unknown_key(document, (key,), _TOP_KEYS, "the baseline")
    paths = document.tables.get("paths", [])
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        yield document.at_value("bad-value", '`paths` must be a list of paths: ["seeds"]', ("paths",))


def _accepted(document: Document, errors: list[RuleError]) -> Iterator[tuple[str, object]]:
    tables = document.tables.get("accepted", {})
    if not isinstance(tables, dict):
        hint = 'write `[accepted."the fact\'s key"]` above each entry'
        errors.append(document.at_value("bad-value", "`accepted` must hold tables", ("accepted",), hint=hint))
        return
    yield from tables.items()


def _entry(document: Document, key: str, table: object, errors: list[RuleError]) -> Entry | None:
    path: KeyPath = ("accepted", key)
    if not isinstance(table, dict):
        hint = 'a key with `@` or `/` stands in quotes: `[accepted."kz-trade@us/2023"]`'
        errors.append(document.at_value("bad-value", f"`{key}` must be a table", path, hint=hint))
        return None
    try:
        read = EntryTable.model_validate(table)
    except ValidationError as error:
        errors += [_complaint(document, path, detail) for detail in error.errors()]
        return None
    _, line, column = document.source.location(document.positions.value(path).start)
    return Entry(
        key=key,
        verdict=Verdict(read.verdict),
        values=in_order(read.values),
        reason=read.reason,
        expires=read.expires,
        line=line,
        column=column,
    )


def _complaint(document: Document, path: KeyPath, detail: ErrorDetails) -> RuleError:
    """What pydantic found, in our words and at its place."""
    name = str(detail["loc"][0])
    what = f"the entry `{path[-1]}`"
    if detail["type"] == "extra_forbidden":
        return _unknown_key(document, (*path, name), _KEYS, what)
    if detail["type"] == "missing":
        hint = f"write `{name} = …`: {_EXPECTED[name]}"
        return document.at_value("missing-key", f"{what} has no `{name}`", path, hint=hint)
    place = (*path, *detail["loc"])
    message = f"`{name}` of {what} cannot be read"
    return document.at_value("bad-value", message, place, hint=f"it must be {_EXPECTED[name]}")


def _unknown_key(document: Document, path: KeyPath, keys: tuple[str, ...], what: str) -> RuleError:
    near = nearest(str(path[-1]), keys)
    return document.at_key(
        "unknown-key",
        f"unknown key `{path[-1]}` in {what}",
        path,
        label=f"did you mean `{near}`?" if near else "",
        hint=None if near else f"the keys are {', '.join(f'`{key}`' for key in keys)}",
    )
