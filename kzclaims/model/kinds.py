"""What a quantity can be, how firmly it is meant, how wide its date is."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing a quantity measures."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    MEASURE = "measure"
    DATE = "date"
    DURATION = "duration"
    ORDINAL = "ordinal"
    MULTIPLE = "multiple"


class Hedge(StrEnum):
    """How firmly the stated ends are meant."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at-least"
    UNDER = "under"
    AT_MOST = "at-most"
    UP_TO = "up-to"
    VAGUE = "vague"


class Granularity(StrEnum):
    """How wide a date is as it was written."""

    DAY = "day"
    WEEKDAY = "weekday"  # a weekday that no date of the article resolves: a constraint
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
