"""Years as companies write them behind a quarter or a half: `3Q25`, `Q4'24`, `Q2FY26`, `H1 FY2025-26`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.quantities.datecontext import YearBehind

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan

_CENTURY: Final = 2000
_SHORT: Final = 2
_LONG: Final = 4
_APOSTROPHES: Final = frozenset("'’")
_JOINING: Final = frozenset("-–/")


def short_year(scan: Scan, last: int) -> YearBehind | None:
    """The year behind a quarter or a half, two digits of this century or one that is fiscal.

    A fiscal year that is told by two digits or by the two years it lies in has no number: where it begins is
    the company's or the country's affair, so its quarters are no days of the calendar.
    """
    at = scan.after(last)
    fiscal = scan.role(at, "date-year") if at < scan.end else None
    if fiscal is not None:
        end = _fiscal(scan, scan.after(fiscal.last))
        return None if end is None else YearBehind(None, end)
    if at < scan.end and scan.pieces[at] in _APOSTROPHES and _is_short(scan, at + 1):
        return YearBehind(_CENTURY + int(scan.pieces[at + 1]), at + 1)
    if at == last + 1 and at < scan.end and _is_short(scan, at):
        return YearBehind(_CENTURY + int(scan.pieces[at]), at)
    return None


def _fiscal(scan: Scan, at: int) -> int | None:
    """The last piece of the digits of a fiscal year: `26`, `'26`, `2025-26`; None for `2026` and all else."""
    if at < scan.end and scan.pieces[at] in _APOSTROPHES:
        at += 1
    if _is_short(scan, at):
        return at
    if at >= scan.end or not scan.pieces[at].isdecimal() or len(scan.pieces[at]) != _LONG:
        return None
    follows = scan.pieces[at + 1] in _JOINING and _is_short(scan, at + 2)
    return at + 2 if follows and int(scan.pieces[at + 2]) == (int(scan.pieces[at]) + 1) % 100 else None


def _is_short(scan: Scan, at: int) -> bool:
    """Whether two digits stand at a place, and nothing is written onto their end."""
    if at >= scan.end or not scan.pieces[at].isdecimal() or len(scan.pieces[at]) != _SHORT:
        return False
    return not scan.pieces[at + 1][:1].isalnum() and scan.pieces[at + 1] not in ("%", "٪")
