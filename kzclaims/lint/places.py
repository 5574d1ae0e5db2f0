"""Where a finding stands: its rule file is read once more, since loaded rules keep their beginnings only."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kzclaims.errors import Diagnostic, RuleError
from kzclaims.rules.document import Document, parse_document
from kzclaims.rules.positions import string_offsets
from kzclaims.rules.source import Spot, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kzclaims.lint.finding import Finding
    from kzclaims.model import Location
    from kzclaims.rules.positions import KeyPath


def diagnostics(findings: Iterable[Finding], root: Path) -> tuple[Diagnostic, ...]:
    """Findings with their lines, sorted by place; files are named relative to `root` as they were loaded.

    Where a file has changed since, or is gone, only the beginning of the rule is told.
    """
    files: dict[str, _File] = {}
    placed = []
    for finding in findings:
        file = finding.table.file
        if file not in files:
            files[file] = _File(root, file)
        placed.append(files[file].diagnostic(finding))
    return tuple(sorted(placed, key=_order))


class _File:
    """One rule file, and which of its tables begins where."""

    def __init__(self, root: Path, name: str) -> None:
        self._root = root
        self._name = name

    def diagnostic(self, finding: Finding) -> Diagnostic:
        document, table = self._document, self._tables.get(finding.table)
        if document is None or table is None:
            return _unplaced(finding)
        path = (*table, *finding.path)
        spot = document.positions.key(path) if finding.at_key else document.positions.value(path)
        if finding.span is not None:
            offsets = string_offsets(document.source.text, spot)
            start, end = (offsets[min(place, len(offsets) - 1)] for place in finding.span)
            spot = Spot(start, max(start, end))
        error = document.source.error(
            finding.code, finding.message, spot, label=finding.label, help=finding.hint
        )
        return _levelled(error.diagnostic, finding)

    @cached_property
    def _document(self) -> Document | None:
        try:
            return parse_document(read_source(self._root / self._name, self._name))
        except RuleError:
            return None

    @cached_property
    def _tables(self) -> dict[Location, KeyPath]:
        """Paths of rules, relations and terms by where they begin."""
        if self._document is None:
            return {}
        places, source = self._document.positions.everything, self._document.source
        found: dict[Location, KeyPath] = {}
        for path, spot in places.values.items():
            if len(path) == 2 and path[0] in {"rule", "relation"}:  # noqa: PLR2004 - a table and its index
                found[source.location(spot.start)] = path
        for path, spot in places.keys.items():
            if len(path) == 2 and path[0] == "terms":  # noqa: PLR2004 - `terms` and a name
                found[source.location(spot.start)] = path
        return found


def _unplaced(finding: Finding) -> Diagnostic:
    bare = Diagnostic(
        code=finding.code,
        message=finding.message,
        file=finding.table.file,
        line=finding.table.line,
        column=finding.table.column,
        label=finding.label,
        help=finding.hint,
    )
    return _levelled(bare, finding)


def _levelled(diagnostic: Diagnostic, finding: Finding) -> Diagnostic:
    return Diagnostic(
        code=diagnostic.code,
        message=diagnostic.message,
        file=diagnostic.file,
        line=diagnostic.line,
        column=diagnostic.column,
        source_line=diagnostic.source_line,
        length=diagnostic.length,
        label=diagnostic.label,
        help=diagnostic.help,
        severity=finding.level.value,
    )


def _order(at: Diagnostic) -> tuple[str, int, int, str, str]:
    return at.file or "", at.line or 0, at.column or 0, at.code, at.message
