"""The units that rule files may name: those that the language packs can read in a text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from kzclaims.languages import COMMON, available, table
from kzclaims.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

_WITHOUT = frozenset({Kind.COUNT, Kind.ORDINAL, Kind.DATE})


def has_units(kind: Kind) -> bool:
    """Whether quantities of a kind have a unit; counts, places in an order and dates have none."""
    return kind not in _WITHOUT


@cache
def is_unit(unit: str, kind: Kind) -> bool:
    """Whether it is a unit of a kind; most are found in the first pack, and no other is read then."""
    return has_units(kind) and any(unit in _units_in(code, kind) for code in (COMMON, *available()))


@cache
def units_of(kind: Kind) -> frozenset[str]:
    """The units of a kind: `USD` or `dinar?` for money, `t` for measure; none for counts and dates.

    A unit that no pack reads is no unit: a rule that asks for it could never match.
    """
    return units_in(kind, available())


def units_in(kind: Kind, languages: Iterable[str]) -> frozenset[str]:
    """The units of a kind that the packs of some languages have words or signs for."""
    if not has_units(kind):
        return frozenset()
    return frozenset().union(*(_units_in(code, kind) for code in (COMMON, *languages)))


@cache
def _units_in(code: str, kind: Kind) -> frozenset[str]:
    """The units of a kind that one language pack reads."""
    return frozenset(unit for name in ("units", "cldr") for unit in _table_units(table(code, name), kind))


def meant_measure(written: str, kind: Kind | None = None) -> str | None:
    """The kind and unit, `measure:t`, that is called so in a language: «tonnes», «dollar»; None if none is.

    Of any kind where none is given.
    """
    name = written.casefold().strip()
    for one in (kind,) if kind is not None else Kind:
        if unit := _named_units(one).get(name):
            return f"{one}:{unit}"
    return None


@cache
def _named_units(kind: Kind) -> dict[str, str]:
    """Units by what texts call them, and by themselves; not their multiples («kilotonne»)."""
    names: dict[str, str] = {unit.casefold(): unit for unit in sorted(units_of(kind))}
    for code in (COMMON, *available()):
        for name in ("units", "cldr"):
            for entry in cast("list[dict[str, Any]]", table(code, name).get(kind.value, [])):
                if "unit" in entry and "factor" not in entry:
                    for form in entry.get("forms", []):
                        names.setdefault(str(form).casefold(), str(entry["unit"]))
    return names


def _table_units(words: dict[str, Any], kind: Kind) -> set[str]:
    entries = cast("list[dict[str, object]]", words.get(kind.value, []))
    found = {str(entry["unit"]) for entry in entries if "unit" in entry}
    if kind is Kind.MONEY:
        for codes in ("currencies", "word_like_currencies"):
            found |= {str(currency) for currency in words.get(codes, [])}
        for entry in entries:
            found |= set(cast("dict[str, object]", entry.get("countries", {})))
    return found
