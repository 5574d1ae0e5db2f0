"""kzclaims beside other readers: `python tests/benchmarks/peers.py [--lang ar|en] [--seconds S]`.

Every reader gets the same articles in the same run and gives spans and values: how fast each is, how many
times as fast kzclaims is, and how many of the peers' cases each has right, in the kinds that it reads and
without those of its own suite. kzclaims and a peer read by turns and processor time is counted, so that
what else the machine does weighs on both alike: compare the ratios, never the times of two machines. The
peers' versions stand in `peers.txt` beside this file; one that is not installed, crashes or takes too long
gets a line that says so.

The articles are varied as `texts.py` tells; `--vary no` repeats them as they are, `--vary both` does both.
`--growth` adds how time and memory grow with the text, `--adversarial` texts that nobody writes.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

# A script finds its own folder, not the project's.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kzclaims.version import told
from tests.benchmarks import accuracy, adversarial, growth
from tests.benchmarks.paired import ROUNDS, ReaderError, by_turns
from tests.benchmarks.readers import READERS
from tests.benchmarks.texts import LANGUAGES, articles, up_to, vocabulary
from tests.peers.table import PEERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.paired import Paired, Slices
    from tests.benchmarks.reader import Reader

_OURS = READERS["kzclaims"]


def main() -> None:
    """Print the tables asked for."""
    options = _options()
    print(f"Python {sys.version.split()[0]}, {told()}", flush=True)
    varied = {"yes": (True,), "no": (False,), "both": (True, False)}[options.vary]
    with tempfile.TemporaryDirectory() as folder:
        for language in options.lang or LANGUAGES:
            texts = Path(folder) / f"{language}.jsonl"
            for each in varied:
                _write(texts, language, options.megabytes, varied=each)
                speeds(language, texts, options)
            rights(language, texts, options.peer)
            if options.growth:
                print("", *growth.lines(language, varied=varied[0]), sep="\n", flush=True)
    if options.adversarial is not None:
        print()
        for line in adversarial.lines(options.adversarial):
            print(line, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--megabytes", type=float, default=10.0, metavar="N", help="text made for each language"
    )
    parser.add_argument(
        "--lang", action="append", choices=sorted(LANGUAGES), help="one language (default: both)"
    )
    parser.add_argument("--seconds", type=float, default=10.0, metavar="S", help="reading time of each peer")
    parser.add_argument("--vary", choices=("yes", "no", "both"), default="yes", help="vary the copies")
    parser.add_argument(
        "--peer", action="append", choices=[*READERS][1:], help="one peer, may be repeated (default: all)"
    )
    parser.add_argument("--growth", action="store_true", help="time and memory as the text grows")
    parser.add_argument(
        "--adversarial", nargs="?", const="", metavar="WORD", help="odd texts, those with WORD in their names"
    )
    return parser.parse_args()


def _write(path: Path, language: str, size: float, *, varied: bool) -> None:
    texts = list(up_to(size, articles(language, varied=varied)))
    path.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
    words, distinct = vocabulary(texts)
    print(
        f"\n{language}: {len(texts)} articles, {size:g} MB, {'varied' if varied else 'repeated'}; "
        f"{distinct} distinct words, {100 * distinct / words:.1f} in a hundred met for the first time"
    )


def _peers(language: str, only: Sequence[str] | None) -> list[Reader]:
    return [
        reader
        for reader in READERS.values()
        if reader is not _OURS and language in reader.languages and (not only or reader.name in only)
    ]


def speeds(language: str, texts: Path, options: argparse.Namespace) -> None:
    """How fast each reader is, and how many times as fast kzclaims."""
    print(
        f"{'reader':<20}{'version':<10}{'MB/s':>9}{'ms/article':>12}{'found/KB':>10}"
        f"{'articles':>10}   kzclaims is faster, times: least, middle, most"
    )
    ours: list[Slices] = []
    for peer in _peers(language, options.peer):
        paired = by_turns(peer.name, language, texts, options.megabytes, options.seconds)
        ours.append(paired.ours)
        print(_speed_line(peer, paired), flush=True)
    middle = [speed for slices in ours for speed in slices.speeds]
    if middle:
        best = max(ours, key=lambda slices: slices.size)
        print(_figures("kzclaims", version("kzclaims"), best, statistics.median(middle)), flush=True)


def _speed_line(peer: Reader, paired: Paired) -> str:
    ratios = paired.ratios()
    failure = f"   {paired.failure}" if paired.failure else ""
    if not ratios:
        return f"{peer.name:<20}{_version(peer):<10}{failure}"
    line = _figures(peer.name, _version(peer), paired.theirs, statistics.median(paired.theirs.speeds))
    middle = statistics.median(ratios)
    short = f"   after {len(ratios)} of {ROUNDS} slices{failure}" if failure else ""
    return f"{line}   {_round(ratios[0])} – {_round(middle)} – {_round(ratios[-1])}{short}"


def _figures(name: str, number: str, slices: Slices, speed: float) -> str:
    return (
        f"{name:<20}{number:<10}{speed:>9.4f}{1000 * slices.seconds / slices.articles:>12.2f}"
        f"{slices.found / slices.size / 1000:>10.1f}{slices.articles:>10}"
    )


def _round(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio < 10 else f"{ratio:,.0f}"


def _version(peer: Reader) -> str:
    try:
        return version(peer.package) if peer.package else "-"
    except PackageNotFoundError:
        return "-"


def rights(language: str, texts: Path, only: Sequence[str] | None) -> None:
    """Cases right in a hundred by kind, each peer beside kzclaims on the same cases."""
    print(
        f"\n{language}: cases right in a hundred, reader / kzclaims on the same cases,"
        " without those of the reader's own suite"
    )
    if not PEERS.is_dir():
        print("the peers' cases are not at hand")
        return
    print(f"{'reader':<20}" + "".join(f"{row:>12}" for row in accuracy.ROWS) + f"{'cases':>8}")
    for peer in _peers(language, only):
        if not peer.kinds:
            print(f"{peer.name:<20}  no values to compare")
            continue
        asked = accuracy.cases(language, peer)
        try:
            theirs, crashes = accuracy.right(peer, language, texts, asked)
        except ReaderError as error:
            print(f"{peer.name:<20}  {error}")
            continue
        ours, _ = accuracy.right(_OURS, language, texts, asked)
        cells = (
            f"{theirs[row].percent:.0f} / {ours[row].percent:.0f}" if theirs[row].cases else "–"
            for row in accuracy.ROWS
        )
        crashed = f"   crashed on {crashes}" if crashes else ""
        print(
            f"{peer.name:<20}" + "".join(f"{cell:>12}" for cell in cells) + f"{len(asked):>8}{crashed}",
            flush=True,
        )


if __name__ == "__main__":
    main()
