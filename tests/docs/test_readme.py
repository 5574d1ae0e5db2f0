"""What the README and the samples of `docs` say is so. What pages run is tried in `test_pages`."""

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
from tests.docs.pages import DOCS, README, ROOT, blocks
from tests.docs.pages import commands as commands_of
from tests.docs.write import commands

TEXT = README.read_text(encoding="utf-8")
RULES = (DOCS / "rules.md").read_text(encoding="utf-8")
COMMANDS = (DOCS / "commands.md").read_text(encoding="utf-8")
MEASUREMENTS = (DOCS / "measurements.md").read_text(encoding="utf-8")


def _run(*arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "kzclaims", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    ).stdout


@pytest.mark.parametrize("words", ["kzclaims check seeds/", "kzclaims check seeds/ --no-baseline"])
def test_the_sample_is_shown_whole(words: str) -> None:
    """That it is what the program prints is tried with all other commands of pages."""
    (sample,) = (one for block in blocks(TEXT) for one in commands_of(block) if one.words == words)
    assert "…" not in sample.expected.splitlines()
    assert sample.expected.rstrip().splitlines()[-1].startswith("5 articles, 5 sources,")


def test_the_gate_runs_the_test_command_of_the_readme() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (command,) = re.findall(r"^(python3 -m venv .*pytest)$", TEXT, re.MULTILINE)
    for part in command.split(" && "):
        assert part.replace(" install ", " ").split()[-1] in gate
        assert part.split()[0] in gate


def test_the_first_screen_has_the_installation_and_a_sample() -> None:
    first = "\n".join(TEXT.splitlines()[:40])
    assert "pip install -e . && .venv/bin/kzclaims check seeds/" in first
    assert "conflict[accession-announced]" in first
    assert len(TEXT.splitlines()) < 250


def test_every_command_is_in_the_readme() -> None:
    assert {words for words in commands() if not re.search(rf"`kzclaims {words}[ `]", TEXT)} == set()


def test_every_page_is_linked_from_the_readme() -> None:
    pages = {path.relative_to(ROOT).as_posix() for path in DOCS.glob("*.md")}
    assert pages - set(re.findall(r"\]\((docs/[^)#]+)", TEXT)) == set()


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    needed = project.partition("\ndependencies = [")[2].partition("]")[0]
    names = re.findall(r'"([a-z0-9-]+)', needed)
    assert len(names) >= 6
    for name in names:
        assert re.search(rf"^\| {name} \| \S", TEXT, re.MULTILINE), name


def test_what_only_a_compiling_build_needs_has_its_reason_too() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    hook = project.partition("[tool.hatch.build.targets.wheel.hooks.custom]")[2].partition("\nmodules")[0]
    names = re.findall(r'"([a-z]+)[=>]', hook)
    assert len(names) == 3
    for name in names:
        assert re.search(rf"^\|[^|]*\b{name}\b[^|]*\| \S", TEXT, re.MULTILINE), name


def test_short_figures_are_those_of_the_measurements() -> None:
    section = TEXT.partition("\n## How well, how fast\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (?:Arabic|English) \|.*$", section, re.MULTILINE)
    assert len(rows) == 2
    assert all(row in MEASUREMENTS for row in rows)
    assert "| 0.01 |" in MEASUREMENTS
    assert "| 857 of 858 |" in MEASUREMENTS
    assert [float(rate) for rate in re.findall(r"([\d.]+) MB of", section)] == [
        round(float(rate), 1) for rate in re.findall(r"^\| kzclaims \| ([\d.]+) ", MEASUREMENTS, re.MULTILINE)
    ]
    (times,) = re.findall(r"about (\d+) and (\d+) times as fast as Duckling", section)
    assert list(times) == re.findall(r"^\| Duckling \|[^*]*\*\*(\d+)\*\*", MEASUREMENTS, re.MULTILINE)
    (plain,) = re.findall(r"not compiled, (\d+) and (\d+) times", section)
    (told,) = re.findall(r"^Not compiled,.*$", MEASUREMENTS, re.MULTILINE)
    assert list(plain) == re.findall(r"\*\*(\d+)\*\*", told)


def test_the_relations_of_the_reference_are_what_they_say(tmp_path: Path) -> None:
    (relations,) = re.findall(r"```toml\n(\[\[relation\]\]\n.*?)```", RULES, re.DOTALL)
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


def test_the_configuration_of_the_page_has_every_key_and_is_right(tmp_path: Path) -> None:
    section = COMMANDS.partition("\n## Configuration\n")[2].partition("\n## ")[0]
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
