"""The manifest: what `articles.toml` says of the articles beside it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from kzclaims.errors import ArticleError, Diagnostic
from kzclaims.read.files import SUFFIXES, read_text

if TYPE_CHECKING:
    from pathlib import Path

NAME = "articles.toml"
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_HEADER = re.compile(r"""\s*\[(?!\[)\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)\s*\]""")
_KEY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)\s*=\s*""")

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, strict=True)]


def _whole_day(value: object) -> object:
    """A day of its own; TOML's date with a time of day stands for its day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, int | float):
        raise ValueError("a number is no date")  # noqa: TRY004  # pydantic collects ValueErrors
    return value


class Entry(BaseModel):
    """What the manifest says of one article; None where it says nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: _Text | None = None
    published: Annotated[date, BeforeValidator(_whole_day)] | None = None
    language: Annotated[_Text, StringConstraints(pattern=r"^[a-z]{2,3}$")] | None = None
    url: _Text | None = None


_EXPECTED = {
    "source": "the name of an outlet, in quotes",
    "published": "a date: 2025-11-07",
    "language": "a code of two or three letters: ar",
    "url": "an address, in quotes",
}


@dataclass(frozen=True, slots=True)
class _Place:
    line: int
    column: int
    source_line: str
    length: int


def load_manifest(folder: Path, name: str) -> tuple[dict[str, Entry], tuple[ArticleError, ...]]:
    """The entries of a folder's manifest by file, and everything that is wrong with it.

    `name` is what errors call the manifest. An entry with an error is left out.
    """
    try:
        text = read_text(folder / NAME, name)
    except ArticleError as error:
        return {}, (error,)
    try:
        table = tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError, or a number of more digits than Python reads
        return {}, (_syntax_error(str(error), text, name),)
    except RecursionError:
        return {}, (_syntax_error("Arrays or tables are nested too deeply", text, name),)
    entries: dict[str, Entry] = {}
    errors: list[ArticleError] = []
    places = _places(text)
    for file, value in table.items():
        problems = _file_problems(folder, file, value)
        if problems:
            errors += [
                _error(code, message, name, places.get((file,)), advice) for code, message, advice in problems
            ]
            continue
        try:
            entries[file] = Entry.model_validate(value)
        except ValidationError as error:
            for problem in error.errors():
                key = str(problem["loc"][0])
                code, message, advice = _key_problem(key, file, unknown=problem["type"] == "extra_forbidden")
                errors.append(_error(code, message, name, places.get((file, key)), advice))
    return entries, tuple(errors)


def _file_problems(folder: Path, file: str, value: object) -> list[tuple[str, str, str | None]]:
    if not isinstance(value, dict):
        return [("unknown-key", f"unknown key `{file}`", 'articles have tables: ["file.txt"]')]
    if (folder / file).is_file():
        return []
    there = sorted(
        path.relative_to(folder).as_posix()
        for path in (folder / file).parent.glob("*")
        if path.suffix.lower() in SUFFIXES
    )
    close = get_close_matches(file, there, n=1, cutoff=0.5)
    advice = f"did you mean `{close[0]}`?" if close else None
    return [("unknown-article", f"there is no article `{file}` beside the manifest", advice)]


def _key_problem(key: str, file: str, *, unknown: bool) -> tuple[str, str, str]:
    if unknown:
        # Not `suggest.nearest`: a key cut short (`lang`) is far from its name by edits.
        close = get_close_matches(key, _EXPECTED, n=1, cutoff=0.5)
        advice = f"did you mean `{close[0]}`?" if close else f"known are {', '.join(_EXPECTED)}"
        return "unknown-key", f"unknown key `{key}` for article `{file}`", advice
    return "bad-value", f"`{key}` of article `{file}` cannot be read", f"write {_EXPECTED[key]}"


def _syntax_error(message: str, text: str, name: str) -> ArticleError:
    lines = text.split("\n")
    hit = _PLACE.search(message)
    place = None
    if hit is not None:
        line = int(hit[1]) if hit[1] else len(lines)
        shown = lines[line - 1].removesuffix("\r") if line <= len(lines) else ""
        place = _Place(line, int(hit[2]) if hit[2] else len(shown) + 1, shown, 1)
        message = message[: hit.start()]
    return _error("bad-toml", f"not TOML: {message[:1].lower()}{message[1:]}", name, place, None)


def _places(text: str) -> dict[tuple[str, ...], _Place]:
    """Where tables and keys stand, found line by line: enough for the shape of a manifest."""
    places: dict[tuple[str, ...], _Place] = {}
    table: tuple[str, ...] = ()
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.removesuffix("\r")
        header = _HEADER.match(line)
        key = header or _KEY.match(line)
        if key is None:
            continue
        place = _Place(number, key.start(1) + 1, line, key.end(1) - key.start(1))
        if header is not None:
            table = (_unquoted(header[1]),)
            places.setdefault(table, place)
        else:
            places.setdefault((*table, _unquoted(key[1])), place)
            for inner in re.finditer(r"[{,]\s*([\w-]+)\s*=", line):
                spot = _Place(number, inner.start(1) + 1, line, len(inner[1]))
                places.setdefault((_unquoted(key[1]), inner[1]), spot)
    return places


def _unquoted(key: str) -> str:
    try:
        return next(iter(tomllib.loads(f"{key} = 1")))
    except tomllib.TOMLDecodeError:
        return key


def _error(code: str, message: str, name: str, place: _Place | None, advice: str | None) -> ArticleError:
    if place is None:
        return ArticleError(Diagnostic(code=code, message=message, file=name, help=advice))
    return ArticleError(
        Diagnostic(
            code=code,
            message=message,
            file=name,
            line=place.line,
            column=place.column,
            source_line=place.source_line,
            length=place.length,
            help=advice,
        )
    )
