"""What a command was asked for, as the arguments say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

Task = Callable[[], int]
"""What is left to do once the arguments are read; its outcome is the exit code."""


class ColorWhen(StrEnum):
    """When a report is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class FailOn(StrEnum):
    """The least serious finding that fails a check."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What a check is held against, as the arguments say it.

    `baseline` None means the usual file in `folder`, where it is there. `reason` is given to what is
    accepted, `since` is a git revision. `all_rules` says that the arguments left no rules out.
    """

    baseline: Path | None = None
    folder: Path = Path()
    no_baseline: bool = False
    update: bool = False
    reason: str = ""
    since: str | None = None
    all_rules: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation:
    """The arguments that `check` and `extract` share. Empty `rules` means the folder `rules`."""

    paths: tuple[Path, ...]
    rules: tuple[Path, ...]
    format: str
    outputs: tuple[Path, ...]
    color: ColorWhen
    quiet: bool
    verbose: bool
    csv_for_excel: bool = False
