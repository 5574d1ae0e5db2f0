"""What the project says of the build that compiles the reader."""

from __future__ import annotations

import tomllib

import pytest

from tests.benchmarks.texts import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HOOK = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]


def test_it_is_compiled_by_the_mypy_that_checks_it() -> None:
    def pinned(requirements: list[str]) -> list[str]:
        return [each for each in requirements if each.startswith("mypy==")]

    assert pinned(HOOK["dependencies"]) == pinned(PROJECT["project"]["optional-dependencies"]["dev"]) != []


def test_nothing_is_compiled_unless_a_build_asks_for_it() -> None:
    assert HOOK["enable-by-default"] is False


@pytest.mark.parametrize("pattern", HOOK["modules"])
def test_what_is_compiled_is_there(pattern: str) -> None:
    assert list(ROOT.glob(pattern)) != []


def test_the_gate_holds_both_readers_against_each_other() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    steps = ("\n.ci/compiled\n", "export KZCLAIMS_COMPILED=", "python -m pytest\n")
    assert [*map(gate.index, steps)] == sorted(map(gate.index, steps))
