"""Words that are read as a term of a rule and as one that it does without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bind.binding import claims, plan_of

if TYPE_CHECKING:
    from pathlib import Path

RULES = """
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
    assert claims(plan_of(tmp_path, RULES), text) == found
