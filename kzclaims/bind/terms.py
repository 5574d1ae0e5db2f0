"""Mentions: where an article speaks of the terms of the rules, found in one pass over its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzclaims.bind.forms import HYPHENS, Form, FormIndex, Rank, is_name, words_of
from kzclaims.model import split_role
from kzclaims.text.fold import fold_form
from kzclaims.text.vowels import contradict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.bind.near import Near, NearIndex
    from kzclaims.model import Term
    from kzclaims.text.fold import Folded
    from kzclaims.text.morphology import Morphology


class Mention(NamedTuple):
    """A term and where it stands: pieces `[first, last)` of the folded text.

    `prefix` letters of the first piece are particles written onto it.
    """

    term: str
    first: int
    last: int
    prefix: int = 0


class Matched(NamedTuple):
    """The form of a term that a mention is read from, as the rule file has it.

    `similarity` is 100 where the words are that form, perhaps with particles, the article or a plain
    ending; below 100 they are a near spelling of it. `whole` says that they have no ending besides.
    """

    term: str
    language: str
    form: str
    similarity: int = 100
    whole: bool = False


_NOTHING: tuple[int, int, frozenset[str]] = (0, 0, frozenset())


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
        self._near = _near_index(terms, frozenset(names))

    def find(self, folded: Folded, pieces: Sequence[str], starts: Sequence[int]) -> tuple[Mention, ...]:
        """All mentions in an article, in order of their places, then of their terms."""
        text = _text(folded, pieces, starts)
        places = text.places
        words = [*(pieces[place] for place in places), ""]
        ranked = list(map(self._index.ranked, words, words[1:]))
        mentions: list[Mention] = []
        covered, by_name = 0, False
        near = self._near
        for at, place in enumerate(places):
            taken, prefix, terms = self._longest(text, at, ranked[at]) if ranked[at] else _NOTHING
            if not taken:
                if near is not None and at >= covered and near.read(words[at]):
                    # What is exactly a form is no near spelling, and a near spelling hides no form.
                    mentions.extend(
                        Mention(one.form.term, place, last, one.prefix)
                        for one, last in self._similar(near, text, at)
                    )
                continue
            if at + taken <= covered:
                terms = frozenset() if by_name else terms & self.names
            else:
                covered, by_name = at + taken, not self.names.isdisjoint(terms)
            mentions.extend(
                Mention(term, place, places[at + taken - 1] + 1, prefix) for term in sorted(terms)
            )
        return tuple(mentions)

    def matched(
        self, mention: Mention, folded: Folded, pieces: Sequence[str], starts: Sequence[int]
    ) -> Matched:
        """The form that a mention of `find` in that text is read from; of several the one like the text.

        Raises ValueError where the mention is none of this text and these terms.
        """
        name = split_role(mention.term)[1]
        text = _text(folded, pieces, starts, mention.first, mention.last)
        shown = words_of(folded.text[starts[mention.first] : starts[mention.last]])
        same = [
            (form, way)
            for prefix, form, way, pronoun in self._index.beginning[pieces[mention.first]]
            if (form.term, prefix, len(form.words)) == (name, mention.prefix, len(shown))
            and self._matches(text, 0, form, way, pronoun=pronoun)
        ]
        if same:
            bare = [shown[0][mention.prefix :], *shown[1:]]
            whole = [form for form, way in same if _without_article(bare, way) == list(form.words)]
            best = next((form for form in whole if words_of(fold_form(form.written)) == shown), None)
            best = best or next(iter(whole), same[0][0])
            return Matched(name, best.language, best.written, whole=bool(whole))
        if self._near is not None:
            for near, _ in self._similar(self._near, text, 0):
                if near.form.term == name:
                    return Matched(name, near.form.language, near.form.written, near.similarity)
        raise ValueError(f"no mention of {name!r}: {' '.join(shown)!r}")

    def _longest(self, text: _Text, at: int, ranked: Iterable[Rank]) -> tuple[int, int, frozenset[str]]:
        """How many places the longest form from `at` on takes, its prefix, and the terms it stands for."""
        for taken, prefix, sure, asked in ranked:
            terms = sure.union(
                form.term
                for _, form, way, pronoun in asked
                if self._matches(text, at, form, way, pronoun=pronoun)
            )
            if terms:
                return taken, prefix, terms
        return _NOTHING

    def _matches(self, text: _Text, at: int, form: Form, way: Morphology, *, pronoun: bool) -> bool:
        places, count = text.places, len(form.words)
        if count > 1:
            if at + count > len(places):
                return False
            for index in range(1, count):
                if not self._index.goes_on(form, index, text.pieces[places[at + index]], way):
                    return False
        if pronoun and text.shown(places[at], places[at] + 1).endswith(way.closing or "\0"):
            return False
        if not (form.capital or form.vowels):
            return True
        return text.written_as(form, places[at], places[at + count - 1] + 1)

    def _similar(self, index: NearIndex, text: _Text, at: int) -> list[tuple[Near, int]]:
        """The nearest of the longest forms that a text nearly has from `at` on, each with where it ends."""
        found: list[tuple[int, int, Near, int]] = []
        for begun in index.read(text.pieces[text.places[at]]):
            places = text.places[at : at + len(begun.form.words)]
            if len(places) < len(begun.form.words):
                continue
            near = index.goes_on(begun, [text.pieces[place] for place in places[1:]], self._index)
            if near is not None and text.written_as(near.form, places[0], places[-1] + 1):
                found.append((len(places), near.similarity, near, places[-1] + 1))
        best = max((one[:2] for one in found), default=None)
        nearest = {near.form.term: (near, last) for *rank, near, last in found if tuple(rank) == best}
        return [nearest[term] for term in sorted(nearest)]


def _without_article(words: Sequence[str], way: Morphology) -> list[str]:
    return [word.removeprefix(way.article) for word in words]


class _Text(NamedTuple):
    """An article's pieces, where they start, and which of them are words or marks."""

    folded: Folded
    pieces: Sequence[str]
    starts: Sequence[int]
    places: Sequence[int]

    def shown(self, first: int, last: int) -> str:
        """Pieces `[first, last)` as the original has them."""
        span = self.folded.span(self.starts[first], self.starts[last])
        return self.folded.original[span.start : span.end]

    def written_as(self, form: Form, first: int, last: int) -> bool:
        """Whether the original has the capitals that the form asks for, and no other vowel marks."""
        if form.vowels and contradict(form.written, self.shown(first, last)):
            return False
        if not form.capital:
            return True
        shown = self.shown(first, last)
        letters = [letter for letter in shown if letter.lower() != letter.upper()]
        if form.acronym:
            return all(letter.isupper() for letter in letters) and not self._has_more(form, last)
        return bool(letters) and letters[0].isupper()

    def _has_more(self, form: Form, last: int) -> bool:
        """Whether a dotted acronym is the beginning of another: «U.S.S.R.» is not the U.S."""
        behind = self.pieces[last] if last < len(self.pieces) else ""
        return form.words[-1] == "." and len(behind) == 1 and behind.isalpha()


def _text(
    folded: Folded,
    pieces: Sequence[str],
    starts: Sequence[int],
    first: int = 0,
    last: int | None = None,
) -> _Text:
    """A text from piece `first` on, to piece `last`."""
    places = [
        place
        for place, piece in enumerate(pieces[first:last], first)
        if not piece.isspace() and piece not in HYPHENS
    ]
    return _Text(folded, pieces, starts, places)


def _near_index(terms: Iterable[Term], names: frozenset[str]) -> NearIndex | None:
    """The near spellings of the terms that allow them; None where none does."""
    fuzzy = [term for term in terms if term.fuzzy is not None]
    if not fuzzy:
        return None
    from kzclaims.bind.near import NearIndex  # noqa: PLC0415 - compiled code that most runs never need

    return NearIndex(fuzzy, names=names)
