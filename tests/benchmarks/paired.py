"""Two readers by turns on the same texts, each in a process of its own, and how their speeds compare.

A shared machine is fast in one second and slow in the next. So kzclaims reads a slice, the peer a slice,
kzclaims a slice and so on, and each slice of the peer is compared with the two of kzclaims around it, in
seconds of processor time: what others take of the processor does not count.
"""

from __future__ import annotations

import json
import select
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import pairwise
from typing import IO, TYPE_CHECKING, Any, Self

from tests.benchmarks.texts import MEGABYTE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 5
"""Slices of a peer."""
GRACE = 30.0
"""Seconds beyond its slice that a reader may need to finish the article it is in."""
LOADING = 120.0
"""Seconds that a reader may need to load."""


class ReaderError(Exception):
    """A reader that is not there, has crashed, or does not answer; the message says which."""


class Process:
    """A reader in a process of its own."""

    def __init__(self, name: str, language: str, texts: Path) -> None:
        self._opened = ExitStack()
        self._errors: IO[bytes] = self._opened.enter_context(
            tempfile.TemporaryFile()  # noqa: SIM115  # the stack closes it
        )
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.reading", name, language, str(texts)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            bufsize=0,
        )
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            self._opened.callback(stream.close)
        try:
            self._ready(self._answer(LOADING))
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        self._opened.close()

    def ask(self, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The answer to a question, given in so many seconds.

        Raises ReaderError where there is none.
        """
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(question).encode() + b"\n")
        except BrokenPipeError:
            raise ReaderError(self._death()) from None
        return self._answer(seconds)

    @staticmethod
    def _ready(answer: dict[str, Any]) -> None:
        if "missing" in answer:
            raise ReaderError(f"not installed: {answer['missing']}")

    def _answer(self, seconds: float) -> dict[str, Any]:
        assert self._process.stdout is not None
        if not select.select([self._process.stdout], [], [], seconds)[0]:
            raise ReaderError(f"no answer in {seconds:.0f} s")
        line = b""
        while not line.endswith(b"\n"):
            part = self._process.stdout.readline()
            if not part:
                raise ReaderError(self._death())
            line += part
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _death(self) -> str:
        status = self._process.wait()
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        how = f"aborted by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
        return f"{how}: {said[-1][:100]}" if said else how


@dataclass
class Slices:
    """What a reader has read, slice by slice."""

    speeds: list[float] = field(default_factory=list)
    size: float = 0.0
    articles: int = 0
    found: int = 0
    seconds: float = 0.0

    def add(self, answer: dict[str, Any]) -> None:
        """Count one slice in."""
        self.speeds.append(answer["bytes"] / answer["seconds"] / MEGABYTE)
        self.size += answer["bytes"] / MEGABYTE
        self.articles += answer["articles"]
        self.found += answer["found"]
        self.seconds += answer["seconds"]


@dataclass
class Paired:
    """kzclaims and a peer by turns."""

    ours: Slices = field(default_factory=Slices)
    theirs: Slices = field(default_factory=Slices)
    failure: str | None = None

    def ratios(self) -> list[float]:
        """How many times as fast as the peer kzclaims is, slice by slice, in order of size."""
        around = [(before + after) / 2 for before, after in pairwise(self.ours.speeds)]
        return sorted(ours / theirs for ours, theirs in zip(around, self.theirs.speeds, strict=False))


def by_turns(peer: str, language: str, texts: Path, size: float, seconds: float) -> Paired:
    """Time kzclaims and a peer by turns: the peer for so many seconds in all, of `size` megabytes."""
    paired = Paired()
    theirs = {"seconds": seconds / ROUNDS, "bytes": size * MEGABYTE / (ROUNDS + 2)}
    ours = {**theirs, "seconds": min(1.0, seconds / ROUNDS)}
    try:
        with Process("kzclaims", language, texts) as our, Process(peer, language, texts) as their:
            paired.ours.add(our.ask(ours, GRACE))
            for _ in range(ROUNDS):
                paired.theirs.add(their.ask(theirs, theirs["seconds"] + GRACE))
                paired.ours.add(our.ask(ours, GRACE))
    except ReaderError as error:
        paired.failure = str(error)
    return paired
