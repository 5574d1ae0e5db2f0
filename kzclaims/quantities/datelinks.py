"""What ties two dates into a range: a dash, "to", "and" behind "between"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

if TYPE_CHECKING:
    from kzclaims.quantities.datewords import DateFound
    from kzclaims.quantities.match import Match
    from kzclaims.quantities.scan import Scan

DASHES: Final = frozenset("-–~—/")
_MOVED_WITHIN: Final = 8


@final
class Link:
    """What ties two dates.

    `place` is that of the second; `opening` the word before the first that opens a range ("from",
    "between"); `dash` tells a dash; `listed` that only "and" ties them, so that they may be two dates.
    """

    __slots__ = ("dash", "listed", "opening", "place")

    def __init__(self, place: int, opening: Match | None, *, dash: bool, listed: bool) -> None:
        self.place: Final = place
        self.opening: Final = opening
        self.dash: Final = dash
        self.listed: Final = listed


def date_link(scan: Scan, first: int, last: int) -> Link | None:
    """The connector behind a date, and the word that opens the range before it."""
    at = scan.after(last)
    if at >= scan.end:
        return None
    between = scan.role_before(first, "range-between") or scan.role_before(first, "date-both_days")
    opening = scan.role_before(first, "range-from")
    piece = scan.pieces[at]
    if piece in DASHES:
        if piece == "/" and at != last + 1:
            return None
        place = scan.after(at)
        return Link(place, between or opening, dash=True, listed=False) if place < scan.end else None
    to = scan.role(at, "range-to")
    if to is not None and (not to.reading.prefix or to.reading.prefix != to.reading.clitics or opening):
        place = scan.after(to.last)
        if place < scan.end and len(scan.pieces[to.first]) > 1 and not _is_moved(scan, first):
            return Link(place, between or opening, dash=False, listed=False)
        return None
    place = at
    if piece in scan.lexicon.all_conjunctions:
        place = scan.after(at)
    else:
        word = scan.words[at]
        if word is None or not word.joins:
            return None
    return Link(place, between, dash=False, listed=between is None) if place < scan.end else None


def _is_moved(scan: Scan, first: int) -> bool:
    """Whether something was moved from one date to another: two dates and no range."""
    return scan.has_role_before(first, "date-moved", _MOVED_WITHIN, ".!?؟\n")


def with_opening(scan: Scan, found: DateFound, link: Link) -> DateFound:
    """A range with the word that opens it."""
    if link.opening is None:
        return found
    return found.replaced(first=link.opening.first, start=scan.start_of(link.opening))
