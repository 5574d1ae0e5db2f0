"""Asides: number words and digits that are no quantity, and how far each of them goes.

Rulers («محمد السادس»), hours of the clock, telephone numbers, places on the map, results with a
word for nil, formations of a team, titles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.quantities.amount import unit_at
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.numerals import read_numeral
from kzclaims.quantities.ordinals import read_ordinal
from kzclaims.quantities.words import Cat, Form, role_bit

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan

_DAY_HALF: Final = 12
_LEAST_TELEPHONE: Final = 9
_LEAST_CALLED: Final = 6
_MOST_GROUPS: Final = 15  # a longer row of digits is that of a table
_QUOTES: Final = frozenset("\"“«'")
_CLOSING: Final = frozenset("\"”»'")
_LONGEST_TITLE: Final = 12
_FORMATION: Final = 3
_TIES: Final = ("/", ":", "-")
_MOST_TIED: Final = 6
_TYING: Final = (*_TIES, "–")
_SCORE_WORDS: Final = 8
_ENDS: Final = ".!?؟\n"
_COMMAS: Final = (",", "،")
_DIGITS: Final = 1 << Cat.DIGITS
_ORDINAL: Final = 1 << Cat.ORDINAL
_UNIT: Final = 1 << Cat.UNIT
_NUMBER: Final = 1 << Cat.CARDINAL | 1 << Cat.HUNDRED
_RULING: Final = role_bit("ordinal-ruler") | role_bit("ordinal-title")
_CLOCKED: Final = role_bit("date-clock") | role_bit("date-hour")
_TITLED: Final = role_bit("titled")
_LABELLED: Final = role_bit("label_always")
_BEARING: Final = role_bit("bearing")
_SQUAD: Final = role_bit("squad")


def aside(scan: Scan, place: int) -> int | None:
    """The last piece of what begins at a place and is no quantity; None where nothing says so."""
    word = scan.words[place]
    if word is None:
        return None
    mask = word.mask
    if mask & _DIGITS:
        return _digits_aside(scan, place)
    if mask & _ORDINAL:
        ruler = _ruler(scan, place) if word.definite and scan.roles & _RULING else None
        return ruler if ruler is not None or not scan.roles & _CLOCKED else _hour(scan, place)
    if mask & _UNIT:
        return _numbered_pair(scan, place) if word.definite else None
    if mask & _NUMBER:
        title = _title(scan, place) if scan.roles & _TITLED else None
        return title if title is not None or not word.definite else _site(scan, place)
    return None


def _digits_aside(scan: Scan, place: int) -> int | None:
    pieces, found = scan.pieces, None
    behind = pieces[scan.after(place)]
    tied = behind in _TYING or behind.isdecimal() or (place > 0 and pieces[place - 1] == "+")
    if tied or pieces[place].startswith("0"):
        found = (
            _telephone(scan, place) or _formation(scan, place) or _row(scan, place) or _result(scan, place)
        )
    if found is None and scan.roles & _TITLED:
        found = _title(scan, place)
    if found is None and scan.roles & _LABELLED:
        found = _labelled_list(scan, place)
    if found is None and scan.roles & _BEARING:
        found = _bearing(scan, place)
    if found is None and scan.roles & _SQUAD:
        found = _squad(scan, place)
    return found


def _ruler(scan: Scan, place: int) -> int | None:
    """«الملك محمد السادس», «لويس الرابع عشر»: the number of a ruler or a pope."""
    ordinal = scan.find(place, Cat.ORDINAL)
    if ordinal is None or not ordinal.reading.definite or ordinal.reading.clitics:
        return None
    if scan.role_before(place, "ordinal-ruler", 3) is None and not _is_titled(scan, place):
        return None
    found = read_ordinal(scan, place)
    return found.last if found is not None else None


def _is_titled(scan: Scan, place: int) -> bool:
    """Whether the word before is a name behind «الملك», «البابا»: no article, no ending of his or hers."""
    name = scan.before(place)
    if name < 0 or not scan.pieces[name].isalpha() or scan.words[name] is not None:
        return False
    written, article = scan.written(name), scan.lexicon.articles(scan.lexicon.codes[0])
    if not article or scan.pieces[name].startswith(article) or written.endswith(("ه", "ها", "هم", "نا")):
        return False
    return scan.has_role_before(name, "ordinal-title", 3, _ENDS + "،,:")


def _hour(scan: Scan, place: int) -> int | None:
    """«الساعة الثامنة والنصف», «السابعة صباحا»: an hour, with its minutes."""
    ordinal = scan.find(place, Cat.ORDINAL)
    if ordinal is None or not ordinal.reading.definite or ordinal.reading.value > _DAY_HALF:
        return None
    found = read_ordinal(scan, place)
    if found is None:
        return None
    last = _minutes(scan, found.last)
    behind = scan.after(last)
    clocked = behind < scan.end and scan.role(behind, "date-clock") is not None
    return last if clocked or scan.role_before(place, "date-hour", 1) is not None else None


def _minutes(scan: Scan, last: int) -> int:
    """The last piece of an hour with the part of one that is added or taken off: «والنصف», «إلا ربعا»."""
    at = scan.after(last)
    if at >= scan.end:
        return last
    less = scan.role(at, "date-less")
    if less is not None and scan.after(less.last) < scan.end:
        part = scan.find(scan.after(less.last), Cat.FRACTION)
        return part.last if part is not None else last
    part = scan.find(at, Cat.FRACTION)
    if part is not None and part.reading.joins and part.reading.definite:
        return part.last
    word = scan.words[at]
    if word is not None and (word.joins or scan.pieces[at] in scan.lexicon.all_conjunctions):
        number = read_numeral(scan, at if word.joins else scan.after(at))
        unit = unit_at(scan, scan.after(number.last)) if number is not None else None
        if unit is not None and unit.reading.value.id == "minute":
            return unit.last
    return last


def _telephone(scan: Scan, place: int) -> int | None:
    """`+962 6 5000000`, `00966-11-4567890`: digits in groups that no number has."""
    pieces = scan.pieces
    if not pieces[place].isdecimal() or (place > 1 and pieces[place - 1] in "-/"):
        return None
    groups, last = [pieces[place]], place
    while len(groups) < _MOST_GROUPS and last + 2 < scan.end and _grouped(pieces, last):
        last += 2
        groups.append(pieces[last])
    digits = sum(map(len, groups))
    if (place > 0 and pieces[place - 1] == "+") or groups[0].startswith("00"):
        plain = all(len(group) == 3 for group in groups[1:])
        return last if digits >= _LEAST_TELEPHONE and (groups[0].startswith("00") or not plain) else None
    grouped = len(groups) > 2 or groups[0].startswith("0")
    called = grouped and digits >= _LEAST_CALLED and scan.has_role_before(place, "telephone", 3, _ENDS)
    return last if called else None


def _grouped(pieces: list[str], last: int) -> bool:
    return pieces[last + 1] in " -" and pieces[last + 2].isdecimal()


def _formation(scan: Scan, place: int) -> int | None:
    """`4-3-3`: single digits that hyphens tie, three of them or more."""
    pieces = scan.pieces
    if len(pieces[place]) != 1 or (place > 0 and pieces[place - 1] == "-"):
        return None
    last, parts = place, 1
    while last + 2 < scan.end and pieces[last + 1] == "-" and pieces[last + 2].isdecimal():
        if len(pieces[last + 2]) != 1:
            return None
        last, parts = last + 2, parts + 1
    return last if parts >= _FORMATION else None


def _row(scan: Scan, place: int) -> int | None:
    """`1/2/3/4/5/6/7`: digits that signs tie, more of them than a date with its time has."""
    pieces = scan.pieces
    if pieces[place + 1] not in _TIES or (place > 0 and pieces[place - 1] in _TIES):
        return None
    last, parts = place, 1
    while last + 2 < scan.end and pieces[last + 1] in _TIES and pieces[last + 2].isdecimal():
        last, parts = last + 2, parts + 1
    return last if parts > _MOST_TIED else None


def _result(scan: Scan, place: int) -> int | None:
    """`3-صفر`, `4 - 3` behind a word of winning: a result with the word for nil or spaces around the dash."""
    pieces = scan.pieces
    if len(pieces[place]) > 2 or not pieces[place].isdecimal():
        return None
    dash = scan.after(place)
    if dash >= scan.end or pieces[dash] not in "-–":
        return None
    other = scan.after(dash)
    if other >= scan.end:
        return None
    nil = scan.find(other, Cat.CARDINAL)
    if nil is not None and nil.reading.value == 0:
        return nil.last
    scored = pieces[other].isdecimal() and len(pieces[other]) <= 2 and not scan.touches(dash)
    if not scored or unit_at(scan, scan.after(other)) is not None:
        return None
    return other if scan.has_role_before(place, "range-score", _SCORE_WORDS, _ENDS) else None


def _labelled_list(scan: Scan, place: int) -> int | None:
    """«المادتان 12 و13 من الدستور»: the last of the numbers that a label names one after another."""
    if scan.role_before(place, "label_always", 1) is None:
        return None
    last = place
    while True:
        joiner = scan.after(last)
        if joiner >= scan.end or not (scan.pieces[joiner] in _COMMAS or scan.joins(joiner)):
            break
        number = scan.after(joiner)
        behind = scan.after(number)
        if number >= scan.end or not scan.pieces[number].isdecimal():
            break
        counts = behind < scan.end and scan.pieces[behind].isalpha() and scan.words[behind] is None
        if counts or unit_at(scan, behind) is not None:
            break
        last = number
    return last if last != place else None


def _bearing(scan: Scan, place: int) -> int | None:
    """`34.5° شمالا`: a place on the map."""
    numeral = read_numeral(scan, place)
    unit = unit_at(scan, scan.after(numeral.last)) if numeral is not None else None
    if unit is None or not unit.reading.value.id.startswith("°"):
        return None
    behind = scan.after(unit.last)
    return unit.last if behind < scan.end and scan.role(behind, "bearing") is not None else None


def _squad(scan: Scan, place: int) -> int | None:
    """«منتخب تحت 23 عاما»: the age of a team."""
    under = scan.role_before(place, "under_age", 1)
    if under is None or not scan.has_role_before(under.first, "squad", 4, _ENDS):
        return None
    numeral = read_numeral(scan, place)
    unit = unit_at(scan, scan.after(numeral.last)) if numeral is not None else None
    return unit.last if unit is not None else None


def _site(scan: Scan, place: int) -> int | None:
    """«شارع الستين», «منطقة السبعين»: a place that a number names."""
    numeral = read_numeral(scan, place)
    if numeral is None or not numeral.definite or numeral.digits:
        return None
    if not grammar(numeral.language).noun_first:
        return None
    named = scan.role_before(place, "label", 1) or scan.role_before(place, "site", 1)
    return numeral.last if named is not None else None


def _numbered_pair(scan: Scan, place: int) -> int | None:
    """«في الدقيقتين 23 و67», «في الدقائق 12 و34 و78»: some of a unit that are told apart by number."""
    pair = scan.find(place, Cat.UNIT)
    if pair is None or not pair.reading.definite:
        return None
    if pair.reading.form is not Form.DUAL and pair.reading.value.id != "minute":
        return None
    last = scan.after(pair.last)
    if last >= scan.end or not scan.pieces[last].isdecimal():
        return None
    joined = 0
    while (after := _joined_digits(scan, last)) is not None:
        last, joined = after, joined + 1
    return last if joined else None


def _joined_digits(scan: Scan, place: int) -> int | None:
    joiner = scan.after(place)
    joins = joiner < scan.end and scan.pieces[joiner] in scan.lexicon.all_conjunctions
    following = scan.after(joiner) if joins else scan.end
    return following if following < scan.end and scan.pieces[following].isdecimal() else None


def _title(scan: Scan, place: int) -> int | None:
    """`فيلم "12 رجلا غاضبا"`: a work whose name begins with a number, to its closing mark."""
    quote = place - 1
    if quote < 0 or scan.pieces[quote] not in _QUOTES or scan.role_before(quote, "titled", 2) is None:
        return None
    for last in range(place, min(scan.end, place + _LONGEST_TITLE)):
        if scan.pieces[last] in _CLOSING:
            return last
    return None
