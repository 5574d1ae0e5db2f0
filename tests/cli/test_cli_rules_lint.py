"""`kzclaims rules lint` as the program: what it prints in each format, what it counts, how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.mine import RULES, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Ran

TERMS = """kzclaims = 1

[terms.mine]
en = ["mine"]

[terms.worker]
en = ["workers"]
"""
WORKERS = """
[[rule]]
id = "workers"
title = "Workers of the mine"
measure = "count"
about = ["worker", "mine"]
"""
DUPLICATE = WORKERS.replace('"workers"', '"again"')
IDLE = """
[terms.idle]
en = ["idle"]
"""
PARTS = """
[[rule]]
id = "guards"
title = "Guards of the mine"
measure = "count"
about = ["mine"]

[[relation]]
id = "not-fewer"
title = "Guards are workers"
expr = "guards <= workers"
"""
SLOW = r"""
[[rule]]
id = "slow"
title = "Slow"
measure = "count"
pattern = '(?: \w | \w\w )* [;!] (?P<value>{count}) | {worker} {mine} (?P<value>{count})'
"""
ARTICLES = {
    "news/a.txt": "The mine employs 300 workers.",
    "quiet/a.txt": "Nothing is said.",
    "quiet/b.txt": "Nothing at all.",
    "long/a.txt": f"{'a' * 1100} of 5 mines!",
}


@pytest.fixture
def lint(tmp_path: Path, program: Callable[..., Ran]) -> Callable[..., Ran]:
    """Runs lint with these rules, in a folder with articles."""

    def lint_of(rules: str, arguments: str = "") -> Ran:
        write(tmp_path, {**ARTICLES, "rules/mine.toml": rules})
        return program("rules", "lint", *arguments.split())

    return lint_of


@pytest.mark.parametrize(
    ("rules", "arguments", "code", "closing"),
    [
        (TERMS + WORKERS, "", 0, "1 rule: nothing found"),
        (TERMS + WORKERS, "news", 0, "1 rule, 1 article: nothing found"),
        (TERMS + WORKERS, "news quiet", 0, "1 rule, 3 articles: nothing found"),
        (TERMS + WORKERS, "quiet", 0, "1 rule, 2 articles: nothing found, 1 note"),
        (TERMS + WORKERS, "quiet -q", 0, "1 rule, 2 articles: nothing found"),
        (TERMS + WORKERS + PARTS, "", 0, "2 rules, 1 relation: nothing found"),
        (TERMS + WORKERS + IDLE, "", 1, "1 rule: 1 warning"),
        (TERMS + WORKERS + IDLE, "-q", 1, "1 rule: 1 warning"),
        (TERMS + WORKERS + DUPLICATE, "", 1, "2 rules: 1 error"),
        (TERMS + WORKERS + DUPLICATE + IDLE, "quiet", 1, "2 rules, 2 articles: 1 error, 1 warning, 2 notes"),
    ],
)
@pytest.mark.parametrize("form", ["text", "oneline"])
def test_the_last_line_counts_and_only_notes_leave_the_rules_clean(
    lint: Callable[..., Ran], rules: str, arguments: str, code: int, closing: str, form: str
) -> None:
    ran = lint(rules, f"{arguments} -f {form}")
    assert (ran.returncode, ran.stderr) == (code, "")
    assert ran.stdout.splitlines()[-1] == closing
    assert ran.stdout.endswith("\n")


TEXT = """\
warning[unused-term]: no rule or relation speaks of term `idle`
  --> rules/mine.toml:9:8
   |
 9 | [terms.idle]
   |        ^^^^
   = help: use it in a rule, or remove it

error[duplicate-rule]: rule `workers` asks for the same as rule `again`
  --> rules/mine.toml:13:6
   |
13 | id = "workers"
   |      ^^^^^^^^^ first at rules/mine.toml:18
   = help: each number goes to one rule, here to `again`: remove one of them, or tell them apart

2 rules: 1 error, 1 warning
"""
ONELINE = """\
rules/mine.toml:9:8: warning[unused-term] no rule or relation speaks of term `idle`
rules/mine.toml:13:6: error[duplicate-rule] rule `workers` asks for the same as rule `again` \
(first at rules/mine.toml:18)
2 rules: 1 error, 1 warning
"""


@pytest.mark.parametrize(("form", "printed"), [("text", TEXT), ("oneline", ONELINE)])
def test_a_finding_has_its_place(lint: Callable[..., Ran], form: str, printed: str) -> None:
    assert lint(TERMS + IDLE + WORKERS + DUPLICATE, f"-f {form}").stdout == printed


def test_the_text_is_that_of_no_option(lint: Callable[..., Ran]) -> None:
    assert lint(TERMS + IDLE + WORKERS + DUPLICATE).stdout == TEXT


@pytest.mark.parametrize("quiet", [False, True])
def test_json_has_every_finding_and_the_counts(lint: Callable[..., Ran], quiet: bool) -> None:
    ran = lint(TERMS + IDLE + WORKERS + DUPLICATE, f"quiet -f json{' -q' if quiet else ''}")
    assert (ran.returncode, ran.stderr) == (1, "")
    record = json.loads(ran.stdout)
    assert record["kzclaims"] == 1
    notes = 0 if quiet else 2
    assert record["summary"] == {"rules": 2, "relations": 0, "articles": 2, "findings": 2, "notes": notes}
    unused, *others = record["findings"]
    assert unused == {
        "code": "unused-term",
        "severity": "warning",
        "message": "no rule or relation speaks of term `idle`",
        "file": "rules/mine.toml",
        "line": 9,
        "column": 8,
        "length": 4,
        "label": "",
        "help": "use it in a rule, or remove it",
    }
    assert sorted(one["severity"] for one in others) == ["error", *["note"] * notes]


def test_json_of_rules_alone_has_no_number_of_articles(lint: Callable[..., Ran]) -> None:
    ran = lint(TERMS + WORKERS + PARTS, "-f json")
    assert ran.returncode == 0
    assert json.loads(ran.stdout) == {
        "findings": [],
        "kzclaims": 1,
        "summary": {"rules": 2, "relations": 1, "articles": None, "findings": 0, "notes": 0},
    }


def test_a_line_is_a_line_whatever_a_file_is_called(lint: Callable[..., Ran], tmp_path: Path) -> None:
    write(tmp_path, {"rules/a\nb.toml": "kzclaims = 1\n" + IDLE})
    lines = lint(TERMS + WORKERS, "-f oneline").stdout.splitlines()
    assert [line.partition(": ")[2] for line in lines] == [
        "warning[unused-term] no rule or relation speaks of term `idle`",
        "1 warning",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("-f html", "error[usage]: no format `html`\n   = help: formats: text, oneline, json\n"),
        ("gone", "error[missing-path]: there is no file or folder `gone`\n"),
        ("rules", "error[no-articles]: no articles under `rules` (looked for *.txt and *.md)\n"),
        ("--rules gone", "error[no-such-path]: no rules at gone: there is no such file or folder\n"),
        ("--config gone.toml", "error[no-config]: there is no configuration `gone.toml`\n"),
    ],
)
def test_a_wrong_command_has_no_answer(lint: Callable[..., Ran], arguments: str, told: str) -> None:
    ran = lint(TERMS + WORKERS, arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(told)


def test_where_there_are_no_rules_or_wrong_ones_there_is_no_answer(
    lint: Callable[..., Ran], program: Callable[..., Ran]
) -> None:
    ran = program("rules", "lint")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("error[no-rules]: no rules: there is no folder `rules` here\n")
    ran = lint(TERMS + WORKERS.replace("about", "abuot"))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--> rules/mine.toml:13:1" in ran.stderr


def test_what_cannot_be_read_makes_the_answer_incomplete(lint: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/b.txt").write_bytes(b"\xff\xfe mine")
    for paths, counted in (("news", "1 article"), ("news/b.txt", "0 articles")):
        ran = lint(TERMS + WORKERS, paths)
        assert ran.returncode == 2
        assert ran.stdout.splitlines()[-1].startswith(f"1 rule, {counted}: ")
        assert "--> news/b.txt" in ran.stderr


@pytest.mark.parametrize("form", ["text", "oneline"])
def test_of_articles_that_nobody_read_nothing_is_told(
    lint: Callable[..., Ran], tmp_path: Path, form: str
) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad/a.txt").write_bytes(b"\xff\xfe mine")
    ran = lint(TERMS + WORKERS, f"bad -f {form}")
    assert (ran.returncode, ran.stdout) == (2, "1 rule, 0 articles: nothing found\n")
    assert "--> bad/a.txt" in ran.stderr
    told = lint(TERMS + WORKERS + IDLE, f"bad -f {form}").stdout
    assert "unused-term" in told
    assert told.endswith("1 rule, 0 articles: 1 warning\n")


def test_a_pattern_that_takes_too_long_makes_the_answer_incomplete(lint: Callable[..., Ran]) -> None:
    assert lint(TERMS + SLOW).returncode == 1
    ran = lint(TERMS + SLOW, "long")
    assert ran.returncode == 2
    assert ran.stdout.startswith("error[slow-pattern]: ")
    assert ran.stdout.endswith("\n1 rule, 1 article: 1 error\n")
    assert "rule `slow` takes too long in long/a.txt" in ran.stderr


def test_rules_and_articles_are_those_of_the_arguments_then_of_the_configuration(
    lint: Callable[..., Ran], program: Callable[..., Ran], tmp_path: Path
) -> None:
    write(tmp_path, {"other/mine.toml": RULES, "kzclaims.toml": 'rules = ["other"]\npaths = ["news"]\n'})
    clean, idle = "1 rule: nothing found\n", "1 rule: 1 warning\n"
    assert lint(TERMS + WORKERS + IDLE).stdout == clean  # articles are looked at where they are named only
    assert program("rules", "lint", "--rules", "rules").stdout.endswith(idle)
    assert program("rules", "lint", "--no-config").stdout.endswith(idle)
