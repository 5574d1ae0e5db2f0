"""The configuration of a run: the one that was named, the one that is found, or none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.cli.streams import say
from kzclaims.errors import Diagnostic, UsageError
from kzclaims.text.visible import visible

if TYPE_CHECKING:
    from kzclaims.config.value import Config


def configured(named: Path | None, *, without: bool, verbose: bool = False) -> Config:
    """What the configuration says, with the defaults for what it leaves open.

    `named` is that of `--config`; `without` asks for none. Which one is used is told where `verbose`.

    Raises UsageError where the two exclude each other or there is no such file, an ExceptionGroup of
    ConfigError where it is wrong.
    """
    from kzclaims.config.find import find_config  # noqa: PLC0415 - readers that --help needs not
    from kzclaims.config.value import Config  # noqa: PLC0415 - the same

    root = Path.cwd()
    if named is not None and without:
        message = "`--config` and `--no-config` exclude each other"
        raise UsageError(Diagnostic(code="usage", message=message, help="give one of them"))
    if named is not None and not os.path.lexists(named):
        raise UsageError(Diagnostic(code="no-config", message=f"there is no configuration `{named}`"))
    file = named
    if file is None and not without:
        file = find_config(root, home=Path(os.path.expanduser("~")))  # noqa: PTH111 - Path.home may raise
    config = Config() if file is None else _loaded(root / file, root)
    if verbose:
        say(f"configuration: {'none' if config.file is None else visible(config.file.as_posix())}")
    return config


def _loaded(file: Path, root: Path) -> Config:
    from kzclaims.config.load import load_config  # noqa: PLC0415 - pydantic, only where there is a file

    return load_config(file, root=root)
