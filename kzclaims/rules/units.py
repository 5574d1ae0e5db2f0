"""The units that rule files may name: those that the language packs can read in a text."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from kzclaims.languages import COMMON, available, table
from kzclaims.model import Kind

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
    if not has_units(kind):
        return frozenset()
    return frozenset().union(*(_units_in(code, kind) for code in (COMMON, *available())))


@cache
def _units_in(code: str, kind: Kind) -> frozenset[str]:
    """The units of a kind that one language pack reads."""
    return frozenset(unit for name in ("units", "cldr") for unit in _table_units(table(code, name), kind))


def _table_units(words: dict[str, Any], kind: Kind) -> set[str]:
    entries = cast("list[dict[str, object]]", words.get(kind.value, []))
    found = {str(entry["unit"]) for entry in entries if "unit" in entry}
    if kind is Kind.MONEY:
        for codes in ("currencies", "word_like_currencies"):
            found |= {str(currency) for currency in words.get(codes, [])}
        for entry in entries:
            found |= set(cast("dict[str, object]", entry.get("countries", {})))
    return found
