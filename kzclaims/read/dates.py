"""Days as pages write them: `2025-11-07`, `7 نوفمبر 2025`, `Nov. 7, 2025`, `11/6/2025`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from kzclaims.text.wordlists import word_lists

_YEARS = range(1900, 2101)
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_HAN = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_MONTHS = 12
_OPEN_ORDER = frozenset({"en", "und"})  # where `11/6/2025` may be November or June


@dataclass(frozen=True, slots=True)
class DateHit:
    """A day and its place in the folded text that it was read from."""

    day: date
    start: int
    end: int


def find_date(folded: str, language: str) -> DateHit | None:
    """The first full date of a folded text; None where there is none whose reading is settled.

    Two numbers of which either may be the month are read day first, save with slashes in English
    and in a language that is not known: there the order stays open, and so the date.
    """
    hits = [hit for hit in (_iso(folded), _numeric(folded, language), _worded(folded)) if hit is not None]
    return min(hits, key=lambda hit: hit.start, default=None)


def _iso(folded: str) -> DateHit | None:
    for pattern in (_ISO, _HAN):
        for hit in pattern.finditer(folded):
            day = _day(int(hit[1]), int(hit[2]), int(hit[3]))
            if day is not None:
                return DateHit(day, *hit.span())
    return None


def _numeric(folded: str, language: str) -> DateHit | None:
    for hit in _NUMERIC.finditer(folded):
        first, mark, second, year = int(hit[1]), hit[2], int(hit[3]), int(hit[4])
        is_open = mark == "/" and language in _OPEN_ORDER and first != second
        if is_open and first <= _MONTHS and second <= _MONTHS:
            continue
        day = _day(year, second, first) or _day(year, first, second)
        if day is not None:
            return DateHit(day, *hit.span())
    return None


def _worded(folded: str) -> DateHit | None:
    months = word_lists().months
    for hit in _written().finditer(folded):
        month = months[hit["month"] or hit["month2"] or hit["month3"]]
        day = hit["day"] or hit["day2"] or hit["day3"]
        year = hit["year"] or hit["year2"] or hit["year3"]
        found = _day(int(year), month, int(day))
        if found is not None:
            return DateHit(found, *hit.span())
    return None


def _day(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _written() -> re.Pattern[str]:
    """Dates with the month's name, in the orders that languages have."""
    forms = "|".join(re.escape(form) for form in sorted(word_lists().months, key=len, reverse=True))
    small = r"(?:من|of|de|del|عام|سنه|لعام|לחודש|ב)?"
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?,?\s*{small}\s*ב?(?P<month>{forms})\b\.?"
        rf"(?:\s*[/(]\s*(?:{forms})\b\)?)?\s*[,،]?\s*{small}\s*(?P<year>\d{{4}})(?!\d)"
        rf"|(?<!\w)(?P<month2>{forms})\.?\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s*[,،]?\s+(?P<year2>\d{{4}})(?!\d)"
        rf"|(?<!\d)(?P<year3>\d{{4}})(?:\s*ж\.?|\s*жылғы|\s*жылы)?,?\s+(?P<day3>\d{{1,2}})\s+(?P<month3>{forms})(?!\w)"
    )
