"""The rule pack held against annotated articles: `python -m tests.story.gold [--show]`.

The articles are no part of the project; where they are not at hand nothing is measured. The annotations name
what an article says of the facts they know, and not all of it: a claim that they do not back is judged by
reading, and what was judged right is kept in `read.toml` by article, place and rule.
"""

from __future__ import annotations

import json
import sys
import tomllib
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.bind import Plan, bind_all
from kzclaims.model import Kind
from kzclaims.read import read_articles
from tests.story.story import ORIGINALS, ROOT, articles, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.model import Article, Claim

CORPUS = ROOT.parent / "shared" / "corpus" / "kz"
GOLD = CORPUS / "gold.jsonl"
LANGUAGES = frozenset({"ar", "en"})
"""The languages that the pack promises to read."""

_MAPPING = Path(__file__).with_name("gold.toml")
_READ = Path(__file__).with_name("read.toml")


class Wanted(NamedTuple):
    """One annotated claim: where, of which rule, between which ends, with which slots."""

    article: str
    start: int
    end: int
    rule: str
    slots: tuple[tuple[str, str], ...]
    low: str | None
    high: str | None
    weekday: bool = False


class Place(NamedTuple):
    """Where a claim of a rule was made."""

    article: str
    start: int
    rule: str


@dataclass
class Score:
    """What became of the annotated claims of one rule, and of the claims it made."""

    wanted: int = 0
    found: int = 0
    made: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[Place] = field(default_factory=list)
    unread: list[Place] = field(default_factory=list)


@cache
def corpus() -> tuple[Article, ...]:
    """The annotated articles."""
    return tuple(read_articles([CORPUS], root=CORPUS)[0])


@cache
def claims() -> tuple[Claim, ...]:
    """All claims of the corpus, and of the articles that the seeds restate."""
    plan = Plan(rules())
    return bind_all((*corpus(), *articles(ORIGINALS)), plan).claims


def wanted() -> Iterator[Wanted]:
    """The annotated claims that rules are about. Raises KeyError for a fact that is not mapped."""
    mapping = tomllib.loads(_MAPPING.read_text(encoding="utf-8"))
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for fact in mapping["fact"]:
            if fact["name"] == row["fact"] and _meets(fact.get("when", {}), row["qualifiers"]):
                slots = {
                    name: value.format_map(row["qualifiers"])
                    for name, value in fact.get("slots", {}).items()
                    if not value.startswith("{") or value[1:-1] in row["qualifiers"]
                }
                low, high = _ends(row)
                yield Wanted(
                    row["file"],
                    row["start"],
                    row["end"],
                    fact["rule"],
                    tuple(slots.items()),
                    low,
                    high,
                    row["qualifiers"].get("form") == "weekday",
                )
                break
        else:
            mapping["none"][row["fact"]]  # a fact that nobody thought of is an error


def read() -> tuple[frozenset[Place], frozenset[Place]]:
    """The claims that no annotation backs: those that were read and are right, and those that are not."""
    table = tomllib.loads(_READ.read_text(encoding="utf-8"))
    right, wrong = (
        frozenset(
            Place(article, start, rule)
            for article, rows in table.get(name, {}).items()
            for rule, starts in rows.items()
            for start in starts
        )
        for name in ("right", "wrong")
    )
    return right, wrong


def score(languages: frozenset[str] = LANGUAGES) -> dict[str, Score]:
    """The score of each rule over the articles in some languages."""
    spoken = {article.id: article.language for article in (*corpus(), *articles(ORIGINALS))}
    made = [claim for claim in claims() if spoken[claim.article] in languages]
    scores = {rule.id: Score() for rule in rules().rules}
    backed: set[Place] = set()
    for want in wanted():
        if spoken[want.article] not in languages:
            continue
        own = scores[want.rule]
        own.wanted += 1
        there = [
            claim
            for claim in made
            if claim.article == want.article
            and claim.rule == want.rule
            and claim.quantity.start < want.end
            and want.start < claim.quantity.end
        ]
        good = [claim for claim in there if _says(claim, want)]
        if good:
            own.found += 1
            backed |= {_place(claim) for claim in good}
        else:
            read_as = "; ".join(
                f"{claim.quantity.low}..{claim.quantity.high} {dict(claim.slots)}" for claim in there
            )
            own.missed.append(
                f"{want.article}:{want.start} {want.low}..{want.high} {dict(want.slots)} {read_as}"
            )
    right, wrong = read()
    for claim in made:
        place = _place(claim)
        own = scores[place.rule]
        own.made += 1
        if place in backed:
            continue
        if place in wrong:
            own.wrong.append(place)
        elif place not in right:
            own.unread.append(place)
    return scores


def _place(claim: Claim) -> Place:
    if claim.rule is None:
        raise ValueError("a number that no rule claims")
    return Place(claim.article, claim.quantity.start, claim.rule)


def _meets(when: dict[str, str], qualifiers: dict[str, str]) -> bool:
    return all(qualifiers.get(name, "") == value for name, value in when.items())


def _says(claim: Claim, want: Wanted) -> bool:
    slots = dict(claim.slots)
    if any(slots[name] != (None if value == "-" else value) for name, value in want.slots):
        return False
    quantity = claim.quantity
    low, high = (None if end is None else str(end) for end in (quantity.low, quantity.high))
    if quantity.kind in {Kind.DATE, Kind.DURATION}:
        if want.weekday and (low, high) == (None, None):
            return True  # an article without a date: a weekday stays a weekday
        return _same_day(want.low, low, last=False) and _same_day(want.high, high, last=True)
    return _same_number(want.low, low) and _same_number(want.high, high)


def _same_number(wanted: str | None, read: str | None) -> bool:
    return wanted == read or (None not in {wanted, read} and Decimal(str(wanted)) == Decimal(str(read)))


def _same_day(wanted: str | None, read: str | None, *, last: bool) -> bool:
    """Whether an end is the annotated one: that of a year, a month, a day, or a number of years."""
    if wanted is None or read is None:
        return wanted == read
    parts = [int(part) for part in read.split("-")]
    if len(parts) != len(("year", "month", "day")):
        return _same_number(wanted, read)
    given = [int(part) for part in wanted.split("-")]
    year, month = given[0], (*given, 12 if last else 1)[1]
    day = (*given, month, monthrange(year, month)[1] if last else 1)[2 if len(given) > 2 else -1]
    return date(*parts) == date(year, month, day)


def _ends(row: dict[str, object]) -> tuple[str | None, str | None]:
    low, high = (None if row[end] is None else str(row[end]) for end in ("low", "high"))
    return low, high


def main(arguments: Iterable[str]) -> None:
    """Print recall and unbacked claims by rule, for the languages of the pack."""
    show = "--show" in arguments
    total = Counter[str]()
    print(f"{'rule':28} {'found':>9} {'made':>5} {'wrong':>5} {'unread':>6}")
    for rule, own in sorted(score().items()):
        total += Counter(
            wanted=own.wanted, found=own.found, made=own.made, wrong=len(own.wrong), unread=len(own.unread)
        )
        print(
            f"{rule:28} {own.found:>4}/{own.wanted:<4} {own.made:>5} {len(own.wrong):>5} {len(own.unread):>6}"
        )
        if show:
            for missed in own.missed:
                print(f"    missed {missed}")
            for name, places in (("wrong", own.wrong), ("unread", own.unread)):
                for place in places:
                    print(f"    {name} {place.article}:{place.start}")
    counts = " ".join(f"{total[name]:>{width}}" for name, width in (("made", 5), ("wrong", 5), ("unread", 6)))
    print(f"{'all':28} {total['found']:>4}/{total['wanted']:<4} {counts}")


if __name__ == "__main__":
    main(sys.argv[1:])
