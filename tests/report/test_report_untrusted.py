"""Whatever articles, sources and rules say, a report stays a report."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kzclaims.model import (
    Article,
    Claim,
    Fact,
    Kind,
    Quantity,
    Report,
    Severity,
    Span,
    Status,
    Verdict,
)
from kzclaims.report import to_csv, to_json, to_jsonl, to_text
from kzclaims.report.jsontext import document, encode
from kzclaims.report.lines import excerpt
from kzclaims.report.shape import Extraction, View

NASTY = (
    "=cmd|' /C calc'!A0",
    "+1",
    "-5 %",
    "@SUM(A1)",
    "＝1+1",
    "\u00a0=1+1",
    "\r\n=1+1",
    "\x1b]8;;http://example.org\x07link\x1b]8;;\x07",
    "\u202e123\u202c",
    "[red]x[/red] [/]",
    'a "quoted", b; c',
    "::error::x\n##[error]x",
    "a\u2028b\u2029c\x85d\x0be\x0cf",
    "\x00\x7f\x9b31m\ufeff",
)
# News text is read as strict UTF-8, so no lone surrogates; the names of files may carry them.
TEXT = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    st.text("=+-@\t\r\n \x1b\u202e\u200f\"',;[]1اب", min_size=1, max_size=12),
)
PATH = st.one_of(TEXT, st.just("\udcff.txt"))

RESETS = re.compile(r"\x1b\[[0-9;]*m")
ACTING = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def report_of(path: str, source: str, said: str, title: str, key: str) -> Report:
    article = Article(id=path, text=said, source=source, published=date(2025, 11, 7), title=title)
    claim = Claim(
        rule=key,
        slots=(("partner", said), ("year", None)),
        article=path,
        source=source,
        line=1,
        column=1,
        sentence=Span(0, len(said)),
        quantity=Quantity(
            start=0,
            end=len(said),
            text=said,
            kind=Kind.COUNT,
            low=Decimal("-5.50"),
            high=Decimal("1E+3"),
            unit=said,
        ),
        attribution=said,
    )
    facts = tuple(
        Fact(
            key=f"{key}{verdict}",
            rule=key,
            slots=claim.slots,
            title=title,
            kind=Kind.COUNT,
            unit=None,
            verdict=verdict,
            status=Status.NEW,
            severity=Severity.ERROR,
            sources=1,
            origins=1,
            reason=said,
            claims=(claim,),
        )
        for verdict in Verdict
    )
    return Report(articles=(article,), facts=facts, claims=(claim,))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    return report_of(draw(PATH), draw(TEXT), draw(TEXT), draw(TEXT), draw(TEXT))


def extraction_of(report: Report) -> Extraction:
    titles = tuple((fact.rule, fact.title) for fact in report.facts)
    return Extraction(articles=report.articles, claims=report.claims, titles=titles)


def assert_inert(text: str) -> None:
    acting = [char for char in text if unicodedata.category(char) in {"Cc", "Cs"} and char != "\n"]
    assert acting == []
    assert ACTING.search(text) is None


@given(reports(), st.booleans())
@settings(max_examples=60)
def test_text_reports_carry_no_control_characters_of_others(report: Report, color: bool) -> None:
    view = View(verbose=True, color=color)
    checked = "".join(to_text.check(report, view))
    extracted = "".join(to_text.extract(extraction_of(report), view))
    for text in (checked, extracted):
        assert_inert(RESETS.sub("", text) if color else text)


@given(reports())
@settings(max_examples=40)
def test_colour_changes_no_character_of_the_text(report: Report) -> None:
    plain = "".join(to_text.check(report, View(verbose=True)))
    colored = "".join(to_text.check(report, View(verbose=True, color=True)))
    assert colored != plain
    assert RESETS.sub("", colored) == plain


@given(reports())
@settings(max_examples=100)
def test_csv_reads_back_without_control_characters_or_formulas(report: Report) -> None:
    views = View(verdicts=frozenset(Verdict))
    for text in (
        "".join(to_csv.check(report, views)),
        "".join(to_csv.extract(extraction_of(report), views)),
    ):
        assert_inert(text)
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert text.count("\n") == len(rows) + 1  # no line break within a cell
        for row in rows:
            assert tuple(row) == to_csv.COLUMNS
            assert (row["low"], row["high"], row["line"], row["column"]) == ("-5.5", "1000", "1", "1")
            texts = [cell for name, cell in row.items() if name not in {"low", "high"}]
            starts = {unicodedata.normalize("NFKC", cell.strip())[:1] for cell in texts}
            assert not starts & set("=+-@")


@pytest.mark.parametrize("text", NASTY[:7])
def test_a_formula_is_disarmed_and_still_readable(text: str) -> None:
    cell = to_csv.text_cell(text)
    assert cell.startswith("'")
    assert cell[1:].strip() == text.strip()


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=["Cc"])))
@example("a,b;\"c\" 'd'")
def test_a_harmless_cell_is_left_as_it_is(text: str) -> None:
    cell = to_csv.text_cell(text)
    if "\xad" in text:
        return
    assert cell.removeprefix("'") == text.strip().removeprefix("'")


@given(reports())
@settings(max_examples=60)
def test_json_reads_back_to_what_was_said(report: Report) -> None:
    text = "".join(to_json.check(report, View()))
    assert_inert(text)
    assert text.endswith("}\n")
    read = json.loads(text, parse_float=Decimal)
    claim = report.claims[0]
    [fact] = [one for one in read["facts"] if one["verdict"] == "conflict"]
    said = fact["claims"][0]
    assert said["text"] == claim.quantity.text
    assert (said["low"], said["high"]) == (Decimal("-5.5"), 1000)
    assert said["slots"] == {"partner": claim.quantity.text, "year": None}
    assert [article["id"] for article in read["articles"]] == [report.articles[0].id]
    lines = "".join(to_jsonl.extract(extraction_of(report), View()))
    assert_inert(lines)
    assert json.loads(lines, parse_float=Decimal) == said


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@given(JSON, st.integers(0, 5))
def test_json_means_the_same_on_one_line_and_on_many(value: object, depth: int) -> None:
    # The alias is recursive, which a strategy cannot say: what it draws is such a value.
    text = "".join(document(value, depth=depth))  # type: ignore[arg-type]  # JSON, drawn as `object`
    assert json.loads(text) == value
    assert json.loads(encode(value)) == value  # type: ignore[arg-type]  # the same
    assert text.encode(errors="strict")


def test_a_long_passage_is_cut_around_the_number_and_at_spaces() -> None:
    before, after = "word " * 400, " other" * 400
    text = f"{before}42 aircraft{after}"
    start = len(before)
    claim = Claim(
        rule="fleet",
        article="a.txt",
        source="a",
        line=1,
        column=start + 1,
        sentence=Span(0, len(text)),
        quantity=Quantity(
            start=start,
            end=start + 2,
            text="42",
            kind=Kind.COUNT,
            low=Decimal(42),
            high=Decimal(42),
        ),
    )
    shown = excerpt(claim, Article(id="a.txt", text=text, source="a"), width=60)
    assert "42 aircraft" in shown
    assert len(shown) <= 64
    assert set(shown.split()) == {"…", "word", "42", "aircraft", "other"}
