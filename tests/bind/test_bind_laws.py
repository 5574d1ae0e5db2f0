"""What holds of binding whatever the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.bind import Plan, bind_all
from kzclaims.quantities import find_quantities
from kzclaims.rules.load import load_rules
from tests.bind.binding import PUBLISHED, article, bound, short

STORIES = Path(__file__).parent / "stories"
RULES = load_rules([STORIES / "economy.toml"], root=STORIES)
PLAN = Plan(RULES)
SMALL = settings(max_examples=60, deadline=None, derandomize=True)

PARTS = st.sampled_from(
    [
        "Trade between Egypt and Turkey was $8 billion in 2024. ",
        "Egypt and Turkey restored ties in 2023. ",
        "Eight ministers came, ",
        "inflation in Egypt: 12%\n",
        "\n\n• exports: $4 billion\n",
        "بلغت التجارة بين مصر وتركيا 8 مليارات دولار عام 2024، ",
        "Read also:\n",
        "07-11-2025\n",
        "(",
        "“",
        "US$",
        "لأكثر من ثلاثين عاما ",
        "\r\n",
        "ﻣﺼﺮ ",
        "،",
        "5+1 ",
    ]
)
TEXTS = st.lists(PARTS | st.text(max_size=6), max_size=8).map("".join)


@SMALL
@given(TEXTS)
def test_every_quantity_is_claimed_once_or_not_at_all(text: str) -> None:
    both = bound(PLAN, text)
    seen = sorted(claim.quantity.span for claim in (*both.claims, *both.unclaimed))
    language = article(text).language
    quantities = find_quantities(text, language=language, published=PUBLISHED)
    assert seen == [quantity.span for quantity in quantities]
    assert all(claim.rule is not None for claim in both.claims)
    assert all(claim.rule is None for claim in both.unclaimed)


@SMALL
@given(TEXTS)
def test_a_claim_stands_in_its_sentence_at_its_line_and_column(text: str) -> None:
    both = bound(PLAN, text)
    lines = text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n")
    for claim in (*both.claims, *both.unclaimed):
        start = claim.quantity.start
        assert claim.sentence.start <= start < max(claim.sentence.end, start + 1)
        if "\r" not in text:
            assert lines[claim.line - 1][claim.column - 1 :].startswith(claim.quantity.text.split("\n")[0])


@SMALL
@given(TEXTS)
def test_empty_lines_before_an_article_change_no_claim(text: str) -> None:
    body = f"Report of the day.\n\n{text}"
    before = [short(claim) for claim in bound(PLAN, body).claims]
    assert [short(claim) for claim in bound(PLAN, f"\n\n\n{body}").claims] == before


def test_the_order_of_articles_makes_no_difference() -> None:
    first = article("Egypt's trade with Turkey was $8 billion.")
    second = replace(article("Egypt's trade with Turkey was $9 billion."), id="b.txt")
    both = bind_all([first, second], Plan(RULES))
    assert [claim.article for claim in both.claims] == [first.id, "b.txt"]
    assert bind_all([second, first], Plan(RULES)) == both


def test_what_is_not_claimed_is_unclaimed() -> None:
    articles = [article("Egypt's trade with Turkey was $8 billion. Ten men came.")]
    both = bind_all(articles, Plan(RULES))
    assert [claim.quantity.text for claim in both.claims] == ["$8 billion"]
    assert [claim.quantity.text for claim in both.unclaimed] == ["Ten"]
