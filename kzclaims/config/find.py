"""Where the configuration is: the same file from every folder of a repository, on every machine."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from kzclaims.config.document import PYPROJECT, read_document, tool_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "kzclaims.toml"
_ANYBODYS = stat.S_ISVTX | stat.S_IWOTH  # as /tmp is


def find_config(start: Path, *, home: Path | None = None) -> Path | None:
    """The nearest `kzclaims.toml` at or above a folder, else the nearest `pyproject.toml` that has
    `[tool.kzclaims]`, else None.

    The search goes up to the top of the repository and not beyond, so that what lies around a clone
    changes nothing. Outside a repository it ends before the home folder, which holds the settings of a
    person and not of a story, and before a folder in which anybody may put files.

    Raises an ExceptionGroup of ConfigError where a `pyproject.toml` on the way is not TOML: it cannot be
    known what it says.
    """  # noqa: D205 - the first sentence takes two lines
    folders = list(_upwards(start, home))
    for folder in folders:
        if os.path.lexists(folder / NAME):
            return folder / NAME
    for folder in folders:
        file = folder / PYPROJECT
        if file.is_file() and tool_table(read_document(file, start)) is not None:
            return file
    return None


def _upwards(start: Path, home: Path | None) -> Iterator[Path]:
    """The folder and those above it, as far as a configuration may come from."""
    yield start
    folder = start
    while not is_top(folder) and folder.parent != folder:
        folder = folder.parent
        if folder == home or _is_anybodys(folder):
            return
        yield folder


def is_top(folder: Path) -> bool:
    """Whether the folder is the top of a git repository; in a worktree `.git` is a file."""
    return os.path.lexists(folder / ".git")


def _is_anybodys(folder: Path) -> bool:
    try:
        return folder.stat().st_mode & _ANYBODYS == _ANYBODYS
    except OSError:
        return False
