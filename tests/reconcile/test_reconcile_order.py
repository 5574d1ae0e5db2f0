"""Properties of the whole: order does not matter, and the sweep finds what trying every set finds."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kzclaims.model import Claim, Granularity, Hedge, Kind, Modality, Quantity, Rule, RuleSet, Verdict
from kzclaims.reconcile import reconcile
from kzclaims.reconcile.intervals import intersect_all
from kzclaims.reconcile.lines import lay_out
from kzclaims.reconcile.meaning import Meanings
from kzclaims.reconcile.sweep import sweep
from kzclaims.reconcile.testimony import as_testimony
from tests.reconcile.builders import SMALL, TODAY, article, claim, facts, rule

if TYPE_CHECKING:
    from datetime import date

VALUES = {
    Kind.COUNT: [
        "5",
        "6",
        "over 5",
        "about 5",
        "4-6",
        "6-9",
        "nearly 6",
        "5 million",
        "vague 3-9",
        "up to 8",
    ],
    Kind.MONEY: [
        "5 billion USD",
        "over 5 billion USD",
        "5 billion EUR",
        "6 billion dollar?",
        "7 billion USD",
    ],
    Kind.DATE: [
        "1992",
        "the 1990s",
        "Thursday",
        "2025-11-07",
        "Friday, 2025-11-07",
        "33 years",
        "over 30 years",
    ],
}
SLOTS: list[dict[str, str | None]] = [{}, {"year": "2023"}, {"year": "2024"}, {"year": None}]


@st.composite
def _claims(draw: st.DrawFn, kind: Kind) -> list[Claim]:
    made: list[Claim] = []
    for place in range(draw(st.integers(0, 7))):
        source = draw(st.sampled_from("abcd"))
        made.append(
            claim(
                draw(st.sampled_from(VALUES[kind])),
                source=source,
                article=f"{source}{draw(st.integers(1, 2))}.txt",
                slots=draw(st.sampled_from(SLOTS)),
                modality=draw(st.sampled_from([Modality.STATED, Modality.STATED, *Modality])),
                attribution=draw(st.sampled_from([None, None, "x"])),
                start=place % 3,
            )
        )
    return made


CASES = st.sampled_from(list(VALUES)).flatmap(
    lambda kind: st.tuples(st.just(kind), _claims(kind), st.randoms())
)


@SMALL
@given(CASES)
def test_the_order_of_claims_and_articles_does_not_matter(
    case: tuple[Kind, list[Claim], st.DataObject],
) -> None:
    kind, made, shuffler = case
    about = RuleSet(rules=(rule(kind, ("year",)),), terms=())
    articles = [
        article(source, TODAY.replace(day=day), id=f"{source}{day}.txt")
        for source in "abcd"
        for day in (1, 2)
    ]
    first = reconcile(made, about, articles)
    shuffler.shuffle(made)  # type: ignore[attr-defined]  # hypothesis types its Random loosely
    shuffler.shuffle(articles)  # type: ignore[attr-defined]  # the same
    assert reconcile(made, about, articles) == first
    assert list(first) == sorted(first, key=lambda fact: fact.key)
    assert {(one.article, one.quantity) for fact in first for one in fact.claims} == {
        (one.article, one.quantity) for one in made
    }


ENDS = st.one_of(
    st.none(), st.decimals(min_value=-(10**40), max_value=10**40, places=3), st.dates(), st.just(Decimal(0))
)


@st.composite
def _any_quantity(draw: st.DrawFn) -> Quantity:
    return Quantity(
        start=0,
        end=1,
        text="x",
        kind=draw(st.sampled_from(Kind)),
        low=draw(ENDS),
        high=draw(ENDS),
        unit=draw(
            st.sampled_from(
                [None, "USD", "dinar?", "%", "t", "kg", "year", "day", "hour", "parsec/fortnight"]
            )
        ),
        hedge=draw(st.sampled_from(Hedge)),
        granularity=draw(st.one_of(st.none(), st.sampled_from(Granularity))),
        precision=draw(st.decimals(min_value=0, max_value=10**38, places=4)),
        weekday=draw(st.one_of(st.none(), st.integers(0, 6))),
        alternatives=draw(st.lists(st.tuples(ENDS, ENDS), max_size=2).map(tuple)),
    )


@SMALL
@given(
    st.lists(_any_quantity(), min_size=1, max_size=4), st.sampled_from(Kind), st.one_of(st.none(), st.dates())
)
def test_whatever_is_read_can_be_reconciled(read: list[Quantity], kind: Kind, published: date | None) -> None:
    made = [claim(one, source=f"s{place}") for place, one in enumerate(read)]
    articles = [article(one.source, published) for one in made]
    (fact,) = facts(made, rule(kind), articles)
    assert fact.reason
    assert len(fact.claims) == len(made)


def _weigh(made: list[Claim], about: Rule) -> tuple[int, bool]:
    (line,) = lay_out([as_testimony(one, Meanings(about), {}, {}) for one in made])
    voices, _ = line.voices("outer", loose=True)
    coverage = sweep(voices)
    return coverage.voices, coverage.full


@SMALL
@given(st.lists(st.sampled_from(VALUES[Kind.COUNT]), min_size=1, max_size=7))
def test_the_largest_set_is_the_one_that_trying_all_sets_finds(said: list[str]) -> None:
    about = rule(Kind.COUNT)
    made = [claim(value, source=f"s{place}") for place, value in enumerate(said)]
    outer = [as_testimony(one, Meanings(about), {}, {}).meaning.readings[0].outer for one in made]
    largest = max(
        size
        for size in range(1, len(outer) + 1)
        if any(intersect_all(chosen) is not None for chosen in combinations(outer, size))
    )
    assert _weigh(made, about) == (largest, largest == len(made))


@SMALL
@given(st.lists(st.sampled_from(VALUES[Kind.COUNT]), min_size=2, max_size=7))
def test_conflict_is_exactly_when_the_greatest_low_is_above_the_smallest_high(said: list[str]) -> None:
    made = [claim(value, source=f"s{place}") for place, value in enumerate(said)]
    (fact,) = facts(made, rule(Kind.COUNT))
    outer = [as_testimony(one, Meanings(rule(Kind.COUNT)), {}, {}).meaning.readings[0].outer for one in made]
    assert (fact.verdict is Verdict.CONFLICT) == (intersect_all(outer) is None)
    assert any(one.dissents for one in fact.claims) == (fact.verdict is Verdict.CONFLICT)
    standing = [interval for one, interval in zip(fact.claims, outer, strict=True) if not one.dissents]
    assert intersect_all(standing) is not None


@SMALL
@given(st.sampled_from(list(VALUES)).flatmap(lambda kind: st.tuples(st.just(kind), _claims(kind))))
def test_a_copy_of_an_article_changes_no_verdict_but_single(case: tuple[Kind, list[Claim]]) -> None:
    kind, made = case
    about = rule(kind, ("year",))
    copied = [claim_of_copy for one in made for claim_of_copy in (one, _copy(one))]
    before = {fact.key: fact.verdict for fact in facts(made, about)}
    after = {fact.key: fact.verdict for fact in facts(copied, about)}
    assert set(before) == set(after)
    for key, verdict in before.items():
        if verdict is not Verdict.SINGLE:
            assert after[key] is verdict
        else:
            assert after[key] in (Verdict.SINGLE, Verdict.AGREE)


def _copy(one: Claim) -> Claim:
    return claim(
        one.quantity,
        source=f"{one.source}{one.source}",
        article=f"copy-of-{one.article}",
        slots=dict(one.slots),
        modality=one.modality,
        attribution=one.attribution,
        start=one.column - 1,
    )


@SMALL
@given(_claims(Kind.COUNT), st.sampled_from(VALUES[Kind.COUNT]))
def test_a_claim_of_another_year_touches_no_other_fact(made: list[Claim], said: str) -> None:
    about = rule(Kind.COUNT, ("year",))
    full = [one for one in made if dict(one.slots).get("year")]
    added = claim(said, source="new", slots={"year": "1999"})
    before = {fact.key: fact for fact in facts(full, about)}
    after = {fact.key: fact for fact in facts([*full, added], about)}
    assert {key: fact for key, fact in after.items() if key != "r@1999"} == before
