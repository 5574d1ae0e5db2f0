"""Tables: the files of a language pack, each form with what it can be."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from kzclaims import languages
from kzclaims.model import Hedge, Kind
from kzclaims.quantities.calendar import Shift
from kzclaims.quantities.words import Cat, Form, Multiplying, Unit
from kzclaims.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FORMS: Final = {"exact": Form.EXACT, "after_digits": Form.GLUED, "final": Form.FINAL}

_OTHER_FORMS: Final = (
    ("plural", Form.PLURAL),
    ("symbols", Form.SYMBOL),
    ("letters", Form.LETTER),
    ("behind", Form.BEHIND),
    ("dual", Form.DUAL),
)

Entry = tuple[str, Cat, Any, Form]
"""A written form, its category, what it means there, and how it counts by itself."""


def _country_units(entry: dict[str, Any], unit: Unit) -> Iterator[Entry]:
    """«دينار كويتي», "Kuwaiti dinar": the adjective behind or before the name settles the country."""
    for country, adjectives in entry.get("countries", {}).items():
        settled = unit._replace(id=country)
        for adjective in adjectives:
            for text in entry.get("forms", ()):
                yield f"{text} {adjective}", Cat.UNIT, settled, Form.PLAIN
                yield f"{adjective} {text}", Cat.UNIT, settled, Form.PLAIN
            for text in entry.get("dual", ()):
                yield f"{text} {adjective}", Cat.UNIT, settled, Form.DUAL


@cache
def _families() -> dict[str, str]:
    """The open unit of each currency that shares its name with others."""
    families = languages.table(languages.COMMON, "units").get("families", {})
    return {code: family for family, codes in families.items() for code in codes}


def _unit_readings(table: dict[str, Any]) -> Iterator[Entry]:
    families = _families()
    for kind in (Kind.MONEY, Kind.PERCENT, Kind.MULTIPLE, Kind.DURATION, Kind.MEASURE):
        for entry in table.get(kind.value, ()):
            name = entry["unit"]
            unit = Unit(kind, name, Decimal(entry.get("factor", 1)), families.get(name, name))
            plain = next((form for key, form in _FORMS.items() if entry.get(key)), Form.PLAIN)
            for key, form in (("forms", plain), *_OTHER_FORMS):
                for text in entry.get(key, ()):
                    yield text, Cat.UNIT, unit, form
            yield from _country_units(entry, unit)
            for part in entry.get("subunits", ()):
                smaller = unit._replace(factor=Decimal(part["factor"]))
                for key, form in (("forms", Form.PLAIN), ("dual", Form.DUAL)):
                    for text in part.get(key, ()):
                        yield text, Cat.UNIT, smaller, form
    for entry in table.get("rate", ()):
        for text in entry["forms"]:
            yield text, Cat.RATE, entry["per"], Form.PLAIN
    for key, form in (("currencies", Form.SYMBOL), ("word_like_currencies", Form.CODE)):
        for code in table.get(key, ()):
            yield code, Cat.UNIT, Unit(Kind.MONEY, code, family=families.get(code, code)), form
    yield from _role_words(table)


def _amount_readings(table: dict[str, Any]) -> Iterator[Entry]:
    for entry in table.get("verb", ()):
        meaning = Multiplying(Decimal(entry["value"]), entry.get("vague", False), entry.get("needs", ""))
        for text in entry["forms"]:
            yield text, Cat.MULTIPLY, meaning, Form.PLAIN
    for entry in table.get("vague", ()):
        for text in entry["forms"]:
            counts = Form.PLAIN if entry.get("alone", True) else Form.PLURAL
            counts = Form.PARTITIVE if entry.get("partitive") else counts
            yield text, Cat.VAGUE, (Decimal(entry["low"]), Decimal(entry["high"])), counts
    for entry in table.get("vague_duration", ()):
        for text in entry["forms"]:
            length = (Decimal(entry["low"]), entry["unit"], entry.get("alone", False))
            yield text, Cat.VAGUE_DURATION, length, Form.PLAIN


def _role_words(table: dict[str, Any]) -> Iterator[Entry]:
    for role, forms in table.get("words", {}).items():
        for text in forms:
            yield text, Cat.WORD, role, Form.PLAIN


def _number_readings(table: dict[str, Any]) -> Iterator[Entry]:
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
    yield from _fraction_readings(table)
    for entry in table.get("age", ()):
        for text in entry["forms"]:
            yield text, Cat.AGE, Decimal(entry["value"]), Form.PLAIN
    yield from _role_words(table)
    yield from _role_nouns(table)


def _fraction_readings(table: dict[str, Any]) -> Iterator[Entry]:
    for entry in table.get("fraction", ()):
        part = (entry["parts"], entry["of"])
        for text in entry.get("forms", ()):
            yield text, Cat.FRACTION, part, Form.PLAIN
        for text in entry.get("articled", ()):
            yield text, Cat.FRACTION, part, Form.ARTICLED
        for text in entry.get("dual", ()):
            yield text, Cat.FRACTION, (2 * entry["parts"], entry["of"]), Form.DUAL
        for text in entry.get("plural", ()):
            yield text, Cat.FRACTION, part, Form.PLURAL
        for owner in table.get("owners", ()):
            for text in entry.get("forms", ()):
                yield text + owner, Cat.FRACTION, part, Form.PLAIN
            for text in entry.get("construct", ()):
                yield text + owner, Cat.FRACTION, (2 * entry["parts"], entry["of"]), Form.DUAL
        for text in entry.get("vowelled", ()):
            yield text, Cat.FRACTION, part, Form.VOWELLED


def _role_nouns(table: dict[str, Any], prefix: str = "") -> Iterator[Entry]:
    """Nouns that have a role and may be counted themselves."""
    for role, forms in table.get("nouns", {}).items():
        for text in forms:
            yield text, Cat.NOUN, f"{prefix}{role}", Form.PLAIN


def _ordinal_readings(table: dict[str, Any]) -> Iterator[Entry]:
    for entry in table.get("ordinal", ()):
        if "power" in entry:
            for text in entry["forms"]:
                yield text, Cat.ORDINAL_SCALE, Decimal(10) ** entry["power"], Form.PLAIN
            continue
        for text in entry["forms"]:
            yield text, Cat.ORDINAL, Decimal(entry["value"]), Form.PLAIN
        for key, form in (("compound", Form.PLURAL), ("adverb", Form.BARE)):
            for text in entry.get(key, ()):
                yield text, Cat.ORDINAL, Decimal(entry["value"]), form
    for role, forms in table.get("words", {}).items():
        for text in forms:
            yield text, Cat.WORD, f"ordinal-{role}", Form.PLAIN
    yield from _role_nouns(table, "ordinal-")


def _hedge_readings(table: dict[str, Any]) -> Iterator[Entry]:
    for entry in table.get("hedge", ()):
        hedge = Hedge(entry["mod"])
        for key, cat in (("before", Cat.HEDGE), ("after", Cat.HEDGE_AFTER)):
            for text in entry.get(key, ()):
                yield text, cat, hedge, Form.PLAIN
        for text in entry.get("verbs", ()):
            yield text, Cat.HEDGE_VERB, (hedge, ""), Form.PLAIN
        for text in entry.get("parted", ()):
            verb, _, tie = text.partition(" _ ")
            yield verb, Cat.HEDGE_VERB, (hedge, fold(tie).text), Form.PLAIN
        for text in entry.get("bare", ()):
            yield text, Cat.HEDGE, hedge, Form.BARE
    yield from _role_words(table)


def _range_readings(table: dict[str, Any]) -> Iterator[Entry]:
    for role, forms in table.items():
        if role != "tests":
            for text in forms:
                yield text, Cat.WORD, f"range-{role}", Form.PLAIN


def _shift_readings(table: dict[str, Any]) -> Iterator[Entry]:
    """«العام الماضي», "last year": each span of time with each way to say which one is meant."""
    for entry in table.get("relative", ()):
        shift = Shift(entry["unit"], entry["shift"], entry.get("anchor", "published"), entry.get("part", ""))
        for text in entry["forms"]:
            yield text, Cat.RELATIVE, shift, Form.PLAIN
    for which in table.get("which", ()):
        anchor, part = which.get("anchor", "published"), which.get("part", "")
        for entry in table.get("span", ()):
            if entry["unit"] in which.get("not", ()):
                continue
            shift = Shift(entry["unit"], which["shift"], anchor, part)
            for noun in entry["forms"]:
                for text in which["forms"]:
                    yield text.replace("_", noun), Cat.RELATIVE, shift, Form.PLAIN


def _date_readings(table: dict[str, Any]) -> Iterator[Entry]:
    for key, cat in (
        ("month", Cat.MONTH),
        ("hijri_month", Cat.HIJRI_MONTH),
        ("weekday", Cat.WEEKDAY),
        ("decade", Cat.DECADE),
    ):
        for entry in table.get(key, ()):
            for name, form in (("forms", Form.PLAIN), ("exact", Form.EXACT), ("bare", Form.BARE)):
                for text in entry.get(name, ()):
                    yield text, cat, entry["value"], form
    yield from _shift_readings(table)
    for entry in table.get("life", ()):
        for text in entry["forms"]:
            yield text, Cat.LIFE, Decimal(entry["value"]), Form.PLAIN
    for entry in table.get("period", ()):
        for text in entry["forms"]:
            yield text, Cat.PERIOD, (entry["unit"], entry.get("part")), Form.PLAIN
    for role, forms in table.get("words", {}).items():
        cat = Cat.YEAR_WORD if role == "year" else Cat.WORD
        for text in forms:
            yield text, cat, f"date-{role}", Form.PLAIN


def _name_readings(table: dict[str, Any]) -> Iterator[Entry]:
    for entry in table.get("name", ()):
        for text in entry["forms"]:
            yield text, Cat.NAME, frozenset(entry.get("except_behind", ())), Form.PLAIN


def _counted_readings(table: dict[str, Any]) -> Iterator[Entry]:
    """Counted nouns and their duals: «شركة», «شركتان», «شركتين»."""
    dual = table.get("dual", {})
    for group, nouns in table.get("counted", {}).items():
        endings = [dual[case] for case in ("nominative", "oblique") if group in (case, "both")]
        for noun in nouns:
            yield noun, Cat.COUNTED, Decimal(1), Form.PLAIN
            if noun[-1] not in dual["unchanging"]:
                yield noun + dual["accusative"], Cat.COUNTED, Decimal(1), Form.PLAIN
            linked = noun[:-1] + dual["linking"].get(noun[-1], noun[-1])
            for ending in endings:
                yield linked + ending, Cat.COUNTED, Decimal(2), Form.DUAL
            for ending in dual["construct"] if endings and noun[-1] in dual["linking"] else ():
                yield linked + ending, Cat.COUNTED, Decimal(2), Form.PLURAL


# Names kept by hand stand before those of CLDR: «pounds» are money first, then a weight.
TABLES: tuple[tuple[str, Callable[[dict[str, Any]], Iterator[Entry]]], ...] = (
    ("numbers", _number_readings),
    ("ordinals", _ordinal_readings),
    ("units", _unit_readings),
    ("cldr", _unit_readings),
    ("units", _amount_readings),
    ("hedges", _hedge_readings),
    ("ranges", _range_readings),
    ("dates", _date_readings),
    ("counted", _counted_readings),
    ("cldr", _date_readings),
    ("names", _name_readings),
)
