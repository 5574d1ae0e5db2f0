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


WRITTEN_ALIKE = """
[terms.contract]
en = ["contract", "deal"]
ar = ["اتفاقية", "عقد"]

[terms.contracts]
en = ["contracts", "deals"]
ar = ["اتفاقيات", "عقود"]

[terms.rail]
en = ["locomotives"]
ar = ["قاطرات"]

[[rule]]
id = "one"
title = "One contract"
measure = "money"
about = ["contract", "rail"]
not = ["contracts"]
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A contract of $4 billion buys locomotives.", ["one = $4 billion"]),
        ("The deal’s $4 billion buys locomotives.", ["one = $4 billion"]),
        ("Contracts of $17 billion include locomotives.", []),
        ("The deals, $17 billion in all, include locomotives.", []),
        ("اتفاقية بقيمة 4 مليارات دولار لشراء قاطرات.", ["one = 4 مليارات دولار"]),
        ("والاتفاقية بقيمة 4 مليارات دولار لشراء قاطرات.", ["one = 4 مليارات دولار"]),
        ("اتفاقيات بقيمة 17 مليار دولار منها قاطرات.", []),
        ("وبالاتفاقيات البالغة 17 مليار دولار قاطرات.", []),
    ],
)
def test_a_form_goes_before_an_ending(text: str, found: list[str], tmp_path: Path) -> None:
    assert claims(plan_of(tmp_path, WRITTEN_ALIKE), text) == found
