"""Floors of the metamorphic figures; they only rise. `python -m tests.metamorphic` has all cases."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

import kzclaims
from kzclaims.read import read_articles
from kzclaims.trials import run_trials
from tests.metamorphic import arabic, english, report
from tests.metamorphic.cases import Case
from tests.metamorphic.runner import Planted, run, run_planted
from tests.metamorphic.sources import ROOT, facts, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

PUBLIC = ["examples", "stories", "seeds"]
"""What lies in the project itself."""

EVERY = 6
"""Every so manieth rewriting is tried here, so that all kinds are and the suite stays quick."""

MOST_FALSE = 0.002
LEAST_KEPT = 0.985
LEAST_FOUND = 0.995


def _sampled() -> Iterator[Case]:
    """Of each kind the same cases every time, spread over all originals."""
    counts: dict[str, int] = {}
    for case in report.all_cases(PUBLIC, ""):
        count = counts[case.kind] = counts.get(case.kind, -1) + 1
        if count % EVERY == 0 and not case.among:
            yield case


@pytest.fixture(scope="module")
def planted() -> list[Planted]:
    cases = (case for case in report.all_planted(PUBLIC, "") if isinstance(case, Case))
    return [run_planted(case) for case in cases]


def test_what_says_the_same_is_no_contradiction_and_is_read_again() -> None:
    outcomes = [run(case) for case in _sampled()]
    assert len(outcomes) > 600
    wrong = [outcome for outcome in outcomes if outcome.conflicts]
    assert len(wrong) <= MOST_FALSE * len(outcomes), "\n".join(report.failures(wrong))
    kept = sum(not outcome.lost for outcome in outcomes)
    assert kept >= LEAST_KEPT * len(outcomes)


def test_a_planted_contradiction_is_found(planted: list[Planted]) -> None:
    assert len(planted) > 400
    assert sum(each.found for each in planted) >= LEAST_FOUND * len(planted)


def test_a_planted_contradiction_changes_no_other_fact(planted: list[Planted]) -> None:
    assert [(each.case.original.name, each.case.kind, each.changed) for each in planted if each.changed] == []


def test_the_rules_of_the_other_stories_pass_their_examples() -> None:
    stories = next(source for source in sources() if source.name == "stories")
    assert [(trial.text, trial.failure) for trial in run_trials(stories.rules) if trial.failure] == []


def test_articles_bound_one_by_one_make_the_facts_of_a_check() -> None:
    place = next(place for place, source in enumerate(sources()) if source.name == "seeds")
    articles = read_articles([ROOT / "seeds"], root=ROOT / "seeds")[0]
    assert facts(place, articles) == kzclaims.check(articles, sources()[place].rules).facts


def test_the_order_of_articles_makes_no_difference() -> None:
    for place, source in enumerate(sources()):
        articles = [original.article for original in islice(source.originals, 12)]
        forwards = kzclaims.check(articles, source.rules).to_json()
        assert kzclaims.check(articles[::-1], source.rules).to_json() == forwards, place


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (21, "twenty-one"),
        (450, "four hundred and fifty"),
        (1100, "one thousand one hundred"),
        (2005, "two thousand and five"),
        (17_200_000_000, "seventeen billion two hundred million"),
    ],
)
def test_english_numbers_in_words(number: int, words: str) -> None:
    assert english.integer(number) == words


@pytest.mark.parametrize(
    ("number", "feminine", "words"),
    [
        (5, True, "خمس"),
        (11, False, "أحد عشر"),
        (18, True, "ثماني عشرة"),
        (25, False, "خمسة وعشرين"),
        (450, False, "أربعمئة وخمسين"),
        (2000, False, "ألفين"),
        (3000, False, "ثلاثة آلاف"),
        (17_200_000_000, False, "سبعة عشر مليارا ومئتين مليون"),
    ],
)
def test_arabic_numbers_in_words(number: int, feminine: bool, words: str) -> None:
    assert arabic.integer(number, feminine=feminine) == words


def test_orders_in_words() -> None:
    assert [english.order(number) for number in (1, 5, 12, 20, 23)] == [
        "first",
        "fifth",
        "twelfth",
        "twentieth",
        "twenty-third",
    ]
    assert arabic.order(11, feminine=True) == "الحادية عشرة"
    assert arabic.order(14, feminine=False, definite=False) == "رابع عشر"
