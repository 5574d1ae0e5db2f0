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
from kzclaims.model import Article, Location
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


@pytest.mark.parametrize("case", [case for case in CASES if case.is_dir()], ids=lambda case: case.name)
def test_without_articles_nothing_is_said_of_them(case: Path) -> None:
    """No finding of any sort: each says what is not in the articles, or what they show."""
    assert lint_on(load_rules([case / "rules.toml"], root=HERE), ()) == ()


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        (["ar"], "the articles are in ar: add forms in "),
        (["und", "ar"], "the articles are in ar: add forms in "),
        (["und", "en", "ar"], "the articles are in ar, en: add forms in "),
        (["und"], None),
    ],
    ids=["told", "one-untold", "several", "none-told"],
)
def test_a_language_that_could_not_be_told_is_none_to_add_forms_in(
    languages: list[str], told: str | None
) -> None:
    rules = load_rules([HERE / "articles" / "rules.toml"], root=HERE)
    articles = [
        Article(id=f"{language}.txt", text="41", source=language, published=None, language=language)
        for language in languages
    ]
    found = lint_on(rules, articles)
    hints = [(one.code, one.hint) for one in found if one.code in {Code.FOREIGN_TERMS, Code.UNFILLED_SLOT}]
    assert found
    if told is None:
        assert not hints
    else:
        assert {code for code, _ in hints} == {Code.FOREIGN_TERMS, Code.UNFILLED_SLOT}
        assert all(hint is not None and hint.startswith(told) for _, hint in hints)


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
