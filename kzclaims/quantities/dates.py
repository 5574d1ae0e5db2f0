"""Dates: days, months, years, decades, weekdays and parts of them, as intervals of days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kzclaims.model import Granularity
from kzclaims.quantities import calendar
from kzclaims.quantities.calendar import Days
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.numerals import read_numeral
from kzclaims.quantities.ordinals import read_ordinal
from kzclaims.quantities.scan import Match, Scan
from kzclaims.quantities.words import Cat, digit_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_BARE_FIRST, _BARE_LAST = 1800, 2100
_SEPARATORS = frozenset("-/.–")
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A date in a text: pieces `first` to `last`, `start` in the text.

    `days` is None where the writing leaves the day open and nothing settles it (a weekday or a day
    without a year in an article without a date). `weekday` is kept when written.
    """

    first: int
    last: int
    start: int
    days: Days | None
    weekday: int | None = None


def read_date(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """The date that begins at a place, or None."""
    word = scan.words[place]
    if word is None:
        return None
    found: DateFound | None = None
    if Cat.RELATIVE in word:
        found = _relative(scan, place, published)
    if found is None and Cat.WEEKDAY in word:
        found = _weekday(scan, place, published)
    if found is None:
        found = _calendar_date(scan, place, published)
    if (
        found is None
        and scan.has(Cat.PERIOD)
        and (Cat.PERIOD in word or Cat.ORDINAL in word or Cat.DIGITS in word)
    ):
        found = _period(scan, place, published)
    if found is None and Cat.DECADE in word:
        found = _named_decade(scan, place)
    if found is None and (Cat.DIGITS in word or Cat.SCALE in word or Cat.CARDINAL in word):
        found = _decade_in_digits(scan, place) or _year(scan, place)
    return _part(scan, found) if found is not None else None


# -- day, month, year ------------------------------------------------------------------------------


def _calendar_date(scan: Scan, place: int, published: date | None) -> DateFound | None:
    word = scan.words[place]
    if word is None:
        return None
    if Cat.DIGITS in word:
        found = _digit_date(scan, place)
        if found is not None:
            return found
    if Cat.MONTH in word:
        return _month_first(scan, place, published)
    if not scan.has(Cat.MONTH):
        return None
    return _day_first(scan, place, published)


def _day_first(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """`7 نوفمبر 2025`, «السابع من نوفمبر», `7th, November 2025`, `7 تشرين الثاني/نوفمبر`."""
    number = _day_number(scan, place)
    if number is None:
        return None
    value, last, start = number
    at = _skip(scan, scan.after(last), ("date-of",), ",،")
    month = scan.find(at, Cat.MONTH) if at < scan.end else None
    if month is None:
        return None
    return _with_year(scan, place, start, month, value, published)


def _day_number(scan: Scan, place: int) -> tuple[int, int, int] | None:
    """A day of the month at a place, in digits or words: its number, last piece and start."""
    match = scan.find(place, Cat.DIGITS)
    if match is not None:
        number = digit_number(match.reading)
        if number is None or number.decimals or not 1 <= number.value <= 31 or len(scan.pieces[place]) > 2:
            return None
        if (
            place > 0
            and scan.pieces[place - 1] in ("/", "-", ".", ":")
            and scan.pieces[place - 2][-1:].isdecimal()
        ):
            return None
        last = place
        if scan.pieces[place + 1] in _SUFFIXES:
            last = place + 1
        return int(number.value), last, scan.starts[place]
    ordinal = read_ordinal(scan, place)
    if ordinal is not None and 1 <= ordinal.value <= 31:
        return int(ordinal.value), ordinal.last, ordinal.start
    numeral = read_numeral(scan, place)
    if (
        numeral is not None
        and not numeral.digits
        and 1 <= numeral.value <= 31
        and numeral.value == int(numeral.value)
    ):
        return int(numeral.value), numeral.last, numeral.start
    return None


def _month_first(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """`November 7, 2025`, `Nov. 7`, «يناير الثاني والعشرين، 2018», `أكتوبر 2023`, a month alone behind «في»."""
    month = scan.find(place, Cat.MONTH)
    if month is None:
        return None
    start = scan.start_of(month)
    month = _other_name(scan, month)
    at = scan.after(month.last)
    if at < scan.end and scan.pieces[at] == ".":
        at = scan.after(at)
    year = _year_number(scan, _skip(scan, at, ("date-of", "date-year"), ",،"))
    if at < scan.end:
        number = _day_number(scan, at)
        if number is not None and not (year is not None and number[1] == year[1]):
            value, last, _ = number
            behind = _year_number(scan, _skip(scan, scan.after(last), ("date-of", "date-year"), ",،"))
            if behind is not None or not _counts_something(scan, last):
                found = _with_year(
                    scan, place, start, Match(month.reading, month.first, last), value, published
                )
                if found is not None:
                    return found
    number_of_month: int = month.reading.value
    if year is not None:
        days = calendar.month(year[0], number_of_month)
        return None if days is None else DateFound(first=place, last=year[1], start=start, days=days)
    if not _introduced(scan, place):
        return None
    days = calendar.nearest_month(published, number_of_month) if published is not None else None
    return DateFound(first=place, last=month.last, start=start, days=days)


def _counts_something(scan: Scan, last: int) -> bool:
    """Whether a word that could be counted or a unit stands right behind: `in May 20 people`."""
    at = scan.after(last)
    return at < scan.end and (
        scan.pieces[at] == "%" or scan.find(at, Cat.UNIT) is not None or scan.find(at, Cat.SCALE) is not None
    )


def _other_name(scan: Scan, month: Match) -> Match:
    """«تشرين الثاني/نوفمبر», «نوفمبر (تشرين الثاني)»: the second name of the same month."""
    at = month.last + 1
    opening = ""
    if scan.pieces[at] == " " and scan.pieces[at + 1] in ("(", "/", "-"):
        at += 1
    if scan.pieces[at] in ("/", "(", "-"):
        opening = scan.pieces[at]
        behind = at + 1
        if behind < scan.end and scan.pieces[behind] == " ":
            behind += 1
        if behind >= scan.end:
            return month
        other = scan.find(behind, Cat.MONTH)
        if other is not None and other.reading.value == month.reading.value:
            last = other.last
            if opening == "(" and scan.pieces[last + 1] == ")":
                last += 1
            return Match(month.reading, month.first, last)
    return month


def _with_year(
    scan: Scan, first: int, start: int, month: Match, day: int, published: date | None
) -> DateFound | None:
    number_of_month: int = month.reading.value
    if scan.find(month.first, Cat.MONTH) is not None and month.first != first:
        month = _other_name(scan, month)
    at = _skip(scan, scan.after(month.last), ("date-of", "date-year"), ",،.")
    year = _year_number(scan, at)
    if year is not None:
        days = calendar.day(year[0], number_of_month, day)
        return None if days is None else DateFound(first=first, last=year[1], start=start, days=days)
    if day > 31:
        return None
    days = calendar.nearest_year(published, number_of_month, day) if published is not None else None
    return DateFound(first=first, last=month.last, start=start, days=days)


def _skip(scan: Scan, at: int, roles: Iterable[str], marks: str) -> int:
    """The place behind optional marks and function words: `7th, of November`."""
    for _ in range(3):
        if at >= scan.end:
            return scan.end
        if scan.pieces[at] in marks and scan.pieces[at]:
            at = scan.after(at)
            continue
        for role in roles:
            match = scan.role(at, role)
            if match is not None:
                at = scan.after(match.last)
                break
        else:
            return at
    return at


def _year_number(scan: Scan, at: int) -> tuple[int, int] | None:
    """A year written at a place, in digits or words, with its era mark: the year and its last piece."""
    if at >= scan.end:
        return None
    piece = scan.pieces[at]
    if piece.isdecimal():
        if len(piece) != 4 or not _FIRST_YEAR <= int(piece) <= _LAST_YEAR or _glued_to_more(scan, at):
            return None
        return int(piece), _era(scan, at)
    word = scan.words[at]
    if word is None or not (Cat.SCALE in word or Cat.CARDINAL in word):
        return None
    numeral = read_numeral(scan, at)
    if numeral is None or numeral.digits or not _FIRST_YEAR <= numeral.value <= _LAST_YEAR:
        return None
    return int(numeral.value), _era(scan, numeral.last)


def _glued_to_more(scan: Scan, at: int) -> bool:
    behind, nextone = scan.pieces[at + 1], scan.pieces[at + 2] if at + 2 <= scan.end else ""
    return (behind in ("/", ":", "_", "+") and nextone[:1].isalnum()) or behind[:1].isalpha()


def _era(scan: Scan, last: int) -> int:
    at = scan.after(last)
    if at < scan.end:
        match = scan.role(at, "date-era_common")
        if match is not None:
            return match.last
    return last


def _digit_date(scan: Scan, place: int) -> DateFound | None:
    """`07-11-2025`, `2025/11/07`, `06.11.2025`: order by what the numbers allow, then by the language."""
    parts, last = _digit_parts(scan, place)
    if len(parts) < 2:
        return None
    numbers = [int(part) for part in parts if part.isdecimal()]
    days: Days | None = None
    if len(parts) == 2:
        days = _month_and_year(parts, scan.pieces[place + 1])
    elif len(parts) == 3 and len(parts[0]) == 4:
        days = calendar.day(*numbers)
    elif len(parts) == 3 and len(parts[2]) == 4 and len(parts[0]) <= 2 and len(parts[1]) <= 2:
        one, two, year = numbers
        if one > 12 or (scan.lexicon.grammar.date_order == "day-first" and two <= 12):
            days = calendar.day(year, two, one)
        elif two > 12:
            days = calendar.day(year, one, two)
        else:
            days = _open_order(year, one, two)
    if days is None or not _FIRST_YEAR <= days.first.year <= _LAST_YEAR:
        return None
    return DateFound(first=place, last=last, start=scan.starts[place], days=days)


def _month_and_year(parts: list[str], separator: str) -> Days | None:
    """`11/2016`, `11-2016`, `2016/11`; `2010-11` are two years and no month."""
    one, two = parts
    if len(two) == 4 and len(one) <= 2:
        return calendar.month(int(two), int(one))
    if len(one) == 4 and len(two) == 2 and (separator == "/" or int(two) <= int(one) % 100):
        return calendar.month(int(one), int(two))
    return None


def _open_order(year: int, one: int, two: int) -> Days | None:
    """Day and month cannot be told apart: both days are meant, so the date is as wide as the two."""
    if one == two:
        return calendar.day(year, one, two)
    first, second = calendar.day(year, one, two), calendar.day(year, two, one)
    if first is None or second is None:
        return first or second
    early, late = sorted((first, second), key=lambda days: days.first)
    return Days(early.first, late.last, Granularity.RANGE)


def _digit_parts(scan: Scan, place: int) -> tuple[list[str], int]:
    """The parts of a run `d-m-y` that begins at a place, and its last piece."""
    piece = scan.pieces[place]
    if place > 0 and scan.pieces[place - 1] in _SEPARATORS and scan.pieces[place - 2][-1:].isdecimal():
        return [], place
    if "." in piece and piece.replace(".", "").isdecimal():
        return piece.split("."), place
    if not piece.isdecimal():
        return [], place
    parts, last = [piece], place
    separator = scan.pieces[place + 1]
    if separator not in _SEPARATORS or not separator:
        return parts, last
    while scan.pieces[last + 1] == separator and last + 2 < scan.end:
        part = scan.pieces[last + 2]
        month = scan.find(last + 2, Cat.MONTH)
        if month is not None and month.last == last + 2:
            part = f"{month.reading.value:02}"  # 31/Oct/1974, 2019-sep-1
        if not part.isdecimal():
            break
        parts.append(part)
        last += 2
    return parts, last


# -- years and decades -----------------------------------------------------------------------------


def _year(scan: Scan, place: int) -> DateFound | None:
    """A year behind a word that makes it one («عام 1992», «since 1992»), or bare where nothing is counted."""
    year = _year_number(scan, place)
    if year is None:
        return None
    number, last = year
    behind = scan.after(last)
    if behind < scan.end and scan.role(behind, "date-era_before") is not None:
        return None  # before the calendar that days are counted in
    noun = scan.role_before(place, "date-year", 2)
    proclitic = _touching_proclitic(scan, place)
    if noun is None and proclitic is not None:
        noun = None
    if noun is not None:
        days = calendar.years(number, number)
        return (
            None
            if days is None
            else DateFound(first=noun.first, last=last, start=scan.start_of(noun), days=days)
        )
    if not scan.pieces[place].isdecimal() or not _BARE_FIRST <= number <= _BARE_LAST:
        return None
    if place > 0 and not scan.pieces[place - 1].isspace():
        before = scan.pieces[place - 1]
        if before not in "([«“\"'،,-–/" and proclitic is None:
            return None
        if (
            before in "-–/"
            and scan.pieces[place - 2][-1:].isalnum()
            and not scan.pieces[place - 2].isdecimal()
        ):
            return None
    following = scan.after(place)
    follower = scan.pieces[following] if following < scan.end else ""
    if follower and (
        scan.find(following, Cat.UNIT) is not None or scan.find(following, Cat.SCALE) is not None
    ):
        return None
    introduced = _introduced(scan, place if proclitic is None else proclitic)
    if (
        follower.isalpha()
        and not introduced
        and not _function_word(scan, following)
        and scan.pieces[place + 1] != "\n"
    ):
        return None
    days = calendar.years(number, number)
    return None if days is None else DateFound(first=place, last=last, start=scan.starts[place], days=days)


def _touching_proclitic(scan: Scan, place: int) -> int | None:
    """The place of a proclitic that is written onto the digits («و2023»), or None."""
    if (
        place > 0
        and scan.pieces[place - 1].isalpha()
        and (place < 2 or not scan.pieces[place - 2][-1:].isalnum())
    ) and any(scan.pieces[place - 1] in scan.lexicon.prefixes(code) for code in scan.lexicon.codes):
        return place - 1
    return None


def _function_word(scan: Scan, place: int) -> bool:
    word = scan.words[place]
    if word is None:
        return False
    return Cat.WORD in word or Cat.HEDGE in word or word.clitic


def _introduced(scan: Scan, place: int) -> bool:
    """Whether a preposition of time stands right before a place."""
    return (
        scan.role_before(place, "date-before_year", 2) is not None
        or scan.role_before(place, "date-year", 2) is not None
    )


def _named_decade(scan: Scan, place: int) -> DateFound | None:
    match = scan.find(place, Cat.DECADE)
    if match is None:
        return None
    value: int = match.reading.value
    noun_first = grammar(match.reading.language).noun_first
    last = match.last
    following = scan.after(last)
    century = scan.role(following, "date-century_last") if following < scan.end else None
    if century is not None:
        last = century.last
    if century is None and noun_first and not match.reading.definite:
        return None
    first_year = (2000 if value < 30 and century is None else 1900) + value
    days = calendar.years(first_year, first_year + 9, Granularity.DECADE)
    noun = scan.role_before(place, "date-decade", 1)
    start, first = scan.start_of(match), place
    if noun is not None and noun_first:
        start, first = scan.start_of(noun), noun.first
    return DateFound(first=first, last=last, start=start, days=days)


def _decade_in_digits(scan: Scan, place: int) -> DateFound | None:
    """`1990s`, `1990's`, «عقد 1990»."""
    piece = scan.pieces[place]
    if not piece.isdecimal() or len(piece) != 4 or piece[-1] != "0":
        return None
    last = place
    if scan.pieces[place + 1] == "s":
        last = place + 1
    elif scan.pieces[place + 1] == "'" and scan.pieces[place + 2 : place + 3] == ["s"]:
        last = place + 2
    else:
        return None
    number = int(piece)
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    days = calendar.years(number, number + 9, Granularity.DECADE)
    return DateFound(first=place, last=last, start=scan.starts[place], days=days)


def _part(scan: Scan, found: DateFound) -> DateFound:
    """«early 1990s», «أواخر 2023»: the third of a date that is named."""
    days = found.days
    if days is None or days.granularity not in (Granularity.DECADE, Granularity.YEAR, Granularity.MONTH):
        return found
    place = found.first
    for role, third in (("date-part_early", 0), ("date-part_mid", 1), ("date-part_late", 2)):
        match = scan.role_before(place, role)
        if match is None and scan.pieces[place - 1 : place] == ["-"]:
            match = scan.role_before(place - 1, role)
        if match is None:
            continue
        return replace(found, first=match.first, start=scan.start_of(match), days=_third(days, third))
    return found


def _third(days: Days, third: int) -> Days:
    """The early, middle or late part of a decade, a year or a month, generously cut."""
    year = days.first.year
    if days.granularity is Granularity.DECADE:
        first, last = ((0, 4), (3, 7), (5, 9))[third]
        return calendar.years(year + first, year + last, Granularity.RANGE) or days
    if days.granularity is Granularity.YEAR:
        first, last = ((1, 4), (4, 9), (9, 12))[third]
        return calendar.months(year, first, last, Granularity.RANGE) or days
    first, last = ((1, 10), (8, 23), (20, days.last.day))[third]
    return Days(days.first.replace(day=first), days.first.replace(day=last), Granularity.RANGE)


# -- weekdays, relative dates, parts of years ------------------------------------------------------


def _weekday(scan: Scan, place: int, published: date | None) -> DateFound | None:
    match = scan.find(place, Cat.WEEKDAY)
    if match is None:
        return None
    weekday: int = match.reading.value
    start = scan.start_of(match)
    at = scan.after(match.last)
    for _ in range(2):
        if at < scan.end and (scan.pieces[at] in ",،(" or scan.role(at, "date-day_word") is not None):
            role = scan.role(at, "date-day_word")
            at = scan.after(role.last if role is not None else at)
    if at < scan.end:
        named = _calendar_date(scan, at, published)
        if (
            named is not None
            and (named.days is None or named.days.granularity in (Granularity.DAY, Granularity.RANGE))
            and not (named.days is None and scan.find(at, Cat.MONTH) is not None and named.last == at)
        ):
            last = named.last
            if scan.pieces[last + 1] == ")":
                last += 1
            return DateFound(
                first=place, last=last, start=start, days=_on(named.days, weekday), weekday=weekday
            )
    last, ahead, steps = match.last, False, False
    behind = scan.after(last)
    if behind < scan.end:
        past, future = scan.role(behind, "date-last"), scan.role(behind, "date-next")
        if grammar(match.reading.language).noun_first and (past or future) is not None:
            last = (past or future).last  # type: ignore[union-attr]  # one of them is a match
            ahead, steps = future is not None, True
    before = scan.role_before(place, "date-next", 1) or scan.role_before(place, "date-last", 1)
    first = place
    if before is not None and not grammar(match.reading.language).noun_first:
        first, start = before.first, scan.start_of(before)
        ahead, steps = before.reading.value == "date-next", True
    days = calendar.nearest_weekday(published, weekday, ahead=ahead) if published is not None else None
    if days is not None and steps and not ahead and published is not None and days.first == published:
        days = calendar.shifted(days.first, "day", -7)
    return DateFound(first=first, last=last, start=start, days=days, weekday=weekday)


def _on(days: Days | None, weekday: int) -> Days | None:
    """Of two days that a date leaves open, the one that falls on the weekday."""
    if days is None or days.granularity is not Granularity.RANGE:
        return days
    for candidate in (days.first, days.last):
        if candidate.weekday() == weekday:
            return Days(candidate, candidate, Granularity.DAY)
    return days


def _relative(scan: Scan, place: int, published: date | None) -> DateFound | None:
    match = scan.find(place, Cat.RELATIVE)
    if match is None:
        return None
    unit, shift = match.reading.value
    days = calendar.shifted(published, unit, shift) if published is not None else None
    last, weekday = match.last, None
    following = scan.after(last)
    if unit == "day" and following < scan.end:
        named = scan.find(following, Cat.WEEKDAY)
        if named is not None:
            weekday, last = named.reading.value, named.last
    return DateFound(first=place, last=last, start=scan.start_of(match), days=days, weekday=weekday)


def _period(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """«الربع الثالث من عام 2016», «third quarter of 2016», `Q3 2016`, «النصف الأول»."""
    noun = scan.find(place, Cat.PERIOD)
    if noun is not None:
        behind = scan.after(noun.last)
        ordinal = read_ordinal(scan, behind) if behind < scan.end else None
        if ordinal is None:
            return None
        number, last, start = int(ordinal.value), ordinal.last, scan.start_of(noun)
    else:
        ordinal = read_ordinal(scan, place)
        if ordinal is None:
            return None
        at = scan.after(ordinal.last)
        noun = scan.find(at, Cat.PERIOD) if at < scan.end else None
        if noun is None or grammar(noun.reading.language).noun_first:
            return None
        number, last, start = int(ordinal.value), noun.last, ordinal.start
    unit = noun.reading.value[0]
    width = 3 if unit == "quarter" else 6
    if not 1 <= number <= 12 // width:
        return None
    year = _year_number(scan, _skip(scan, scan.after(last), ("date-of", "date-year"), ",،"))
    granularity = Granularity.QUARTER if unit == "quarter" else Granularity.HALF
    if year is not None:
        value, last = year
    elif published is not None:
        value = published.year
    else:
        return DateFound(first=place, last=last, start=start, days=None)
    days = calendar.months(value, (number - 1) * width + 1, number * width, granularity)
    return DateFound(first=place, last=last, start=start, days=days)


# -- ranges ----------------------------------------------------------------------------------------


def read_date_range(scan: Scan, found: DateFound, published: date | None) -> DateFound | None:
    """The range of dates that a date opens: `2014-2018`, «بين عامي 2020 و2023», «from 2014 to 2018»."""
    if found.days is None:
        return None
    at = scan.after(found.last)
    if at >= scan.end:
        return None
    between = scan.role_before(found.first, "range-between")
    opening = scan.role_before(found.first, "range-from")
    piece = scan.pieces[at]
    if piece in "-–" and piece:
        place = scan.after(at)
        if place < scan.end and scan.pieces[place].isdecimal() and len(scan.pieces[place]) == 2:
            return _short_year(scan, found, place)
    elif between is not None:
        place = scan.after(at) if piece in scan.lexicon.all_conjunctions else at
    else:
        to = scan.role(at, "range-to")
        if to is None or opening is None:
            return None
        place = scan.after(to.last)
    if place >= scan.end:
        return None
    if scan.pieces[place].isalpha() and scan.pieces[place] in scan.lexicon.all_conjunctions:
        place = scan.after(place)
    noun = scan.role(place, "date-year") if place < scan.end else None
    if noun is not None:
        place = scan.after(noun.last)
    if place >= scan.end:
        return None
    second = _calendar_date(scan, place, published) or _closing_year(scan, place, found)
    if second is None or second.days is None or second.days.last <= found.days.first:
        return None
    head = between or opening
    first, start = (head.first, scan.start_of(head)) if head is not None else (found.first, found.start)
    days = Days(found.days.first, second.days.last, Granularity.RANGE)
    return DateFound(first=first, last=second.last, start=start, days=days)


def _closing_year(scan: Scan, place: int, found: DateFound) -> DateFound | None:
    if found.days is None or found.days.granularity not in (Granularity.YEAR, Granularity.MONTH):
        return None
    year = _year_number(scan, place)
    if year is None:
        return None
    days = calendar.years(year[0], year[0])
    return None if days is None else DateFound(first=place, last=year[1], start=scan.starts[place], days=days)


def _short_year(scan: Scan, found: DateFound, place: int) -> DateFound | None:
    """`2013-14`."""
    if found.days is None or found.days.granularity is not Granularity.YEAR:
        return None
    year = found.days.first.year
    closing = year // 100 * 100 + int(scan.pieces[place])
    days = calendar.years(year, closing, Granularity.RANGE) if closing > year else None
    return None if days is None else DateFound(first=found.first, last=place, start=found.start, days=days)
