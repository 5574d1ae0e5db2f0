"""The arguments of every command, read by typer and carried out by no one here.

Each command returns what is left to do. So nothing runs under typer's own handling of errors, which
gives 1, the code of a contradiction, to a crash and to a closed pipe.
"""

# No `from __future__ import annotations`: typer reads the annotations while the program runs.

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kzclaims.cli.configured import configured
from kzclaims.cli.invocation import ColorWhen, FailOn, Gate, Invocation, Task
from kzclaims.cli.options import (
    NAMES,
    Baseline,
    Color,
    ConfigFile,
    CsvForExcel,
    NoConfig,
    Outputs,
    Paths,
    Quiet,
    Rules,
    Verbose,
)
from kzclaims.cli.rules.app import rules_app
from kzclaims.version import told

if TYPE_CHECKING:
    from kzclaims.config.value import Config

app = typer.Typer(
    name="kzclaims",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=NAMES,
)
app.add_typer(rules_app, name="rules", help="Write rules: list, try and mend them.")

_CHECK_FORMATS = (
    "What to print: text, oneline, json, csv, github, sarif, gitlab, junit or markdown; text by default."
)


def _tell_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        typer.echo(told())
        raise typer.Exit


@app.callback()
def _root(
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "-V", "--version", help="Print the version and leave.", is_eager=True, callback=_tell_version
        ),
    ] = False,
) -> None:
    """Find the numbers that articles claim, and where their sources contradict each other."""


@app.command(epilog="Example: kzclaims check seeds/ -o conflicts.csv")
def check(  # noqa: PLR0913 - one parameter for each option
    *,
    paths: Paths = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="NAME",
            help=_CHECK_FORMATS,
            show_default=False,
        ),
    ] = None,
    outputs: Outputs = None,
    rules: Rules = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on",
            help="The least serious finding that makes the exit code 1; error by default.",
            show_default=False,
        ),
    ] = None,
    verdicts: Annotated[
        list[str] | None,
        typer.Option(
            "--verdict",
            metavar="NAME",
            help="Facts to put into CSV: conflict (the default), tension, agree, single or all; "
            "repeatable, or a comma between.",
            show_default=False,
        ),
    ] = None,
    baseline: Baseline = None,
    no_baseline: Annotated[
        bool, typer.Option("--no-baseline", help="Show as new what is accepted, too.")
    ] = False,
    update_baseline: Annotated[
        bool,
        typer.Option(
            "--update-baseline",
            help="Accept each contradiction as it is, and drop what is stale.",
        ),
    ] = False,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why, for what --update-baseline accepts.")
    ] = "",
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REF",
            help="Only what is new against a git revision fails: main, HEAD~1, a tag.",
            show_default=False,
        ),
    ] = None,
    csv_for_excel: CsvForExcel = False,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    color: Color = ColorWhen.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> Task:
    """Show where articles agree and contradict.

    Exit code 0: nothing fails; 1: contradictions; 2: no answer, or an incomplete one; 3: a bug here.
    """
    from kzclaims.cli import check as command  # noqa: PLC0415 - imports readers that --help needs not

    def task() -> int:
        settings = configured(config, without=no_config, verbose=verbose)
        invocation = _invocation(
            settings,
            paths,
            rules,
            output_format or settings.format,
            outputs or settings.outputs,
            color,
            quiet=quiet,
            verbose=verbose,
            csv_for_excel=csv_for_excel,
        )
        gate = Gate(
            baseline=baseline or (None if no_baseline else settings.baseline),
            folder=settings.folder,
            no_baseline=no_baseline,
            update=update_baseline,
            reason=reason,
            since=since,
            all_rules=not rules,
        )
        failing = fail_on or FailOn(settings.fail_on)
        return command.run(invocation, gate, verdicts=verdicts or settings.verdict, fail_on=failing)

    return task


@app.command(epilog='Example: kzclaims accept accession-announced --reason "two time zones"')
def accept(  # noqa: PLR0913 - one parameter for each option
    *,
    facts: Annotated[
        list[str], typer.Argument(metavar="FACT...", help="Keys of facts, as check prints them.")
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it may stay as it is.")],
    expires: Annotated[
        str | None,
        typer.Option("--expires", metavar="DATE", help="The last day on which it may.", show_default=False),
    ] = None,
    paths: Annotated[
        list[Path] | None,
        typer.Option(
            "--paths",
            metavar="PATH",
            help="Articles and folders of them; repeatable. Without it those of the configuration, else "
            "those that the baseline was written from, else the folder seeds.",
            show_default=False,
        ),
    ] = None,
    rules: Rules = None,
    baseline: Baseline = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> Task:
    """Accept known contradictions with the values that they have now."""
    from kzclaims.cli import accept as command  # noqa: PLC0415 - as in check

    def task() -> int:
        settings = configured(config, without=no_config)
        invocation = _invocation(
            settings, paths, rules, "text", None, ColorWhen.NEVER, quiet=False, verbose=False
        )
        gate = Gate(baseline=baseline or settings.baseline, folder=settings.folder, reason=reason)
        return command.run(invocation, gate, tuple(facts), expires=expires)

    return task


@app.command(epilog="Example: kzclaims extract seeds/ -f jsonl --all")
def extract(  # noqa: PLR0913 - one parameter for each option
    *,
    paths: Paths = None,
    output_format: Annotated[
        str, typer.Option("-f", "--format", metavar="NAME", help="What to print: text, json, jsonl or csv.")
    ] = "text",
    outputs: Outputs = None,
    rules: Rules = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also the quantities that no rule claims.")
    ] = False,
    csv_for_excel: CsvForExcel = False,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    color: Color = ColorWhen.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> Task:
    """List the claims that the rules find, without comparing them."""
    from kzclaims.cli import extract as command  # noqa: PLC0415 - as in check

    def task() -> int:
        settings = configured(config, without=no_config, verbose=verbose)
        invocation = _invocation(
            settings,
            paths,
            rules,
            output_format,
            outputs,
            color,
            quiet=quiet,
            verbose=verbose,
            csv_for_excel=csv_for_excel,
        )
        return command.run(invocation, everything=everything)

    return task


@app.command(epilog="Example: kzclaims explain kz-trade@israel/2023 seeds/")
def explain(  # noqa: PLR0913 - one parameter for each option
    *,
    target: Annotated[str, typer.Argument(metavar="TARGET", help="A fact's key, a rule's id, or FILE:LINE.")],
    paths: Paths = None,
    output_format: Annotated[
        str, typer.Option("-f", "--format", metavar="NAME", help="What to print: text or json.")
    ] = "text",
    outputs: Outputs = None,
    rules: Rules = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    color: Color = ColorWhen.AUTO,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="List every rule that left a number alone, and why.")
    ] = False,
) -> Task:
    """Show all that a verdict, a claim or a number left alone rests on.

    Without PATHS articles are those of the configuration; where there are none, a line is read from its
    own file, a fact or a rule from the folder seeds.
    """
    from kzclaims.cli import explain as command  # noqa: PLC0415 - as in check

    def task() -> int:
        settings = configured(config, without=no_config, verbose=verbose)
        invocation = _invocation(
            settings, paths, rules, output_format, outputs, color, quiet=False, verbose=verbose
        )
        return command.run(invocation, target)

    return task


def _invocation(  # noqa: PLR0913, PLR0917 - one parameter for each option that the commands share
    settings: "Config",
    paths: list[Path] | None,
    rules: list[Path] | None,
    output_format: str,
    outputs: Sequence[Path] | None,
    color: ColorWhen,
    *,
    quiet: bool,
    verbose: bool,
    csv_for_excel: bool = False,
) -> Invocation:
    """What a command is to do: the arguments first, then the configuration."""
    return Invocation(
        paths=tuple(paths or settings.paths),
        rules=tuple(rules or settings.rules),
        format=output_format,
        outputs=tuple(outputs or ()),
        color=color,
        quiet=quiet,
        verbose=verbose,
        csv_for_excel=csv_for_excel,
    )
