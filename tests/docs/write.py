"""What documentation is written from the program: tables of keys and options, examples, pictures.

`python -m tests.docs.write` writes anew what stands in the pages between `<!-- written: NAME … -->` and
`<!-- end -->`, and the pictures of the verdicts. A test fails where that would change anything.
"""

from __future__ import annotations

import inspect
import json
import re
from enum import Enum
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from typer.main import get_command

from kzclaims.cli.app import app
from kzclaims.config.schema import ConfigTable
from kzclaims.model import Kind
from kzclaims.quantities import find_quantities
from kzclaims.read.language import language_of
from kzclaims.reconcile.meaning import meaning
from kzclaims.report.formats import CHECK_FORMATS, EXPLAIN_FORMATS, EXTRACT_FORMATS
from kzclaims.rules.schema import json_schema
from kzclaims.rules.units import units_of
from kzclaims.rules.value import SAMPLES
from tests.docs.pages import DOCS, ROOT, pages
from tests.docs.pictures import alternative, in_words, picture
from tests.docs.verdict_rows import ROWS, WORDS
from tests.reconcile.builders import TODAY, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from typer.core import TyperCommand

    from kzclaims.report.shape import Format

PICTURES = DOCS / "pictures"
_REGION = re.compile(r"(<!-- written: (.+?) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_CODE = re.compile(r"^(?:error|warning|note)\[([a-z-]+)\]", re.MULTILINE)


def written(text: str) -> str:
    """The page with every part that is written from the program as it must be now."""
    return _REGION.sub(lambda match: f"{match[1]}{_region(*match[2].split())}{match[4]}", text)


def pictures() -> dict[Path, str]:
    """Every picture by its file."""
    return {PICTURES / f"{row.name}.svg": picture(row) for row in ROWS}


def _region(name: str, *arguments: str) -> str:
    return _WRITERS[name](*arguments)


def table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    """A table of Markdown."""
    cells = [head, ["---"] * len(head), *rows]
    shown = [[cell.replace("|", r"\|") for cell in row] for row in cells]
    return "".join(f"| {' | '.join(row)} |\n" for row in shown)


def commands() -> dict[str, TyperCommand]:
    """Every command by the words that call it."""
    found: dict[str, TyperCommand] = {}
    waiting = [("", get_command(app))]
    while waiting:
        words, command = waiting.pop()
        if hasattr(command, "commands"):
            waiting += [(f"{words} {name}".strip(), one) for name, one in command.commands.items()]
        else:
            found[words] = command  # type: ignore[assignment]  # a leaf of typer's is such a command
    return dict(sorted(found.items()))


def _options(*words: str) -> str:
    command = commands()[" ".join(words)]
    hints = get_type_hints(inspect.unwrap(command.callback)) if command.callback else {}
    rows = []
    for parameter in command.params:
        hint = hints[str(parameter.name)]
        told = str(getattr(parameter, "help", "") or "")
        if isinstance(parameter.default, str | int) and hint is not bool and parameter.default:
            told += f" Without it `{parameter.default}`."
        if parameter.param_type_name == "argument":
            names = [str(parameter.metavar)]
        else:
            names = [*parameter.opts, *parameter.secondary_opts]
            names[-1] += _argument(hint, parameter.metavar)
        rows.append((", ".join(f"`{name}`" for name in names), told))
    rows.append(("`-h`, `--help`", "Print the command's options and leave."))
    return table(("option", "meaning"), iter(rows))


def _argument(hint: object, metavar: str | None) -> str:
    """What stands behind an option: nothing, one of its values, or a word for what it takes."""
    for one in (hint, *get_args(hint)):
        if isinstance(one, type) and issubclass(one, Enum):
            return f" {'|'.join(value.value for value in one)}"
    return "" if hint is bool else f" {metavar}"


def _keys(name: str) -> str:
    """The keys of a table of rule files, from the JSON Schema that editors get."""
    found = _schema() if name == "RuleFile" else _schema()["$defs"][name]
    required = found.get("required", [])
    rows = []
    for key, described in found["properties"].items():
        default = described.get("default")
        needed = (
            "yes" if key in required else f"`{json.dumps(default)}`" if default or default is False else ""
        )
        rows.append((f"`{key}`", _type(described), needed, described.get("description", "")))
    for pattern, described in found.get("patternProperties", {}).items():
        assert "en" in pattern
        rows.append(("`ar`, `en`, …", _type(described), "one or more", described["description"]))
    return table(("key", "value", "needed, or else", "meaning"), iter(rows))


def _schema() -> dict[str, Any]:
    """The JSON Schema of rule files, as nested as it is."""
    return json_schema()


def _type(described: dict[str, object]) -> str:
    if "enum" in described:
        values = described["enum"]
        assert isinstance(values, list)
        if set(Kind) < set(values):
            return "a kind, or `kind:unit`"  # the units have a table of their own
        return ", ".join(f'`"{value}"`' for value in values)
    if "const" in described:
        return f"`{described['const']}`"
    if "$ref" in described:
        return _reference(str(described["$ref"]))
    if described.get("format") == "date":
        return "date"
    items = described.get("items", {})
    assert isinstance(items, dict)
    sorts = described["type"] if isinstance(described["type"], list) else [described["type"]]
    names = {
        "array": "tables" if "$ref" in items else "list of strings",
        "boolean": "`true`, `false`",
        "object": "table",
        "integer": "whole number",
    }
    return " or ".join(names.get(str(sort), str(sort)) for sort in sorts)


def _reference(reference: str) -> str:
    return _type(_schema()["$defs"][reference.rpartition("/")[2]])


def _measures() -> str:
    """Every kind of quantity with its units and a value as an example has it."""

    def rows() -> Iterator[Sequence[str]]:
        for kind in Kind:
            units = sorted(units_of(kind), key=lambda unit: (unit.endswith("?"), unit.lower(), unit))
            if kind is Kind.MONEY:
                unclear = ", ".join(f"`{unit}`" for unit in units if unit.endswith("?"))
                told = f"every code of ISO 4217, and words that several countries share: {unclear}"
            else:
                told = ", ".join(f"`{unit}`" for unit in units) or "none"
            yield f"`{kind}`", told, f"`{SAMPLES[kind]}`"

    return table(("kind", "units", "a value"), rows())


def _configuration() -> str:
    def rows() -> Iterator[Sequence[str]]:
        for name, field in ConfigTable.model_fields.items():
            default = field.default
            yield f"`{field.alias or name}`", field.description or "", f'`"{default}"`' if default else ""

    return table(("key", "meaning", "or else"), rows())


def _formats() -> str:
    def rows() -> Iterator[Sequence[str]]:
        of_command: dict[str, Sequence[Format[Any]]] = {
            "check": CHECK_FORMATS,
            "extract": EXTRACT_FORMATS,
            "explain": EXPLAIN_FORMATS,
        }
        suffixes: dict[str, tuple[str, ...]] = {}
        by: dict[str, list[str]] = {}
        for command, formats in of_command.items():
            for one in formats:
                suffixes.setdefault(one.name, one.suffixes)
                by.setdefault(one.name, []).append(command)
        for name, ends in suffixes.items():
            yield f"`{name}`", ", ".join(f"`{end}`" for end in ends), ", ".join(by[name])

    return table(("format", "file's end", "commands"), rows())


def _diagnostic(place: str, code: str) -> str:
    """The first error of that code among those that a file of the tests expects."""
    text = (ROOT / "tests" / f"{place}.txt").read_text(encoding="utf-8")
    starts = [(match.start(), match[1]) for match in _CODE.finditer(text)]
    start = next(at for at, found in starts if found == code)
    end = next((at for at, _ in starts if at > start), len(text))
    return f"```text\n{text[start:end].rstrip()}\n```\n"


def _verdicts() -> str:
    parts = []
    for row in ROWS:
        said = " · ".join(f"{one.said}, {one.label}" if one.label else one.said for one in row.voices)
        facts = row.facts()
        parts.append(f"### {row.title}\n\n{said}: **{', '.join(fact.verdict for fact in facts)}**\n\n")
        parts.append(f"![{alternative(row)}](pictures/{row.name}.svg)\n\n")
        parts += [f"> {fact.reason}\n\n" for fact in facts]
    return "".join(parts)


def _meanings() -> str:
    """What numbers mean as texts have them, by the program's own reading."""

    def rows() -> Iterator[Sequence[str]]:
        for words in WORDS:
            (quantity,) = find_quantities(words, language=language_of(words), published=TODAY)
            kind = Kind.DATE if quantity.kind is Kind.DURATION else quantity.kind
            (reading,) = meaning(quantity, rule(kind), TODAY).readings
            likely = "" if reading.soft == reading.hard else f"`{in_words(reading.soft)}`"
            unit = quantity.unit or "" if kind is not Kind.DATE else ""
            yield f"«{words}»", f"`{quantity.hedge}`", unit, f"`{in_words(reading.hard)}`", likely

    return table(("written", "hedge", "unit", "means, for certain (hard)", "likely (soft)"), rows())


_WRITERS: dict[str, Callable[..., str]] = {
    "meanings": _meanings,
    "options": _options,
    "keys": _keys,
    "measures": _measures,
    "configuration": _configuration,
    "formats": _formats,
    "diagnostic": _diagnostic,
    "verdicts": _verdicts,
}


def main() -> None:
    """Writes all of it."""
    for page in pages():
        page.write_text(written(page.read_text("utf-8")), encoding="utf-8")
    PICTURES.mkdir(exist_ok=True)
    for file, text in pictures().items():
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
