"""Texts and the forms that are found in them, from the tables in `forms`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kzclaims.bind.terms import Vocabulary
from kzclaims.model import Location, Term
from kzclaims.text.fold import fold
from kzclaims.text.tokens import split, starts

TABLES = sorted(Path(__file__).with_name("forms").glob("*.toml"))
_OPEN, _CLOSE = "⟦", "⟧"


def _rows() -> list[object]:
    rows: list[object] = []
    for table in TABLES:
        for case in tomllib.loads(table.read_text(encoding="utf-8"))["case"]:
            written = {language: tuple(case[language]) for language in ("ar", "en", "de") if language in case}
            term = Term(
                name="term",
                forms=tuple(written.items()),
                fuzzy=case.get("fuzzy"),
                named=case.get("name"),
                location=Location("rules.toml", 1, 1),
            )
            rows += [
                pytest.param(term, text, id=f"{table.stem}: {case['about']}: {text!r}")
                for text in case["texts"]
            ]
    return rows


@pytest.mark.parametrize(("term", "marked"), _rows())
def test_a_form_is_found_where_it_is_marked_and_nowhere_else(term: Term, marked: str) -> None:
    text = marked.replace(_OPEN, "").replace(_CLOSE, "")
    vocabulary = Vocabulary((term,))
    folded = fold(text)
    pieces = split(folded.text)
    places = starts(pieces)
    found = []
    for mention in vocabulary.find(folded, pieces, places):
        found.append(folded.span(places[mention.first], places[mention.last]))
        written = dict(term.forms)[vocabulary.matched(mention, folded, pieces, places).language]
        assert vocabulary.matched(mention, folded, pieces, places).form in written
    shown = text
    for span in reversed(found):
        shown = f"{shown[: span.start]}{_OPEN}{shown[span.start : span.end]}{_CLOSE}{shown[span.end :]}"
    assert shown == marked
