"""A reader in a process of its own: what it is asked comes line by line as JSON, and so do its answers.

`python -m tests.benchmarks.reading NAME LANGUAGE TEXTS`, where TEXTS is a file with one text a line, as
JSON. Asked {"seconds": S, "bytes": B} it reads on from the text where it last stopped, whole texts, until
the time or the bytes are used up; asked {"text": T, "ref": DAY} it answers what it makes of that.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.readers import READERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.reader import Loaded

_WARMING = 300
"""Letters read before the clock runs: some readers build their tables when they are first used."""


def main() -> None:
    """Load the reader and answer until nothing more is asked."""
    name, language, path = sys.argv[1:4]
    # What a library prints must not mix with the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    texts = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    for answer in _answers(name, language, texts):
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _answers(name: str, language: str, texts: list[str]) -> Iterator[dict[str, Any]]:
    try:
        loaded = READERS[name].load(language)
    except ImportError as error:
        yield {"missing": str(error)}
        return
    loaded.find(texts[0][:_WARMING])
    yield {"ready": name}
    ahead = iter([(text, len(text.encode())) for text in texts])
    for line in sys.stdin:
        asked = json.loads(line)
        if "text" in asked:
            yield {"answer": loaded.answer(asked["text"], asked["ref"]) if loaded.answer else []}
        else:
            yield _slice(loaded, ahead, asked["seconds"], asked["bytes"])


def _slice(loaded: Loaded, ahead: Iterator[tuple[str, int]], seconds: float, most: int) -> dict[str, float]:
    """Read whole texts until the time or the bytes are used up; the seconds are those of the processor."""
    size = articles = found = 0
    end, begin = time.perf_counter() + seconds, time.process_time()
    for text, length in ahead:
        found += len(loaded.find(text))
        size += length
        articles += 1
        if size >= most or time.perf_counter() >= end:
            break
    return {"bytes": size, "articles": articles, "found": found, "seconds": time.process_time() - begin}


if __name__ == "__main__":
    main()
