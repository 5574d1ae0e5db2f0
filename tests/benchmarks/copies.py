"""How well and how fast copies are found: `python tests/benchmarks/copies.py [--articles N] [--peer N]`.

Makes a tenth of the articles and all of them, as `copied.py` tells, each in a process of its own. Printed are
seconds of processor time, the memory that finding origins needs beside the articles, and for the pairs of
articles: how many of those told to be of one origin are (precision), and how many of those that are have
been told (recall). With the library `datasketch` installed (`peers.txt`) its MinHashLSH is asked about the
same articles, fewer because it is slow: compare the ratios, never the times of two machines. `--odd` adds
collections that nobody has.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

# A script finds its own folder, not the project's.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kzclaims.model import Article
from kzclaims.reconcile import find_origins
from tests.benchmarks.copied import made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_PERMUTATIONS, _THRESHOLD, _RUN = 128, 0.5, 4


def main() -> None:
    """Print the tables, or as a child one figure."""
    options = _options()
    if options.child:
        print(json.dumps(_measured(*options.child)))
        return
    print(f"{'':<24}{'articles':>9}{'seconds':>9}{'ms each':>9}{'MiB more':>9}{'precision':>11}{'recall':>8}")
    for count in (options.articles // 10, options.articles):
        _show("kzclaims", "clusters", count)
    for count in filter(None, (options.peer // 10, options.peer)):
        _show("kzclaims", "clusters", count)
        _show("datasketch", "clusters", count)
    if options.odd:
        for collection in _ODD:
            for count in (options.articles // 10, options.articles):
                _show("kzclaims", collection, count)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=100_000, metavar="N", help="articles made")
    parser.add_argument(
        "--peer", type=int, default=5_000, metavar="N", help="articles that the peer gets (0: none)"
    )
    parser.add_argument("--odd", action="store_true", help="collections that nobody has")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    return parser.parse_args()


def _show(finder: str, collection: str, count: int) -> None:
    """One line of figures, from a process of its own."""
    name = finder if collection == "clusters" else collection
    done = subprocess.run(
        [sys.executable, __file__, "--child", finder, collection, str(count)],
        stdout=subprocess.PIPE,
        check=True,
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    if "missing" in figures:
        print(f"{name:<24}not installed: {figures['missing']}", flush=True)
        return
    line = f"{name:<24}{count:>9}{figures['seconds']:>9.1f}{figures['seconds'] / count * 1000:>9.2f}"
    line += f"{figures['memory']:>9.0f}"
    if collection == "clusters":
        line += f"{figures['precision']:>11.4f}{figures['recall']:>8.4f}  of {figures['pairs']} pairs"
    else:
        line += f"  {figures['origins']} origins"
    print(line, flush=True)


def _measured(finder: str, collection: str, count: str) -> dict[str, Any]:
    """The figures of one finder on one collection."""
    if collection == "clusters":
        pairs = list(made(int(count)))
        articles, truth = [pair.article for pair in pairs], [pair.origin for pair in pairs]
    else:
        articles, truth = _ODD[collection](int(count)), []
    try:
        find = _FINDERS[finder]()
    except ImportError as error:
        return {"missing": str(error)}
    before = _peak()
    begin = time.process_time()
    origins = find(articles)
    seconds = time.process_time() - begin
    figures = {"seconds": seconds, "memory": _peak() - before, "origins": len(set(origins.values()))}
    if truth:
        figures |= _rights(truth, [origins[article.id] for article in articles])
    return figures


def _peak() -> float:
    """The most memory so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _rights(truth: Sequence[int], told: Sequence[str]) -> dict[str, float]:
    right = _pairs(zip(truth, told, strict=True))
    true, said = _pairs(truth), _pairs(told)
    return {"precision": right / max(said, 1), "recall": right / max(true, 1), "pairs": true}


def _pairs(names: Iterable[object]) -> int:
    """How many pairs have one name."""
    return sum(count * (count - 1) // 2 for count in Counter(names).values())


def _kzclaims() -> Callable[[Sequence[Article]], Mapping[str, str]]:
    return find_origins


def _datasketch() -> Callable[[Sequence[Article]], Mapping[str, str]]:
    """MinHash of runs of four words, LSH, and whatever hangs together is one origin.

    Raises ImportError where the library is not there.
    """
    library = import_module("datasketch")

    def find(articles: Sequence[Article]) -> dict[str, str]:
        index = library.MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS)
        origins: dict[str, str] = {}

        def head(name: str) -> str:
            while origins[name] != name:
                origins[name] = name = origins[origins[name]]
            return name

        for article in articles:
            words = article.text.split()
            sketch = library.MinHash(num_perm=_PERMUTATIONS)
            runs = {" ".join(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}
            sketch.update_batch([run.encode() for run in sorted(runs)])
            origins[article.id] = article.id
            for other in index.query(sketch):
                origins[head(article.id)] = head(other)
            index.insert(article.id, sketch)
        return {name: head(name) for name in origins}

    return find


_FINDERS: dict[str, Callable[[], Callable[[Sequence[Article]], Mapping[str, str]]]] = {
    "kzclaims": _kzclaims,
    "datasketch": _datasketch,
}


def _articles(texts: Iterable[str]) -> list[Article]:
    return [Article(id=f"{place:07}.txt", text=text, source=f"{place}") for place, text in enumerate(texts)]


def _plain(count: int) -> list[str]:
    return [pair.article.text for pair in made(count)]


def _one_text_each_its_own_headline(count: int) -> list[Article]:
    text = _plain(1)[0]
    return _articles(f"{place} {place * 7} headline\n{text}" for place in range(count))


def _one_paragraph_in_all(count: int) -> list[Article]:
    paragraph = " ".join(_plain(1)[0].split()[:60])
    return _articles(f"{text}\n{paragraph}" for text in _plain(count))


def _one_text_cut_anywhere(count: int) -> list[Article]:
    words = " ".join(_plain(20)).split()
    return _articles(
        " ".join(words[start : start + 200]) for start in (place * 7919 % 3500 for place in range(count))
    )


def _one_long_article(count: int) -> list[Article]:
    """One of 5 MB that prints many of the others."""
    texts = _plain(count)
    long = " ".join(islice((text for _ in range(100) for text in texts), 4_000))[:5_000_000]
    return _articles([long, *texts])


_ODD: dict[str, Callable[[int], list[Article]]] = {
    "all the same": lambda count: _articles(_plain(1) * count),
    "the same but the head": _one_text_each_its_own_headline,
    "one paragraph in all": _one_paragraph_in_all,
    "cut from one text": _one_text_cut_anywhere,
    "one word": lambda count: _articles(f"word{place % 1000}" for place in range(count)),
    "empty": lambda count: _articles([""] * count),
    "one of 5 MB": _one_long_article,
}


if __name__ == "__main__":
    main()
