"""Words: what the lexicon says of one word of a text."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum, auto
from typing import TYPE_CHECKING, Any, Final, NamedTuple, final

from kzclaims import languages
from kzclaims.model import Kind
from kzclaims.quantities.digits import DigitNumber

if TYPE_CHECKING:
    from collections.abc import Collection


class Cat(IntEnum):
    """What a form can be in an expression of quantity."""

    DIGITS = auto()
    CARDINAL = auto()
    HUNDRED = auto()
    SCALE = auto()
    FRACTION = auto()
    ORDINAL = auto()
    ORDINAL_SCALE = auto()
    UNIT = auto()
    RATE = auto()  # the time that a unit is counted by
    MULTIPLY = auto()
    VAGUE = auto()
    VAGUE_DURATION = auto()
    HEDGE = auto()
    HEDGE_VERB = auto()
    HEDGE_AFTER = auto()
    MONTH = auto()
    HIJRI_MONTH = auto()
    WEEKDAY = auto()
    DECADE = auto()
    YEAR_WORD = auto()
    PERIOD = auto()
    RELATIVE = auto()
    AGE = auto()  # the years of those who have as many: "under-fives"
    LIFE = auto()  # an adjective of age: «أربعيني»
    COUNTED = auto()  # what news counts: its dual says two
    NAME = auto()  # begins with a number word and says no number
    NOUN = auto()  # a noun with a role, which may be counted itself
    WORD = auto()  # a function word with a role: and, to, between, of, point …


class Form(IntEnum):
    """How a form counts by itself."""

    PLAIN = auto()
    DUAL = auto()  # implies two
    PLURAL = auto()
    SYMBOL = auto()  # may stand before the number
    GLUED = auto()  # only where it touches the digits
    EXACT = auto()  # counts only in the capitals or small letters it is listed with
    FINAL = auto()  # counts only where no word follows («2 in.»)
    BARE = auto()  # takes no proclitic
    VOWELLED = auto()  # a part spelt like a number: with its vowel («خُمس») or before what it is part of
    CODE = auto()  # may stand before the number, and counts only in its own capitals (`TRY`, not "try")
    LETTER = auto()  # a currency's letter, before digits grouped or scaled (`R400bn`, not the road R400)
    BEHIND = auto()  # counts only behind its number («5.8 on the Richter scale»)
    PARTITIVE = auto()  # counts only before "of" or a scale («scores of people»)
    ARTICLED = auto()  # a part only behind an article or a number («a quarter»)


CONDITIONAL = frozenset({Form.GLUED, Form.CODE, Form.FINAL, Form.LETTER, Form.VOWELLED})
"""Forms that count only where the pieces beside them let them."""

SYMBOLS = frozenset({Form.SYMBOL, Form.CODE, Form.LETTER})
"""Forms of a unit that may stand before the number as well."""


SIGN = 1 << max(Cat) + 1
"""The bit in masks of a unit that may stand before the number, beside those of the categories."""


class Unit(NamedTuple):
    """A unit that a form names: its kind, its id, and how many of them one such word is.

    `family` is the open unit that several countries share (`riyal?` for SAR), else the id.
    """

    kind: Kind
    id: str
    factor: Decimal = Decimal(1)
    family: str = ""


class Multiplying(NamedTuple):
    """What a word of multiplying says: how many times, whether at least so many, and when it counts.

    `needs` is `construct` for a verbal noun, which is one only before what it multiplies («مضاعفة
    الإنتاج»; «جهود مضاعفة» are great efforts), `compared` for a word that is one only where something
    is measured («بلغ ضعف ما كان», «إلى الضعف»; «ضعف الطلب» is weakness), `grown` where it grows, or empty.
    """

    times: Decimal
    vague: bool = False
    needs: str = ""


class Reading(NamedTuple):
    """One thing that a word begins: `rest` are the words that must follow.

    A word of `rest` begins with a space where white space must stand before it, and must touch the
    one before it otherwise: `US$`, ` متري`. `written` is the form with its capitals where they matter.

    `prefix` are the proclitics written onto it, the article included; `clitics` the same without the
    article, which `definite` tells; `joins` tells that they say "and".
    """

    cat: Cat
    value: Any  # typed by `cat`: Decimal, Unit, Hedge, str …
    rest: tuple[str, ...] = ()
    form: Form = Form.PLAIN
    language: str = ""
    prefix: str = ""
    clitics: str = ""
    definite: bool = False
    joins: bool = False
    written: str = ""


class Readings(NamedTuple):
    """The readings of one word in one category.

    `single` need no further word; `longer` are found by the word that must follow, longest first.
    `only` is the one reading where there is no other and nothing around the word can speak against it.
    """

    single: tuple[Reading, ...]
    longer: dict[str, tuple[Reading, ...]] | None
    only: Reading | None


@final
class Word:
    """Everything that a word may begin, by category.

    `mask` has a bit for each category among them, and SIGN. `roles` are its readings as a function word, by
    role, `role_mask` a bit for each. `triggers` tells that a quantity may begin here, `leads` before
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

    def __init__(self, readings: list[Reading]) -> None:
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
        self.by_cat: Final = {cat: _readings(found) for cat, found in by_cat.items()}
        self.roles: Final = {role: _readings(found) for role, found in roles.items()}
        self.mask: Final = mask
        self.role_mask: Final = role_bit(*roles)
        self.clitic: Final = clitic
        self.may_join: Final = joining
        self.joins: Final = clitic and joining
        self.definite: Final = definite
        self.number: Final = bool(opening)
        self.triggers: Final = any(not reading.rest for reading in (*opening, *bare))
        # A form of several words («in the same year», «a handful») begins only where its second follows.
        self.leads: Final[Collection[str]] = (
            () if self.triggers else _readings([*opening, *bare]).longer or ()
        )
        self.warm: Final = self.triggers or bool(self.leads)


_ROLED = frozenset({Cat.WORD, Cat.YEAR_WORD, Cat.NOUN})
"""Categories of words with a role."""

_TRIGGERS = frozenset(
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


_DUALS = frozenset({(Cat.UNIT, Form.DUAL), (Cat.COUNTED, Form.DUAL), (Cat.COUNTED, Form.PLURAL)})
"""Duals, which are a number by themselves, whole or before another noun."""


def _readings(found: list[Reading]) -> Readings:
    if len(found) == 1 and not found[0].rest:
        only = found[0]
        always = not only.written and only.form not in CONDITIONAL
        return Readings((only,), None, only if always else None)
    # Among readings of one length a code first, for which alone all letters must be capitals (KGS, kgs);
    # else as they come, the shorter proclitic first.
    longest_first = sorted(found, key=lambda reading: (-len(reading.rest), reading.form is not Form.CODE))
    longer: dict[str, list[Reading]] = {}
    for reading in longest_first:
        if reading.rest:
            article = languages.morphology(reading.language).article
            word = reading.rest[0]
            variants = {word, f" {article}{word[1:]}"} if word[0] == " " else {word}
            for word in variants:
                longer.setdefault(word, []).append(reading)
    single = tuple(reading for reading in longest_first if not reading.rest)
    alone = len(single) == 1 and not longer
    return Readings(
        single,
        {word: tuple(readings) for word, readings in longer.items()} or None,
        single[0] if alone and not single[0].written and single[0].form not in CONDITIONAL else None,
    )


TIES = 1 << Cat.WORD | 1 << Cat.YEAR_WORD
"""Categories of words that tie others together and are counted by no number."""

NUMERAL = 1 << Cat.DIGITS | 1 << Cat.CARDINAL | 1 << Cat.HUNDRED | 1 << Cat.SCALE
"""Categories of words that a numeral begins with."""

_BARE_KINDS = frozenset({Kind.DURATION, Kind.MEASURE})
"""Kinds of units that are one of themselves behind a hedge: «more than an hour», «أكثر من أسبوع»."""


class _RoleBits(dict[str, int]):
    """A bit for each role, numbered as they are met."""

    def __missing__(self, role: str) -> int:
        bit = self[role] = 1 << len(self)
        return bit


ROLE_BITS = _RoleBits()
"""The bit of each role in masks."""


def role_bit(*roles: str) -> int:
    """The bits of roles in masks."""
    return sum(ROLE_BITS[role] for role in roles)


def _opens_a_number(reading: Reading) -> bool:
    return reading.cat in _TRIGGERS or (reading.cat, reading.form) in _DUALS


def _is_bare_unit(reading: Reading) -> bool:
    return reading.cat is Cat.UNIT and reading.form is Form.PLAIN and reading.value.kind in _BARE_KINDS


def digit_number(reading: Reading) -> DigitNumber | None:
    """The number of a DIGITS reading."""
    number = reading.value
    return number if isinstance(number, DigitNumber) else None
