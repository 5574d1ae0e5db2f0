"""Rules tried on their own examples: each way to fail, and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kzclaims.cli.entry import run
from kzclaims.rules.load import load_rules
from kzclaims.trials import Failure, run_trials

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """kzclaims = 1

[terms.mine]
en = ["mine"]

[terms.output]
en = ["produces"]

[[rule]]
id = "mine-output"
title = "Output of the mine"
measure = "measure:t"
about = ["mine", "output"]
slots = { year = "date" }
"""
POSITIVE = """
[[rule.example]]
text = "The mine produces 5,000 tonnes."
value = "5000 t"
"""
NEGATIVE = """
[[rule.example]]
text = "The mine employs 5,000 people."
match = false
"""


def _example(text: str, *lines: str) -> str:
    return "\n".join(("", "[[rule.example]]", f'text = "{text}"', *lines, ""))


def _outcomes(folder: Path, *examples: str) -> list[tuple[int, Failure | None]]:
    (folder / "mine.toml").write_text(HEAD + "".join(examples), encoding="utf-8")
    return [(trial.location.line, trial.failure) for trial in run_trials(load_rules([folder]))]


@pytest.mark.parametrize(
    ("example", "failure"),
    [
        pytest.param(_example("The mine produces 4,000 tonnes.", 'value = "4000 t"'), None, id="passes"),
        pytest.param(
            _example("The farm grows 4,000 tonnes.", 'value = "4000 t"'), Failure.MISSING, id="missing"
        ),
        pytest.param(_example("The mine produces 4,000 tonnes.", "match = false"), Failure.NOISY, id="noisy"),
        pytest.param(
            _example("The mine produces 4,000 tonnes.", 'value = "5000 t"'), Failure.WRONG_VALUE, id="value"
        ),
        pytest.param(
            _example("The mine produces 4,000 tonnes.", 'value = "4000 t"', 'hedge = "about"'),
            Failure.WRONG_VALUE,
            id="hedge",
        ),
        pytest.param(
            _example("The mine produces 4,000 tonnes.", 'value = "4000 t"', 'slots = { year = "2024" }'),
            Failure.WRONG_VALUE,
            id="slot",
        ),
        pytest.param(
            _example("The farm grows 4,000 tonnes.", 'value = "4000 t"', "todo = true"),
            None,
            id="still-to-do",
        ),
        pytest.param(
            _example("The mine produces 4,000 tonnes.", 'value = "4000 t"', "todo = true"),
            Failure.UNEXPECTED_PASS,
            id="done-after-all",
        ),
    ],
)
def test_an_example_fails_in_its_own_way_at_its_own_line(
    tmp_path: Path, example: str, failure: Failure | None
) -> None:
    outcomes = _outcomes(tmp_path, POSITIVE, NEGATIVE, example)
    assert outcomes == [(16, None), (20, None), (24, failure)]


@pytest.mark.parametrize("only", [POSITIVE, NEGATIVE], ids=["no-negative", "no-positive"])
def test_a_rule_without_both_sorts_of_examples_is_untested(tmp_path: Path, only: str) -> None:
    assert _outcomes(tmp_path, only)[-1] == (9, Failure.UNTESTED)


def test_the_command_prints_what_fails_and_the_totals(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = _example("The mine produces 4,000 tonnes.", 'value = "5000 t"')
    (tmp_path / "mine.toml").write_text(HEAD + POSITIVE + wrong, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["rules", "test", "--rules", "mine.toml"]) == 1
    printed = capfd.readouterr().out
    assert "FAIL mine-output  wrong value  mine.toml:20:1" in printed
    assert 'want  value = "5000 t"' in printed
    assert 'got   value = "4000 t"' in printed
    assert "FAIL mine-output  untested  mine.toml:9:1" in printed
    assert printed.endswith("1 rule, 2 examples: 1 passed, 1 failed, 0 todo; 1 rule untested\n")


RELATED = """
[[relation]]
id = "bound"
title = "Output is below ten thousand tonnes"
expr = "mine-output@- < 10000 t"
"""
HOLDS = """
[[relation.example]]
text = "The mine produces 5,000 tonnes."
verdict = "agree"
"""
FAILS = """
[[relation.example]]
text = "The mine produces 15,000 tonnes."
verdict = "tension"
"""


def _relation_outcomes(folder: Path, *examples: str) -> list[tuple[str, Failure | None]]:
    text = "".join((HEAD, POSITIVE, NEGATIVE, RELATED, *examples))
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    return [(trial.rule.id, trial.failure) for trial in run_trials(load_rules([folder]))][2:]


@pytest.mark.parametrize(
    ("text", "line", "failure"),
    [
        pytest.param("The mine produces 4,000 tonnes.", 'verdict = "agree"', None, id="holds"),
        # Nobody says of which year the number is.
        pytest.param("The mine produces 40,000 tonnes.", 'verdict = "tension"', None, id="does-not-hold"),
        pytest.param("The farm grows 4,000 tonnes.", "match = false", None, id="no-claim"),
        pytest.param("The mine produces 4,000 tonnes.", "match = false", Failure.NOISY, id="noisy"),
        pytest.param("The farm grows 4,000 tonnes.", 'verdict = "agree"', Failure.MISSING, id="missing"),
        pytest.param(
            "The mine produces 4,000 tonnes.", 'verdict = "conflict"', Failure.WRONG_VERDICT, id="verdict"
        ),
        pytest.param(
            "The mine produces 4,000 tonnes.",
            'verdict = "agree"\ntodo = true',
            Failure.UNEXPECTED_PASS,
            id="done-after-all",
        ),
        pytest.param(
            "The mine produces 4,000 tonnes.", 'verdict = "conflict"\ntodo = true', None, id="still-to-do"
        ),
    ],
)
def test_an_example_of_a_relation(tmp_path: Path, text: str, line: str, failure: Failure | None) -> None:
    example = f'\n[[relation.example]]\ntext = "{text}"\n{line}\n'
    assert _relation_outcomes(tmp_path, HOLDS, FAILS, example) == [
        ("bound", None),
        ("bound", None),
        ("bound", failure),
    ]


@pytest.mark.parametrize(
    ("only", "wanted"),
    [("", "holds"), (HOLDS, "does not hold"), (FAILS, "holds")],
    ids=["none", "none-that-fails", "none-that-holds"],
)
def test_a_relation_without_both_sorts_of_examples_is_untested(
    tmp_path: Path, only: str, wanted: str
) -> None:
    assert _relation_outcomes(tmp_path, only)[-1] == ("bound", Failure.UNTESTED)
    (*_, last) = run_trials(load_rules([tmp_path]))
    assert last.wanted == f"an example in which it {wanted}"


def test_the_command_prints_the_verdict_of_a_relation(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = FAILS.replace("tension", "conflict")
    text = f"{HEAD}{POSITIVE}{NEGATIVE}{RELATED}{HOLDS}{wrong}"
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["rules", "test", "--rules", "mine.toml"]) == 1
    printed = capfd.readouterr().out
    assert "FAIL bound  wrong verdict  mine.toml:33:1" in printed
    assert (
        "got   tension (bound): 1 source, 1 origin: 15,000 t < 10,000 t: 14,500–15,500 t is not below "
        "10,000 t" in printed
    )
    assert printed.endswith("1 rule, 1 relation, 4 examples: 3 passed, 1 failed, 0 todo; 0 rules untested\n")
    assert run(["rules", "list", "--rules", "mine.toml"]) == 0
    assert "bound        relation   mine.toml:24  Output is below" in capfd.readouterr().out
