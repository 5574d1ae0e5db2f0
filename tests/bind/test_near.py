"""Near spellings: what is found is what comparing with every form finds, and exact forms go before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kzclaims.bind.near import NearIndex
from kzclaims.bind.terms import Mention, Vocabulary
from kzclaims.model import Location, Term
from kzclaims.text.fold import fold
from kzclaims.text.tokens import split, starts

NOWHERE = Location("rules.toml", 1, 1)
WORDS = st.text("abn", min_size=5, max_size=9)


def term(name: str, *forms: str, fuzzy: int | None = None) -> Term:
    return Term(name=name, forms=(("en", forms),), fuzzy=fuzzy, location=NOWHERE)


def mentions(text: str, *terms: Term) -> list[Mention]:
    folded = fold(text)
    pieces = split(folded.text)
    return list(Vocabulary(terms).find(folded, pieces, starts(pieces)))


def apart(one: str, other: str) -> int:
    """Letters to leave out of two words until both are the same, by the textbook."""
    row = list(range(len(other) + 1))
    for count, letter in enumerate(one, 1):
        before, row[0] = row[0], count
        for place, there in enumerate(other, 1):
            least = before if letter == there else 1 + min(row[place], row[place - 1])
            before, row[place] = row[place], least
    return row[-1]


@given(word=WORDS, forms=st.lists(WORDS, min_size=1, max_size=12, unique=True), cutoff=st.integers(1, 100))
def test_the_forms_near_to_a_word_are_all_that_are_near(word: str, forms: list[str], cutoff: int) -> None:
    index = NearIndex([term("one", *forms, fuzzy=cutoff)], names=frozenset())
    found = {near.form.written: near.similarity for near in index.read(word)}
    similar = {form: 100 * (len(word + form) - apart(word, form)) // len(word + form) for form in forms}
    assert found == {form: share for form, share in similar.items() if form != word and share >= cutoff}


def test_an_exact_form_goes_before_a_near_one() -> None:
    terms = (term("samruk", "Samruk", fuzzy=80), term("samruck", "Samruck"))
    assert [mention.term for mention in mentions("Samruck, Samuruk", *terms)] == ["samruck", "samruk"]


def test_a_near_spelling_hides_no_form() -> None:
    terms = (term("fund", "Samruk-Kazyna fund", fuzzy=80), term("kazyna", "Kazyna"))
    assert [mention.term for mention in mentions("Samruck-Kazyna fund", *terms)] == ["fund", "kazyna"]


def test_of_two_terms_the_nearer_is_meant_and_both_that_are_equally_near() -> None:
    one, other = term("one", "Tokayev", fuzzy=70), term("other", "Tokarev", fuzzy=70)
    assert [mention.term for mention in mentions("Tokayyev", one, other)] == ["one"]
    assert [mention.term for mention in mentions("Tokadev", one, other)] == ["one", "other"]


def test_the_longest_near_form_is_read() -> None:
    terms = (term("all", "Kassym Tokayev", fuzzy=80), term("first", "Kassym", fuzzy=80))
    assert [(one.term, one.last - one.first) for one in mentions("Kasym Tokaev", *terms)] == [("all", 3)]
