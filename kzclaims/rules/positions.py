r"""Where each key and value of a TOML text stands; `tomllib` does not tell.

The scanner takes texts that `tomllib` has accepted, checks nothing that `tomllib` checks, and gives
the same structure, with places for values. Lines end in `\n` alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kzclaims.rules.source import Spot

KeyPath = tuple[str | int, ...]
"""Keys of tables and indexes of arrays, from the top of the document: `("rule", 0, "id")`."""

_BLANK = re.compile(r"(?:[ \t\n]+|#[^\n]*+)*+")
_SPACE = re.compile(r"[ \t]*+")
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
_DOT = re.compile(r"[ \t]*+\.[ \t]*+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
# A run of three to five quotation marks ends a multi-line string: up to two of them are its own.
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\n]++|\\.)*+"'
    r"|'(?!'')[^'\n]*+'",
    re.DOTALL,
)
_LIST = rf"""\[(?:[^\[\]{{}}"'#]++|#[^\n]*+|{_STRING.pattern})*+\]"""
_TABLE = rf"""\{{(?:[^\[\]{{}}"'#]++|#[^\n]*+|{_STRING.pattern}|{_LIST})*+\}}"""
# All up to the line of the next header, or to a value that is nested deeper than those of rule files are.
_BODY = re.compile(
    rf"""(?:[^\[{{"'#\n]++|\n(?![ \t]*+\[)|#[^\n]*+|{_STRING.pattern}|{_LIST}|{_TABLE})*+""", re.DOTALL
)
_OTHER = re.compile(r"[^,\]}\n#]++")  # numbers, booleans, dates; a date may hold a space
_ESCAPE = re.compile(
    r"\\(?:(?P<newline>[ \t]*+\n[ \t\n]*+)|x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})"
    r"|U(?P<U>[0-9A-Fa-f]{8})|(?P<one>.))|(?P<plain>[^\\]++)",
    re.DOTALL,
)
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}


class ScanError(ValueError):
    """The text is not TOML; it stops being so at `spot`, or where `opened`, is not closed again."""

    def __init__(self, message: str, spot: Spot, *, opened: bool = True) -> None:
        super().__init__(message)
        self.spot = spot
        self.opened = opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Places of the keys and values of one document, by path.

    The value of a table or of an element of an array of tables is its header, brackets included,
    or the key that first named it. Elements of arrays have a value and no key.
    """

    keys: dict[KeyPath, Spot]
    values: dict[KeyPath, Spot]

    def key(self, path: KeyPath) -> Spot:
        """The place of the key; of the value, or of the next thing around it, where there is none."""
        return self.keys.get(path) or self.value(path)

    def value(self, path: KeyPath) -> Spot:
        """The place of the value, or of the next thing around it that has a place."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Spot(0, 0))


def scan(text: str) -> Positions:
    """The places in a valid TOML text. Raises ScanError at some of the places that are not TOML."""
    scanner = _Scanner(text)
    scanner.document()
    return Positions(keys=scanner.keys, values=scanner.values)


def scan_headers(text: str) -> Positions | None:
    """The places of what has a header of its own in a valid TOML text, as `scan` gives them, but quickly.

    None where values are nested deeper than those of rule files are.
    """
    scanner = _Scanner(text)
    paths = scanner.headers()
    if paths is None:
        return None
    keys = {path: spot for path, spot in scanner.keys.items() if path in paths}
    return Positions(keys=keys, values={path: scanner.values[path] for path in paths})


def string_offsets(text: str, spot: Spot) -> list[int]:
    """For each code point of the string value at a place its offset in the text, and the end's.

    In a literal string these count up by one; in a basic one an escape is one code point.
    """
    return [offset for _, offset in _decoded(text, spot)]


def string_value(text: str, spot: Spot) -> str:
    """The value of the string at a place."""
    return "".join(character for character, _ in _decoded(text, spot))


def _decoded(text: str, spot: Spot) -> list[tuple[str, int]]:
    quote = text[spot.start]
    marks = 3 if text.startswith(quote * 3, spot.start) else 1
    start, end = spot.start + marks, spot.end - marks
    if marks > 1 and text[start] == "\n":
        start += 1
    if quote == "'":
        decoded = [(text[offset], offset) for offset in range(start, end)]
    else:
        decoded = [pair for match in _ESCAPE.finditer(text, start, end) for pair in _unescaped(match)]
    return [*decoded, ("", end)]


def _unescaped(match: re.Match[str]) -> list[tuple[str, int]]:
    if match["plain"] is not None:
        return [(character, match.start() + index) for index, character in enumerate(match["plain"])]
    if match["newline"] is not None:
        return []
    if match["one"] is not None:
        return [(_SHORT.get(match["one"], match["one"]), match.start())]
    digits = match["x"] or match["u"] or match["U"]
    return [(chr(int(digits, 16)), match.start())]


@dataclass(slots=True)
class _Scanner:
    """Reads a document from the front, noting places as it goes."""

    text: str
    at: int = 0
    keys: dict[KeyPath, Spot] = field(default_factory=dict)
    values: dict[KeyPath, Spot] = field(default_factory=dict)
    lengths: dict[KeyPath, int] = field(default_factory=dict)  # of the arrays of tables

    def document(self) -> None:
        table: KeyPath = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def headers(self) -> set[KeyPath] | None:
        """The paths of all headers, what stands under them passed over; None where that cannot be done."""
        paths: set[KeyPath] = set()
        self._skip(_BLANK)
        if not self.text.startswith("[", self.at):
            self._skip(_BODY)
            self._skip(_BLANK)
        while self.at < len(self.text):
            line = self.text.rfind("\n", 0, self.at) + 1
            if self.text[line : self.at].strip(" \t"):
                return None
            paths.add(self._header())
            self._skip(_BODY)
            self._skip(_BLANK)
        return paths

    def _skip(self, what: re.Pattern[str]) -> None:
        match = what.match(self.text, self.at)
        if match is not None:
            self.at = match.end()

    def _need(self, what: re.Pattern[str], name: str) -> None:
        before = self.at
        self._skip(what)
        if self.at == before:
            raise ScanError(f"expected {name}", Spot(self.at, self.at + 1), opened=False)

    def _take(self, mark: str) -> bool:
        if not self.text.startswith(mark, self.at):
            return False
        self.at += len(mark)
        return True

    def _header(self) -> KeyPath:
        start = self.at
        array = self._take("[[")
        if not array:
            self._take("[")
        self._skip(_SPACE)
        parts = self._key()
        self._skip(_SPACE)
        if not self._take("]]" if array else "]"):
            raise ScanError("the header is not closed", Spot(start, self.at))
        path: KeyPath = ()
        for name, spot in parts:
            path = self._name(self._last(path), name, spot)
        if array:
            index = self.lengths.get(path, 0)
            self.lengths[path] = index + 1
            if index == 0:
                self.values[path] = Spot(start, self.at)
            path = (*path, index)
        else:
            path = self._last(path)
        self.values[path] = Spot(start, self.at)
        return path

    def _last(self, path: KeyPath) -> KeyPath:
        """The table that a header means by a path: of an array of tables the last."""
        length = self.lengths.get(path)
        return path if length is None else (*path, length - 1)

    def _name(self, table: KeyPath, name: str, spot: Spot) -> KeyPath:
        path = (*table, name)
        self.keys.setdefault(path, spot)
        # Replaced where the table has a header, or the key a value, of its own.
        self.values.setdefault(path, spot)
        return path

    def _key(self) -> list[tuple[str, Spot]]:
        parts = [self._key_part()]
        dot = _DOT.match(self.text, self.at)
        while dot is not None:
            self.at = dot.end()
            parts.append(self._key_part())
            dot = _DOT.match(self.text, self.at)
        return parts

    def _key_part(self) -> tuple[str, Spot]:
        start = self.at
        if self.text[start : start + 1] in {'"', "'"}:
            spot = self._string()
            return string_value(self.text, spot), spot
        self._need(_BARE_KEY, "a key")
        return self.text[start : self.at], Spot(start, self.at)

    def _pair(self, table: KeyPath) -> None:
        path = table
        for name, spot in self._key():
            path = self._name(path, name, spot)
        self._need(_EQUALS, "`=` after the key")
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        start = self.at
        match self.text[start : start + 1]:
            case "[":
                self._array(path)
            case "{":
                self._inline_table(path)
            case '"' | "'":
                self._string()
            case _:
                self._need(_OTHER, "a value")
                self.at = start + len(self.text[start : self.at].rstrip(" \t"))
        self.values[path] = Spot(start, self.at)

    def _string(self) -> Spot:
        start = self.at
        match = _STRING.match(self.text, start)
        if match is None:
            quote = self.text[start]
            mark = quote * 3 if self.text.startswith(quote * 3, start) else quote
            raise ScanError(f"this string has no closing {mark}", Spot(start, start + len(mark)))
        self.at = match.end()
        return Spot(start, self.at)

    def _array(self, path: KeyPath) -> None:
        start = self.at
        self.at += 1
        index = 0
        self._skip(_BLANK)
        while not self._take("]"):
            self._check_open(start, "array")
            self._value((*path, index))
            index += 1
            self._skip(_BLANK)
            self._take(",")
            self._skip(_BLANK)

    def _inline_table(self, path: KeyPath) -> None:
        start = self.at
        self.at += 1
        self._skip(_BLANK)
        while not self._take("}"):
            self._check_open(start, "inline table")
            self._pair(path)
            self._skip(_BLANK)
            self._take(",")
            self._skip(_BLANK)

    def _check_open(self, start: int, what: str) -> None:
        if self.at >= len(self.text):
            raise ScanError(f"this {what} is not closed", Spot(start, start + 1))
