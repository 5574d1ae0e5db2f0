"""Mentions: where an article speaks of the terms of the rules, found in one pass over its words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.bind.forms import HYPHENS, Beginning, Form, FormIndex, is_name
from kzclaims.model import split_role
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.model import Term
    from kzclaims.text.fold import Folded
    from kzclaims.text.morphology import Morphology

_LEAST_FUZZY = 5


class Mention(NamedTuple):
    """A term and where it stands: pieces `[first, last)` of the folded text.

    `prefix` letters of the first piece are particles written onto it.
    """

    term: str
    first: int
    last: int
    prefix: int = 0


class Vocabulary:
    """The terms of a run, ready to be found in any number of articles.

    Forms of all languages count in every article. At each word the longest form is read, and the
    terms that share it are all meant. A form that lies wholly inside another is not read, except a
    name inside a common noun's («American investment» names America). `roles` are the terms that are
    asked for on one side of a flow.
    """

    def __init__(self, terms: Sequence[Term], asked: Iterable[str] = ()) -> None:
        self._index = FormIndex(terms)
        self.roles = frozenset(name for name in asked if split_role(name)[0] is not None)
        names = {term.name for term in terms if is_name(term)}
        self.names = frozenset(names | {role for role in self.roles if split_role(role)[1] in names})
        self.topics = frozenset(term.name for term in terms if term.topic)
        self._fuzzy = tuple(_fuzzy_forms(terms))
        self._near: dict[str, tuple[str, ...]] = {}

    def find(self, folded: Folded, pieces: Sequence[str], starts: Sequence[int]) -> tuple[Mention, ...]:
        """All mentions in an article, in order of their places, then of their terms."""
        places = [place for place, piece in enumerate(pieces) if not piece.isspace() and piece not in HYPHENS]
        text = _Text(folded, pieces, starts, places)
        words = [*(pieces[place] for place in places), ""]
        begun = [self._index.begun(word, following) for word, following in pairwise(words)]
        mentions: list[Mention] = []
        covered, by_name = 0, False
        for at, place in enumerate(places):
            if not begun[at] and not self._fuzzy:
                continue
            taken, prefix, terms = self._longest(text, at, begun[at])
            if not taken and self._fuzzy and at >= covered:
                terms = self._similar(pieces[place])
                taken = 1 if terms else 0
            if taken and at + taken <= covered:
                terms = () if by_name else self.names.intersection(terms)
            elif taken:
                covered, by_name = at + taken, not self.names.isdisjoint(terms)
            mentions.extend(
                Mention(term, place, places[at + taken - 1] + 1, prefix) for term in sorted(terms)
            )
        return tuple(mentions)

    def _longest(self, text: _Text, at: int, begun: Iterable[Beginning]) -> tuple[int, int, Iterable[str]]:
        """How many places the longest form from `at` on takes, its prefix, and the terms it stands for."""
        best: tuple[int, int] = (0, 0)
        terms: set[str] = set()
        for prefix, form, way in begun:
            taken = len(form.words)
            rank = (taken, -prefix)
            if rank < best or not self._matches(text, at, form, way):
                continue
            if rank > best:
                best, terms = rank, set()
            terms.add(form.term)
        return best[0], -best[1], terms

    def _matches(self, text: _Text, at: int, form: Form, way: Morphology) -> bool:
        places, count = text.places, len(form.words)
        if at + count > len(places):
            return False
        for index in range(1, count):
            if not self._index.goes_on(form, index, text.pieces[places[at + index]], way):
                return False
        return text.written_as(form, places[at], places[at + count - 1] + 1)

    def _similar(self, word: str) -> tuple[str, ...]:
        """The fuzzy terms that a word is a near spelling of."""
        if len(word) < _LEAST_FUZZY or not word[0].isalpha():
            return ()
        known = self._near.get(word)
        if known is None:
            from rapidfuzz import fuzz  # noqa: PLC0415 - compiled code that most runs never need

            known = self._near[word] = tuple(
                sorted(
                    {
                        term
                        for form, term, cutoff in self._fuzzy
                        if fuzz.ratio(word, form, score_cutoff=cutoff) >= cutoff
                    }
                )
            )
        return known


class _Text(NamedTuple):
    """An article's pieces, where they start, and which of them are words or marks."""

    folded: Folded
    pieces: Sequence[str]
    starts: Sequence[int]
    places: Sequence[int]

    def written_as(self, form: Form, first: int, last: int) -> bool:
        """Whether the original has the capitals that the form asks for."""
        if not form.capital:
            return True
        span = self.folded.span(self.starts[first], self.starts[last])
        shown = self.folded.original[span.start : span.end]
        letters = [letter for letter in shown if letter.lower() != letter.upper()]
        if form.acronym:
            return all(letter.isupper() for letter in letters)
        return bool(letters) and letters[0].isupper()


def _fuzzy_forms(terms: Iterable[Term]) -> Iterable[tuple[str, str, int]]:
    """(folded form, term, cutoff) of the single words that near spellings may stand for."""
    for term in terms:
        if term.fuzzy is None:
            continue
        for _, forms in term.forms:
            for form in forms:
                folded = fold_form(form)
                if len(folded) >= _LEAST_FUZZY and folded.isalpha():
                    yield folded, term.name, term.fuzzy
