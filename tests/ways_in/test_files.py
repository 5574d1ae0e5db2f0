"""The hook, the action and the workflows: that they say what the program can do, and say it safely."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kzclaims.report.formats import CHECK_FORMATS

ROOT = Path(__file__).resolve().parents[2]
ACTION = ROOT / "action.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
RECIPES = (ROOT / "docs" / "recipes.md").read_text("utf-8")
IN_CI = RECIPES.partition("\n## Continuous integration\n")[2].partition("\n## ")[0]
SNIPPETS = re.findall(r"```yaml\n(.*?)```", IN_CI, re.DOTALL)
FORMATS = {form.name for form in CHECK_FORMATS}


def read(path: Path) -> dict[str, object]:
    loaded = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def steps(path: Path) -> list[dict[str, object]]:
    """The steps of an action, or of all jobs of a workflow."""
    loaded = read(path)
    if "runs" in loaded:
        return list(loaded["runs"]["steps"])  # type: ignore[index]  # what YAML holds has no types
    return [step for job in loaded["jobs"].values() for step in job["steps"]]  # type: ignore[attr-defined]  # the same


def options(command: str) -> set[str]:
    help_text = subprocess.run(
        [sys.executable, "-m", "kzclaims", *command.split(), "--help"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    return set(re.findall(r"--[a-z][a-z-]+", help_text))


def test_the_hook_runs_a_check_of_the_whole() -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text("utf-8"))
    assert hook["id"] == "kzclaims"
    assert hook["entry"].split() == ["kzclaims", "check"]
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    assert hook["require_serial"] is True
    assert hook["types_or"] == ["text", "markdown", "toml"]


def test_the_action_names_options_and_formats_that_there_are() -> None:
    scripts = "\n".join(str(step["run"]) for step in steps(ACTION) if "run" in step)
    named = set(re.findall(r"[\s(\"](--[a-z][a-z-]+)", scripts))
    pips_and_venvs = {"--quiet", "--disable-pip-version-check"}
    assert named - pips_and_venvs <= options("check")
    (printed,) = re.findall(r"--format (\w+)", scripts)
    assert printed in FORMATS
    files = re.findall(r"(?<= )[a-z]+\.[a-z]+\b", re.findall(r"for name in (.*); do", scripts)[0] + " ")
    suffixes = {suffix for form in CHECK_FORMATS for suffix in form.suffixes}
    assert {f".{name.split('.')[1]}" for name in files} <= suffixes


def test_every_input_is_used_and_described() -> None:
    inputs = read(ACTION)["inputs"]
    assert isinstance(inputs, dict)
    used = set(re.findall(r"inputs\.([a-z-]+)", ACTION.read_text("utf-8")))
    assert used == set(inputs)
    assert {"paths", "rules", "fail-on", "baseline", "version"} <= set(inputs)
    assert all(given["description"] and isinstance(given["default"], str) for given in inputs.values())


@pytest.mark.parametrize("path", [ACTION, *WORKFLOWS], ids=lambda path: path.name)
def test_nothing_is_put_into_a_script(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in str(step.get("run", ""))


@pytest.mark.parametrize("path", [ACTION, *WORKFLOWS], ids=lambda path: path.name)
def test_foreign_actions_are_pinned_and_say_to_what(path: Path) -> None:
    for line in re.findall(r"uses: (.+)", path.read_text("utf-8")):
        assert re.fullmatch(r"\./|[\w.-]+/[\w./-]+@(?:[0-9a-f]{40} # v[0-9.]+|v[0-9]+)", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_may_read_and_no_more(path: Path) -> None:
    loaded = read(path)
    assert loaded["permissions"] == {}
    jobs = loaded["jobs"]
    assert isinstance(jobs, dict)
    assert all(job["permissions"] == {"contents": "read"} for job in jobs.values())


def test_the_repository_uses_its_own_action_on_the_seeds() -> None:
    (step,) = (step for path in WORKFLOWS for step in steps(path) if step.get("uses") == "./")
    inputs = read(ACTION)["inputs"]
    given = step["with"]
    assert isinstance(inputs, dict)
    assert isinstance(given, dict)
    assert given["paths"] == "seeds"
    assert set(given) <= set(inputs)


def test_the_snippets_of_the_recipes_are_what_the_files_offer() -> None:
    hooks, workflow, pipeline = (yaml.safe_load(snippet) for snippet in SNIPPETS)
    (repository,) = hooks["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == ["kzclaims"]
    (job,) = workflow["jobs"].values()
    (used,) = (step for step in job["steps"] if "kzclaims@" in step["uses"])
    inputs = read(ACTION)["inputs"]
    assert isinstance(inputs, dict)
    assert set(used["with"]) <= set(inputs)
    (gate,) = pipeline.values()
    commands = [line for line in gate["script"] if line.startswith("kzclaims")]
    (printed,) = re.findall(r"-f (\w+)", commands[0])
    assert printed in FORMATS
    assert gate["artifacts"]["when"] == "always"
