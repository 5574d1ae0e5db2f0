"""Which exit code a run has, and what it says where there is no answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

import pytest

from kzclaims.errors import Diagnostic, UsageError
from tests.cli.processes import kzclaims

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Ran


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("check agree", 0),
        ("check none", 0),
        ("check tension", 0),
        ("check conflict", 1),
        ("check tension --fail-on warning", 1),
        ("check conflict --fail-on never", 0),
        ("check conflict --rules soft.toml", 0),
        ("check conflict --rules soft.toml --fail-on warning", 1),
        ("extract conflict", 0),
        ("rules list", 0),
        ("rules schema", 0),
        ("--help", 0),
        ("check -h", 0),
        ("-V", 0),
        ("-V check", 0),
    ],
)
def test_exit_code_of_a_run_with_an_answer(here: Callable[..., Ran], arguments: str, code: int) -> None:
    ran = here(*arguments.split())
    assert (ran.returncode, ran.stderr) == (code, "")
    assert ran.stdout.endswith("\n")


@pytest.mark.parametrize(("folder", "code"), [("agree", 0), ("conflict", 1), ("missing", 2)])
def test_the_process_itself_ends_with_the_code(story: Path, folder: str, code: int) -> None:
    assert kzclaims(story, "check", folder).returncode == code


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("", "Usage: kzclaims"),
        ("chekc agree", "no such command `chekc`, did you mean `check`?"),
        ("check agree --formt json", "no option `--formt`, did you mean `--format`?"),
        ("check agree -f jsno", "no format `jsno`, did you mean `json`?"),
        ("check agree --verdict agre", "no verdict `agre`, did you mean `agree`?"),
        ("check agree --fail-on eror", "`eror` is not one of"),
        ("check agree -o", "requires an argument"),
        ("check", "no articles: name the files or folders"),
        ("check missing", "there is no `missing`"),
        ("check empty", "no articles there"),
        ("check agree --rules missing.toml", "missing.toml"),
        ("extract agree -o a.html", "the format of `a.html` is not known from its suffix"),
        ("check agree -o a.jsonl", "suffixes here: .txt, .json, .csv"),
        ("check agree -o nowhere/a.json", "there is no folder `nowhere`"),
        ("check agree -o a.csv -o ./a.csv", "given twice"),
        ("check agree -o agree/b.txt", "is one of the articles"),
    ],
)
def test_a_wrong_command_gives_2_and_says_why(here: Callable[..., Ran], arguments: str, told: str) -> None:
    ran = here(*arguments.split())
    assert (ran.returncode, ran.stdout) == (2, "")
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr


def test_without_rules_the_error_names_the_cure(story: Path) -> None:
    (story / "rules").rmdir()
    ran = kzclaims(story, "check", "agree")
    assert ran.returncode == 2
    assert "no folder `rules`" in ran.stderr
    assert "--rules PATH" in ran.stderr


def test_all_wrong_rules_are_told_at_once(here: Callable[..., Ran]) -> None:
    ran = here("check", "agree", "--rules", "bad.toml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "unknown key `unti`" in ran.stderr
    assert "unknown key `slto`" in ran.stderr
    assert ran.stderr.count("--> bad.toml:1") == 2


def test_unreadable_articles_are_all_named_and_outrank_a_contradiction(
    story: Path, here: Callable[..., Ran]
) -> None:
    for name in ("x.txt", "y.txt"):
        (story / "conflict" / name).write_bytes(b"\xcf\xd0 20")
    ran = here("check", "conflict")
    assert ran.returncode == 2
    assert "conflict[workers]" in ran.stdout
    assert "incomplete, 2 files unread" in ran.stdout
    assert "--> conflict/x.txt" in ran.stderr
    assert "--> conflict/y.txt" in ran.stderr
    assert (
        "error[incomplete]: 2 files could not be read, or not whole; this check is incomplete" in ran.stderr
    )
    read = json.loads(here("check", "conflict", "-f", "json").stdout)
    assert read["summary"]["conflict"] == 1


@pytest.mark.parametrize("asked", [{"arguments": "-v"}, {"KZCLAIMS_DEBUG": "1"}, {}], ids=str)
def test_a_bug_gives_3_and_its_place(story: Path, asked: dict[str, str]) -> None:
    more = asked.pop("arguments", "").split()
    ran = kzclaims(story, "check", "conflict", *more, **{"FAKE": "bug", **asked})
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "kzclaims hit a bug (KeyError in pipeline.py:" in ran.stderr
    assert ("Traceback" in ran.stderr) == bool(more or asked)


ADVICE = "  = help: run it again with -v for the traceback, and report that\n"


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(32, "Broken pipe"), 141, ""),
        (ExceptionGroup("no bug alone", [UsageError(Diagnostic(code="usage", message="no"))]), 2, "error["),
        (RecursionError(), 3, "kzclaims hit a bug (RecursionError in inputs.py:"),
        (
            ExceptionGroup("both", [UsageError(Diagnostic(code="usage", message="no")), KeyError()]),
            *(3, "kzclaims hit a bug (ExceptionGroup in inputs.py:"),
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_whatever_ends_a_run_has_its_code(
    program: Callable[..., Ran],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
    told: str,
) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    monkeypatch.setattr("kzclaims.rules.load.load_rules", fail)
    ran = program("rules", "list")
    assert (ran.returncode, ran.stdout) == (code, "")
    assert ran.stderr.startswith(told)
    assert bool(ran.stderr) == bool(told)
    assert ran.stderr.endswith(ADVICE) == (code == 3)


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize(("arguments", "debug"), [("check news -v", ""), ("rules list", "1")])
def test_where_a_bug_is_is_told_on_demand_and_cannot_act_on_a_terminal(
    program: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, arguments: str, debug: str
) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise RuntimeError("a\x1b[2Jslot")

    monkeypatch.setenv("KZCLAIMS_DEBUG", debug)
    monkeypatch.setattr("kzclaims.rules.load.load_rules", fail)
    ran = program(*arguments.split())
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "Traceback (most recent call last):\n" in ran.stderr
    assert "\x1b" not in ran.stderr
    assert ADVICE not in ran.stderr
    assert ran.stderr.splitlines()[-1].startswith("kzclaims hit a bug (RuntimeError in inputs.py:")
