"""The rules and articles that a command was given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from kzclaims.cli.outputs import spare_articles
from kzclaims.cli.streams import say
from kzclaims.errors import ArticleError, Diagnostic, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.cli.invocation import Invocation
    from kzclaims.model import Article, RuleSet

DEFAULT_RULES = Path("rules")

DEFAULT_ARTICLES = Path("seeds")
"""The articles that are explained where none are named, and there are such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a command works on. `unread` has an error for each thing that could not be read."""

    rules: RuleSet
    articles: tuple[Article, ...]
    unread: tuple[ArticleError, ...]

    @property
    def files_unread(self) -> int:
        """How many files have such errors: a manifest may have several."""
        return len({error.diagnostic.file for error in self.unread})


def gather(invocation: Invocation, outputs: Iterable[tuple[Path, object]]) -> Given:
    """The rules and articles that the arguments name, read against the current folder.

    Raises UsageError where there is nothing to work on or an output would replace an article, an
    ExceptionGroup of RuleError where rules are wrong.
    """
    if not invocation.paths:
        advice = "for example: kzclaims check seeds/"
        message = "no articles: name the files or folders to read"
        raise UsageError(Diagnostic(code="no-articles", message=message, help=advice))
    from kzclaims.read import read_articles  # noqa: PLC0415 - under the sign of life

    began = perf_counter()
    root = Path.cwd()
    rules = rules_from(invocation.rules, root)
    articles, unread = read_articles(invocation.paths, root=root)
    unreadable = (error.diagnostic.file for error in unread)
    files = [*(article.id for article in articles), *(file for file in unreadable if file is not None)]
    spare_articles(files, outputs, root)
    if invocation.verbose:
        took = perf_counter() - began
        say(f"read {len(rules.rules)} rules and {len(articles)} articles in {took:.2f} s")
    return Given(rules=rules, articles=articles, unread=unread)


def rules_from(paths: Sequence[Path], root: Path) -> RuleSet:
    """The rules of the files and folders, or of the folder `rules` where none is named.

    Raises UsageError where there are none to read, an ExceptionGroup of RuleError where some are wrong.
    """
    if not paths and not (root / DEFAULT_RULES).is_dir():
        message = f"no rules: there is no folder `{DEFAULT_RULES}` here"
        advice = "name a rule file, or a folder of them, with --rules PATH"
        raise UsageError(Diagnostic(code="no-rules", message=message, help=advice))
    from kzclaims.rules.load import load_rules  # noqa: PLC0415 - pydantic, for a command that gets so far

    return load_rules(tuple(paths) or (DEFAULT_RULES,), root=root)
