"""The scripts of the action, run by bash as a runner would, on articles of their own."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.mine import EIGHTEEN, RULES, TWENTY_FIVE, write

ROOT = Path(__file__).resolve().parents[2]
STEPS = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
SCRIPTS = {step["name"]: step["run"] for step in STEPS if "run" in step}
VARIABLES = {name: set(step.get("env", {})) for step in STEPS for name in [step["name"]]}
BASH = shutil.which("bash")
TITLE = "People who work in the mine | `all` <b>of</b> them"  # what a table in Markdown must not obey
DESK = {
    "rules/mine.toml": RULES.replace("People who work in the mine", TITLE),
    "news/daily.txt": EIGHTEEN,
    "news/weekly.txt": TWENTY_FIVE,
    "calm/daily paper.txt": EIGHTEEN,
    "-odd/daily.txt": EIGHTEEN,
}

pytestmark = pytest.mark.skipif(BASH is None, reason="the scripts of the action are written for bash")


@dataclass(frozen=True)
class Ran:
    """What a step left behind."""

    code: int
    stdout: str
    stderr: str
    outputs: dict[str, str]
    summary: str


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    write(tmp_path / "repository", DESK)
    (tmp_path / "runner").mkdir()
    program = tmp_path / "runner" / "kzclaims-program"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kzclaims "$@"\n')
    program.chmod(0o755)
    return tmp_path


def step(desk: Path, name: str, **inputs: str) -> Ran:
    """Runs a step with its inputs, all others empty, as a runner does."""
    assert set(inputs) <= VARIABLES[name]
    runner = desk / "runner"
    outputs, summary = runner / "outputs", runner / "summary"
    for file in (outputs, summary):
        file.write_text("")
    given = dict.fromkeys(VARIABLES[name], "") | {"PROGRAM": str(runner / "kzclaims-program")} | inputs
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    paths = {"RUNNER_TEMP": runner, "GITHUB_OUTPUT": outputs, "GITHUB_STEP_SUMMARY": summary}
    ran = subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", SCRIPTS[name]],
        cwd=desk / "repository",
        env=kept | given | {name: str(path) for name, path in paths.items()} | {"GITHUB_ACTIONS": "true"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    told = dict(line.split("=", 1) for line in outputs.read_text("utf-8").splitlines())
    return Ran(ran.returncode, ran.stdout, ran.stderr, told, summary.read_text("utf-8"))


CHECK = "Check the articles"


def test_a_contradiction_is_shown_in_a_table_and_kept_in_files(desk: Path) -> None:
    ran = step(desk, CHECK, PATHS="news\n", RULES="rules")
    assert (ran.code, ran.outputs["exit-code"]) == (0, "1"), ran
    assert ran.summary.startswith("### 1 conflict\n\n| Verdict | Fact |")
    assert "People who work in the mine &#124; &#96;all&#96; &#60;b&#62;of" in ran.summary
    assert "::error file=news/" in ran.stdout
    reports = Path(ran.outputs["reports"])
    assert {file.name for file in reports.iterdir()} == {
        *("conflicts.csv", "kzclaims.sarif", "report.json", "summary.md")
    }
    rows = list(csv.DictReader(io.StringIO((reports / "conflicts.csv").read_text("utf-8"))))
    assert [row["low"] for row in rows] == ["18", "25"]
    assert json.loads((reports / "report.json").read_text("utf-8"))["summary"]["conflict"] == 1
    sarif = json.loads((reports / "kzclaims.sarif").read_text("utf-8"))
    assert len(sarif["runs"][0]["results"]) == 1


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"PATHS": "calm"}, "0"),
        ({"PATHS": "news"}, "1"),
        ({"PATHS": "news\ncalm"}, "1"),
        ({"PATHS": "\n\ncalm/daily paper.txt\n"}, "0"),
        ({"PATHS": "-odd"}, "0"),
        ({"PATHS": "news", "FAIL_ON": "never"}, "0"),
        ({"PATHS": "news", "FAIL_ON": "eror"}, "2"),
        ({"PATHS": "news", "RULES": "rules/mine.toml\n"}, "1"),
        ({"PATHS": "news", "RULES": "gone"}, "2"),
        ({"PATHS": "news", "CONFIG": "gone.toml"}, "2"),
        ({"PATHS": "gone"}, "2"),
        ({"PATHS": ""}, "2"),
        ({"PATHS": "$(touch hacked)"}, "2"),
        ({"PATHS": "calm; touch hacked"}, "2"),
        ({"PATHS": "calm", "RULES": "`touch hacked`"}, "2"),
        ({"PATHS": "calm", "FAIL_ON": "never --output=hacked.csv"}, "2"),
        ({"PATHS": "calm\n--output=hacked.csv"}, "2"),
        ({"PATHS": "calm", "BASELINE": "$(touch hacked)"}, "2"),
    ],
    ids=str,
)
def test_inputs_are_arguments_and_never_commands(desk: Path, inputs: dict[str, str], code: str) -> None:
    ran = step(desk, CHECK, **inputs)
    assert (ran.code, ran.outputs["exit-code"]) == (0, code), ran
    assert not list((desk / "repository").glob("hacked*"))
    if code == "2":
        assert ran.summary == "kzclaims gave no result (exit code 2); the log says why.\n"
    else:
        assert ran.summary.startswith("### ")


def test_without_paths_the_configuration_names_them(desk: Path) -> None:
    (desk / "repository" / "kzclaims.toml").write_text('paths = ["news"]\nfail-on = "never"\n')
    assert step(desk, CHECK).outputs["exit-code"] == "0"
    assert step(desk, CHECK, FAIL_ON="error").outputs["exit-code"] == "1"


def test_a_program_that_is_not_there_is_no_success(desk: Path) -> None:
    ran = step(desk, CHECK, PATHS="calm", PROGRAM=str(desk / "nothing"))
    assert ran.outputs["exit-code"] == "127"
    assert "no result (exit code 127)" in ran.summary


def test_what_an_earlier_run_left_is_not_shown_again(desk: Path) -> None:
    assert step(desk, CHECK, PATHS="news").summary.startswith("### 1 conflict")
    assert step(desk, CHECK, PATHS="gone").summary.startswith("kzclaims gave no result")


@pytest.mark.parametrize("code", ["0", "1", "2", "3"])
def test_the_job_ends_with_the_code(desk: Path, code: str) -> None:
    assert step(desk, "Fail on contradictions", CODE=code).code == int(code)


def test_a_job_without_a_code_fails(desk: Path) -> None:
    assert step(desk, "Fail on contradictions").code != 0


@pytest.mark.parametrize("version", ["--index-url=https://example.org", "1.0 evil", "x", "1.0;touch hacked"])
def test_what_is_no_version_is_not_installed(desk: Path, version: str) -> None:
    ran = step(desk, "Install kzclaims", VERSION=version)
    assert (ran.code, ran.outputs) == (2, {})
    assert "no version" in ran.stderr
    assert not (desk / "runner" / "kzclaims-venv").exists()
