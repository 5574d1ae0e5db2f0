"""Reach: which mentions a number may be about, and how far away each of them counts as being."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.text.segment import PassageKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kzclaims.bind.reading import Placed, Reading
    from kzclaims.bind.terms import Mention

_LEAD_IN, _PER_LEAD = 8, 4
_LEAD_HEADING, _PER_HEADING = 14, 4
_SENTENCE_BEFORE, _PER_SENTENCE, _MOST_SENTENCES = 16, 4, 6
_UNDER_HEADING = 16
_HEADING = 26
_SENTENCE_AFTER = 28
_PARAGRAPH_BEFORE = 32
_TITLE = 36
_ANYWHERE = 40


class Zone(IntEnum):
    """Where a mention stands as seen from a number, the nearest first."""

    OWN = 0  # the number's passage
    LEAD = 1  # what leads into the list that the number stands in, and its heading
    NEAR = 2  # sentences around it, headings, the title
    ANYWHERE = 3


class Found(NamedTuple):
    """A term in reach of a number: how far away, where, and the mention.

    `mention` is one in the number's passage, `elsewhere` one in another; both None for the title that
    the manifest gives and for what the whole article speaks of.
    """

    distance: int
    zone: Zone
    term: str
    mention: Mention | None = None
    elsewhere: Mention | None = None


class Stretch(NamedTuple):
    """A passage other than the number's own, and how far away all of it counts as being."""

    distance: int
    zone: Zone
    passage: int


@dataclass(frozen=True, slots=True)
class Reach:
    """What one number can see of its article."""

    reading: Reading
    placed: Placed
    stretches: tuple[Stretch, ...]

    @property
    def appended(self) -> bool:
        """Whether the number stands in what the page appends to its article."""
        return self.reading.passages[self.placed.passage].appended

    def own(self, terms: Iterable[str]) -> Iterator[Found]:
        """The mentions of terms in the number's own passage."""
        reading, placed = self.reading, self.placed
        for mention in reading.mentions_of(terms, placed.passage):
            yield Found(reading.distance(placed, mention), Zone.OWN, mention.term, mention)

    def around(self, terms: Collection[str], *zones: Zone) -> Iterator[Found]:
        """Terms mentioned in other passages, nearest passages first."""
        if not terms:
            return
        for stretch in self.stretches:
            if stretch.zone in zones:
                for mention in self.reading.mentions_of(terms, stretch.passage):
                    yield Found(stretch.distance, stretch.zone, mention.term, None, mention)
        if Zone.NEAR in zones and not self.appended:
            for term in sorted(self.reading.title_terms.intersection(terms)):
                yield Found(_TITLE, Zone.NEAR, term)

    def above(self, terms: Collection[str]) -> Iterator[Found]:
        """Terms mentioned in what leads to the number: earlier sentences of its paragraph, lead-ins."""
        own = self.reading.passages[self.placed.passage]
        for stretch in self.stretches:
            there = self.reading.passages[stretch.passage]
            earlier = stretch.passage < self.placed.passage and there.paragraph == own.paragraph
            if stretch.zone is Zone.LEAD or earlier:
                for mention in self.reading.mentions_of(terms, stretch.passage):
                    yield Found(stretch.distance, stretch.zone, mention.term, None, mention)

    def anywhere(self, terms: Iterable[str]) -> Iterator[Found]:
        """Terms mentioned somewhere on the number's side of the article."""
        counts = self.reading.counts[self.appended]
        for term in terms:
            if term in counts:
                yield Found(_ANYWHERE, Zone.ANYWHERE, term)


def reach_of(reading: Reading, placed: Placed) -> Reach:
    """What a number can see: the passages around it, nearest first."""
    known = reading.stretch_memo.get(placed.passage)
    if known is None:
        known = reading.stretch_memo[placed.passage] = _stretches(reading, placed.passage)
    return Reach(reading, placed, known)


def _stretches(reading: Reading, index: int) -> tuple[Stretch, ...]:
    """The passages around one, nearest first."""
    passages = reading.passages
    own = passages[index]
    found: dict[int, Stretch] = {}

    def add(distance: int, zone: Zone, passage: int | None) -> None:
        if passage is None or passage == index or passage in found:
            return
        there = passages[passage]
        if there.appended == own.appended and there.kind is not PassageKind.FURNITURE:
            found[passage] = Stretch(distance, zone, passage)

    _add_leads(reading, index, add)
    _add_near(reading, index, add)
    return tuple(sorted(found.values()))


def _add_leads(reading: Reading, index: int, add: _Add) -> None:
    """The chain of lead-ins of a list's item or of a heading in a list, and their headings."""
    passages = reading.passages
    lead = passages[index].lead_in
    if lead is None:
        return
    seen = {index}
    chain = []
    while lead is not None and lead not in seen:
        seen.add(lead)
        chain.append(lead)
        lead = passages[lead].lead_in
    for order, passage in enumerate(chain):
        add(_LEAD_IN + order * _PER_LEAD, Zone.LEAD, passage)
    for order, heading in enumerate(_headings(reading, index)):
        add(_LEAD_HEADING + order * _PER_HEADING, Zone.LEAD, heading)


def _add_near(reading: Reading, index: int, add: _Add) -> None:
    passages = reading.passages
    own = passages[index]
    before = 0
    for earlier in range(index - 1, max(index - 1 - _MOST_SENTENCES, -1), -1):
        if passages[earlier].paragraph != own.paragraph:
            break
        add(_SENTENCE_BEFORE + before * _PER_SENTENCE, Zone.NEAR, earlier)
        before += 1
    following = index + 1
    if following < len(passages):
        if own.kind is PassageKind.HEADING and passages[following].heading == index:
            add(_UNDER_HEADING, Zone.NEAR, following)
        elif passages[following].paragraph == own.paragraph:
            add(_SENTENCE_AFTER, Zone.NEAR, following)
    for order, heading in enumerate(_headings(reading, index)):
        add(_HEADING + order * _PER_HEADING, Zone.NEAR, heading)
    if own.kind is not PassageKind.BULLET:
        _add_paragraph_before(reading, index - before, add)
    first = reading.heads.get(own.appended)
    if first is not None and passages[first].kind is PassageKind.HEADING:
        add(_TITLE, Zone.NEAR, first)


def _add_paragraph_before(reading: Reading, first: int, add: _Add) -> None:
    """The last two sentences of the paragraph above."""
    passages = reading.passages
    above = first - 1
    while above >= 0 and passages[above].kind is PassageKind.FURNITURE:
        above -= 1
    if above < 0 or passages[above].kind is not PassageKind.SENTENCE:
        return
    add(_PARAGRAPH_BEFORE, Zone.NEAR, above)
    if above and passages[above - 1].paragraph == passages[above].paragraph:
        add(_PARAGRAPH_BEFORE + 2, Zone.NEAR, above - 1)


def _headings(reading: Reading, index: int) -> Iterator[int]:
    """The headings above a passage, the nearest first."""
    seen = {index}
    heading = reading.passages[index].heading
    while heading is not None and heading not in seen:
        seen.add(heading)
        yield heading
        heading = reading.passages[heading].heading


if TYPE_CHECKING:
    from typing import Protocol

    class _Add(Protocol):
        def __call__(self, distance: int, zone: Zone, passage: int | None) -> None: ...
