"""The radar on a story in two languages: ten papers on the sale of a footballer, invented.

Planted are a fee and the seller's share with digits exchanged, goals likewise, and a day under a wrong name.
Around them stand the like of other things: an older fee, a salary, a clause, another club's place.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kzclaims.model import RuleSet, Verdict
from kzclaims.radar import Suggestions, rule_file, suggest
from kzclaims.read import read_articles
from kzclaims.report.values import describe
from kzclaims.rules.load import load_rules
from kzclaims.trials import run_trials

TRANSFER = Path(__file__).with_name("transfer_articles")
PLANTED = [{"85,000,000 EUR", "58,000,000 EUR"}, {"31", "13"}, {"15 %", "51 %"}]
TOLD = [  # by several sources
    "85,000,000 EUR",
    "31",
    "44",
    "22,000,000 EUR",
    "18,000,000 EUR",
    "120,000,000 EUR",
    "15 %",
    "48,000",
    "62,000",
    "140,000",
]
MOST_MISSED = 2  # what stands in one sentence with the like of it


@pytest.fixture(scope="module")
def transfer() -> Suggestions:
    articles, unread = read_articles([TRANSFER], root=TRANSFER.parent)
    assert not unread
    return suggest(articles, RuleSet(rules=(), terms=()), limit=20, least=2)


def test_the_planted_contradictions_are_found_and_no_other(transfer: Suggestions) -> None:
    found = [
        {describe(claim.quantity) for claim in one.fact.claims}
        for one in transfer.proposals
        if one.fact.verdict is Verdict.CONFLICT
    ]
    assert sorted(found, key=sorted) == sorted(PLANTED, key=sorted)


def test_contradictions_come_first(transfer: Suggestions) -> None:
    verdicts = [one.fact.verdict for one in transfer.proposals]
    assert verdicts[:3] == [Verdict.CONFLICT] * 3


def test_what_several_sources_tell_is_proposed(transfer: Suggestions) -> None:
    found = {describe(claim.quantity) for one in transfer.proposals for claim in one.fact.claims}
    missed = [value for value in TOLD if value not in found]
    assert len(missed) <= MOST_MISSED, missed


@pytest.mark.parametrize("value", ["85,000,000 EUR", "31", "44", "140,000"])
def test_a_fact_of_both_languages_has_one_rule(transfer: Suggestions, value: str) -> None:
    languages = {article.id: article.language for article in transfer.articles}
    told = [
        {languages[claim.article] for claim in one.fact.claims if describe(claim.quantity) == value}
        for one in transfer.proposals
    ]
    assert {"ar", "en"} in told


def test_the_file_passes_its_own_tests(transfer: Suggestions, tmp_path: Path) -> None:
    file = tmp_path / "proposed.toml"
    file.write_text("".join(rule_file(transfer)), "utf-8")
    assert [trial for trial in run_trials(load_rules([file])) if trial.failure is not None] == []
