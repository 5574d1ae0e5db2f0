"""Lines: the claims of a fact that can be measured on one scale, brought to one unit.

Dates lie on one line, dollars on another, tonnes and kilograms on one. A claim whose unit is open (`dinar?`)
or unstated lies on every line that it could belong to, loosely, and where there is none on one of its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from kzclaims.model import Interval, Kind
from kzclaims.reconcile.days import first_on, last_on
from kzclaims.reconcile.intervals import ABOVE_ALL, BELOW_ALL, high_cut, low_cut, union
from kzclaims.reconcile.sweep import Piece, Voice, shared
from kzclaims.reconcile.units import common_unit, convert, is_open, line, may_be

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzclaims.reconcile.intervals import IntervalSet
    from kzclaims.reconcile.reading import Reading
    from kzclaims.reconcile.testimony import Testimony

Bound = Literal["soft", "outer"]
"""Which of a reading's sets is looked at: what it suggests, or what it does not exclude for certain."""

_WITH_UNIT = frozenset({Kind.MONEY, Kind.MEASURE})
DATES = "date"
"""The name of the line of dates."""

Voices = tuple[tuple[Voice, ...], frozenset[str]]
"""One voice a source, and the sources that cannot be right in all that they say."""

_ONE_TRACK = (0,)
_EVERY_WEEKDAY = tuple(range(7))


@dataclass(frozen=True, slots=True)
class Placed:
    """A testimony on a line: `index` among those judged, its readings in the line's unit.

    `outer` is what no reading excludes for certain, `soft` what any suggests.
    """

    index: int
    testimony: Testimony
    readings: tuple[Reading, ...]
    outer: IntervalSet
    soft: IntervalSet
    loose: bool

    @property
    def source(self) -> str:
        """Who says so."""
        return self.testimony.source

    @property
    def weekday(self) -> int | None:
        """The weekday that is all that is known of the date."""
        return self.testimony.meaning.weekday


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Placed claims that can be measured against each other, in `unit`.

    `tracks` is one, or seven where a bare weekday is among dates: a point is then a weekday and a day.
    `sources` are those with a claim on the line, `by_source` has their claims, each in order.
    """

    name: str
    unit: str | None
    placed: tuple[Placed, ...]
    tracks: tuple[int, ...]
    sources: frozenset[str]
    by_source: Mapping[str, tuple[Placed, ...]]
    _pieces: dict[tuple[int, Bound], tuple[Piece, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    _voices: dict[tuple[Bound, bool], Voices] = field(default_factory=dict, compare=False, repr=False)

    def pieces(self, placed: Placed, bound: Bound) -> tuple[Piece, ...]:
        """The parts of the line on which a claim can be right."""
        # Claims of equal quantities share their meaning, and the line keeps it alive.
        key = (id(placed.testimony.meaning), bound)
        known = self._pieces.get(key)
        if known is None:
            known = self._pieces[key] = self._pieces_of(placed, bound)
        return known

    def _pieces_of(self, placed: Placed, bound: Bound) -> tuple[Piece, ...]:
        if placed.weekday is not None:
            return (((placed.weekday, BELOW_ALL), (placed.weekday, ABOVE_ALL)),)
        intervals = placed.soft if bound == "soft" else placed.outer
        if self.tracks is _ONE_TRACK:
            return tuple(((0, low_cut(interval)), (0, high_cut(interval))) for interval in intervals)
        return tuple(
            ((weekday, low_cut(part)), (weekday, high_cut(part)))
            for weekday in self.tracks
            for interval in intervals
            if (part := _on_weekday(interval, weekday)) is not None
        )

    def voices(self, bound: Bound, *, loose: bool) -> Voices:
        """One voice a source, and the sources that cannot be right in all that they say.

        A source can be right where all its claims can be; if there is no such place, where any can.
        `loose` takes in the loose claims too.
        """
        known = self._voices.get((bound, loose))
        if known is None:
            known = self._voices[bound, loose] = self._voices_of(bound, loose=loose)
        return known

    def _voices_of(self, bound: Bound, *, loose: bool) -> Voices:
        voices: list[Voice] = []
        divided: set[str] = set()
        for source, placed in self.by_source.items():
            heard = [one for one in placed if loose or not one.loose]
            if not heard:
                continue
            group = [self.pieces(one, bound) for one in heard]
            pieces = group[0] if len(group) == 1 else shared(group)
            if not pieces:
                divided.add(source)
                pieces = tuple(piece for own in group for piece in own)
            origins = frozenset(one.testimony.origin for one in heard)
            voices.append(Voice(source=source, origins=origins, pieces=pieces))
        return tuple(voices), frozenset(divided)


def lay_out(testimonies: Sequence[Testimony]) -> tuple[Line, ...]:
    """The lines of testimonies whose meaning is known, sorted by name."""
    firm: defaultdict[str, list[tuple[int, Testimony]]] = defaultdict(list)
    open_ended: list[tuple[int, Testimony]] = []
    for index, testimony in enumerate(testimonies):
        if is_undecided(testimony):
            open_ended.append((index, testimony))
        else:
            firm[line_name(testimony)].append((index, testimony))
    loose: defaultdict[str, list[tuple[int, Testimony]]] = defaultdict(list)
    own: defaultdict[str, list[tuple[int, Testimony]]] = defaultdict(list)
    for index, testimony in open_ended:
        unit = testimony.claim.quantity.unit
        names = [name for name in firm if unit is None or may_be(unit, name)]
        for name in names:
            loose[name].append((index, testimony))
        if not names:
            own[unit or ""].append((index, testimony))
    if "" in own and len(own) > 1:
        # Nobody names a unit beside those who name an open one.
        for unstated in own.pop(""):
            for name in own:
                loose[name].append(unstated)
    lines = [_line(name, members, loose[name]) for name, members in (*firm.items(), *own.items())]
    return tuple(sorted(lines, key=lambda placed: placed.name))


def is_undecided(testimony: Testimony) -> bool:
    """Whether a claim leaves open which unit it is in."""
    quantity = testimony.claim.quantity
    return quantity.kind in _WITH_UNIT and (quantity.unit is None or is_open(quantity.unit))


def line_name(testimony: Testimony) -> str:
    """The line that a claim of decided unit lies on."""
    return DATES if testimony.meaning.dated else line(testimony.claim.quantity.unit)[0]


def _line(
    name: str, members: Sequence[tuple[int, Testimony]], loose: Sequence[tuple[int, Testimony]]
) -> Line:
    units = {unit for _, testimony in members if (unit := testimony.claim.quantity.unit) is not None}
    unit = None if name == DATES or not units else common_unit(units)
    target = unit if len(units) > 1 else None
    known: dict[int, _Position] = {}
    placed = [
        _place(known, index, testimony, target, loose=testimony.loose or alien)
        for group, alien in ((members, False), (loose, True))
        for index, testimony in group
    ]
    placed.sort(key=lambda one: one.index)
    bare = any(one.weekday is not None for one in placed)
    grouped: defaultdict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        grouped[one.source].append(one)
    return Line(
        name=name,
        unit=unit,
        placed=tuple(placed),
        tracks=_EVERY_WEEKDAY if bare else _ONE_TRACK,
        sources=frozenset(grouped),
        by_source={source: tuple(grouped[source]) for source in sorted(grouped)},
    )


_Position = tuple[tuple["Reading", ...], "IntervalSet", "IntervalSet"]
"""Readings in the line's unit, what they do not exclude, and what they suggest."""


def _place(
    known: dict[int, _Position], index: int, testimony: Testimony, target: str | None, *, loose: bool
) -> Placed:
    """A testimony on a line; claims that mean the same are measured once."""
    position = known.get(id(testimony.meaning))
    if position is None:
        position = known[id(testimony.meaning)] = _position(testimony, target)
    return Placed(index, testimony, *position, loose)


def _position(testimony: Testimony, target: str | None) -> _Position:
    readings = _in_unit(testimony, target)
    outer: IntervalSet = tuple(reading.outer for reading in readings)
    soft: IntervalSet = tuple(reading.soft for reading in readings)
    if len(readings) > 1:
        outer, soft = union(outer), union(soft)
    return readings, outer, soft


def consensus_line(testimonies: Sequence[Testimony]) -> Line | None:
    """The line of claims that all lie on one, in one unit, each with one reading and stated in full.

    None where they are not so plain. Of claims that mean the same only the first two are placed: more
    change nothing where all agree.
    """
    first = testimonies[0]
    unit, dated = first.claim.quantity.unit, first.meaning.dated
    alike: dict[int, list[tuple[int, Testimony]]] = {}
    sources: set[str] = set()
    for index, testimony in enumerate(testimonies):
        if testimony.loose:
            return None
        sources.add(testimony.claim.source)
        same = alike.get(id(testimony.meaning))
        if same is None:
            meaning = testimony.meaning
            if len(meaning.readings) != 1 or meaning.clash or meaning.weekday is not None:
                return None
            if meaning.dated != dated or (not dated and testimony.claim.quantity.unit != unit):
                return None
            alike[id(meaning)] = [(index, testimony)]
        elif len(same) == 1:
            same.append((index, testimony))
    if is_undecided(first):
        return None
    placed = tuple(
        Placed(index, one, one.meaning.readings, (reading.outer,), (reading.soft,), loose=False)
        for index, one in sorted(pair for same in alike.values() for pair in same)
        for reading in one.meaning.readings
    )
    return Line(
        name=line_name(first),
        unit=None if dated else unit,
        placed=placed,
        tracks=_ONE_TRACK,
        sources=frozenset(sources),
        by_source={},
    )


def _in_unit(testimony: Testimony, target: str | None) -> tuple[Reading, ...]:
    unit = testimony.claim.quantity.unit
    readings = testimony.meaning.readings
    if target is None or unit is None or unit == target or is_open(unit):
        return readings
    return tuple(
        replace(
            reading,
            hard=convert(reading.hard, unit, target),
            soft=convert(reading.soft, unit, target),
            outer=convert(reading.outer, unit, target),
            stated=convert(reading.stated, unit, target),
        )
        for reading in readings
    )


def _on_weekday(interval: Interval, weekday: int) -> Interval | None:
    """The interval cut back to its first and last such weekday; None where it has none."""
    low, high = interval.low, interval.high
    first = first_on(low, weekday) if isinstance(low, date) else None
    last = last_on(high, weekday) if isinstance(high, date) else None
    if (low is not None and first is None) or (high is not None and last is None):
        return None  # the calendar ends before the next one
    if first is not None and last is not None and first > last:
        return None
    return Interval(first, last)
