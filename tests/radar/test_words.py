"""Words as concepts, and the lists of the language packs."""

from __future__ import annotations

import re

import pytest

from kzclaims.languages import available, table
from kzclaims.model import Kind
from kzclaims.radar.naming import Names, term_name
from kzclaims.radar.words import NEWS, alone, general, known_terms, wordbook
from kzclaims.text.fold import fold_form

LISTS = {code: table(code, "concepts") for code in available() if table(code, "concepts")}


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "ferries", "ferry"),
        ("en", "crossings", "crossing"),
        ("en", "collapsed", "collapses"),
        ("ar", "اتفاقيات", "اتفاقية"),
        ("ar", "استثنائية", "استثنائي"),
    ],
)
def test_forms_of_a_word_are_one(language: str, one: str, other: str) -> None:
    book = wordbook(language)
    assert book.lemma(fold_form(one)) == book.lemma(fold_form(other))


@pytest.mark.parametrize(
    ("language", "word", "attested", "stem"),
    [
        ("ar", "والسفينة", (), "سفينه"),
        ("ar", "وسفينة", ("سفينة",), "سفينه"),
        ("ar", "وسفينة", ("السفينة",), "سفينه"),
        ("ar", "كوارث", (), "كوارث"),
        ("ar", "ومع", (), None),
        ("ar", "في", (), None),
        ("en", "the", (), None),
        ("en", "harbour", (), "harbour"),
    ],
)
def test_particles_are_taken_off_where_the_rest_is_a_word(
    language: str, word: str, attested: tuple[str, ...], stem: str | None
) -> None:
    read = wordbook(language).read(fold_form(word), {fold_form(form): 1 for form in attested})
    assert (None if read is None else read.stem) == stem


@pytest.mark.parametrize("code", LISTS)
def test_a_form_stands_once_in_a_pack(code: str) -> None:
    forms = [fold_form(form) for written in LISTS[code]["concepts"].values() for form in set(written)]
    twice = {form for form in forms if forms.count(form) > 1}
    assert {
        form for form in twice if sum(form in map(fold_form, w) for w in LISTS[code]["concepts"].values()) > 1
    } == set()


@pytest.mark.parametrize("code", LISTS)
def test_no_form_is_a_word_that_tells_nothing(code: str) -> None:
    forms = {fold_form(form) for written in LISTS[code]["concepts"].values() for form in written}
    assert forms.isdisjoint(wordbook(code).stop)


def test_concepts_have_names_that_terms_may_have() -> None:
    names = {name for words in LISTS.values() for name in words["concepts"]}
    assert all(re.fullmatch("[a-z][a-z0-9-]+", name) for name in names)
    assert names.isdisjoint(Kind)


def test_every_pack_with_concepts_has_the_same() -> None:
    assert len({frozenset(words["concepts"]) for words in LISTS.values()}) == 1


def test_lists_of_concepts_name_such() -> None:
    assert (general() | alone()) <= known_terms().keys()
    assert all(key.startswith(NEWS) for key in general() | alone())


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        ((("en", ("Abraham Accords",)), ("ar", ("اتفاقيات إبراهيم",))), "abraham-accords"),
        ((("ar", ("تونغستن",)),), "tunghastan"),
        ((("ar", ("محصول",)),), "mahsul"),
        ((("ar", ("يتقاضى",)),), "yatqadi"),
        ((("en", ("42",)),), "term-42"),
        ((("en", ("money",)),), "term-money"),
        ((("zh", ("哈萨克",)),), "term"),
    ],
)
def test_names_can_be_typed(forms: tuple[tuple[str, tuple[str, ...]], ...], name: str) -> None:
    assert term_name("word:xx:any", forms) == name


def test_a_name_that_is_taken_gets_a_number() -> None:
    names = Names(["trade", "trade-2"])
    assert [names.free("trade"), names.free("trade"), names.free("ship")] == ["trade-3", "trade-4", "ship"]
