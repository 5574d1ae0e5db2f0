"""The arguments and options that several commands share."""

# No `from __future__ import annotations`: typer reads the annotations while the program runs.

from pathlib import Path
from typing import Annotated

import typer

from kzclaims.cli.invocation import ColorWhen

NAMES = {"help_option_names": ["-h", "--help"]}
"""How help is asked for, by every command."""

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATHS",
        help="Articles (.txt, .md) and folders of them. Without any those of the configuration.",
        show_default=False,
    ),
]
Rules = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        metavar="PATH",
        help="A rule file or a folder of them; repeatable. Without it those of the configuration, else the "
        "folder `rules`.",
        show_default=False,
    ),
]
Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write FILE too, in the format of its suffix; repeatable.",
        show_default=False,
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="The accepted contradictions. Without it kzclaims-baseline.toml, where it is there.",
        show_default=False,
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The configuration. Without it the nearest kzclaims.toml, or pyproject.toml with "
        "[tool.kzclaims], here or above.",
        show_default=False,
    ),
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Use no configuration.")]
Color = Annotated[ColorWhen, typer.Option("--color", help="When to colour the text report.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Leave the summary out.")]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Also list what one source alone says, and tell what is done.")
]
CsvForExcel = Annotated[
    bool, typer.Option("--csv-excel", help="Write CSV with a byte order mark and CRLF, as Excel opens it.")
]
