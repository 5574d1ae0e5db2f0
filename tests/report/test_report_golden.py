"""Every format of one sample, byte for byte.

After an intended change: `KZCLAIMS_UPDATE_GOLDEN=1 pytest tests/report`, then read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kzclaims.model import Verdict
from kzclaims.report.formats import CHECK_FORMATS, EXTRACT_FORMATS
from kzclaims.report.shape import View
from tests.report.sample import ACCEPTED, EMPTY, EXTRACTION, NOTHING, REPORT

GOLDEN = Path(__file__).parent.parent / "golden" / "report"

CHECKS = {
    "check.txt": (REPORT, "text", View()),
    "check-verbose.txt": (REPORT, "text", View(verbose=True)),
    "check-quiet.txt": (REPORT, "text", View(quiet=True)),
    "check-color.txt": (REPORT, "text", View(color=True)),
    "check-accepted.txt": (ACCEPTED, "text", View(unread=2)),
    "check-empty.txt": (EMPTY, "text", View()),
    "check.json": (REPORT, "json", View()),
    "check-empty.json": (EMPTY, "json", View()),
    "check.csv": (REPORT, "csv", View()),
    "check-all.csv": (REPORT, "csv", View(verdicts=frozenset(Verdict))),
    "check-empty.csv": (EMPTY, "csv", View()),
    "check.md": (REPORT, "markdown", View()),
    "check-accepted.md": (ACCEPTED, "markdown", View(unread=2)),
    "check-quiet.md": (EMPTY, "markdown", View(quiet=True)),
    "check-excel.csv": (REPORT, "csv", View(csv_for_excel=True)),
    "check.oneline.txt": (REPORT, "oneline", View()),
    "check-accepted.oneline.txt": (ACCEPTED, "oneline", View()),
    "check.github.txt": (REPORT, "github", View()),
    "check-accepted.github.txt": (ACCEPTED, "github", View(unread=2)),
    "check.sarif": (REPORT, "sarif", View()),
    "check-accepted.sarif": (ACCEPTED, "sarif", View(unread=2)),
    "check-empty.sarif": (EMPTY, "sarif", View()),
    "check.codequality.json": (REPORT, "gitlab", View()),
    "check-empty.codequality.json": (EMPTY, "gitlab", View()),
    "check.xml": (REPORT, "junit", View(failing=frozenset({"deal-signed"}))),
    "check-accepted.xml": (ACCEPTED, "junit", View(unread=2)),
    "check-empty.xml": (EMPTY, "junit", View()),
}
EXTRACTS = {
    "extract.txt": (EXTRACTION, "text", View()),
    "extract-empty.txt": (NOTHING, "text", View(unread=1)),
    "extract.json": (EXTRACTION, "json", View()),
    "extract-empty.json": (NOTHING, "json", View()),
    "extract.jsonl": (EXTRACTION, "jsonl", View()),
    "extract-empty.jsonl": (NOTHING, "jsonl", View()),
    "extract.csv": (EXTRACTION, "csv", View()),
}


@pytest.mark.parametrize("name", CHECKS)
def test_check_is_written_as_the_golden_file_has_it(name: str) -> None:
    report, form, view = CHECKS[name]
    render = next(one.render for one in CHECK_FORMATS if one.name == form)
    assert_golden(name, "".join(render(report, view)))


@pytest.mark.parametrize("name", EXTRACTS)
def test_extract_is_written_as_the_golden_file_has_it(name: str) -> None:
    extraction, form, view = EXTRACTS[name]
    render = next(one.render for one in EXTRACT_FORMATS if one.name == form)
    assert_golden(name, "".join(render(extraction, view)))


def test_every_golden_file_has_its_case_and_every_format_a_golden_file() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {*CHECKS, *EXTRACTS}
    assert {form for _, form, _ in CHECKS.values()} == {one.name for one in CHECK_FORMATS}
    assert {form for _, form, _ in EXTRACTS.values()} == {one.name for one in EXTRACT_FORMATS}


def assert_golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("KZCLAIMS_UPDATE_GOLDEN"):
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()
