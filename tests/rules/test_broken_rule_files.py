"""Broken rule files beside the exact text of every error in them.

`broken/NAME.toml`, or the folder `broken/NAME`, is loaded; `broken/NAME.txt` is what is printed.
With KZCLAIMS_REWRITE_EXPECTED=1 in the environment the texts are written anew, for review.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kzclaims.errors import KzClaimsError, render
from kzclaims.rules.load import load_rules

BROKEN = Path(__file__).parent / "broken"
CASES = sorted({path.with_suffix("") for path in BROKEN.iterdir() if path.suffix != ".txt"})


def errors_in(path: Path, root: Path) -> list[KzClaimsError]:
    with pytest.raises(ExceptionGroup) as caught:
        load_rules([path], root=root)
    errors = list(caught.value.exceptions)
    assert all(isinstance(error, KzClaimsError) for error in errors)
    return [error for error in errors if isinstance(error, KzClaimsError)]


def test_there_is_a_corpus() -> None:
    assert len(CASES) >= 110


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_error_is_printed_exactly(case: Path) -> None:
    path = case if case.is_dir() else case.with_suffix(".toml")
    printed = "\n\n".join(render(error.diagnostic) for error in errors_in(path, BROKEN)) + "\n"
    expected = case.with_suffix(".txt")
    if os.environ.get("KZCLAIMS_REWRITE_EXPECTED"):
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")


def test_no_expected_text_is_left_over() -> None:
    assert {path.with_suffix("") for path in BROKEN.glob("*.txt")} == set(CASES)
