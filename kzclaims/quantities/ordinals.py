"""Ordinals: places in an order, in words and in digits."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, final

from kzclaims.quantities.amount import unit_at
from kzclaims.quantities.grammar import grammar
from kzclaims.quantities.match import Match
from kzclaims.quantities.numerals import Numeral, read_numeral
from kzclaims.quantities.places import is_street
from kzclaims.quantities.words import Cat, Form, digit_number, role_bit

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan

_HUNDRED: Final = Decimal(100)
_HEADED: Final = role_bit("ordinal-head") | role_bit("ordinal-numbered") | role_bit("ordinal-owned")
_DIGITS: Final = 1 << Cat.DIGITS
_ORDINAL: Final = 1 << Cat.ORDINAL
_ORDERING: Final = 1 << Cat.ORDINAL | 1 << Cat.ORDINAL_SCALE
_NUMERAL: Final = 1 << Cat.CARDINAL | 1 << Cat.HUNDRED | 1 << Cat.SCALE
_RANKED: Final = 1 << Cat.DIGITS | 1 << Cat.CARDINAL
_LAST_RANK: Final = 500


@final
class Ordinal:
    """A place in an order: pieces `first` to `last`, `start` in the text."""

    __slots__ = ("first", "last", "start", "value")

    def __init__(self, first: int, last: int, start: int, value: Decimal) -> None:
        self.first: Final = first
        self.last: Final = last
        self.start: Final = start
        self.value: Final = value


def read_ordinal(scan: Scan, place: int) -> Ordinal | None:
    """The ordinal that begins at a place, or None."""
    known = scan.ordinals.get(place, scan)
    if known is not scan:
        return known  # type: ignore[return-value]  # the memory holds what this function returned
    word = scan.words[place]
    if word is None:
        return None
    mask = word.mask
    ordinal = _ranked(scan, place) if mask & _RANKED else None
    if ordinal is not None:
        pass
    elif mask & _DIGITS:
        ordinal = _in_digits(scan, place) or _headed_digits(scan, place)
    else:
        if mask & _ORDINAL:
            ordinal = _in_words(scan, place)
        if ordinal is None and mask & _NUMERAL and scan.mask & _ORDERING:
            ordinal = _behind_cardinal(scan, place)
        if ordinal is None and word.definite:
            ordinal = _definite_cardinal(scan, place)
    if ordinal is not None and is_street(scan, ordinal.last):
        ordinal = None
    scan.ordinals[place] = ordinal
    return ordinal


def _definite_cardinal(scan: Scan, place: int) -> Ordinal | None:
    """«القرن العشرون», «المئة والخمسون»: above nineteen Arabic orders with the definite cardinal itself.

    «الأعضاء الثلاثون» counts with the same form, so it is an ordinal only behind a noun that is
    numbered (data: `head`) or where it stands alone.
    """
    numeral = read_numeral(scan, place)
    if numeral is None or numeral.digits or not numeral.definite or numeral.value < 20 or numeral.decimals:
        return None
    before, behind = scan.before(numeral.first), scan.after(numeral.last)
    after = scan.role(behind, "ordinal-after") if behind < scan.end else None
    alone = before < 0 and (behind >= scan.end or after is not None or not scan.pieces[behind].isalpha())
    if alone and _is_dual(scan, numeral):
        return None  # «المئتان» counts, if it stands alone
    if not alone and not _is_headed(scan, numeral):
        return None
    if alone and numeral.value % 10 and numeral.value < _HUNDRED:
        return None  # twenty-one has an ordinal of its own
    last, value = numeral.last, numeral.value
    if after is not None and scan.after(after.last) < scan.end:
        hundreds = read_numeral(scan, scan.after(after.last))
        if hundreds is not None and hundreds.value >= _HUNDRED:
            last, value = hundreds.last, value + hundreds.value
    return Ordinal(first=place, last=last, start=numeral.start, value=value)


def _is_dual(scan: Scan, numeral: Numeral) -> bool:
    scale = scan.find(numeral.first, Cat.SCALE)
    single = numeral.first == numeral.last
    return single and (
        numeral.value == 2 * _HUNDRED or (scale is not None and scale.reading.form is Form.DUAL)
    )


def _headed_digits(scan: Scan, place: int) -> Ordinal | None:
    """«المرتبة 88», «الدقيقة 87»: digits behind a noun that is numbered and not counted."""
    if not scan.known_before(place).roles & _HEADED or not scan.pieces[place].isdecimal():
        return None
    numeral = read_numeral(scan, place)
    if numeral is None or numeral.last != place or not _is_headed(scan, numeral):
        return None
    if unit_at(scan, scan.after(place)) is not None:
        return None
    return Ordinal(first=numeral.first, last=place, start=numeral.start, value=numeral.value)


def _is_headed(scan: Scan, numeral: Numeral) -> bool:
    """Whether a noun that is numbered and not counted stands before: «المرتبة 88», «بنسخته الـ46».

    Some are numbered only by a definite number (data: `numbered`): «البطولة المئة», «العيد الوطني
    الخمسين» with an adjective between.
    """
    if scan.role_before(numeral.first, "ordinal-head", 1) is not None:
        return True
    if not numeral.definite:
        return False
    at = numeral.first
    for _ in range(2):
        for role in ("ordinal-numbered", "ordinal-head"):
            head = scan.role_before(at, role, 1)
            if head is not None and (role == "ordinal-head" or head.reading.definite):
                return True
        if scan.role_before(at, "ordinal-owned", 1) is not None:
            return True
        at = scan.before(at)
        if at < 0 or not _is_adjective(scan, at):
            return False
    return False


def _is_adjective(scan: Scan, place: int) -> bool:
    """Whether a word may describe the noun before it: it has the article and no meaning of its own here."""
    article = scan.lexicon.articles(scan.lexicon.codes[0])
    return bool(article) and scan.words[place] is None and scan.pieces[place].startswith(article)


def _is_place(scan: Scan, match: Match) -> bool:
    """«حل ثالثا», «هدفا ثانيا»: a place; at the head of a clause the same word opens an argument."""
    before, behind = scan.before(match.first), match.last + 1
    if match.reading.prefix or before < 0 or not scan.pieces[before].isalpha():
        return False
    return scan.pieces[behind] not in (":", "-")


def _in_digits(scan: Scan, place: int) -> Ordinal | None:
    """`42nd`."""
    at = place + 1
    if scan.words[at] is None or scan.role(at, "ordinal-suffixes") is None:
        return None
    match = scan.find(place, Cat.DIGITS)
    number = digit_number(match.reading) if match is not None else None
    if number is None or number.decimals or scan.pieces[at + 1][:1].isalnum():
        return None
    if _is_stone(scan, at):
        return None
    if place > 0 and scan.pieces[place - 1][-1:].isalnum():
        return None
    return Ordinal(first=place, last=at, start=scan.begin(place), value=number.value)


def _is_stone(scan: Scan, at: int) -> bool:
    """`11st 4lb`: a unit of two letters that an ordinal's ending looks like, its smaller part behind it."""
    unit = scan.find(at, Cat.UNIT)
    part = scan.after(at)
    if unit is None or part >= scan.end or not scan.pieces[part].isdecimal():
        return False
    smaller = unit_at(scan, scan.after(part))
    return smaller is not None and smaller.reading.value.kind is unit.reading.value.kind


def _ranked(scan: Scan, place: int) -> Ordinal | None:
    """«ranked number one», "the world No. 2", "the No. 1 seed": a place in an order behind "number"."""
    sign = scan.role_before(place, "ordinal-number", 2)
    if sign is None:
        return None
    numeral = read_numeral(scan, place)
    if numeral is None or numeral.decimals or not 0 < numeral.value <= _LAST_RANK:
        return None
    behind = scan.after(numeral.last)
    if scan.role_before(sign.first, "ranked", 1) is None and (
        behind >= scan.end or scan.role(behind, "rank") is None
    ):
        return None
    return Ordinal(first=sign.first, last=numeral.last, start=scan.start_of(sign), value=numeral.value)


def _in_words(scan: Scan, place: int) -> Ordinal | None:
    """«الخامسة», «الحادية عشرة», «الخامسة والعشرون», «الثاني بعد المئة»."""
    match: Match | None = None
    value = Decimal(0)
    for candidate in scan.find_all(place, Cat.ORDINAL):
        if candidate.reading.form is Form.PLURAL and not candidate.reading.definite:
            continue  # «واحد وعشرون» counts, «الواحد والعشرون» orders
        if candidate.reading.form is Form.BARE and not _is_place(scan, candidate):
            continue
        tail = _compound(scan, candidate)
        if tail is not None:
            match, value = Match(candidate.reading, place, tail[1]), candidate.reading.value + tail[0]
            break
        if candidate.reading.form is not Form.PLURAL:
            match, value = candidate, candidate.reading.value
            break
    if match is None:
        return None
    last = match.last
    behind = scan.after(last)
    after = scan.role(behind, "ordinal-after") if behind < scan.end else None
    if after is not None:
        numeral = read_numeral(scan, scan.after(after.last)) if scan.after(after.last) < scan.end else None
        if numeral is not None and not numeral.digits and numeral.value >= _HUNDRED and numeral.definite:
            value, last = value + numeral.value, numeral.last
    return Ordinal(first=place, last=last, start=scan.start_of(match), value=value)


def _compound(scan: Scan, head: Match) -> tuple[Decimal, int] | None:
    """What follows the units of a compound ordinal: ten (a teen) or the tens joined by "and"."""
    value: Decimal = head.reading.value
    if value >= 10:
        return None
    at = scan.after(head.last)
    if at >= scan.end:
        return None
    teen = scan.role(at, "ordinal-teen")
    if teen is not None and not teen.reading.prefix:
        return Decimal(10), teen.last
    joined = False
    if scan.pieces[at] in scan.lexicon.all_conjunctions:
        at, joined = scan.after(at), True
        if at >= scan.end:
            return None
    for match in scan.find_all(at, Cat.CARDINAL):
        tens: Decimal = match.reading.value
        if (
            (joined or match.reading.joins)
            and 20 <= tens < _HUNDRED
            and tens % 10 == 0
            and (
                match.reading.language == head.reading.language
                and grammar(match.reading.language).units_first
            )
        ):
            return tens, match.last
    return None


def _behind_cardinal(scan: Scan, place: int) -> Ordinal | None:
    """«twenty-fifth», «one hundred second», «three hundredth», «the two hundred and first»."""
    numeral = read_numeral(scan, place)
    if numeral is None or numeral.digits:
        return None
    at = scan.after(numeral.last)
    if at < scan.end and scan.pieces[at] == "-" and at == numeral.last + 1:
        at += 1
    elif at < scan.end and scan.pieces[at] in scan.lexicon.all_conjunctions and numeral.value >= _HUNDRED:
        at = scan.after(at)
    elif grammar(numeral.language).units_first:
        word = scan.words[at] if at < scan.end else None
        if word is None or not word.joins:
            return None
    if at >= scan.end:
        return None
    power = scan.find(at, Cat.ORDINAL_SCALE)
    if power is not None:
        return Ordinal(
            first=place, last=power.last, start=numeral.start, value=numeral.value * power.reading.value
        )
    head = scan.find(at, Cat.ORDINAL)
    if head is None or head.reading.language != numeral.language:
        return None
    ordinal = _in_words(scan, at)
    if ordinal is None:
        return None
    tail = numeral.value % _HUNDRED
    fits = (tail == 0 and ordinal.value < _HUNDRED) or (tail >= 20 and tail % 10 == 0 and ordinal.value < 10)
    if not fits or numeral.value < 20:
        return None
    return Ordinal(first=place, last=ordinal.last, start=numeral.start, value=numeral.value + ordinal.value)
