"""Paths in a configuration: that they are paths on every system, and that nothing is written elsewhere."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.config.find import is_top
from kzclaims.report.formats import CHECK_FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.config.schema import ConfigTable
    from kzclaims.errors import RuleError
    from kzclaims.rules.document import Document
    from kzclaims.rules.positions import KeyPath

_BASELINE_SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class _Written:
    """A path as it is written, and at which key."""

    path: str
    at: KeyPath


def wrong_paths(document: Document, base: KeyPath, table: ConfigTable, folder: Path) -> Iterator[RuleError]:
    """The errors of paths that are none, or that have something written where a configuration may not.

    `folder` is that of the file. What is read may lie anywhere; reports and the baseline stay in the
    repository around the folder, links followed, or in the folder where there is no repository.
    """
    for key, listed in (("paths", table.paths), ("rules", table.rules), ("outputs", table.outputs)):
        for index, path in enumerate(listed):
            one = _Written(path, (*base, key, index))
            yield from _no_path(document, one) or (_output(document, one, folder) if key == "outputs" else ())
    if table.baseline is not None:
        one = _Written(table.baseline, (*base, "baseline"))
        yield from _no_path(document, one) or _baseline(document, one, folder)


def _no_path(document: Document, one: _Written) -> list[RuleError]:
    if not one.path.strip():
        message, hint = "a path cannot be empty", "the folder of this file is `.`"
    elif "\0" in one.path:
        message, hint = "a path cannot hold the character U+0000", "leave it out"
    elif "\\" in one.path:
        message, hint = "a path here has no backslash", "write `/` between folders: every system reads it"
    else:
        return []
    return [document.at_value("bad-path", message, one.at, hint=hint)]


def _output(document: Document, one: _Written, folder: Path) -> Iterator[RuleError]:
    yield from _astray(document, one, folder)
    suffixes = [suffix for form in CHECK_FORMATS for suffix in form.suffixes]
    if not one.path.lower().endswith(tuple(suffixes)):
        message = f"the format of `{one.path}` is not known from its suffix"
        hint = f"suffixes here: {', '.join(suffixes)}"
        yield document.at_value("bad-value", message, one.at, hint=hint)


def _baseline(document: Document, one: _Written, folder: Path) -> Iterator[RuleError]:
    yield from _astray(document, one, folder)
    if not one.path.endswith(_BASELINE_SUFFIX):
        message = f"`{one.path}` is no name for a baseline"
        yield document.at_value("bad-value", message, one.at, hint=f"it ends in {_BASELINE_SUFFIX}")


def _astray(document: Document, one: _Written, folder: Path) -> Iterator[RuleError]:
    real = Path(os.path.realpath(folder))
    top = next((above for above in (real, *real.parents) if is_top(above)), None)
    if not Path(os.path.realpath(os.path.normpath(folder / one.path))).is_relative_to(top or real):
        message = f"`{one.path}` leads out of the {'folder of this file' if top is None else 'repository'}"
        hint = "a configuration has nothing written elsewhere; the command line may"
        yield document.at_value("bad-path", message, one.at, hint=hint)
