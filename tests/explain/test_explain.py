"""Explanations, whole: of facts, rules and lines of a story that nobody had in mind.

With KZCLAIMS_REWRITE_EXPECTED=1 in the environment the texts are written anew, for review.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from kzclaims.errors import UsageError
from kzclaims.explain import explain, target_of
from kzclaims.model import Article, Explanation, RuleSet, Standing
from kzclaims.report import explain_to_json, explain_to_text
from kzclaims.report.shape import View
from kzclaims.rules.load import load_rules

GOLDEN = Path(__file__).parent / "golden"
STORIES = Path(__file__).parent.parent / "bind" / "stories"

ARTICLES = (
    Article(
        id="news/agency.txt",
        source="agency",
        published=date(2025, 3, 1),
        language="en",
        text="Trade between Egypt and Turkey rose to $8.8 billion in 2024, the ministry said.\n"
        "Egypt's trade with Libya was $2 billion in September. Inflation in Egypt fell to 24 percent.\n",
    ),
    Article(
        id="news/daily.txt",
        source="daily",
        published=date(2025, 3, 2),
        language="en",
        text="Egypt's trade with Turkey reached $6.6 billion in 2024.\n"
        "Trade was $9 billion, say 12 people.\n",
    ),
    Article(
        id="news/jarida.txt",
        source="jarida",
        published=date(2025, 3, 3),
        language="ar",
        text="بلغ حجم التجارة بين مصر وتركيا 8.8 مليارات دولار في عام 2024.\nوبلغ التضخم في مصر نحو ربع.\n",
    ),
    Article(
        id="news/weekly.txt",
        source="weekly",
        published=date(2025, 3, 9),
        language="en",
        text="Egypt and Turkey plan to raise their trade to $15 billion in 2024.\n"
        "Egypt's trade with Turkey is not $8.8 billion but $20 billion.\n",
    ),
)


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_rules([STORIES / "economy.toml"], root=STORIES)


def _explained(target: str, rules: RuleSet) -> Explanation:
    return explain(target, ARTICLES, rules)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        pytest.param("fact", "eg-trade@turkey/2024", id="fact"),
        pytest.param("rule", "inflation", id="rule"),
        pytest.param("line", "news/agency.txt:2", id="line"),
        pytest.param("misses", "news/daily.txt:2", id="misses"),
    ],
)
def test_the_whole_explanation(name: str, target: str, rules: RuleSet) -> None:
    explanation = _explained(target, rules)
    for suffix, printed in (
        ("txt", "".join(explain_to_text.explain(explanation, View()))),
        ("json", "".join(explain_to_json.explain(explanation, View()))),
    ):
        expected = GOLDEN / f"{name}.{suffix}"
        if os.environ.get("KZCLAIMS_REWRITE_EXPECTED"):
            expected.write_text(printed, encoding="utf-8")
        assert printed == expected.read_text(encoding="utf-8")


def test_every_place_slices_to_what_was_found(rules: RuleSet) -> None:
    texts = {article.id: article.text for article in ARTICLES}
    (proof,) = _explained("eg-trade@turkey/2024", rules).facts
    for claim in proof.claims:
        text = texts[claim.claim.article]
        shown = {one.term: text[one.span.start : one.span.end] for one in claim.evidence if one.span}
        assert shown["trade"].lower() in {"trade", "حجم التجارة"}
        taken = {one.slot: text[one.span.start : one.span.end] for one in claim.claim.taken if one.span}
        assert taken.get("partner", "Turkey") in {"Turkey", "تركيا"}
        assert "2024" in taken.get("year", "2024")


def test_who_dissents_and_by_how_much(rules: RuleSet) -> None:
    (proof,) = _explained("eg-trade@turkey/2024", rules).facts
    (off,) = [claim for claim in proof.claims if claim.claim.dissents]
    assert off.claim.source == "daily"
    assert off.deviation is not None
    # 6.65 is 2.1 below 8.75: 24 % of it, and 42 times the 0.05 that the writing leaves open.
    assert f"{off.deviation.distance:f}" == "2100000000.0"
    assert not off.deviation.above
    assert (str(off.deviation.relative), str(off.deviation.tolerances)) == ("24", "42")


def test_what_each_claim_counts_for(rules: RuleSet) -> None:
    (proof,) = _explained("eg-trade@turkey/2024", rules).facts
    standing = {(one.claim.source, str(one.claim.quantity.low)): one.standing for one in proof.claims}
    assert standing["weekly", "15000000000"] is Standing.WEIGHED
    assert [one.label for one in proof.rounds] == ["", "is planned"]


def test_near_misses_name_what_is_missing(rules: RuleSet) -> None:
    line = _explained("news/agency.txt:2", rules).line
    assert line is not None
    (share,) = [number for number in line.numbers if number.claim.rule == "inflation"]
    assert ("index", ("share-index",)) in [(miss.rule, miss.terms) for miss in share.misses]


@pytest.mark.parametrize(
    ("written", "name", "line"),
    [
        ("a.txt:12", "a.txt", 12),
        ("folder/a b.txt:3:40", "folder/a b.txt", 3),
        ("eg-trade@turkey/2024", "eg-trade@turkey/2024", 0),
        ("eg-trade", "eg-trade", 0),
        ("a.txt:0", "a.txt:0", 0),
    ],
)
def test_targets(written: str, name: str, line: int) -> None:
    assert target_of(written) == (name, line)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("eg-trade@turkey/2042", "did you mean `eg-trade@turkey/2024`?"),
        ("inflatoin", "did you mean `inflation`?"),
        ("news/agency.txt:99", "has 3 lines, and no line 99"),
        ("news/none.txt:1", "is none of the articles"),
    ],
)
def test_what_is_not_there(target: str, said: str, rules: RuleSet) -> None:
    with pytest.raises(UsageError) as caught:
        _explained(target, rules)
    assert said in caught.value.diagnostic.message


def test_json_is_json(rules: RuleSet) -> None:
    read = json.loads("".join(explain_to_json.explain(_explained("eg-trade", rules), View())))
    assert {fact["key"] for fact in read["facts"]} >= {"eg-trade@turkey/2024", "eg-trade@libya/2024"}
    assert read["rule"]["slots"]["year"] == "date"


def test_copies_are_shown_with_what_they_share(rules: RuleSet) -> None:
    first = ARTICLES[0]
    copied = Article(
        id="news/copy.txt",
        source="copyist",
        published=date(2025, 3, 4),
        language="en",
        text=f"Trade soars\n\n{first.text}",
    )
    (proof,) = explain("eg-trade@libya/2024", (first, copied), rules).facts
    assert (proof.fact.sources, proof.fact.origins, proof.fact.verdict.value) == (2, 1, "single")
    (copies,) = proof.copies
    assert copies.articles == ("news/agency.txt", "news/copy.txt")
    assert copies.shared == 100
    printed = "".join(explain_to_text.explain(Explanation(target="x", facts=(proof,)), View()))
    assert "news/agency.txt, news/copy.txt: 100 % of the words of the shorter" in printed
