"""One passage as a relation looks at it: its numbers, its mentions and the small words between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.languages import morphology, table
from kzclaims.text.fold import fold, fold_form
from kzclaims.text.tokens import split, starts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.bind.terms import Vocabulary
    from kzclaims.model import Article, Claim, Span

SENTENCE_ENDS = frozenset(".!?؟;؛")
BREAKS = SENTENCE_ENDS | frozenset(":،,–—")
"""Marks that end a clause, sentence ends among them."""


class Words(NamedTuple):
    """A language's small words: between and before the names of a list, before the levels of a change."""

    joins: frozenset[str]
    partial: frozenset[str]
    changes: frozenset[str]
    origin: frozenset[str]
    goal: frozenset[str]


class Number(NamedTuple):
    """A claim, of a rule or of none, as pieces `[first, last)` of its passage."""

    claim: Claim
    first: int
    last: int


class SeenPassage:
    """One passage with its numbers and mentions, as pieces of its folded text."""

    def __init__(self, article: Article, span: Span, claims: Iterable[Claim], vocabulary: Vocabulary) -> None:
        folded = fold(article.text[span.start : span.end])
        self.words = words_of(article.language)
        self.conjunctions = morphology(article.language).conjunctions
        self.pieces = split(folded.text)
        begins = starts(self.pieces)
        self.mentions = vocabulary.find(folded, self.pieces, begins)
        self.numbers: list[Number] = []
        for claim in sorted(claims, key=lambda one: (one.quantity.start, one.quantity.end)):
            low = folded.to_folded(claim.quantity.start - span.start)
            high = folded.to_folded(min(claim.quantity.end, span.end) - span.start)
            first, last = bisect_right(begins, low) - 1, bisect_left(begins, high)
            self.numbers.append(Number(claim, first, max(last, first + 1)))

    def between(self, one: int, other: int) -> list[str]:
        """The words and marks of pieces `[one, other)`."""
        return [piece for piece in self.pieces[one:other] if not piece.isspace()]

    def count(self, one: int, other: int) -> int:
        """The number of words among pieces `[one, other)`."""
        return sum(piece[0].isalnum() for piece in self.between(one, other))

    def changes(self, word: str) -> bool:
        """Whether a word is a verb or noun of change, perhaps behind a conjunction written onto it."""
        bare = (word, *(word.removeprefix(joined) for joined in self.conjunctions))
        return not self.words.changes.isdisjoint(bare)

    def before(self, place: int) -> str:
        """The last word or mark before a piece; the empty text where there is none."""
        return next(iter(reversed(self.between(0, place))), "")

    def behind(self, place: int) -> str:
        """The first word or mark from a piece on; the empty text where there is none."""
        return next(iter(self.between(place, len(self.pieces))), "")


@cache
def words_of(language: str) -> Words:
    """The small words of a language; none where it has no pack."""
    ranges, listing = table(language, "ranges"), table(language, "context").get("lists", {})
    joins = (*ranges.get("and", ()), *morphology(language).conjunctions, *listing.get("joins", ()))
    return Words(
        joins=frozenset(map(fold_form, joins)),
        partial=frozenset(map(fold_form, listing.get("partial", ()))),
        changes=frozenset(map(fold_form, ranges.get("change", ()))),
        origin=frozenset(fold_form(word) for word in ranges.get("from", ())),
        goal=frozenset(fold_form(word) for word in ranges.get("to", ()) if len(word) > 1),
    )
