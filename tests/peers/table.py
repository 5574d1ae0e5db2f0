"""The peers' cases, scored by kind: `python -m tests.peers.table [ar|en] [--show]`."""

from __future__ import annotations

import importlib.util
import json
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.peers.adapter import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

PEERS = Path(__file__).resolve().parents[3] / "shared" / "peers"
EXCEPTIONS = Path(__file__).with_name("exceptions.toml")
KINDS = {
    "number": "number",
    "digits": "number",
    "compact": "number",
    "spellout": "number",
    "ordinal": "ordinal",
    "percent": "percent",
    "money": "money",
    "range": "range",
    "duration": "duration",
    "quantity": "measure",
    "quantities": "measure",
    "dimension": "measure",
    "volume": "measure",
    "temperature": "measure",
    "distance": "measure",
    "date": "date",
}
"""For each kind of suite the row of the table that it counts in; the others are no row."""


@dataclass
class Tally:
    """Cases of one row: how many, how many right, which excepted and which wrong."""

    cases: int = 0
    right: int = 0
    excepted: list[str] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)

    @property
    def percent(self) -> float:
        """Cases right of those that are not excepted."""
        counted = self.cases - len(self.excepted)
        return 100 * self.right / counted if counted else 100.0


def scorer() -> ModuleType:
    """The peers' own scorer."""
    spec = importlib.util.spec_from_file_location("peers_score", PEERS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def exceptions() -> dict[str, str]:
    """For each excepted case the reason why its expectation is no reading of news."""
    listed = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8")) if EXCEPTIONS.exists() else {}
    return {case: entry["reason"] for entry in listed.get("exception", ()) for case in entry["cases"]}


def score(language: str) -> Iterator[tuple[str, Tally]]:
    """The tally of every kind of a language, by the order of the table."""
    module, excepted = scorer(), exceptions()
    tallies = {kind: Tally() for kind in dict.fromkeys(KINDS.values())}
    for path in sorted(PEERS.glob(f"*-{language}-*.jsonl")):
        kind = KINDS.get(path.stem.split("-", 2)[2])
        if kind is None:
            continue
        tally = tallies[kind]
        for case in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            tally.cases += 1
            right = module.score_case(case, read(case["text"], case["lang"], case.get("ref")))["right"]
            tally.right += bool(right)
            if not right and case["id"] in excepted:
                tally.excepted.append(case["id"])
            elif not right:
                tally.wrong.append((case["id"], case["text"]))
    yield from tallies.items()


def main() -> None:
    """Print the table."""
    languages = [argument for argument in sys.argv[1:] if not argument.startswith("-")] or ["ar", "en"]
    for language in languages:
        for kind, tally in score(language):
            line = f"{language} {kind:<10}{tally.cases:>5} cases{tally.percent:>7.1f} %"
            sys.stdout.write(f"{line}  {len(tally.excepted)} excepted\n")
            if "--show" in sys.argv:
                for case, text in tally.wrong:
                    sys.stdout.write(f"    {case}  {text[:110]}\n")


if __name__ == "__main__":
    main()
