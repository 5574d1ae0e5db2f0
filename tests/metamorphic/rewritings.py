"""The same claim in other words: rewritings of one quantity that keep its meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Granularity, Hedge, Kind
from tests.metamorphic import arabic, english
from tests.metamorphic.surfaces import WRITERS, Amount, Order, Share, Site, When
from tests.metamorphic.writing import (
    digits,
    plain,
    scaled,
    spoken,
    with_unit,
    with_unit_of,
    word_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriting:
    """A text that says what the original says; `weaker` where it says it less exactly, with other ends.

    `language` is set where it is another than the original's. `unlike` tells a text that says something else,
    in which there is no contradiction either.
    """

    kind: str
    text: str
    weaker: bool = False
    language: str | None = None
    unlike: bool = False


_ARABIC_INDIC = str.maketrans("0123456789.,%", "٠١٢٣٤٥٦٧٨٩٫٬٪")
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def rewritings(site: Site) -> Iterator[Rewriting]:
    """Every rewriting of a site, each other than the original."""
    for kind, write in _KINDS:
        for text, weaker in write(site):
            if text != site.article.text:
                yield Rewriting(kind=kind, text=text, weaker=weaker)


def _in_words(site: Site) -> Iterator[tuple[str, bool]]:
    amount, language = site.surface, site.article.language
    if isinstance(amount, Order) and not amount.in_words and language == "en":
        yield site.with_text(english.order(amount.number)), False
    if not isinstance(amount, Amount) or amount.in_words or len(amount.numbers) > 1:
        return
    (number,) = amount.numbers
    if language == "ar" and site.quantity.kind is Kind.COUNT and not amount.power and number % 10:
        return  # the gender of the noun is not known here
    forms = [spoken(language, number)]
    if language == "en" and " and " in forms[0]:
        forms.append(forms[0].replace(" and ", " "))
    if language == "ar" and "مئة" in forms[0]:
        forms.append(forms[0].replace("مئة", "مائة"))
    for form in forms:
        written = scaled(language, form, number, amount.power)
        yield site.with_text(with_unit(language, written, amount.unit, "", word_of(language, amount))), False
    total = plain(amount.value)
    if amount.power >= 9 and number != number.to_integral_value():
        # «سبعة عشر مليارا ومئتا مليون», "seventeen billion two hundred million"
        whole = WRITERS[language].integer(int(total))
        yield site.with_text(with_unit(language, whole, amount.unit, "", word_of(language, amount))), False


def _in_digits(site: Site) -> Iterator[tuple[str, bool]]:
    surface, language = site.surface, site.article.language
    if isinstance(surface, Amount) and surface.in_words:
        written = scaled(language, digits(surface.numbers[0]), surface.numbers[0], surface.power)
        yield site.with_text(with_unit_of(language, written, surface)), False
    if isinstance(surface, Order) and surface.in_words and surface.number > 1:
        if language == "en":
            yield site.with_text(english.order_digits(surface.number)), False
        elif surface.definite:
            yield site.with_text(f"الـ{surface.number}"), False
    if isinstance(surface, Share):
        behind = site.article.text[surface.end :]
        of = "" if language == "en" or behind.lstrip().startswith("من ") else " من"
        yield site.with_text(f"{surface.percent}%{of}"), False


def _script(site: Site) -> Iterator[tuple[str, bool]]:
    surface = site.surface
    written = site.article.text[surface.start : surface.end]
    if site.article.language == "ar" and re.search("[0-9]", written):
        yield site.with_text(written.translate(_ARABIC_INDIC)), False
        yield site.with_text(written.translate(_PERSIAN)), False


def _separators(site: Site) -> Iterator[tuple[str, bool]]:
    amount, language = site.surface, site.article.language
    if not isinstance(amount, Amount) or amount.in_words or len(amount.numbers) > 1:
        return
    (number,) = amount.numbers
    forms = []
    if number >= 1000:
        forms = [digits(number, group) for group in ("", ",", "\u202f", "\u00a0")]
        if language == "ar":
            forms.append(digits(number, "٬", "٫"))
    elif number != number.to_integral_value() and language == "ar":
        forms = [digits(number, point=point) for point in (",", "٫")]
    for form in forms:
        written = scaled(language, form, number, amount.power)
        yield site.with_text(with_unit_of(language, written, amount)), False


def _scale(site: Site) -> Iterator[tuple[str, bool]]:
    amount, language = site.surface, site.article.language
    if not isinstance(amount, Amount) or len(amount.numbers) > 1 or not amount.power:
        return
    total = plain(amount.value)
    forms = [digits(total)]
    if amount.power >= 9:
        million = plain(total.scaleb(-6))
        forms.append(scaled(language, digits(million), million, 6))
    if amount.power == 9 and total % 10**9:
        billion, rest = divmod(int(total), 10**9)
        joint = " مليارات و" if billion <= 10 else " مليارا و"
        if language == "ar" and not rest % 10**6 and billion > 2:
            forms.append(f"{billion}{joint}{scaled(language, str(rest // 10**6), Decimal(rest // 10**6), 6)}")
    if amount.power == 6 and total >= 10**8:
        billion_part = plain(total.scaleb(-9))
        forms.append(scaled(language, digits(billion_part), billion_part, 9))
    for form in forms:
        yield site.with_text(with_unit_of(language, form, amount)), False


def _short_scale(site: Site) -> Iterator[tuple[str, bool]]:
    amount = site.surface
    if isinstance(amount, Amount) and amount.sign and amount.power in english.SHORT and not amount.in_words:
        number, short = digits(amount.numbers[0]), english.SHORT[amount.power]
        yield site.with_text(f"{amount.sign}{number}{short}"), False
        yield site.with_text(f"{amount.sign}{number} {short}"), False
        yield site.with_text(f"{amount.sign}{number}{short[0].upper()}"), False


def _unit(site: Site) -> Iterator[tuple[str, bool]]:
    amount, language = site.surface, site.article.language
    if not isinstance(amount, Amount) or amount.unit is None or not (amount.sign or amount.word):
        return
    joint = "-"
    parts = (
        [spoken(language, amount.numbers[0])]
        if amount.in_words
        else [digits(each) for each in amount.numbers]
    )
    written = scaled(language, joint.join(parts), amount.numbers[-1], amount.power)
    before, after = WRITERS[language].UNITS[amount.unit]
    if amount.unit == "x":
        return
    for sign in () if amount.in_words else before:
        yield site.with_text(with_unit(language, written, amount.unit, sign, "")), False
    for word in after:
        if amount.in_words and word in {"%", "٪"}:
            continue
        yield site.with_text(with_unit(language, written, amount.unit, "", word)), False


def _hedge(site: Site) -> Iterator[tuple[str, bool]]:
    quantity, surface, language = site.quantity, site.surface, site.article.language
    synonyms = WRITERS[language].HEDGES.get(str(quantity.hedge), ())
    before = site.article.text[quantity.start : surface.start].strip()
    if before.lower() not in synonyms or surface.end != quantity.end:
        return
    core = site.article.text[surface.start : surface.end]
    for synonym in synonyms:
        form = synonym.capitalize() if before[:1].isupper() else synonym
        yield site.with_text(f"{form} {core}", start=quantity.start), False


def _hedged(site: Site) -> Iterator[tuple[str, bool]]:
    """An exact number with «about» before it, or rounded with «more than»: less is said, nothing else."""
    amount, language = site.surface, site.article.language
    if not isinstance(amount, Amount) or site.quantity.hedge is not Hedge.EXACT or len(amount.numbers) > 1:
        return
    if amount.start != site.quantity.start:
        return
    about, over = (WRITERS[language].HEDGES[hedge][0] for hedge in ("about", "over"))
    core = site.article.text[amount.start : amount.end]
    yield site.with_text(f"{about} {core}"), True
    (number,) = amount.numbers
    rounded = number.quantize(Decimal(1), ROUND_HALF_UP)
    if amount.in_words or rounded == number or rounded < 2 or not amount.step:
        return
    if not amount.power and amount.unit != "%":
        return  # a plain whole number is itself
    written = with_unit_of(language, scaled(language, str(rounded), rounded, amount.power), amount)
    yield site.with_text(written), True
    yield site.with_text(f"{about} {written}"), True
    if rounded < number:
        yield site.with_text(f"{over} {written}"), True


def _range(site: Site) -> Iterator[tuple[str, bool]]:
    amount, language = site.surface, site.article.language
    if not isinstance(amount, Amount) or len(amount.numbers) != 2 or amount.unit != "%":
        return
    low, high = (digits(each) for each in amount.numbers)
    if language == "en":
        forms = [f"{low}–{high}%", f"{low} to {high} percent", f"{low}% to {high}%", f"{low}%-{high}%"]
        between = f"between {low} and {high} percent"
    else:
        forms = [f"{low}–{high}%", f"{low} إلى {high} في المئة", f"{low}% إلى {high}%", f"{low}%-{high}%"]
        between = f"بين {low} و{high} في المئة"
    for form in forms:
        yield site.with_text(form), False
    if site.quantity.start == amount.start:
        yield site.with_text(between), False


def _day(site: Site) -> Iterator[tuple[str, bool]]:
    when = site.surface
    if not isinstance(when, When) or when.granularity is not Granularity.DAY or when.day is None:
        return
    for form in WRITERS[site.article.language].day_forms(when.day):
        yield site.with_text(form), False


def _year(site: Site) -> Iterator[tuple[str, bool]]:
    when, language, text = site.surface, site.article.language, site.article.text
    if not isinstance(when, When) or when.day is None:
        return
    if when.granularity is Granularity.YEAR:
        year = str(when.day.year)
        before = text[: when.start]
        if language == "en":
            yield site.with_text(f"the year {year}"), False
            if before.endswith("since "):
                yield text[: when.start - 6] + "ever since " + text[when.start :], False
            if 1990 <= when.day.year <= 1993:
                yield site.with_text("the early 1990s"), True
        else:
            noun = re.search(r"(?:(?:ال)?عام |سنة )$", before)
            start = noun.start() if noun else when.start
            for form in (f"عام {year}", f"سنة {year}", f"العام {year}", year, f"عام {year}م"):
                yield site.with_text(form, start=start), False
            if text[:start].endswith("منذ "):
                yield site.with_text("مطلع التسعينيات", start=start), 1990 <= when.day.year <= 1993
    elif when.granularity is Granularity.DECADE:
        decade = when.day.year
        if language == "en":
            forms = (f"{decade}s", english.DECADES[decade % 100], f"{decade}'s", f"{decade}’s")
        else:
            name = arabic.DECADES[decade % 100]
            bare = name.removeprefix("ال")
            forms = (name, name.replace("يات", "ات"), f"{bare} القرن الماضي", f"{bare} القرن العشرين")
        for form in forms:
            yield site.with_text(form), False


def _duration(site: Site) -> Iterator[tuple[str, bool]]:
    amount, language = site.surface, site.article.language
    if not isinstance(amount, Amount) or amount.unit != "year" or amount.numbers[0] % 10:
        return
    tens = int(amount.numbers[0]) // 10
    if 3 <= tens <= 9:
        forms = (
            (f"{english.integer(tens)} decades", f"{tens} decades")
            if language == "en"
            else (f"{arabic.integer(tens)} عقود", f"{tens} عقود")
        )
        for form in forms:
            yield site.with_text(form), False


_KINDS: tuple[tuple[str, Callable[[Site], Iterator[tuple[str, bool]]]], ...] = (
    ("digits to words", _in_words),
    ("words to digits", _in_digits),
    ("digits of another script", _script),
    ("separators", _separators),
    ("unit scale", _scale),
    ("short scale (bn, m)", _short_scale),
    ("sign or word of a unit", _unit),
    ("hedge by a synonym", _hedge),
    ("hedged or rounded", _hedged),
    ("form of a range", _range),
    ("form of a day", _day),
    ("form of a year", _year),
    ("years as decades", _duration),
)
