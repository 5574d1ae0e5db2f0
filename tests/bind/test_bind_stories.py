"""Stories that the program was not written for, each with rules of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzclaims.bind import Plan
from kzclaims.rules.load import load_rules
from tests.bind.binding import claims

STORIES = Path(__file__).parent / "stories"


@pytest.fixture(scope="module")
def economy() -> Plan:
    return Plan(load_rules([STORIES / "economy.toml"], root=STORIES))


@pytest.fixture(scope="module")
def mine() -> Plan:
    return Plan(load_rules([STORIES / "mine.toml"], root=STORIES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Trade between Egypt and Turkey rose to $8.8 billion in 2024, from $7.9 billion in 2023, "
            "while Egyptian exports reached $4.2 billion.",
            ["eg-trade@turkey/2024 = $8.8 billion", "eg-trade@turkey/2023 = $7.9 billion"],
            id="two-years-and-a-part-of-trade",
        ),
        pytest.param(
            "بلغ حجم التجارة بين مصر وتركيا 8.8 مليارات دولار في عام 2024.",
            ["eg-trade@turkey/2024 = 8.8 مليارات دولار"],
            id="arabic-year-behind",
        ),
        pytest.param(
            "Egypt welcomed the Turkish delegation. Bilateral trade stood at $8 billion last year.",
            ["eg-trade@turkey/2024 = $8 billion"],
            id="both-parties-in-the-sentence-before",
        ),
        pytest.param(
            "Egypt's trade with Turkey was $8 billion and with Libya $2 billion.",
            ["eg-trade@turkey/- = $8 billion", "eg-trade@libya/- = $2 billion"],
            id="two-partners-in-one-sentence",
        ),
        pytest.param(
            "The Georgian team won. Egypt's trade was $20 million in 2023.",
            ["eg-trade@-/2023 = $20 million"],
            id="an-adjective-is-no-partner",
        ),
        pytest.param(
            "تراجع الإرشاد الزراعي، وبلغت التجارة في مصر 20 مليون دولار عام 2023.",
            ["eg-trade@-/2023 = 20 مليون دولار"],
            id="a-name-inside-a-word-is-no-partner",
        ),
        pytest.param(
            "Egypt reported trade of US$20 million.",
            ["eg-trade@-/- = US$20 million"],
            id="a-currency-is-no-partner",
        ),
        pytest.param(
            "Egypt and Turkey restored full ties in 2023.", ["eg-tr-ties = 2023"], id="ties-restored"
        ),
        pytest.param(
            "Egypt and Turkey have had ties for more than ninety years.",
            ["eg-tr-ties = more than ninety years"],
            id="a-length-of-time-dates-the-ties",
        ),
        pytest.param(
            "Egypt and Turkey discussed ties and signed a ten-year plan of 10 years.",
            [],
            id="a-length-of-time-that-dates-nothing",
        ),
        pytest.param(
            "Erdogan visited Cairo in February 2024, and ties between Egypt and Turkey warmed.",
            [],
            id="a-visit-is-nearer",
        ),
        pytest.param(
            "Egypt's ties with Libya go back to 1951. Turkey has watched them.",
            [],
            id="a-third-country-is-nearer",
        ),
        pytest.param(
            "Eight ministers attended. The minister said 14 factories would open.",
            ["ministers = Eight"],
            id="a-count-counts-its-noun",
        ),
        pytest.param(
            "استقبل الوزير 12 مستثمرا بحضور 3 وزراء.", ["ministers = 3"], id="an-arabic-count-counts-its-noun"
        ),
        pytest.param(
            "The benchmark index fell 1.4 percent, though inflation in Egypt eased to 12.5 percent.",
            ["index = 1.4 percent", "inflation = 12.5 percent"],
            id="two-percentages",
        ),
        pytest.param(
            "The central bank kept its interest rate at 24 percent as inflation in Egypt slowed.",
            [],
            id="another-rate",
        ),
        pytest.param(
            "Al Ahly beat Galatasaray 3-1 in Cairo on Thursday before 60,000 fans, 22 years after their "
            "last match in Turkey.",
            [],
            id="football",
        ),
        pytest.param(
            "Temperatures in Ankara reached 41 degrees; 30 percent humidity in Cairo made it worse.",
            [],
            id="weather",
        ),
    ],
)
def test_an_economy(economy: Plan, text: str, expected: list[str]) -> None:
    assert claims(economy, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenya signed a $380 million agreement for the Kwale mine. A bank will lend $90 million for it.",
            ["mine-deal = $380 million"],
            id="a-loan-is-no-deal",
        ),
        pytest.param(
            "وقعت كينيا صفقة بقيمة 380 مليون دولار لتطوير منجم كوالي، توفر 1200 وظيفة.",
            ["mine-deal = 380 مليون دولار", "mine-jobs = 1200"],
            id="arabic-deal-and-jobs",
        ),
        pytest.param(
            "Under the deal Kenya's government keeps a 15 percent stake and the investor takes an "
            "85 percent stake.",
            ["stake@government = 15 percent", "stake@investor = 85 percent"],
            id="two-holders",
        ),
        pytest.param(
            "Titanium output rose to 400,000 tonnes, gold output to 12 tonnes and copper output to "
            "3,000 tonnes.",
            [
                "output@titanium = 400,000 tonnes",
                "output@gold = 12 tonnes",
                "output@copper = 3,000 tonnes",
            ],
            id="a-list-in-one-sentence",
        ),
        pytest.param(
            "Tanzania signed a $500 million contract for a mine. Kenya watched.",
            [],
            id="the-neighbour's-mine",
        ),
        pytest.param(
            "The Kenyan mine deal is worth $380 million; the ministry said $390 million.",
            ["mine-deal = $380 million", "mine-deal = $390 million"],
            id="a-second-voice",
        ),
        pytest.param(
            "The Kenyan mine deal is worth $380 million; the ministry said $90 million went to roads.",
            ["mine-deal = $380 million"],
            id="a-second-voice-on-something-else",
        ),
    ],
)
def test_a_mine(mine: Plan, text: str, expected: list[str]) -> None:
    assert claims(mine, text) == expected
