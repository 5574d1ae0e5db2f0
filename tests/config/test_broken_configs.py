"""Broken configurations beside the exact text of every error in them.

`broken/NAME.toml` is loaded, those called `pyproject-…` as a `pyproject.toml`; `broken/NAME.txt` is what is
printed. With KZCLAIMS_REWRITE_EXPECTED=1 in the environment the texts are written anew, for review.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kzclaims.config.load import load_config
from kzclaims.errors import ConfigError, render

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(BROKEN.glob("*.toml"))


def printed_for(file: Path, root: Path) -> str:
    with pytest.raises(ExceptionGroup) as caught:
        load_config(file, root=root)
    errors = caught.value.exceptions
    assert all(isinstance(error, ConfigError) for error in errors)
    return "\n\n".join(render(error.diagnostic) for error in errors if isinstance(error, ConfigError)) + "\n"


def test_there_is_a_corpus() -> None:
    assert len(CASES) >= 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_error_is_printed_exactly(case: Path, tmp_path: Path) -> None:
    file = tmp_path / ("pyproject.toml" if case.stem.startswith("pyproject-") else "kzclaims.toml")
    file.write_bytes(case.read_bytes())
    printed = printed_for(file, tmp_path)
    expected = case.with_suffix(".txt")
    if os.environ.get("KZCLAIMS_REWRITE_EXPECTED"):
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")


def test_no_expected_text_is_left_over() -> None:
    assert {path.stem for path in BROKEN.glob("*.txt")} == {case.stem for case in CASES}


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda file: file.mkdir(), "kzclaims.toml is not a file but a folder"),
        (os.mkfifo, "kzclaims.toml is not a file but a pipe or a device"),
        (lambda file: file.symlink_to("/dev/zero"), "kzclaims.toml is not a file but a pipe or a device"),
        (lambda file: file.symlink_to("gone"), "kzclaims.toml cannot be read: no such file or directory"),
        (
            lambda file: file.write_bytes(b"# " + b"a" * 2_100_000),
            "kzclaims.toml has more than 2,097,152 bytes",
        ),
        (lambda file: file.write_bytes(b'paths = ["\xff"]'), "kzclaims.toml is not UTF-8 (byte 0xFF at 10)"),
    ],
    ids=["folder", "pipe", "device", "broken-link", "too-large", "not-utf8"],
)
def test_what_is_no_text_file_is_told_and_not_waited_for(tmp_path: Path, make: object, told: str) -> None:
    file = tmp_path / "kzclaims.toml"
    assert callable(make)
    make(file)
    assert told in printed_for(file, tmp_path)


@pytest.mark.parametrize(
    ("top", "outputs", "told"),
    [
        ("desk", '["../x.csv"]', "`../x.csv` leads out of the repository"),
        (None, '["../x.csv"]', "`../x.csv` leads out of the folder of this file"),
        ("desk", '["/x.csv"]', "`/x.csv` leads out of the repository"),
        ("desk", '["away/x.csv"]', "`away/x.csv` leads out of the repository"),
    ],
)
def test_nothing_is_written_outside(tmp_path: Path, top: str | None, outputs: str, told: str) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "away").symlink_to(tmp_path)
    if top is not None:
        (tmp_path / top / ".git").mkdir()
    file = desk / "kzclaims.toml"
    file.write_text(f"outputs = {outputs}\n")
    assert told in printed_for(file, tmp_path)
    (tmp_path / ".git").mkdir()
    if top is None:
        assert load_config(file, root=desk).outputs == (Path("../x.csv"),)
