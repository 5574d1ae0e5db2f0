"""`kzclaims explain` as the program: arguments, exit codes, what is printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.processes import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Ran

pytestmark = pytest.mark.usefixtures("mine")


def test_a_fact_is_proven(mine: Path) -> None:
    ran = run(mine, "explain", "mine-staff", "news")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("mine-staff: People who work in the mine\n  measures   count\n")
    assert (
        "conflict[mine-staff]: People who work in the mine\n  claim 1  daily · news/daily.txt:3:18"
        in ran.stdout
    )
    assert "term       mine «mine», in its clause, 1 word away" in ran.stdout


def test_a_line_is_read_from_its_own_file(program: Callable[..., Ran]) -> None:
    ran = program("explain", "news/daily.txt:3")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("news/daily.txt:3\n  The mine employs 18 workers. It opened long ago.\n")
    assert ran.stdout.endswith("  single  mine-staff\n")
    beside = program("explain", "news/daily.txt:3", "news")
    assert beside.stdout.endswith("  conflict  mine-staff\n")


def test_a_line_without_a_number_says_so(program: Callable[..., Ran]) -> None:
    ran = program("explain", "news/daily.txt:1")
    assert (ran.returncode, ran.stdout) == (0, "news/daily.txt:1\n  A visit\n  no number on this line\n")


def test_json_has_the_same_proof(mine: Path, program: Callable[..., Ran]) -> None:
    ran = program("explain", "mine-staff", "news", "-f", "json", "-o", "proof.json")
    [fact] = json.loads(ran.stdout)["facts"]
    assert (fact["verdict"], [claim["standing"] for claim in fact["claims"]]) == ("conflict", ["weighed"] * 2)
    assert (mine / "proof.json").read_text("utf-8") == ran.stdout
    text = (mine / "news" / "wakala.txt").read_text("utf-8")
    [term] = fact["claims"][1]["terms"]
    assert text[term["start"] : term["end"]] == "منجم"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mine-stuff", "news"), "did you mean `mine-staff`?"),
        (("mine-staff@2024", "news"), "facts of the rule in these articles: mine-staff"),
        (("news/daily.txt:40",), "and no line 40"),
        (("news/none.txt:1",), "news/none.txt"),
        (("mine-staff", "news", "-f", "csv"), "no format `csv`"),
        ((), "TARGET"),
    ],
)
def test_what_cannot_be_explained_gives_2(
    program: Callable[..., Ran], arguments: tuple[str, ...], said: str
) -> None:
    ran = program("explain", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr


def test_a_rule_is_documented_without_articles(program: Callable[..., Ran]) -> None:
    ran = program("explain", "mine-staff")
    assert ran.returncode == 0
    assert "written in rules/mine.toml:8" in ran.stdout
    assert "claim 1" not in ran.stdout
