"""What a reader is to the benchmark: how it is loaded, what it reads, and whose cases are its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sized

Answer = dict[str, object]
"""One thing read, as the peers' scorer asks for it."""


class Loaded(NamedTuple):
    """A reader at work: `find` takes a text and is timed, `answer` takes a case's text and its day."""

    find: Callable[[str], Sized]
    answer: Callable[[str, str | None], list[Answer]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A reader of numbers, dates or amounts in text."""

    name: str
    load: Callable[[str], Loaded]
    package: str | None = None
    """What it is called where Python packages are found."""
    languages: tuple[str, ...] = ("ar", "en")
    kinds: tuple[str, ...] = ()
    """The kinds that it says it reads, as the table of the peers' cases names them."""
    suites: tuple[str, ...] = ()
    """The suites of cases that are its own: no measure of it."""
