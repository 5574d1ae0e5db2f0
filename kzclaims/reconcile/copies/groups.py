"""Groups: the texts that go back to one.

Texts are taken shortest first, and each is held against the groups that are there. So what is short and plain
stands at the head of a group, and those that add to it gather around it, whatever each adds: if A and C both
copy B, all are one, though A and C are no copies of each other.

Being a copy is not handed on without end. A review of the week that prints two reports is a copy of both,
and two long reports may each print one short statement; neither makes the others copies. So a text joins a
group only where it is a copy of one text in it and is related to the shortest and the longest: shares with
them half of what copies share. Of several groups it joins the one that it shares most words with, and joins
others to it only where these are related to that group in the same way. Once a text more than three times as
long as what it copies has joined, it stands for the group by itself: what was short is a quotation in it. The
price: two halves of one text, cut so that they have nothing in common, stay apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kzclaims.reconcile.copies.samples import NO_SAMPLE, Index, sample, shared_samples
from kzclaims.reconcile.copies.sharing import (
    enough,
    related,
    same_numbers,
    shared_words,
    shingle_set,
)
from kzclaims.reconcile.copies.words import LEAST, WIDTH

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

_ANCHORS = 8  # texts of a group that lead to it
_CANDIDATES = 8  # groups that a text is held against
_RARE = 96  # words of the shorter of two copies for each sample that they share, at most
_QUOTED = 3  # times as long as what it shares: a text that quotes


@dataclass(slots=True)
class _Group:
    """Texts by number: all, those that stand for them, and how many lead here."""

    members: list[int]
    shortest: int
    longest: int
    anchors: int = 1


def groups_of(texts: Sequence[bytes]) -> list[list[int]]:
    """The texts, by number, in groups that go back to one text each; every text is in one group.

    Where it matters, of texts as long as each other the first comes first.
    """
    grouping = _Grouping(texts)
    order = sorted(range(len(texts)), key=lambda number: (len(texts[number]), number))
    samples = shared_samples(sample(text) if len(text) >= LEAST * WIDTH else NO_SAMPLE for text in texts)
    for number in order:
        grouping.add(number, samples[number])
    seen = {id(group): group for group in grouping.group_of.values()}
    return [sorted(group.members) for group in seen.values()]


class _Overlap:
    """What a text has in common with shorter ones."""

    def __init__(self, texts: Sequence[bytes], number: int) -> None:
        self.words = len(texts[number]) // WIDTH
        self._texts = texts
        self._number = number
        self._with: dict[int, int] = {}

    @cached_property
    def _runs(self) -> frozenset[int]:
        return shingle_set(self._texts[self._number])

    def with_text(self, other: int) -> int:
        """The words of a shorter text that are in this one too."""
        if other not in self._with:
            self._with[other] = shared_words(self._texts[other], self._runs)
        return self._with[other]

    def copies(self, other: int) -> bool:
        """Whether this text and a shorter one are copies."""
        shorter = self._texts[other]
        return enough(len(shorter) // WIDTH, self.with_text(other)) and same_numbers(
            shorter, self._texts[self._number], self._runs
        )

    def related_to(self, other: int) -> bool:
        """Whether this text and a shorter one share half of what copies do."""
        return related(len(self._texts[other]) // WIDTH, self.with_text(other))


class _Grouping:
    """The groups so far, and the samples that lead to them."""

    def __init__(self, texts: Sequence[bytes]) -> None:
        self.group_of: dict[int, _Group] = {}
        self._texts = texts
        self._least = [-(-len(text) // (_RARE * WIDTH)) for text in texts]
        self._index = Index()

    def add(self, number: int, samples: array[int]) -> None:
        """Put a text no shorter than those before it into the group that it belongs to, or one of its own."""
        overlap = _Overlap(self._texts, number)
        home: _Group | None = None
        before: _Group | None = None
        known = 0  # words of the text that its group has already
        for shared, group in self._copied(overlap, self._candidates(samples)):
            if not (overlap.related_to(group.shortest) and overlap.related_to(group.longest)):
                continue
            if home is None:
                home, known = group, shared
                before = replace(group)
                self._join(group, number, quotes=_QUOTED * shared < overlap.words)
            elif before is not None and self._are_related(before, group):
                self._merge(home, group)
        if home is None:
            self.group_of[number] = _Group([number], number, number)
        elif home.anchors < _ANCHORS and 3 * known < 2 * overlap.words:
            home.anchors += 1
        else:
            return
        self._index.post(number, samples)

    def _candidates(self, samples: array[int]) -> list[int]:
        """The texts that may be copied, one of each group: those with most samples in common."""
        hits = self._index.hits(samples)
        least = self._least
        best: dict[int, int] = {}
        for _, anchor in sorted((-count, anchor) for anchor, count in hits.items() if count >= least[anchor]):
            best.setdefault(id(self.group_of[anchor]), anchor)
            if len(best) == _CANDIDATES:
                break
        return list(best.values())

    def _copied(self, overlap: _Overlap, candidates: Sequence[int]) -> list[tuple[int, _Group]]:
        """The groups of which the text is a copy, with the words that it shares; most shared first."""
        copied = sorted(
            (-overlap.with_text(anchor), anchor) for anchor in candidates if overlap.copies(anchor)
        )
        return [(-shared, self.group_of[anchor]) for shared, anchor in copied]

    def _are_related(self, first: _Group, second: _Group) -> bool:
        """Whether the texts that stand for two groups are related."""
        for pair in ((first.shortest, second.shortest), (first.longest, second.longest)):
            shorter, longer = sorted((self._texts[number] for number in pair), key=len)
            if not related(len(shorter) // WIDTH, shared_words(shorter, shingle_set(longer))):
                return False
        return True

    def _join(self, group: _Group, number: int, *, quotes: bool) -> None:
        self.group_of[number] = group
        group.members.append(number)
        group.longest = number
        if quotes:
            group.shortest = number

    def _merge(self, group: _Group, other: _Group) -> None:
        """Move the texts of a group to one that has a longer text."""
        for number in other.members:
            self.group_of[number] = group
        group.members += other.members
        group.anchors += other.anchors
        group.shortest = min(group.shortest, other.shortest, key=self._place)

    def _place(self, number: int) -> tuple[int, int]:
        return len(self._texts[number]), number
