"""The slip between two claims: of those that fit, the one that is least likely to be chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Kind, Slip, SlipKind
from kzclaims.reconcile.slips import days, numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kzclaims.reconcile.slips.numbers import Pair
    from kzclaims.reconcile.testimony import Testimony

    OfNumbers = Callable[[Pair], str | None]
    OfDays = Callable[[Testimony, Testimony], str | None]

RANK = {kind: place for place, kind in enumerate(SlipKind)}
"""The more telling, the lower."""

_NUMBERS: tuple[tuple[SlipKind, OfNumbers], ...] = (
    (SlipKind.PERCENT_FOR_POINTS, numbers.percent_for_points),
    (SlipKind.CURRENCY, numbers.currency),
    (SlipKind.UNIT, numbers.unit),
    (SlipKind.SCALE, numbers.scale),
    (SlipKind.DECIMAL_POINT, numbers.decimal_point),
    (SlipKind.SWAPPED_DIGITS, numbers.swapped_digits),
    (SlipKind.ONE_DIGIT, numbers.one_digit),
    (SlipKind.COMPLEMENT, numbers.complement),
)
_DAYS: tuple[tuple[SlipKind, OfDays], ...] = (
    (SlipKind.CALENDAR, days.calendar),
    (SlipKind.DAY_MONTH, days.day_month),
    (SlipKind.OTHER_YEAR, days.other_year),
    (SlipKind.ONE_DAY, days.one_day),
    (SlipKind.SWAPPED_DIGITS, days.swapped_years),
    (SlipKind.YEARS_FOR_YEAR, days.years_for_year),
    (SlipKind.CENTURY, days.century),
    (SlipKind.DECADE, days.decade),
)


def slip_between(first: Testimony, second: Testimony) -> Slip | None:
    """The most telling slip that would turn one of two claims that exclude each other into the other.

    The same claim twice stands for one that contradicts itself.
    """
    said: Iterator[tuple[SlipKind, str | None]]
    if Kind.DATE in (first.claim.quantity.kind, second.claim.quantity.kind):
        said = ((kind, telling(first, second)) for kind, telling in _DAYS)
    else:
        pair = numbers.paired(first, second)
        if pair is None:
            return None
        said = ((kind, telling(pair)) for kind, telling in _NUMBERS)
    for kind, words in said:
        if words is not None:
            return Slip(kind=kind, claims=(first.claim, second.claim), words=words)
    return None
