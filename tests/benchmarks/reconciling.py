"""How fast claims become facts: `python tests/benchmarks/reconciling.py [CLAIMS]`.

Makes so many claims (1,000,000 without a number), ten for each fact, by two hundred sources and under
four rules with two slots each: money, percent, dates and counts, exact and hedged, one in a hundred of
them wrong. Prints seconds, memory and verdicts, first for a tenth of the claims, then for all, so that
growth is seen. With the library `duckdb` installed, its bare group-by of the same values (greatest low,
smallest high, nothing else) is timed beside it.
"""

from __future__ import annotations

import argparse
import importlib
import resource
import time
from collections import Counter
from datetime import date
from decimal import Decimal
from random import Random

from kzclaims.model import (
    Article,
    Claim,
    Granularity,
    Hedge,
    Kind,
    Location,
    Quantity,
    Rule,
    RuleSet,
    Slot,
    SlotTime,
    Span,
)
from kzclaims.reconcile import reconcile

PER_FACT = 10
PER_ARTICLE = 20
SOURCES = 200
WRONG = 0.01
KINDS = (Kind.MONEY, Kind.PERCENT, Kind.DATE, Kind.COUNT)
UNITS = {Kind.MONEY: "USD", Kind.PERCENT: "%"}
HEDGED = 0.3
BILLION = Decimal(10**9)


def rules() -> RuleSet:
    """Four rules, each with a partner and a year."""
    slots = (Slot(name="partner", terms=("any",)), Slot(name="year", time=SlotTime.YEAR))
    made = (
        Rule(id=f"rule-{kind}", title="A number", kind=kind, location=Location("r", 1, 1), slots=slots)
        for kind in KINDS
    )
    return RuleSet(rules=tuple(made), terms=())


def articles(claims: int) -> list[Article]:
    """One article for every twenty claims; none has text."""
    return [
        Article(
            id=f"{number:07}.txt", text="", source=f"source-{number % SOURCES}", published=date(2025, 1, 1)
        )
        for number in range(max(1, claims // PER_ARTICLE))
    ]


def quantity(kind: Kind, fact: int, chance: Random) -> Quantity:
    """What one claim of a fact says: mostly the same, sometimes hedged, seldom wrong."""
    wrong = chance.random() < WRONG
    if kind is Kind.DATE:
        year = 1950 + (fact + 7 * wrong) % 70
        return Quantity(
            start=0,
            end=4,
            text=str(year),
            kind=kind,
            low=date(year, 1, 1),
            high=date(year, 12, 31),
            granularity=Granularity.YEAR,
        )
    number = Decimal(fact % 900 + 100) / 10 * (3 if wrong else 1)
    step = Decimal("0.05")
    if kind is Kind.MONEY:
        number, step = number * BILLION, step * BILLION
    hedge = chance.choice((Hedge.ABOUT, Hedge.AT_LEAST)) if chance.random() < HEDGED else Hedge.EXACT
    return Quantity(
        start=0,
        end=4,
        text="said",
        kind=kind,
        low=number,
        high=None if hedge is Hedge.AT_LEAST else number,
        unit=UNITS.get(kind),
        hedge=hedge,
        precision=Decimal(0) if kind is Kind.COUNT else step,
    )


def claims(number: int, given: list[Article], chance: Random) -> list[Claim]:
    """So many claims of a tenth as many facts, in no order."""
    made = []
    for _ in range(number):
        fact = chance.randrange(max(1, number // PER_FACT))
        kind = KINDS[fact % len(KINDS)]
        article = given[chance.randrange(len(given))]
        made.append(
            Claim(
                rule=f"rule-{kind}",
                slots=(("partner", f"p{fact // 40}"), ("year", str(2000 + fact // 4 % 10))),
                article=article.id,
                source=article.source,
                line=1,
                column=1,
                sentence=Span(0, 4),
                quantity=quantity(kind, fact, chance),
            )
        )
    return made


def run(number: int) -> None:
    """Makes and reconciles so many claims, and prints what it took."""
    given = articles(number)
    made = claims(number, given, Random(number))  # noqa: S311 - figures, not secrets
    before = _peak()
    begin, worked = time.perf_counter(), time.process_time()
    facts = reconcile(made, rules(), given, {article.id: article.id for article in given})
    seconds, worked = time.perf_counter() - begin, time.process_time() - worked
    verdicts = ", ".join(
        f"{count:,} {verdict}" for verdict, count in sorted(Counter(fact.verdict for fact in facts).items())
    )
    print(
        f"{number:>9,} claims, {len(facts):>7,} facts  {seconds:6.1f} s ({worked:.1f} s of work, "
        f"{worked / number * 1e6:.1f} µs a claim)  peak {_peak():,} MiB ({before:,} before)  {verdicts}"
    )
    _peer(made)


def _peer(made: list[Claim]) -> None:
    try:
        duckdb = importlib.import_module("duckdb")
        pandas = importlib.import_module("pandas")
    except ImportError:
        print("          duckdb or pandas is not installed: no peer to compare with")
        return
    frame = pandas.DataFrame(
        {
            "key": [f"{claim.rule}@{claim.slots[0][1]}/{claim.slots[1][1]}" for claim in made],
            "low": [str(claim.quantity.low) for claim in made],
            "high": [str(claim.quantity.high) for claim in made],
        }
    )
    begin = time.perf_counter()
    duckdb.from_df(frame).aggregate("key, max(low), min(high)", "key").fetchall()
    print(f"          a bare group-by in duckdb: {time.perf_counter() - begin:.2f} s")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Reads the arguments and runs both sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", nargs="?", type=int, default=1_000_000)
    number = parser.parse_args().claims
    run(number // 10)
    run(number)


if __name__ == "__main__":
    main()
