"""JSON with exact numbers: the standard library writes no Decimal but through a float."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from kzclaims.report.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = bool | int | str | Decimal | date | None | list["Json"] | dict[str, "Json"]

_quote = json.JSONEncoder(ensure_ascii=False).encode
# Valid inside a JSON string as they are, but they act on a terminal, hide text, have no UTF-8 form, or
# are commands to the runner of a job that prints them (see kzclaims.text.visible; none begins a line).
_ACTING = re.compile(
    r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
    r"|(?i:(?<=##)|(?<=##vso)|(?<=##teamcity))\["
)


def encode(value: Json) -> str:
    """The value as JSON on one line, keys sorted; numbers in plain decimal, dates as ISO strings."""
    if isinstance(value, str):  # first, being the most frequent
        return _string(value)
    if isinstance(value, dict):
        return "{" + ", ".join([f"{_name(key)}: {encode(value[key])}" for key in sorted(value)]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(encode, value)) + "]"
    return _scalar(value)


def _scalar(value: bool | int | Decimal | date | None) -> str:  # noqa: FBT001 - a JSON value
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return plain(value)
        case date():
            return f'"{plain(value)}"'
        case _:
            assert_never(value)


def document(value: Json, *, depth: int) -> Iterator[str]:
    """The value as JSON over several lines, in pieces, with a line end last.

    Objects and lists nested at most `depth` deep are opened over lines of their own; what lies deeper
    takes one line each, so that a changed claim is one changed line.
    """
    yield from _pieces(value, depth, "\n")
    yield "\n"


def _pieces(value: Json, depth: int, newline: str) -> Iterator[str]:
    inner = f"{newline}  "
    if depth > 0 and isinstance(value, dict) and value:
        before = "{"
        for key in sorted(value):
            yield f"{before}{inner}{_name(key)}: "
            yield from _pieces(value[key], depth - 1, inner)
            before = ","
        yield f"{newline}}}"
    elif depth > 0 and isinstance(value, list) and value:
        before = "["
        for member in value:
            yield f"{before}{inner}"
            yield from _pieces(member, depth - 1, inner)
            before = ","
        yield f"{newline}]"
    else:
        yield encode(value)


@lru_cache(maxsize=256)
def _name(key: str) -> str:
    return _string(key)


def _string(text: str) -> str:
    quoted = _quote(text)
    if quoted.isprintable() and "##" not in quoted:  # true of nothing that acts
        return quoted
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
