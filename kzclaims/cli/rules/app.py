"""The arguments of `kzclaims rules …`, read by typer and carried out by no one here."""

# No `from __future__ import annotations`: typer reads the annotations while the program runs.

from pathlib import Path
from typing import Annotated

import typer

from kzclaims.cli.configured import configured
from kzclaims.cli.invocation import Task
from kzclaims.cli.options import NAMES, ConfigFile, NoConfig, Paths, Rules

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


@rules_app.command("schema")
def print_schema() -> Task:
    """Print the JSON Schema of rule files, for editors."""
    from kzclaims.cli.rules import schema as command  # noqa: PLC0415 - imports readers that --help needs not

    return command.run


@rules_app.command("suggest", epilog="Example: kzclaims rules suggest articles/ -o rules/proposed.toml")
def suggest_rules(  # noqa: PLR0913 - one parameter for each option
    *,
    paths: Paths = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write FILE instead of printing.", show_default=False
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="The most rules to propose.")
    ] = 20,
    least: Annotated[
        int,
        typer.Option(
            "--min-sources",
            metavar="N",
            min=1,
            help="How many sources must give a number; copies count once. 1: also what one alone says.",
        ),
    ] = 2,
    rules: Rules = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Task:
    """Propose rules for the numbers that no rule claims, as a rule file; contradictions come first."""
    from kzclaims.cli.rules import suggest as command  # noqa: PLC0415 - imports readers that --help needs not

    def task() -> int:
        settings = configured(config, without=no_config)
        return command.run(
            command.Wish(
                paths=tuple(paths or settings.paths),
                rules=tuple(rules or settings.rules),
                output=output,
                limit=limit,
                least=least,
            )
        )

    return task
