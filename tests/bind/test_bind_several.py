"""Several names and several numbers in one sentence: which name is whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bind.binding import claims, plan_of

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.bind import Plan

RULES = r"""
[terms.chile]
en = ["Chile", "Chilean"]
ar = ["تشيلي"]

[terms.peru]
en = ["Peru", "Peruvian"]
ar = ["بيرو"]

[terms.bolivia]
en = ["Bolivia"]
ar = ["بوليفيا"]

[terms.andes]
en = ["the Andes"]

[terms.ship]
en = ["ship", "ships", "trawlers"]
ar = ["سفينة", "سفن"]

[terms.people]
en = ["people"]

[terms.deals]
en = ["agreements"]

[terms.dam]
en = ["Rio Dam"]

[terms.build]
en = ["build", "worth"]

[terms.place]
en = ["place", "state"]

[terms.biggest]
en = ["first"]

[[rule]]
id = "ships"
title = "Ships ordered"
measure = "count"
about = ["ship"]
slots = { buyer = ["chile", "peru", "bolivia"] }

[[rule]]
id = "people"
title = "People of Chile"
measure = "count"
about = ["chile"]
not = ["peru"]
pattern = '(?P<value>{count}) \s+ {people}'

[[rule]]
id = "deals"
title = "Worth of the agreements"
measure = "money"
about = ["deals", "chile"]

[[rule]]
id = "dam"
title = "Cost of the dam"
measure = "money"
about = ["build", "dam"]

[[rule]]
id = "first"
title = "In what it is first"
measure = "ordinal"
about = ["biggest", "place"]

[[rule]]
id = "owner"
title = "Who owns how much of the dam"
measure = "percent"
pattern = '''
  (?: (?P<holder__chile> \b Santiago | {chile} ) | (?P<holder__peru> \b Lima ) )
  .{0,20}? (?P<value>{percent})
'''
slots = { holder = ["chile", "peru"] }
"""


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return plan_of(tmp_path, RULES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Peru ordered 12 ships.", ["ships@peru = 12"], id="one-buyer"),
        pytest.param(
            "The fishers of Peru, Chile and Bolivia ordered 12 ships.",
            ["ships@- = 12"],
            id="buyers-in-a-list",
        ),
        pytest.param("طلبت بيرو وتشيلي وبوليفيا 12 سفينة.", ["ships@- = 12"], id="buyers-in-an-arabic-list"),
        pytest.param(
            "Peru, whose fleet is old, ordered 12 ships.", ["ships@peru = 12"], id="a-comma-makes-no-list"
        ),
        pytest.param(
            "Chile watches, and Bolivia waits. Peru's fishers, who for years had asked the ministry in vain"
            " for help with boats that leak and nets that tear, ordered 12 ships.",
            ["ships@peru = 12"],
            id="the-sentence-before-those-around",
        ),
        pytest.param(
            "Chile, a land of 20 million people, borders Peru.",
            ["people = 20 million"],
            id="rival-behind-a-mark",
        ),
        pytest.param(
            "Chile looked on. Peru, a land of 34 million people, borders it.",
            [],
            id="rival-before-the-number",
        ),
        pytest.param(
            "From Chile: agreements worth $17 billion; Rio Dam, worth $1 billion.",
            ["deals = $17 billion", "dam = $1 billion"],
            id="a-name-that-is-another-number's",
        ),
        pytest.param("It took first place.", ["first = first"], id="the-number-itself"),
        pytest.param(
            "It took fifth place, and in its own region the first place.",
            ["first = first"],
            id="another-number's-words",
        ),
        pytest.param(
            "Santiago takes 70 %, Lima 30 %.",
            ["owner@chile = 70 %", "owner@peru = 30 %"],
            id="a-word-for-a-slot",
        ),
    ],
)
def test_a_name_goes_to_its_number(plan: Plan, text: str, expected: list[str]) -> None:
    assert claims(plan, text) == expected
