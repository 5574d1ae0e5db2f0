"""Whatever articles, sources and rules say, a report stays a report."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kzclaims.explain import explain
from kzclaims.model import Article, Claim, Kind, Quantity, RuleSet, Span, Verdict
from kzclaims.report import to_csv, to_json, to_jsonl, to_text
from kzclaims.report.formats import CHECK_FORMATS, EXPLAIN_FORMATS, EXTRACT_FORMATS
from kzclaims.report.jsontext import document, encode
from kzclaims.report.lines import excerpt, one_line
from kzclaims.report.shape import View
from tests.report.hostile import NASTY, extraction_of, reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.model import Report

RESETS = re.compile(r"\x1b\[[0-9;]*m")
ACTING = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


COMMAND = re.compile(r"(?im)^\s*::|##(vso|teamcity)?\[")
OURS = re.compile(r"::(?P<level>error|warning|notice) (?P<properties>[^:\r\n]*)::(?P<message>[^\r\n]*)")
FACTS = 4  # in conflict or tension


def assert_inert(text: str) -> None:
    acting = [char for char in text if unicodedata.category(char) in {"Cc", "Cs"} and char != "\n"]
    assert acting == []
    assert ACTING.search(text) is None
    assert COMMAND.search(text) is None


def view_of(report: Report) -> View:
    failing = frozenset(fact.key for fact in report.facts if fact.verdict is Verdict.CONFLICT)
    return View(verdicts=frozenset(Verdict), verbose=True, unread=1, failing=failing)


def rendered(report: Report) -> Iterator[tuple[str, str]]:
    """Every format's name with the text of the report in it, and likewise of its extraction."""
    for form in CHECK_FORMATS:
        yield form.name, "".join(form.render(report, view_of(report)))
    for extracted in EXTRACT_FORMATS:
        yield extracted.name, "".join(extracted.render(extraction_of(report), View()))


@given(reports())
@settings(max_examples=150, deadline=None)
def test_no_format_carries_a_control_character_or_a_command(report: Report) -> None:
    for name, text in rendered(report):
        if name != "github":
            assert_inert(text)
        assert text.encode()  # no lone surrogate


@given(reports())
@settings(max_examples=100, deadline=None)
def test_the_commands_for_github_are_ours_alone(report: Report) -> None:
    form = next(form for form in CHECK_FORMATS if form.name == "github")
    lines = "".join(form.render(report, view_of(report))).splitlines(keepends=True)
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert_inert("".join(line for line in lines if line not in commands))
    read = [OURS.fullmatch(line.removesuffix("\n")) for line in commands]
    assert None not in read
    known = [dict(pair.split("=", 1) for pair in one["properties"].split(",")) for one in read if one]
    assert [one["level"] for one in read if one] == ["error", "error", "warning", "warning", "notice"]
    assert known[0] == {"title": "kzclaims"}
    for properties in known[1:]:
        assert {"file", "line", "endLine", "title"} <= set(properties)
        assert set(properties) - {"file", "line", "endLine", "title"} in [set(), {"col", "endColumn"}]
        assert unescaped(properties["file"]) == one_line(report.articles[0].id)
        assert_inert(unescaped(properties["title"]))
    for one in read:
        message = unescaped(one["message"]) if one else ""
        assert_inert(message)
        assert len(message.split("\n")) <= FACTS


@pytest.mark.parametrize("said", NASTY)
def test_an_explanation_carries_no_control_character_or_command(said: str) -> None:
    line = re.sub(r"[\n\r]", " ", said)
    text = f"{line} The mine {line} employs 20 workers. {line}"
    article = Article(id=f"a{line}.txt", text=text, source=line, language="en")
    explanation = explain(f"{article.id}:1", [article], RuleSet(rules=(), terms=()))
    for form in EXPLAIN_FORMATS:
        assert_inert("".join(form.render(explanation, View(verbose=True))))


def unescaped(text: str) -> str:
    """What the runner makes of it."""
    for written, meant in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(written, meant)
    return text


@given(reports())
@settings(max_examples=100, deadline=None)
def test_sarif_gitlab_and_junit_read_back(report: Report) -> None:
    texts = dict(rendered(report))
    [run] = json.loads(texts["sarif"])["runs"]
    assert len(run["results"]) == FACTS
    for result in run["results"]:
        [where] = result["locations"]
        assert where["physicalLocation"]["artifactLocation"]["index"] == 0
        [related] = result["relatedLocations"]
        assert related["physicalLocation"]["artifactLocation"]["index"] == 1
        plain = re.sub(r"\\.", "", result["message"]["text"])  # without what is escaped within a link
        assert re.findall(r"\]\((.*?)\)", plain) == ["1"]
    for artifact in run["artifacts"]:
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]*", artifact["location"]["uri"])
    issues = json.loads(texts["gitlab"])
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == FACTS
    assert [issue["location"]["path"] for issue in issues] == [report.articles[0].id] * FACTS
    root = ET.fromstring(texts["junit"])  # noqa: S314 - our own, and well-formedness is the question
    cases = root.findall("testsuite/testcase")
    assert len(cases) == len(report.facts) + 1
    assert {element.tag for element in root.iter()} <= {
        *("testsuites", "testsuite", "testcase", "failure", "error", "system-out")
    }
    assert {case.get("name") for case in cases[1:]} == {one_line(fact.key) for fact in report.facts}
    assert len(texts["oneline"].splitlines()) == FACTS


@given(reports(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_text_reports_carry_no_control_characters_of_others(report: Report, color: bool) -> None:
    view = View(verbose=True, color=color)
    checked = "".join(to_text.check(report, view))
    extracted = "".join(to_text.extract(extraction_of(report), view))
    for text in (checked, extracted):
        assert_inert(RESETS.sub("", text) if color else text)


@given(reports())
@settings(max_examples=40, deadline=None)
def test_colour_changes_no_character_of_the_text(report: Report) -> None:
    plain = "".join(to_text.check(report, View(verbose=True)))
    colored = "".join(to_text.check(report, View(verbose=True, color=True)))
    assert colored != plain
    assert RESETS.sub("", colored) == plain


@given(reports())
@settings(max_examples=100, deadline=None)
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
            assert row["low"] in {"-5.5", ""}
            assert (row["high"], row["line"], row["column"]) == ("1000", "1", "1")
            texts = [cell for name, cell in row.items() if name not in {"low", "high"}]
            # Excel splits at `;` in many countries, and there a part may be in quotes.
            split = [cell.split(";") for cell in texts]
            parts = [first.strip(" \u00a0\u3000") for first, *_ in split]
            parts += [part.strip(' "\u00a0\u3000') for _, *later in split for part in later]
            starts = {unicodedata.normalize("NFKC", part)[:1] for part in parts}
            assert not starts & set("=+-@")


@pytest.mark.parametrize("text", NASTY[:7])
def test_a_formula_is_disarmed_and_still_readable(text: str) -> None:
    cell = to_csv.text_cell(text)
    assert cell.startswith("'")
    assert cell[1:].strip() == text.strip()


@given(
    st.text(
        st.characters(
            min_codepoint=0x20,
            max_codepoint=0x24F,
            exclude_categories=["Cc"],
            exclude_characters="\xad:#=+-@",
        )
    )
)
@example("a,b;\"c\" 'd'")
def test_a_harmless_cell_is_left_as_it_is(text: str) -> None:
    assert to_csv.text_cell(text) == text.strip()


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a;=1", "a;'=1"),
        ("a; -5; +6", "a; '-5; '+6"),
        ('a;"=1"', 'a;"\'=1"'),
        ("=a;=b", "'=a;'=b"),
        ("a;b-c", "a;b-c"),
        ("5-6", "5-6"),
    ],
)
def test_a_formula_behind_a_semicolon_is_disarmed(text: str, cell: str) -> None:
    assert to_csv.text_cell(text) == cell


@given(reports())
@settings(max_examples=40, deadline=None)
def test_csv_for_excel_differs_in_its_mark_and_line_ends_alone(report: Report) -> None:
    view = View(verdicts=frozenset(Verdict))
    plain = "".join(to_csv.check(report, view))
    excel = "".join(to_csv.check(report, replace(view, csv_for_excel=True)))
    assert excel == "\ufeff" + plain.replace("\n", "\r\n")
    extracted = "".join(to_csv.extract(extraction_of(report), View(csv_for_excel=True)))
    assert extracted.startswith("\ufeffkey,title")
    assert extracted.count("\r\n") == extracted.count("\n") == 1 + len(report.claims)


@given(reports())
@settings(max_examples=60, deadline=None)
def test_json_reads_back_to_what_was_said(report: Report) -> None:
    text = "".join(to_json.check(report, View()))
    assert_inert(text)
    assert text.endswith("}\n")
    read = json.loads(text, parse_float=Decimal)
    claim = report.claims[0]
    fact = next(one for one in read["facts"] if one["verdict"] == "conflict")
    said = fact["claims"][0]
    assert said["text"] == claim.quantity.text
    assert (said["low"], said["high"]) == (Decimal("-5.5"), 1000)
    assert said["slots"] == {"partner": claim.quantity.text, "year": None}
    assert [article["id"] for article in read["articles"]] == [article.id for article in report.articles]
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
