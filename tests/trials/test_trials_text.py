"""What `rules test` prints of examples that go wrong in every way there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzclaims.model import Failure, Trial
from kzclaims.report.shape import View
from kzclaims.report.trials_to_text import summary, trials
from kzclaims.rules.load import load_rules
from kzclaims.trials import run_trials
from tests.trials.expected import assert_printed

PACKS = Path(__file__).parent / "packs"


@pytest.fixture(scope="module")
def tried() -> tuple[Trial, ...]:
    return run_trials(load_rules([PACKS / "failing.toml"], root=PACKS))


def test_the_pack_fails_in_every_way(tried: tuple[Trial, ...]) -> None:
    assert {trial.failure for trial in tried} == {*Failure, None}


@pytest.mark.parametrize("verbose", [False, True], ids=["brief", "verbose"])
def test_the_whole_text(tried: tuple[Trial, ...], *, verbose: bool) -> None:
    printed = "".join(trials(tried, View(verbose=verbose))) + summary(tried, rules=3, relations=1)
    assert_printed(printed, "verbose.txt" if verbose else "failures.txt")


def test_colour_changes_no_letter(tried: tuple[Trial, ...]) -> None:
    import re  # noqa: PLC0415 - for this test alone

    colored = "".join(trials(tried, View(color=True)))
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == "".join(trials(tried, View()))


def test_what_is_got_makes_the_example_right(tried: tuple[Trial, ...], tmp_path: Path) -> None:
    """The printed keys are those that the file wants: with them instead of its own an example passes."""
    from kzclaims.report.example_lines import read_keys  # noqa: PLC0415 - as above

    wrong = [one for one in tried if one.failure is Failure.WRONG_VALUE and one.rule.id != "opening"]
    assert len(wrong) == 3
    text = (PACKS / "failing.toml").read_text("utf-8")
    head = text.partition("[[rule.example]]")[0]
    for number, trial in enumerate(wrong):
        assert trial.read is not None
        rule = head if trial.rule.id == "trade" else head + _rule("cement", text)
        keys = "\n".join(read_keys(trial.read))
        file = tmp_path / f"{number}.toml"
        file.write_text(f"{rule}\n[[rule.example]]\ntext = '{trial.text}'\n{keys}\n", "utf-8")
        again = [one for one in run_trials(load_rules([file]), {trial.rule.id}) if one.text]
        assert [one.failure for one in again] == [None]


def _rule(name: str, text: str) -> str:
    return f'[[rule]]\nid = "{name}"' + text.partition(f'id = "{name}"')[2].partition("[[rule.example]]")[0]


def test_a_second_value_of_a_list_fails_nothing_and_is_told(tried: tuple[Trial, ...]) -> None:
    (trial,) = [one for one in tried if one.beside and one.failure is None]
    assert [claim.quantity.text for claim in trial.beside] == ["$1 billion"]
