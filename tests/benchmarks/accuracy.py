"""Cases right by kind: a reader on the cases of the suites that are not its own, and kzclaims on the same."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.benchmarks.paired import Process, ReaderError
from tests.peers.table import KINDS, PEERS, scorer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.reader import Answer, Reader

ROWS = tuple(dict.fromkeys(KINDS.values()))
_PATIENCE = 30.0
"""Seconds for one case."""


@dataclass
class Right:
    """Cases of one kind, and how many are right."""

    cases: int = 0
    right: int = 0

    @property
    def percent(self) -> float:
        """Cases right in a hundred."""
        return 100 * self.right / self.cases if self.cases else 0.0


def cases(language: str, reader: Reader) -> list[tuple[str, dict[str, Any]]]:
    """The cases of a language in the kinds that a reader reads, with their kind, none of its own suites."""
    found = []
    for path in sorted(PEERS.glob(f"*-{language}-*.jsonl")):
        suite, _, kind = path.stem.rpartition(f"-{language}-")
        row = KINDS.get(kind)
        if row in reader.kinds and suite not in reader.suites:
            found += [(row, json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    return found


def right(
    reader: Reader, language: str, texts: Path, asked: list[tuple[str, dict[str, Any]]]
) -> tuple[dict[str, Right], int]:
    """How many of the cases a reader has right, by kind, and on how many it crashed: these are wrong."""
    score, tallies, crashes = scorer().score_case, {row: Right() for row in ROWS}, 0
    process: Process | None = None
    try:
        for row, case in asked:
            if process is None:
                process = Process(reader.name, language, texts)
            answers: list[Answer] = []
            try:
                question = {"text": case["text"], "ref": case.get("ref")}
                answers = process.ask(question, _PATIENCE)["answer"]
            except ReaderError:
                process.close()
                process, crashes = None, crashes + 1
            tallies[row].cases += 1
            tallies[row].right += bool(score(case, answers)["right"])
    finally:
        if process is not None:
            process.close()
    return tallies, crashes
