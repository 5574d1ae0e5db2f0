"""How often: «arrested seven times», "twice a week" count; «five times as many» multiplies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.model import Kind

if TYPE_CHECKING:
    from kzclaims.quantities.match import Match
    from kzclaims.quantities.numerals import Numeral
    from kzclaims.quantities.scan import Scan

_WITHIN: Final = 6
_STOPS: Final = ".!?;\n"


def is_frequency(scan: Scan, numeral: Numeral, times: Match) -> bool:
    """Whether a whole number of times says how often something happened, not how many times more."""
    if times.reading.value.kind is not Kind.MULTIPLE or scan.role(times.last, "occasions") is None:
        return False
    if numeral.decimals or numeral.scale != 1 or numeral.share or scan.touches(times.first):
        return False
    return tells_how_often(scan, numeral.first, times.last)


def tells_how_often(scan: Scan, first: int, last: int) -> bool:
    """Whether no comparison follows pieces `first` to `last` and no growth stands before them."""
    if scan.before(first) < 0:
        return False
    behind = scan.after(last)
    closed = behind >= scan.end or not scan.pieces[behind][:1].isalnum()
    if scan.pieces[last + 1] == "-" or not (closed or scan.role(behind, "often") is not None):
        return False
    return not any(
        scan.has_role_before(first, role, _WITHIN, _STOPS) for role in ("range-change", "multiplied")
    )
