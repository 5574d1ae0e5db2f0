"""Who gives a number on another's word is no second witness."""

from __future__ import annotations

import pytest

from kzclaims.model import Kind, Verdict
from tests.reconcile.builders import claim, facts, rule

AGREE, SINGLE, CONFLICT = Verdict.AGREE, Verdict.SINGLE, Verdict.CONFLICT


@pytest.mark.parametrize(
    ("said", "origins", "verdict"),
    [
        pytest.param([("a", None), ("b", None)], 2, AGREE, id="two-of-their-own"),
        pytest.param([("a", "Reuters"), ("b", "رويترز")], 1, SINGLE, id="one-agency-in-two-languages"),
        pytest.param([("reuters", None), ("b", "the Reuters news agency")], 1, SINGLE, id="itself"),
        pytest.param([("a", "Reuters"), ("b", "TASS")], 2, AGREE, id="two-agencies"),
        pytest.param([("daily", None), ("b", "the Daily")], 1, SINGLE, id="one-outlet-quotes-another"),
        pytest.param([("daily", None), ("b", "the Dailymotion")], 2, AGREE, id="part-of-a-word"),
        pytest.param([("a", "the ministry"), ("b", "the ministry")], 2, AGREE, id="each-heard-it"),
        pytest.param([("a", None), ("b", "Reuters"), ("c", "Reuters")], 2, AGREE, id="one-beside-an-agency"),
    ],
)
def test_origins(said: list[tuple[str, str | None]], origins: int, verdict: Verdict) -> None:
    made = [claim("600", source=source, attribution=word) for source, word in said]
    (fact,) = facts(made, rule(Kind.COUNT))
    assert (fact.origins, fact.verdict) == (origins, verdict)
    assert fact.sources == len(said)


def test_a_relay_can_still_contradict_whom_it_quotes() -> None:
    made = [claim("600", source="daily"), claim("700", source="b", attribution="the Daily")]
    (fact,) = facts(made, rule(Kind.COUNT))
    assert (fact.verdict, fact.origins) == (CONFLICT, 1)
