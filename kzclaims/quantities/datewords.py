"""What all readers of dates share: what is found, and the way over marks and function words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar, Final, final

from kzclaims import languages
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.record import Record
from kzclaims.quantities.words import Cat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.quantities.calendar import Days
    from kzclaims.quantities.match import Match
    from kzclaims.quantities.scan import Scan

COMMAS: Final = ",،"
_CLAUSE_ENDS: Final = ".!?;:,\n"
_WILL_WITHIN: Final = 12


@final
class DateFound(Record):
    """A date in a text: pieces `first` to `last`, `start` in the text.

    `days` is None where the writing leaves the day open and nothing settles it (a weekday or a day
    without a year in an article without a date). `weekday` is kept when written. `month` and `day`
    are the numbers written, `open_year` tells that no year was, so that a range can lend it one.
    `hijri` tells that `days` were reckoned from a Hijri date.
    """

    FIELDS: ClassVar = ("first", "last", "start", "days", "weekday", "month", "day", "open_year", "hijri")
    __slots__ = FIELDS

    def __init__(  # noqa: PLR0913 - a field each
        self,
        *,
        first: int,
        last: int,
        start: int,
        days: Days | None,
        weekday: int | None = None,
        month: int | None = None,
        day: int | None = None,
        open_year: bool = False,
        hijri: bool = False,
    ) -> None:
        self.first: Final = first
        self.last: Final = last
        self.start: Final = start
        self.days: Final = days
        self.weekday: Final = weekday
        self.month: Final = month
        self.day: Final = day
        self.open_year: Final = open_year
        self.hijri: Final = hijri


def skip(scan: Scan, at: int, roles: Iterable[str], marks: str = COMMAS) -> int:
    """The place behind optional marks and function words: `7th, of November`."""
    for _ in range(3):
        if at >= scan.end:
            return scan.end
        if scan.pieces[at] in marks and scan.pieces[at]:
            at = scan.after(at)
            continue
        for role in roles:
            match = scan.role(at, role)
            if match is not None and not (role == "date-month_noun" and match.reading.definite):
                at = scan.after(match.last)
                break
        else:
            return at
    return at


def introduced(scan: Scan, place: int, role: str = "date-before_year") -> bool:
    """Whether a function word of a role stands right before a place, with `the` between them or not."""
    if scan.role_before(place, role, 3) is not None:
        return True
    article = scan.role_before(place, "date-the", 1)
    return article is not None and scan.role_before(article.first, role, 3) is not None


def side_of(scan: Scan, first: int) -> int:
    """On which side of the day of publication words put a date: -1 «since January», 1 «will from April»."""
    if introduced(scan, first, "date-from_past"):
        return -1
    if not introduced(scan, first, "date-bound"):
        return 0
    return int(_will(scan, first))


def _will(scan: Scan, first: int) -> bool:
    """Whether a word of what is to come stands before a date, in its own clause."""
    at = scan.before(first)
    for _ in range(_WILL_WITHIN):
        if at < 0 or scan.pieces[at] in _CLAUSE_ENDS or scan.role(at, "date-clause") is not None:
            return False
        if scan.role(at, "date-will") is not None:
            return True
        at = scan.before(at)
    return False


def counts_something(scan: Scan, last: int) -> bool:
    """Whether a unit, a scale or a percent sign stands right behind: `in May 20 million`."""
    at = scan.after(last)
    return at < scan.end and (
        scan.pieces[at] == "%" or scan.find(at, Cat.UNIT) is not None or scan.find(at, Cat.SCALE) is not None
    )


def is_function_word(scan: Scan, place: int) -> bool:
    """Whether the word at a place ties words together and is counted by no number."""
    word = scan.words[place]
    if word is None:
        return False
    return Cat.WORD in word.by_cat or Cat.HEDGE in word.by_cat or word.clitic


def closes(scan: Scan, last: int, opened: int) -> int:
    """`last`, or the closing bracket right behind it where the piece `opened` is an opening one."""
    if scan.pieces[opened] == "(" and scan.pieces[last + 1] == ")":
        return last + 1
    return last


def qualifier(scan: Scan, first: int, noun: Match) -> tuple[int, Match] | None:
    """«الماضي» behind a name or "last" before it: -1, 0 or 1, and the word. `first` is the name's place."""
    for role, shift in (("date-last", -1), ("date-this", 0), ("date-next", 1)):
        if grammar(noun.reading.language).noun_first:
            at = scan.after(noun.last)
            match = scan.role(at, role) if at < scan.end else None
        else:
            match = scan.role_before(first, role, 2)
        if match is not None:
            return shift, match
    return None


def stated(scan: Scan, first: int, last: int, noun: Match, start: int) -> tuple[int | None, int, int, int]:
    """A name with its qualifier: the shift it says (None without one), first and last piece, start."""
    found = qualifier(scan, first, noun)
    if found is None:
        return None, first, last, start
    shift, match = found
    if match.first > noun.last:
        return shift, first, max(last, match.last), start
    return shift, match.first, last, scan.start_of(match)


@cache
def noun_endings(code: str, name: str) -> tuple[str, ...]:
    """Endings of nouns, as a language's dates list them: `counted_endings` or `plural_endings`."""
    return tuple(languages.table(code, "dates").get(name, ()))
