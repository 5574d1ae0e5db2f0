"""What keeps a number from a rule: names and nouns that the rule does without, and what they cannot do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bind.binding import claims, plan_of

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.bind import Plan

RULES = """
[terms.kenya]
en = ["Kenya"]

[terms.chad]
en = ["Chad"]

[terms.trade]
en = ["trade"]

[terms.herders]
en = ["herders"]

[[rule]]
id = "trade"
title = "Trade of Kenya"
measure = "money"
about = ["trade", "kenya"]
not = ["chad"]

[[rule]]
id = "people"
title = "People of Kenya"
measure = "count"
about = ["kenya"]
pattern = "land \\\\s+ of \\\\s+ (?P<value>{count})"
not = ["herders"]
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    folder: Path = tmp_path_factory.mktemp("rules")
    return plan_of(folder, RULES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Trade of Kenya came to $5 million.", ["trade = $5 million"], id="nobody-else"),
        pytest.param(
            "Trade between Chad and Kenya came to $5 million.", [], id="named-together-with-another"
        ),
        pytest.param(
            "Kenya is a land of 50 million, some of them herders.",
            ["people = 50 million"],
            id="a-noun-of-a-later-clause",
        ),
        pytest.param("Kenya is a land of 2 million herders.", [], id="a-noun-that-is-counted"),
        pytest.param(
            "Trade of Kenya came to billions of dollars, to $5 billion as the bank has it.",
            ["trade = $5 billion"],
            id="a-number-before-a-vague-one",
        ),
    ],
)
def test_what_keeps_a_number_from_a_rule(plan: Plan, text: str, expected: list[str]) -> None:
    assert claims(plan, text) == expected
