"""What a format is given, and what a format is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from kzclaims.model import Article, Claim, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the reader of a report asked for, beyond its content.

    `verdicts` chooses the facts of tables that list some facts only. `quiet` leaves the summary out,
    `verbose` adds the facts that one source alone states. `unread` counts the files that could not
    be read, or not whole, so that no summary passes for complete. `failing` are the keys of the facts
    that make the check fail. `csv_for_excel` writes CSV as Excel expects it.
    """

    verdicts: frozenset[Verdict] = frozenset({Verdict.CONFLICT})
    verbose: bool = False
    quiet: bool = False
    color: bool = False
    unread: int = 0
    failing: frozenset[str] = frozenset()
    csv_for_excel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The claims of some articles, not held against each other.

    `titles` gives the title of each rule's id.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    titles: tuple[tuple[str, str], ...] = ()


Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Format(Generic[Subject]):
    """One way to write a subject out.

    `name` is what `-f` calls it, `suffixes` are the ends of file names that mean it; of several formats
    whose ends fit a name, that of the longest is meant.
    `render` yields the text in pieces, each ending where a line ends.
    """

    name: str
    suffixes: tuple[str, ...]
    render: Callable[[Subject, View], Iterator[str]]
