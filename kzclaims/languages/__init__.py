"""Language packs: what a language's quantities look like, as data.

A pack is a folder of TOML files named by an ISO 639-1 code; `common` holds what all share. No
Python changes when a language is added.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from kzclaims.text.morphology import PLAIN, Morphology
from kzclaims.text.scripts import dominant

COMMON = "common"
_SAMPLE = 4000  # letters from which the script of a text is told


@cache
def available() -> tuple[str, ...]:
    """Codes of the languages that have a pack, sorted."""
    root = resources.files(__name__)
    return tuple(
        sorted(
            folder.name
            for folder in root.iterdir()
            if folder.is_dir() and folder.joinpath("language.toml").is_file()
        )
    )


@cache
def table(code: str, name: str) -> dict[str, Any]:  # TOML is typed by who reads it
    """One file of a pack, parsed; an empty table where the pack has no such file."""
    file = resources.files(__name__).joinpath(code, f"{name}.toml")
    if not file.is_file():
        return {}
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def first_of_scripts() -> dict[str, str]:
    """For each script of the packs, the pack that reads it where no language is named.

    The default, which also reads what has no letters of any, stands first.
    """
    firsts: dict[str, str] = {}
    for code in sorted(available(), key=lambda code: not table(code, "language").get("default", False)):
        words = table(code, "language")
        if words.get("first_of_script"):
            firsts.setdefault(words["script"], code)
    return firsts


def reader_of(text: str) -> str:
    """The pack that reads a text of which nobody says the language: the first of its script."""
    firsts = first_of_scripts()
    script = dominant(text[:_SAMPLE], firsts)
    return firsts[script] if script else next(iter(firsts.values()))


@cache
def morphology(code: str) -> Morphology:
    """How the language writes its words together; a plain one where it has no pack."""
    words = table(code, "language")
    if not words:
        return PLAIN
    return Morphology(
        proclitics=tuple(tuple(row) for row in words.get("proclitics", ())),
        contractions=tuple((merged, parts) for merged, parts in words.get("contractions", {}).items()),
        conjunctions=tuple(words.get("conjunctions", ())),
        article=words.get("article", ""),
        verb_proclitics=tuple(words.get("verb_proclitics", ())),
        verb_beginnings=tuple(words.get("verb_beginnings", ())),
        suffixes=tuple(words.get("suffixes", ())),
        changes=tuple((before, after) for before, after in words.get("changes", ())),
        pronouns=tuple(words.get("pronouns", ())),
        before_pronouns=tuple((before, after) for before, after in words.get("before_pronouns", ())),
        least_inflected=words.get("least_inflected", 4),
        closing=words.get("closing", ""),
        every_word=words.get("noun_first", False),
    )
