"""The word lists that tell an article's lines from those of the page around it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypedDict

from kzclaims.text.fold import fold_form

_FILE = "furniture.toml"
_LONGEST_WORD = 40  # so that what is remembered of folded words stays small
_WORD = re.compile(r"[^\W_]+")


class _Dates(TypedDict, total=False):
    weekdays: list[str]
    words: list[str]


class _Joining(TypedDict, total=False):
    prefixes: list[str]
    dangling: list[str]
    continuing: list[str]
    leading: list[str]


class _Abbreviations(TypedDict, total=False):
    always: list[str]
    before_number: list[str]
    eras: list[str]
    starters: list[str]


class _File(TypedDict, total=False):
    """What a language's `furniture.toml` may hold; each list is written forms of one meaning."""

    whole: list[str]
    published: list[str]
    updated: list[str]
    source: list[str]
    keywords: list[str]
    caption: list[str]
    related: list[str]
    byline: list[str]
    box: list[str]
    box_end: list[str]
    logo: list[str]
    dates: _Dates
    months: dict[str, list[str]]
    joining: _Joining
    abbreviations: _Abbreviations


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """The lists of all languages together, folded.

    Sequences are longest form first, so that the first that fits is the right one. `months` gives
    each form of a month its number; `heads` are the first words of all forms that a line of furniture
    begins with; `date_words` are all words that a line of dates may hold.
    """

    whole: frozenset[str]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    source: tuple[str, ...]
    labels: tuple[str, ...]
    byline: tuple[str, ...]
    box: frozenset[str]
    box_end: frozenset[str]
    logo: frozenset[str]
    heads: frozenset[str]
    months: dict[str, int]
    date_words: frozenset[str]
    dangling: frozenset[str]
    continuing: frozenset[str]
    leading: frozenset[str]
    abbreviations: frozenset[str]
    before_number: frozenset[str]
    eras: frozenset[str]
    starters: frozenset[str]


@cache
def word_lists() -> WordLists:
    """The lists of every language that has any."""
    files = _files()
    joining = [file.get("joining", {}) for file in files]
    short = [file.get("abbreviations", {}) for file in files]
    dates = [file.get("dates", {}) for file in files]
    months = {
        fold_form(form): int(number)
        for file in files
        for number, forms in file.get("months", {}).items()
        for form in forms
    }
    weekdays = _folded([form for table in dates for form in table.get("weekdays", [])])
    return WordLists(
        whole=_folded([form for file in files for form in file.get("whole", [])]),
        published=_longest([form for file in files for form in file.get("published", [])]),
        updated=_longest([form for file in files for form in file.get("updated", [])]),
        source=_longest([form for file in files for form in file.get("source", [])]),
        labels=_longest(
            [
                form
                for file in files
                for forms in (file.get("keywords", []), file.get("caption", []), file.get("related", []))
                for form in forms
            ]
        ),
        byline=_longest([form for file in files for form in file.get("byline", [])]),
        box=_folded([form for file in files for form in file.get("box", [])]),
        box_end=_folded([form for file in files for form in file.get("box_end", [])]),
        logo=_folded([form for file in files for form in file.get("logo", [])]),
        heads=frozenset(
            head_of(fold_form(form))
            for file in files
            for forms in (
                *(file.get("whole", []), file.get("published", []), file.get("updated", [])),
                *(file.get("source", []), file.get("keywords", []), file.get("caption", [])),
                *(file.get("related", []), file.get("byline", []), file.get("box", [])),
                file.get("box_end", []),
            )
            for form in forms
        ),
        months=months,
        date_words=frozenset(word for form in (*months, *weekdays) for word in form.split())
        | _folded([form for table in dates for form in table.get("words", [])]),
        dangling=_prefixed([(table.get("prefixes", []), table.get("dangling", [])) for table in joining]),
        continuing=_folded([form for table in joining for form in table.get("continuing", [])]),
        leading=_folded([form for table in joining for form in table.get("leading", [])]),
        abbreviations=_folded([form for table in short for form in table.get("always", [])]),
        before_number=_folded([form for table in short for form in table.get("before_number", [])]),
        eras=_folded([form for table in short for form in table.get("eras", [])]),
        starters=_folded([form for table in short for form in table.get("starters", [])]),
    )


def head_of(folded: str) -> str:
    """The first word of a folded text, whatever marks stand before or behind it."""
    hit = _WORD.search(folded)
    return hit[0] if hit else ""


def folded_word(word: str) -> str:
    """A word of a text as the lists have theirs; one too long to be in any is left as it is."""
    return fold_form(word) if len(word) <= _LONGEST_WORD else word


def _files() -> list[_File]:
    folders = resources.files("kzclaims").joinpath("languages").iterdir()
    texts = [
        folder.joinpath(_FILE).read_text(encoding="utf-8")
        for folder in sorted(folders, key=lambda folder: folder.name)
        if folder.is_dir() and folder.joinpath(_FILE).is_file()
    ]
    return [_File(**tomllib.loads(text)) for text in texts]  # type: ignore[typeddict-item]  # our own data, tested


def _folded(forms: list[str]) -> frozenset[str]:
    return frozenset(map(fold_form, forms))


def _longest(forms: list[str]) -> tuple[str, ...]:
    return tuple(sorted(_folded(forms), key=lambda form: (-len(form), form)))


def _prefixed(tables: list[tuple[list[str], list[str]]]) -> frozenset[str]:
    """Forms with and without what their own language may write before them."""
    return _folded(
        [prefix + form for prefixes, forms in tables for prefix in ("", *prefixes) for form in forms]
    )
