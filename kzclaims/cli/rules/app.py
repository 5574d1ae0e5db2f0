"""The arguments of `kzclaims rules …`, read by typer and carried out by no one here."""

# No `from __future__ import annotations`: typer reads the annotations while the program runs.

from pathlib import Path
from typing import Annotated

import typer

from kzclaims.cli.configured import configured
from kzclaims.cli.invocation import ColorWhen, Invocation, Task
from kzclaims.cli.options import NAMES, Color, ConfigFile, NoConfig, Paths, Rules

RuleIds = Annotated[
    list[str] | None,
    typer.Option(
        "--rule",
        metavar="ID",
        help="Only the rule or relation of that id, or those that a pattern like `kz-*` fits; repeatable. "
        "The others still compete for the numbers.",
        show_default=False,
    ),
]
Watch = Annotated[
    bool, typer.Option("--watch", help="Run again whenever a file that it reads changes; Ctrl-C ends it.")
]

rules_app = typer.Typer(rich_markup_mode=None, context_settings=NAMES)


@rules_app.command("list")
def list_rules(*, rules: Rules = None, config: ConfigFile = None, no_config: NoConfig = False) -> Task:
    """List every rule and where it is written."""
    from kzclaims.cli.rules import listing as command  # noqa: PLC0415 - imports readers that --help needs not

    def task() -> int:
        settings = configured(config, without=no_config)
        return command.run(tuple(rules or settings.rules))

    return task


@rules_app.command("test", epilog="Example: kzclaims rules test --rule 'kz-*' --watch")
def run_examples(  # noqa: PLR0913 - one parameter for each option
    *,
    rules: Rules = None,
    named: RuleIds = None,
    watch: Watch = False,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    color: Color = ColorWhen.AUTO,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Also list every example that passes, with what was read.")
    ] = False,
) -> Task:
    """Try every rule on its own examples.

    Exit code 0: all pass; 1: an example fails, or a rule lacks one; 2: the rules are broken.
    """
    from kzclaims.cli.rules import testing as command  # noqa: PLC0415 - imports readers that --help needs not
    from kzclaims.cli.rules import watch as watching  # noqa: PLC0415 - the same

    sources = watching.Sources(rules or (), config, without_config=no_config)

    def task() -> int:
        return command.run(sources.rules(verbose=verbose), tuple(named or ()), color=color, verbose=verbose)

    return (lambda: watching.watch(task, sources.watched)) if watch else task


@rules_app.command(
    "try", epilog="Example: kzclaims rules try 'Trade with Israel reached $450 million in 2023.'"
)
def try_text(  # noqa: PLR0913 - one parameter for each option
    *,
    argument: Annotated[
        str,
        typer.Argument(
            metavar="TEXT|FILE|-",
            help="A text in quotes, an article's file, or - for standard input. What is there as a file is "
            "read; what ends in .txt or .md, or has a / and no space, must be there.",
        ),
    ],
    rules: Rules = None,
    named: RuleIds = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--published", metavar="DATE", help="The day that the text is of: 2025-11-07.", show_default=False
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="CODE",
            help="Its language: ar, en. Without it that is told from the text.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        str, typer.Option("-f", "--format", metavar="NAME", help="What to print: text or json.")
    ] = "text",
    watch: Watch = False,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    color: Color = ColorWhen.AUTO,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="List every rule that left a number alone, and why.")
    ] = False,
) -> Task:
    """Show what each rule catches in a text, and why the nearest ones do not.

    Exit code 0 whether or not anything is caught; 2: the rules are broken, or there is no such file.
    """
    from kzclaims.cli.rules import attempt as command  # noqa: PLC0415 - imports readers that --help needs not
    from kzclaims.cli.rules import watch as watching  # noqa: PLC0415 - the same

    def task() -> int:
        tried = command.tried_on(argument, published=published, language=language)
        sources = watching.Sources(rules or (), config, without_config=no_config, files=tried.files)

        def once() -> int:
            invocation = Invocation(
                paths=(),
                rules=sources.rules(verbose=verbose),
                format=output_format,
                outputs=(),
                color=color,
                quiet=False,
                verbose=verbose,
            )
            return command.run(invocation, tried, tuple(named or ()))

        return watching.watch(once, sources.watched, quiet=output_format != "text") if watch else once()

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
