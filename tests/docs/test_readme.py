"""What the README says is so: its sample is the real output, its commands are the gate's."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kzclaims.config.load import load_config
from kzclaims.config.schema import KEYS
from kzclaims.config.value import Config
from kzclaims.rules.load import load_rules
from kzclaims.trials import run_trials

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _run(*arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "kzclaims", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    ).stdout


@pytest.mark.parametrize("options", [(), ("--no-baseline",)], ids=" ".join)
def test_the_sample_is_the_output_of_its_command(options: tuple[str, ...]) -> None:
    command = " ".join(("check", "seeds/", *options))
    (sample,) = re.findall(rf"```\n\$ kzclaims {command}\n(.*?)```", README, re.DOTALL)
    assert sample.rstrip() == _run(*command.split(), "--color", "never").rstrip()


def test_the_gate_runs_the_test_command_of_the_readme() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (command,) = re.findall(r"^(python3 -m venv .*pytest)$", README, re.MULTILINE)
    for part in command.split(" && "):
        assert part.replace(" install ", " ").split()[-1] in gate
        assert part.split()[0] in gate


def test_the_rule_of_the_readme_passes_its_own_examples(tmp_path: Path) -> None:
    (rule,) = re.findall(r"```toml\n(kzclaims = 1\n.*?)```", README, re.DOTALL)
    (tmp_path / "mine.toml").write_text(rule, encoding="utf-8")
    trials = run_trials(load_rules([tmp_path]))
    assert [(trial.rule.id, trial.failure) for trial in trials] == [("mine-output", None)] * 2


def test_the_relations_of_the_readme_are_what_they_say(tmp_path: Path) -> None:
    (relations,) = re.findall(r"```toml\n(\[\[relation\]\]\n.*?)```", README, re.DOTALL)
    terms = ("venture", "cove", "samruk", "exchange", "rise", "fall")
    head = "kzclaims = 1\n" + "".join(f'[terms.{name}]\nen = ["{name}"]\n' for name in terms)
    rules = "".join(
        f'[[rule]]\nid = "{name}"\ntitle = "T"\nmeasure = "{measure}"\nabout = ["{about}"]\n{slots}\n'
        for name, measure, about, slots in (
            ("stake", "percent", "venture", 'slots = { holder = ["cove", "samruk"] }'),
            ("trade", "money", "exchange", ""),
        )
    )
    (tmp_path / "rules.toml").write_text(head + rules + relations, encoding="utf-8")
    loaded = load_rules([tmp_path])
    assert [relation.id for relation in loaded.relations] == ["trade-change", "venture-stakes"]
    (tried,) = (trial for trial in run_trials(loaded) if trial.text)
    assert tried.failure is None
    (fact,) = tried.facts
    assert (
        "70 % + 40 % = 100 %: 69.5–70.5 % + 39.5–40.5 % = 109–111 %, which is 9 points above" in fact.reason
    )


def test_the_configuration_of_the_readme_has_every_key_and_is_right(tmp_path: Path) -> None:
    section = README.partition("\n## Configuration\n")[2].partition("\n## ")[0]
    (text,) = re.findall(r"```toml\n(.*?)```", section, re.DOTALL)
    assert tuple(re.findall(r"^([a-z-]+) +=", text, re.MULTILINE)) == KEYS
    (tmp_path / "kzclaims.toml").write_text(text, encoding="utf-8")
    assert load_config(tmp_path / "kzclaims.toml", root=tmp_path) == Config(
        file=Path("kzclaims.toml"),
        paths=(Path("articles"),),
        rules=(Path("rules"),),
        baseline=Path("kzclaims-baseline.toml"),
        outputs=(Path("conflicts.csv"), Path("report.json")),
        verdict=("conflict",),
    )


def test_a_check_without_arguments_is_that_of_the_seeds() -> None:
    assert _run("check") == _run("check", "seeds/", "--rules", "rules", "--no-config") != ""


@pytest.mark.parametrize("command", ["check", "extract", "accept", "rules test"])
def test_every_option_is_in_the_readme(command: str) -> None:
    options = set(re.findall(r"--[a-z][a-z-]+", _run(*command.split(), "--help"))) - {"--help"}
    assert "--rules" in options
    told = {"--color", "--quiet", "--verbose", "--format", "--output", "--version"}
    assert options - told <= set(re.findall(r"--[a-z][a-z-]+", README))
