"""The date of a dateline is when a text was filed, and no event's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bind.binding import claims

if TYPE_CHECKING:
    from kzclaims.bind import Plan

RULES = """
[terms.bridge]
en = ["bridge"]
ar = ["الجسر"]

[[rule]]
id = "opened"
title = "Opening of the bridge"
measure = "date"
about = ["bridge"]
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WASHINGTON, Nov 7 (Reuters) - The bridge was opened.", []),
        ("Washington, Nov 7 (Reuters) - The bridge was opened.", []),
        ("ASTANA, Nov. 7. /TASS/. The bridge opened.", []),
        ("NEW YORK, November 7, 2024 — The bridge was opened.", []),
        ("Nov 7 (Bloomberg) -- The bridge was opened.", []),
        ("واشنطن 7 نوفمبر (رويترز) - افتتح الجسر.", []),
        ("واشنطن - 7 نوفمبر 2024 (فرانس برس) افتتح الجسر.", []),
        ("واشنطن في 7 نوفمبر /شينخوا/ افتتح الجسر.", []),
        (
            "WASHINGTON, Nov 7 (Reuters) - The bridge was opened on 5 November 2024.",
            ["opened = 5 November 2024"],
        ),
        ("On November 7, 2024, the bridge was opened.", ["opened = November 7, 2024"]),
        ("On November 7, 2024 – a Thursday – the bridge was opened.", ["opened = November 7, 2024"]),
        ("The bridge opened on November 7, 2024 (Reuters reported).", ["opened = November 7, 2024"]),
        ("في 7 نوفمبر 2024، افتتح الجسر.", ["opened = 7 نوفمبر 2024"]),
        ("افتتح الجسر في 7 نوفمبر 2024 - وهو الأطول.", ["opened = 7 نوفمبر 2024"]),
    ],
)
def test_datelines(plan: Plan, text: str, expected: list[str]) -> None:
    assert claims(plan, text) == expected
