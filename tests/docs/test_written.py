"""What is written from the program is up to date, and everything that it has is told of."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import kzclaims.report
from kzclaims.config.schema import KEYS
from kzclaims.model import Hedge, Kind, Modality, Status, Verdict
from kzclaims.quantities import find_quantities
from kzclaims.read.language import language_of
from kzclaims.report.formats import CHECK_FORMATS, EXPLAIN_FORMATS, EXTRACT_FORMATS
from kzclaims.report.to_csv import COLUMNS
from kzclaims.rules.schema import json_schema
from kzclaims.trials import Failure
from tests.docs.pages import DOCS, blocks, pages
from tests.docs.test_pages import anchors
from tests.docs.verdict_rows import ROWS, WORDS, Row
from tests.docs.write import PICTURES, commands, pictures, written
from tests.reconcile.builders import TODAY
from tests.reconcile.test_verdict_table import DESIGN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_what_is_written_is_up_to_date(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("<!-- written: ") == text.count("<!-- end -->")
    assert text == written(text), "run python -m tests.docs.write"


def test_pictures_are_up_to_date() -> None:
    drawn = pictures()
    assert set(PICTURES.iterdir()) == set(drawn)
    for file, text in drawn.items():
        assert file.read_text("utf-8") == text, f"run python -m tests.docs.write: {file.name}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_program_gives_the_verdict_of_the_row(row: Row) -> None:
    assert tuple(fact.verdict for fact in row.facts()) == row.verdicts


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_picture_has_a_bar_for_each_claim(row: Row) -> None:
    drawing = ET.fromstring(pictures()[PICTURES / f"{row.name}.svg"])  # noqa: S314 - it is our own
    space = "{http://www.w3.org/2000/svg}"
    voices = [group for group in drawing.iter(f"{space}g") if group.get("class") in ("voice", "old")]
    assert len(voices) == len(row.voices)
    for group in voices:
        assert {"hard", "soft"} <= {bar.get("class") for bar in group.iter(f"{space}rect")}
    badges = [one.text for one in drawing.iter(f"{space}text") if one.get("class") == "badge"]
    assert badges == [verdict.value for verdict in reversed(row.verdicts)]


def test_the_rows_are_those_of_the_table_of_verdicts() -> None:
    told = {(row.kind, " · ".join(voice.said for voice in row.voices), row.verdicts) for row in ROWS}
    assert {(kind, said, (verdict,)) for kind, said, verdict in DESIGN} <= told


def test_the_words_are_read_as_one_quantity_each_with_every_hedge() -> None:
    read = [find_quantities(words, language=language_of(words), published=TODAY) for words in WORDS]
    assert all(len(found) == 1 for found in read)
    assert {quantity.hedge for (quantity,) in read} == set(Hedge)


@pytest.mark.parametrize("words", commands())
def test_every_command_has_its_section_with_its_options(words: str) -> None:
    section = page("commands").partition(f"\n## kzclaims {words}\n")[2].partition("\n## ")[0]
    assert f"<!-- written: options {words} -->" in section
    assert f"(#kzclaims-{words.replace(' ', '-')})" in page("commands")
    for parameter in commands()[words].params:
        for name in (*parameter.opts, *parameter.secondary_opts):
            assert not name.startswith("-") or re.search(rf"`{name}[` ]", section), name


def test_every_section_on_a_command_is_of_one() -> None:
    assert set(re.findall(r"^## kzclaims (.+)$", page("commands"), re.MULTILINE)) == set(commands())


def _schema_keys() -> set[str]:
    schema = json_schema()
    tables = schema["$defs"]
    assert isinstance(tables, dict)
    properties = [table.get("properties", {}) for table in (schema, *tables.values())]
    return set(chain.from_iterable(properties))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("commands", {*Verdict, *Status, *Kind, *Modality}, id="verdicts-statuses-kinds"),
        pytest.param("commands", COLUMNS, id="columns"),
        pytest.param("commands", KEYS, id="configuration"),
        pytest.param(
            "commands",
            {form.name for form in CHECK_FORMATS}
            | {form.name for form in EXTRACT_FORMATS}
            | {form.name for form in EXPLAIN_FORMATS},
            id="formats",
        ),
        pytest.param("verdicts", {*Verdict, *Hedge}, id="hedges"),
        pytest.param("rules", {*Kind}, id="kinds"),
        pytest.param("rules", _schema_keys(), id="keys-of-rules"),
    ],
)
def test_every_word_is_told_of(name: str, words: Iterable[str]) -> None:
    text = page(name)
    assert words
    for word in map(str, words):
        assert f"`{word}`" in text, word


def test_every_failure_of_an_example_is_told_of() -> None:
    section = page("commands").partition("\n## kzclaims rules test\n")[2].partition("\n## ")[0]
    for failure in Failure:
        assert f"*{failure.value}*" in section


def test_every_key_of_a_claim_in_json_is_told_of() -> None:
    section = page("commands").partition("\n### JSON\n")[2].partition("\n## ")[0]
    schema = json.loads((files(kzclaims.report) / "schema" / "check.schema.json").read_text("utf-8"))
    keys = set(schema["$defs"]["claim"]["properties"])
    assert "dissents" in keys
    for key in keys:
        assert f"`{key}`" in section, key


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_headings_of_a_page_differ(path: Path) -> None:
    text = path.read_text("utf-8")
    for block in blocks(text):
        text = text.replace(block.text, "")
    titles = re.findall(r"^#+ .+$", text, re.MULTILINE)
    assert len(titles) == len(anchors(path.read_text("utf-8")))
