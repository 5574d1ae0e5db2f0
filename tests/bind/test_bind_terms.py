"""Mentions of terms: which words of a text stand for a term, and which only look like it."""

from __future__ import annotations

import pytest

from kzclaims.bind.terms import Matched, Mention, Vocabulary
from kzclaims.model import Location, Term
from kzclaims.text.fold import fold
from kzclaims.text.tokens import split, starts

NOWHERE = Location("rules.toml", 1, 1)


def term(name: str, *, fuzzy: int | None = None, **forms: list[str]) -> Term:
    return Term(
        name=name,
        forms=tuple((language, tuple(written)) for language, written in forms.items()),
        fuzzy=fuzzy,
        location=NOWHERE,
    )


VOCABULARY = Vocabulary(
    (
        term("georgia", ar=["جورجيا"], en=["Georgia"]),
        term("chad", ar=["تشاد"], en=["Chad"]),
        term("us", ar=["الولايات المتحدة", "أميركا"], en=["US", "U.S.", "United States"]),
        term("china", ar=["الصين"], en=["China"]),
        term("accords", ar=["اتفاقيات إبراهيم"], en=["Abraham Accords"]),
        term("agreements", ar=["اتفاقيات"], en=["accords", "agreement"]),
        term("ties", ar=["علاقات دبلوماسية", "علاقات"], en=["diplomatic ties"]),
        term("gold", ar=["الذهب"], en=["gold"]),
        term("leader", ar=["زعيم", "قائد"], en=["leader"]),
        term("central-asia", en=["Central Asia", "Central Asian"]),
        term("asian-states", en=["Asian states"]),
        term("tungsten", fuzzy=85, ar=["التنغستن"], en=["tungsten"]),
        term("october-7", en=["October 7"]),
    )
)


def found(text: str) -> list[tuple[str, str]]:
    folded = fold(text)
    pieces = split(folded.text)
    places = starts(pieces)
    spans = [
        (mention.term, folded.span(places[mention.first], places[mention.last]))
        for mention in VOCABULARY.find(folded, pieces, places)
    ]
    return [(name, text[span.start : span.end]) for name, span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("in Georgia today", [("georgia", "Georgia")], id="name"),
        pytest.param("Georgia's vote", [("georgia", "Georgia")], id="name-possessive"),
        pytest.param("وفي جورجيا أيضا", [("georgia", "جورجيا")], id="arabic-name"),
        pytest.param("وبجورجيا", [("georgia", "وبجورجيا")], id="arabic-name-with-proclitics"),
        pytest.param("من تشاد", [("chad", "تشاد")], id="short-arabic-name"),
        pytest.param("للولايات المتحدة", [("us", "للولايات المتحدة")], id="merged-article"),
        pytest.param("والصين", [("china", "والصين")], id="article-behind-a-conjunction"),
        pytest.param("the US said", [("us", "US")], id="acronym"),
        pytest.param("the U.S. said", [("us", "U.S.")], id="dotted-acronym"),
        pytest.param("اتفاقيات إبراهيم", [("accords", "اتفاقيات إبراهيم")], id="longest-form-wins"),
        pytest.param("the Abraham\nAccords", [("accords", "Abraham\nAccords")], id="over-a-line-end"),
        pytest.param("العلاقات الدبلوماسية", [("ties", "العلاقات الدبلوماسية")], id="article-on-each-word"),
        pytest.param("وعلاقاتها", [("ties", "وعلاقاتها")], id="suffix-on-a-common-noun"),
        pytest.param("of leaders", [("leader", "leaders")], id="plural-of-a-common-noun"),
        pytest.param("احتياطي الذهب", [("gold", "الذهب")], id="form-with-the-article"),
        pytest.param("Central-Asian", [("central-asia", "Central-Asian")], id="hyphen-for-a-space"),
        pytest.param("after October 7.", [("october-7", "October 7")], id="number-in-a-form"),
        pytest.param("مناجم التنجستن", [("tungsten", "التنجستن")], id="near-spelling"),
    ],
)
def test_a_form_is_found_as_it_is_written(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a Georgian wine, Georgians", id="name-takes-no-ending"),
        pytest.param("الجورجيون", id="arabic-name-takes-no-ending"),
        pytest.param("إرشاد المزارعين", id="name-inside-a-word"),
        pytest.param("he told us so", id="acronym-in-small-letters"),
        pytest.param("Us too", id="acronym-with-one-capital"),
        pytest.param("a set of china", id="name-without-its-capital"),
        pytest.param("ذهب إلى البيت", id="form-without-its-article"),
        pytest.param("The United front met States", id="words-apart"),
        pytest.param("التنافس", id="spelling-too-far"),
    ],
)
def test_what_only_looks_like_a_form_is_none(text: str) -> None:
    assert found(text) == []


def test_forms_that_overlap_without_one_inside_the_other_are_both_read() -> None:
    assert found("Central Asian states") == [
        ("central-asia", "Central Asian"),
        ("asian-states", "Asian states"),
    ]


def test_terms_that_share_a_form_are_all_meant() -> None:
    shared = Vocabulary((term("one", en=["oil"]), term("two", en=["oil", "crude"])))
    folded = fold("oil")
    assert [mention.term for mention in shared.find(folded, ["oil"], [0, 3])] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "العلاقات الدبلوماسية", Matched("ties", "ar", "علاقات دبلوماسية", whole=True), id="with-articles"
        ),
        pytest.param("وعلاقاتها", Matched("ties", "ar", "علاقات"), id="with-particle-and-ending"),
        pytest.param(
            "للولايات المتحدة", Matched("us", "ar", "الولايات المتحدة", whole=True), id="merged-article"
        ),
        pytest.param("the U.S. said", Matched("us", "en", "U.S.", whole=True), id="of-two-the-one-written"),
        pytest.param("the US said", Matched("us", "en", "US", whole=True), id="acronym"),
        pytest.param(
            "Central-Asian", Matched("central-asia", "en", "Central Asian", whole=True), id="the-longest"
        ),
        pytest.param("gold", Matched("gold", "en", "gold", whole=True), id="as-written"),
        pytest.param("مناجم التنجستن", Matched("tungsten", "ar", "التنغستن", 87), id="near-spelling"),
    ],
)
def test_a_mention_knows_its_form(text: str, expected: Matched) -> None:
    folded = fold(text)
    pieces = split(folded.text)
    places = starts(pieces)
    (mention,) = VOCABULARY.find(folded, pieces, places)
    assert VOCABULARY.matched(mention, folded, pieces, places) == expected


def test_the_form_of_a_mention_on_one_side_of_a_flow_is_that_of_its_term() -> None:
    folded = fold("to China")
    pieces = split(folded.text)
    (mention,) = VOCABULARY.find(folded, pieces, starts(pieces))
    there = VOCABULARY.matched(mention._replace(term="to:china"), folded, pieces, starts(pieces))
    assert there == Matched("china", "en", "China", whole=True)


def test_what_is_no_mention_has_no_form() -> None:
    folded = fold("to China")
    pieces = split(folded.text)
    with pytest.raises(ValueError, match="no mention of 'gold'"):
        VOCABULARY.matched(Mention("gold", 2, 3), folded, pieces, starts(pieces))
