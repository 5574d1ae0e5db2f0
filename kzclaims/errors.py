"""Errors that users cause, each with its place and what to do about it.

A loader collects every problem and raises one ExceptionGroup of these errors.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

from kzclaims.text.visible import visible

_WIDEST = 100  # code points of a source line that are shown
_BEFORE = 40  # of them, how many stand before the place when the line is cut
_TAB = "    "


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A problem: what is wrong, where, and what to do.

    `code` is stable and documented (`unknown-key`). `line` and `column` count from 1, `column` and
    `length` in code points of `source_line`, which is the whole line without its end. `label`
    stands beside the caret, `help` below.
    """

    code: str
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    source_line: str | None = None
    length: int = 1
    label: str = ""
    help: str | None = None
    severity: Literal["error", "warning", "note"] = "error"


class KzClaimsError(Exception):
    """A problem that the user can mend; `diagnostic` tells it in full."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic

    def __str__(self) -> str:  # type: ignore[explicit-override]  # typing.override came with 3.12
        return visible(self.diagnostic.message)


class UsageError(KzClaimsError):
    """The command cannot be carried out as it was given."""


class RuleError(KzClaimsError):
    """A rule file is wrong."""


class ConfigError(KzClaimsError):
    """The configuration is wrong."""


class ArticleError(KzClaimsError):
    """An article, or the manifest of articles, cannot be read."""


class BaselineError(KzClaimsError):
    """The file of accepted contradictions is wrong."""


def render(diagnostic: Diagnostic) -> str:
    """A diagnostic as a compiler would print it, without a last line end.

        error[unknown-key]: unknown key `unti` in rule `wheat.export`
          --> rules/grain.toml:5:1
           |
         5 | unti = "t"
           | ^^^^ did you mean `unit`?

    Where the line holds right-to-left letters no caret is drawn, since terminals disagree on the
    place of their columns; the text in question follows on a line of its own, after `= at:`.
    """
    lines = [f"{diagnostic.severity}[{diagnostic.code}]: {visible(diagnostic.message)}"]
    gutter = " " * max(2, len(str(diagnostic.line or "")))
    if diagnostic.file is not None:
        lines.append(f"{gutter}--> {visible(diagnostic.file)}{_place(diagnostic)}")
    if diagnostic.line is not None and diagnostic.source_line is not None:
        lines += _excerpt(diagnostic, gutter)
    elif diagnostic.label:
        lines.append(f"{gutter} = note: {visible(diagnostic.label)}")
    if diagnostic.help is not None:
        lines.append(f"{gutter} = help: {visible(diagnostic.help)}")
    return "\n".join(lines)


def _place(diagnostic: Diagnostic) -> str:
    if diagnostic.line is None:
        return ""
    if diagnostic.column is None:
        return f":{diagnostic.line}"
    return f":{diagnostic.line}:{diagnostic.column}"


def _excerpt(diagnostic: Diagnostic, gutter: str) -> list[str]:
    line = diagnostic.source_line or ""
    start = (diagnostic.column or 1) - 1
    end = min(start + max(diagnostic.length, 1), max(len(line), start + 1))
    first, last = _window(len(line), start)
    before, at = line[first:start], line[start : min(end, last)]
    shown = ("… " if first else "") + _display(line[first:last]) + (" …" if last < len(line) else "")
    lines = [f"{gutter} |", f"{diagnostic.line or '':>{len(gutter)}} | {shown}".rstrip()]
    if diagnostic.column is None:
        return lines
    if _right_to_left(line):
        lines.append(f"{gutter} = at: {visible(at)}")
        if diagnostic.label:
            lines.append(f"{gutter} = note: {visible(diagnostic.label)}")
        return lines
    indent = " " * (_width(_display(before)) + (2 if first else 0))
    carets = "^" * max(1, _width(_display(at)))
    lines.append(f"{gutter} | {indent}{carets} {visible(diagnostic.label)}".rstrip())
    return lines


def _window(length: int, start: int) -> tuple[int, int]:
    """Which part of a line of that length is shown, around a place in it."""
    if length <= _WIDEST:
        return 0, length
    first = min(max(0, start - _BEFORE), length - _WIDEST)
    return first, first + _WIDEST


def _display(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def _right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)


def _width(text: str) -> int:
    """Terminal cells that a left-to-right text takes."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
