"""Rule files beside the exact text of every finding in them.

`cases/NAME.toml` is linted by itself, the rules of the folder `cases/NAME` on its `articles`;
`cases/NAME.txt` is what is printed. What is called `near-…` is like a finding and none.
With KZCLAIMS_REWRITE_EXPECTED=1 in the environment the texts are written anew, for review.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kzclaims.errors import Diagnostic, render
from kzclaims.lint import Code, Finding, Level, diagnostics, lint, lint_on
from kzclaims.model import Location
from kzclaims.read import read_articles
from kzclaims.rules.load import load_rules

HERE = Path(__file__).parent / "cases"
CASES = sorted({path.with_suffix("") for path in HERE.iterdir() if path.suffix != ".txt"})


def found_in(case: Path) -> tuple[Diagnostic, ...]:
    if not case.is_dir():
        return diagnostics(lint(load_rules([case.with_suffix(".toml")], root=HERE)), HERE)
    rules = load_rules([case / "rules.toml"], root=HERE)
    articles, unread = read_articles([case / "articles"], root=case)
    assert not unread
    return diagnostics((*lint(rules), *lint_on(rules, articles)), HERE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_finding_is_printed_exactly(case: Path) -> None:
    found = found_in(case)
    printed = "\n\n".join(map(render, found)) + "\n"
    expected = case.with_suffix(".txt")
    if os.environ.get("KZCLAIMS_REWRITE_EXPECTED"):
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")
    assert not any("`near-" in finding.message for finding in found)


def test_every_code_is_found_and_has_a_near_case() -> None:
    told = "".join(case.with_suffix(".txt").read_text(encoding="utf-8") for case in CASES)
    assert {*re.findall(r"^\w+\[([a-z-]+)\]", told, re.MULTILINE)} == {*Code}


def test_no_expected_text_is_left_over() -> None:
    assert {path.with_suffix("") for path in HERE.glob("*.txt")} == {*CASES}


@pytest.mark.parametrize(
    "written", [None, "kzclaims = 1\n", "kzclaims = \n"], ids=["gone", "other", "broken"]
)
def test_a_file_that_changed_meanwhile_is_told_by_the_place_it_had(
    tmp_path: Path, written: str | None
) -> None:
    if written is not None:
        (tmp_path / "rules.toml").write_text(written, "utf-8")
    finding = Finding(
        code=Code.UNUSED_TERM, level=Level.WARNING, message="unused", table=Location("rules.toml", 7, 3)
    )
    (told,) = diagnostics([finding], tmp_path)
    assert (told.file, told.line, told.column, told.source_line) == ("rules.toml", 7, 3, None)
    assert render(told) == "warning[unused-term]: unused\n  --> rules.toml:7:3"
