"""The schema in an editor: what a TOML language server offers, shows and marks in a rule file.

Needs `tombi` (`pip install tombi`) on the path, or its place in KZCLAIMS_TOMBI; without it the tests
are skipped, since the server is no part of what the program or its tests stand on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzclaims.rules.schema import schema_text
from tests.editors.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
TOMBI = os.environ.get("KZCLAIMS_TOMBI") or shutil.which("tombi")

pytestmark = pytest.mark.skipif(TOMBI is None, reason="tombi is not installed")

TEXT = """\
#:schema rules.schema.json
kzclaims = 1

[terms.trade]
en = ["trade"]
fuzy = 85

[[rule]]
id       = "a"
title    = "A"
measure  = "money:USD"
abot     = ["trade"]
severity = "eror"
slots    = { year = "yeer" }

[[rule]]

[[rule]]
measure = ""
"""
LINES = TEXT.splitlines()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "rules.schema.json").write_text(schema_text(), encoding="utf-8")
    file = folder / "rules.toml"
    file.write_text(TEXT, encoding="utf-8")
    with Server([str(TOMBI), "lsp", "--offline"], file) as running:
        yield running


def test_an_empty_rule_is_offered_its_keys(server: Server) -> None:
    keys = {
        "id",
        "title",
        "measure",
        "about",
        "not",
        "slots",
        "pattern",
        "why",
        "severity",
        "tolerance",
        "example",
    }
    assert keys <= set(server.completions(LINES.index("[[rule]]", 8) + 1, 0))


def test_a_measure_is_offered_kinds_and_units(server: Server) -> None:
    offered = server.completions(LINES.index('measure = ""'), len('measure = "'))
    assert {'"money"', '"date"', '"money:USD"', '"measure:t/year"'} <= set(offered)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        pytest.param("[terms.trade]", "written forms", id="a-term"),
        pytest.param('measure  = "money:USD"', "The kind of quantity", id="measure"),
        pytest.param('title    = "A"', "in a few words", id="title"),
    ],
)
def test_what_the_mouse_stands_on_is_described(server: Server, line: str, shown: str) -> None:
    assert shown in server.hover(LINES.index(line), 9 if line.startswith("[") else 2)


def test_what_is_misspelt_is_marked_at_its_place(server: Server) -> None:
    marked = {LINES[item["range"]["start"]["line"]].split()[0] for item in server.diagnostics()}
    assert {"fuzy", "abot", "severity", "slots"} <= marked
    assert marked.isdisjoint({"en", "id", "title", "kzclaims"})


def test_the_rules_of_this_repository_have_no_complaint() -> None:
    files = [str(path) for path in sorted((ROOT / "rules").rglob("*.toml"))]
    linted = subprocess.run(
        [str(TOMBI), "lint", "--offline", *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert linted.returncode == 0
    assert "Warning" not in linted.stdout + linted.stderr
