"""The file of a configuration as TOML."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kzclaims.errors import ConfigError, RuleError
from kzclaims.rules.document import Document, parse_document
from kzclaims.rules.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.rules.positions import KeyPath

PYPROJECT = "pyproject.toml"
TABLE: KeyPath = ("tool", "kzclaims")
"""Where a `pyproject.toml` holds the configuration."""


def read_document(file: Path, root: Path) -> Document:
    """The file's tables; errors call it by its way from `root`.

    Raises an ExceptionGroup of one ConfigError where it is no file, cannot be read or is not TOML.
    """
    name = path_from(file, root)
    try:
        return parse_document(read_source(file, name))
    except RuleError as error:
        raise ExceptionGroup("configuration", [ConfigError(error.diagnostic)]) from None


def path_from(path: Path, root: Path) -> str:
    """The way from a folder to a path, with `/` and as many `..` as it takes."""
    try:
        return os.path.relpath(path, root).replace(os.sep, "/")
    except ValueError:  # another drive of Windows
        return path.as_posix()


def tool_table(document: Document) -> object:
    """What a `pyproject.toml` has as `tool.kzclaims`; None where it says nothing of kzclaims."""
    tool = document.tables.get("tool")
    return tool.get("kzclaims") if isinstance(tool, dict) else None
