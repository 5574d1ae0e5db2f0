"""An article as the binder reads it: words, passages, quantities and mentions, and how far apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, groupby
from typing import TYPE_CHECKING

from kzclaims.bind.context import Context, context_of
from kzclaims.bind.roles import with_roles
from kzclaims.model import Kind, Span
from kzclaims.quantities import find_quantities
from kzclaims.text.fold import Folded, fold
from kzclaims.text.segment import PassageKind, segment
from kzclaims.text.tokens import split, starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.bind.reach import Stretch
    from kzclaims.bind.terms import Mention, Vocabulary
    from kzclaims.bind.voice import Hit, Voice
    from kzclaims.model import Article, Quantity
    from kzclaims.text.passages import Passage

_BRACKETS = dict.fromkeys("()[]{}", 2)
_BREAKS = dict.fromkeys(",،", 3) | dict.fromkeys(":–—", 4) | dict.fromkeys(";؛", 8) | dict.fromkeys("!?؟…", 8)
_MARKS = _BRACKETS | _BREAKS
_JOINT = 2
"""How much farther apart a mark or a word between clauses or parts puts two words, in words."""
_MOST_WORDS = 1 << 17


class _Weights(dict[str, int]):
    """How much farther each piece puts two places apart: a word by one, a mark as it separates, space not."""

    def __missing__(self, piece: str) -> int:
        if len(self) > _MOST_WORDS:
            self.clear()
        weight = self[piece] = _MARKS.get(piece, 0) or int(piece[0].isalnum())
        return weight


_WEIGHTS = _Weights()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Placed:
    """A quantity as it stands in an article.

    `number` is its index among the article's, `[first, last)` its pieces, `[low, high)` its place in
    the folded text.
    A particle written onto its first word («لأكثر من») is in its pieces, not in `[low, high)`.
    """

    quantity: Quantity
    number: int
    first: int
    last: int
    low: int
    high: int
    passage: int


class Reading:
    """All that binding needs to know of one article. Built once, then only read.

    `gauge[i]` is the number of words before piece `i`, each quantity one word, marks and words
    between clauses added; the distance of two places is a difference of two of its entries.
    `breaks[i]` counts the marks that end a clause before piece `i`.
    """

    def __init__(self, article: Article, vocabulary: Vocabulary) -> None:
        self.article = article
        self.folded: Folded = fold(article.text)
        self.context: Context = context_of(article.language)
        self.pieces: list[str] = split(self.folded.text)
        self.starts: list[int] = starts(self.pieces)
        self.passages: tuple[Passage, ...] = segment(article.text)
        self._passage_starts = [passage.start for passage in self.passages]
        self.ranges: tuple[tuple[int, int], ...] = tuple(
            self._piece_range(passage.start, passage.end) for passage in self.passages
        )
        self.quantities: tuple[Placed, ...] = tuple(
            self._placed(number, quantity)
            for number, quantity in enumerate(
                find_quantities(article.text, language=article.language, published=article.published)
            )
        )
        self._numbers: dict[int, list[Placed]] = {}
        self._like: dict[tuple[int, Kind], list[Placed]] = {}
        for placed in self.quantities:
            self._numbers.setdefault(placed.passage, []).append(placed)
            self._like.setdefault((placed.passage, placed.quantity.kind), []).append(placed)
        self.gauge, self.breaks = self._measure()
        self.title_terms = self._title_terms(vocabulary)
        self.by_passage = self._by_passage(vocabulary)
        self._places: dict[int, dict[str, list[int]]] = {}
        self.stretch_memo: dict[int, tuple[Stretch, ...]] = {}
        self.source_memo: dict[int, tuple[Sequence[Hit], ...]] = {}
        self.voice_memo: dict[int, Voice] = {}
        self.encoded_memo: dict[int, str] = {}
        self.pattern_memo: dict[tuple[str, int], dict[int, tuple[tuple[str, str], ...]]] = {}

    def passage_at(self, start: int) -> int:
        """The index of the passage that holds a place of the original, or the nearest before it."""
        return max(bisect_right(self._passage_starts, start) - 1, 0)

    def mentions(self, passage: int) -> Sequence[Mention]:
        """The mentions in a passage, in order."""
        return self.by_passage[passage]

    def mentions_of(self, terms: Iterable[str], passage: int) -> Sequence[Mention]:
        """The mentions of some terms in a passage, in order."""
        mentions, places = self.by_passage[passage], self._places.get(passage)
        if places is None:
            places = self._places[passage] = {}
            for place, mention in enumerate(mentions):
                places.setdefault(mention.term, []).append(place)
        found = places.keys() & terms
        if len(found) > 1:
            return [mentions[place] for place in sorted(chain.from_iterable(places[term] for term in found))]
        return [mentions[place] for term in found for place in places[term]]

    def numbers_in(self, passage: int) -> Sequence[Placed]:
        """The quantities in a passage, in order."""
        return self._numbers.get(passage, ())

    def like(self, placed: Placed) -> Sequence[Placed]:
        """The quantities of a kind in the passage of one of them, it included, in order."""
        return self._like[placed.passage, placed.quantity.kind]

    def distance(self, one: Placed | Mention, other: Placed | Mention) -> int:
        """How far apart two places of one passage are, in words; -1 where they overlap."""
        if one.first < other.last and other.first < one.last:
            return -1
        if one.last <= other.first:
            return self.gauge[other.first] - self.gauge[one.last]
        return self.gauge[one.first] - self.gauge[other.last]

    def same_clause(self, one: Placed | Mention, other: Placed | Mention) -> bool:
        """Whether no mark that ends a clause stands between two places of one passage."""
        first, last = sorted((one, other), key=lambda place: place.first)
        return self.breaks[first.last] == self.breaks[max(first.last, last.first)]

    def marks_between(self, placed: Placed, at: int) -> int:
        """How many ends of clauses lie between a quantity and a place of the folded text."""
        piece = bisect_right(self.starts, at) - 1
        if piece < placed.first:
            return self.breaks[placed.first] - self.breaks[piece]
        return self.breaks[piece] - self.breaks[placed.last]

    def around(self, placed: Placed) -> tuple[str, str]:
        """The folded text of a quantity's passage before and behind it."""
        first, last = self.ranges[placed.passage]
        text = self.folded.text
        return text[self.starts[first] : placed.low], text[placed.high : self.starts[last]]

    def between(self, first: int, last: int) -> str:
        """The folded text of pieces `[first, last)`."""
        return self.folded.text[self.starts[first] : self.starts[last]]

    def span_of(self, mention: Mention) -> Span:
        """A mention in the original text, without the particles written onto it."""
        start = self.starts[mention.first] + mention.prefix
        span = self.folded.span(start, self.starts[mention.last])
        shown = self.article.text[span.start : span.end]
        return Span(span.start, span.start + len(shown.rstrip()))

    @cached_property
    def heads(self) -> dict[bool, int]:
        """The first passage of the article that is none of the page's, and of what is appended to it."""
        heads: dict[bool, int] = {}
        for place, passage in enumerate(self.passages):
            if passage.kind is not PassageKind.FURNITURE:
                heads.setdefault(passage.appended, place)
        return heads

    @cached_property
    def counts(self) -> dict[bool, dict[str, int]]:
        """How often each term is mentioned, in the article and in what is appended to it."""
        counts: dict[bool, dict[str, int]] = {False: {}, True: {}}
        for passage, mentions in zip(self.passages, self.by_passage, strict=True):
            if passage.kind is PassageKind.FURNITURE:
                continue
            counted = counts[passage.appended]
            for mention in mentions:
                counted[mention.term] = counted.get(mention.term, 0) + 1
        for term in self.title_terms:
            counts[False][term] = counts[False].get(term, 0) + 1
        return counts

    def _piece_range(self, start: int, end: int) -> tuple[int, int]:
        low, high = self.folded.to_folded(start), self.folded.to_folded(end)
        return bisect_right(self.starts, low) - 1, bisect_left(self.starts, high)

    def _placed(self, number: int, quantity: Quantity) -> Placed:
        first, last = self._piece_range(quantity.start, quantity.end)
        return Placed(
            quantity=quantity,
            number=number,
            first=first,
            last=max(last, first + 1),
            low=self.folded.to_folded(quantity.start),
            high=self.folded.to_folded(quantity.end),
            passage=self.passage_at(quantity.start),
        )

    def _measure(self) -> tuple[list[int], list[int]]:
        inside = bytearray(len(self.pieces))
        for placed in self.quantities:
            inside[placed.first : placed.last] = b"\x01" * (placed.last - placed.first)
        opening = {
            bisect_right(self.starts, hit.start()) - 1
            for hit in self.context.clause.finditer(self.folded.text)
        }
        weights = list(map(_WEIGHTS.__getitem__, self.pieces))
        ends = [piece in _BREAKS for piece in self.pieces]
        for placed in self.quantities:
            count = placed.last - placed.first
            weights[placed.first : placed.last] = [1, *[0] * (count - 1)]
            ends[placed.first : placed.last] = [False] * count
        for place in opening:
            if not inside[place]:
                weights[place] += _JOINT
                ends[place] = True
        joining = self.context.joining
        if not joining.isdisjoint(self.pieces):
            for place, piece in enumerate(self.pieces):
                if piece in joining:
                    weights[place] += _JOINT
        return list(accumulate(weights, initial=0)), list(accumulate(ends, initial=0))

    def _by_passage(self, vocabulary: Vocabulary) -> tuple[tuple[Mention, ...], ...]:
        found: list[list[Mention]] = [[] for _ in self.passages]
        # «US$» is a currency and names no state.
        money = {
            place
            for placed in self.quantities
            if placed.quantity.kind is Kind.MONEY
            for place in range(placed.first, placed.last)
        }
        mentions = vocabulary.find(self.folded, self.pieces, self.starts)
        for first, same in groupby(mentions, key=lambda mention: mention.first):
            if first in money:
                continue
            passage = self.passage_at(self.folded.span(self.starts[first], self.starts[first] + 1).start)
            if self.passages:
                end = self.ranges[passage][1]
                found[passage] += [mention for mention in same if mention.last <= end]
        return tuple(tuple(with_roles(self, mentions, vocabulary.roles)) for mentions in found)

    def _title_terms(self, vocabulary: Vocabulary) -> frozenset[str]:
        title = fold(self.article.title)
        pieces = split(title.text)
        return frozenset(mention.term for mention in vocabulary.find(title, pieces, starts(pieces)))
