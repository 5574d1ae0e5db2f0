"""The tables of a rule file, their types checked; what has a wrong type is told and left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from kzclaims.rules.iso639 import CODES, MISTAKEN
from kzclaims.rules.schema import (
    FORMAT_VERSION,
    ExampleTable,
    RelationExampleTable,
    RelationTable,
    RuleTable,
    TermTable,
)
from kzclaims.rules.suggest import nearest
from kzclaims.rules.table_errors import complaint, meant_key, unknown_key, wrong_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.errors import RuleError
    from kzclaims.rules.document import Document
    from kzclaims.rules.positions import KeyPath

Model = TypeVar("Model", bound=BaseModel)
Tried = TypeVar("Tried", bound=BaseModel)

_TOP_KEYS = ("kzclaims", "terms", "rule", "relation")
_TERM_KEYS = ", ".join(f"`{key}`" for key in TermTable.model_fields)
_BLANK: dict[str, object] = {"id": "", "title": "", "measure": "", "text": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Generic[Model]):
    """A table of a rule file as far as it could be read.

    `bad` are the keys that were reported and left out: nothing more is to be said of them. A
    required one stands as an empty string.
    """

    document: Document
    path: KeyPath
    table: Model
    bad: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDraft:
    """A rule and its examples."""

    rule: Draft[RuleTable]
    examples: tuple[Draft[ExampleTable], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationDraft:
    """A relation and its examples."""

    relation: Draft[RelationTable]
    examples: tuple[Draft[RelationExampleTable], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDraft:
    """All of one rule file, and what is wrong with its types and keys.

    `names` are the terms that the file speaks of, those included that could not be read; None where
    the file is of another version, and what it says is not known. `lost` are the ids of rules that stand
    where none are read: under a misspelt key, or in a table that should be an array.
    """

    document: Document
    names: frozenset[str] | None
    terms: tuple[Draft[TermTable], ...]
    rules: tuple[RuleDraft, ...]
    relations: tuple[RelationDraft, ...] = ()
    lost: frozenset[str] = frozenset()
    errors: tuple[RuleError, ...]


def read_tables(document: Document) -> FileDraft:
    """The terms and rules of a rule file, with every error of type or key in it."""
    errors = _head_errors(document)
    if any(error.diagnostic.code == "bad-version" for error in errors):
        return FileDraft(document=document, names=None, terms=(), rules=(), errors=tuple(errors))
    named = _named(document, "terms", errors)
    terms = [_term(document, name, raw, errors) for name, raw in named.items()]
    listed = _listed(document, ("rule",), document.tables.get("rule", []), errors)
    rules = [
        RuleDraft(rule=rule, examples=examples)
        for path, raw in listed
        for rule, examples in [_tried(document, path, raw, RuleTable, ExampleTable, errors)]
    ]
    related = _listed(document, ("relation",), document.tables.get("relation", []), errors)
    relations = [
        RelationDraft(relation=relation, examples=examples)
        for path, raw in related
        for relation, examples in [_tried(document, path, raw, RelationTable, RelationExampleTable, errors)]
    ]
    return FileDraft(
        document=document,
        names=frozenset(named) | _strays(document),
        terms=tuple(term for term in terms if term is not None),
        rules=tuple(rules),
        relations=tuple(relations),
        lost=_lost(document),
        errors=tuple(errors),
    )


def _head_errors(document: Document) -> list[RuleError]:
    found: list[RuleError] = []
    version = document.tables.get("kzclaims")
    if version is None:
        hint = f"write `kzclaims = {FORMAT_VERSION}` at the top of the file"
        found.append(document.at_value("missing-key", "the file has no `kzclaims`", (), hint=hint))
    elif type(version) is not int or version != FORMAT_VERSION:
        found.append(_bad_version(document, version))
    found += [
        unknown_key(document, (), key, _TOP_KEYS, "the file")
        for key in document.tables
        if key not in _TOP_KEYS
    ]
    return found


def _bad_version(document: Document, version: object) -> RuleError:
    if isinstance(version, int) and version > FORMAT_VERSION:
        message = f"the file is of version {version}; this program knows version {FORMAT_VERSION}"
        return document.at_value("bad-version", message, ("kzclaims",), hint="upgrade kzclaims")
    message = f"`kzclaims` must be the number {FORMAT_VERSION}, the version of the format"
    return document.at_value("bad-version", message, ("kzclaims",))


def _named(document: Document, key: str, errors: list[RuleError]) -> dict[str, object]:
    raw = document.tables.get(key, {})
    if isinstance(raw, dict):
        return raw
    errors.append(wrong_type(document, (key,), raw, "a table"))
    return {}


def _strays(document: Document) -> frozenset[str]:
    """Names that may be those of terms, where none are read: `[term.trade]`, `terms = ["trade"]`."""
    stray = [value for key, value in document.tables.items() if key not in _TOP_KEYS]
    terms = document.tables.get("terms")
    if isinstance(terms, list):
        stray.append(dict.fromkeys(name for name in terms if isinstance(name, str)))
    return frozenset(name for value in stray if isinstance(value, dict) for name in value)


def _lost(document: Document) -> frozenset[str]:
    tables: list[object] = []
    for key, value in document.tables.items():
        if key not in _TOP_KEYS or (key == "rule" and isinstance(value, dict)):
            tables += value if isinstance(value, list) else [value]
    ids = (table.get("id") for table in tables if isinstance(table, dict))
    return frozenset(name for name in ids if isinstance(name, str))


def _listed(
    document: Document, path: KeyPath, raw: object, errors: list[RuleError]
) -> list[tuple[KeyPath, dict[str, object]]]:
    """The elements of an array of tables."""
    header = f"[[{'.'.join(str(part) for part in path if isinstance(part, str))}]]"
    if isinstance(raw, dict):
        message = f"`{path[-1]}` must be an array of tables"
        label = f"did you mean `{header}`?"
        errors.append(document.at_value("bad-type", message, path, label=label))
        return []
    if not isinstance(raw, list):
        errors.append(wrong_type(document, path, raw, f"an array of tables, `{header}`"))
        return []
    tables: list[tuple[KeyPath, dict[str, object]]] = []
    for index, element in enumerate(raw):
        if isinstance(element, dict):
            tables.append(((*path, index), element))
        else:
            errors.append(wrong_type(document, (*path, index), element, f"a table, `{header}`"))
    return tables


def _term(document: Document, name: str, raw: object, errors: list[RuleError]) -> Draft[TermTable] | None:
    path = ("terms", name)
    if not isinstance(raw, dict):
        hint = f'a term has forms per language: `[terms.{name}]`, then `en = ["…"]`'
        errors.append(wrong_type(document, path, raw, "a table", hint=hint))
        return None
    keys = CODES | TermTable.model_fields.keys()
    unknown = [key for key in raw if key not in keys]
    errors += [_unknown_language(document, path, key) for key in unknown]
    known = {key: value for key, value in raw.items() if key in keys}
    draft = _validated(TermTable, document, path, known, f"term `{name}`", errors)
    return replace(draft, bad=draft.bad.union(unknown))


def _tried(  # noqa: PLR0913, PLR0917  # what is checked, where it stands, where errors go
    document: Document,
    path: KeyPath,
    raw: dict[str, object],
    model: type[Model],
    example_model: type[Tried],
    errors: list[RuleError],
) -> tuple[Draft[Model], tuple[Draft[Tried], ...]]:
    """A rule or a relation, and the examples on which it is tried."""
    bare = {key: value for key, value in raw.items() if key != "example"}
    name = raw.get("id")
    what = f"{path[0]} `{name}`" if isinstance(name, str) and name else f"the {path[0]}"
    table = _validated(model, document, path, bare, what, errors)
    examples = tuple(
        _validated(example_model, document, place, example, f"the example of {what}", errors)
        for place, example in _listed(document, (*path, "example"), raw.get("example", []), errors)
    )
    return table, examples


def _validated(  # noqa: PLR0913, PLR0917  # what is checked, where it stands, where errors go
    model: type[Model],
    document: Document,
    path: KeyPath,
    raw: Mapping[str, object],
    what: str,
    errors: list[RuleError],
) -> Draft[Model]:
    try:
        return Draft(document=document, path=path, table=model.model_validate(raw), bad=frozenset())
    except ValidationError as error:
        wrong = error.errors(include_url=False)
    keys = tuple(field.alias or name for name, field in model.model_fields.items())
    # A key under a wrong name is told of once, and is not missing besides.
    unknown = [str(detail["loc"][0]) for detail in wrong if detail["type"] == "extra_forbidden"]
    meant = {near for key in unknown if (near := meant_key(key, keys)) is not None}
    errors += [
        complaint(document, path, detail, keys, what)
        for detail in wrong
        if detail["type"] != "missing" or detail["loc"][0] not in meant
    ]
    bad = frozenset(str(detail["loc"][0]) for detail in wrong) | meant
    rest = {key: value for key, value in raw.items() if key not in bad}
    blanks = {key: blank for key, blank in _BLANK.items() if key in bad and key in keys}
    return Draft(document=document, path=path, table=model.model_validate(rest | blanks), bad=bad)


def _unknown_language(document: Document, base: KeyPath, key: str) -> RuleError:
    language = key.lower().partition("-")[0]
    near = MISTAKEN.get(language) or nearest(key, TermTable.model_fields)
    if near is None and language in CODES:
        near = language
    return document.at_key(
        "unknown-language" if re.fullmatch("[A-Za-z]{2}", key) else "unknown-key",
        f"unknown language `{key}`"
        if re.fullmatch("[A-Za-z]{2}", key)
        else f"unknown key `{key}` in term `{base[-1]}`",
        (*base, key),
        label=f"did you mean `{near}`?" if near else "",
        hint=None if near else f"the keys are {_TERM_KEYS} and ISO 639-1 codes: `ar`, `en`, …",
    )
