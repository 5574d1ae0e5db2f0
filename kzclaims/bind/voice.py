"""Voice: in which way a number is put forward, and by whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.bind.reading import Placed, Reading
    from kzclaims.model import Modality

_EDGES = " \t\n،,.:;؛\"'«»“”()[]"
_STOP = re.compile(r"[،,;؛:.!?؟\n«»“”\"()]")
_LONGEST = 80
_LETTER = re.compile(r"[^\W\d_]")


def voice_of(reading: Reading, placed: Placed) -> tuple[Modality, str | None]:
    """The modality of a number's clause, and the source that its sentence names.

    Both are read conservatively: stated, and by nobody but the article, unless words say otherwise.
    """
    low, high = reading.ranges[placed.passage]
    start = placed.first
    while start > low and reading.breaks[start] == reading.breaks[placed.first]:
        start -= 1
    end = placed.last
    while end < high and reading.breaks[end] == reading.breaks[placed.last]:
        end += 1
    modality = reading.context.modality(
        _without_dates(reading, placed, start, placed.first),
        _without_dates(reading, placed, placed.last, end),
    )
    return modality, _attribution(reading, placed, low, high)


def _without_dates(reading: Reading, placed: Placed, start: int, end: int) -> str:
    """The folded text of a stretch with no letters in its dates: the month of May permits nothing."""
    text, offset = reading.between(start, end), reading.starts[start]
    for other in reading.numbers_in(placed.passage):
        if other.quantity.kind is Kind.DATE and start <= other.first and other.last <= end:
            low, high = other.low - offset, other.high - offset
            text = text[:low] + _LETTER.sub("_", text[low:high]) + text[high:]
    return text


def _attribution(reading: Reading, placed: Placed, low: int, high: int) -> str | None:
    context = reading.context
    whole = reading.between(low, high)
    offset = reading.starts[low]
    at = reading.starts[placed.first] - offset
    for pattern, before_only in (
        (context.source_after, False),
        (context.source_between, True),
        (context.source_before, True),
    ):
        hits = [hit for hit in pattern.finditer(whole) if not before_only or hit.end() <= at]
        hit = _own_hit(reading, placed, hits, offset)
        if hit is not None:
            start, end = (offset + place for place in hit.span("name"))
            numbers = [other.low for other in reading.numbers_in(placed.passage) if start <= other.low < end]
            return _shown(reading, start, min(numbers, default=end))
    return None


def _own_hit(
    reading: Reading, placed: Placed, hits: Sequence[re.Match[str]], offset: int
) -> re.Match[str] | None:
    """The one with the fewest marks between it and the number; None where two are as near."""
    ranked = sorted((reading.marks_between(placed, offset + hit.start("name")), hit.start()) for hit in hits)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return next(hit for hit in hits if hit.start() == ranked[0][1])


def _shown(reading: Reading, start: int, end: int) -> str | None:
    """A source's name as the original writes it; None where nothing is left of it."""
    if start == end:
        return None
    span = reading.folded.span(start, end)
    shown = " ".join(_STOP.split(reading.article.text[span.start : span.end])[0].split()).strip(_EDGES)
    return shown if 0 < len(shown) <= _LONGEST else None
