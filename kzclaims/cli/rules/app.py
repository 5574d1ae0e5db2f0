"""The arguments of `kzclaims rules …`, read by typer and carried out by no one here."""

# No `from __future__ import annotations`: typer reads the annotations while the program runs.

from pathlib import Path
from typing import Annotated

import typer

from kzclaims.cli.configured import configured
from kzclaims.cli.invocation import Task
from kzclaims.cli.options import NAMES, ConfigFile, NoConfig, Rules

rules_app = typer.Typer(rich_markup_mode=None, context_settings=NAMES)


@rules_app.command("list")
def list_rules(*, rules: Rules = None, config: ConfigFile = None, no_config: NoConfig = False) -> Task:
    """List every rule and where it is written."""
    from kzclaims.cli.rules import listing as command  # noqa: PLC0415 - imports readers that --help needs not

    def task() -> int:
        settings = configured(config, without=no_config)
        return command.run(tuple(rules or settings.rules))

    return task


@rules_app.command("test")
def run_examples(*, rules: Rules = None, config: ConfigFile = None, no_config: NoConfig = False) -> Task:
    """Try every rule on its own examples."""
    from kzclaims.cli.rules import testing as command  # noqa: PLC0415 - imports readers that --help needs not

    def task() -> int:
        settings = configured(config, without=no_config)
        return command.run(tuple(rules or settings.rules))

    return task


@rules_app.command("lint")
def lint_rules(  # noqa: PLR0913 - an option each
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATHS",
            help="Articles (.txt, .md) and folders of them to try the rules on.",
            show_default=False,
        ),
    ] = None,
    *,
    output_format: Annotated[
        str, typer.Option("-f", "--format", metavar="FORMAT", help="text, oneline or json.")
    ] = "text",
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Leave notes out.")] = False,
    rules: Rules = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Task:
    """Tell what rules cannot do, and with PATHS what they fail to catch in these articles.

    Without PATHS the rules alone are looked at.
    """
    from kzclaims.cli.rules import lint as command  # noqa: PLC0415 - imports readers that --help needs not

    def task() -> int:
        settings = configured(config, without=no_config)
        return command.run(tuple(paths or ()), tuple(rules or settings.rules), output_format, quiet=quiet)

    return task


@rules_app.command("schema")
def print_schema() -> Task:
    """Print the JSON Schema of rule files, for editors."""
    from kzclaims.cli.rules import schema as command  # noqa: PLC0415 - imports readers that --help needs not

    return command.run
