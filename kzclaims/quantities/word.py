"""A word: everything that one word of a text may begin, worked out from its readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from kzclaims import languages
from kzclaims.model import Kind
from kzclaims.quantities.words import (
    CONDITIONAL,
    SIGN,
    SYMBOLS,
    Cat,
    Form,
    Reading,
    Readings,
    role_bit,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kzclaims.quantities.digits import DigitNumber

_ROLED: Final = frozenset({Cat.WORD, Cat.YEAR_WORD, Cat.NOUN})
"""Categories of words with a role."""

_TRIGGERS: Final = frozenset(
    {
        Cat.DIGITS,
        Cat.CARDINAL,
        Cat.HUNDRED,
        Cat.SCALE,
        Cat.FRACTION,
        Cat.ORDINAL,
        Cat.ORDINAL_SCALE,
        Cat.MULTIPLY,
        Cat.VAGUE,
        Cat.VAGUE_DURATION,
        Cat.MONTH,
        Cat.HIJRI_MONTH,
        Cat.WEEKDAY,
        Cat.DECADE,
        Cat.PERIOD,
        Cat.RELATIVE,
        Cat.LIFE,
        Cat.AGE,
    }
)


_DUALS: Final = frozenset({(Cat.UNIT, Form.DUAL), (Cat.COUNTED, Form.DUAL), (Cat.COUNTED, Form.PLURAL)})
"""Duals, which are a number by themselves, whole or before another noun."""


_BARE_KINDS: Final = frozenset({Kind.DURATION, Kind.MEASURE})
"""Kinds of units that are one of themselves behind a hedge: «more than an hour», «أكثر من أسبوع»."""


@final
class Word:
    """Everything that a word may begin, by category.

    `mask` has a bit for each category among them, and SIGN. `roles` are its readings as a function word, by
    role, `role_mask` their bits. `triggers` tells that a quantity may begin here, `leads` before
    which words one may (written as in `Reading.rest`), `number` that it names one by itself, as no
    bare unit does. `joins` tells that the word is read only with a proclitic that says "and",
    `may_join` that it can be, `clitic` that it is read only with a proclitic, `definite` that it can
    carry the article.
    """

    __slots__ = (
        "by_cat",
        "clitic",
        "definite",
        "joins",
        "leads",
        "mask",
        "may_join",
        "number",
        "role_mask",
        "roles",
        "triggers",
        "warm",
    )

    def __init__(  # noqa: PLR0913 - a field each
        self,
        by_cat: dict[Cat, Readings],
        *,
        mask: int,
        number: bool,
        triggers: bool,
        roles: dict[str, Readings] | None = None,
        role_mask: int = 0,
        clitic: bool = False,
        may_join: bool = False,
        definite: bool = False,
        leads: Collection[str] = (),
    ) -> None:
        self.by_cat: Final = by_cat
        self.roles: Final = {} if roles is None else roles
        self.mask: Final = mask
        self.role_mask: Final = role_mask
        self.clitic: Final = clitic
        self.may_join: Final = may_join
        self.joins: Final = clitic and may_join
        self.definite: Final = definite
        self.number: Final = number
        self.triggers: Final = triggers
        self.leads: Final = leads
        self.warm: Final = triggers or bool(leads)


def word_of(readings: Iterable[Reading]) -> Word:
    """The word that may begin what the readings say."""
    by_cat: dict[Cat, list[Reading]] = {}
    roles: dict[str, list[Reading]] = {}
    opening: list[Reading] = []
    bare: list[Reading] = []
    clitic, joining, definite, mask = True, False, False, 0
    for reading in readings:
        cat = reading.cat
        by_cat.setdefault(cat, []).append(reading)
        mask |= 1 << cat
        if cat in _ROLED:
            roles.setdefault(reading.value, []).append(reading)
        elif cat is Cat.UNIT and reading.form in SYMBOLS:
            mask |= SIGN
        if reading.prefix:
            joining = joining or reading.joins
            definite = definite or reading.definite
        else:
            clitic = False
        if _opens_a_number(reading):
            opening.append(reading)
        elif _is_bare_unit(reading):
            bare.append(reading)
    beginnings = [*opening, *bare]
    triggers = any(not reading.rest for reading in beginnings)
    return Word(
        {cat: _readings(found) for cat, found in by_cat.items()},
        mask=mask,
        number=bool(opening),
        triggers=triggers,
        roles={role: _readings(found) for role, found in roles.items()},
        role_mask=role_bit(*roles),
        clitic=clitic,
        may_join=joining,
        definite=definite,
        # A form of several words («in the same year», «a handful») begins only where its second follows.
        leads=() if triggers else _readings(beginnings).longer or (),
    )


def digits_word(number: DigitNumber | None, language: str) -> Word:
    """A word in digits that is nothing else, as nearly all are: hardly one of them comes twice."""
    reading = Reading(Cat.DIGITS, number, language=language)
    readings = Readings((reading,), None, reading)
    return Word({Cat.DIGITS: readings}, mask=1 << Cat.DIGITS, number=True, triggers=True)


def _readings(found: list[Reading]) -> Readings:
    if len(found) == 1 and not found[0].rest:
        return Readings((found[0],), None, _unconditional(found[0]))
    # Among readings of one length a code first, for which alone all letters must be capitals (KGS, kgs);
    # else as they come, the shorter proclitic first.
    longest_first = sorted(found, key=lambda reading: (-len(reading.rest), reading.form is not Form.CODE))
    longer: dict[str, list[Reading]] = {}
    for reading in longest_first:
        if reading.rest:
            article = languages.morphology(reading.language).article
            word = reading.rest[0]
            longer.setdefault(word, []).append(reading)
            if article and word[0] == " ":
                longer.setdefault(f" {article}{word[1:]}", []).append(reading)
    single = tuple([reading for reading in longest_first if not reading.rest])
    if not longer:
        return Readings(single, None, _unconditional(single[0]) if len(single) == 1 else None)
    return Readings(single, {word: tuple(readings) for word, readings in longer.items()}, None)


def _unconditional(reading: Reading) -> Reading | None:
    """The reading, if nothing around its word can speak against it."""
    return None if reading.written or reading.form in CONDITIONAL else reading


def _opens_a_number(reading: Reading) -> bool:
    return reading.cat in _TRIGGERS or (reading.cat, reading.form) in _DUALS


def _is_bare_unit(reading: Reading) -> bool:
    return reading.cat is Cat.UNIT and reading.form is Form.PLAIN and reading.value.kind in _BARE_KINDS
