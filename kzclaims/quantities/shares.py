"""Shares: parts of one, alone or of a scale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kzclaims.quantities.numerals import Numeral
from kzclaims.quantities.words import Cat, Form, digit_number

if TYPE_CHECKING:
    from kzclaims.quantities.match import Match
    from kzclaims.quantities.scan import Scan

_IN_TIME: Final = {2, 4}
"""Parts that matches and years have: halves and quarters."""


def read_share(scan: Scan, place: int) -> Numeral | None:
    """A part of one, alone or of a scale: «ربع», «two thirds», «half a million», «نصف مليار»."""
    if not scan.has(Cat.FRACTION):
        return None
    found = _counted_parts(scan, place) or _one_part(scan, place)
    if found is None:
        return None
    times, first_match, fraction = found
    over, under = fraction.reading.value
    if (
        fraction.reading.form is Form.ARTICLED
        and first_match is fraction
        and not _is_articled(scan, fraction)
    ):
        return None
    in_time = under in _IN_TIME and (first_match is fraction or fraction.reading.form is Form.PLURAL)
    if in_time and (_names_a_part(scan, first_match.first) or _times_behind(scan, fraction)):
        return None
    value = times * over / Decimal(under)
    last = fraction.last
    at = scan.after(last)
    share, scale = True, Decimal(1)
    if at < scan.end:
        of = scan.role(at, "of")
        behind = scan.after(of.last) if of is not None else at
        if scan.pieces[at] == "-" and at == last + 1:
            behind = at + 1  # half-dozen, half-million
        scaled = (
            next((m for m in scan.find_all(behind, Cat.SCALE) if m.reading.form is Form.PLAIN), None)
            if behind < scan.end
            else None
        )
        if scaled is None and of is not None:
            scaled = next((m for m in scan.find_all(at, Cat.SCALE) if m.reading.form is Form.PLAIN), None)
        if scaled is not None and not scaled.reading.clitics:
            share, scale, last = False, scaled.reading.value, scaled.last
            value *= scale
        elif behind > at and behind < scan.end:
            dozen = scan.find(behind, Cat.HUNDRED)
            if dozen is not None and not dozen.reading.clitics:
                share, last = False, dozen.last
                value *= dozen.reading.value
    if under in {3, 6}:
        value = value.quantize(Decimal(1) if not share else Decimal("0.0001"))
    plain = first_match is fraction and scan.pieces[last + 1] != "-" and not _doubles_article(scan, last)
    article = scan.role_before(place, "one", 1) if first_match is fraction else None
    if article is not None and not plain and scan.find_before(article.first, Cat.HEDGE) is None:
        article = None  # «a half-mile», but «about a half-mile»: the hedge reaches over the article
    return Numeral(
        first=place if article is None else article.first,
        last=last,
        start=scan.start_of(first_match if article is None else article),
        value=value,
        scale=scale,
        decimals=1 if not share else 0,
        share=share,
        joins=first_match.reading.joins,
        definite=first_match.reading.definite,
        language=first_match.reading.language,
    )


def _is_articled(scan: Scan, fraction: Match) -> bool:
    """Whether a word that names much else is a part here: «a quarter», "quarter of a million"."""
    if scan.role_before(fraction.first, "one", 1) is not None:
        return True
    if scan.pieces[fraction.last + 1] == "-":
        return scan.role(fraction.last + 2, "share_point") is not None or _scales(scan, fraction.last + 2)
    behind = scan.after(fraction.last)
    if behind >= scan.end:
        return False
    opens = scan.before(fraction.first) < 0 and scan.role(behind, "of") is not None
    return opens or scan.role(behind, "of_one") is not None or _scales(scan, behind)


def _scales(scan: Scan, place: int) -> bool:
    word = scan.words[place] if place < scan.end else None
    return word is not None and (Cat.SCALE in word.by_cat or Cat.HUNDRED in word.by_cat)


def _names_a_part(scan: Scan, first: int) -> bool:
    """«each half», "the first three quarters": a part of a match or a year, told by the word before it."""
    return scan.role_before(first, "part_of_time", 1) is not None


def _times_behind(scan: Scan, fraction: Match) -> bool:
    """«three quarters later»: parts of years, told by the word behind them."""
    behind = scan.after(fraction.last)
    if fraction.reading.form is not Form.PLURAL or behind >= scan.end:
        return False
    return scan.role(behind, "part_of_time_behind") is not None


def _doubles_article(scan: Scan, last: int) -> bool:
    """«a half a point»: the article before the part is left out where another stands behind it."""
    behind = scan.after(last)
    return behind < scan.end and scan.pieces[behind] in ("a", "an")


def _one_part(scan: Scan, place: int) -> tuple[Decimal, Match, Match] | None:
    """One part, named by itself: «ربع», "half"; how many, where it begins, the word of the part."""
    for match in scan.find_all(place, Cat.FRACTION):
        if match.reading.form is not Form.PLURAL and not _is_ordered(scan, match.last):
            return Decimal(1), match, match
    return None


def _is_ordered(scan: Scan, last: int) -> bool:
    """«في نصفه الثاني»: the first or the second half of something, and no part of it."""
    behind = scan.after(last)
    if behind < scan.end and scan.role(behind, "part_told") is not None:
        return True  # «الربع نفسه من العام الماضي»
    order = scan.find(behind, Cat.ORDINAL) if behind < scan.end else None
    return order is not None and order.reading.definite and not order.reading.clitics


def _counted_parts(scan: Scan, place: int) -> tuple[Decimal, Match, Match] | None:
    """Parts that are counted: «ثلاثة أرباع», "two thirds", "one-fifth"."""
    count = scan.find(place, Cat.CARDINAL) or scan.find(place, Cat.DIGITS)
    if count is None:
        return None
    at = scan.after(count.last)
    if at < scan.end and scan.pieces[at] == "-" and at == count.last + 1:
        at += 1
    value = count.reading.value
    if not isinstance(value, Decimal):
        number = digit_number(count.reading)
        value = number.value if number is not None and not number.decimals else None
    if at >= scan.end or value is None:
        return None
    for match in scan.find_all(at, Cat.FRACTION):
        if match.reading.form is Form.PLURAL or count.reading.value == 1:
            fits = not match.reading.joins and _is_a_part(value, match.reading.value[1])
            return (value, count, match) if fits else None
    return None


def _is_a_part(times: Decimal, under: int) -> bool:
    """Whether so many parts are a share: less than the whole, and not the two quarters of a year or a match.

    Half of a thing is called a half, not two quarters of it. Tenths and hundredths stay as they are read out.
    """
    return times < under and not (under in _IN_TIME and under % times == 0 and times > 1)
