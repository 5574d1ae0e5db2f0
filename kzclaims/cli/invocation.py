"""What a command was asked for, as the arguments say it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


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
