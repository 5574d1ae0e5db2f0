"""Lexicons: the language packs compiled into one look-up by word.

A word is analysed once, when it is first met: its proclitics are stripped and all that its stem may
begin is listed. A text's vocabulary repeats, so nearly every word costs one dictionary look-up,
however many forms the packs hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import IntEnum, auto
from functools import cache
from typing import Any, NamedTuple

from kzclaims import languages
from kzclaims.model import Hedge, Kind
from kzclaims.quantities.digits import DigitNumber, read_digits, vulgar_fraction
from kzclaims.text.fold import fold
from kzclaims.text.tokens import split

MOST_WORDS = 200_000
"""Words remembered before the memory is cleared: an archive's vocabulary, not its size, bounds it."""


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
    NAME = auto()  # begins with a number word and says no number
    WORD = auto()  # a function word with a role: and, to, between, of, point …


class Form(IntEnum):
    """How a form counts by itself."""

    PLAIN = auto()
    DUAL = auto()  # implies two
    PLURAL = auto()
    SYMBOL = auto()  # may stand before the number
    GLUED = auto()  # only where it touches the digits
    BARE = auto()  # takes no proclitic


class Unit(NamedTuple):
    """A unit that a form names: its kind, its id, and how many of them one such word is.

    `family` is the open unit that several countries share (`riyal?` for SAR), else the id.
    """

    kind: Kind
    id: str
    factor: Decimal = Decimal(1)
    family: str = ""


class Reading(NamedTuple):
    """One thing that a word begins: `rest` are the words that must follow."""

    cat: Cat
    value: Any  # typed by `cat`: Decimal, Unit, Hedge, str …
    rest: tuple[str, ...] = ()
    form: Form = Form.PLAIN
    prefix: str = ""
    language: str = ""


class Readings(NamedTuple):
    """The readings of one word in one category.

    `single` need no further word; `longer` are found by the word that must follow, longest first.
    """

    single: tuple[Reading, ...]
    longer: dict[str, tuple[Reading, ...]] | None


class Word(dict[Cat, Readings]):
    """Everything that a word may begin, by category.

    `mask` has a bit for each category among them. `roles` are its readings as a function word, by
    role. `triggers` tells that a quantity may begin here. `joins` tells that the word is read only
    with a proclitic that says "and", `clitic` that it is read only with one.
    """

    __slots__ = ("clitic", "joins", "mask", "roles", "triggers")

    clitic: bool
    joins: bool
    mask: int
    roles: dict[str, Readings]
    triggers: bool


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
    }
)


class Grammar(NamedTuple):
    """What a language does with its number words."""

    bare_addition: bool
    units_first: bool
    decimal_marks: str
    group_marks: str
    date_order: str


@cache
def grammar(code: str) -> Grammar:
    """The grammar that a language pack declares."""
    words = languages.table(code, "language")
    return Grammar(
        bare_addition=words.get("bare_addition", True),
        units_first=words.get("order") == "units-first",
        decimal_marks="".join(words.get("decimal_marks", ".")),
        group_marks="".join(words.get("group_marks", ",")),
        date_order=words.get("date_order", "open"),
    )


def _country_units(entry: dict[str, Any], unit: Unit) -> Iterator[tuple[str, Cat, Any, Form]]:
    """«دينار كويتي», "Kuwaiti dinar": the adjective behind or before the name settles the country."""
    for country, adjectives in entry.get("countries", {}).items():
        settled = unit._replace(id=country)
        for adjective in adjectives:
            for text in entry.get("forms", ()):
                yield f"{text} {adjective}", Cat.UNIT, settled, Form.PLAIN
                yield f"{adjective} {text}", Cat.UNIT, settled, Form.PLAIN
            for text in entry.get("dual", ()):
                yield f"{text} {adjective}", Cat.UNIT, settled, Form.DUAL


def _unit_readings(table: dict[str, Any]) -> Iterator[tuple[str, Cat, Any, Form]]:
    for kind in (Kind.MONEY, Kind.PERCENT, Kind.MULTIPLE, Kind.DURATION, Kind.MEASURE):
        for entry in table.get(kind.value, ()):
            unit = Unit(kind, entry["unit"], Decimal(entry.get("factor", 1)), entry.get("family", entry["unit"]))
            form = Form.GLUED if entry.get("after_digits") else Form.PLAIN
            for text in entry.get("forms", ()):
                yield text, Cat.UNIT, unit, form
            for text in entry.get("symbols", ()):
                yield text, Cat.UNIT, unit, Form.SYMBOL
            for text in entry.get("dual", ()):
                yield text, Cat.UNIT, unit, Form.DUAL
            yield from _country_units(entry, unit)
            for part in entry.get("subunits", ()):
                smaller = unit._replace(factor=Decimal(part["factor"]))
                for text in part["forms"]:
                    yield text, Cat.UNIT, smaller, Form.PLAIN
                for text in part.get("dual", ()):
                    yield text, Cat.UNIT, smaller, Form.DUAL
    for code in table.get("currencies", ()):
        yield code, Cat.UNIT, Unit(Kind.MONEY, code), Form.SYMBOL
    for entry in table.get("verb", ()):
        for text in entry["forms"]:
            yield text, Cat.MULTIPLY, Decimal(entry["value"]), Form.PLAIN
    for entry in table.get("vague", ()):
        for text in entry["forms"]:
            yield text, Cat.VAGUE, (Decimal(entry["low"]), Decimal(entry["high"])), Form.PLAIN
    for entry in table.get("vague_duration", ()):
        for text in entry["forms"]:
            yield text, Cat.VAGUE_DURATION, (Decimal(entry["low"]), entry["unit"]), Form.PLAIN
    yield from _role_words(table)


def _role_words(table: dict[str, Any]) -> Iterator[tuple[str, Cat, Any, Form]]:
    for role, forms in table.get("words", {}).items():
        for text in forms:
            yield text, Cat.WORD, role, Form.PLAIN


def _number_readings(table: dict[str, Any]) -> Iterator[tuple[str, Cat, Any, Form]]:
    for entry in table.get("cardinal", ()):
        for text in entry["forms"]:
            yield text, Cat.CARDINAL, Decimal(entry["value"]), Form.PLAIN
    for entry in table.get("hundred", ()):
        for text in entry["forms"]:
            yield text, Cat.HUNDRED, Decimal(entry["value"]), Form.PLAIN
        for text in entry.get("plural", ()):
            yield text, Cat.HUNDRED, Decimal(entry["value"]), Form.PLURAL
    for entry in table.get("scale", ()):
        scale = Decimal(10) ** entry["power"]
        for key, form in (
            ("singular", Form.PLAIN),
            ("dual", Form.DUAL),
            ("plural", Form.PLURAL),
            ("abbreviations", Form.GLUED),
        ):
            for text in entry.get(key, ()):
                yield text, Cat.SCALE, scale, form
    for entry in table.get("fraction", ()):
        part = (entry["parts"], entry["of"])
        for text in entry.get("forms", ()):
            yield text, Cat.FRACTION, part, Form.PLAIN
        for text in entry.get("dual", ()):
            yield text, Cat.FRACTION, (2 * entry["parts"], entry["of"]), Form.DUAL
        for text in entry.get("plural", ()):
            yield text, Cat.FRACTION, part, Form.PLURAL
    yield from _role_words(table)


def _ordinal_readings(table: dict[str, Any]) -> Iterator[tuple[str, Cat, Any, Form]]:
    for entry in table.get("ordinal", ()):
        if "power" in entry:
            for text in entry["forms"]:
                yield text, Cat.ORDINAL_SCALE, Decimal(10) ** entry["power"], Form.PLAIN
            continue
        for text in entry["forms"]:
            yield text, Cat.ORDINAL, Decimal(entry["value"]), Form.PLAIN
        for text in entry.get("compound", ()):
            yield text, Cat.ORDINAL, Decimal(entry["value"]), Form.PLURAL
    for role, forms in table.get("words", {}).items():
        for text in forms:
            yield text, Cat.WORD, f"ordinal-{role}", Form.PLAIN


def _hedge_readings(table: dict[str, Any]) -> Iterator[tuple[str, Cat, Any, Form]]:
    for entry in table.get("hedge", ()):
        hedge = Hedge(entry["mod"])
        for key, cat in (("before", Cat.HEDGE), ("verbs", Cat.HEDGE_VERB), ("after", Cat.HEDGE_AFTER)):
            for text in entry.get(key, ()):
                yield text, cat, hedge, Form.PLAIN
        for text in entry.get("bare", ()):
            yield text, Cat.HEDGE, hedge, Form.BARE


def _range_readings(table: dict[str, Any]) -> Iterator[tuple[str, Cat, Any, Form]]:
    for role, forms in table.items():
        if role != "tests":
            for text in forms:
                yield text, Cat.WORD, f"range-{role}", Form.PLAIN


def _date_readings(table: dict[str, Any]) -> Iterator[tuple[str, Cat, Any, Form]]:
    for key, cat in (
        ("month", Cat.MONTH),
        ("hijri_month", Cat.HIJRI_MONTH),
        ("weekday", Cat.WEEKDAY),
        ("decade", Cat.DECADE),
    ):
        for entry in table.get(key, ()):
            for text in entry["forms"]:
                yield text, cat, entry["value"], Form.PLAIN
    for entry in table.get("relative", ()):
        for text in entry["forms"]:
            yield text, Cat.RELATIVE, (entry["unit"], entry["shift"]), Form.PLAIN
    for entry in table.get("period", ()):
        for text in entry["forms"]:
            yield text, Cat.PERIOD, (entry["unit"], entry.get("part")), Form.PLAIN
    for role, forms in table.get("words", {}).items():
        cat = Cat.YEAR_WORD if role == "year" else Cat.WORD
        for text in forms:
            yield text, cat, f"date-{role}", Form.PLAIN


def _name_readings(table: dict[str, Any]) -> Iterator[tuple[str, Cat, Any, Form]]:
    for entry in table.get("name", ()):
        for text in entry["forms"]:
            yield text, Cat.NAME, None, Form.PLAIN


_TABLES = (
    ("numbers", _number_readings),
    ("ordinals", _ordinal_readings),
    ("units", _unit_readings),
    ("hedges", _hedge_readings),
    ("ranges", _range_readings),
    ("dates", _date_readings),
    ("names", _name_readings),
)


class Chunks(dict[str, bool]):
    """For each run of text between single spaces whether a quantity may begin in it.

    Most runs hold none, and they repeat: one look-up spares them from being cut into tokens.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, chunk: str) -> bool:
        if len(self) > MOST_WORDS:
            self.clear()
        words = map(self._lexicon.__getitem__, split(chunk))
        found = any(word is not None and word.triggers for word in words)
        self[chunk] = found
        return found


class Lexicon(dict[str, Word | None]):
    """What each folded word may begin, worked out when the word is first asked for.

    The first language's grammar reads the digits. Words are looked up in all the packs.
    """

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__()
        self.codes = codes
        self.grammar = grammar(codes[0])
        self.chunks = Chunks(self)
        self.all_conjunctions = frozenset(c for code in codes for c in languages.morphology(code).conjunctions)
        self._heads: dict[str, dict[str, list[Reading]]] = {}
        self._morphology = {code: languages.morphology(code) for code in codes}
        self._prefixes = {
            code: [prefix for prefix in reversed(self._morphology[code].prefixes()) if prefix]
            for code in codes
        }
        for code in (*codes, languages.COMMON):
            heads: dict[str, list[Reading]] = {}
            entries = [
                entry for name, readings in _TABLES for entry in readings(languages.table(code, name))
            ]
            # Folded in one go: a call for each of the many forms would cost the program's start.
            folded = fold("\n".join(text for text, _, _, _ in entries)).text.split("\n")
            for form_text, (_, cat, value, form) in zip(folded, entries, strict=True):
                first, *rest = (piece for piece in split(form_text) if not piece.isspace())
                heads.setdefault(first, []).append(Reading(cat, value, tuple(rest), form, "", code))
            self._heads[code] = heads

    def articles(self, code: str) -> str:
        """The definite article that words of a form may take in the middle of it."""
        pack = self._morphology.get(code)
        return pack.article if pack else ""

    def grammar_of(self, code: str) -> Grammar:
        """The grammar of one of the languages."""
        return grammar(code)

    def conjunctions(self, code: str) -> tuple[str, ...]:
        """The words that mean "and" in one of the languages."""
        pack = self._morphology.get(code)
        return pack.conjunctions if pack else ()

    def prefixes(self, code: str) -> list[str]:
        """The proclitics of one of the languages."""
        return self._prefixes.get(code, [])

    def joining(self, code: str, prefix: str) -> bool:
        """Whether a proclitic of one of the languages says "and"."""
        pack = self._morphology.get(code)
        return pack is not None and pack.joins(prefix)

    def joins(self, reading: Reading) -> bool:
        """Whether the reading's proclitic says "and"."""
        return bool(reading.prefix) and self._morphology[reading.language].joins(reading.prefix)

    def __missing__(self, word: str) -> Word | None:
        if len(self) > MOST_WORDS:
            self.clear()
        found = self._analyse(word)
        self[word] = found
        return found

    def _analyse(self, word: str) -> Word | None:
        if word[0].isdecimal():
            return self._digits(word)
        vulgar = vulgar_fraction(word)
        if vulgar is not None:
            return _word([Reading(Cat.DIGITS, DigitNumber(vulgar, 2), language=self.codes[0])])
        readings: list[Reading] = []
        for code, heads in self._heads.items():
            readings += heads.get(word, ())
            for prefix in self._prefixes.get(code, ()):
                if word.startswith(prefix) and len(word) - len(prefix) >= 2:
                    readings += (
                        reading._replace(prefix=prefix)
                        for reading in heads.get(word[len(prefix) :], ())
                        if reading.form is not Form.BARE or self._morphology[code].joins(prefix)
                    )
        if not readings:
            return None
        return _word(readings, joins=any(self.joins(reading) for reading in readings))

    def _digits(self, literal: str) -> Word | None:
        number = read_digits(literal, self.grammar.decimal_marks, self.grammar.group_marks)
        if number is None:
            # A version, an address, a date with points: no number, but the date reader looks at it.
            return _word([Reading(Cat.DIGITS, None, language=self.codes[0])])
        return _word([Reading(Cat.DIGITS, number, language=self.codes[0])])


def _readings(found: list[Reading]) -> Readings:
    # Stable: the shorter proclitic first among readings of one length.
    longest_first = sorted(found, key=lambda reading: -len(reading.rest))
    longer: dict[str, list[Reading]] = {}
    for reading in longest_first:
        if reading.rest:
            article = languages.morphology(reading.language).article
            for word in {reading.rest[0], article + reading.rest[0]}:
                longer.setdefault(word, []).append(reading)
    return Readings(
        tuple(reading for reading in longest_first if not reading.rest),
        {word: tuple(readings) for word, readings in longer.items()} or None,
    )


def _word(readings: list[Reading], *, joins: bool = False) -> Word:
    by_cat: dict[Cat, list[Reading]] = {}
    roles: dict[str, list[Reading]] = {}
    for reading in readings:
        by_cat.setdefault(reading.cat, []).append(reading)
        if reading.cat in (Cat.WORD, Cat.YEAR_WORD):
            roles.setdefault(reading.value, []).append(reading)
    word = Word((cat, _readings(found)) for cat, found in by_cat.items())
    word.roles = {role: _readings(found) for role, found in roles.items()}
    word.clitic = all(reading.prefix for reading in readings)
    word.joins = joins and word.clitic
    word.mask = sum(1 << cat for cat in by_cat)
    word.triggers = not _TRIGGERS.isdisjoint(by_cat) or any(
        reading.form is Form.DUAL for reading in by_cat.get(Cat.UNIT, ())
    )
    return word


def digit_number(reading: Reading) -> DigitNumber | None:
    """The number of a DIGITS reading."""
    number = reading.value
    return number if isinstance(number, DigitNumber) else None


@cache
def lexicon_for(language: str) -> Lexicon:
    """The lexicon that reads a text of a language: its own pack, and the first of every other script."""
    packs = languages.available()
    tables = {code: languages.table(code, "language") for code in packs}
    own = tables.get(language)
    codes = [language] if own else []
    taken = {own["script"]} if own else set()
    for code, table in tables.items():
        if table.get("first_of_script") and table["script"] not in taken:
            codes.append(code)
            taken.add(table["script"])
    return Lexicon(tuple(codes))
