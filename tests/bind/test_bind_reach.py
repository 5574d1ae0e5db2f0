"""Where a number finds what it is about: lists, headings, sentences around, boxes, furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bind.binding import bound, claims, plan_of

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.bind import Plan

RULES = """
[terms.kenya]
en = ["Kenya", "Kenyan"]

[terms.sudan]
en = ["Sudan"]

[terms.tea]
en = ["tea"]

[terms.coffee]
en = ["coffee"]

[terms.exports]
en = ["exports", "sales abroad"]

[terms.drought]
topic = true
en = ["drought"]

[terms.losses]
en = ["losses"]

[[rule]]
id = "exports"
title = "Exports of Kenya"
measure = "money"
about = ["exports", "kenya"]
not = ["sudan"]
slots = { crop = ["tea", "coffee"], year = "date" }

[[rule]]
id = "losses"
title = "Losses to the drought"
measure = "money"
about = ["losses", "drought"]
"""


TRADE = """
[terms.peru]
en = ["Peru"]

[terms.chad]
en = ["Chad"]

[terms.libya]
en = ["Libya"]

[terms.trade]
en = ["trade"]

[[rule]]
id = "trade"
title = "Trade of Peru"
measure = "money"
about = ["trade", "peru"]
slots = { partner = ["chad", "libya"] }
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenya's exports in 2024 were:\n\n• tea: $1.4 billion\n• coffee: $0.3 billion\n",
            ["exports@tea/2024 = $1.4 billion", "exports@coffee/2024 = $0.3 billion"],
            id="a-list-and-its-lead-in",
        ),
        pytest.param(
            "Kenya had a good year. Its exports of tea reached $1.4 billion.",
            ["exports@tea/- = $1.4 billion"],
            id="subject-in-the-sentence-before",
        ),
        pytest.param(
            "Kenya and its neighbours trade more and more.\n\nSudan had a good year. Exports of tea "
            "reached $1.4 billion.",
            [],
            id="another-subject-in-between",
        ),
        pytest.param(
            "Exports rose. Kenya sold goods for $1.4 billion.",
            [],
            id="a-common-noun-is-not-borrowed",
        ),
        pytest.param(
            "A drought struck.\n\nThe year went on.\n\nFarmers met often.\n\nThey put losses at $3 million.",
            ["losses = $3 million"],
            id="a-topic-from-anywhere",
        ),
        pytest.param(
            "They put losses at $3 million.\n\nRead also:\nA drought struck the north of the country.\n",
            [],
            id="no-topic-from-an-appended-box",
        ),
        pytest.param(
            "Kenya: exports of $2 million. The year began well, the ministry wrote, and went on in the same "
            "vein until the rains failed and the roads were closed and nobody could reach the ports, where "
            "ships waited for weeks with $9 million on board.",
            ["exports@-/- = $2 million"],
            id="too-far-from-its-noun",
        ),
    ],
)
def test_reach(plan: Plan, text: str, expected: list[str]) -> None:
    assert claims(plan, text) == expected


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        pytest.param("Libya met Chad. Peru's trade was $8 million with Libya.", "libya", id="in-the-clause"),
        pytest.param(
            "Chad met.\n\nPeru spoke.\n\nPeru's trade was $8 million.", "chad", id="only-one-is-named"
        ),
        pytest.param(
            "Chad met. Chad again. Chad once more. Libya too.\n\nPeru.\n\nOh, Peru.\n\n"
            "Peru's trade was $8 million.",
            "chad",
            id="one-by-far-the-most",
        ),
        pytest.param(
            "Chad met. Libya too.\n\nPeru.\n\nOh, Peru.\n\nPeru's trade was $8 million.",
            None,
            id="two-alike",
        ),
        pytest.param("Peru's trade was $8 million.", None, id="none-is-named"),
    ],
)
def test_a_slot_is_filled_from_ever_farther_away(tmp_path: Path, text: str, partner: str | None) -> None:
    (claim,) = bound(plan_of(tmp_path, TRADE), text).claims
    assert claim.slots == (("partner", partner),)


def test_the_title_lends_the_subject(plan: Plan) -> None:
    text = "Exports of tea reached $1.4 billion."
    assert claims(plan, text) == []
    assert claims(plan, text, title="Kenya counts its money") == ["exports@tea/- = $1.4 billion"]


def test_furniture_makes_no_claims(plan: Plan) -> None:
    both = bound(plan, "Kenya's exports rise\n07-11-2025\n09:45\nKenya's exports were $2 million.")
    assert [claim.quantity.text for claim in both.claims] == ["$2 million"]
    assert "07-11-2025" in [claim.quantity.text for claim in both.unclaimed]


def test_a_claim_knows_its_place(plan: Plan) -> None:
    text = "A headline\n\nNothing. Kenya's exports were $2 million. Nothing more.\n"
    (claim,) = bound(plan, text).claims
    assert (claim.line, claim.column) == (3, 31)
    sentence = text[claim.sentence.start : claim.sentence.end]
    assert sentence == "Kenya's exports were $2 million."
