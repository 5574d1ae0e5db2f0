"""A subject borrowed from other sentences, and what speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kzclaims.languages import available, table
from tests.bind.binding import claims, plan_of

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.bind import Plan

RULES = """
[terms.kenya]
en = ["Kenya", "Kenyan"]
ar = ["كينيا", "كيني", "كينية"]

[terms.israel]
en = ["Israel", "Israeli"]
ar = ["إسرائيل"]

[terms.oil]
en = ["oil"]
ar = ["النفط", "نفط"]

[terms.treaty]
en = ["Green Treaty"]

[terms.signed]
en = ["signed"]

[terms.tea]
en = ["tea"]
ar = ["الشاي", "شاي"]

[terms.growth]
en = ["growth", "grew"]
ar = ["نمو", "النمو"]

[[rule]]
id = "oil-share"
title = "Share of Israel's oil"
measure = "percent"
about = ["oil", "israel"]

[[rule]]
id = "growth"
title = "Growth of Kenya's economy"
measure = "percent"
about = ["growth", "kenya"]

[[rule]]
id = "signing"
title = "Signing of the Green Treaty"
measure = "date"
about = ["treaty", "signed"]

[[rule]]
id = "tea"
title = "Tea of Kenya"
measure = "money"
about = ["tea", "kenya"]
slots = { buyer = ["israel"] }
"""


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return plan_of(tmp_path, RULES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenya is recovering. Growth was 4.5 percent last year.",
            ["growth = 4.5 percent"],
            id="the-subject-is-left-out",
        ),
        pytest.param(
            "Kenya is recovering. Growth in Peru was 4.5 percent last year.", [], id="another-state-is-named"
        ),
        pytest.param("Kenya is recovering. Peruvian growth was 4.5 percent.", [], id="by-its-adjective"),
        pytest.param(
            "Kenya is recovering, and growth in Peru is not. It was 4.5 percent.", [], id="before-it"
        ),
        pytest.param("تتعافى كينيا. وبلغ النمو في بيرو 4.5 في المئة.", [], id="another-state-in-arabic"),
        pytest.param(
            "تتعافى كينيا. وبلغ النمو 4.5 في المئة.", ["growth = 4.5 في المئة"], id="left-out-in-arabic"
        ),
        pytest.param(
            "Kenya had growth of 4.5 percent, Peru of 3 percent.",
            ["growth = 4.5 percent"],
            id="the-subject-stands-in-the-sentence",
        ),
        pytest.param(
            "Kenya sold more. Tea for 30 million US dollars was shipped.",
            ["tea@- = 30 million US dollars"],
            id="a-currency-names-no-state",
        ),
        pytest.param(
            "The Green Treaty is in force. Peru and Chile signed it in 2004.",
            ["signing = 2004"],
            id="what-is-borrowed-is-no-state",
        ),
        pytest.param(
            "Kenya sold more. Tea for $30 million went to Israel.",
            ["tea@israel = $30 million"],
            id="a-state-of-a-slot-is-known",
        ),
    ],
)
def test_a_sentence_on_another_state_borrows_no_subject(plan: Plan, text: str, expected: list[str]) -> None:
    assert claims(plan, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Israel gets 25 percent of its oil from the north. Oil makes up 57 percent of exports.",
            ["oil-share = 25 percent"],
            id="another-number",
        ),
        pytest.param(
            "Oil makes up 57 percent of exports. Israel gets 25 percent of its oil from the north.",
            ["oil-share = 25 percent"],
            id="before-the-fuller-sentence",
        ),
        pytest.param(
            "Israel gets over 25 percent of its oil by ship. Oil makes up more than 57 percent of exports.",
            ["oil-share = over 25 percent"],
            id="two-bounds",
        ),
        pytest.param(
            "Israel gets 25 percent of its oil from the north. The share of oil was put at 25 percent again.",
            ["oil-share = 25 percent", "oil-share = 25 percent"],
            id="the-same-number",
        ),
        pytest.param(
            "Israel buys abroad. Oil makes up 57 percent of it.",
            ["oil-share = 57 percent"],
            id="no-fuller-sentence",
        ),
    ],
)
def test_a_fuller_sentence_speaks_against_a_borrowed_subject(
    plan: Plan, text: str, expected: list[str]
) -> None:
    assert claims(plan, text) == expected


@pytest.mark.parametrize("language", [code for code in available() if table(code, "states")])
def test_no_name_stands_for_two_states(language: str) -> None:
    states = table(language, "states")["states"]
    names = [name for names in states.values() for name in names]
    assert len(names) == len(set(names))
    assert all(len(code) == 2 and code.isupper() for code in states)
