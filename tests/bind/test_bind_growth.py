"""A passage twice as long costs twice as much, whatever it says: nothing in a text can make binding slow."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from kzclaims.bind import bind_article
from kzclaims.text.stretches import LONGEST
from tests.bind.binding import article

if TYPE_CHECKING:
    from kzclaims.bind import Plan

RULES = """
[terms.trade]
en = ["trade", "turnover"]
ar = ["تجارة", "التبادل التجاري"]
[terms.mine]
en = ["mine"]
[terms.first]
en = ["the first"]
[terms.kazakhstan]
en = ["Kazakhstan", "Astana"]
ar = ["كازاخستان"]
[terms.israel]
en = ["Israel"]
ar = ["إسرائيل"]
[terms.peru]
en = ["Peru"]

[[rule]]
id = "trade"
title = "Trade"
measure = "money"
about = ["trade", "kazakhstan"]
not = ["mine", "peru"]
slots = { partner = ["israel", "peru"], year = "date" }

[[rule]]
id = "mines"
title = "Mines"
measure = "count"
about = ["mine|trade", "kazakhstan"]
not = ["israel"]

[[rule]]
id = "place"
title = "Place"
measure = "ordinal"
about = ["mine", "kazakhstan|israel"]

[[rule]]
id = "embassy"
title = "Year"
measure = "date"
pattern = "{israel} .{0,60} {kazakhstan} .{0,60} (?P<value>{date}) | (?P<value>{date}) .{0,90} {israel}"
"""


def work(plan: Plan, text: str) -> int:
    """How many functions are called to bind a text: the work, whatever the machine does besides."""
    one = article(text)
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        bind_article(one, plan)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "Kazakhstan and Israel trade worth $5 billion in 2023 said the ministry according to Astana ",
        "تجارة كازاخستان مع إسرائيل بلغت 5 مليارات دولار عام 2023 ",
        "the first mine of Kazakhstan the second mine of Israel ",
        "5 mines in Kazakhstan 6 mines in Israel ",
        "Israel in Kazakhstan 1992 1993 ",
        "Kazakhstan trade\n5 billion dollars\n",
        "- Kazakhstan: $5 billion of trade\n",
        "trade $5 ",
        "trade Kazakhstan ",
        "12 ",
        "1992 1993 ",
        "5% ",
        "Peru $5 million; ",
        "He said 5 mines, ",
        "x",
        "said ",
    ],
)
def test_a_passage_twice_as_long_costs_twice_as_much(plan: Plan, unit: str) -> None:
    text = unit * (4000 // len(unit))
    bind_article(article(text), plan)  # its words are known now
    assert work(plan, text * 2) < 2.6 * work(plan, text) + 1000


@pytest.mark.parametrize(
    "unit", ["Kazakhstan trade of $5 billion in 2023 with Israel ", "# $5 billion of trade with Kazakhstan "]
)
def test_no_claim_stands_in_a_sentence_longer_than_any_is(plan: Plan, unit: str) -> None:
    # What compiled code looks through for each number is bounded by the passage that it stands in.
    found = bind_article(article("# " + unit * 400), plan)
    assert found.claims
    assert all(claim.sentence.end - claim.sentence.start <= LONGEST for claim in found.claims)
