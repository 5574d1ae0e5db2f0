"""Reasons: a verdict in words and numbers, enough to redo it by hand.

One paragraph of English: what each value means, which ends meet or do not and by how much, who dissents,
and the smallest change that would flip the verdict. Long lists of values are cut, with a count.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Kind, Verdict
from kzclaims.reconcile.days import WEEKDAYS
from kzclaims.reconcile.intervals import distance, gap, intersect, intersect_all, is_point
from kzclaims.reconcile.phrases import a_weekday, amount, days, ends, percent, said, weekday_of
from kzclaims.reconcile.verdict import Cause, extremes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.model import Value
    from kzclaims.reconcile.lines import Line
    from kzclaims.reconcile.testimony import Testimony
    from kzclaims.reconcile.verdict import Finding, Judgement, Weighed

MOST_VALUES = 6
"""How many values a reason names before it counts the rest."""


def reason(judgement: Judgement, testimonies: Sequence[Testimony]) -> str:
    """Why the claims that were judged have their verdict."""
    if not testimonies:
        return "No claim has a value that can be compared."
    opening = f"{_witnesses(testimonies)}: {_values(testimonies)}"
    match judgement.verdict:
        case Verdict.SINGLE:
            return f"{opening}; nothing to compare with."
        case Verdict.AGREE:
            return f"{opening}{_agreement(judgement)}"
        case Verdict.TENSION | Verdict.CONFLICT:
            decisive = [finding for finding in judgement.findings if finding.is_conflict] or [
                *judgement.findings
            ]
            parts = list(dict.fromkeys(_explained(finding, testimonies) for finding in decisive))
            if len(parts) > MOST_VALUES:
                parts = [*parts[:MOST_VALUES], f"And {len(parts) - MOST_VALUES} more of the kind."]
            return " ".join((f"{opening}.", *parts, *_dissent(judgement, testimonies)))


def named(testimonies: Iterable[Testimony]) -> str:
    """The values that claims state, each once, with the number of sources where there are more."""
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for testimony in sorted(testimonies, key=_by_value):
        spoken[_said(testimony)].add(testimony.source)
    return _cut(
        [
            text if len(sources) == 1 else f"{text} ({len(sources)} sources)"
            for text, sources in spoken.items()
        ],
        ", ",
    )


def counted(count: int, noun: str) -> str:
    """A count with its noun: `1 source`, `3 sources`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _witnesses(testimonies: Sequence[Testimony]) -> str:
    sources = len({testimony.source for testimony in testimonies})
    origins = len({testimony.origin for testimony in testimonies})
    if origins >= sources:
        return counted(sources, "source")
    copies = "all copies of one text" if origins == 1 else "the others are copies"
    return f"{counted(sources, 'source')}, {counted(origins, 'origin')} ({copies})"


def _values(testimonies: Sequence[Testimony]) -> str:
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for testimony in sorted(testimonies, key=_by_value):
        spoken[_meant(testimony)].add(testimony.source)
    many = len(spoken) < len({testimony.source for testimony in testimonies})
    return _cut(
        [
            f"{text} ({counted(len(sources), 'source')})" if many and len(sources) > 1 else text
            for text, sources in spoken.items()
        ],
        "; ",
    )


def _by_value(testimony: Testimony) -> tuple[str, str, Decimal, str]:
    """Values in order, units and dates apart; a total order, whatever the order of the claims."""
    meaning, quantity = testimony.meaning, testimony.claim.quantity
    interval = meaning.readings[0].stated if meaning.readings else None
    end: Value | None = (
        None if interval is None else interval.low if interval.low is not None else interval.high
    )
    place = Decimal(end.toordinal()) if isinstance(end, date) else end if end is not None else Decimal(0)
    return ("date" if meaning.dated else "", quantity.unit or "", place, _said(testimony))


def _said(testimony: Testimony) -> str:
    quantity = testimony.claim.quantity
    dating = testimony.meaning.dated and quantity.kind is Kind.DURATION
    return said(quantity, testimony.published if dating else None)


def _meant(testimony: Testimony) -> str:
    text, meaning = _said(testimony), testimony.meaning
    if not meaning.readings:
        return text if meaning.weekday is None else f"{text} means any {WEEKDAYS[meaning.weekday]}"
    unit = None if meaning.dated else testimony.claim.quantity.unit
    readings = []
    for reading in meaning.readings:
        hard, soft = ends(reading.hard, unit), ends(reading.soft, unit)
        readings.append(hard if hard == soft else f"{hard}, likely {soft}")
    meant = " or ".join(dict.fromkeys(readings))
    return text if meant == text else f"{text} means {meant}"


def _cut(texts: Sequence[str], joint: str) -> str:
    if len(texts) <= MOST_VALUES:
        return joint.join(texts)
    return f"{joint.join(texts[:MOST_VALUES])}{joint}and {counted(len(texts) - MOST_VALUES, 'more value')}"


def _agreement(judgement: Judgement) -> str:
    shared = [each for each in judgement.lines if each.common is not None]
    widest = max(shared, key=lambda each: len(each.line.sources), default=None)
    if widest is None or widest.common is None:
        return "."
    text = f"; common: {ends(widest.common, widest.line.unit)}."
    slack = _slack(widest)
    if slack is None:
        return text
    moved = f"by more than {_far(slack, widest.line)}" if slack else "at all"
    return f"{text} It would be tension if one of them moved {moved}."


def _slack(weighed: Weighed) -> Decimal | None:
    """How far one claim can move before what the claims suggest has nothing in common; None: any way."""
    placed = weighed.line.placed
    found = extremes(placed, "soft")
    if found is None:
        return None
    if found.lowest is not found.highest:
        return _room(found.low.low, found.high.high)
    rest = extremes([one for one in placed if one is not found.lowest], "soft")
    if rest is None:
        return None
    ways = (_room(found.low.low, rest.high.high), _room(rest.low.low, found.high.high))
    return min((way for way in ways if way is not None), default=None)


def _room(low: Value | None, high: Value | None) -> Decimal | None:
    return None if low is None or high is None else max(Decimal(0), distance(low, high))


def _far(length: Decimal, line: Line) -> str:
    return (
        days(length) if any(one.testimony.meaning.dated for one in line.placed) else amount(length, line.unit)
    )


def _explained(finding: Finding, testimonies: Sequence[Testimony]) -> str:
    members = [testimonies[index] for index in finding.members]
    match finding.cause:
        case Cause.CLASH:
            notes = _cut(list(dict.fromkeys(_clash(member) for member in members)), " ")
            return f"{named(members)} contradicts itself: {notes}."
        case Cause.APART:
            return f"They exclude each other: {_distance(finding)}{_weekday_note(members)}."
        case Cause.DIVIDED:
            return f"One source contradicts itself: {named(members)}; {_distance(finding)}{_weekday_note(members)}."
        case Cause.UNIT | Cause.UNCOMPARED:
            return _foreign(finding, members)
        case Cause.SOFT:
            return _suggestion(finding)
        case Cause.TOUCH:
            return f"{named(members)} {_meeting(finding)}."
        case Cause.UNSTATED:
            return (
                f"They exclude each other: {_distance(finding)}; but {named(_open(finding, testimonies))} "
                "leaves open what it is about, and so proves nothing. With the same slots and unit stated it "
                "would be conflict."
            )
        case Cause.REPORTED:
            return f"One source gives {named(members)} on the word of different people."


def _foreign(finding: Finding, members: Sequence[Testimony]) -> str:
    units = finding.line.unit or "no unit"
    if finding.cause is Cause.UNIT:
        return f"{named(members)}: the same number stands elsewhere in a unit other than {units}."
    return f"{named(members)}: amounts in {units} do not convert exactly to the others, and are not compared."


def _distance(finding: Finding) -> str:
    """Which ends do not meet, by how much, and what would flip it."""
    found, line = finding.extremes, finding.line
    if found is None or intersect(found.low, found.high) is not None:
        return "no value fits all of them"
    low, high = found.low.low, found.high.high
    if low is None or high is None:
        return "no value fits all of them"
    length = gap(found.low, found.high)
    relative = percent(length, high) if isinstance(high, Decimal) else None
    if not length:
        return f"they only meet at {_end(low, line)}, which not all of them include"
    strict = found.low.low_open or found.high.high_open
    return (
        f"the highest low end, {_end(low, line)} ({_said(found.lowest.testimony)}), is {_far(length, line)}"
        f"{f' ({relative})' if relative else ''} above the lowest high end, {_end(high, line)} "
        f"({_said(found.highest.testimony)}); to meet they must come {'more than ' if strict else ''}"
        f"{_far(length, line)} closer"
    ).replace("above the lowest", "after the lowest" if isinstance(high, date) else "above the lowest")


def _end(value: Value, line: Line) -> str:
    return value.isoformat() if isinstance(value, date) else amount(value, line.unit)


def _suggestion(finding: Finding) -> str:
    """Why claims that can all be right do not agree, and the nearer of the two ways to flip it."""
    line, found = finding.line, finding.extremes
    possible = extremes(line.placed, "outer")
    allowed = None if possible is None else intersect(possible.low, possible.high)
    together = intersect_all(one.outer[0] for one in line.placed if len(one.outer) == 1)
    range_text = f" ({ends(together, line.unit)})" if together is not None and allowed is not None else ""
    text = f"All can be right{range_text}, but what they suggest does not meet"
    if found is None or found.low.low is None or found.high.high is None:
        return f"{text}."
    if intersect(found.low, found.high) is not None:
        return f"{text}."
    length = gap(found.low, found.high)
    high = found.high.high
    relative = percent(length, high) if isinstance(high, Decimal) else None
    text = (
        f"{text}: {_end(found.low.low, line)} ({_said(found.lowest.testimony)}) is {_far(length, line)}"
        f"{f' ({relative})' if relative else ''} beyond {_end(high, line)} "
        f"({_said(found.highest.testimony)})."
    )
    slack = None if possible is None or allowed is None else _room(possible.low.low, possible.high.high)
    if slack is not None and slack < length:
        return f"{text} Moved apart by more than {_far(slack, line)}, it would be conflict."
    return f"{text} Moved together by {_far(length, line)}, it would be agreement."


def _meeting(finding: Finding) -> str:
    """How ranges touch."""
    by_index = {one.index: one for one in finding.line.placed}
    common = intersect_all(by_index[index].readings[0].stated for index in finding.members)
    if common is not None and common.low is not None and is_point(common):
        return f"meet at one end only, {_end(common.low, finding.line)}; more in common would be agreement"
    return "meet by rounding only; more in common would be agreement"


def _open(finding: Finding, testimonies: Sequence[Testimony]) -> list[Testimony]:
    return [testimonies[one.index] for one in finding.line.placed if one.loose]


def _clash(testimony: Testimony) -> str:
    quantity = testimony.claim.quantity
    if quantity.weekday is None or not isinstance(quantity.low, date):
        return "no day fits it"
    if quantity.low == quantity.high:
        return f"{quantity.low} is {a_weekday(quantity.low.weekday())}, not {a_weekday(quantity.weekday)}"
    return f"there is no {WEEKDAYS[quantity.weekday]} among those days"


def _weekday_note(members: Sequence[Testimony]) -> str:
    """That a day is not the weekday that somebody names, where that is so."""
    quantities = [member.claim.quantity for member in members]
    weekdays = sorted({quantity.weekday for quantity in quantities if quantity.weekday is not None})
    single = sorted(
        {
            quantity.low
            for quantity in quantities
            if isinstance(quantity.low, date) and quantity.low == quantity.high and quantity.weekday is None
        }
    )
    for day in single:
        others = [weekday for weekday in weekdays if weekday != day.weekday()]
        if others:
            return f"; {day} is a {weekday_of(day)}, not {a_weekday(others[0])}"
    return ""


def _dissent(judgement: Judgement, testimonies: Sequence[Testimony]) -> Iterator[str]:
    """Who is right by number, and who is not."""
    if judgement.verdict is not Verdict.CONFLICT:
        return
    dissenting = [testimonies[index] for index in sorted(judgement.dissenting)]
    if not dissenting:
        return
    wrong = {testimony.source for testimony in dissenting}
    everybody = {testimony.source for testimony in testimonies}
    if wrong == everybody:
        yield "No side is larger: all dissent."
    else:
        yield (
            f"{len(everybody) - len(wrong)} of {counted(len(everybody), 'source')} can be right together; "
            f"dissenting: {named(dissenting)}."
        )


__all__ = ["counted", "named", "reason"]
