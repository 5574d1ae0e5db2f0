"""Amounts written out: number, scale and unit in the ways that newspapers have."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tests.metamorphic import arabic
from tests.metamorphic.surfaces import WRITERS

if TYPE_CHECKING:
    from tests.metamorphic.surfaces import Amount


def digits(number: Decimal, group: str = ",", point: str = ".") -> str:
    """A number in digits, its thousands apart."""
    whole, _, decimals = format(number, "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", group)
    return grouped + (point + decimals if decimals else "")


def plain(number: Decimal) -> Decimal:
    """The same number without zeros behind its decimals, and without an exponent."""
    trimmed = number.normalize()
    return trimmed.quantize(Decimal(1)) if trimmed == trimmed.to_integral_value() else trimmed


def spoken(language: str, number: Decimal, *, feminine: bool = False) -> str:
    """A number in words."""
    if language == "ar" and number == number.to_integral_value():
        return arabic.integer(int(number), feminine=feminine)
    return str(WRITERS[language].spoken(number))


def scaled(language: str, written: str, number: Decimal, power: int) -> str:
    """A written number with its scale behind it."""
    if not power:
        return written
    if language == "ar" and number in {1, 2} and not written[:1].isdigit():
        singular, _, _, dual = arabic.SCALES[power]
        return singular if number == 1 else dual
    return f"{written} {WRITERS[language].scale(power, number)}"


def with_unit(language: str, written: str, unit: str | None, sign: str, word: str) -> str:
    """A written number with its unit, as a sign before it or a word behind it."""
    if unit is None:
        return written
    if sign:
        return sign + written
    word = word or WRITERS[language].UNITS[unit][1][0]
    return written + word if word in {"%", "٪", "$", "€"} else f"{written} {word}"


def alike(
    language: str,
    amount: Amount,
    *numbers: Decimal,
    power: int | None = None,
    unit: str | None = None,
) -> str:
    """Other numbers written as an amount is: digits or words, sign or word, as many decimals."""
    scale = amount.power if power is None else power
    texts = []
    for number in numbers:
        if amount.in_words and (number == number.to_integral_value()):
            texts.append(spoken(language, number, feminine=amount.feminine))
        else:
            texts.append(digits(number))
    joint = "-" if len(texts) > 1 else ""
    written = scaled(language, joint.join(texts), numbers[-1], scale)
    if unit is None or unit == amount.unit:
        return with_unit_of(language, written, amount)
    before, after = WRITERS[language].UNITS[unit]
    return with_unit(language, written, unit, before[0] if amount.sign else "", after[0])


def with_unit_of(language: str, written: str, amount: Amount) -> str:
    """A written number with the unit in the amount's own form; none where the amount has none."""
    if amount.sign or amount.word:
        return with_unit(language, written, amount.unit, amount.sign, amount.word)
    return written


def word_of(language: str, amount: Amount) -> str:
    """The unit as a word behind words: «dollars» for `$`, «percent» for `%`."""
    if amount.unit is None or not (amount.sign or amount.word):
        return ""
    if amount.word not in {"", "%", "٪", "$"}:
        return amount.word
    names = WRITERS[language].UNITS[amount.unit][1]
    return str(next(name for name in names if name not in {"%", "٪"}))
