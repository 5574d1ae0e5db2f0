"""Formats of a run: which one a name means, and what each prints of the same facts."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from kzclaims.cli.outputs import format_of
from kzclaims.report.formats import CHECK_FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Ran


NAMES = {
    "r.txt": "text",
    "R.JSON": "json",
    "r.csv": "csv",
    "r.oneline.txt": "oneline",
    "r.github.txt": "github",
    "r.sarif": "sarif",
    "r.sarif.json": "sarif",
    "r.codequality.json": "gitlab",
    "gl-code-quality-report.json": "gitlab",
    "r.xml": "junit",
    "r.junit.xml": "junit",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_longest_end_of_a_name_tells_the_format(name: str) -> None:
    form = format_of(name, CHECK_FORMATS)
    assert form is not None
    assert form.name == NAMES[name]


@pytest.mark.parametrize("name", ["r", "r.sarifx", "csv", "r.txt.gz", "xml"])
def test_other_names_have_no_format(name: str) -> None:
    assert format_of(name, CHECK_FORMATS) is None


@pytest.mark.parametrize("name", NAMES)
def test_every_format_is_written_as_it_is_printed(story: Path, here: Callable[..., Ran], name: str) -> None:
    (story / "conflict" / "bad.txt").write_bytes(b"\xcf")  # so that what is incomplete is told, too
    ran = here("check", "conflict", "-o", name, "-f", NAMES[name])
    assert ran.returncode == 2
    assert (story / name).read_bytes().decode() == ran.stdout
    assert "workers" in ran.stdout


def test_annotations_are_what_a_job_prints(story: Path, here: Callable[..., Ran]) -> None:
    ran = here("check", "conflict", "-f", "github", "-q")
    assert (ran.returncode, ran.stderr) == (1, "")
    place = "file=conflict/b.txt,line=1,endLine=1,col=11,endColumn=13,title=conflict[workers]"
    assert ran.stdout.startswith(f"::error {place}::Workers of the mine%0A35: b, conflict/b.txt:1:11, ")
    assert ran.stdout.count("\n") == 1
    assert here("check", "agree", "-f", "github", "-q").stdout == ""
    assert here("check", "tension", "-f", "github", "-q").stdout.startswith("::warning file=tension/b.txt,")
    (story / "conflict" / "bad.txt").write_bytes(b"\xcf")
    assert here("check", "conflict", "-f", "github").stdout.startswith(
        "::error title=kzclaims::1 file could not be read, or not whole"
    )


def test_a_case_fails_where_the_check_does(here: Callable[..., Ran]) -> None:
    for arguments, failures in (
        ("conflict", 1),
        ("conflict --fail-on never", 0),
        ("conflict --rules soft.toml", 0),
        ("tension", 0),
        ("tension --fail-on warning", 1),
        ("agree", 0),
    ):
        ran = here("check", *arguments.split(), "-f", "junit")
        assert ran.returncode == failures
        assert f'tests="1" failures="{failures}" errors="0"' in ran.stdout
        assert ran.stdout.count("<failure ") == failures


def test_extract_writes_every_format(story: Path, here: Callable[..., Ran]) -> None:
    ran = here("extract", "conflict", "--all", "-f", "jsonl", "-o", "r.csv", "-o", "r.json")
    claims = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [claim["rule"] for claim in claims] == ["workers", "workers", None]
    assert json.loads((story / "r.json").read_text("utf-8"))["claims"] == claims
    rows = list(csv.DictReader(io.StringIO((story / "r.csv").read_text("utf-8"))))
    assert [row["key"] for row in rows] == ["workers", "workers", ""]
    assert rows[0]["title"] == "Workers of the mine"
    assert len(here("extract", "conflict", "-f", "jsonl").stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("folder", "verdicts", "rows"),
    [
        ("conflict", [], 2),
        ("tension", [], 0),
        ("tension", ["--verdict", "tension"], 2),
        ("agree", ["--verdict", "tension,agree"], 2),
        ("conflict", ["--verdict", "tension", "--verdict", "agree"], 0),
        ("agree", ["--verdict", "all"], 2),
    ],
)
def test_csv_holds_the_verdicts_asked_for(
    here: Callable[..., Ran], folder: str, verdicts: list[str], rows: int
) -> None:
    ran = here("check", folder, "-f", "csv", *verdicts)
    assert len(ran.stdout.splitlines()) == rows + 1


def test_rules_list_shows_each_rule_with_its_place(here: Callable[..., Ran]) -> None:
    assert here("rules", "list").stdout == "workers  count  rules/mine.toml:3  Workers of the mine\n"


def test_columns_of_rules_and_relations_stand_under_each_other(
    mine: Path, program: Callable[..., Ran]
) -> None:
    shop = '[[rule]]\nid = "s"\ntitle = "Sales"\nmeasure = "money:USD"\nabout = ["mine"]\n'
    one = '[[relation]]\nid = "few"\ntitle = "At most\\na thousand"\nexpr = "mine-staff <= 1000"\n'
    (mine / "rules" / "more.toml").write_text(f"kzclaims = 1\n{shop}{one}", "utf-8")
    assert program("rules", "list").stdout.splitlines() == [
        "mine-staff  count      rules/mine.toml:8  People who work in the mine",
        "s           money:USD  rules/more.toml:2  Sales",
        "few         relation   rules/more.toml:7  At most a thousand",
    ]


def test_rules_schema_is_json(here: Callable[..., Ran]) -> None:
    schema = json.loads(here("rules", "schema").stdout)
    assert "kzclaims" in schema["properties"]
