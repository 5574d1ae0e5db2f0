"""Everything numeric in the seed articles: a list kept by hand, the same in the originals.

`KZCLAIMS_UPDATE_GOLDEN=1 pytest tests/quantities/test_seed_quantities.py` writes the list anew; read
the difference as a reader of the articles before it is committed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzclaims.quantities import find_quantities

if TYPE_CHECKING:
    from kzclaims.model import Quantity

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "quantities" / "seeds.json"
ORIGINALS = ROOT.parent / "shared" / "seeds"
NAMES = sorted(path.name for path in (ROOT / "seeds").glob("*.txt"))


def _row(quantity: Quantity) -> list[str | None]:
    ends = (quantity.low, quantity.high)
    low, high = (
        None if end is None else f"{end:f}" if hasattr(end, "as_tuple") else str(end) for end in ends
    )
    granularity = quantity.granularity
    return [
        quantity.text,
        str(quantity.kind),
        low,
        high,
        quantity.unit,
        str(quantity.hedge),
        None if granularity is None else str(granularity),
    ]


def _rows(folder: Path, name: str) -> list[list[str | None]]:
    text = (folder / name).read_text(encoding="utf-8")
    return [_row(quantity) for quantity in find_quantities(text, language="ar")]


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_holds_these_quantities_and_no_others(name: str) -> None:
    found = _rows(ROOT / "seeds", name)
    if os.environ.get("KZCLAIMS_UPDATE_GOLDEN"):
        known = json.loads(GOLDEN.read_text(encoding="utf-8")) if GOLDEN.exists() else {}
        text = json.dumps({**known, name: found}, ensure_ascii=False, indent=1, sort_keys=True)
        GOLDEN.write_text(text + "\n", encoding="utf-8")
    assert found == json.loads(GOLDEN.read_text(encoding="utf-8"))[name]


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the originals are their publishers' copyright")
@pytest.mark.parametrize("name", NAMES)
def test_the_original_says_the_same(name: str) -> None:
    # The words around a number may differ (a hedge keeps its sense), its sense may not.
    assert [row[1:] for row in _rows(ORIGINALS, name)] == [row[1:] for row in _rows(ROOT / "seeds", name)]
