"""How time and memory grow with the text: `python -m tests.benchmarks.growth time|memory LANGUAGE MEGABYTES`.

Each figure comes from a process of its own, started by `lines`.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from kzclaims.quantities import find_quantities
from tests.benchmarks.texts import MEGABYTE, ROOT, articles, up_to

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE_TEXT = (0.1, 1.0, 10.0)
"""Megabytes of one text."""
STREAMED = (10.0, 100.0)
"""Megabytes of articles one after another."""


def lines(language: str, *, varied: bool) -> Iterator[str]:
    """The figures, line by line."""
    base = 0.0
    for size in ONE_TEXT:
        per_kilobyte = _measured("time", language, size, varied=varied) / size * 1000
        base = base or per_kilobyte
        yield (
            f"{language}  one text of {size:>5} MB{per_kilobyte:>9.0f} µs/KB"
            f"{per_kilobyte / base:>7.2f} times the shortest's"
        )
    few, many = (_measured("memory", language, size, varied=varied) for size in STREAMED)
    yield (
        f"{language}  peak memory {few:.0f} MiB for {STREAMED[0]:.0f} MB of articles, {many:.0f} MiB"
        f" for {STREAMED[1]:.0f} MB: {many / few:.2f} times as much"
    )


def _measured(what: str, language: str, size: float, *, varied: bool) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.growth", what, language, str(size), str(int(varied))],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    return float(done.stdout)


def _time(language: str, size: float, *, varied: bool) -> float:
    """Seconds of processor time for one text of so many megabytes."""
    text = "\n\n".join(up_to(size, articles(language, varied=varied)))
    text = text[: int(len(text) * size * MEGABYTE / len(text.encode()))]
    find_quantities("", language=language)
    begin = time.process_time()
    find_quantities(text, language=language)
    return time.process_time() - begin


def _memory(language: str, size: float, *, varied: bool) -> float:
    """The peak, in MiB, of a process that reads so many megabytes of articles and keeps none."""
    for text in up_to(size, articles(language, varied=varied)):
        find_quantities(text, language=language)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print one figure."""
    what, language, size, varied = sys.argv[1:5]
    measure = {"time": _time, "memory": _memory}[what]
    print(measure(language, float(size), varied=varied == "1"))


if __name__ == "__main__":
    main()
