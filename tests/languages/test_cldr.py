"""What the packs take from CLDR is what its data say, is read as it is meant, and stands in one place."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from babel.core import get_cldr_version

import kzclaims
from kzclaims.languages import cldr
from kzclaims.quantities import find_quantities
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.mark.structures import ParameterSet

PACKS = Path(kzclaims.__file__).parent / "languages"
KINDS = ("money", "percent", "duration", "measure", "month", "weekday")
KEYS = ("forms", "dual", "symbols", "exact", "bare")
READ_FIRST = {("en", "lb", "pound"), ("en", "lb", "pounds")}
"""Names that by themselves are something else first: money here."""
NAMELESS = {"VED"}
"""Codes of a currency that has the name of another: of two bolívares the papers name the older."""


def _table(pack: str, name: str) -> dict[str, Any]:
    file = PACKS / pack / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _packs() -> list[str]:
    return sorted(file.parent.name for file in PACKS.glob("*/cldr.toml"))


def _meanings(table: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Each form with all that tells what it means."""
    for kind in KINDS:
        for entry in table.get(kind, ()):
            marks = sorted(mark for mark in ("after_digits", "exact", "final") if entry.get(mark) is True)
            meaning = str(entry.get("unit", entry.get("value"))), str(Decimal(entry.get("factor", 1)))
            for key in KEYS:
                texts = entry.get(key, ())
                if isinstance(texts, list):
                    yield from ((kind, *meaning, *marks, key, fold_form(text)) for text in texts)


def _versions() -> set[str]:
    """The versions of CLDR that the files say they are from."""
    heads = [(PACKS / pack / "cldr.toml").read_text(encoding="utf-8").split("\n", 1)[0] for pack in _packs()]
    return {found[1] for head in heads if (found := re.match(r"# Unicode CLDR (\S+),.*Unicode-3\.0", head))}


of_this_cldr = pytest.mark.skipif(
    _versions() != {get_cldr_version()},
    reason=f"the files are from CLDR {_versions()}, babel has {get_cldr_version()}",
)
"""What another version of CLDR would say of the files proves nothing."""


def test_the_files_say_where_they_are_from() -> None:
    assert len(_versions()) == 1


@of_this_cldr
def test_the_files_are_what_the_generator_writes() -> None:
    first, again = cldr.generate(), cldr.generate()
    assert first == again
    for pack in {*first, *_packs()}:
        assert first[pack] == (PACKS / pack / "cldr.toml").read_text(encoding="utf-8")


def _entries() -> Iterator[ParameterSet]:
    for pack in _packs():
        table = _table(pack, "cldr")
        for kind in ("money", "percent", "duration", "measure"):
            for entry in table.get(kind, ()):
                id_ = f"{pack}-{entry['unit']}-{entry.get('factor', 1)}"
                yield pytest.param("en" if pack == "common" else pack, entry, id=id_)


@pytest.mark.parametrize(("language", "entry"), list(_entries()))
def test_a_name_is_read_as_the_unit_that_it_stands_under(language: str, entry: dict[str, Any]) -> None:
    unit, factor = entry["unit"], Decimal(entry.get("factor", 1))
    texts = [(f"7 {text}", 7 * factor) for key in ("forms", "symbols") for text in entry.get(key, ())]
    texts += [(f"{text} 7", Decimal(7)) for text in entry.get("symbols", ())]
    texts += [(text, 2 * factor) for text in entry.get("dual", ())]
    for text, value in texts:
        if (language, unit, text.removeprefix("7 ")) not in READ_FIRST:
            (found,) = find_quantities(text, language=language)
            assert (found.text, found.unit, found.low) == (text, unit, value)


@pytest.mark.parametrize("pack", _packs())
def test_what_is_kept_by_hand_is_not_in_cldr(pack: str) -> None:
    theirs = set(_meanings(_table(pack, "cldr")))
    ours = [meaning for name in ("units", "dates") for meaning in _meanings(_table(pack, name))]
    assert not theirs.intersection(ours)
    assert not {*_codes(_table(pack, "cldr"))}.intersection(_codes(_table(pack, "units")))


def _codes(table: dict[str, Any]) -> list[str]:
    return [*table.get("currencies", ()), *table.get("word_like_currencies", ())]


def test_every_currency_of_today_has_its_code() -> None:
    codes = _codes(_table("common", "cldr"))
    assert len(set(codes)) == len(codes) > 150
    for code in codes:
        for text in (f"{code} 7 million", f"7 million {code}"):
            (found,) = find_quantities(text, language="en")
            assert (found.text, found.unit) == (text, code)


@pytest.mark.parametrize("pack", sorted({*_packs()} - {"common"}))
def test_every_currency_of_today_has_a_name_in_every_language(pack: str) -> None:
    named: set[str] = set()
    for name in ("units", "cldr"):
        for entry in _table(pack, name)["money"]:
            named |= {entry["unit"]} if entry.get("forms") or entry.get("symbols") else set()
            named |= set(entry.get("countries", ()))
    assert {*_codes(_table("common", "cldr"))} - named == NAMELESS


@pytest.mark.parametrize(
    ("nominative", "other"),
    [
        ("كيلومتران", "كيلومترين"),
        ("كيلومتران مربعان", "كيلومترين مربعين"),
        ("متران في الثانية", "مترين في الثانية"),
        ("لتران/كم", "لترين/كم"),
        ("جنيهان جنوب السودان", "جنيهين جنوب السودان"),
        ("مغم/ديسيلتر", "مغم/ديسيلتر"),
    ],
)
def test_the_other_case_of_a_dual(nominative: str, other: str) -> None:
    assert cldr.oblique(nominative, "ان", "ين") == other


def _changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    choice = (PACKS / "cldr.toml").read_text(encoding="utf-8")
    assert choice.count(old) == 1
    (tmp_path / "cldr.toml").write_text(choice.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(cldr, "HERE", tmp_path)


@of_this_cldr
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"length-kilometer" = "km"\n', "", "length-kilometer"),
        ('"duration-quarter"', '"duration-fortnight"', "duration-fortnight"),
        ('"duration-quarter"', '"duration-quarter", "duration-day"', "some twice"),
        ('"stones"', '"stoneses"', "stoneses"),
        ('of = ["VED"]', 'of = ["DDR"]', "DDR"),
    ],
)
def test_a_choice_that_cldr_has_outgrown_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, told: str
) -> None:
    _changed(tmp_path, monkeypatch, old, new)
    with pytest.raises(ValueError, match=told):
        cldr.generate()


def test_what_is_left_in_cldr_has_a_reason() -> None:
    choice = tomllib.loads((PACKS / "cldr.toml").read_text(encoding="utf-8"))
    assert all(row["why"] for key in ("unused", "without") for row in choice[key])
