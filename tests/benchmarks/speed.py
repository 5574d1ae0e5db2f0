"""How fast the program is: `python tests/benchmarks/speed.py [MEGABYTES]`.

Repeats the seed articles to so many megabytes (10 without a number), each copy an article, and
prints for each stage articles and megabytes of UTF-8 per second on one core, and the peak memory of the
process. With the library `dateparser` installed it is timed on the same articles in the same run:
compare the ratios, never the times of two machines.
"""

from __future__ import annotations

import argparse
import importlib
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.bind import Plan, bind_article
from kzclaims.model import Article
from kzclaims.pipeline import run_check
from kzclaims.quantities import find_quantities
from kzclaims.read import read_articles
from kzclaims.rules.load import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
PEER_SECONDS = 10.0


def repeated(megabytes: float) -> list[Article]:
    """The seed articles over and over, under names of their own."""
    seeds, _ = read_articles([ROOT / "seeds"], root=ROOT)
    wanted, size, copies = int(megabytes * MEGABYTE), 0, list[Article]()
    while size < wanted:
        for seed in seeds:
            number = len(copies)
            copies.append(replace(seed, id=f"{number:06}.txt", source=f"source-{number % 97}"))
            size += len(seed.text.encode())
    return copies


def show(stage: str, articles: Sequence[Article], seconds: float) -> None:
    """One line of figures."""
    size = sum(len(article.text.encode()) for article in articles) / MEGABYTE
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{stage:<24}{len(articles) / seconds:>10.0f} articles/s{size / seconds:>9.2f} MB/s"
        f"{seconds:>9.2f} s   peak {peak:.0f} MiB"
    )


def timed(stage: str, articles: Sequence[Article], work: Callable[[Article], object]) -> None:
    """Time a piece of work on every article."""
    begin = time.perf_counter()
    for article in articles:
        work(article)
    show(stage, articles, time.perf_counter() - begin)


def peer(articles: Sequence[Article]) -> None:
    """Dateparser, which finds dates only, on as many of the articles as ten seconds allow."""
    try:
        search = importlib.import_module("dateparser.search")
    except ImportError:
        print("dateparser              not installed: pip install dateparser")
        return
    begin, done = time.perf_counter(), list[Article]()
    for article in articles:
        search.search_dates(article.text, languages=["ar"])
        done.append(article)
        if time.perf_counter() - begin > PEER_SECONDS:
            break
    show("dateparser.search", done, time.perf_counter() - begin)


def main() -> None:
    """Run every stage and print its line."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("megabytes", nargs="?", type=float, default=10.0)
    articles = repeated(arguments.parse_args().megabytes)
    rules = load_rules([ROOT / "rules"], root=ROOT)
    plan = Plan(rules)
    print(f"{len(articles)} articles, {len(rules.rules)} rules, Python {sys.version.split()[0]}")
    timed("find quantities", articles, lambda article: find_quantities(article.text, language="ar"))
    timed("quantities and binding", articles, lambda article: bind_article(article, plan))
    begin = time.perf_counter()
    report = run_check(articles, rules)
    show("whole check", articles, time.perf_counter() - begin)
    print(f"{len(report.claims)} claims, {len(report.facts)} facts")
    peer(articles)


if __name__ == "__main__":
    main()
