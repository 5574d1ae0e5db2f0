"""`kzclaims rules suggest` as a new user meets it: from an empty folder to the contradictions."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FERRY = Path(__file__).with_name("ferry_articles")


def _run(folder: Path, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kzclaims", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder with ten articles and nothing else."""
    shutil.copytree(FERRY, tmp_path / "articles")
    return tmp_path


def test_from_an_empty_folder_to_the_contradictions(story: Path) -> None:
    (story / "rules").mkdir()
    suggested = _run(story, "rules", "suggest", "articles", "-o", "rules/suggested.toml")
    assert (suggested.returncode, suggested.stdout) == (0, "")
    assert "2 conflicts; written to rules/suggested.toml" in suggested.stderr
    tested = _run(story, "rules", "test")
    assert tested.returncode == 0, tested.stdout
    checked = _run(story, "check", "articles", "-f", "json")
    assert checked.returncode == 1
    conflicts = [one for one in json.loads(checked.stdout)["facts"] if one["verdict"] == "conflict"]
    assert [{claim["low"] for claim in one["claims"]} for one in conflicts] == [
        {12000000, 21000000},
        {41, 47},
    ]


def test_the_same_bytes_for_any_hash_seed_and_order_of_files(story: Path) -> None:
    files = sorted(f"articles/{path.name}" for path in (story / "articles").glob("*.txt"))
    one = _run(story, "rules", "suggest", *files, seed="1")
    other = _run(story, "rules", "suggest", *reversed(files), seed="4")
    assert one.returncode == 0
    assert one.stdout == other.stdout
    assert one.stdout.startswith("# Proposed")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "no-articles"),
        (("nowhere",), "nowhere"),
        (("articles", "--rules", "nowhere.toml"), "no-such-path"),
        (("articles", "--limit", "0"), "usage"),
        (("articles", "-o", "nowhere/out.toml"), "output"),
        (("articles", "-o", "articles/07-sahil.txt"), "output"),
    ],
)
def test_where_there_is_no_answer(story: Path, arguments: tuple[str, ...], told: str) -> None:
    ran = _run(story, "rules", "suggest", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert told in ran.stderr


def test_a_named_folder_without_rules_is_none(story: Path) -> None:
    (story / "mine").mkdir()
    assert _run(story, "rules", "suggest", "articles", "--rules", "mine", "--limit", "1").returncode == 0


def test_where_there_is_nothing_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing is counted here.", "utf-8")
    ran = _run(tmp_path, "rules", "suggest", "a.txt", "-o", "out.toml")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "nothing to propose" in ran.stderr
    assert not (tmp_path / "out.toml").exists()
