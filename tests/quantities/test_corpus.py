"""Every row of the corpora: sentences as newspapers print them, and what a careful reader finds in them.

A file `tests/corpus/<language>/<kind>.toml` holds rows and negatives. A `[[row]]` names a `surface`
of its `text` with what it says (`kind`, `low` and `high` as exact decimals and left out where the
end is open, `unit`, `hedge` unless exact; where wanted `other`, a second reading, and `noun`, what
is counted).
With `exact = true` the text holds no other quantity than those that its rows name; dates have a
corpus of their own and do not count there. A `[[negative]]` holds none at all but what `only` lists.
`todo` tells why a row fails as yet; it must be taken away once the row is read right.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kzclaims.model import Hedge, Kind, Quantity
from kzclaims.quantities import find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.mark.structures import ParameterSet

CORPUS = Path(__file__).parents[1] / "corpus"
PUBLISHED = date(2025, 11, 7)
ROW_KEYS = {"text", "surface", "kind", "low", "high", "unit", "hedge", "other", "noun", "exact", "todo"}
NEGATIVE_KEYS = {"text", "only", "todo"}
_TABLE = re.compile(r"^\[\[(row|negative)\]\]", re.MULTILINE)


class Entry(NamedTuple):
    """One row or negative of a corpus file, and the surfaces that the file names in its text."""

    language: str
    table: dict[str, object]
    named: frozenset[str]


def _entries(wanted: str) -> Iterator[ParameterSet]:
    for file in sorted(CORPUS.glob("*/*.toml")):
        if file.stem == "date":
            continue
        written = file.read_text(encoding="utf-8")
        tables = tomllib.loads(written)
        named: dict[object, set[str]] = defaultdict(set)
        for row in tables.get("row", ()):
            named[row["text"]].add(row["surface"])
        lines: dict[str, list[int]] = {"row": [], "negative": []}
        for found in _TABLE.finditer(written):
            lines[found[1]].append(written.count("\n", 0, found.start()) + 1)
        for line, table in zip(lines[wanted], tables.get(wanted, ()), strict=True):
            todo = table.get("todo")
            yield pytest.param(
                Entry(file.parent.name, table, frozenset(named[table["text"]])),
                id=f"{file.parent.name}/{file.stem}:{line}{_meaning(table)}",
                marks=[] if todo is None else pytest.mark.xfail(reason=todo, strict=True),
            )


def _meaning(table: dict[str, object]) -> str:
    """What a row says, for its id: ` at-least 622.. USD`."""
    if "kind" not in table:
        return ""
    low, high = table.get("low", ""), table.get("high", "")
    parts = (
        table.get("hedge", "exact"),
        low if low == high else f"{low}..{high}",
        table.get("unit", table["kind"]),
    )
    return " " + " ".join(str(part) for part in parts)


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _told(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.text, quantity.kind, quantity.low, quantity.high, quantity.unit, quantity.hedge)


def _read(entry: Entry) -> tuple[Quantity, ...]:
    return find_quantities(str(entry.table["text"]), language=entry.language, published=PUBLISHED)


@pytest.mark.parametrize("entry", list(_entries("row")))
def test_a_row_of_the_corpus_is_read_as_it_says(entry: Entry) -> None:
    row = entry.table
    assert row.keys() <= ROW_KEYS
    text = str(row["text"])
    found = _read(entry)
    wanted = (
        row["surface"],
        Kind(str(row["kind"])),
        _decimal(row.get("low")),
        _decimal(row.get("high")),
        row.get("unit"),
        Hedge(str(row.get("hedge", "exact"))),
    )
    assert wanted in [_told(quantity) for quantity in found]
    (quantity, *_) = (quantity for quantity in found if _told(quantity) == wanted)
    if "other" in row:
        assert (_decimal(row["other"]),) * 2 in quantity.alternatives
    if "noun" in row:
        assert quantity.noun is not None
        assert text[quantity.noun.start : quantity.noun.end] == row["noun"]
    if row.get("exact"):
        others = {each.text for each in found if each.kind is not Kind.DATE} - entry.named
        assert others == set()


@pytest.mark.parametrize("entry", list(_entries("negative")))
def test_a_negative_of_the_corpus_holds_nothing_but_what_it_lists(entry: Entry) -> None:
    assert entry.table.keys() <= NEGATIVE_KEYS
    assert [quantity.text for quantity in _read(entry)] == entry.table.get("only", [])
