"""Two numbers of one sort in a sentence: which is the present value, which the former or the denied one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bind.binding import claims, plan_of

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.bind import Plan

RULES = """
[terms.inflation]
en = ["inflation"]
ar = ["التضخم"]

[terms.exports]
en = ["exports"]
ar = ["الصادرات"]

[terms.imports]
en = ["imports"]
ar = ["الواردات"]

[[rule]]
id = "inflation"
title = "Inflation"
measure = "percent"
about = ["inflation"]

[[rule]]
id = "exports"
title = "Exports"
measure = "money"
about = ["exports"]
slots = { year = "date" }

[[rule]]
id = "imports"
title = "Imports"
measure = "money"
about = ["imports"]
"""


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return plan_of(tmp_path, RULES)


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("Inflation rose from 4 percent to 5 percent.", "5 percent"),
        ("Inflation rose from 4 percent in May to 5 percent.", "5 percent"),
        ("Inflation rose to 5 percent from 4 percent in May.", "5 percent"),
        ("Up from 4 percent in May, inflation stood at 5 percent.", "5 percent"),
        ("It stood at 5 percent, compared with a revised 4 percent for inflation in May.", "5 percent"),
        ("A rate of 5 percent, not 4 percent, was given for inflation.", "5 percent"),
        ("Inflation fell from between 6 and 7 percent to about 5 percent.", "about 5 percent"),
        ("ارتفع التضخم من 4% إلى 5%.", "5%"),
        ("تراجع التضخم من 6% في مايو إلى نحو 5%.", "نحو 5%"),
        ("بلغ 5% مقابل 4% سابقا معدل التضخم.", "5%"),
        ("بلغ 5% مقارنة مع 4% معدل التضخم.", "5%"),
        ("بلغ 5% مقارنة بـ4% معدل التضخم.", "5%"),
    ],
)
def test_the_present_value_is_claimed(plan: Plan, text: str, present: str) -> None:
    assert claims(plan, text) == [f"inflation = {present}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Exports reached $8 billion in 2024, from $7 billion in 2023.",
            ["exports@2024 = $8 billion", "exports@2023 = $7 billion"],
            id="another-year-is-another-fact",
        ),
        pytest.param(
            "Exports rose from $7 billion in 2023 to $8 billion in 2024.",
            ["exports@2023 = $7 billion", "exports@2024 = $8 billion"],
            id="the-same-as-a-change",
        ),
        pytest.param(
            "Exports were $8 billion, compared with imports of $7 billion.",
            ["exports@- = $8 billion", "imports = $7 billion"],
            id="held-against-another-thing",
        ),
        pytest.param(
            "Inflation is 5 percent. It was expected to fall to 4 percent.",
            ["inflation = 5 percent"],
            id="another-sentence",
        ),
    ],
)
def test_what_is_held_against_something_else_is_claimed_too(
    plan: Plan, text: str, expected: list[str]
) -> None:
    assert claims(plan, text) == expected
