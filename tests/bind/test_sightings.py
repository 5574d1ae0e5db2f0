"""What passages say beside a claim: lists that belong to a number, and levels that rise or fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kzclaims.bind import Plan, bind_all, sightings
from kzclaims.model import Article
from kzclaims.model.relation import Listing, Movement
from kzclaims.rules.load import load_rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kzclaims.model import RuleSet, Sighting

RULES = """
kzclaims = 1

[terms.member]
en = ["state", "states"]
ar = ["دول", "دولة"]

[terms.after]
en = ["after"]
ar = ["بعد"]

[terms.peru]
en = ["Peru"]
ar = ["بيرو"]

[terms.chile]
en = ["Chile"]
ar = ["تشيلي"]

[terms.cuba]
en = ["Cuba"]
ar = ["كوبا"]

[terms.trade]
en = ["trade"]
ar = ["تجارة"]

[terms.rise]
en = ["rose", "rise"]
ar = ["ارتفعت"]

[terms.fall]
en = ["fell", "fall"]
ar = ["تراجعت"]

[[rule]]
id      = "members"
title   = "Members"
measure = "count"
about   = ["member"]

[[rule]]
id      = "place"
title   = "Place"
measure = "ordinal"
about   = ["member"]

[[rule]]
id      = "trade"
title   = "Trade"
measure = "money"
about   = ["trade"]

[[relation]]
id    = "named"
title = "As many as are named"
expr  = "members = listed(peru, chile, cuba)"

[[relation]]
id    = "order"
title = "After those named"
expr  = "place = listed(after: peru, chile, cuba) + 1"

[[relation]]
id     = "change"
title  = "The way it goes"
change = "trade"
up     = ["rise"]
down   = ["fall"]
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    folder: Path = tmp_path_factory.mktemp("rules")
    (folder / "rules.toml").write_text(RULES, encoding="utf-8")
    return load_rules([folder])


def seen(text: str, rules: RuleSet, language: str = "en") -> Sequence[Sighting]:
    articles = [Article(id="a.txt", text=text, source="a", language=language)]
    return sightings(articles, Plan(rules), bind_all(articles, Plan(rules)))


@pytest.mark.parametrize(
    ("text", "language", "relation", "names", "complete"),
    [
        ("The three states (Peru, Chile and Cuba) met.", "en", "named", "peru chile cuba", True),
        ("Two states met: Peru and Chile.", "en", "named", "peru chile", True),
        ("Two states met: Peru and Chile; more may come.", "en", "named", "peru chile", True),
        ("Two states met: Peru and Chile, and more.", "en", "named", "peru chile", False),
        ("Of three states: Peru and Chile.", "en", "named", "peru chile", True),
        ("Some of the three states met: Peru and Chile.", "en", "named", "peru chile", False),
        ("Three states, among them (Peru and Chile), met.", "en", "named", "peru chile", False),
        ("The three states (Peru, Chile, Bolivia) met.", "en", "named", "peru chile", False),
        ("Three states, Peru, Chile and the Cuba of old, met.", "en", "named", "peru chile cuba", False),
        ("Peru, Chile and Cuba, three states, met.", "en", "named", "peru chile cuba", False),
        ("التقت ثلاث دول: بيرو وتشيلي وكوبا.", "ar", "named", "peru chile cuba", True),
        ("التقت ثلاث دول هي بيرو و تشيلي، وكوبا في القاهرة.", "ar", "named", "peru chile cuba", False),
        (
            "It is the third state after Peru and Chile, and the first in years.",
            "en",
            "order",
            "peru chile",
            False,
        ),
        ("After Peru and Chile it is the third state.", "en", "order", "peru chile", False),
        ("وهي الدولة الثالثة بعد بيرو وتشيلي.", "ar", "order", "peru chile", False),
    ],
)
def test_a_list(
    rules: RuleSet, text: str, language: str, relation: str, names: str, *, complete: bool
) -> None:
    (one,) = seen(text, rules, language)
    assert isinstance(one, Listing)
    assert (one.relation, " ".join(one.names), one.complete) == (relation, names, complete)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Three states met Peru.", id="one-name-is-no-list"),
        pytest.param("Three states met. Peru, Chile and Cuba did not.", id="another-sentence"),
        pytest.param("Peru met Chile as three states looked on.", id="not-side-by-side"),
        pytest.param("Of three states only two, Peru and Chile, met.", id="another-number-is-nearer"),
        pytest.param("Two men of the three states: Peru and Chile.", id="a-part-of-them"),
        pytest.param("It is the third state that Peru, Chile and Cuba know.", id="not-led-into"),
        pytest.param(
            "Three states that signed it long ago in the old capital by the sea like Peru and Chile.",
            id="too-far",
        ),
    ],
)
def test_no_list(rules: RuleSet, text: str) -> None:
    assert [one for one in seen(text, rules) if one.relation != "change"] == []


@pytest.mark.parametrize(
    ("text", "language", "before", "after", "rises"),
    [
        ("Trade fell from $1.16 billion to $1.7 billion.", "en", "$1.16 billion", "$1.7 billion", False),
        ("Trade fell to $1.7 billion from $1.16 billion.", "en", "$1.16 billion", "$1.7 billion", False),
        (
            "A rise in trade from $3 million in 2023 to $5 million in 2024.",
            "en",
            "$3 million",
            "$5 million",
            True,
        ),
        (
            "After a fall in 2020 trade rose from $3 million to $5 million.",
            "en",
            "$3 million",
            "$5 million",
            True,
        ),
        (
            "تراجعت التجارة من 3 ملايين دولار إلى 5 ملايين دولار.",
            "ar",
            "3 ملايين دولار",
            "5 ملايين دولار",
            False,
        ),
        (
            "ارتفعت التجارة إلى 5 ملايين دولار من 3 ملايين دولار.",
            "ar",
            "3 ملايين دولار",
            "5 ملايين دولار",
            True,
        ),
    ],
)
def test_a_change(  # the columns of a row
    rules: RuleSet, text: str, language: str, before: str, after: str, *, rises: bool
) -> None:
    (one,) = seen(text, rules, language)
    assert isinstance(one, Movement)
    assert (one.before.quantity.text, one.after.quantity.text, one.rises) == (before, after, rises)
    assert one.claim.rule == "trade"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Trade fell by $3 million to $5 million.", id="by"),
        pytest.param("Trade fell $3 million, from $5 million to $8 million.", id="a-number-behind-the-verb"),
        pytest.param("Trade was from $3 million to $5 million.", id="no-verb"),
        pytest.param("Trade fell from $3 million to 5 million euros.", id="another-unit"),
        pytest.param("Trade fell from $3 million; Chile gave to charity $5 million.", id="another-clause"),
        pytest.param("Spending fell from $3 million to $5 million.", id="not-of-the-rule"),
        pytest.param("As prices fell, trade was from $3 million to $5 million.", id="a-clause-before"),
        pytest.param("As prices fell trade went from $3 million to $5 million.", id="another-verb-of-change"),
        pytest.param("As prices fell, from $3 million trade rose to $5 million.", id="a-verb-between"),
        pytest.param("Trade rose. From $3 million to $5 million is far.", id="another-sentence"),
    ],
)
def test_no_change(rules: RuleSet, text: str) -> None:
    assert seen(text, rules) == ()


def test_without_relations_nothing_is_looked_for(rules: RuleSet) -> None:
    from dataclasses import replace  # noqa: PLC0415 - here only

    assert seen("Trade fell from $3 million to $5 million.", replace(rules, relations=())) == ()
