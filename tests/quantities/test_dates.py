"""The dates of the corpus: surface, ends, granularity and weekday of each row, no date in the negatives."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.model import Kind, Quantity
from kzclaims.quantities import find_quantities
from kzclaims.quantities.hijri import hijri_day, hijri_years

CORPUS = Path(__file__).parents[1] / "corpus"
LANGUAGES = ("ar", "en")
ENGLISH_MONTHS = ["January", "February", "March", "April", "May", "June", "July"]
ENGLISH_MONTHS += ["August", "September", "October", "November", "December"]


def _table(language: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / language / "date.toml").read_text(encoding="utf-8"))


def _texts(language: str) -> list[Any]:
    rows = _table(language)["row"]
    groups = groupby(rows, key=lambda row: (row["text"], row.get("published")))
    return [
        pytest.param(language, text, published, list(group), id=f"{language}: {text} ({published})")
        for (text, published), group in groups
    ]


def _dates(text: str, language: str, published: date | None) -> list[Quantity]:
    found = find_quantities(text, language=language, published=published)
    return [quantity for quantity in found if quantity.kind is Kind.DATE]


@pytest.mark.parametrize(
    ("language", "text", "published", "rows"), [case for code in LANGUAGES for case in _texts(code)]
)
def test_a_text_has_its_dates(
    language: str, text: str, published: date | None, rows: list[dict[str, Any]]
) -> None:
    found = [
        (quantity.text, quantity.low, quantity.high, quantity.granularity, quantity.weekday)
        for quantity in _dates(text, language, published)
    ]
    assert found == [
        (row["surface"], row.get("low"), row.get("high"), row.get("granularity"), row.get("weekday"))
        for row in rows
    ]


@pytest.mark.parametrize(
    ("language", "text"), [(code, row["text"]) for code in LANGUAGES for row in _table(code)["negative"]]
)
@pytest.mark.parametrize("published", [None, date(2025, 11, 7)])
def test_a_text_without_dates_has_none(language: str, text: str, published: date | None) -> None:
    assert _dates(text, language, published) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_is_broad(language: str) -> None:
    table = _table(language)
    assert len(table["row"]) >= 120
    assert len(table["negative"]) >= 40


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Paid on 21/03/2024.", (date(2024, 4, 5), date(2024, 4, 5))),
        ("Paid on 03/21/2024.", (date(2024, 5, 4), date(2024, 5, 4))),
        ("Paid on 21/03/2024 and 03/21/2024.", (date(2024, 4, 5), date(2024, 5, 4))),
        ("Paid.", (date(2024, 4, 5), date(2024, 5, 4))),
    ],
    ids=["day first", "month first", "both", "neither"],
)
def test_another_date_of_the_article_settles_day_and_month(first: str, second: tuple[date, date]) -> None:
    found = _dates(f"{first}\n\nPaid on 05/04/2024 in full.", "en", None)[-1]
    assert (found.low, found.high) == second


def test_a_weekday_settles_day_and_month() -> None:
    (found,) = _dates("Paid on Friday, 05/04/2024.", "en", None)
    assert (found.low, found.weekday) == (date(2024, 4, 5), 4)


@pytest.mark.parametrize("year", [1, 656, 1342, 1343, 1446, 1500, 1501])
def test_hijri_years_follow_one_another(year: int) -> None:
    this, following = hijri_years(year, year), hijri_years(year + 1, year + 1)
    assert this is not None
    assert following is not None
    assert 353 <= (following.first - this.first).days <= 357
    assert 0 <= (this.last - following.first).days <= 4  # both are wider than the year


@given(st.dates(min_value=date(1925, 1, 1), max_value=date(2070, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_a_hijri_day_holds_the_day_it_was_made_from(day: date) -> None:
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    days = hijri_day(hijri.year, hijri.month, hijri.day)
    assert days is not None
    assert days.first <= day <= days.last
    assert (days.last - days.first).days == 2


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2100, 12, 31)), st.sampled_from(range(5)))
@settings(max_examples=80, deadline=None)
def test_a_day_reads_the_same_in_every_writing(day: date, form: int) -> None:
    month = ENGLISH_MONTHS[day.month - 1]
    writings = (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day}-{month[:3]}-{day.year}",
        day.isoformat(),
        f"{month[:3]}. {day.day}, {day.year}",
    )
    (found,) = _dates(f"It was signed on {writings[form]}, he said.", "en", None)
    assert (found.text, found.low, found.high) == (writings[form], day, day)


def test_a_date_reads_the_same_whatever_day_it_is_published_on() -> None:
    text = "وقع الاتفاق يوم الجمعة 7 نوفمبر 2025 بعد محادثات بدأت عام 1992"
    ends = {
        tuple((found.low, found.high) for found in _dates(text, "ar", published))
        for published in (None, date(1999, 1, 1), date(2025, 11, 7), date(9999, 12, 31), date(1, 1, 1))
    }
    assert len(ends) == 1


@pytest.mark.parametrize(
    "text",
    ["first week of the ", "الأسبوع الأول من ", "the same year ", "3-5-7-", "from 5 to ", "15 رمضان / "],
)
def test_a_phrase_without_end_is_read_all_the_same(text: str) -> None:
    long = text * 1500
    for found in find_quantities(long, published=date(2025, 11, 7)):
        assert long[found.start : found.end] == found.text


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ends_of_the_calendar_are_no_error(language: str, published: date) -> None:
    for row in _table(language)["row"]:
        _dates(row["text"], language, published)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("İlişkiler 1990’lardan bu yana var.", "tr", []),
        ("İlişkiler 1990'da kuruldu.", "tr", []),
        ("İlişkiler 1990 yılında kuruldu.", "tr", ["1990"]),
        ("Germany's 1990’s boom", "en", ["1990’s"]),
    ],
)
def test_an_ending_on_digits_is_left_to_the_languages_that_know_it(
    text: str, language: str, found: list[str]
) -> None:
    assert [quantity.text for quantity in find_quantities(text, language=language)] == found
