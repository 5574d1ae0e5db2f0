"""The claims of the five articles, checked by hand against their sentences and kept in `claims.json`.

`python -m tests.story.golden` writes that file anew; its difference is to be read like code.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from kzclaims.pipeline import run_check
from tests.story.golden import GOLDEN
from tests.story.story import ORIGINALS, RESTATED, articles, rows, rules

if TYPE_CHECKING:
    from pathlib import Path

NO_ORIGINALS = pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the original articles are not here")
FOLDERS = [
    pytest.param(RESTATED, id="restated"),
    pytest.param(ORIGINALS, id="original", marks=NO_ORIGINALS),
]


@pytest.mark.parametrize("number", range(5))
def test_the_restated_articles_make_their_claims(number: int) -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    name = sorted(golden)[number]
    assert rows(RESTATED).keys() == golden.keys()
    assert rows(RESTATED)[name] == golden[name]


@NO_ORIGINALS
@pytest.mark.parametrize("number", range(5))
def test_the_originals_make_the_same_claims(number: int) -> None:
    originals, restated = rows(ORIGINALS), rows(RESTATED)
    name = sorted(restated)[number]
    assert originals.keys() == restated.keys()
    assert originals[name] == restated[name]


@pytest.mark.parametrize("folder", FOLDERS)
def test_there_is_one_contradiction_and_no_tension(folder: Path) -> None:
    report = run_check(articles(folder), rules())
    verdicts = Counter(fact.verdict.value for fact in report.facts)
    assert [fact.key for fact in report.facts if fact.verdict == "conflict"] == ["accession-announced"]
    assert verdicts["tension"] == 0


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(
    ("key", "sources"),
    [("central-asian-states", 3), ("kz-israel-ties", 4), ("us-kz-agreements", 2), ("us-kz-tungsten-deal", 2)],
)
def test_sources_agree(folder: Path, key: str, sources: int) -> None:
    (fact,) = (fact for fact in run_check(articles(folder), rules()).facts if fact.key == key)
    assert (fact.verdict.value, fact.sources) == ("agree", sources)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_place_of_kazakhstan_fits_the_members_named_before_it(folder: Path) -> None:
    (fact,) = (fact for fact in run_check(articles(folder), rules()).facts if fact.rule == "accession-order")
    assert fact.verdict == "single"
    assert "number 5 = 4 named + 1: 4 + 1 = 5, which is 5" in fact.reason
