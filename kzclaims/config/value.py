"""What a configuration says, ready for use; without one, what holds by default."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of a run that the command line leaves open.

    `file` is the file they come from, None where there is none. All paths are as they are to be used
    from the folder that the file was read for; empty ones leave the program's own defaults. `format`
    and `fail_on` are among the values of `-f` and `--fail-on`, `verdict` among those of `--verdict`.
    """

    file: Path | None = None
    paths: tuple[Path, ...] = ()
    rules: tuple[Path, ...] = ()
    baseline: Path | None = None
    fail_on: str = "error"
    format: str = "text"
    outputs: tuple[Path, ...] = ()
    verdict: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Where files with usual names are looked for: beside the configuration, else the current folder."""
        return Path() if self.file is None else self.file.parent
