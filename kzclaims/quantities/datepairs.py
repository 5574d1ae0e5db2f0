"""Ranges whose first date lacks what the second has: `3–5 May 2025`, `Jan-Feb 2017`, «يومي 5 و6 نوفمبر»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Granularity
from kzclaims.quantities import calendar
from kzclaims.quantities.datelinks import date_link, with_opening
from kzclaims.quantities.datewords import DateFound, counts_something, introduced, qualifier, skip
from kzclaims.quantities.days import Extent, calendar_date, dated
from kzclaims.quantities.hijri import hijri_month, hijri_year_of
from kzclaims.quantities.months import DayNumber, day_number, is_other_word, month_at

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.quantities.calendar import Days
    from kzclaims.quantities.scan import Scan


def read_day_pair(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """Two days, the first without its month: `3-5 مايو 2025`, "from 4 to 22 January", «يومي 5 و6 نوفمبر»."""
    number = day_number(scan, place)
    if number is None or counts_something(scan, number.last):
        return None
    link = date_link(scan, place, number.last)
    if link is None:
        return None
    other = day_number(scan, link.place)
    if other is None or scan.pieces[link.place - 1] in (".", ":"):
        return None
    behind = scan.after(other.last)
    month = month_at(scan, skip(scan, behind, ("date-of", "date-the", "date-month_noun"), ""))
    if month is None or is_other_word(scan, month):
        return None
    second = dated(scan, Extent(link.place, month.last, other.start), month, other.value, published)
    if second is None or (second.days is not None and second.days.granularity is not Granularity.DAY):
        return None
    opened = second.replaced(first=place, last=second.last, start=number.start, day=number.value)
    if second.days is None:
        return opened
    first_days = _same_month(second, number)
    if first_days is None or other.value <= number.value:
        return None
    if link.listed and other.value != number.value + 1:
        return opened.replaced(days=first_days, last=number.last)
    days = calendar.span(first_days, second.days)
    if days is None:
        return None
    return with_opening(scan, opened.replaced(days=days), link)


def _same_month(second: DateFound, number: DayNumber) -> Days | None:
    assert second.days is not None
    assert second.day is not None
    return calendar.shifted(second.days.first, "day", number.value - second.day + (1 if second.hijri else 0))


def read_month_pair(scan: Scan, place: int, published: date | None) -> DateFound | None:
    """`Jan-Feb 2017`, «بين مارس ويونيو 2024», "in May and June": the first of two months without its year."""
    month = month_at(scan, place)
    if month is None or qualifier(scan, place, month.match) is not None:
        return None
    link = date_link(scan, place, month.last)
    other = None if link is None else month_at(scan, link.place)
    if link is None or other is None or other.hijri is not month.hijri:
        return None
    second = calendar_date(scan, link.place, published)
    if link.listed:
        named = second is not None and not second.open_year
        if not named and not introduced(scan, place, "date-before_month"):
            return None
        if second is not None and second.day is not None:
            return None
    if second is None:
        if published is None:
            return None
        days = calendar.nearest_month(published, other.number)
        second = DateFound(
            first=link.place, last=other.last, start=0, days=days, month=other.number, open_year=True
        )
    opened = second.replaced(first=place, start=scan.start_of(month.match))
    if second.days is None:
        return None if link.listed else opened
    first_days = _month_before(second, month.number, hijri=month.hijri)
    if first_days is None:
        return None
    if link.listed and other.number != month.number % 12 + 1:
        return None if second.open_year else opened.replaced(days=first_days, last=month.last)
    days = calendar.span(first_days, second.days)
    return None if days is None else with_opening(scan, opened.replaced(days=days), link)


def _month_before(second: DateFound, number: int, *, hijri: bool) -> Days | None:
    """The month of a number that comes before a second one, in its year or the year before."""
    assert second.days is not None
    if hijri:
        return hijri_month(hijri_year_of(second.days.first, second.month), number)
    year = second.days.last.year - (second.month is not None and number > second.month)
    return calendar.month(year, number)
