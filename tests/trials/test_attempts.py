"""Rules tried on a text: what is caught, by which written form, and why the rest is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.attempts import attempt
from kzclaims.model import Article, Attempt, FormMatch, NearMiss, RuleSet, Why
from kzclaims.read.language import language_of
from kzclaims.report import attempt_to_json, attempt_to_text
from kzclaims.report.shape import View
from kzclaims.rules.load import load_rules
from tests.trials.expected import assert_printed

PACKS = Path(__file__).parent / "packs"

ENGLISH = "Cairo said that Egypt's trade with the United States was $5bn in 2022. It sold 12 cars to us."
ARABIC = "وبلغت تجارة مصر مع ليبيا ٤٥٠ مليون دولار، وصادراتها 3 ملايين طن من التنغستن، و12 بئراً."
PAGE = """Egypt's trade grows

Published: 3 March 2025

Trade was $9 billion, say 12 people. They sold 8 tonnes of tungsten, and 3 tonnes of tin.

Nobody spoke of Libya.
"""


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_rules([PACKS / "trying.toml"], root=PACKS)


def _tried(text: str, rules: RuleSet, *only: str, published: date | None = None) -> Attempt:
    article = Article(id="text", text=text, source="text", language=language_of(text), published=published)
    return attempt(article, rules, frozenset(only) or None)


@pytest.mark.parametrize("verbose", [False, True], ids=["brief", "verbose"])
@pytest.mark.parametrize(
    ("name", "text", "only"),
    [
        pytest.param("english", ENGLISH, (), id="english"),
        pytest.param("arabic", ARABIC, (), id="arabic"),
        pytest.param("page", PAGE, (), id="page"),
        pytest.param("page-of-one-rule", PAGE, ("trade",), id="page-of-one-rule"),
    ],
)
def test_the_whole_text(
    name: str, text: str, only: tuple[str, ...], rules: RuleSet, *, verbose: bool
) -> None:
    tried = _tried(text, rules, *only)
    printed = "".join(attempt_to_text.attempt(tried, View(verbose=verbose)))
    assert_printed(printed, f"{name}{'-verbose' if verbose else ''}.txt")
    assert_printed("".join(attempt_to_json.attempt(tried, View())), f"{name}.json")


@pytest.mark.parametrize(
    ("text", "term", "form"),
    [
        pytest.param("Egypt has 5 mines.", "egypt", FormMatch(language="en", written="Egypt"), id="plain"),
        pytest.param(
            "Cairo has 5 mines.", "egypt", FormMatch(language="en", written="Cairo"), id="other-form"
        ),
        pytest.param(
            "The Exports were 5.",
            "export",
            FormMatch(language="en", written="export", ending="s"),
            id="plural",
        ),
        pytest.param(
            "وبمصر 5 مناجم.", "egypt", FormMatch(language="ar", written="مصر", prefix="وب"), id="proclitics"
        ),
        pytest.param(
            "والتبادل التجاري 5 دولارات.",
            "trade",
            FormMatch(language="ar", written="التبادل التجاري", prefix="و"),
            id="the-article-is-its-own",
        ),
        pytest.param(
            "للتجارة 5 وزراء.", "trade", FormMatch(language="ar", written="تجارة", prefix="لل"), id="merged"
        ),
        pytest.param(
            "بلغت صادراتها 5 أطنان.",
            "export",
            FormMatch(language="ar", written="صادرات", ending="ها"),
            id="pronoun",
        ),
        pytest.param(
            "بيع التنغستن بسعر 5 دولارات.",
            "tungsten",
            FormMatch(language="ar", written="التنجستن", similarity=87, cutoff=80),
            id="near",
        ),
        pytest.param(
            "مصرُ لها 5 مناجم", "egypt", FormMatch(language="ar", written="مصر"), id="harakat-are-no-ending"
        ),
        pytest.param(
            "The United-States have 5.", "us", FormMatch(language="en", written="United States"), id="hyphen"
        ),
    ],
)
def test_the_form_that_words_match(text: str, term: str, form: FormMatch, rules: RuleSet) -> None:
    (passage,) = _tried(text, rules).passages
    found = [one for one in passage.terms if one.term == term]
    assert [one.form for one in found] == [form]


@pytest.mark.parametrize(
    ("text", "only", "miss"),
    [
        pytest.param(
            "Egypt's trade rose by 450 items.",
            (),
            NearMiss(rule="trade", why=Why.KIND, terms=("count", "money"), met=2, asked=2),
            id="all-terms-are-there",
        ),
        pytest.param(
            "Egypt has 450 mines.",
            ("trade",),
            NearMiss(rule="trade", why=Why.KIND, terms=("count", "money", "trade"), met=1, asked=2),
            id="asked-about",
        ),
        pytest.param(
            "They sold 3 km of tungsten wire.",
            (),
            NearMiss(rule="tungsten", why=Why.KIND, terms=("measure:km", "measure:t"), met=1, asked=1),
            id="unit",
        ),
        pytest.param("Egypt has 450 mines.", (), None, id="not-asked-about"),
        pytest.param("Egypt's trade was $5 billion in 2022.", (), None, id="the-rule-has-its-number"),
    ],
)
def test_a_number_of_another_kind_is_told_of(
    text: str, only: tuple[str, ...], miss: NearMiss | None, rules: RuleSet
) -> None:
    (passage,) = _tried(text, rules, *only).passages
    misses = [one for number in passage.numbers for one in number.proof.misses if one.why is Why.KIND]
    assert misses == ([] if miss is None else [miss])


@pytest.mark.parametrize(
    ("text", "words", "form", "similarity"),
    [
        pytest.param("Egypt's trad was $5bn.", "trad", "trade", 88, id="a-letter"),
        pytest.param("Trade of Eygpt was $5bn.", "Eygpt", "Egypt", 80, id="letters-swapped"),
        pytest.param(
            "بلغت قيمة المبادل التجاري لمصر 5 دولارات.",
            "المبادل التجاري",
            "التبادل التجاري",
            93,
            id="two-words",
        ),
        pytest.param("Egypt's exports were $5bn.", None, None, None, id="nothing-is-like-it"),
        pytest.param("Egypt's trad was big. Trade fell by 5.", None, None, None, id="the-text-has-the-term"),
        pytest.param("Its trad was $5bn.", None, None, None, id="more-is-missing"),
    ],
)
def test_words_that_come_near_to_a_missing_term(
    text: str, words: str | None, form: str | None, similarity: int | None, rules: RuleSet
) -> None:
    tried = _tried(text, rules)
    found = [(text[one.span.start : one.span.end], one.written, one.similarity) for one in tried.near]
    assert found == ([] if words is None else [(words, form, similarity)])
    printed = "".join(attempt_to_text.attempt(tried, View()))
    assert (words is not None) == ("terms that are not in it, and words like them" in printed)


def test_slots_are_taken_from_numbers(rules: RuleSet) -> None:
    (passage,) = _tried("Egypt's trade was $5 billion in 2022.", rules).passages
    assert [number.fills for number in passage.numbers] == [(), (("trade", "year"),)]


def test_the_day_of_the_text_is_used(rules: RuleSet) -> None:
    (passage,) = _tried("Egypt's trade is $5bn.", rules, published=date(2025, 3, 1)).passages
    assert [number.means for number in passage.numbers] == ["4.5–5.5 billion USD"]


def test_only_some_rules_are_told_of_and_all_compete(rules: RuleSet) -> None:
    tried = _tried(PAGE, rules, "bound")
    assert [fact.key for fact in tried.facts] == ["bound"]
    told = "".join(attempt_to_text.attempt(_tried(PAGE, rules, "trade"), View()))
    assert "8 t  tungsten" not in told
    assert told.endswith("1 claimed by 1 rule, 1 by other rules, 2 by none, 1 in no text\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nothing.", "no number is read in it, and no term of a rule is found\n0 numbers\n"),
        (
            "Egypt.",
            'text:1:1\n  Egypt.\n  no number is read here\n  terms\n    egypt «Egypt»; form en "Egypt"\n',
        ),
    ],
)
def test_a_text_without_numbers_says_so(text: str, told: str, rules: RuleSet) -> None:
    assert "".join(attempt_to_text.attempt(_tried(text, rules), View())).startswith(told)


def test_control_characters_of_the_text_are_shown(rules: RuleSet) -> None:
    told = "".join(attempt_to_text.attempt(_tried("Egypt's\x1b[31m trade\u202e is $5bn.", rules), View()))
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "<U+001B>" in told


WORDS = st.lists(
    st.sampled_from([*ENGLISH.split(), *ARABIC.split(), *PAGE.split(), "\n\n", "Tungstan", "و"]), max_size=25
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(WORDS)
def test_every_mention_has_a_form_and_every_place_is_in_the_text(text: str) -> None:
    rules = load_rules([PACKS / "trying.toml"], root=PACKS)
    tried = _tried(text, rules)
    for passage in tried.passages:
        for found in passage.terms:
            assert found.form is not None
            assert passage.span.start <= found.span.start < found.span.end <= passage.span.end
        for number in passage.numbers:
            assert passage.span.start <= number.proof.claim.quantity.start < passage.span.end
    assert len("".join(attempt_to_text.attempt(tried, View(verbose=True)))) > 0
