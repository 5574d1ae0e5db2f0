"""A rule file read as TOML: its tables, and where everything in them stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.rules.places import Places
from kzclaims.rules.positions import KeyPath, ScanError, scan, string_offsets
from kzclaims.rules.source import Source, Spot

if TYPE_CHECKING:
    from kzclaims.errors import RuleError

_DEEP = "arrays or tables are nested too deeply"
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")

# What `tomllib` notes only when it has read the whole of it.
_SAID_BEHIND = ("Cannot ", "Duplicate ")

# What `tomllib` says, where it can be said better: its words, ours, and what to do.
_SAYINGS: tuple[tuple[str, str, str | None], ...] = (
    (
        r"Unescaped '\\' in a string",
        'a backslash in a "…" string starts an escape, and this is none',
        "write it between ''' and ''', where a backslash stands for itself",
    ),
    (
        r"Expected '=' after a key in a key/value pair",
        "expected `=` after the key",
        None,
    ),
    (
        r"Expected newline or end of document after a statement",
        "expected the end of the line",
        "one `key = value` stands on one line",
    ),
    (r"Exceeds the limit .*", "a number of so many digits cannot be read", None),
    (r"Unclosed array", "expected `,` or `]`", "a comma stands between the elements of a list"),
    (r"Unclosed inline table", "expected `,` or `}}`", "a comma stands between the keys of an inline table"),
    (r"Invalid value", "this is no value", "text stands between quotes: \"…\" or '…'"),
    (r"Invalid initial character for a key part", "expected a key", None),
    (r"Invalid statement", "expected a `key = value` or a `[table]`", None),
    (r"Invalid date or datetime", "there is no such date or time", None),
    (r"Illegal character '\\n'", "the string does not end on its line", "close it with its mark"),
    (r"(?:Illegal|Found invalid) character (?P<name>.+)", "the character {name} cannot stand here", None),
    (r"Cannot declare (?P<name>\(.+\)) twice", "the table `{name}` is declared twice", None),
    (r"Cannot redefine namespace (?P<name>.+)", "the table `{name}` is declared twice", None),
    (
        r"Cannot mutate immutable namespace (?P<name>.+)",
        "`{name}` is complete where it first stands; nothing can be added to it",
        None,
    ),
    (r"Cannot overwrite a value", "this key has a value already", None),
    (r"Duplicate inline table key (?P<name>.+)", "this table has the key {name} already", None),
)


# What stands where TOML ends, where that tells what was meant.
_HABITS: tuple[tuple[str, str], ...] = (
    ("[“”„‟‘’«»]", "strings stand between straight quotes: \"…\" or '…'"),
    ("<<<<<<<|=======|>>>>>>>", "a merge is not resolved: keep what is right of both sides"),
    ("[،٬，]", "the comma of TOML is `,`"),
    ("(?i:true|false)\\b", "`true` and `false` are written in small letters"),
    ("(?i:none|null|nil)\\b", "TOML has no empty value: leave the key out"),
    ("(?i:yes|no|on|off)\\b", "write `true` or `false`"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The tables of one rule file with their places."""

    source: Source
    tables: dict[str, object]
    positions: Places

    def at_key(
        self, code: str, message: str, path: KeyPath, *, label: str = "", hint: str | None = None
    ) -> RuleError:
        """An error at the key of a path."""
        return self.source.error(code, message, self.positions.key(path), label=label, help=hint)

    def at_value(
        self, code: str, message: str, path: KeyPath, *, label: str = "", hint: str | None = None
    ) -> RuleError:
        """An error at the value of a path."""
        return self.source.error(code, message, self.positions.value(path), label=label, help=hint)

    def inside(  # noqa: PLR0913  # an error, and the place in a place
        self,
        code: str,
        message: str,
        path: KeyPath,
        span: tuple[int, int],
        *,
        label: str = "",
        hint: str | None = None,
    ) -> RuleError:
        """An error at a part, given in code points of its value, of the string at a path."""
        offsets = string_offsets(self.source.text, self.positions.value(path))
        last = len(offsets) - 1
        start = offsets[min(span[0], last)]
        end = offsets[min(span[1], last)]
        return self.source.error(code, message, Spot(start, max(start, end)), label=label, help=hint)


def parse_document(source: Source) -> Document:
    """The tables of a rule file. Raises RuleError (`bad-toml`) where it is not TOML."""
    try:
        tables = tomllib.loads(source.text)
        positions = Places(source.text)
    except ValueError as error:  # TOMLDecodeError, or a number of more digits than Python reads
        raise _bad_toml(source, error) from error
    except RecursionError as error:
        raise source.error("bad-toml", _DEEP, Spot(0, 1)) from error
    return Document(source=source, tables=tables, positions=positions)


def _bad_toml(source: Source, error: ValueError) -> RuleError:
    said = str(error)
    offset = _offset(source, _PLACE.search(said))
    opened = _unclosed(source)
    if opened is not None and opened.spot.start <= offset:
        return source.error("bad-toml", str(opened), opened.spot, label="opened here")
    theirs = _PLACE.sub("", said)
    message, hint = _own_words(theirs)
    hint = _habit(source.text[offset:]) or hint
    return source.error("bad-toml", message, _spot(source, theirs, offset), help=hint)


def _unclosed(source: Source) -> ScanError | None:
    """What is opened and never closed. `tomllib` tells only that the document ended."""
    try:
        scan(source.text)
    except ScanError as error:
        return error if error.opened else None
    except RecursionError:
        return None
    return None


def _own_words(said: str) -> tuple[str, str | None]:
    for theirs, ours, hint in _SAYINGS:
        match = re.fullmatch(theirs, said)
        if match is not None:
            return ours.format(name=_dotted(match.groupdict().get("name", ""))), hint
    return f"not TOML: {said[:1].lower()}{said[1:]}", None


def _habit(text: str) -> str | None:
    """What to do about a text that stops being TOML in a way that other habits of writing lead to."""
    return next((hint for habit, hint in _HABITS if re.match(habit, text)), None)


def _dotted(key: str) -> str:
    """A key as TOML writes it, from the tuple of parts that `tomllib` shows: `('terms', 'us')`."""
    parts = re.findall(r"'([^']*)'", key)
    return ".".join(parts) if key.startswith("(") else key


def _offset(source: Source, place: re.Match[str] | None) -> int:
    if place is None:
        return 0
    if place["line"] is None:
        return len(source.text.rstrip())
    return source.offset(int(place["line"]), int(place["column"]))


def _spot(source: Source, said: str, offset: int) -> Spot:
    """The place to show for an error that `tomllib` places at an offset."""
    if said.startswith("Unescaped"):
        return Spot(max(0, source.text.rfind("\\", 0, offset)), offset)
    if said.startswith(_SAID_BEHIND):
        line = source.text.rfind("\n", 0, offset) + 1
        start = line + len(source.text[line:offset]) - len(source.text[line:offset].lstrip())
        return Spot(start, offset + (source.text[offset : offset + 1] == "]"))
    return Spot(offset, offset + 1)
