"""The arguments of every command, read by typer and carried out by no one here.

Each command returns what is left to do. So nothing runs under typer's own handling of errors, which
gives 1, the code of a contradiction, to a crash and to a closed pipe.
"""

# No `from __future__ import annotations`: typer reads the annotations while the program runs.

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from kzclaims import __version__
from kzclaims.cli.invocation import ColorWhen, FailOn, Invocation

Task = Callable[[], int]

_NAMES = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    name="kzclaims",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=_NAMES,
)
rules_app = typer.Typer(rich_markup_mode=None, context_settings=_NAMES)
app.add_typer(
    rules_app, name="rules", help="List the rules, try them on their examples, or print their schema."
)

_Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATHS", help="Articles (.txt, .md) and folders of them.", show_default=False),
]
_Rules = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        metavar="PATH",
        help="A rule file or a folder of them; repeatable. Without it the folder `rules`.",
        show_default=False,
    ),
]
_Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write FILE too, in the format of its suffix; repeatable.",
        show_default=False,
    ),
]
_Color = Annotated[ColorWhen, typer.Option("--color", help="When to colour the text report.")]
_Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Leave the summary out.")]
_Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Also list what one source alone says, and tell what is done.")
]
_CsvForExcel = Annotated[
    bool, typer.Option("--csv-excel", help="Write CSV with a byte order mark and CRLF, as Excel opens it.")
]
_CHECK_FORMATS = "What to print: text, oneline, json, csv, github, sarif, gitlab or junit."


def _tell_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        typer.echo(f"kzclaims {__version__}")
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
    paths: _Paths = None,
    output_format: Annotated[
        str, typer.Option("-f", "--format", metavar="NAME", help=_CHECK_FORMATS)
    ] = "text",
    outputs: _Outputs = None,
    rules: _Rules = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="The least serious finding that makes the exit code 1.")
    ] = FailOn.ERROR,
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
    csv_for_excel: _CsvForExcel = False,
    color: _Color = ColorWhen.AUTO,
    quiet: _Quiet = False,
    verbose: _Verbose = False,
) -> Task:
    """Show where articles agree and contradict.

    Exit code 0: nothing fails; 1: contradictions; 2: no answer, or an incomplete one; 3: a bug here.
    """
    from kzclaims.cli import check as command  # noqa: PLC0415 - imports readers that --help needs not

    invocation = _invocation(
        paths,
        rules,
        output_format,
        outputs,
        color,
        quiet=quiet,
        verbose=verbose,
        csv_for_excel=csv_for_excel,
    )
    return partial(command.run, invocation, verdicts=tuple(verdicts or ()), fail_on=fail_on)


@app.command(epilog="Example: kzclaims extract seeds/ -f jsonl --all")
def extract(  # noqa: PLR0913 - one parameter for each option
    *,
    paths: _Paths = None,
    output_format: Annotated[
        str, typer.Option("-f", "--format", metavar="NAME", help="What to print: text, json, jsonl or csv.")
    ] = "text",
    outputs: _Outputs = None,
    rules: _Rules = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also the quantities that no rule claims.")
    ] = False,
    csv_for_excel: _CsvForExcel = False,
    color: _Color = ColorWhen.AUTO,
    quiet: _Quiet = False,
    verbose: _Verbose = False,
) -> Task:
    """List the claims that the rules find, without comparing them."""
    from kzclaims.cli import extract as command  # noqa: PLC0415 - as in check

    invocation = _invocation(
        paths,
        rules,
        output_format,
        outputs,
        color,
        quiet=quiet,
        verbose=verbose,
        csv_for_excel=csv_for_excel,
    )
    return partial(command.run, invocation, everything=everything)


@app.command(epilog="Example: kzclaims explain kz-trade@israel/2023 seeds/")
def explain(  # noqa: PLR0913 - one parameter for each option
    *,
    target: Annotated[str, typer.Argument(metavar="TARGET", help="A fact's key, a rule's id, or FILE:LINE.")],
    paths: _Paths = None,
    output_format: Annotated[
        str, typer.Option("-f", "--format", metavar="NAME", help="What to print: text or json.")
    ] = "text",
    outputs: _Outputs = None,
    rules: _Rules = None,
    color: _Color = ColorWhen.AUTO,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="List every rule that left a number alone, and why.")
    ] = False,
) -> Task:
    """Show all that a verdict, a claim or a number left alone rests on.

    Without PATHS a line is read from its own file, a fact or a rule from the folder seeds.
    """
    from kzclaims.cli import explain as command  # noqa: PLC0415 - as in check

    invocation = _invocation(paths, rules, output_format, outputs, color, quiet=False, verbose=verbose)
    return partial(command.run, invocation, target)


@rules_app.command("list")
def list_rules(*, rules: _Rules = None) -> Task:
    """List every rule and where it is written."""
    from kzclaims.cli import rules as command  # noqa: PLC0415 - as in check

    return partial(command.run_list, tuple(rules or ()))


@rules_app.command("test")
def try_rules(*, rules: _Rules = None) -> Task:
    """Try every rule on its own examples."""
    from kzclaims.cli import rules as command  # noqa: PLC0415 - as in check

    return partial(command.run_test, tuple(rules or ()))


@rules_app.command("schema")
def print_schema() -> Task:
    """Print the JSON Schema of rule files, for editors."""
    from kzclaims.cli import rules as command  # noqa: PLC0415 - as in check

    return command.run_schema


def _invocation(  # noqa: PLR0913 - one parameter for each option that the commands share
    paths: list[Path] | None,
    rules: list[Path] | None,
    output_format: str,
    outputs: list[Path] | None,
    color: ColorWhen,
    *,
    quiet: bool,
    verbose: bool,
    csv_for_excel: bool = False,
) -> Invocation:
    return Invocation(
        paths=tuple(paths or ()),
        rules=tuple(rules or ()),
        format=output_format,
        outputs=tuple(outputs or ()),
        color=color,
        quiet=quiet,
        verbose=verbose,
        csv_for_excel=csv_for_excel,
    )
