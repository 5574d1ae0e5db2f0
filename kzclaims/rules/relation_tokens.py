"""Tokens of expressions, and the error that an expression has at a place."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = r"[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE]\+?[0-9]{1,2})?(?![A-Za-z0-9.@-])"
_UNIT = r"%|[A-Za-z][A-Za-z0-9]*\??(?:/[A-Za-z][A-Za-z0-9]*)?"
_TOKEN = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<number>{_NUMBER})
    | (?P<name>[a-z0-9][a-z0-9.-]*(?:@[^\s()+*,:=<>~]*)?)
    | (?P<compare><=|>=|[=<>~])
    | (?P<operate>[+*/-])
    | (?P<mark>[():,])
    | (?P<unit>{_UNIT})
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
UNIT_AT = re.compile(_UNIT)
GROUPED = re.compile(r"[0-9]{1,3}(?:[,_'\u00a0\u202f][0-9]{3})+(?:\.[0-9]+)?")
MEANT = {
    "×": "*",
    "·": "*",
    "÷": "/",
    "−": "-",
    "–": "-",
    "≤": "<=",
    "≥": ">=",
    "≈": "~",
    "٪": "%",
    "{": "(",
    "[": "(",
    "}": ")",
    "]": ")",
}
UNIT_NAMES = dict.fromkeys(("percent", "percentage", "pct"), "%") | {
    "dollars": "USD",
    "euros": "EUR",
    "days": "day",
    "months": "month",
    "times": "x",
    "tonnes": "t",
    "tons": "t",
    "years": "year",
}
SIGNS = "`=`, `<`, `<=`, `>`, `>=` or `~`"


class ExpressionError(ValueError):
    """An expression that is wrong at `[start, end)`, in code points; `label` and `hint` tell the cure."""

    def __init__(  # noqa: PLR0913 - the parts of a diagnostic
        self, code: str, message: str, start: int, end: int, *, label: str = "", hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.start = start
        self.end = end
        self.label = label
        self.hint = hint


class Token(NamedTuple):
    """A word, number or sign at `[start, end)`; `kind` is the name of its group, or `end`."""

    kind: str
    text: str
    start: int
    end: int


def token_at(text: str, at: int) -> Token:
    """The next token from a place on, white space passed over; one of kind `end` behind the last."""
    while True:
        match = _TOKEN.match(text, at)
        if match is None:
            return Token("end", "", len(text), len(text) + 1)
        if match.lastgroup != "space":
            return Token(match.lastgroup or "other", match[0], *match.span())
        at = match.end()
