"""Pictures of verdicts: each claim as a bar on an axis, drawn from the intervals that decide.

`python -m tests.docs.write` writes them to `docs/pictures`. Coordinates are exact decimals, rounded to a
tenth of a pixel, so the same rows give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from kzclaims.model import Interval, Kind
from kzclaims.reconcile.meaning import meaning
from tests.reconcile.builders import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.model import Claim, Value
    from kzclaims.reconcile.meaning import Meaning
    from tests.docs.verdict_rows import Row, Voice

_WIDTH, _LEFT, _RIGHT = 760, 280, 24  # pixels: the whole, the column of words, the margin behind the axis
_TOP, _ROW, _BOTTOM = 44, 60, 56
_MARGIN = Decimal("0.08")  # of what is shown, to each side
_LEAST_BAR = Decimal(3)  # pixels: an exact number is a bar too
_YEAR = Decimal("365.25")
_SCALES = (("billion", Decimal(10**9)), ("million", Decimal(10**6)), ("", Decimal(1)))
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STYLE = """
text{font:13px system-ui,sans-serif;fill:#1f2328}
.small{font-size:11px;fill:#59636e}
.card{fill:#fff;stroke:#d1d9e0}
.axis{stroke:#59636e}.grid{stroke:#d1d9e0}
.hard{fill:#a8c7f0}.soft{fill:#2a6fc9}
.old{opacity:.6}
.common{fill:#1a7f37;opacity:.16}
.agree{fill:#1a7f37}.tension{fill:#9a6700}.conflict{fill:#cf222e}.single{fill:#59636e}
text.badge{font-weight:600;fill:#fff}
@media (prefers-color-scheme:dark){
text{fill:#f0f6fc}
.small{fill:#9198a1}
.card{fill:#0d1117;stroke:#3d444d}
.axis{stroke:#9198a1}.grid{stroke:#2a313c}
.hard{fill:#1c4377}
.soft{fill:#5b9df0}
.common{fill:#3fb950;opacity:.25}
.agree{fill:#2ea043}.tension{fill:#bb8009}.conflict{fill:#f85149}.single{fill:#656c76}
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """What is shown from left to right: numbers, or days counted from the first of our era."""

    low: Decimal
    high: Decimal
    dated: bool
    scale: Decimal = Decimal(1)
    caption: str = ""

    def x(self, value: Decimal) -> Decimal:
        """Where a value stands, no further out than the ends."""
        inside = min(max(value, self.low), self.high)
        return _LEFT + (inside - self.low) / (self.high - self.low) * (_WIDTH - _LEFT - _RIGHT)


def picture(row: Row) -> str:
    """The picture of a row, as SVG."""
    meanings = [meaning(claim.quantity, rule(row.kind), voice.published) for claim, voice in _pairs(row)]
    axis = _axis(row, meanings)
    height = _TOP + _ROW * len(meanings) + _BOTTOM
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" '
            f'height="{height}" role="img">'
        ),
        f"<title>{escape(alternative(row))}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect class="card" x=".5" y=".5" width="{_WIDTH - 1}" height="{height - 1}" rx="8"/>',
        *_ticks(axis, height),
        *_badges(row),
    ]
    revised = {claim.article for fact in row.facts() for claim in fact.claims if claim.revised}
    heard = [
        meant for (claim, _), meant in zip(_pairs(row), meanings, strict=True) if claim.article not in revised
    ]
    lines += _common(row, heard, axis, height)
    for place, ((claim, voice), meant) in enumerate(zip(_pairs(row), meanings, strict=True)):
        top = _TOP + _ROW * place
        words = f"{voice.said}, {voice.label}" if voice.label else voice.said
        lines += [
            f'<g class="{"old" if claim.article in revised else "voice"}">',
            f'<text x="16" y="{top + 18}">{escape(words)}</text>',
            *(
                f'<text class="small" x="16" y="{top + 34 + 15 * line}">{escape(told)}</text>'
                for line, told in enumerate(_told(meant, axis))
            ),
            *_bars(meant, axis, top),
            "</g>",
        ]
    return "\n".join((*lines, "</svg>", ""))


def alternative(row: Row) -> str:
    """The picture in words, for those who do not see it."""
    return f"{' · '.join(voice.said for voice in row.voices)}: {', '.join(row.verdicts)}"


def _pairs(row: Row) -> Iterator[tuple[Claim, Voice]]:
    return zip(row.claims(), row.voices, strict=True)


def _number(value: Value) -> Decimal:
    return Decimal(value.toordinal()) if isinstance(value, date) else value


def _axis(row: Row, meanings: Sequence[Meaning]) -> _Axis:
    ends = [
        _number(end)
        for meant in meanings
        for reading in meant.readings
        for interval in (reading.hard, reading.soft)
        for end in (interval.low, interval.high)
        if end is not None
    ]
    dated = row.kind is Kind.DATE
    low, high = min(ends), max(ends)
    margin = max((high - low) * _MARGIN, Decimal(4) if dated and high - low < _YEAR else Decimal(0))
    if dated:
        return _Axis(low=low - margin, high=high + margin, dated=True, caption="")
    word, scale = next((word, scale) for word, scale in _SCALES if high >= scale)
    unit = next((claim.quantity.unit for claim in row.claims() if claim.quantity.unit), "") or ""
    units = {claim.quantity.unit for claim in row.claims()}
    caption = " ".join(filter(None, (word, unit if len(units) == 1 else "")))
    return _Axis(
        low=max(low - margin, Decimal(0)), high=high + margin, dated=False, scale=scale, caption=caption
    )


def _common(row: Row, heard: Sequence[Meaning], axis: _Axis, height: int) -> Iterator[str]:
    """A band behind the values that all can share, where all speak of one thing in one unit."""
    units = {claim.quantity.unit for claim in row.claims()}
    if len(row.verdicts) > 1 or len(heard) < 2 or (len(units) > 1 and not axis.dated):
        return
    lows = [_number(meant.hard.low) for meant in heard if meant.hard.low is not None]
    highs = [_last(meant.hard.high) for meant in heard if meant.hard.high is not None]
    if any(meant.weekday is not None for meant in heard):
        return
    low, high = max(lows, default=axis.low), min(highs, default=axis.high)
    if low >= high:
        return
    start, end = _at_least(axis.x(low), axis.x(high))
    yield (
        f'<rect class="common" x="{_pixels(start)}" y="{_TOP - 4}" width="{_pixels(end - start)}" '
        f'height="{height - _TOP - _BOTTOM + 8}"/>'
    )


def _ticks(axis: _Axis, height: int) -> Iterator[str]:
    bottom = height - _BOTTOM + 4
    yield f'<line class="axis" x1="{_LEFT}" y1="{bottom}" x2="{_WIDTH - _RIGHT}" y2="{bottom}"/>'
    middle = _pixels(Decimal(_LEFT + _WIDTH - _RIGHT) / 2)
    yield _small(middle, bottom + 37, axis.caption)
    if axis.dated and axis.high - axis.low < _YEAR:
        yield from _days(axis, bottom)
        return
    for value, label in _marks(axis):
        x = _pixels(axis.x(value))
        yield f'<line class="grid" x1="{x}" y1="{_TOP - 4}" x2="{x}" y2="{bottom}"/>'
        yield _small(x, bottom + 17, label)


def _days(axis: _Axis, bottom: int) -> Iterator[str]:
    """The days of a few weeks, each between its lines."""
    for number in range(int(axis.low) + 1, int(axis.high) + 1):
        day, x = date.fromordinal(number), _pixels(axis.x(Decimal(number)))
        middle = _pixels(axis.x(Decimal(number) + Decimal("0.5")))
        yield f'<line class="grid" x1="{x}" y1="{_TOP - 4}" x2="{x}" y2="{bottom}"/>'
        if number < int(axis.high):
            for below, label in (
                (17, _WEEKDAYS[day.weekday()][:3]),
                (32, f"{day.day} {_MONTHS[day.month - 1]}"),
            ):
                yield _small(middle, bottom + below, label)


def _small(middle: str, y: int, words: str) -> str:
    return f'<text class="small" x="{middle}" y="{y}" text-anchor="middle">{words}</text>'


def _marks(axis: _Axis) -> Iterator[tuple[Decimal, str]]:
    """Round values along the axis, from four to nine, with their labels."""
    if axis.dated:
        first, last = date.fromordinal(int(axis.low)).year + 1, date.fromordinal(int(axis.high)).year
        years = next(step for step in (1, 2, 5, 10, 20) if (last - first) // step < 9)
        for year in range(first + -first % years, last + 1, years):
            yield Decimal(date(year, 1, 1).toordinal()), str(year)
        return
    span = (axis.high - axis.low) / axis.scale
    step = next(
        size.scaleb(power)
        for power in range(-6, 6)
        for size in map(Decimal, ("1", "2", "5"))
        if span / size.scaleb(power) < 8
    )
    mark = (axis.low / axis.scale / step).to_integral_value("ROUND_CEILING") * step
    while mark * axis.scale <= axis.high:
        yield mark * axis.scale, f"{mark.normalize():f}"
        mark += step


def _badges(row: Row) -> Iterator[str]:
    right = _WIDTH - 14
    for verdict in reversed(row.verdicts):
        width = 9 * len(verdict.value) + 16
        yield f'<rect class="{verdict}" x="{right - width}" y="12" width="{width}" height="22" rx="11"/>'
        middle = right - width // 2
        yield f'<text class="badge" x="{middle}" y="27.5" text-anchor="middle">{verdict.value}</text>'
        right -= width + 8
    yield f'<text x="16" y="27">{escape(row.title)}</text>'


def _bars(meant: Meaning, axis: _Axis, top: int) -> Iterator[str]:
    if meant.weekday is not None:
        for day in range(int(axis.low) + 1, int(axis.high) + 1):
            if date.fromordinal(day).weekday() == meant.weekday:
                yield from _bar(Interval(date.fromordinal(day), date.fromordinal(day)), axis, top, "hard", 22)
                yield from _bar(Interval(date.fromordinal(day), date.fromordinal(day)), axis, top, "soft", 8)
        return
    for reading in meant.readings:
        yield from _bar(reading.hard, axis, top, "hard", 22)
        yield from _bar(reading.soft, axis, top, "soft", 8)


def _bar(interval: Interval, axis: _Axis, top: int, sort: str, height: int) -> Iterator[str]:
    """One bar, with an arrow where it goes on for ever."""
    y = top + (_ROW - height) // 2
    middle = top + _ROW // 2
    low = axis.low if interval.low is None else _number(interval.low)
    high = axis.high if interval.high is None else _last(interval.high)
    start, end = _at_least(axis.x(low), axis.x(high))
    yield (
        f'<rect class="{sort}" x="{_pixels(start)}" y="{y}" width="{_pixels(end - start)}" '
        f'height="{height}" rx="2"/>'
    )
    half = height // 2
    if interval.low is None:
        x = _pixels(start)
        yield f'<path class="{sort}" d="M{x} {middle - half}l-9 {half}l9 {half}z"/>'
    if interval.high is None:
        x = _pixels(end)
        yield f'<path class="{sort}" d="M{x} {middle - half}l9 {half}l-9 {half}z"/>'


def _last(value: Value) -> Decimal:
    """Where a high end stands: a day lasts until the next."""
    return _number(value) + 1 if isinstance(value, date) else _number(value)


def _at_least(start: Decimal, end: Decimal) -> tuple[Decimal, Decimal]:
    """The two ends, set apart where nothing would be seen between them."""
    missing = max(_LEAST_BAR - (end - start), Decimal(0))
    return start - missing / 2, end + missing / 2


def _pixels(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1')):f}"


def _told(meant: Meaning, axis: _Axis) -> Iterator[str]:
    if meant.weekday is not None:
        yield f"any {_WEEKDAYS[meant.weekday]}"
        return
    for reading in meant.readings:
        yield f"means {in_words(reading.hard, axis.scale)}"
        if reading.soft != reading.hard:
            yield f"likely {in_words(reading.soft, axis.scale)}"


def in_words(interval: Interval, scale: Decimal = Decimal(1)) -> str:
    """An interval, `[17.15 … 17.25)`: a square bracket where the end belongs to it, a round one where not."""
    if interval.low is not None and interval.low == interval.high:
        return _end(interval.low, scale)
    low = "(−∞" if interval.low is None else f"{'(' if interval.low_open else '['}{_end(interval.low, scale)}"
    high = (
        "∞)" if interval.high is None else f"{_end(interval.high, scale)}{')' if interval.high_open else ']'}"
    )
    return f"{low} … {high}"


def _end(value: Value, scale: Decimal) -> str:
    return value.isoformat() if isinstance(value, date) else f"{(value / scale).normalize():,f}"
