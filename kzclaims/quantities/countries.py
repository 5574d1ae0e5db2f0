"""Countries: which state's money a word means that several share, where the text itself says so.

«دينار» and "pound" are units of their own (`dinar?`, `pound?`) until the passage names the country.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from kzclaims import languages
from kzclaims.model import Kind
from kzclaims.quantities.windows import scan_of
from kzclaims.quantities.words import Cat, Unit
from kzclaims.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.model import Quantity
    from kzclaims.quantities.lexicon import Lexicon
    from kzclaims.text.fold import Folded

_OPEN: Final = "?"


class _Mention(NamedTuple):
    """A place of the folded text that settles a family of currencies: `EGP` of `pound?`."""

    place: int
    family: str
    currency: str


def settled(quantities: tuple[Quantity, ...], folded: Folded, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The same quantities, each shared currency settled where the text names one of its states alone.

    A currency named in full anywhere in the text settles the word for all of it («دينار كويتي» …
    «300 مليون دينار»), or for its paragraph where others are named too. Where none is named, a country
    does it for its own paragraph, if the text speaks of no other one that has such money.
    """
    families = {quantity.unit for quantity in quantities if _is_open(quantity)}
    if not families:
        return quantities
    named = [mention for mention in _currencies(folded, lexicon) if mention.family in families]
    told = {mention.family for mention in named}
    states = [
        mention
        for family in families
        if family not in told
        for mention in _states(folded, lexicon, str(family))
    ]
    if not named and not states:
        return quantities
    return tuple(
        _settle(quantity, folded, named, states) if quantity.unit in families else quantity
        for quantity in quantities
    )


def _is_open(quantity: Quantity) -> bool:
    return quantity.kind is Kind.MONEY and quantity.unit is not None and quantity.unit.endswith(_OPEN)


def _settle(quantity: Quantity, folded: Folded, named: list[_Mention], states: list[_Mention]) -> Quantity:
    place = folded.to_folded(quantity.start)
    begin = folded.text.rfind("\n", 0, place) + 1
    end = folded.text.find("\n", place)
    end = len(folded.text) if end < 0 else end

    def near(mentions: list[_Mention]) -> set[str]:
        return _of(quantity.unit, (each for each in mentions if begin <= each.place < end))

    whole = _of(quantity.unit, named)
    currencies = whole if len(whole) == 1 else near(named)
    if not whole and len(_of(quantity.unit, states)) == 1:
        currencies = near(states)
    return replace(quantity, unit=currencies.pop()) if len(currencies) == 1 else quantity


def _of(family: str | None, mentions: Iterable[_Mention]) -> set[str]:
    return {mention.currency for mention in mentions if mention.family == family}


def _currencies(folded: Folded, lexicon: Lexicon) -> Iterator[_Mention]:
    """Every currency of a family that the text names in full, with a number or without."""
    scan = scan_of(folded.text, lexicon)
    for place, word in enumerate(scan.words):
        if word is None or Cat.UNIT not in word.by_cat:
            continue
        match = scan.find(place, Cat.UNIT)
        unit: Unit | None = match.reading.value if match is not None else None
        if unit is None or unit.kind is not Kind.MONEY:
            continue
        if unit.family.endswith(_OPEN) and unit.id != unit.family:
            yield _Mention(scan.begin(place), unit.family, unit.id)


def _states(folded: Folded, lexicon: Lexicon, family: str) -> Iterator[_Mention]:
    """Every state of a family that the text names."""
    for code in lexicon.codes:
        names, pattern = _names(code, family)
        if pattern is not None:
            for found in pattern.finditer(folded.text):
                yield _Mention(found.start(), family, names[found[1]])


@cache
def _names(code: str, family: str) -> tuple[dict[str, str], re.Pattern[str] | None]:
    """The currencies of a family by the names of their states in one language, and what finds a name."""
    tables = languages.table(code, "countries").get(family.removesuffix(_OPEN), {})
    names = {fold(name).text: currency for currency, forms in tables.items() for name in forms}
    if not names:
        return names, None
    prefixes = "|".join(languages.morphology(code).prefixes())
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return names, re.compile(rf"(?<![^\W\d_])(?:{prefixes})({longest_first})(?![^\W\d_])")
