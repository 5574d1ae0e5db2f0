"""Voice: in which way a number is put forward, and by whom."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.bind.reading import Placed, Reading
    from kzclaims.model import Modality

_EDGES = " \t\n،,.:;؛\"'«»“”()[]"
_STOP = re.compile(r"[،,;؛:.!?؟\n«»“”\"()]")
_LONGEST = 80
_LETTER = re.compile(r"[^\W\d_]")

Voice = tuple["Modality", str | None]


class Hit(NamedTuple):
    """Words that name a source, `[start, end)` of the folded text, and the source in them."""

    start: int
    end: int
    name: tuple[int, int]


def voice_of(reading: Reading, placed: Placed) -> Voice:
    """The modality of a number's clause, and the source that its sentence names.

    Both are read conservatively: stated, and by nobody but the article, unless words say otherwise.
    """
    known = reading.voice_memo.get(placed.number)
    if known is None:
        known = reading.voice_memo[placed.number] = _voice(reading, placed)
    return known


def _voice(reading: Reading, placed: Placed) -> Voice:
    low, high = reading.ranges[placed.passage]
    breaks, start, end = reading.breaks, placed.first, placed.last
    if start > low:
        start = max(bisect_left(breaks, breaks[start], low, start) - 1, low)
    if end < high:
        end = bisect_right(breaks, breaks[end], end, high)
    modality = reading.context.modality(
        _without_dates(reading, placed, start, placed.first),
        _without_dates(reading, placed, placed.last, end),
    )
    return modality, _attribution(reading, placed)


def _without_dates(reading: Reading, placed: Placed, start: int, end: int) -> str:
    """The folded text of a stretch with no letters in its dates: the month of May permits nothing."""
    text, offset = reading.between(start, end), reading.starts[start]
    for other in reading.numbers_in(placed.passage):
        if other.quantity.kind is Kind.DATE and start <= other.first and other.last <= end:
            low, high = other.low - offset, other.high - offset
            text = text[:low] + _LETTER.sub("_", text[low:high]) + text[high:]
    return text


def _attribution(reading: Reading, placed: Placed) -> str | None:
    for hits, before_only in zip(_hits(reading, placed.passage), (False, True, True), strict=True):
        last = len(hits)
        if before_only:
            last = bisect_right(hits, reading.starts[placed.first], key=lambda hit: hit.end)
        hit = _own_hit(reading, placed, hits[:last])
        if hit is not None:
            start, end = hit.name
            numbers = reading.numbers_in(placed.passage)
            inside = bisect_left(numbers, start, key=lambda other: other.low)
            if inside < len(numbers):
                end = min(end, numbers[inside].low)
            return _shown(reading, start, end)
    return None


def _hits(reading: Reading, passage: int) -> tuple[Sequence[Hit], ...]:
    """What names a source in a passage, behind a word, between two, and before one, each in order."""
    known = reading.source_memo.get(passage)
    if known is None:
        context, (low, high) = reading.context, reading.ranges[passage]
        whole, offset = reading.between(low, high), reading.starts[low]
        known = reading.source_memo[passage] = tuple(
            [
                Hit(
                    offset + hit.start(),
                    offset + hit.end(),
                    (offset + hit.start("name"), offset + hit.end("name")),
                )
                for hit in pattern.finditer(whole)
            ]
            for pattern in (context.source_after, context.source_between, context.source_before)
        )
    return known


def _own_hit(reading: Reading, placed: Placed, hits: Sequence[Hit]) -> Hit | None:
    """The one with the fewest marks between it and the number; None where two are as near."""
    # The farther away on one side, the more marks are between: the nearest two of each side decide.
    middle = bisect_left(hits, reading.starts[placed.first], key=lambda hit: hit.name[0])
    near = hits[max(middle - 2, 0) : middle + 2]
    ranked = sorted((reading.marks_between(placed, hit.name[0]), hit) for hit in near)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _shown(reading: Reading, start: int, end: int) -> str | None:
    """A source's name as the original writes it; None where nothing is left of it."""
    if start == end:
        return None
    span = reading.folded.span(start, end)
    shown = " ".join(_STOP.split(reading.article.text[span.start : span.end])[0].split()).strip(_EDGES)
    return shown if 0 < len(shown) <= _LONGEST else None
