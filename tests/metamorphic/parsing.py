"""A quantity's words taken apart into number, scale and unit, by hand-made forms rather than by the reader.

What cannot be taken apart, or comes out otherwise than the reader has it, is left alone: the same forms serve
to write the rewriting, so a mistake here would be taken for one of the program.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from kzclaims.model import Granularity, Kind
from tests.metamorphic import arabic, english
from tests.metamorphic.surfaces import WRITERS, Amount, Order, Share, Site, Surface, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.model import Article, Claim, Quantity

_JOINTS = ("-", "–", " to ", " إلى ", " الى ")
_NUMBER = r"\d+(?:[.,٫٬]\d+)*"
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")


def sites(article: Article, claims: Sequence[Claim]) -> tuple[tuple[Site, ...], int]:
    """The sites of an article, and how many quantities could not be taken apart."""
    if article.language not in WRITERS:
        return (), 0
    by_span: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        by_span.setdefault((claim.quantity.start, claim.quantity.end), []).append(claim)
    found = []
    for members in by_span.values():
        surface = _surface(article, members[0].quantity)
        if surface is not None:
            found.append(Site(article=article, claims=tuple(members), surface=surface))
    return tuple(found), len(by_span) - len(found)


def number(text: str) -> Decimal | None:
    """A number in digits of any script: groups of three behind commas, else a decimal part."""
    plain = text.translate(_DIGITS)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        return Decimal(plain.replace(",", ""))
    return Decimal(plain.replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d+)?", plain) else None


def _surface(article: Article, quantity: Quantity) -> Surface | None:
    match quantity.kind:
        case Kind.DATE:
            return _when(article, quantity)
        case Kind.ORDINAL:
            return _order(article, quantity)
        case _:
            return _amount(article, quantity) or _share(article, quantity)


@cache
def _number_words(language: str) -> dict[str, tuple[int, bool]]:
    """Numbers in words, and whether their gender is that for feminine nouns."""
    words: dict[str, tuple[int, bool]] = {}
    for value in range(2, 100):
        if language == "en":
            words[english.integer(value)] = (value, False)
            continue
        for feminine in (True, False):
            form = arabic.integer(value, feminine=feminine)
            words[form] = (value, feminine)
            words[re.sub("ين$", "ون", form) if value >= 20 else form] = (value, feminine)
    return words


@cache
def _amount_form(language: str) -> re.Pattern[str]:
    writer = WRITERS[language]
    scales = _scales(language)
    units = writer.UNITS.values()
    signs = sorted({form for before, _ in units for form in before}, key=len, reverse=True)
    words = sorted({form for _, after in units for form in after}, key=len, reverse=True)
    some = "|".join(sorted(map(re.escape, _number_words(language)), key=len, reverse=True))
    one = rf"{_NUMBER}|(?<!\w)(?:{some})(?!\w)"
    behind = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?P<sign>{'|'.join(map(re.escape, signs))})?(?P<low>{one})"
        rf"(?:(?P<joint>{'|'.join(map(re.escape, _JOINTS))})(?P<high>{one}))?"
        rf"(?:\s?(?P<scale>{'|'.join(sorted(scales, key=len, reverse=True))})(?!\w))?"
        rf"(?:\s?(?P<word>{behind})(?!\w))?"
    )


@cache
def _scales(language: str) -> dict[str, int]:
    if language == "en":
        return {word: power for power, word in english.SCALES.items()}
    return {
        form: power
        for power, (singular, _, plural, _) in arabic.SCALES.items()
        for form in (singular, plural, f"{singular}ا")
    }


def _amount(article: Article, quantity: Quantity) -> Amount | None:
    language = article.language
    found = _amount_form(language).search(quantity.text)
    if found is None:
        return None
    numbers, feminine, in_words = list[Decimal](), False, False
    for group in ("low", "high"):
        written = found[group]
        if written is None:
            continue
        if written in _number_words(language):
            value, feminine = _number_words(language)[written]
            numbers.append(Decimal(value))
            in_words = True
        elif (parsed := number(written)) is not None:
            numbers.append(parsed)
        else:
            return None
    power = _scales(language).get(found["scale"] or "", 0)
    stated = {end for end in (quantity.low, quantity.high) if end is not None}
    unit = quantity.unit
    if {each.scaleb(power) for each in numbers} != stated or (unit is not None and unit not in english.UNITS):
        return None
    return Amount(
        start=quantity.start + found.start(),
        end=quantity.start + found.end(),
        numbers=tuple(numbers),
        power=power,
        unit=unit,
        sign=found["sign"] or "",
        word=found["word"] or "",
        in_words=in_words,
        feminine=feminine,
    )


_SHARES = {
    "en": {"a quarter": 25, "one quarter": 25, "half": 50, "three quarters": 75},
    "ar": {"ربع": 25, "نصف": 50, "ثلاثة أرباع": 75},
}


def _share(article: Article, quantity: Quantity) -> Share | None:
    percent = _SHARES[article.language].get(quantity.text)
    if percent is None or percent != quantity.low:
        return None
    return Share(start=quantity.start, end=quantity.end, percent=Decimal(percent))


@cache
def _orders(language: str) -> dict[str, tuple[int, bool, bool, bool]]:
    """For each form of an order: number, feminine, definite, in words."""
    forms: dict[str, tuple[int, bool, bool, bool]] = {}
    for value in range(1, 31):
        if language == "en":
            forms[english.order(value)] = (value, False, True, True)
            forms[english.order_digits(value)] = (value, False, True, False)
            continue
        for feminine in (True, False):
            for definite in (True, False):
                form = arabic.order(value, feminine=feminine, definite=definite)
                forms[form] = (value, feminine, definite, True)
    return forms


def _order(article: Article, quantity: Quantity) -> Order | None:
    known = _orders(article.language).get(quantity.text)
    if known is None or known[0] != quantity.low or quantity.high != quantity.low:
        return None
    value, feminine, definite, in_words = known
    return Order(
        start=quantity.start,
        end=quantity.end,
        number=value,
        feminine=feminine,
        definite=definite,
        in_words=in_words,
    )


@cache
def _day_forms(language: str) -> re.Pattern[str]:
    writer = WRITERS[language]
    months = [*writer.MONTHS, *(arabic.LEVANTINE if language == "ar" else ())]
    month, weekday = "|".join(months), "|".join(writer.WEEKDAYS)
    return re.compile(
        rf"(?:(?:يوم )?(?P<weekday>{weekday})(?:[,،]? | \()?)?"
        rf"(?:(?P<day>\d\d?) (?P<month>{month}) (?P<year>\d{{4}})"
        rf"|(?P<month2>{month}) (?P<day2>\d\d?), (?P<year2>\d{{4}}))?\)?"
    )


def _when(article: Article, quantity: Quantity) -> When | None:
    low = quantity.low if isinstance(quantity.low, date) else None
    start, text, granularity = quantity.start, quantity.text, quantity.granularity
    match granularity:
        case Granularity.DAY | Granularity.WEEKDAY:
            found = _day_forms(article.language).fullmatch(text)
            if found is None or not text:
                return None
            stated = found["year"] or found["year2"]
            if (
                low is not None
                and stated
                and (int(stated), int(found["day"] or found["day2"]))
                != (
                    low.year,
                    low.day,
                )
            ):
                return None
            if low is not None and quantity.weekday not in {None, low.weekday()}:
                return None
            start += len("يوم ") if text.startswith("يوم ") else 0
        case Granularity.YEAR:
            digits = re.search(r"\d{4}$", text)
            if digits is None or low is None or low.year != int(digits[0]):
                return None
            start += digits.start()
        case Granularity.DECADE:
            return _decade(article.language, quantity)
        case _:
            return None
    return When(start=start, end=quantity.end, granularity=granularity, day=low, weekday=quantity.weekday)


def _decade(language: str, quantity: Quantity) -> When | None:
    low = quantity.low
    if not isinstance(low, date) or low.year // 100 != 19:
        return None
    written = {f"{low.year}s", english.DECADES.get(low.year % 100), arabic.DECADES.get(low.year % 100)}
    if quantity.text not in written or language not in WRITERS:
        return None
    return When(start=quantity.start, end=quantity.end, granularity=Granularity.DECADE, day=low, weekday=None)
