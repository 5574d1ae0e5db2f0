"""Numbers written in digits: what the separators mean."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final, final

MOST_DIGITS: Final = 40
"""Longer runs of digits are no quantity a reader means, and arithmetic on them costs."""

_MARKS: Final = re.compile(r"[.,٫٬،ر'\u00a0]")
_ALWAYS_DECIMAL: Final = "٫ر"
_LETTER_MARK: Final = "ر"
"""Agencies of the Gulf type it for the point, the fraction first where the line runs from the right:
«27ر0» is 0.27 and «03ر1» is 1.03, since no whole number begins with nought and none is typed «27.0»."""
_ALWAYS_GROUP: Final = "٬'\u00a0"


@final
class DigitNumber:
    """A number in digits: its value, how many decimals were written, and another reading if open."""

    __slots__ = ("decimals", "other", "value")

    def __init__(self, value: Decimal, decimals: int, other: Decimal | None = None) -> None:
        self.value: Final = value
        self.decimals: Final = decimals
        self.other: Final = other


def _three_by_three(parts: list[str]) -> bool:
    """Whether parts are digit groups: 1 234 567, or the Indian 12 34 567."""
    head, *rest = parts
    if not 1 <= len(head) <= 3 or len(rest[-1]) != 3 or head.startswith("0"):
        return False
    return all(len(part) == 3 for part in rest) or (
        len(head) <= 2 and all(len(part) == 2 for part in rest[:-1])
    )


def read_digits(literal: str, decimal_marks: str = ".", group_marks: str = ",") -> DigitNumber | None:
    """The number that a run of digits with separators writes; None where it writes none.

    `decimal_marks` and `group_marks` are the language's habits for `.`, `,` and `،`. Where a mark
    can be both and three digits follow, the number keeps both readings.
    """
    if literal.isdecimal():
        return DigitNumber(Decimal(literal), 0) if len(literal) <= MOST_DIGITS else None
    parts = _MARKS.split(literal)
    if sum(map(len, parts)) > MOST_DIGITS:
        return None
    marks = _MARKS.findall(literal)
    last = marks[-1]
    if len(set(marks)) > 1:
        # 1,234.5 · 1.234,5 · ١٬٢٣٤٫٥: the last mark, written once, is the decimal one.
        if marks.count(last) > 1 or len(set(marks[:-1])) > 1 or last in _ALWAYS_GROUP:
            return None
        if not _three_by_three(parts[:-1]):
            return None
        return _decimal("".join(parts[:-1]), parts[-1])
    if last in _ALWAYS_DECIMAL or (last in _ALWAYS_GROUP and len(marks) == 1 and len(parts[1]) != 3):
        if len(marks) == 1 and last == _LETTER_MARK and _is_reversed(parts[0], parts[1]):
            parts.reverse()
        return _decimal(parts[0], parts[1]) if len(marks) == 1 else None
    grouped = _three_by_three(parts)
    whole = DigitNumber(Decimal("".join(parts)), 0)
    if len(marks) > 1 or last in _ALWAYS_GROUP:
        return whole if grouped else None
    fraction = _decimal(parts[0], parts[1])
    if not grouped:
        return fraction
    can_group, can_decimal = last in group_marks, last in decimal_marks
    if can_group and can_decimal:
        # Both habits live side by side; the point is the commoner decimal mark, the comma the
        # commoner group mark.
        # Nobody writes a number to three places that are all zero: `5.000` is five thousand.
        decimal = last == "." and int(parts[1]) > 0
        first, second = (fraction, whole) if decimal else (whole, fraction)
        return DigitNumber(first.value, first.decimals, second.value)
    return whole if can_group else fraction


def _is_reversed(first: str, second: str) -> bool:
    """Whether the fraction was typed first: «27ر0», «03ر1»."""
    return second == "0" or (len(first) > 1 and first.startswith("0"))


def _decimal(whole: str, fraction: str) -> DigitNumber:
    return DigitNumber(Decimal(f"{whole}.{fraction}"), len(fraction))


def vulgar_fraction(piece: str) -> Decimal | None:
    """The value of a fraction character such as `½`; None for any other piece."""
    if len(piece) != 1 or piece.isascii():
        return None
    parts = unicodedata.normalize("NFKC", piece).split("\u2044")
    if len(parts) != 2 or not (parts[0].isdecimal() and parts[1].isdecimal()):
        return None
    return Decimal(parts[0]) / Decimal(parts[1])


def is_priced(piece: str) -> bool:
    """Whether digits are written as prices are: grouped (`1,200`) or with two places (`18.45`)."""
    return "," in piece or piece[-3:-2] == "."
