"""Why sources do not agree, cause by cause, and the smallest change that would flip it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from kzclaims.reconcile.days import WEEKDAYS
from kzclaims.reconcile.findings import Cause
from kzclaims.reconcile.intervals import distance, gap, intersect, intersect_all, is_point
from kzclaims.reconcile.phrases import a_weekday, ends, percent
from kzclaims.reconcile.verdict import extremes
from kzclaims.reconcile.wording import distance_of, end_of, listed, named, said_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.model import Value
    from kzclaims.reconcile.findings import Extremes, Finding
    from kzclaims.reconcile.lines import Bound, Line, Placed
    from kzclaims.reconcile.testimony import Testimony


def explained(finding: Finding, testimonies: Sequence[Testimony]) -> str:
    """One finding in words; `testimonies` are those that were judged."""
    members = [testimonies[index] for index in finding.members]
    values = named(members)
    match finding.cause:
        case Cause.CLASH:
            text = f"{values} contradicts itself: {listed(_clashes(members), ', ')}"
        case Cause.APART:
            text = f"They exclude each other: {_apart(finding)}{_weekday_note(members)}"
        case Cause.DIVIDED:
            text = f"One source contradicts itself with {values}: {_apart(finding)}{_weekday_note(members)}"
        case Cause.UNIT:
            text = (
                f"The same number stands in units that do not convert: {values}. In one unit they would agree"
            )
        case Cause.UNCOMPARED:
            text = f"Amounts in units that do not convert exactly are not compared: {values}"
        case Cause.SOFT:
            text = _suggestion(finding)
        case Cause.TOUCH:
            text = f"{_meeting(finding)}: {values}. More in common would be agreement"
        case Cause.UNSTATED:
            text = (
                f"They exclude each other: {_apart(finding)}{_weekday_note(members)}. But {_open(finding)} "
                "leaves open what it is about, which proves nothing; stated in full it would be conflict, or "
                "another fact"
            )
        case Cause.SCOPE:
            text = (
                f"They exclude each other: {_apart(finding)}{_weekday_note(members)}. But the times that "
                "they hold for only overlap, which proves nothing; for one time it would be conflict"
            )
        case Cause.REPORTED:
            text = f"One source gives {values} on the word of different people"
        case _:
            assert_never(finding.cause)
    return f"{text}."


def slack(placed: Sequence[Placed], bound: Bound) -> Decimal | None:
    """How far one claim can move before the claims have nothing in common; None where that is any way."""
    found = extremes(placed, bound)
    if found is None:
        return None
    if found.lowest is not found.highest:
        return _room(found.low.low, found.high.high)
    rest = extremes([one for one in placed if one is not found.lowest], bound)
    if rest is None:
        return None
    ways = (_room(found.low.low, rest.high.high), _room(rest.low.low, found.high.high))
    return min((way for way in ways if way is not None), default=None)


def _room(low: Value | None, high: Value | None) -> Decimal | None:
    return None if low is None or high is None else max(Decimal(0), distance(low, high))


def _apart(finding: Finding) -> str:
    """Which ends do not meet, by how much, and what would flip it."""
    found, line = finding.extremes, finding.line
    if found is None or found.low.low is None or found.high.high is None:
        return "no value fits all of them"
    if intersect(found.low, found.high) is not None:
        return "no value fits all of them"
    length = gap(found.low, found.high)
    if not length:
        return _meeting_end(found, line)
    strict = "more than " if found.low.low_open or found.high.high_open else ""
    order = "after" if isinstance(found.low.low, date) else "above"
    return (
        f"the highest low end, {_owned(found.low.low, found.lowest, line)}, is "
        f"{_by_how_much(length, found.high.high, line)} {order} the lowest high end, "
        f"{_owned(found.high.high, found.highest, line)}; to meet they must come {strict}"
        f"{distance_of(length, line)} closer"
    )


def _suggestion(finding: Finding) -> str:
    """Why claims that can all be right do not agree, and the nearer of the two ways to flip it."""
    line, found = finding.line, finding.extremes
    text = "All can be right, but what they suggest does not meet"
    if all(len(one.readings) == 1 for one in line.placed):
        together = intersect_all(one.readings[0].hard for one in line.placed)
        if together is not None:
            text = f"All can be right ({ends(together, line.unit)}), but what they suggest does not meet"
    if found is None or found.low.low is None or found.high.high is None:
        return text
    if intersect(found.low, found.high) is not None:
        return text
    length = gap(found.low, found.high)
    if not length:
        return f"{text}: {_meeting_end(found, line)}. The least change would flip it"
    text = (
        f"{text}: {_owned(found.low.low, found.lowest, line)} is "
        f"{_by_how_much(length, found.high.high, line)} beyond {_owned(found.high.high, found.highest, line)}"
    )
    room = slack(line.placed, "outer")
    if room is not None and room < length:
        return f"{text}. Moved apart by more than {distance_of(room, line)}, it would be conflict"
    return f"{text}. Moved together by {distance_of(length, line)}, it would be agreement"


def _by_how_much(length: Decimal, of: Value, line: Line) -> str:
    """Absolute, and relative to the lower end."""
    relative = percent(length, of) if isinstance(of, Decimal) and line.unit != "%" else None
    return f"{distance_of(length, line)}{f' ({relative})' if relative else ''}"


def _owned(end: Value, owner: Placed, line: Line) -> str:
    """An end, and whose it is where that is not plain."""
    text, said = end_of(end, line), said_by(owner.testimony)
    return text if text == said else f"{text} ({said})"


def _meeting_end(found: Extremes, line: Line) -> str:
    end = found.low.low
    return (
        "they meet at no value"
        if end is None
        else f"they only meet at {end_of(end, line)}, which not all include"
    )


def _meeting(finding: Finding) -> str:
    """How ranges touch."""
    by_index = {one.index: one for one in finding.line.placed}
    common = intersect_all(by_index[index].readings[0].stated for index in finding.members)
    if common is not None and common.low is not None and is_point(common):
        return f"They meet at one end only, {end_of(common.low, finding.line)}"
    return "They meet by their rounding only"


def _open(finding: Finding) -> str:
    return named(one.testimony for one in finding.line.placed if one.loose)


def _clashes(members: Sequence[Testimony]) -> list[str]:
    texts = []
    for member in members:
        quantity = member.claim.quantity
        if quantity.weekday is None or not isinstance(quantity.low, date):
            continue
        if quantity.low == quantity.high:
            right, wrong = a_weekday(quantity.low.weekday()), a_weekday(quantity.weekday)
            texts.append(f"{quantity.low} is {right}, not {wrong}")
        else:
            texts.append(f"none of those days is {a_weekday(quantity.weekday)}")
    return list(dict.fromkeys(texts))


def _weekday_note(members: Sequence[Testimony]) -> str:
    """That a day is not the weekday that another claim names, where that is so."""
    quantities = [member.claim.quantity for member in members]
    weekdays = sorted({quantity.weekday for quantity in quantities if quantity.weekday is not None})
    days = sorted(
        {
            quantity.low
            for quantity in quantities
            if isinstance(quantity.low, date) and quantity.low == quantity.high and quantity.weekday is None
        }
    )
    for day in days:
        others = [weekday for weekday in weekdays if weekday != day.weekday()]
        if others:
            return f"; {day} is a {WEEKDAYS[day.weekday()]}, not {a_weekday(others[0])}"
    return ""
