"""Numbers that lead somewhere: addresses, telephone numbers, clock times. They are no quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.quantities.numerals import read_numeral

if TYPE_CHECKING:
    from kzclaims.quantities.numerals import Numeral
    from kzclaims.quantities.scan import Scan

_STREET_WORDS: Final = 3
_LONGEST_HOUSE: Final = 5
_LEAST_PHONE: Final = 7
_LONGEST_PHONE: Final = 15
_LAST_HOUR: Final = 24
_DASHES: Final = ("-", "–")


def is_place(scan: Scan, numeral: Numeral) -> bool:
    """Whether digits are a house, a telephone number or an hour."""
    return is_house(scan, numeral) or is_phone(scan, numeral.first) or is_hour(scan, numeral)


def is_house(scan: Scan, numeral: Numeral) -> bool:
    """`10 Downing Street`: digits before a name in capitals that ends in a word for a street."""
    if not scan.has_role("street") or not scan.pieces[numeral.first].isdecimal():
        return False
    if len(scan.pieces[numeral.first]) > _LONGEST_HOUSE:
        return False
    at = scan.after(numeral.last)
    if at < scan.end and scan.pieces[at] in _DASHES and scan.pieces[at + 1].isdecimal():
        at = scan.after(at + 1)
    for passed in range(_STREET_WORDS):
        if at >= scan.end or not scan.pieces[at].isalpha() or not scan.written(at)[:1].isupper():
            return False
        if passed and scan.role(at, "street") is not None:
            break
        at = scan.after(at)
    else:
        return False
    behind = scan.after(at)
    ends = behind >= scan.end or not scan.pieces[behind].isalpha()
    return ends or scan.role_before(numeral.first, "located", 1) is not None


def is_street(scan: Scan, last: int) -> bool:
    """Whether a word for a street in capitals stands right behind an ordinal: "42nd Street"."""
    if not scan.has_role("street"):
        return False
    behind = scan.after(last)
    return (
        behind < scan.end and scan.role(behind, "street") is not None and scan.written(behind)[:1].isupper()
    )


def is_phone(scan: Scan, first: int) -> bool:
    """`+44 20 7946 0000`, `(212) 555-0199`, `0800 123 4567`: groups of digits that no number has."""
    if not scan.pieces[first].isdecimal():
        return False
    places = _groups(scan, first)
    groups = [scan.pieces[place] for place in places]
    if len(groups) < 2 or not _LEAST_PHONE <= sum(map(len, groups)) <= _LONGEST_PHONE:
        return False
    opened = scan.pieces[places[0] - 1] if places[0] > 0 else ""
    if opened == "+" or groups[0].startswith("0") or (opened == "(" and scan.pieces[places[0] + 1] == ")"):
        return True
    if len(groups) == 2:
        return [len(group) for group in groups] == [3, 4] and groups[1].startswith("0")
    # 212-555-0199; groups with spaces between may be the cells of a table.
    hyphens = all(scan.pieces[place + 1] == "-" for place in places[:-1])
    return hyphens and max(map(len, groups[1:])) > 2


def _groups(scan: Scan, first: int) -> list[int]:
    """The groups of digits around one, as many as a telephone number may have; a table has no end of them."""
    places = [first]
    for step, end in ((-1, 0), (1, -1)):
        while len(places) <= _LONGEST_PHONE and (place := _group(scan, places[end], step)) is not None:
            places.insert(0 if step < 0 else len(places), place)
    return places


def _group(scan: Scan, place: int, step: int) -> int | None:
    """The group of digits beside another, one space, hyphen or bracket between, and no quantity before it."""
    at = place + step
    for _ in range(2):
        if not 0 <= at < scan.end or scan.pieces[at] not in (" ", "-", "(", ")"):
            break
        at += step
    if at == place + step or not scan.consumed < at < scan.end or at < 0:
        return None
    return at if scan.pieces[at].isdecimal() else None


def is_hour(scan: Scan, numeral: Numeral) -> bool:
    """An hour of the day, alone or with its end: «from 6 to 11pm», «between 7 and 8 in the morning»."""
    if numeral.scale != 1 or not 0 <= numeral.value <= _LAST_HOUR:
        return False
    behind = scan.after(numeral.last)
    if behind >= scan.end:
        return False
    if scan.role(behind, "day_part") is not None:
        return scan.role_before(numeral.first, "clock_at", 1) is not None
    to = scan.role(behind, "range-to")
    link = behind if to is None else to.last
    if to is None and not (scan.pieces[behind] in _DASHES or scan.joins(behind)):
        return False
    at = scan.after(link)
    second = read_numeral(scan, at) if at < scan.end and scan.words[at] is not None else None
    if second is None or not 0 <= second.value <= _LAST_HOUR or scan.after(second.last) >= scan.end:
        return False
    end = scan.after(second.last)
    if scan.role(end, "clock") is not None:
        return True
    return (
        scan.role(end, "day_part") is not None and scan.role_before(numeral.first, "clock_at", 1) is not None
    )
