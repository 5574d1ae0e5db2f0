"""Weekdays: alone, with a date («الخميس 6 نوفمبر», "Thursday (Nov 7)"), by number in a month."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kzclaims.model import Granularity
from kzclaims.quantities import calendar
from kzclaims.quantities.datecontext import shift_at, told
from kzclaims.quantities.datewords import DateFound, closes, qualifier, side_of, skip
from kzclaims.quantities.days import calendar_date, month_first
from kzclaims.quantities.digitdates import read_digit_date
from kzclaims.quantities.months import month_at
from kzclaims.quantities.ordinals import read_ordinal
from kzclaims.quantities.words import Cat, Form

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.calendar import Days
    from kzclaims.quantities.match import Match
    from kzclaims.quantities.scan import Scan

_OPENING: Final = ",،(-–"
_BETWEEN: Final = ("date-day_word", "date-the", "date-last", "date-next")
"""What may stand between a weekday and its date: «الثلاثاء الماضي الموافق 4 نوفمبر»."""


def read_weekday(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """A weekday and the date that stands with it; alone, the nearest one the article can mean."""
    match = scan.find(place, Cat.WEEKDAY)
    if match is None or match.reading.form is Form.BARE:
        return None
    with_date = _with_date(scan, match, published)
    if with_date is not None:
        return with_date
    if match.reading.form is Form.EXACT or _in_a_name(scan, match):
        return None  # "Sat" and "Sun" alone are other words
    return (
        _today(scan, match, published)
        or _night_between(scan, match, published)
        or _in_week(scan, match, published)
        or _last_in_month(scan, match, published)
        or _alone(scan, match, published)
    )


def _with_date(scan: Scan, match: Match, published: date | None) -> DateFound | None:
    """«الخميس 6 نوفمبر», «الخميس الموافق 6-11-2025», "Thursday (Nov 7)"."""
    opening = at = scan.after(match.last)
    for _ in range(3):
        if at >= scan.end:
            return None
        role = next((found for name in _BETWEEN if (found := scan.role(at, name)) is not None), None)
        if scan.pieces[at] in _OPENING or role is not None:
            at = scan.after(role.last if role is not None else at)
    if at >= scan.end:
        return None
    named = read_digit_date(scan, at, published) or calendar_date(scan, at, published)
    if named is None or not _is_a_day(named):
        return None
    weekday: int = match.reading.value
    return named.replaced(
        first=match.first,
        last=closes(scan, named.last, opening),
        start=scan.start_of(match),
        days=on_weekday(named.days, weekday),
        weekday=weekday,
    )


def _is_a_day(found: DateFound) -> bool:
    if found.days is None:
        return found.day is not None
    return found.days.granularity in (Granularity.DAY, Granularity.RANGE)


def on_weekday(days: Days | None, weekday: int) -> Days | None:
    """Of the days that a date leaves open (its order, the Hijri calendar), the one on the weekday."""
    if days is None or days.first == days.last:
        return days
    width = (days.last - days.first).days
    steps = range(width + 1) if width < 7 and days.granularity is Granularity.DAY else (0, width)
    candidates = [days.first + timedelta(days=step) for step in steps]
    fitting = [found for found in candidates if found.weekday() == weekday]
    return calendar.single(fitting[0]) if len(fitting) == 1 else days


def _in_a_name(scan: Scan, match: Match) -> bool:
    """«صلاة الجمعة», "Black Friday", "Sunday Times", "every Monday": no day of the calendar."""
    before = scan.role_before(match.first, "date-name_before", 2)
    if before is not None and not before.reading.definite:
        return True
    behind = scan.after(match.last)
    return behind < scan.end and scan.role(behind, "date-name_after") is not None


def _night_between(scan: Scan, match: Match, published: date | None) -> DateFound | None:
    """«ليل الخميس الجمعة»: the night between two days."""
    if published is None or scan.role_before(match.first, "date-night", 2) is None:
        return None
    behind = scan.after(match.last)
    second = scan.find(behind, Cat.WEEKDAY) if behind < scan.end else None
    if second is None or second.reading.value != (match.reading.value + 1) % 7:
        return None
    closing = calendar.nearest_weekday(published, second.reading.value)
    opening = None if closing is None else calendar.shifted(closing.first, "day", -1)
    if closing is None or opening is None:
        return None
    days = calendar.span(opening, closing)
    return DateFound(first=match.first, last=second.last, start=scan.start_of(match), days=days)


def _today(scan: Scan, match: Match, published: date | None) -> DateFound | None:
    """«اليوم الخميس», "today (Thursday)", «غدا السبت»: words that are a day only beside a weekday."""
    opening = scan.before(match.first)
    marked = opening >= 0 and scan.pieces[opening] in ",،("
    place = opening if marked else match.first
    for role, steps in (("date-today", 0), ("date-day_after", 1)):
        word = scan.role_before(place, role, 3)
        if word is None and match.last > match.first:
            word = scan.role(match.first, role)  # «اليوم السبت» is "today, Saturday" and "the Saturday"
        if word is None:
            continue
        days = None if published is None else calendar.shifted(published, "day", steps)
        last = closes(scan, match.last, opening) if marked else match.last
        return DateFound(
            first=word.first,
            last=last,
            start=scan.start_of(word),
            days=days,
            weekday=match.reading.value,
        )
    return None


def _in_week(scan: Scan, match: Match, published: date | None) -> DateFound | None:
    """«الخميس من الأسبوع الماضي», "Monday of next week"."""
    at = skip(scan, scan.after(match.last), ("date-of", "date-the"), "")
    week = shift_at(scan, at) if at < scan.end else None
    if week is None or week.shift.unit != "week" or week.shift.part:
        return None
    days = told(scan, at, week.shift, published)
    weekday: int = match.reading.value
    found = None if days is None else calendar.shifted(days.first, "day", weekday)
    return DateFound(
        first=match.first, last=week.last, start=scan.start_of(match), days=found, weekday=weekday
    )


def _alone(scan: Scan, match: Match, published: date | None) -> DateFound:
    weekday: int = match.reading.value
    first, last, start = match.first, match.last, scan.start_of(match)
    told_which = qualifier(scan, first, match)
    shift = None
    if told_which is not None:
        shift, word = told_which
        last = max(last, word.last)
        if word.first < first:
            first, start = word.first, scan.start_of(word)
    days = None
    if published is not None:
        coming = shift is None and weekday != published.weekday() and side_of(scan, first) > 0
        days = calendar.nearest_weekday(published, weekday, ahead=shift == 1 or coming)
        if shift == -1 and days is not None and days.first == published:
            days = calendar.shifted(published, "day", -7)
        if shift == 0:
            days = calendar.shifted(published, "day", weekday - published.weekday())
    return DateFound(first=first, last=last, start=start, days=days, weekday=weekday)


def read_nth_weekday(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """A weekday by its number in a month: "the first Monday of November", «ثاني أربعاء من أكتوبر»."""
    ordinal = read_ordinal(scan, place)
    if ordinal is None or not 1 <= ordinal.value <= 5:
        return None
    at = scan.after(ordinal.last)
    match = scan.find(at, Cat.WEEKDAY) if at < scan.end else None
    if match is None:
        return None
    found = _in_month(scan, match, int(ordinal.value), published)
    return None if found is None else found.replaced(first=place, start=ordinal.start)


def _last_in_month(scan: Scan, match: Match, published: date | None) -> DateFound | None:
    """A weekday by "last": "the last Friday in May 2024"."""
    final = scan.role_before(match.first, "date-final", 1)
    found = None if final is None else _in_month(scan, match, -1, published)
    if final is None or found is None:
        return None
    return found.replaced(first=final.first, start=scan.start_of(final))


def _in_month(scan: Scan, match: Match, number: int, published: date | None) -> DateFound | None:
    behind = scan.after(match.last)
    place = skip(scan, behind, ("date-of", "date-the", "date-month_noun"), "")
    month = month_at(scan, place)
    if month is None or place == behind or month.hijri:
        return None
    found = month_first(scan, place, published)
    if found is None or found.day is not None:
        return None
    weekday: int = match.reading.value
    days = None if found.days is None else calendar.nth_weekday(found.days, weekday, number)
    return found.replaced(days=days, weekday=weekday)


def weekday_behind(scan: Scan, found: DateFound) -> DateFound:
    """A date with the weekday that stands in brackets behind it: `6 نوفمبر (الخميس)`."""
    if found.days is None or found.days.granularity is not Granularity.DAY or found.weekday is not None:
        return found
    opening = scan.after(found.last)
    if opening >= scan.end or scan.pieces[opening] != "(":
        return found
    match = scan.find(opening + 1, Cat.WEEKDAY)
    if match is None or scan.pieces[match.last + 1] != ")":
        return found
    weekday: int = match.reading.value
    days = on_weekday(found.days, weekday)
    return found.replaced(last=match.last + 1, days=days, weekday=weekday)
