"""The largest set of sources that can all be right, found by one sweep along the line of values.

Each source is a voice: the pieces of the line on which it can be right. The ends of all pieces, sorted,
cut the line into regions, and within a region nothing changes; so the best region is seen in passing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.reconcile.intervals import Cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Mark = tuple[int, Cut]
"""A place on a line that may have several tracks (one for each weekday): track, then cut."""

Piece = tuple[Mark, Mark]
"""What lies between two marks of one track."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Where one source can be right; `pieces` may overlap. `origins` are the texts it speaks from."""

    source: str
    origins: frozenset[str]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The regions in which most voices can be right, in order, and how many voices those are.

    `full` where that is all of them. More than one region where several sets are equally large.
    """

    regions: tuple[Piece, ...]
    voices: int
    full: bool

    def within(self, pieces: Sequence[Piece]) -> bool:
        """Whether a claim with these pieces can be right in each of the best regions."""
        met = last = 0
        for low, high in pieces:
            first = max(last, bisect_right(self.regions, low, key=_end))
            last = max(first, bisect_left(self.regions, high, key=_start))
            met += last - first
        return met == len(self.regions)


def sweep(voices: Sequence[Voice]) -> Coverage:
    """The regions that the most voices share; among equals, those with the most origins."""
    quick = _in_common(voices)
    if quick is not None:
        return Coverage(regions=(quick,), voices=len(voices), full=True)
    events = sorted(
        (mark, opens, index)
        for index, voice in enumerate(voices)
        for piece in voice.pieces
        for mark, opens in ((piece[0], 1), (piece[1], 0))
    )
    standing = [0] * len(voices)
    origins: Counter[str] = Counter()
    best, regions, count = (0, 0), list[Piece](), 0
    for place, (mark, opens, index) in enumerate(events):
        standing[index] += 1 if opens else -1
        if standing[index] == opens:  # the voice has just come in, or just fallen silent
            count += 1 if opens else -1
            for origin in voices[index].origins:
                origins[origin] += 1 if opens else -1
                if not origins[origin]:
                    del origins[origin]
        if place + 1 == len(events) or events[place + 1][0] == mark or not count:
            continue
        weight = (count, len(origins))
        if weight > best:
            best, regions = weight, []
        if weight == best:
            regions.append((mark, events[place + 1][0]))
    return Coverage(regions=tuple(regions), voices=best[0], full=best[0] == len(voices))


def shared(groups: Sequence[Sequence[Piece]]) -> tuple[Piece, ...]:
    """What sorted lists of disjoint pieces, one or more, all have in common."""
    common = tuple(groups[0])
    for other in groups[1:]:
        common = meet(common, other)
    return common


def meet(left: Sequence[Piece], right: Sequence[Piece]) -> tuple[Piece, ...]:
    """What two sorted lists of disjoint pieces have in common."""
    common: list[Piece] = []
    i = j = 0
    while i < len(left) and j < len(right):
        low, high = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if low < high:
            common.append((low, high))
        if left[i][1] <= right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(common)


def _in_common(voices: Iterable[Voice]) -> Piece | None:
    """What all voices share where each has one piece: greatest low, smallest high."""
    low: Mark | None = None
    high: Mark | None = None
    for voice in voices:
        if len(voice.pieces) != 1:
            return None
        start, end = voice.pieces[0]
        low = start if low is None else max(low, start)
        high = end if high is None else min(high, end)
    return (low, high) if low is not None and high is not None and low < high else None


def _start(piece: Piece) -> Mark:
    return piece[0]


def _end(piece: Piece) -> Mark:
    return piece[1]
