"""A configuration read from its file, or told of with everything that is wrong in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from kzclaims.config.document import PYPROJECT, TABLE, path_from, read_document, tool_table
from kzclaims.config.paths import wrong_paths
from kzclaims.config.schema import KEYS, ConfigTable
from kzclaims.config.value import Config
from kzclaims.errors import ConfigError
from kzclaims.model import Verdict
from kzclaims.report.formats import CHECK_FORMATS
from kzclaims.rules.suggest import nearest
from kzclaims.rules.table_errors import complaint, wrong_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.errors import RuleError
    from kzclaims.rules.document import Document
    from kzclaims.rules.positions import KeyPath

_RULES = "rules"
_EVERY_VERDICT = "all"


def load_config(file: Path, *, root: Path) -> Config:
    """What a `kzclaims.toml` says, or the table `tool.kzclaims` of a `pyproject.toml`.

    Paths in it are relative to it and come back relative to `root`, the current folder, so that
    articles are named alike on every machine; absolute ones stay as they are. Where it names no rules,
    a folder `rules` beside it holds them.

    Raises an ExceptionGroup of ConfigError: everything that is wrong, in the order of the file.
    """
    document = read_document(file, root)
    base, raw = _table(document, file)
    table, errors = _validated(document, base, raw)
    folder = Path(os.path.abspath(file.parent))  # noqa: PTH100  # resolve() would follow links
    errors += wrong_paths(document, base, table, folder)
    errors += _wrong_names(document, base, table)
    if errors:
        raise _group(errors)

    def here(path: str) -> Path:
        return Path(path) if Path(path).is_absolute() else Path(path_from(folder / path, root))

    beside = [_RULES] if (folder / _RULES).is_dir() else []
    return Config(
        file=Path(path_from(file, root)),
        paths=tuple(here(path) for path in table.paths),
        rules=tuple(here(path) for path in table.rules or beside),
        baseline=None if table.baseline is None else here(table.baseline),
        fail_on=table.fail_on,
        format=table.format,
        outputs=tuple(here(path) for path in table.outputs),
        verdict=tuple(table.verdict),
    )


def _group(errors: Iterable[RuleError]) -> ExceptionGroup[ConfigError]:
    told = sorted(
        (error.diagnostic for error in errors),
        key=lambda at: (at.line or 0, at.column or 0, at.code, at.message),
    )
    return ExceptionGroup("configuration", [ConfigError(diagnostic) for diagnostic in told])


def _table(document: Document, file: Path) -> tuple[KeyPath, dict[str, object]]:
    """The table of the configuration, and where it stands."""
    if file.name != PYPROJECT:
        return (), document.tables
    raw = tool_table(document)
    if isinstance(raw, dict):
        return TABLE, raw
    if raw is None:
        message = f"{document.source.name} has no table `[tool.kzclaims]`"
        raise _group([document.at_value("no-table", message, (), hint="add it, or name another file")])
    raise _group([wrong_type(document, TABLE, raw, "a table", hint="write `[tool.kzclaims]`")])


def _validated(
    document: Document, base: KeyPath, raw: dict[str, object]
) -> tuple[ConfigTable, list[RuleError]]:
    """The table without what has a wrong key or type, and the errors of that."""
    try:
        return ConfigTable.model_validate(raw), []
    except ValidationError as error:
        wrong = error.errors()
    bad = {str(detail["loc"][0]) for detail in wrong}
    errors = [complaint(document, base, detail, KEYS, "the configuration") for detail in wrong]
    return ConfigTable.model_validate({key: value for key, value in raw.items() if key not in bad}), errors


def _wrong_names(document: Document, base: KeyPath, table: ConfigTable) -> Iterator[RuleError]:
    """The errors of formats and verdicts that there are not."""
    formats = [form.name for form in CHECK_FORMATS]
    if table.format not in formats:
        yield _unknown(document, (*base, "format"), "format", table.format, formats)
    verdicts = [*(verdict.value for verdict in Verdict), _EVERY_VERDICT]
    for index, names in enumerate(table.verdict):
        for name in (part.strip() for part in names.split(",")):
            if name not in verdicts:
                yield _unknown(document, (*base, "verdict", index), "verdict", name, verdicts)


def _unknown(document: Document, path: KeyPath, sort: str, name: str, known: Sequence[str]) -> RuleError:
    near = nearest(name, known)
    return document.at_value(
        "bad-value",
        f"no {sort} `{name}`",
        path,
        label=f"did you mean `{near}`?" if near else "",
        hint=None if near else f"{sort}s: {', '.join(known)}",
    )
