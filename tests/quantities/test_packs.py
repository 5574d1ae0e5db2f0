"""Every example and counterexample that the language packs carry."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kzclaims
from kzclaims.model import Hedge, Kind, Quantity
from kzclaims.quantities import find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKS = Path(kzclaims.__file__).parent / "languages"
HEDGES = {hedge.value for hedge in Hedge}


def _rows(key: str) -> Iterator[tuple[str, str]]:
    for file in sorted(PACKS.glob("*/*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        tests = table.get("tests", {})
        if isinstance(tests, dict):
            for row in tests.get(key, ()):
                yield file.parent.name, row


def _ends(quantity: Quantity) -> str:
    """The ends of a quantity as the packs write them: `25`, `10..20`, `1992`, `2025-11-07`."""
    if quantity.kind is Kind.DATE:
        assert isinstance(quantity.low, date)
        assert isinstance(quantity.high, date)
        low, high = quantity.low, quantity.high
        if low == high:
            return low.isoformat()
        if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
            return str(low.year) if low.year == high.year else f"{low.year}..{high.year}"
        if (low.year, low.month) == (high.year, high.month):
            return low.isoformat()[:7]
        return f"{low}..{high}"
    numbers = [value for value in (quantity.low, quantity.high) if isinstance(value, Decimal)]
    texts = [f"{value:f}" for value in dict.fromkeys(numbers)]
    return "..".join(texts)


@pytest.mark.parametrize(("pack", "row"), list(_rows("examples")))
def test_an_example_of_a_pack_reads_as_it_says(pack: str, row: str) -> None:
    text, _, meaning = row.rpartition(" = ")
    words = meaning.split()
    hedge = Hedge(words.pop(0)) if words[0] in HEDGES else None
    value, unit = words[0], words[1] if len(words) > 1 else None
    (found,) = find_quantities(text, language="en" if pack == "common" else pack)
    assert _ends(found) == value
    assert found.unit == unit
    assert hedge is None or found.hedge is hedge


@pytest.mark.parametrize(("pack", "text"), list(_rows("counterexamples")))
def test_a_counterexample_of_a_pack_holds_no_quantity(pack: str, text: str) -> None:
    assert find_quantities(text, language="en" if pack == "common" else pack) == ()
