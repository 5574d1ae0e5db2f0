"""`kzclaims rules try` and `rules test` as the program: arguments, exit codes, streams."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from kzclaims.cli.rules.attempt import tried_on
from tests.cli.processes import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Ran

pytestmark = pytest.mark.usefixtures("mine")

SENTENCE = "The mine employs 18 workers."


def test_a_text_is_tried(mine: Path) -> None:
    ran = run(mine, "rules", "try", SENTENCE)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(f"text:1:1\n  {SENTENCE}\n  1:18  18  mine-staff\n")
    assert 'form en "mine"' in ran.stdout
    assert ran.stdout.endswith("\n1 number: 1 claimed by 1 rule\n")


def test_nothing_caught_is_no_failure(program: Callable[..., Ran]) -> None:
    ran = program("rules", "try", "It rained for 3 days.")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "1 number: none claimed, 1 by none" in ran.stdout


@pytest.mark.parametrize("name", ["news/daily.txt", "./news/wakala.txt"])
def test_a_file_is_read(program: Callable[..., Ran], name: str) -> None:
    ran = program("rules", "try", name)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(f"{name.removeprefix('./')}:3:1\n")
    assert "mine-staff" in ran.stdout


def test_a_file_may_be_called_anything(mine: Path, program: Callable[..., Ran]) -> None:
    (mine / "18 workers").write_text(SENTENCE, "utf-8")
    assert program("rules", "try", "18 workers").stdout.startswith("18 workers:1:1\n")


def test_standard_input_is_read(mine: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "kzclaims", "rules", "try", "-"],
        cwd=mine,
        input="يعمل في المنجم 25 عاملا.\n".encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode("utf-8").startswith(
        "stdin:1:1\n  يعمل في المنجم 25 عاملا.\n  1:16  25  mine-staff\n"
    )
    assert 'form ar, «ال» before it: "منجم"' in ran.stdout.decode("utf-8")


@dataclass(frozen=True)
class Input:
    """A standard input, from a terminal or from a pipe."""

    buffer: io.BytesIO
    terminal: bool = False

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("stdin", "told"),
    [
        (None, "error[no-text]: standard input is no text\n"),
        (Input(io.BytesIO(b"20"), terminal=True), "error[no-text]: standard input is no text\n"),
        (Input(io.BytesIO()), "error[no-text]: standard input is empty\n"),
        (Input(io.BytesIO(b" \n\t")), "error[no-text]: standard input is empty\n"),
        (Input(io.BytesIO(b"\xcf\xd0 20")), "error[bad-encoding]: "),
        (Input(io.BytesIO(b"20 " * 1_000_000)), "error[too-large]: "),
    ],
    ids=["closed", "a terminal", "empty", "blank", "not UTF-8", "too large"],
)
def test_what_is_no_text_on_standard_input(
    program: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, stdin: Input | None, told: str
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    ran = program("rules", "try", "-")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(told)


def test_standard_input_is_a_text_whatever_it_looks_like(
    program: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Input(io.BytesIO(b"18 in a.txt")))
    ran = program("rules", "try", "-")
    assert ran.returncode == 0
    assert ran.stdout.startswith("stdin:1:1\n  18 in a.txt\n")


def test_a_file_that_cannot_be_read_is_no_text(mine: Path, program: Callable[..., Ran]) -> None:
    (mine / "bad.txt").write_bytes(b"\xcf 20")
    ran = program("rules", "try", "bad.txt")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--> bad.txt" in ran.stderr


@pytest.mark.parametrize(
    "text", ["Of 3/4 of the 20 mines", "the mine of.txt files has 20 men", "20", "a\x00b 20"]
)
def test_what_looks_like_no_file_is_a_text(
    mine: Path,
    text: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(mine)
    assert tried_on(text).text == text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.txt",), "no such file: `none.txt`"),
        (("none at all.md",), "no such file: `none at all.md`"),
        (("news/none",), "no such file: `news/none`"),
        (("news",), "`news` is a folder"),
        (("",), "the text is empty"),
        (
            (SENTENCE, "--rule", "mine-stuff"),
            "there is no rule or relation `mine-stuff`, did you mean `mine-staff`?",
        ),
        ((SENTENCE, "--rule", "x-*"), "there is no rule or relation `x-*`"),
        ((SENTENCE, "--language", "jp"), "`jp` is no language, did you mean `ja`?"),
        ((SENTENCE, "--published", "7 November"), "--published `7 November` is no date"),
        ((SENTENCE, "-f", "csv"), "no format `csv`"),
        ((SENTENCE, "--rules", "none"), "no rules at none"),
        ((), "TEXT|FILE|-"),
    ],
)
def test_what_has_no_answer(program: Callable[..., Ran], arguments: tuple[str, ...], said: str) -> None:
    ran = program("rules", "try", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr


def test_the_day_and_the_language_are_those_that_are_given(program: Callable[..., Ran]) -> None:
    ran = program(
        "rules", "try", "news/daily.txt", "--published", "2025-03-01", "--language", "ar", "-f", "json"
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    article = json.loads(ran.stdout)["article"]
    assert (article["published"], article["language"]) == ("2025-03-01", "ar")


def test_a_weekday_is_a_day_where_the_text_has_one(program: Callable[..., Ran]) -> None:
    ran = program("rules", "try", "It rained on Thursday.", "--published", "2025-11-07")
    assert "  1:14  2025-11-06" in ran.stdout


def test_the_rules_that_are_named_are_told_of(program: Callable[..., Ran]) -> None:
    ran = program("rules", "try", "It rained for 3 days.", "--rule", "mine-*")
    assert (
        "not        mine-staff: read as duration:day; the rule wants count, and no mine is in reach"
        in ran.stdout
    )


def test_examples_are_tried(program: Callable[..., Ran]) -> None:
    ran = program("rules", "test")
    told = "1 rule, 2 examples: 2 passed, 0 failed, 0 todo; 0 rules untested\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, told, "")
    assert program("rules", "test", "--rule", "mine-staff").stdout == told
    listed = program("rules", "test", "-v", "--no-config")
    assert listed.returncode == 0
    assert 'got   value = "20", hedge = "exact"' in listed.stdout


def test_only_the_rules_that_are_named_are_tested(mine: Path, program: Callable[..., Ran]) -> None:
    (mine / "rules" / "more.toml").write_text(
        'kzclaims = 1\n[[rule]]\nid = "other"\ntitle = "T"\nmeasure = "count"\nabout = ["mine"]\n', "utf-8"
    )
    assert program("rules", "test", "--rule", "mine-staff").returncode == 0
    ran = program("rules", "test", "--rule", "other")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.startswith("FAIL other  untested  rules/more.toml:2:1\n")


def test_broken_rules_are_no_answer(mine: Path, program: Callable[..., Ran]) -> None:
    (mine / "rules" / "mine.toml").write_text("kzclaims = 1\n[[rule]]\nid = 3\n", "utf-8")
    for command in (("test",), ("try", SENTENCE)):
        ran = program("rules", *command)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "rules/mine.toml:3" in ran.stderr
