"""Compiled, the reader reads what its sources read; tried where KZCLAIMS_COMPILED names such a Python.

`.ci/compiled` makes one, and the gate then runs these tests with the others.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from importlib.machinery import EXTENSION_SUFFIXES
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from kzclaims.model import Kind
from kzclaims.version import VERSION
from tests.benchmarks.adversarial import TEXTS
from tests.benchmarks.texts import LANGUAGES, ROOT, originals
from tests.compiled.reading import modules
from tests.peers.table import PEERS

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPILED = os.environ.get("KZCLAIMS_COMPILED")
PROJECT = ROOT / "pyproject.toml"
READING = ROOT / "tests" / "compiled" / "reading.py"
PUBLISHED = "2025-11-07"
ODD = 2000
"""Bytes of each text that nobody writes."""

pytestmark = pytest.mark.skipif(
    COMPILED is None, reason="KZCLAIMS_COMPILED names no Python with the compiled reader: see .ci/compiled"
)


class Side(NamedTuple):
    """A Python, and the environment that says which kzclaims it has."""

    python: str
    environment: dict[str, str]

    def run(self, *words: str) -> str:
        """What the Python prints. Modules in the current folder are not its."""
        return subprocess.run(
            [self.python, "-P", *words],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        ).stdout


class Read(NamedTuple):
    """What both sides found in the same texts: see `reading.py`."""

    cases: list[tuple[str, str | None, str | None]]
    sources: dict[str, Any]
    built: dict[str, Any]


_PLAIN = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
SOURCES = Side(sys.executable, _PLAIN | {"PYTHONPATH": os.fspath(ROOT)})
LIBRARY = Side(COMPILED or "", _PLAIN)


def texts() -> Iterator[tuple[str, str | None]]:
    """Texts and their languages."""
    for file in sorted((ROOT / "tests" / "corpus").glob("*/*.toml")):
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        for row in (*tables.get("row", ()), *tables.get("negative", ())):
            yield row["text"], file.parent.name
    for language in LANGUAGES:
        for text in originals(language):
            yield text, language
    for build in TEXTS.values():
        for each in (None, *LANGUAGES):
            yield build(ODD), each
    for file in sorted(PEERS.glob("*-*-*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            yield case["text"], case["lang"]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    cases = [(*each, published) for each in dict.fromkeys(texts()) for published in (None, PUBLISHED)]
    file = tmp_path_factory.mktemp("compiled") / "texts.json"
    file.write_text(json.dumps(cases), encoding="utf-8")
    words = (os.fspath(READING), os.fspath(PROJECT), os.fspath(file))
    with ThreadPoolExecutor() as pool:
        return Read(cases, *pool.map(lambda side: json.loads(side.run(*words)), (SOURCES, LIBRARY)))


def test_one_side_is_compiled_whole_and_the_other_not_at_all(read: Read) -> None:
    names = modules(PROJECT)
    assert {"kzclaims.quantities", "kzclaims.quantities.reader"} <= set(names)
    assert list(read.built["files"]) == list(read.sources["files"]) == names
    compiled, plain = read.built["files"].values(), read.sources["files"].values()
    assert [file for file in compiled if not file.endswith(tuple(EXTENSION_SUFFIXES))] == []
    assert [file for file in plain if not (file.startswith(os.fspath(ROOT)) and file.endswith(".py"))] == []


def test_both_read_the_same(read: Read) -> None:
    answers = zip(read.cases, read.sources["found"], read.built["found"], strict=True)
    assert [answer for answer in answers if answer[1] != answer[2]] == []


def test_what_was_compared_holds_every_kind_and_the_error(read: Read) -> None:
    found = [each for each in read.sources["found"] if isinstance(each, list)]
    assert sum(map(len, found)) > len(read.cases) / 2
    told = "".join(quantity for each in found for quantity in each)
    assert [kind for kind in Kind if f"kind={kind!r}" not in told] == []
    assert any("half a character, U+D800" in each for each in read.sources["found"] if isinstance(each, str))


@pytest.mark.parametrize("sort", ["text", "json", "csv", "sarif"])
def test_reports_are_byte_for_byte_the_same(sort: str) -> None:
    words = ("-m", "kzclaims", "check", "seeds/", "--no-baseline", "--fail-on", "never", "-f", sort)
    assert SOURCES.run(*words) == LIBRARY.run(*words) != ""


def test_the_version_says_which_it_is() -> None:
    assert SOURCES.run("-m", "kzclaims", "--version") == f"kzclaims {VERSION}\n"
    assert LIBRARY.run("-m", "kzclaims", "--version") == f"kzclaims {VERSION} (compiled reader)\n"
