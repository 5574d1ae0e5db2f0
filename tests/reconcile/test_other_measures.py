"""One number used for two measures: what dissents in one fact is what others say of another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.model import Claim, Fact, Kind, Modality, RuleSet, SlipKind, Verdict
from kzclaims.reconcile import reconcile
from kzclaims.reconcile.slips.measures import telling_digits
from tests.reconcile.builders import SMALL, TODAY, article, claim, quantity, rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TRADE, CONTRACT = "trade", "contract"


def _said(measure: str, said: str, source: str, **more: object) -> Claim:
    return replace(claim(said, source=source, **more), rule=measure)  # type: ignore[arg-type]  # passed on


def _facts(
    claims: Sequence[Claim],
    kinds: Mapping[str, Kind] | None = None,
    slots: tuple[str, ...] = (),
    origins: Mapping[str, str] | None = None,
) -> dict[str, Fact]:
    named = kinds or {one.rule or "": Kind.MONEY for one in claims}
    rules = tuple(replace(rule(kind, slots), id=name) for name, kind in sorted(named.items()))
    articles = {one.article: article(one.source, TODAY, id=one.article) for one in claims}
    found = reconcile(claims, RuleSet(rules=rules, terms=()), tuple(articles.values()), origins)
    return {fact.key: fact for fact in found}


STORY = (
    (TRADE, "1.1 billion USD", "a"),
    (TRADE, "1.1 billion USD", "b"),
    (TRADE, "4.2 billion USD", "c"),
    (CONTRACT, "4.2 billion USD", "a"),
    (CONTRACT, "4.2 billion USD", "b"),
)


def test_the_number_of_another_fact() -> None:
    found = _facts([_said(*row) for row in STORY])
    (slip,) = found[TRADE].slips
    assert (slip.kind, slip.fact) == (SlipKind.OTHER_MEASURE, CONTRACT)
    assert (slip.claims[0].source, slip.claims[0].dissents) == ("c", True)
    assert (slip.claims[1].rule, slip.claims[1].source) == (CONTRACT, "a")
    assert found[CONTRACT].verdict is Verdict.AGREE
    assert found[CONTRACT].slips == ()
    assert found[TRADE].reason == (
        "3 sources, 3 origins: 1.1 billion USD means 1.05–1.15 billion USD (2 sources); 4.2 billion USD "
        "means 4.15–4.25 billion USD. They exclude each other: the highest low end, 4.15 billion USD "
        "(4.2 billion USD), is 3 billion USD (about 260.87 %) above the lowest high end, 1.15 billion USD "
        "(1.1 billion USD); to meet "
        "they must come more than 3 billion USD closer. 4.2 billion USD is what 2 sources give for contract: "
        "one number may stand for two measures. 2 of 3 sources can all be right; dissenting: 4.2 billion USD "
        "(3 billion USD above the rest, 260.87 %, 60 tolerances of 50 million USD)."
    )


@given(st.permutations(STORY))
@SMALL
def test_the_order_of_claims_does_not_matter(rows: list[tuple[str, str, str]]) -> None:
    assert _facts([_said(*row) for row in rows]) == _facts([_said(*row) for row in STORY])


def test_two_numbers_that_changed_places() -> None:
    rows = [("1", "1.1", "a"), ("1", "4.2", "b"), ("2", "4.2", "a"), ("2", "1.1", "b")]
    found = _facts([_said(measure, f"{said} billion USD", source) for measure, said, source in rows])
    for fact in found.values():
        assert [slip.kind for slip in fact.slips] == [SlipKind.OTHER_MEASURE] * 2


@pytest.mark.parametrize(
    "row",
    [
        pytest.param((CONTRACT, "4.2 billion EUR", "a"), id="another currency"),
        pytest.param((CONTRACT, "4.21 billion USD", "a"), id="another value"),
        pytest.param((CONTRACT, "over 4.2 billion USD", "a"), id="a bound"),
        pytest.param((CONTRACT, "4.2 billion USD", "c"), id="the same source"),
    ],
)
def test_what_is_no_number_of_another_fact(row: tuple[str, str, str]) -> None:
    found = _facts([_said(*each) for each in (*STORY[:3], row)])
    assert found[TRADE].verdict is Verdict.CONFLICT
    assert found[TRADE].slips == ()


def test_a_copy_is_no_other_source() -> None:
    rows = [*STORY[:3], (CONTRACT, "4.2 billion USD", "d")]
    made = [_said(*row) for row in rows]
    assert [slip.kind for slip in _facts(made)[TRADE].slips] == [SlipKind.OTHER_MEASURE]
    assert _facts(made, origins={"d.txt": "c.txt"})[TRADE].slips == ()


@pytest.mark.parametrize(
    ("modality", "found"), [(Modality.STATED, True), (Modality.PLANNED, True), (Modality.DENIED, False)]
)
def test_what_is_denied_is_not_given(modality: Modality, found: bool) -> None:
    made = [*(_said(*row) for row in STORY[:3]), _said(CONTRACT, "4.2 billion USD", "a", modality=modality)]
    assert bool(_facts(made)[TRADE].slips) is found


def test_what_is_voted_down_there_is_not_given() -> None:
    more = [(CONTRACT, "5.3 billion USD", source) for source in "bde"]
    made = [_said(*row) for row in (*STORY[:4], *more)]
    assert _facts(made)[TRADE].slips == ()


def test_the_more_telling_slip_stays_and_the_less_telling_goes() -> None:
    point = [(TRADE, "42 billion USD", "a"), *STORY[1:]]
    found = _facts([_said(measure, said, source) for measure, said, source in (point[0], *STORY[2:])])
    assert [slip.kind for slip in found[TRADE].slips] == [SlipKind.DECIMAL_POINT]
    swapped = [(TRADE, "2.4 billion USD", "a"), *STORY[2:]]
    found = _facts([_said(*row) for row in swapped])
    assert [slip.kind for slip in found[TRADE].slips] == [SlipKind.OTHER_MEASURE]


def test_of_several_facts_the_one_with_the_most_sources_is_named() -> None:
    rows = [*STORY[:3], ("loan", "4.2 billion USD", "a"), ("oil", "4.2 billion USD", "a")]
    assert _facts([_said(*row) for row in rows])[TRADE].slips[0].fact == "loan"
    rows.append(("oil", "4.2 billion USD", "b"))
    assert _facts([_said(*row) for row in rows])[TRADE].slips[0].fact == "oil"


def test_among_many_facts_a_number_of_few_digits_is_an_accident() -> None:
    """Eleven facts of sources that never speak of the trade; of three digits a hundred are few."""
    crowd = [(f"other{place}", f"{place + 60} billion USD", f"s{place}") for place in range(10)]
    for said, found in (("4.2 billion USD", False), ("4.27 billion USD", True)):
        rows = [*STORY[:2], (TRADE, said, "c"), (CONTRACT, said, "d")]
        assert bool(_facts([_said(*row) for row in (*rows, *crowd)])[TRADE].slips) is found
        assert _facts([_said(*row) for row in rows])[TRADE].slips
        near = [*rows, (CONTRACT, said, "a")]
        assert _facts([_said(*row) for row in (*near, *crowd)])[TRADE].slips


def test_what_many_facts_share_is_the_number_of_none() -> None:
    rows = [*STORY[:2], (TRADE, "4.271828 billion USD", "c")]
    for others, found in ((10, True), (11, False)):
        alike = [(f"other{place}", "4.271828 billion USD", "d") for place in range(others)]
        assert bool(_facts([_said(*row) for row in (*rows, *alike)])[TRADE].slips) is found


def test_the_same_rule_for_another_year() -> None:
    """Last year's number; claims that leave the year open give it for none."""
    rows = [("2024", "1.1", "a"), ("2024", "1.1", "b"), ("2024", "4.2", "c"), ("2023", "4.2", "d")]
    crowd = [(f"r{place}", f"{place + 60} billion USD", f"s{place}") for place in range(10)]
    others = [_said(*row) for row in crowd]

    def of(year: str | None, said: str, source: str) -> Claim:
        return _said(TRADE, f"{said} billion USD", source, slots={"year": year})

    kinds = {TRADE: Kind.MONEY, **{name: Kind.MONEY for name, *_ in crowd}}
    found = _facts([*(of(*row) for row in rows), *others], kinds, ("year",))
    assert [slip.fact for slip in found["trade@2024"].slips] == ["trade@2023"]
    loose = [*rows[:3], ("2023", "9.9", "d"), (None, "4.2", "e")]
    found = _facts([*(of(*row) for row in loose), *others], kinds, ("year",))
    assert found["trade@2024"].slips == ()


def test_a_day_in_one_article() -> None:
    kinds = {"signed": Kind.DATE, "met": Kind.DATE}
    rows = [("signed", "2025-11-07", "a"), ("signed", "2025-10-02", "b"), ("met", "2025-10-02", "a")]
    found = _facts([_said(*row) for row in rows], kinds)
    assert [slip.fact for slip in found["signed"].slips] == ["met"]
    rows[2] = ("met", "2025-10-02", "d")
    assert _facts([_said(*row) for row in rows], kinds)["signed"].slips == ()


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("4.2 billion USD", 2),
        ("4 billion USD", 1),
        ("4.5 billion USD", 1),
        ("17.25 billion USD", 3),
        ("10 billion USD", 1),
        ("600", 1),
        ("482", 3),
        ("1992 t", 4),
        ("25 %", 1),
        ("quarter %", 1),
        ("37 %", 2),
        ("25-37 %", 2),
        ("over 17", 0),
        ("vague 11-17", 0),
        ("0", 0),
        ("1992", 0),
        ("2025-11-07", 2),
        ("Thursday", 0),
    ],
)
def test_how_telling_a_number_is(written: str, digits: int) -> None:
    assert telling_digits(quantity(written)) == digits


def test_a_share_in_words_has_no_digits() -> None:
    two_thirds = replace(quantity("66.67 %"), precision=quantity("quarter %").precision)
    assert telling_digits(two_thirds) == 1
    assert telling_digits(replace(two_thirds, precision=quantity("600").low)) == 0  # type: ignore[arg-type]  # a number
    assert telling_digits(replace(quantity("42"), kind=Kind.ORDINAL)) == 0
