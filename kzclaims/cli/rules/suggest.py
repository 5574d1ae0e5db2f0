"""`kzclaims rules suggest`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.cli.failures import complain_of_gaps, mendable
from kzclaims.cli.inputs import Given, rules_from
from kzclaims.cli.outputs import spare_articles, unwritable, write_whole
from kzclaims.cli.progress import Progress
from kzclaims.cli.streams import put, say
from kzclaims.errors import Diagnostic, KzClaimsError, UsageError
from kzclaims.model import RuleSet, Verdict
from kzclaims.text.counting import counted

if TYPE_CHECKING:
    from kzclaims.radar import Suggestions

_NOTHING_THERE = "no-rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for: at most `limit` rules, each of at least `least` origins, perhaps into a file."""

    paths: tuple[Path, ...]
    rules: tuple[Path, ...]
    output: Path | None
    limit: int
    least: int


def run(wish: Wish) -> int:
    """Prints the proposed rules, or writes them into a file; 0, or 2 where articles could not be read.

    Raises UsageError, or an ExceptionGroup of the errors of the user's, where there is no answer.
    """
    root = Path.cwd()
    problem = None if wish.output is None else unwritable(wish.output)
    if problem is not None:
        raise problem
    if not wish.paths:
        message = "no articles: name the files or folders to read"
        advice = "for example: kzclaims rules suggest articles/"
        raise UsageError(Diagnostic(code="no-articles", message=message, help=advice))
    with Progress("reading") as progress:
        from kzclaims.read import read_articles  # noqa: PLC0415 - under the sign of life

        rules = _rules(wish.rules, root)
        articles, unread = read_articles(wish.paths, root=root)
        given = Given(rules=rules, articles=articles, unread=unread)
        if wish.output is not None:
            unreadable = (error.diagnostic.file for error in unread)
            files = [
                *(article.id for article in articles),
                *(file for file in unreadable if file is not None),
            ]
            spare_articles(files, [(wish.output, None)], root)
        progress.tell(f"looking through {len(articles)} articles")
        from kzclaims.radar import suggest  # noqa: PLC0415 - under the sign of life

        found = suggest(articles, rules, limit=wish.limit, least=wish.least)
    unwritten = _deliver(found, wish.output) if found.proposals else ()
    say(_summary(found, wish))
    return 2 if complain_of_gaps(given, unwritten, "list of proposals") else 0


def _rules(paths: tuple[Path, ...], root: Path) -> RuleSet:
    """The rules that there are: none where there is no folder of them yet, or nothing in it."""
    try:
        return rules_from(paths, root)
    except* KzClaimsError as group:
        errors = mendable(group)
        if any(error.diagnostic.code != _NOTHING_THERE for error in errors):
            raise
    return RuleSet(rules=(), terms=())


def _deliver(found: Suggestions, output: Path | None) -> tuple[UsageError, ...]:
    from kzclaims.radar import rule_file  # noqa: PLC0415 - as above

    if output is None:
        put(rule_file(found))
        return ()
    try:
        write_whole(output, rule_file(found))
    except OSError as error:
        message = f"cannot write `{output}`: {error.strerror}"
        return (UsageError(Diagnostic(code="output", message=message)),)
    return ()


def _summary(found: Suggestions, wish: Wish) -> str:
    seen = (
        f"{counted(len(found.articles), 'article')}, {counted(found.unclaimed, 'number')} that no rule claims"
    )
    seen += _unspoken(found)
    if not found.proposals:
        nothing = f"{seen}: nothing to propose"
        if wish.least == 1:
            return nothing
        nothing += f" that {counted(wish.least, 'source')} of different origin would give"
        return f"{nothing}; `--min-sources 1` proposes what one alone says" if found.unclaimed else nothing
    verdicts = [proposal.fact.verdict for proposal in found.proposals]
    counts = [
        counted(verdicts.count(verdict), str(verdict))
        for verdict in (Verdict.CONFLICT, Verdict.TENSION)
        if verdict in verdicts
    ]
    against = f": {', '.join(counts)}" if counts else ", no contradiction"
    proposed = f"{seen}: {counted(len(verdicts), 'rule')} proposed{against}"
    if wish.output is None:
        return proposed
    return f"{proposed}; written to {wish.output}: `kzclaims rules test --rules {wish.output}` tries them"


def _unspoken(found: Suggestions) -> str:
    """Which languages of the articles have no pack, so that words of numbers in them are not read.

    Of an article whose language could not be told nobody can say so: it is read as its script suggests.
    """
    from kzclaims.languages import available  # noqa: PLC0415 - as above
    from kzclaims.read.language import UNDETERMINED  # noqa: PLC0415 - as above

    unknown = sorted({article.language for article in found.articles} - {*available(), UNDETERMINED})
    untold = sum(article.language == UNDETERMINED for article in found.articles)
    notes = []
    if len(unknown) == 1:
        notes.append(f"no language pack for {unknown[0]}: only its digits are read")
    elif unknown:
        named = f"{', '.join(unknown[:-1])} and {unknown[-1]}"
        notes.append(f"no language packs for {named}: only their digits are read")
    if untold:
        notes.append(f"the language of {counted(untold, 'article')} could not be told")
    return f" ({'; '.join(notes)})" if notes else ""
