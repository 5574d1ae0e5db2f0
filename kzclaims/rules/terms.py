"""Terms of rule files: their forms checked, and the names that all files share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kzclaims.model import Kind, Location, Term
from kzclaims.rules.pattern import ANY_QUANTITY
from kzclaims.rules.suggest import nearest
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.errors import RuleError
    from kzclaims.rules.document import Document
    from kzclaims.rules.positions import KeyPath
    from kzclaims.rules.schema import TermTable
    from kzclaims.rules.tables import Draft, FileDraft

# Two characters at least, so that `{e}` and `{i}` stay the engine's; no `|`, `/`, `@`, which part
# alternatives and keys of facts.
_NAME = re.compile(r"[a-z][a-z0-9-]+")
MOST_FORMS = 2000
"""Forms that a term may have in one language."""

_RESERVED = frozenset({ANY_QUANTITY, *Kind})


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The terms of all rule files of a run.

    `names` holds those in error too: they are told of once. `complete` is false where a file could
    not be read, so that a missing name may have been in it.
    """

    terms: dict[str, Term]
    names: frozenset[str]
    complete: bool

    def unknown(
        self, name: str, document: Document, path: KeyPath, span: tuple[int, int] | None = None
    ) -> RuleError | None:
        """The error of using a name that is no term, at a string or a part of it; else None."""
        if name in self.names or not self.complete:
            return None
        span = span or (0, len(name))
        parts = [part for part in re.split(r"[\s,;&+/]+(?:and\s+)?", name) if part]
        if len(parts) > 1 and self.names.issuperset(parts):
            meant = ", ".join(f'"{part}"' for part in parts)
            message = f"`{name}` is not one term"
            return document.inside("unknown-term", message, path, span, label=f"did you mean `{meant}`?")
        near = nearest(name, self.names)
        return document.inside(
            "unknown-term",
            f"unknown term `{name}`",
            path,
            span,
            label=f"did you mean `{near}`?{self._place(near)}" if near else "",
            hint=None
            if near
            else f"define it: `[terms.{meant_name(name) or 'name'}]` with its written forms",
        )

    def _place(self, name: str) -> str:
        term = self.terms.get(name)
        return "" if term is None else f" ({term.location.file}:{term.location.line})"


def read_terms(files: Sequence[FileDraft], *, complete: bool) -> tuple[Vocabulary, list[RuleError]]:
    """The terms of all files, and what is wrong with them."""
    errors: list[RuleError] = []
    terms: dict[str, Term] = {}
    for draft in (draft for file in files for draft in file.terms):
        term = _term(draft, errors)
        first = terms.setdefault(term.name, term)
        if first is not term:
            errors.append(
                draft.document.at_key(
                    "duplicate-term",
                    f"term `{term.name}` is defined twice",
                    draft.path,
                    label=f"first at {first.location.file}:{first.location.line}",
                    hint="terms are shared by all files: put the forms together, or take another name",
                )
            )
    names = frozenset().union(*(file.names or () for file in files))
    complete = complete and all(file.names is not None for file in files)
    return Vocabulary(terms=terms, names=names, complete=complete), errors


def _term(draft: Draft[TermTable], errors: list[RuleError]) -> Term:
    name = str(draft.path[-1])
    errors += _name_errors(draft, name)
    forms = cast("dict[str, list[str]]", draft.table.__pydantic_extra__ or {})
    if not forms and not draft.bad:
        hint = 'add a language: `en = ["…"]`'
        message = f"term `{name}` has no written forms"
        errors.append(draft.document.at_key("no-forms", message, draft.path, hint=hint))
    for language, written in forms.items():
        errors += _form_errors(draft, language, written)
    return Term(
        name=name,
        forms=tuple((language, tuple(written)) for language, written in forms.items()),
        topic=draft.table.topic,
        fuzzy=draft.table.fuzzy,
        named=draft.table.name,
        location=_location(draft),
    )


def _location(draft: Draft[TermTable]) -> Location:
    document = draft.document
    return document.source.location(document.positions.key(draft.path).start)


def _name_errors(draft: Draft[TermTable], name: str) -> list[RuleError]:
    if name in _RESERVED:
        message = f"`{name}` cannot be a term: patterns mean a quantity by `{{{name}}}`"
        return [draft.document.at_key("reserved-name", message, draft.path)]
    if _NAME.fullmatch(name):
        return []
    message = f"`{name}` is no name for a term"
    meant = meant_name(name)
    return [
        draft.document.at_key(
            "bad-name",
            message,
            draft.path,
            label=f"did you mean `{meant}`?" if meant else "",
            hint="a name has two or more of `a`-`z`, `0`-`9`, `-`, and begins with a letter",
        )
    ]


def meant_name(written: str) -> str:
    """What a term may be called, from what is no name; empty where nothing of it can be."""
    name = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")
    return name if _NAME.fullmatch(name) else ""


def _form_errors(draft: Draft[TermTable], language: str, forms: list[str]) -> list[RuleError]:
    path = (*draft.path, language)
    if not forms:
        message = f"term `{draft.path[-1]}` has no forms in `{language}`"
        return [draft.document.at_value("no-forms", message, path, hint="add one, or remove the key")]
    if len(forms) > MOST_FORMS:
        message = (
            f"term `{draft.path[-1]}` has {len(forms):,} forms in `{language}`; {MOST_FORMS:,} are allowed"
        )
        hint = "endings and particles need no forms; part what is left into several terms"
        return [draft.document.at_value("too-many-forms", message, (*path, MOST_FORMS), hint=hint)]
    errors: list[RuleError] = []
    seen: set[str] = set()
    for index, form in enumerate(forms):
        plain = " ".join(form.split())
        if not fold_form(form):
            message = f"an empty form in term `{draft.path[-1]}`"
            errors.append(draft.document.at_value("empty-form", message, (*path, index)))
        elif plain in seen:
            message = f"the form `{plain}` stands twice in term `{draft.path[-1]}`"
            hint = "remove one of them"
            errors.append(draft.document.at_value("duplicate-form", message, (*path, index), hint=hint))
        seen.add(plain)
    return errors
