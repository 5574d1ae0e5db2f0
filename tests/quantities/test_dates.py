"""The dates of the corpus: each row's surface, ends, granularity and weekday, and no date in the negatives."""

from __future__ import annotations

import tomllib
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from kzclaims.model import Kind, Quantity
from kzclaims.quantities import find_quantities

CORPUS = Path(__file__).parents[1] / "corpus"
LANGUAGES = ("ar", "en")


def _table(language: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / language / "date.toml").read_text(encoding="utf-8"))


def _texts(language: str) -> list[Any]:
    rows = _table(language)["row"]
    groups = groupby(rows, key=lambda row: (row["text"], row.get("published")))
    return [
        pytest.param(language, text, published, list(group), id=f"{language}: {text} ({published})")
        for (text, published), group in groups
    ]


def _dates(text: str, language: str, published: Any = None) -> list[Quantity]:
    found = find_quantities(text, language=language, published=published)
    return [quantity for quantity in found if quantity.kind is Kind.DATE]


@pytest.mark.parametrize(
    ("language", "text", "published", "rows"), [case for code in LANGUAGES for case in _texts(code)]
)
def test_a_text_has_its_dates(language: str, text: str, published: Any, rows: list[dict[str, Any]]) -> None:
    found = [
        (quantity.text, quantity.low, quantity.high, quantity.granularity, quantity.weekday)
        for quantity in _dates(text, language, published)
    ]
    assert found == [
        (row["surface"], row.get("low"), row.get("high"), row.get("granularity"), row.get("weekday"))
        for row in rows
    ]


@pytest.mark.parametrize(
    ("language", "text"), [(code, row["text"]) for code in LANGUAGES for row in _table(code)["negative"]]
)
def test_a_text_without_dates_has_none(language: str, text: str) -> None:
    for published in (None, *(row["published"] for row in _table(language)["row"][-1:] if "published" in row)):
        assert _dates(text, language, published) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_is_broad(language: str) -> None:
    table = _table(language)
    assert len(table["row"]) >= 120
    assert len(table["negative"]) >= 40
