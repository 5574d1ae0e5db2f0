"""`kzclaims rules try`."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.cli import outputs, streams
from kzclaims.cli.inputs import rules_from
from kzclaims.cli.rules.chosen import chosen
from kzclaims.errors import Diagnostic, UsageError
from kzclaims.report.formats import ATTEMPT_FORMATS
from kzclaims.report.shape import View

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.cli.invocation import Invocation
    from kzclaims.model import Article

STANDARD_INPUT = "-"
MANIFEST = "articles.toml"
_TEXT, _STDIN = "text", "stdin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """The text that rules are tried on: words, or a file, and what the arguments say of it.

    `text` is what was given itself or read from standard input, under `name`; None where it is in `file`.
    """

    name: str
    text: str | None = None
    file: Path | None = None
    published: date | None = None
    language: str | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The file, and the manifest that may speak of it."""
        return () if self.file is None else (self.file, self.file.parent / MANIFEST)


def tried_on(argument: str, *, published: str | None = None, language: str | None = None) -> Tried:
    """What an argument means.

    `-` is standard input, read here; what is there in the file system is read from there, and what looks like
    a file and is not there is a mistake: it ends like one (`.txt`, `.md`), or has a `/` and no space.
    All else is the text itself.
    Raises UsageError where there is nothing to try, or a date or language is none; ArticleError where
    standard input is no text.
    """
    day, code = _published(published), _language(language)
    if argument == STANDARD_INPUT:
        return Tried(name=_STDIN, text=_standard_input(), published=day, language=code)
    file = _file(argument)
    if file is not None:
        return Tried(name=argument, file=file, published=day, language=code)
    if not argument.strip():
        raise _problem(
            "no-text", "the text is empty", "for example: kzclaims rules try 'Trade rose to $5 billion.'"
        )
    return Tried(name=_TEXT, text=argument, published=day, language=code)


def run(invocation: Invocation, tried: Tried, named: tuple[str, ...]) -> int:
    """Tries the rules on a text and prints what comes of it; 0, whether or not anything is claimed.

    Raises UsageError, or an ExceptionGroup of the errors of the user's, where there is no answer.
    """
    where = outputs.plan(invocation, ATTEMPT_FORMATS)
    rules = rules_from(invocation.rules, Path.cwd())
    only = chosen(rules, named)
    from kzclaims.attempts import attempt  # noqa: PLC0415 - it imports the readers

    view = View(
        verbose=invocation.verbose, quiet=invocation.quiet, color=streams.wants_color(invocation.color)
    )
    problems = outputs.deliver(attempt(_article(tried), rules, only), where, view)
    if problems:
        raise ExceptionGroup("outputs that could not be written", problems)
    return 0


def _article(tried: Tried) -> Article:
    """The text as an article. Raises an ExceptionGroup of ArticleError where its file cannot be read."""
    from kzclaims.model import Article  # noqa: PLC0415 - as above
    from kzclaims.read import read_articles  # noqa: PLC0415 - as above
    from kzclaims.read.language import language_of  # noqa: PLC0415 - as above

    if tried.file is not None:
        articles, unread = read_articles([tried.file], root=Path.cwd())
        if unread:
            raise ExceptionGroup("a text that cannot be read", unread)
        (article,) = articles
    else:
        text = tried.text or ""
        article = Article(id=tried.name, text=text, source=tried.name, language=language_of(text))
    return replace(
        article,
        published=tried.published or article.published,
        language=tried.language or article.language,
    )


def _file(argument: str) -> Path | None:
    """The file that an argument names; None where it is a text."""
    try:
        there = os.path.lexists(argument)
    except ValueError:  # a character that no path has
        return None
    if there:
        if os.path.isdir(argument):  # noqa: PTH112 - Path.is_dir raises where the way there is barred
            message = f"`{argument}` is a folder"
            raise _problem("not-a-file", message, "name one file in it, or put a text into quotes")
        return Path(argument)
    from kzclaims.read.files import SUFFIXES  # noqa: PLC0415 - as above

    separators = {os.sep, "/"}
    one_word = not any(char.isspace() for char in argument)
    if argument.lower().endswith(SUFFIXES) or (one_word and any(sign in argument for sign in separators)):
        advice = "a text is taken from standard input whatever it looks like: kzclaims rules try -"
        raise _problem("missing-path", f"no such file: `{argument}`", advice)
    return None


def _standard_input() -> str:
    from kzclaims.read.files import LARGEST, decoded  # noqa: PLC0415 - as above

    if sys.stdin is None or sys.stdin.isatty():
        raise _problem("no-text", "standard input is no text", "pipe one into it, or put it into quotes")
    text = decoded(sys.stdin.buffer.read(LARGEST + 1), _STDIN, size=f"more than {LARGEST:,}")
    if not text.strip():
        raise _problem("no-text", "standard input is empty", "pipe a text into it")
    return text


def _published(written: str | None) -> date | None:
    from kzclaims.cli.baselines import day  # noqa: PLC0415 - as above

    return None if written is None else day(written, "--published")


def _language(code: str | None) -> str | None:
    if code is None:
        return None
    from kzclaims.rules.iso639 import CODES, MISTAKEN  # noqa: PLC0415 - as above

    if code not in CODES:
        near = MISTAKEN.get(code)
        guess = f", did you mean `{near}`?" if near else ""
        raise _problem("usage", f"`{code}` is no language{guess}", "languages have ISO 639-1 codes: ar, en")
    return code


def _problem(code: str, message: str, advice: str) -> UsageError:
    return UsageError(Diagnostic(code=code, message=message, help=advice))
