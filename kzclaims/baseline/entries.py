"""The baseline as values: its entries, sorted by key, and what a full check of it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.model import Verdict

if TYPE_CHECKING:
    from datetime import date

FILE_NAME = "kzclaims-baseline.toml"
FORMAT_VERSION = 1
CONTESTED = frozenset({Verdict.CONFLICT, Verdict.TENSION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One contradiction that is accepted: a fact's key and the values that it may have.

    `verdict` is the gravest that is accepted. `expires` is the last day on which the entry holds, None
    for no end. `line` and `column`, counted from 1, tell where the file has it; 0 where no file does.
    """

    key: str
    verdict: Verdict
    values: tuple[str, ...]
    reason: str = ""
    expires: date | None = None
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """All entries, sorted by key; `paths` are what was read when they were accepted.

    The paths are relative to the folder of the file, with `/`. A check that reads all of them can tell
    which entries are stale.
    """

    entries: tuple[Entry, ...] = ()
    paths: tuple[str, ...] = ()
