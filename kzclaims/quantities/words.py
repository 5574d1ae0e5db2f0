"""Words: what the lexicon says of one word of a text."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum, auto
from typing import Any, ClassVar, Final, NamedTuple, final

from kzclaims.model import Kind
from kzclaims.quantities.digits import DigitNumber
from kzclaims.quantities.record import Record


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


CONDITIONAL: Final = frozenset({Form.GLUED, Form.CODE, Form.FINAL, Form.LETTER, Form.VOWELLED})
"""Forms that count only where the pieces beside them let them."""

SYMBOLS: Final = frozenset({Form.SYMBOL, Form.CODE, Form.LETTER})
"""Forms of a unit that may stand before the number as well."""


SIGN: Final = 1 << max(Cat) + 1
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


@final
class Reading(Record):
    """One thing that a word begins: `rest` are the words that must follow.

    A word of `rest` begins with a space where white space must stand before it, and must touch the
    one before it otherwise: `US$`, ` متري`. `written` is the form with its capitals where they matter.

    `prefix` are the proclitics written onto it, the article included; `clitics` the same without the
    article, which `definite` tells; `joins` tells that they say "and".
    """

    FIELDS: ClassVar = (
        "cat",
        "value",
        "rest",
        "form",
        "language",
        "prefix",
        "clitics",
        "definite",
        "joins",
        "written",
    )
    __slots__ = FIELDS

    def __init__(  # noqa: PLR0913, PLR0917 - a field each
        self,
        cat: Cat,
        value: Any,  # noqa: ANN401 - typed by `cat`: Decimal, Unit, Hedge, str …
        rest: tuple[str, ...] = (),
        form: Form = Form.PLAIN,
        language: str = "",
        prefix: str = "",
        clitics: str = "",
        *,
        definite: bool = False,
        joins: bool = False,
        written: str = "",
    ) -> None:
        self.cat: Final = cat
        self.value: Final = value
        self.rest: Final = rest
        self.form: Final = form
        self.language: Final = language
        self.prefix: Final = prefix
        self.clitics: Final = clitics
        self.definite: Final = definite
        self.joins: Final = joins
        self.written: Final = written


@final
class Readings:
    """The readings of one word in one category.

    `single` need no further word; `longer` are found by the word that must follow, longest first.
    `only` is the one reading where there is no other and nothing around the word can speak against it.
    """

    __slots__ = ("longer", "only", "single")

    def __init__(
        self,
        single: tuple[Reading, ...],
        longer: dict[str, tuple[Reading, ...]] | None,
        only: Reading | None,
    ) -> None:
        self.single: Final = single
        self.longer: Final = longer
        self.only: Final = only


TIES: Final = 1 << Cat.WORD | 1 << Cat.YEAR_WORD
"""Categories of words that tie others together and are counted by no number."""

NUMERAL: Final = 1 << Cat.DIGITS | 1 << Cat.CARDINAL | 1 << Cat.HUNDRED | 1 << Cat.SCALE
"""Categories of words that a numeral begins with."""


_BITS: Final = 60
_OWN_BITS: Final = 44
"""The bits of a mask, which fits a machine's word; the first roles met have one of their own."""


class _RoleBits(dict[str, int]):
    """A bit for each role. Roles met late share one: a bit that is set says that a word may have the role.

    What modules ask for when they are loaded is met first.
    """

    def __missing__(self, role: str) -> int:
        number = len(self)
        place = number if number < _OWN_BITS else _OWN_BITS + number % (_BITS - _OWN_BITS)
        bit = self[role] = 1 << place
        return bit


ROLE_BITS: Final = _RoleBits()
"""The bit of each role in masks."""


def role_bit(*roles: str) -> int:
    """The bits of roles in masks."""
    mask = 0
    for role in roles:
        mask |= ROLE_BITS[role]
    return mask


def digit_number(reading: Reading) -> DigitNumber | None:
    """The number of a DIGITS reading."""
    number = reading.value
    return number if isinstance(number, DigitNumber) else None
