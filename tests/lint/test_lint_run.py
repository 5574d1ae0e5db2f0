"""`kzclaims rules lint` as it is run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzclaims.bind import Plan, bind_all
from kzclaims.errors import render
from kzclaims.lint import Code, diagnostics, lint, lint_on
from kzclaims.model import Article
from kzclaims.rules.load import load_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases"

TERMS = """kzclaims = 1
[terms.mine]
en = ["mine"]
[terms.worker]
en = ["workers"]
[terms.company]
en = ["company"]
"""
CLEAN = """kzclaims = 1
[[rule]]
id = "workers"
title = "Workers of the mine"
measure = "count"
about = ["worker", "mine"]
slots = { of = ["company"] }
"""
SLOW = """kzclaims = 1
[[rule]]
id = "slow"
title = "Slow"
measure = "count"
pattern = '(?: \\w | \\w\\w )* [;!] (?P<value>{count}) | {company} {worker} {mine} (?P<value>{count})'
"""
TEXT = "The mine employs 300 workers."


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kzclaims", "rules", "lint", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def story(tmp_path: Path) -> Path:
    for name, text in {
        "rules/terms.toml": TERMS,
        "rules/rules.toml": CLEAN,
        "slow/terms.toml": TERMS,
        "slow/rules.toml": SLOW,
        "broken/rules.toml": "kzclaims = 1\n[[rule]]\nid = 5\n",
        "news/a.txt": TEXT,
        "long/a.txt": f"{'a' * 1100} of 5 mines!",
        "none/a.pdf": "",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.txt").write_bytes(b"\xff\xfe mine")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "out", "err"),
    [
        ([], 0, "1 rule: nothing found\n", ""),
        (["news"], 0, "1 rule, 1 article: nothing found\n", ""),
        (["-f", "oneline", "news"], 0, "1 rule, 1 article: nothing found\n", ""),
        (["--rules", "slow"], 1, "error[slow-pattern]", ""),
        (["--rules", "slow", "long"], 2, "error[slow-pattern]", "rule `slow` takes too long in long/a.txt"),
        (["--rules", "slow", "long"], 2, "slow/rules.toml:6:", "--> slow/rules.toml:2:1"),
        (["--rules", "broken"], 2, "", "error[bad-type]"),
        (["--rules", "nowhere"], 2, "", "there is no such file or folder"),
        (["bad"], 2, "1 rule, 0 articles", "bad/a.txt"),
        (["none"], 2, "", "no articles under `none`"),
        (["-f", "html"], 2, "", "no format `html`"),
    ],
)
def test_what_comes_of_a_run(story: Path, arguments: list[str], code: int, out: str, err: str) -> None:
    ran = run(story, "--no-config", *arguments)
    assert ran.returncode == code, ran.stdout + ran.stderr
    assert out in ran.stdout
    assert err in ran.stderr
    if not err:
        assert not ran.stderr


def test_notes_leave_the_rules_clean_and_can_be_left_out(story: Path) -> None:
    (story / "news" / "a.txt").write_text("Nothing is said.", "utf-8")
    told = run(story, "--no-config", "news")
    assert "note[absent-terms]" in told.stdout
    assert told.stdout.endswith("1 rule, 1 article: nothing found, 1 note\n")
    assert told.returncode == 0
    assert run(story, "--no-config", "-q", "news").stdout == "1 rule, 1 article: nothing found\n"


def test_the_formats_tell_the_same(story: Path) -> None:
    oneline = run(story, "--no-config", "--rules", "slow", "-f", "oneline")
    assert oneline.stdout.splitlines()[0].startswith(
        "slow/rules.toml:6:12: error[slow-pattern] the pattern of"
    )
    record = json.loads(run(story, "--no-config", "--rules", "slow", "-f", "json").stdout)
    (finding,) = record["findings"]
    assert (finding["code"], finding["line"], finding["column"]) == ("slow-pattern", 6, 12)
    assert record["summary"] == {"articles": None, "findings": 1, "notes": 0, "relations": 0, "rules": 1}


@pytest.mark.parametrize("paths", [[], ["seeds"]], ids=["alone", "on-the-seeds"])
def test_the_pack_of_this_story_is_clean(paths: list[str]) -> None:
    ran = run(ROOT, "-q", *paths)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout


SMALL = sorted(CASES.glob("*.toml"))


def printed(files: Sequence[Path]) -> str:
    return "\n".join(render(one) for one in diagnostics(lint(load_rules(files, root=CASES)), CASES))


@pytest.mark.parametrize("case", SMALL, ids=lambda case: case.stem)
def test_the_order_of_files_and_tables_makes_no_difference(case: Path, tmp_path: Path) -> None:
    """A file cut into its tables is told of the same, whatever their order."""
    head, *tables = case.read_text("utf-8").split("\n\n[")
    codes: list[list[tuple[str, str]]] = []
    for turned in (tables, tables[::-1]):
        folder = tmp_path / str(len(codes))
        folder.mkdir()
        for index, table in enumerate(turned):
            (folder / f"{index:02}.toml").write_text(f"{head}\n\n[{table}", "utf-8")
        found = lint(load_rules([folder], root=folder))
        codes.append(sorted((one.code.value, one.message) for one in found))
    assert codes[0] == codes[1] != []


NAMES = ("mine", "worker", "company")
GROUPS = st.lists(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True).map("|".join),
    min_size=1,
    max_size=3,
    unique=True,
)
RULES = st.lists(
    st.tuples(
        GROUPS,
        st.lists(st.sampled_from(NAMES), max_size=1),
        st.sampled_from(["count", "measure:t", "measure"]),
    ),
    min_size=2,
    max_size=5,
)
SENTENCES = [
    "The mine has 300 workers and the company 40.",
    "The company produced 5 tonnes in 1 mine with 20 workers.",
    "Workers of the company dug 7 kg; at the mine, 9 kg.",
]


@given(RULES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_a_shadowed_rule_gets_no_number_first(
    tmp_path: Path, made: list[tuple[list[str], list[str], str]]
) -> None:
    """Whatever a shadowed or duplicate rule claims, its passage holds another number that the other took."""
    file = tmp_path / "rules.toml"
    file.write_text(
        TERMS
        + "".join(
            f'[[rule]]\nid = "r{index}"\ntitle = "x"\nmeasure = "{measure}"\nabout = {json.dumps(about)}\n'
            f"not = {json.dumps(excluded)}\n"
            for index, (about, excluded, measure) in enumerate(made)
        ),
        "utf-8",
    )
    rules = load_rules([file])
    shadowed = {
        one.message.split("`")[1]: one.message.split("`")[3]
        for one in lint(rules)
        if one.code in {Code.SHADOWED_RULE, Code.DUPLICATE_RULE}
    }
    articles = [
        Article(id=f"{index}", text=text, source="a", published=None, language="en")
        for index, text in enumerate(SENTENCES)
    ]
    claims = bind_all(articles, Plan(rules)).claims
    for claim in claims:
        if claim.rule in shadowed:
            place = (claim.article, claim.sentence)
            takers = {one.rule for one in claims if (one.article, one.sentence) == place} - {claim.rule}
            assert takers
    lint_on(rules, articles)
