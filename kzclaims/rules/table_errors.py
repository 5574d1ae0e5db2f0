"""What is wrong with the keys and types of a table, in our words and at its place."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from kzclaims.rules.suggest import nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from kzclaims.errors import RuleError
    from kzclaims.rules.document import Document
    from kzclaims.rules.positions import KeyPath

# Keys of other tools, and of hasty authors, and where their content goes here.
_ELSEWHERE = {
    "description": "why",
    "equation": "expr",
    "example": "rule.example",
    "examples": "example",
    "exclude": "not",
    "expression": "expr",
    "formula": "expr",
    "kind": "measure",
    "lang": "language",
    "message": "title",
    "name": "id",
    "regex": "pattern",
    "relations": "relation",
    "rules": "rule",
    "term": "terms",
    "tests": "example",
    "type": "measure",
    "unit": "measure",
}
_EXPECTED = {
    "string_type": "a string",
    "bool_type": "`true` or `false`",
    "int_type": "a whole number",
    "list_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
}
_TYPE_NAMES: tuple[tuple[type, str], ...] = (
    (str, "a string"),
    (int, "a number"),
    (float, "a number with a point"),
    (list, "a list"),
    (dict, "a table"),
    (datetime, "a date with a time"),
    (date, "a date"),
    (time, "a time"),
)
_MISSING_HELP = {
    "id": 'give the rule a name: `id = "…"`',
    "title": 'say what the quantity is: `title = "…"`',
    "measure": 'name the kind of quantity: `measure = "money"`',
    "text": 'write a sentence: `text = "…"`',
}


def complaint(
    document: Document, base: KeyPath, detail: ErrorDetails, keys: tuple[str, ...], what: str
) -> RuleError:
    """What pydantic found, in our words and at its place."""
    path: KeyPath = (*base, *detail["loc"])
    key = str(detail["loc"][0])
    match detail["type"]:
        case "extra_forbidden":
            return unknown_key(document, base, key, keys, what)
        case "missing":
            message = f"{what} has no `{key}`"
            return document.at_value("missing-key", message, base, hint=_MISSING_HELP.get(key))
        case "literal_error" | "enum":
            return _not_one_of(document, path, detail)
        case "greater_than_equal" | "less_than_equal":
            return document.at_value("bad-value", f"{_name(path)} must be from 1 to 100", path)
        case sort:
            return wrong_type(document, path, detail["input"], _EXPECTED.get(sort, detail["msg"]))


def unknown_key(document: Document, base: KeyPath, key: str, keys: tuple[str, ...], what: str) -> RuleError:
    """The error of a key that the table does not know."""
    near = meant_key(key, keys)
    return document.at_key(
        "unknown-key",
        f"unknown key `{key}` in {what}",
        (*base, key),
        label=f"did you mean `{near}`?" if near else "",
        hint=None if near else f"the keys are {', '.join(f'`{known}`' for known in keys)}",
    )


def meant_key(key: str, keys: tuple[str, ...]) -> str | None:
    """The key of a table that an unknown one probably stands for."""
    elsewhere = {name: ours for name, ours in _ELSEWHERE.items() if ours.partition(".")[0] in keys}
    near = nearest(key, (*keys, *elsewhere))
    return elsewhere.get(near or "", near)


def _not_one_of(document: Document, path: KeyPath, detail: ErrorDetails) -> RuleError:
    choices = re.findall("'([^']*)'", str(detail["ctx"]["expected"]))
    near = nearest(str(detail["input"]), choices)
    *others, last = (f"`{choice}`" for choice in choices)
    return document.at_value(
        "bad-value",
        f"{_name(path)} must be {', '.join(others)} or {last}",
        path,
        label=f"did you mean `{near}`?" if near else "",
    )


def wrong_type(
    document: Document, path: KeyPath, value: object, expected: str, *, hint: str | None = None
) -> RuleError:
    """The error of a value of another type than is expected."""
    message = f"{_name(path)} must be {expected}, not {_type_name(value)}"
    if expected == "a string" and isinstance(value, int | float | date) and not isinstance(value, bool):
        hint = hint or f'put it between quotes: `"{value}"`'
    if expected == "a whole number" and isinstance(value, float):
        hint = hint or f"it is in percent: `{path[-1]} = 90`"
    if path[-1] == "tolerance" and isinstance(value, int | float):
        hint = hint or 'write it like `tolerance = "2.5%"`'
    if expected == "a list" and isinstance(value, str):
        hint = hint or "put it between square brackets"
    return document.at_value("bad-type", message, path, hint=hint)


def _name(path: KeyPath) -> str:
    if isinstance(path[-1], int):
        return f"an element of `{path[-2]}`"
    return f"`{path[-1]}`"


def _type_name(value: object) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return next((name for kind, name in _TYPE_NAMES if isinstance(value, kind)), "this")
