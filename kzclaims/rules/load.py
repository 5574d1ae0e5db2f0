"""Rule files of a run, read into one `RuleSet`, or told of with everything that is wrong in them."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.errors import Diagnostic, KzClaimsError, RuleError, UsageError
from kzclaims.model import Rule, RuleSet
from kzclaims.rules.checks import read_rule
from kzclaims.rules.document import Document, parse_document
from kzclaims.rules.relation import read_relation
from kzclaims.rules.source import read_source, unreadable
from kzclaims.rules.terms import read_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kzclaims.model import Location, Relation
    from kzclaims.rules.tables import FileDraft
    from kzclaims.rules.terms import Vocabulary


def load_rules(paths: Sequence[Path], *, root: Path | None = None) -> RuleSet:
    """The rules and terms of rule files, and of all `*.toml` in folders, however deep.

    Rules come in the order of their ids, terms in that of their names. Files are named relative to
    `root` in locations and errors, where they lie in it. Terms are shared by all files. Hidden
    files and folders inside a folder are passed over.

    Raises an ExceptionGroup of KzClaimsError: every RuleError of every file, sorted by place, and a
    UsageError for each path that does not exist.
    """
    with _without_collections():
        return _load(paths, root)


def _load(paths: Sequence[Path], root: Path | None) -> RuleSet:
    errors: list[KzClaimsError] = []
    documents: list[Document] = []
    files = _files(paths, root, errors)
    for name, path in files:
        try:
            documents.append(parse_document(read_source(path, name)))
        except RuleError as error:
            errors.append(error)
    from kzclaims.rules.tables import read_tables  # noqa: PLC0415 - pydantic is slow to import

    drafts = [read_tables(document) for document in documents]
    rule_set = _assemble(drafts, errors)
    if not rule_set.rules and not errors:
        errors.append(_no_rules(paths, root, files))
    if errors:
        raise ExceptionGroup("rule files", sorted(errors, key=_order))
    return rule_set


@contextmanager
def _without_collections() -> Iterator[None]:
    """No look for garbage meanwhile: nearly all that is made is kept, and is much to look through."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _assemble(drafts: Sequence[FileDraft], errors: list[KzClaimsError]) -> RuleSet:
    found: list[RuleError] = []
    vocabulary, wrong_terms = read_terms(drafts, complete=not errors)
    found += wrong_terms
    rules: list[Rule] = []
    sound: dict[str, Rule | None] = {}
    for draft in (draft for file in drafts for draft in file.rules):
        before = len(found)
        rules.append(read_rule(draft, vocabulary, found))
        in_error = draft.rule.bad or len(found) > before
        sound.setdefault(rules[-1].id, None if in_error else rules[-1])
    for name in (name for file in drafts for name in sorted(file.lost)):
        sound.setdefault(name, None)
    found += _duplicates(drafts, rules)
    relations = _relations(drafts, sound, rules, vocabulary, found)
    errors += [error for file in drafts for error in file.errors] + found
    return RuleSet(
        rules=tuple(sorted(rules, key=lambda rule: rule.id)),
        terms=tuple(sorted(vocabulary.terms.values(), key=lambda term: term.name)),
        relations=tuple(sorted(relations, key=lambda relation: relation.id)),
    )


def _relations(
    drafts: Sequence[FileDraft],
    sound: Mapping[str, Rule | None],
    rules: Iterable[Rule],
    vocabulary: Vocabulary,
    errors: list[RuleError],
) -> list[Relation]:
    """The relations of all files; their ids are held against those of the rules too."""
    taken: dict[str, tuple[str, Location]] = {}
    for rule in rules:
        taken.setdefault(rule.id, ("rule", rule.location))
    read: list[Relation] = []
    for draft in (draft for file in drafts for draft in file.relations):
        relation = read_relation(draft, sound, vocabulary, errors)
        read.append(relation)
        if "id" in draft.relation.bad:
            continue
        sort, place = taken.setdefault(relation.id, ("relation", relation.location))
        if place != relation.location:
            errors.append(
                draft.relation.document.at_value(
                    "duplicate-id",
                    f"there is {'a' if sort == 'rule' else 'another'} {sort} `{relation.id}`",
                    (*draft.relation.path, "id"),
                    label=f"first at {place.file}:{place.line}",
                    hint="facts and baselines go by the id: give each rule and relation its own",
                )
            )
    return read


def _duplicates(drafts: Sequence[FileDraft], rules: Iterable[Rule]) -> list[RuleError]:
    """Ids, former ones included, that two rules claim."""
    first: dict[str, Rule] = {}
    for rule in rules:
        first.setdefault(rule.id, rule)
    seen: set[str] = set()
    errors: list[RuleError] = []
    for draft in (draft.rule for file in drafts for draft in file.rules if "id" not in draft.rule.bad):
        named = [(draft.table.id, (*draft.path, "id"), seen, "first")]
        named += [
            (former, (*draft.path, "was", index), {*first}, "it is")
            for index, former in enumerate(draft.table.was)
        ]
        for name, path, taken, word in named:
            if name not in taken:
                continue
            place = first[name].location
            errors.append(
                draft.document.at_value(
                    "duplicate-id",
                    f"there is another rule `{name}`",
                    path,
                    label=f"{word} at {place.file}:{place.line}",
                    hint="facts and baselines go by the id: give each rule its own",
                )
            )
        seen.add(draft.table.id)
    return errors


def _files(paths: Sequence[Path], root: Path | None, errors: list[KzClaimsError]) -> list[tuple[str, Path]]:
    """The rule files and the names that they are reported under, each once, sorted by name."""
    found: dict[Path, tuple[str, Path]] = {}
    for path in paths:
        if not os.path.lexists(path):
            message = f"no rules at {_name(path, root)}: there is no such file or folder"
            errors.append(UsageError(Diagnostic(code="no-such-path", message=message)))
            continue
        for file in _toml_files(path, root, errors) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), (_name(file, root), file))
    return sorted(found.values())


def _toml_files(folder: Path, root: Path | None, errors: list[KzClaimsError]) -> list[Path]:
    """All `*.toml` under a folder; a folder in it that cannot be listed is an error."""

    def unlisted(error: OSError) -> None:
        name = _name(Path(error.filename), root)
        errors.append(unreadable(name, error))

    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=unlisted):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(parent, name) for name in names if name.endswith(".toml") and not name.startswith(".")]
    return files


def _name(path: Path, root: Path | None) -> str:
    if root is not None and path.is_relative_to(root):
        path = path.relative_to(root)
    return path.as_posix()


def _no_rules(paths: Sequence[Path], root: Path | None, files: Sequence[tuple[str, Path]]) -> RuleError:
    places = ", ".join(_name(path, root) for path in paths)
    if files:
        message = f"no rules in {places}: the files there hold only terms"
        hint = "add a `[[rule]]`"
    else:
        message = f"no rule files in {places or 'no folder at all'} (looked for *.toml)"
        hint = "name a file or a folder that has rules: `--rules PATH`"
    return RuleError(Diagnostic(code="no-rules", message=message, help=hint))


def _order(error: KzClaimsError) -> tuple[str, int, int, str, str]:
    at = error.diagnostic
    return at.file or "", at.line or 0, at.column or 0, at.code, at.message
