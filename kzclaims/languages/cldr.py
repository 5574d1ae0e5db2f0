"""Names that the packs take from Unicode CLDR: `python -m kzclaims.languages.cldr` writes them anew.

Each pack gets a `cldr.toml` in the form of the files that are kept by hand. Which of CLDR's names are
taken, which not and why, stands in the `cldr.toml` beside this module. Nothing of this runs where texts
are read; the data come through the library babel, which only those need who write the files.
"""

from __future__ import annotations

import json
import re
import textwrap
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from babel import core, localedata

from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HERE = Path(__file__).parent
COMMON = "common"
KINDS = ("percent", "duration", "measure")
HEADER = """\
# Unicode CLDR {version}, through the library babel. Copyright © Unicode, Inc.; licence: Unicode-3.0.
# Not to be edited: `python -m kzclaims.languages.cldr` writes it anew. What is taken from CLDR, what is left
# there and why, stands in ../cldr.toml.
"""
_TYPESETTING = {0x200E: "", 0x200F: "", 0x202F: " ", 0xA0: " "}
"""Marks and spaces that folding would take away in any case."""


class Name(NamedTuple):
    """One name in CLDR: of what, under which key it stands in a pack, and how it is written."""

    of: str  # a code of ISO 4217, an id of a CLDR unit, `month-5`, `weekday-0`
    key: str  # forms, dual, symbols, exact, bare
    text: str


class Entry(NamedTuple):
    """What the names of one line of a pack mean."""

    kind: str
    unit: str  # of months and weekdays their number
    factor: str = ""


Entries = dict[Entry, dict[str, list[str]]]


def generate() -> dict[str, str]:
    """The text of each pack's `cldr.toml`, by the code of the pack.

    Raises ValueError where CLDR and the choice have grown apart: where a unit is neither taken nor
    unused, or a name that is left out is not there.
    """
    choice = tomllib.loads((HERE / "cldr.toml").read_text(encoding="utf-8"))
    units = _taken_units(choice)
    _check_units([*units, *(unit for row in choice["unused"] for unit in row["units"])])
    codes = current_codes() | set(choice["currencies"]["beside"])
    names = {code: list(_names(pack, sorted(codes), units)) for code, pack in choice["packs"].items()}
    _check_left_out(choice["without"], names)
    meanings = units | {code: Entry("money", code) for code in codes}
    packs = {
        code: _entries((name for name in found if not _left_out(choice["without"], code, name)), meanings)
        for code, found in names.items()
    }
    header = HEADER.format(version=core.get_cldr_version())
    word_like = set(choice["currencies"]["word_like"])
    common = packs.pop(COMMON)
    texts = {code: header + _entries_text(_beyond(found, common)) for code, found in packs.items()}
    texts[COMMON] = header + _codes_text(codes - word_like, codes & word_like) + _entries_text(common)
    return texts


def current_codes() -> set[str]:
    """The codes of the currencies that are tender in some country today, by CLDR."""
    countries: Mapping[str, Iterable[tuple[str, Any, Any, bool]]] = core.get_global("territory_currencies")
    return {code for rows in countries.values() for code, _, end, tender in rows if tender and end is None}


def _data(locale: str) -> Mapping[str, Any]:
    return localedata.LocaleDataDict(cast("dict[str | int | None, Any]", localedata.load(locale)))


def _taken_units(choice: Mapping[str, Any]) -> dict[str, Entry]:
    """For each CLDR unit that is taken, what it means here."""
    return {
        theirs: Entry(kind, ours) if isinstance(ours, str) else Entry(kind, ours["unit"], str(ours["factor"]))
        for kind in KINDS
        for theirs, ours in choice[kind].items()
    }


def _check_units(decided: list[str]) -> None:
    known = set(_data("en")["unit_patterns"])
    if sorted(decided) != sorted(known):
        odd = sorted(known.symmetric_difference(decided)) or "some twice"
        raise ValueError(f"units of CLDR that are neither taken nor unused, or not there: {odd}")


def _leaves_out(row: Mapping[str, Any], form: str, pack: str, name: Name) -> bool:
    """Whether one form of a row of the choice is this name; the empty form is any."""
    return pack in row["packs"] and name.of in row.get("of", (name.of,)) and form in ("", name.text)


def _left_out(rows: Iterable[Mapping[str, Any]], pack: str, name: Name) -> bool:
    return any(_leaves_out(row, form, pack, name) for row in rows for form in row.get("forms", ("",)))


def _check_left_out(rows: Iterable[Mapping[str, Any]], names: Mapping[str, list[Name]]) -> None:
    for row in rows:
        for form in row.get("forms", ("",)):
            if not any(_leaves_out(row, form, pack, name) for pack in row["packs"] for name in names[pack]):
                raise ValueError(f"left out ({row['why']}), but not in CLDR: {form or row['of']}")


def _names(pack: Mapping[str, Any], codes: list[str], units: Iterable[str]) -> Iterator[Name]:
    """Every name that CLDR has of what a pack takes, in the order of its locales."""
    dual = pack.get("dual")
    for data in map(_data, pack.get("money", ())):
        for code in codes:
            yield from _counted(code, data["currency_names_plural"].get(code) or {}, dual)
            if code in data["currency_names"]:
                yield _name(code, "forms", data["currency_names"][code])
    for data in map(_data, pack.get("symbols", ())):
        symbols = data["currency_symbols"]
        yield from (
            _name(code, "symbols", symbols[code]) for code in codes if symbols.get(code, code) != code
        )
    for data in map(_data, pack.get("units", ())):
        for unit in units:
            for width in pack["widths"]:
                patterns = data["unit_patterns"][unit].get(width) or {}
                yield from _counted(unit, {c: text for c, text in patterns.items() if c != "per"}, dual)
    for data in map(_data, pack.get("dates", ())):
        yield from _dated("month", data["months"], pack["months"])
        yield from _dated("weekday", data["days"], pack["weekdays"])


def _name(of: str, key: str, text: str) -> Name:
    return Name(of, key, " ".join(text.translate(_TYPESETTING).replace("{0}", "").split()))


def _counted(of: str, plural: Mapping[str, str], dual: list[str] | None) -> Iterator[Name]:
    """The names of a thing by CLDR's plural categories.

    The name for two is a dual, which says the number itself, where the others are not like it.
    """
    for category, text in plural.items():
        name = _name(of, "forms", text)
        others = (_name(of, "forms", other) for key, other in plural.items() if key != category)
        if dual and category == "two" and name not in others:
            yield name._replace(key="dual")
            yield name._replace(key="dual", text=oblique(name.text, *dual))
        else:
            yield name


def oblique(dual: str, nominative: str, other: str) -> str:
    """The other case of a dual: its leading words that end in the one ending get the other.

    «كيلومتران مربعان» is «كيلومترين مربعين», «متران في الثانية» is «مترين في الثانية».
    """
    words = re.split(r"(\W)", dual)
    for at in range(0, len(words), 2):
        if not words[at].endswith(nominative):
            break
        words[at] = words[at].removesuffix(nominative) + other
    return "".join(words)


def _dated(kind: str, found: Mapping[str, Any], keys: Mapping[str, str]) -> Iterator[Name]:
    for context in ("format", "stand-alone"):
        for width, key in keys.items():
            for number, text in found[context][width].items():
                yield _name(f"{kind}-{number}", key, text)


def _entries(names: Iterable[Name], meanings: Mapping[str, Entry]) -> Entries:
    """The names by what they mean, each spelling once: the first of those that fold alike."""
    entries: Entries = defaultdict(lambda: defaultdict(list))
    seen: set[tuple[Entry, str]] = set()
    for name in names:
        entry = meanings.get(name.of) or Entry(*name.of.split("-"))
        if (entry, fold_form(name.text)) not in seen:
            seen.add((entry, fold_form(name.text)))
            entries[entry][name.key].append(name.text)
    return entries


def _beyond(entries: Entries, common: Entries) -> Entries:
    """The entries without the names that stand for every language."""
    return {
        entry: {
            key: [text for text in texts if fold_form(text) not in _folded(common, entry, key)]
            for key, texts in keys.items()
        }
        for entry, keys in entries.items()
    }


def _folded(entries: Entries, entry: Entry, key: str) -> set[str]:
    return {fold_form(text) for text in entries.get(entry, {}).get(key, ())}


def _codes_text(codes: set[str], word_like: set[str]) -> str:
    """Codes of currencies, and those that count only in capitals."""
    text = ""
    for key, found in (("currencies", codes), ("word_like_currencies", word_like)):
        row = ", ".join(map(_string, sorted(found)))
        text += f"\n{key} = [\n{textwrap.fill(row, 118, initial_indent='  ', subsequent_indent='  ')},\n]\n"
    return text


def _entries_text(entries: Entries) -> str:
    """Arrays of tables as TOML may write them too, an entry a line."""
    text = ""
    for kind in ("money", *KINDS, "month", "weekday"):
        found = sorted((entry for entry in entries if entry.kind == kind), key=_place)
        lines = [f"  {line},\n" for entry in found if (line := _entry_text(entry, entries[entry]))]
        text += f"\n{kind} = [\n{''.join(lines)}]\n" if lines else ""
    return text


def _place(entry: Entry) -> tuple[int, Entry]:
    """Months and weekdays stand by their number, units by their id."""
    return int(entry.unit) if entry.unit.isdecimal() else 0, entry


def _entry_text(entry: Entry, keys: Mapping[str, list[str]]) -> str:
    names = [f"{key} = {_array(texts)}" for key, texts in sorted(keys.items()) if texts]
    if not names:
        return ""
    meaning = f"value = {entry.unit}" if entry.unit.isdecimal() else f"unit = {_string(entry.unit)}"
    factor = [f"factor = {_string(entry.factor)}"] if entry.factor else []
    return f"{{ {', '.join((meaning, *factor, *names))} }}"


def _array(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_string, sorted(texts)))}]"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a string of TOML as well


if __name__ == "__main__":
    for pack_code, written in generate().items():
        (HERE / pack_code / "cldr.toml").write_text(written, encoding="utf-8", newline="\n")
