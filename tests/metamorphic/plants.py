"""A claim made false: one value of an article changed so far that both cannot be right.

What would be no contradiction by the meaning of the words (DESIGN section 4) is passed over, each with its
reason: the width of what is written and of a hedge is worked out here anew, from the tables of the design.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Granularity, Hedge, Kind, Modality, Verdict
from tests.metamorphic import arabic, english
from tests.metamorphic.surfaces import WRITERS, Amount, Order, Share, Site, When
from tests.metamorphic.writing import alike, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kzclaims.model import Claim, Fact, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A text with one value changed; `skipped` says why that proves nothing, and the text is then empty."""

    kind: str
    text: str = ""
    skipped: str = ""


_TENTH = Decimal("0.1")
_TURNED = {Hedge.OVER: "under", Hedge.AT_LEAST: "under", Hedge.UNDER: "over"}
_OTHER_CURRENCY = {"USD": "EUR", "EUR": "USD", "GBP": "EUR"}


def reason_against(claim: Claim, rule: Rule, fact: Fact | None) -> str:
    """Why no change of this claim's value can prove a conflict; empty where it can.

    `fact` is the one that the original alone makes of it.
    """
    if fact is None:
        return "no fact"
    if claim.modality is Modality.DENIED:
        return "denied"
    if any(value is None for _, value in claim.slots):
        return "a slot is unstated"
    if claim.quantity.hedge is Hedge.VAGUE:
        return "vague"
    if claim.revised:
        return "revised by a newer article"
    if fact.verdict is Verdict.CONFLICT:
        return "in conflict already"
    if any(other.attribution != claim.attribution for other in fact.claims):
        return "given on the word of several people"
    if rule.kind is Kind.DATE and claim.quantity.kind is Kind.DURATION:
        return "a duration that dates something is a bound"
    return ""


def plants(site: Site) -> Iterator[Plant]:
    """Every change of a site's value, and those that would be none."""
    surface = site.surface
    if isinstance(surface, Amount):
        yield from _amounts(site, surface)
    elif isinstance(surface, Order):
        yield from _orders(site, surface)
    elif isinstance(surface, When):
        yield from _dates(site, surface)
    elif isinstance(surface, Share):
        yield from _shares(site, surface)


def _width(amount: Amount, hedge: Hedge, numbers: tuple[Decimal, ...]) -> tuple[Decimal, Decimal]:
    """What numbers in an amount's place allow for certain, both ends taken in."""
    low, high = (each.scaleb(amount.power) for each in (numbers[0], numbers[-1]))
    step = amount.step
    if hedge is Hedge.ABOUT:
        return min(low - step, low * (1 - _TENTH)), max(high + step, high * (1 + _TENTH))
    if hedge is Hedge.NEARLY:
        return min(low - step, low * (1 - _TENTH)), high + step
    return low - step, high + step


def _amounts(site: Site, amount: Amount) -> Iterator[Plant]:
    hedge = site.quantity.hedge
    if hedge in {Hedge.OVER, Hedge.AT_LEAST, Hedge.UNDER}:
        yield _bound(site, amount)
    for kind, change in _CHANGES:
        changed = tuple(change(each) for each in amount.numbers)
        if any(each is None for each in changed):
            continue
        yield _changed(site, amount, kind, tuple(each for each in changed if each is not None))
    if amount.power in {6, 9}:
        power = 15 - amount.power
        factor = Decimal(10) ** (power - amount.power)
        if hedge in {Hedge.EXACT, Hedge.ABOUT, Hedge.NEARLY}:
            text = alike(site.article.language, amount, *amount.numbers, power=power)
            yield Plant(kind="× 1000" if factor > 1 else "÷ 1000", text=site.with_text(text))
        else:
            yield Plant(kind="× 1000", skipped=f"hedged {hedge}: what is further out is no contradiction")
    other = _OTHER_CURRENCY.get(amount.unit or "")
    if other is not None and hedge is not Hedge.VAGUE:
        text = alike(site.article.language, amount, *amount.numbers, unit=other)
        yield Plant(kind="other currency", text=site.with_text(text))


def _changed(site: Site, amount: Amount, kind: str, numbers: tuple[Decimal, ...]) -> Plant:
    hedge, language = site.quantity.hedge, site.article.language
    if hedge not in {Hedge.EXACT, Hedge.ABOUT, Hedge.NEARLY}:
        return Plant(kind=kind, skipped=f"hedged {hedge}: what is further out is no contradiction")
    if amount.unit == "%" and numbers[-1] > 100 >= amount.numbers[-1]:
        return Plant(kind=kind, skipped="more than the whole")
    if amount.unit is None and not amount.power and any(each % 1 for each in numbers):
        return Plant(kind=kind, skipped="no whole number of things")
    counts = not amount.power and amount.unit in {None, "year", "x"}
    if language == "ar" and counts and any((each <= 10) != (amount.numbers[0] <= 10) for each in numbers):
        return Plant(kind=kind, skipped="the counted noun would need another form")
    if language == "en" and counts and amount.in_words and any(each < 2 for each in numbers):
        return Plant(kind=kind, skipped="the counted noun would need another form")
    before, after = _width(amount, hedge, amount.numbers), _width(amount, hedge, numbers)
    if before[0] <= after[1] and after[0] <= before[1]:
        return Plant(kind=kind, skipped="inside what is written or hedged")
    return Plant(kind=kind, text=site.with_text(alike(language, amount, *numbers)))


def _bound(site: Site, amount: Amount) -> Plant:
    """«More than 600» against «fewer than 360»."""
    quantity, language = site.quantity, site.article.language
    turned = _TURNED[quantity.hedge]
    factor = Decimal("0.6") if turned == "under" else Decimal("1.4")
    number = plain((amount.numbers[0] * factor).quantize(Decimal("0.1")))
    words = WRITERS[language].HEDGES[turned]
    word = words[0] if amount.unit is None or language == "ar" else "less than"
    counts = not amount.power and amount.unit in {None, "year"}
    if counts and (number % 1 or (language == "ar" and (number <= 10) != (amount.numbers[0] <= 10))):
        return Plant(kind="bound turned round", skipped="the counted noun would need another form")
    before = site.article.text[quantity.start : amount.start].strip()
    if before not in WRITERS[language].HEDGES[str(quantity.hedge)] or quantity.end != amount.end:
        return Plant(kind="bound turned round", skipped="the hedge is no plain word before the number")
    return Plant(
        kind="bound turned round",
        text=site.with_text(f"{word} {alike(language, amount, number)}", start=quantity.start),
    )


def _swapped(number: Decimal) -> Decimal | None:
    """The number with its first two digits the other way round: 17.2 and 71.2."""
    text = format(number, "f")
    places = [place for place, sign in enumerate(text) if sign.isdigit()][:2]
    if len(places) < 2 or text[places[0]] == text[places[1]] or text[places[1]] == "0":
        return None
    signs = list(text)
    signs[places[0]], signs[places[1]] = signs[places[1]], signs[places[0]]
    return Decimal("".join(signs))


_CHANGES: tuple[tuple[str, Callable[[Decimal], Decimal | None]], ...] = (
    ("× 3", lambda number: number * 3),
    ("× 10", lambda number: number * 10),
    ("+ 40 %", lambda number: plain((number * Decimal("1.4")).quantize(Decimal("0.1")))),
    ("− 40 %", lambda number: plain((number * Decimal("0.6")).quantize(Decimal("0.1")))),
    ("digits swapped", _swapped),
)


def _shares(site: Site, share: Share) -> Iterator[Plant]:
    language = site.article.language
    other = {25: ("half", "نصف"), 50: ("a quarter", "ربع"), 75: ("a quarter", "ربع")}[int(share.percent)]
    yield Plant(kind="other share", text=site.with_text(other[language == "ar"]))


def _orders(site: Site, order: Order) -> Iterator[Plant]:
    for shift in (2, 5):
        kind = f"order + {shift}"
        if order.number == 1:
            yield Plant(kind=kind, skipped="the first is what the rule asks for")
            continue
        number = order.number + shift
        if site.article.language == "ar":
            form = arabic.order(number, feminine=order.feminine, definite=order.definite)
            if not order.definite and number > 10:
                yield Plant(kind=kind, skipped="the noun would need another form")
                continue
        else:
            form = english.order(number) if order.in_words else english.order_digits(number)
        yield Plant(kind=kind, text=site.with_text(form))


def _dates(site: Site, when: When) -> Iterator[Plant]:
    language, text = site.article.language, site.article.text
    writer = WRITERS[language]
    written = text[when.start : when.end]
    if when.granularity is Granularity.YEAR and when.day is not None:
        for years in (7, -7):
            yield Plant(kind=f"year {years:+}", text=site.with_text(str(when.day.year + years)))
    elif when.granularity is Granularity.DECADE and when.day is not None:
        earlier = when.day.year - 20
        form = f"{earlier}s" if language == "en" else arabic.DECADES.get(earlier % 100)
        if form:
            yield Plant(kind="decade − 2", text=site.with_text(form))
    if when.weekday is not None:
        other = writer.WEEKDAYS[(when.weekday + 4) % 7]
        yield Plant(
            kind="other weekday", text=site.with_text(written.replace(writer.WEEKDAYS[when.weekday], other))
        )
    if when.granularity is not Granularity.DAY or when.day is None or str(when.day.year) not in written:
        return
    months = ((writer.MONTHS, arabic.MONTHS), (arabic.LEVANTINE, arabic.LEVANTINE))
    month = next(
        (names[when.day.month - 1] for names, _ in months if names[when.day.month - 1] in written), None
    )
    if month is None:
        return
    for days in (3, -3):
        moved = when.day + timedelta(days=days)
        yield Plant(kind=f"day {days:+}", text=site.with_text(_form(language, moved)))
    yield Plant(
        kind="other month",
        text=site.with_text(_form(language, date(when.day.year, (when.day.month + 4) % 12 + 1, 10))),
    )
    yield Plant(
        kind="year − 7",
        text=site.with_text(_form(language, when.day.replace(year=when.day.year - 7, day=10))),
    )


def _form(language: str, day: date) -> str:
    return str(WRITERS[language].day_forms(day)[0])
