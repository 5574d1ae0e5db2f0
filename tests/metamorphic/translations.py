"""The same claim in the other language: an example of the same rule there, with the value put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Hedge
from tests.metamorphic.rewritings import Rewriting
from tests.metamorphic.surfaces import WRITERS, Amount, Order, Site, When
from tests.metamorphic.writing import digits, plain, scaled, with_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def translations(site: Site, examples: Iterable[Site]) -> Iterator[Rewriting]:
    """The examples of the site's rules in another language that can take its value."""
    for example in examples:
        if example.article.language == site.article.language or not _same_claim(site, example):
            continue
        value = _value(site, example)
        if value is not None:
            yield Rewriting(
                kind="other language",
                text=example.with_text(value),
                weaker=site.quantity.hedge is not example.quantity.hedge,
                language=example.article.language,
            )


def _same_claim(site: Site, example: Site) -> bool:
    ours = {(claim.rule, claim.slots, claim.modality) for claim in site.claims}
    theirs = {(claim.rule, claim.slots, claim.modality) for claim in example.claims}
    # «About» may stand for a plain number, but not the other way: that says more than was said.
    said, told = site.quantity.hedge, example.quantity.hedge
    return bool(ours & theirs) and (said is told or (said, told) == (Hedge.EXACT, Hedge.ABOUT))


def _value(site: Site, example: Site) -> str | None:
    ours, theirs, language = site.surface, example.surface, example.article.language
    writer = WRITERS[language]
    match ours, theirs:
        case Amount(), Amount() if ours.unit == theirs.unit and len(theirs.numbers) == len(ours.numbers):
            number = plain(ours.numbers[0])
            if theirs.unit is None and language == "ar" and (number < 11) != (theirs.numbers[0] < 11):
                return None  # the counted noun would need another form
            written = "-".join(digits(plain(each)) for each in ours.numbers)
            scale = scaled(language, written, number, ours.power)
            if not (theirs.sign or theirs.word):
                return scale
            return with_unit(language, scale, theirs.unit, theirs.sign, theirs.word)
        case Order(), Order() if ours.number > 1:
            if language == "en":
                return str(writer.order(ours.number))
            return str(writer.order(ours.number, feminine=theirs.feminine, definite=theirs.definite))
        case When(), When() if ours.granularity is theirs.granularity and ours.day is not None:
            forms = {"day": writer.day_forms(ours.day)[0], "year": str(ours.day.year)}
            return forms.get(str(ours.granularity))
        case _:
            return None
