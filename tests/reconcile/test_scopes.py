"""Claims of one fact that hold for different times are judged apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kzclaims.model import Claim, Interval, Kind, Scope, Span, Verdict
from tests.reconcile.builders import claim, facts, rule

AGREE, SINGLE, CONFLICT, TENSION = Verdict.AGREE, Verdict.SINGLE, Verdict.CONFLICT, Verdict.TENSION

PERIODS = {
    "september": (date(2025, 9, 1), date(2025, 9, 30)),
    "november": (date(2025, 11, 1), date(2025, 11, 30)),
    "2025": (date(2025, 1, 1), date(2025, 12, 31)),
}


def _claim(said: str, source: str, time: str | None) -> Claim:
    made = claim(f"{said} billion USD", source=source)
    if time is None:
        return made
    period = Interval(*PERIODS[time]) if time in PERIODS else None
    return replace(made, scope=Scope(period=period, horizon=None if period else time, span=Span(0, 1)))


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        pytest.param([("5", "september"), ("17", "november")], SINGLE, id="two-months"),
        pytest.param([("5", "september"), ("17", "september")], CONFLICT, id="one-month"),
        pytest.param([("5", "september"), ("17", None)], CONFLICT, id="only-one-says-when"),
        pytest.param([("5", "september"), ("17", "november"), ("17", None)], AGREE, id="fits-one-of-two"),
        pytest.param([("5", "september"), ("17", "november"), ("30", None)], TENSION, id="fits-neither"),
        pytest.param([("5", "september"), ("17", "2025")], TENSION, id="a-part-and-the-whole"),
        pytest.param([("5", "september"), ("5", "2025")], AGREE, id="a-part-and-the-whole-alike"),
        pytest.param(
            [("5", "september"), ("9", "september"), ("17", "2025")],
            CONFLICT,
            id="conflict-within-the-part",
        ),
        pytest.param([("35", "3-year"), ("100", "10-year")], SINGLE, id="two-terms"),
        pytest.param([("35", "3-year"), ("100", "3-year")], CONFLICT, id="one-term"),
        pytest.param([("35", "3-year"), ("100", "2025")], TENSION, id="a-term-and-a-period-may-be-one"),
    ],
)
def test_verdicts(said: list[tuple[str, str | None]], verdict: Verdict) -> None:
    made = [_claim(value, "abcd"[place], time) for place, (value, time) in enumerate(said)]
    (fact,) = facts(made, rule(Kind.MONEY))
    assert fact.verdict is verdict
    assert len(fact.claims) == len(made)


def test_what_is_set_apart_is_told() -> None:
    made = [_claim("5", "a", "september"), _claim("17", "b", "november"), _claim("17", "c", "november")]
    (fact,) = facts(made, rule(Kind.MONEY))
    assert fact.verdict is AGREE
    assert fact.reason.endswith(
        "What holds for 2025-09-01 to 2025-09-30 is not compared with it: 5 billion USD."
    )


def test_overlapping_times_are_named_in_the_reason() -> None:
    made = [_claim("5", "a", "september"), _claim("17", "b", "2025")]
    (fact,) = facts(made, rule(Kind.MONEY))
    assert "the times that they hold for only overlap" in fact.reason
    assert not any(one.dissents for one in fact.claims)
