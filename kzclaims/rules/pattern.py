r"""Patterns of rules: what their macros stand for, and the tokens that stand for quantities.

A pattern is searched in a passage that was folded and in which each quantity was replaced by a
token (`encode_quantity`). Its own letters are folded likewise. `{israel}` becomes the written forms
of the term, in all languages; `{percent}` any percentage, `{quantity}` any quantity:

    {supply} .{0,40} {israel} .{0,20} (?P<value>{percent})
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from kzclaims.model import Kind
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kzclaims.model import Term

ANY_QUANTITY = "quantity"
"""The macro that stands for a quantity of any kind."""

FLAGS = regex.VERBOSE | regex.DOTALL | regex.V1 | regex.UNICODE
# Case-blind without IGNORECASE, which doubles the time to compile: passages are folded to small
# letters, and so are the letters of a pattern.

_KINDS = tuple(Kind)
_FIRST_KIND = 0xE000  # private use: no text means anything by these
_FIRST_DIGIT = 0xE100
_END = 0xE10A
_LAST_KIND = _FIRST_KIND + len(_KINDS) - 1
_DIGITS = rf"[\u{_FIRST_DIGIT:04x}-\u{_FIRST_DIGIT + 9:04x}]"
_TOKEN = re.compile(rf"([\u{_FIRST_KIND:04x}-\u{_LAST_KIND:04x}])({_DIGITS}+)\u{_END:04x}")

_PROCLITICS = "[وف]?[بلك]?(?:ال|لل)?"
ARTICLE, MERGED = "ال", "لل"  # ل before the article takes its alef: للولايات
_ARABIC_LETTER = regex.compile(r"\p{Arabic}", regex.V1)

_BRIEF = "(?:x)"

_PIECE = regex.compile(
    r"""
    (?P<escape> \\ (?: [pPN]\{[^}]*\} | [gLkK]<[^>]*> | . )? )
    | (?P<comment> \# [^\n]* | \(\?\# [^)]* )
    | (?P<group> \( (?: \? (?: P?<(?P<name>\w+)> | P[=>]\w+ | &\w+ )? )? )
    | (?P<class> \[ )
    | \{ (?P<macro> [A-Za-z][\w\-]+ ) \}
    | (?P<letters> [^\x00-\x7f\s] \p{M}* )
    | (?P<other> . )
    """,
    regex.VERBOSE | regex.DOTALL | regex.V1,
)
_CLASS_PIECE = regex.compile(
    r"(?P<escape>\\(?:[pPN]\{[^}]*\}|.)?)|(?P<letters>[^\x00-\x7f\s])|(?P<other>.)",
    regex.DOTALL | regex.V1,
)
# A closing bracket that comes first in a class stands for itself.
_CLASS_TOKEN = re.compile(r"\\.|\[\^?\]?|.", re.DOTALL)


class Piece(NamedTuple):
    """A part `[start, end)` of a pattern's source; pieces tile it.

    `sort` is `escape`, `comment`, `group` (an opening bracket with its `?P<name>`), `close`,
    `class`, `macro`, `letters` (one letter outside ASCII with its marks) or `other`. `name` is that
    of a macro or of a named group.
    """

    sort: str
    start: int
    end: int
    name: str = ""


class _Change(NamedTuple):
    """`source[start:end]` stands as `text[low:high]` in the expansion."""

    low: int
    high: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpandedPattern:
    """A pattern with its macros expanded and its letters folded, and the way back to its source."""

    source: str
    text: str
    _changes: tuple[_Change, ...] = ()

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the source that `[start, end)` of the expanded text comes from.

        What comes from a macro comes from the whole macro.
        """
        first = self._origin(start)[0]
        return (first, first) if start == end else (first, self._origin(end - 1)[1])

    def _origin(self, position: int) -> tuple[int, int]:
        index = bisect_right(self._changes, position, key=lambda change: change.low) - 1
        if index < 0:
            return position, position + 1
        change = self._changes[index]
        if position < change.high:
            return change.start, change.end
        start = change.end + position - change.high
        return start, start + 1


def encode_quantity(kind: Kind, index: int) -> str:
    """The token that stands for a passage's quantity of that kind and index (from 0)."""
    digits = "".join(chr(_FIRST_DIGIT + int(digit)) for digit in str(index))
    return f"{chr(_FIRST_KIND + _KINDS.index(kind))}{digits}{chr(_END)}"


def decode_quantity(token: str) -> tuple[Kind, int]:
    """The kind and the index that a token stands for. Raises ValueError where it is none."""
    match = _TOKEN.fullmatch(token)
    if match is None:
        raise ValueError(f"no token of a quantity: {token!r}")
    index = "".join(str(ord(digit) - _FIRST_DIGIT) for digit in match[2])
    return _KINDS[ord(match[1]) - _FIRST_KIND], int(index)


def token_pattern(kind: Kind | None = None) -> str:
    """A regular expression for the tokens of a kind, or of all kinds."""
    if kind is None:
        first = rf"[\u{_FIRST_KIND:04x}-\u{_LAST_KIND:04x}]"
    else:
        first = rf"\u{_FIRST_KIND + _KINDS.index(kind):04x}"
    return rf"(?:{first}{_DIGITS}++\u{_END:04x})"


def kind_of_macro(name: str) -> Kind | None:
    """The kind that a macro names, None where it names a term or `quantity`."""
    return Kind(name) if name in _KINDS else None


def compile_pattern(expanded: str) -> regex.Pattern[str]:
    """An expanded pattern ready to be searched in a folded passage. Raises `regex.error`.

    The flags are the same for every rule: verbose, case-blind, `.` matches a line end, V1.
    """
    return regex.compile(expanded, FLAGS)


def pieces(source: str) -> Iterator[Piece]:
    """The pieces of a pattern, in order; they tile it, whatever the pattern."""
    match = _PIECE.match(source)
    while match is not None:
        sort, start, end = str(match.lastgroup), match.start(), match.end()
        if match["class"] is not None:
            sort, end = "class", _class_end(source, start)
        elif match["group"] is not None:
            sort = "group"
        elif match["other"] == ")":
            sort = "close"
        yield Piece(sort, start, end, match["macro"] or match["name"] or "")
        match = _PIECE.match(source, end)


def expand(source: str, terms: Mapping[str, Term], *, brief: bool = False) -> ExpandedPattern:
    """A pattern's macros expanded, each into a group, and its letters folded.

    A macro of an unknown name becomes a group that never matches. `brief` leaves the forms of terms
    out, which cannot be wrong: enough to check the pattern, and quick.
    """
    written: list[str] = []
    changes: list[_Change] = []
    low = 0
    for piece in pieces(source):
        old = source[piece.start : piece.end]
        new = _BRIEF if brief and piece.sort == "macro" else _expanded(source, piece, terms)
        # Letters that stay as many keep their places without a note.
        if new != old and (piece.sort == "macro" or len(new) != len(old)):
            changes.append(_Change(low, low + len(new), piece.start, piece.end))
        written.append(new)
        low += len(new)
    return ExpandedPattern(source=source, text="".join(written), _changes=tuple(changes))


def _class_end(source: str, start: int) -> int:
    """Where the character class that opens at `start` ends; the end of the source if it does not."""
    depth = 0
    for token in _CLASS_TOKEN.finditer(source, start):
        if token[0].startswith("["):
            depth += 1
        elif token[0] == "]":
            depth -= 1
            if depth == 0:
                return token.end()
    return len(source)


def _expanded(source: str, piece: Piece, terms: Mapping[str, Term]) -> str:
    old = source[piece.start : piece.end]
    match piece.sort:
        case "macro":
            return _macro(piece.name, terms)
        case "letters":
            return _letters(old)
        case "class":
            return "".join(
                _set_letter(match[0])
                if match["letters"]
                else match[0]
                if match["escape"]
                else match[0].lower()
                for match in _CLASS_PIECE.finditer(old)
            )
        case "other" if not source.endswith("(?", 0, piece.start):
            return old.lower()
        case _:
            return old


def _letters(old: str) -> str:
    """A letter folded; a group where it becomes none or several, for a quantifier may follow."""
    new = fold_form(old)
    if new == old:
        return old
    return escape(new) if len(new) == 1 else f"(?:{escape(new)})"


def _set_letter(old: str) -> str:
    """A letter of a character class folded; one that would vanish stays, and finds nothing."""
    new = fold_form(old)
    return old if new in {"", old} else escape(new)


def _macro(name: str, terms: Mapping[str, Term]) -> str:
    kind = kind_of_macro(name)
    if kind is not None or name == ANY_QUANTITY:
        return token_pattern(kind)
    term = terms.get(name)
    return "(?:(?!))" if term is None else term_pattern(term)


@cache
def term_pattern(term: Term) -> str:
    """A regular expression for the written forms of a term, in all languages, in folded text.

    Forms match whole words; Arabic ones may carry proclitics and the article. Longer forms come
    first, so that a match takes in the whole name.
    """
    forms = {fold_form(form) for _, forms in term.forms for form in forms} - {""}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    arabic = [form for form in ordered if is_arabic(form)]
    others = [form for form in ordered if not is_arabic(form)]
    parts = [rf"\b{_PROCLITICS}(?:{_alternatives(arabic)})"] if arabic else []
    merged = [MERGED + form.removeprefix(ARTICLE) for form in arabic if form.startswith(ARTICLE)]
    if merged:
        parts.append(rf"\b[وف]?(?:{_alternatives(merged)})")
    if others:
        parts.append(_alternatives(others, leading=True))
    return f"(?:{'|'.join(parts) or '(?!)'})"


def is_arabic(form: str) -> bool:
    """Whether a form may carry proclitics and the article in a pattern: it begins with an Arabic letter."""
    return _ARABIC_LETTER.match(form) is not None


def _alternatives(forms: list[str], *, leading: bool = False) -> str:
    """The forms as alternatives; those that begin and end as words share one bound on each side."""
    words = [form for form in forms if is_word(form[0]) and is_word(form[-1])]
    parts = [rf"{_bound(leading)}(?:{'|'.join(map(escape, words))})\b"] if words else []
    parts += [
        _bound(leading and is_word(form[0])) + escape(form) + _bound(is_word(form[-1]))
        for form in forms
        if form not in words
    ]
    return "|".join(parts)


def _bound(wanted: bool) -> str:  # noqa: FBT001  # reads as the bound that is wanted
    return r"\b" if wanted else ""


def is_word(character: str) -> bool:
    """Whether a form that begins or ends with it is bound there: it must stand as a whole word."""
    return character.isalnum() or character == "_"


def escape(text: str) -> str:
    r"""The pattern that matches a text literally under the flags of patterns; white space is `\s+`."""
    escaped = re.sub(r"([^\w\s])", r"\\\1", text)
    return re.sub(r"\s+", r"\\s+", escaped)
