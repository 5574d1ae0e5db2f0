"""Rules with patterns: word order, slots that a pattern states, searches that take too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kzclaims.errors import RuleError
from tests.bind.binding import bound, claims, plan_of

if TYPE_CHECKING:
    from pathlib import Path

TERMS = """
[terms.egypt]
en = ["Egypt"]
ar = ["مصر"]

[terms.libya]
en = ["Libya"]

[terms.wheat]
en = ["wheat"]
ar = ["القمح"]

[terms.buy]
en = ["buys", "imports"]
ar = ["تشتري"]
"""

ORDER = """
[[rule]]
id = "wheat"
title = "Wheat that Egypt buys"
measure = "money"
pattern = '{egypt} .{0,20} {buy} .{0,20} {wheat} .{0,20} (?P<value>{money})'
"""

SLOTS = """
[[rule]]
id = "wheat"
title = "Wheat that a country buys"
measure = "money"
pattern = '(?P<buyer>{egypt}|{libya}) .{0,20} {buy} .{0,20} {wheat} .{0,20} (?P<value>{money})'
slots = { buyer = ["egypt", "libya"] }
"""

DATED = """
[[rule]]
id = "wheat"
title = "Wheat that Egypt buys in a year"
measure = "money"
pattern = '(?P<year>{date}) .{0,20} {wheat} .{0,40} (?P<value>{money})'
slots = { year = "date" }
"""

BOTH = ORDER + 'about = ["libya"]\n'

SLOW = """
[[rule]]
id = "slow"
title = "A pattern without an end"
measure = "money"
pattern = '(?:a|aa)+b (?P<value>{money})'
"""


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        pytest.param(ORDER, "Egypt buys wheat for $2 billion.", ["wheat = $2 billion"], id="in-order"),
        pytest.param(ORDER, "تشتري مصر القمح بملياري دولار.", [], id="in-another-order"),
        pytest.param(ORDER, "Wheat for $2 billion is what Egypt buys.", [], id="value-first"),
        pytest.param(ORDER, "Egypt buys wheat for two weeks.", [], id="another-kind"),
        pytest.param(
            SLOTS,
            "Egypt looks on from afar while Libya buys wheat for $2 billion.",
            ["wheat@libya = $2 billion"],
            id="slot",
        ),
        pytest.param(
            DATED,
            "Egypt spent more: for 2023 the wheat bill was $2 billion, up from 2021.",
            ["wheat@2023 = $2 billion"],
            id="date-slot",
        ),
        pytest.param(BOTH, "Egypt buys wheat for $2 billion.", [], id="terms-too-but-none"),
        pytest.param(
            BOTH, "Egypt buys wheat for $2 billion from Libya.", ["wheat = $2 billion"], id="terms-too"
        ),
    ],
)
def test_a_pattern(tmp_path: Path, rule: str, text: str, expected: list[str]) -> None:
    assert claims(plan_of(tmp_path, TERMS + rule), text) == expected


def test_a_search_that_takes_too_long_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kzclaims.bind.patterns._SECONDS", 0.05)
    plan = plan_of(tmp_path, SLOW)
    with pytest.raises(RuleError) as caught:
        bound(plan, f"{'a' * 60} and $2 million.")
    diagnostic = caught.value.diagnostic
    assert (diagnostic.code, diagnostic.file) == ("timeout", "rules.toml")
    assert "`slow`" in diagnostic.message
    assert "a.txt" in diagnostic.message
