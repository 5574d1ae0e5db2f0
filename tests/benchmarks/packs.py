"""What a large rule pack costs: `python tests/benchmarks/packs.py [--rules N] [--forms N] [SORT…]`.

For each sort of pack (see `packed.py`) it makes one of 2,000 rules and 20,000 forms in sixteen files, and one
of the first twenty of its rules, and prints

* the seconds to load the large one, cold (the first time in a process of its own, with all imports) and
  warm (the least of three), and to prepare it for binding;
* how many megabytes of varied articles a second are bound with the small one, and with it. The two take
  turns, slice by slice, each slice of the large one is held against those of the small one around it, the
  least, the middle and the most of the ratios of their times are shown: 1.5 is half as slow again;
* the claims that each makes, and the peak memory of the process.

Times are processor time. Only the ratios mean something on a busy machine.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import chain, pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kzclaims.bind import Plan, bind_article
from kzclaims.model import Article
from kzclaims.rules.load import load_rules
from tests.benchmarks import packed
from tests.benchmarks.texts import LANGUAGES, ROOT, articles, originals, up_to

ROUNDS = 5
SMALL = 20
WARM = 3
TARGET_SECONDS = 2.0
TARGET_RATIO = 1.5


class Slices:
    """Articles in slices of as many megabytes, Arabic and English by turns."""

    def __init__(self, size: float) -> None:
        self._size = size
        self._texts = {language: articles(language, varied=True) for language in LANGUAGES}

    def take(self) -> list[Article]:
        """The next slice."""
        return [
            Article(id=f"{language}-{number:05}.txt", text=text, source=language, language=language)
            for language, texts in self._texts.items()
            for number, text in enumerate(up_to(self._size / len(self._texts), texts))
        ]


def bound(plan: Plan, slice_: list[Article]) -> tuple[float, int]:
    """Seconds that a slice takes to be bound, and the claims made of it."""
    begin = time.process_time()
    claims = sum(len(bind_article(article, plan).claims) for article in slice_)
    return time.process_time() - begin, claims


def compared(small: Plan, large: Plan, slices: Slices) -> tuple[list[float], list[float], list[int]]:
    """The ratios of the times of the large plan to the small one's, bytes a second, and claims, of each."""
    for plan in (small, large):
        bound(plan, slices.take())  # what is read when it is first asked for
    turns = [(plan, slices.take()) for plan in (small, *chain.from_iterable([(large, small)] * ROUNDS))]
    spent, claims, size = {small: 0.0, large: 0.0}, {small: 0, large: 0}, {small: 0, large: 0}
    rates: list[float] = []
    for plan, slice_ in turns:
        seconds, made = bound(plan, slice_)
        read = sum(len(article.text.encode()) for article in slice_)
        spent[plan] += seconds
        claims[plan] += made
        size[plan] += read
        rates.append(seconds / read)
    ratios = [
        large_rate * 2 / (before + after)
        for (before, large_rate), (_, after) in zip(
            list(pairwise(rates))[::2], list(pairwise(rates))[1::2], strict=True
        )
    ]
    return ratios, [size[plan] / spent[plan] for plan in (small, large)], [*claims.values()]


def loading(folder: Path) -> tuple[float, float, float]:
    """Seconds to load a pack cold and warm, and to prepare it."""
    code = (
        "import sys, time\nfrom pathlib import Path\nimport kzclaims\n"
        "kzclaims.load_rules([Path(sys.argv[1])])\nprint(time.process_time())"
    )
    cold = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, check=True, text=True
    )
    warm, preparing = [], []
    for _ in range(WARM):
        begin = time.process_time()
        rules = load_rules([folder])
        loaded = time.process_time()
        Plan(rules)
        warm.append(loaded - begin)
        preparing.append(time.process_time() - loaded)
    return float(cold.stdout), min(warm), min(preparing)


def measure(sort: str, pack: packed.Pack, slices: Slices) -> bool:
    """One line of figures; whether the pack is within the targets."""
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder, "large"), Path(folder, "small")
        pack.write(large)
        pack.write(small, rules=SMALL)
        cold, warm, preparing = loading(large)
        ratios, speeds, claims = compared(Plan(load_rules([small])), Plan(load_rules([large])), slices)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    middle = statistics.median(ratios)
    print(
        f"{sort:<10} load {cold:5.2f} s cold {warm:5.2f} s warm   prepare {preparing:5.2f} s   "
        f"{speeds[0] / 1e6:5.2f} → {speeds[1] / 1e6:5.2f} MB/s   "
        f"times {min(ratios):.2f} – {middle:.2f} – {max(ratios):.2f}   "
        f"claims {claims[0]} → {claims[1]}   peak {peak:.0f} MiB"
    )
    return cold < TARGET_SECONDS and middle < TARGET_RATIO


def main() -> int:
    """Measures packs of all sorts, or of those named; 1 where one is not within the targets."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("sorts", nargs="*", metavar="SORT", help=f"of {', '.join(packed.SORTS)}")
    arguments.add_argument("--rules", type=int, default=2000)
    arguments.add_argument("--forms", type=int, default=20000)
    arguments.add_argument("--slice", type=float, default=0.5, help="megabytes that are bound at a turn")
    chosen = arguments.parse_args()
    texts = {language: originals(language) for language in LANGUAGES}
    within = [
        measure(sort, packed.made(sort, chosen.rules, chosen.forms, texts), Slices(chosen.slice))
        for sort in chosen.sorts or packed.SORTS
    ]
    return int(not all(within))


if __name__ == "__main__":
    sys.exit(main())
