"""Pairs of statements that tools mix up: which are one fact, and what comes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kzclaims.model import Article, RuleSet
from kzclaims.pipeline import run_check
from kzclaims.rules.load import load_rules

RULES = Path(__file__).with_name("rows.toml")
TODAY = date(2025, 11, 7)


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_rules([RULES], root=RULES.parent)


def _article(place: int, said: str) -> Article:
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in said)
    return Article(
        id=f"{place}.txt",
        text=said,
        source=f"source-{place}",
        published=TODAY,
        language="ar" if arabic else "en",
    )


ROWS = [
    pytest.param(
        [
            "Kazakhstan signed a $4.2 billion locomotive contract with Wabtec.",
            "Trade of Kazakhstan with the United States reached $4.2 billion in 2024.",
            "وقعت كازاخستان مع وابتك عقداً بقيمة 4.2 مليار دولار.",
            "بلغ التبادل التجاري بين كازاخستان والولايات المتحدة 4.2 مليار دولار في عام 2024.",
        ],
        {"wabtec": "agree", "trade@us/2024": "agree"},
        id="a contract and trade of one amount",
    ),
    pytest.param(
        [
            "In September Kazakhstan signed eleven deals worth $5.2 billion.",
            "In November Kazakhstan and the United States signed 29 agreements worth $17 billion.",
            "وقعت كازاخستان في نوفمبر 29 اتفاقية بقيمة 17 مليار دولار.",
        ],
        {
            "agreements": "agree",
            "agreements-by-month@2025-09": "single",
            "agreements-by-month@2025-11": "agree",
        },
        id="deals of two months",
    ),
    pytest.param(
        [
            "Trade between Kazakhstan and Israel was $162 million in January–November 2025.",
            "Trade between Kazakhstan and Israel amounted to $482 million in 2023.",
            "في عام 2011 بلغت التجارة بين كازاخستان وإسرائيل 1.544 مليار دولار.",
        ],
        {"trade@israel/2025": "single", "trade@israel/2023": "single", "trade@israel/2011": "single"},
        id="trade of three periods",
    ),
    pytest.param(
        [
            "Trade between Kazakhstan and Israel was $162 million in January–November 2025.",
            "Trade between Kazakhstan and Israel was $190 million in 2025.",
        ],
        {"trade@israel/2025": "tension"},
        id="a part of a year and the whole of it",
    ),
    pytest.param(
        [
            "The American company holds a 70% stake in the joint venture.",
            "About 70% of the population of Kazakhstan is Muslim.",
            "China's output of tungsten is 80% of the world's.",
            "The two deposits hold 60% of the national reserves of tungsten.",
        ],
        {
            "stake@us": "single",
            "muslim-share": "single",
            "output-share@china/tungsten": "single",
            "reserve-share": "single",
        },
        id="four shares",
    ),
    pytest.param(
        [
            "Trump received the leaders of five Central Asian states.",
            "Tokayev and four other leaders met Trump.",
            "استقبل ترامب قادة خمس دول من آسيا الوسطى.",
            "التقى ترامب توكاييف وأربعة زعماء آخرين.",
        ],
        {"states": "agree", "other-leaders": "agree"},
        id="five states and four other leaders",
    ),
    pytest.param(
        [
            "Kazakhstan is the fifth country to join the Abraham Accords.",
            "Four countries were already members of the Abraham Accords.",
            "كازاخستان هي الدولة الخامسة التي تنضم إلى اتفاقيات إبراهيم.",
        ],
        {"rank": "agree", "members-before": "single"},
        id="the fifth to join and four before",
    ),
    pytest.param(
        [
            "Kazakhstan established diplomatic relations with Israel in April 1992.",
            "Kazakhstan opened its embassy in Israel in May 1996.",
            "أقامت كازاخستان علاقات دبلوماسية مع إسرائيل عام 1992.",
            "افتتحت كازاخستان سفارتها في إسرائيل عام 1996.",
        ],
        {"ties": "agree", "embassy": "agree"},
        id="an embassy and relations",
    ),
    pytest.param(
        [
            "Uzbekistan will invest $35 billion in the United States over three years.",
            "Uzbekistan will invest $100 billion in the United States within ten years.",
            "ستستثمر أوزبكستان 35 مليار دولار في الولايات المتحدة خلال ثلاث سنوات.",
        ],
        {"investment@uzbekistan/us": "agree"},
        id="two terms of investment",
    ),
    pytest.param(
        [
            "American companies have invested more than $60 billion in Kazakhstan.",
            "Kazakhstan's companies have invested $2 billion in the United States.",
            "استثمرت كازاخستان ملياري دولار في الولايات المتحدة.",
        ],
        {"investment@us/kazakhstan": "single", "investment@kazakhstan/us": "agree"},
        id="who invests in whom",
    ),
    pytest.param(
        [
            "Kazakhstan signed agreements worth over $17 billion.",
            "Kazakhstan signed agreements worth $17.2 billion.",
            "وقعت كازاخستان اتفاقيات بقيمة 17 مليار دولار.",
        ],
        {"agreements": "agree"},
        id="over 17 and 17.2",
    ),
    pytest.param(
        [
            "Katpar holds 410,000 tonnes of tungsten.",
            "Katpar holds 1.4 million tonnes of tungsten.",
            "Kairakty holds 1.1 million tonnes of tungsten.",
        ],
        {"deposit@katpar": "conflict", "deposit@kairakty": "single"},
        id="one deposit, two amounts",
    ),
    pytest.param(
        [
            "Kazakhstan had 40% of the American market in 2024.",
            "In 2024 Kazakhstan had 50% of the American market.",
            "Kazakhstan had 55% of the American market in 2020.",
        ],
        {"market-share@us/2024": "conflict", "market-share@us/2020": "single"},
        id="one market and year",
    ),
    pytest.param(
        [
            "Kazakhstan has 24% of the American market.",
            "Kazakhstan has a quarter of the American market.",
            "لكازاخستان ربع السوق في الولايات المتحدة.",
        ],
        {"market-share@us/-": "agree"},
        id="24 per cent and a quarter",
    ),
    pytest.param(
        [
            "Kazakhstan signed agreements worth $17 billion.",
            "Kazakhstan denied that it signed agreements worth $25 billion.",
            "Kazakhstan plans to sign agreements worth $30 billion.",
        ],
        {"agreements": "single"},
        id="signed, denied and planned",
    ),
    pytest.param(
        [
            "Kazakhstan signed agreements worth not $25 billion but $17 billion.",
            "Kazakhstan signed agreements worth $17 billion.",
        ],
        {"agreements": "agree"},
        id="not this but that",
    ),
    pytest.param(
        [
            "Kazakhstan signed agreements worth 17 billion rubles.",
            "Kazakhstan signed agreements worth $17 billion.",
        ],
        {"agreements": "conflict"},
        id="dollars and rubles",
    ),
]


@pytest.mark.parametrize(("said", "expected"), ROWS)
def test_row(said: list[str], expected: dict[str, str], rules: RuleSet) -> None:
    report = run_check([_article(place, text) for place, text in enumerate(said)], rules)
    assert {fact.key: fact.verdict.value for fact in report.facts} == expected
