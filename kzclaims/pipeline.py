"""The whole line, from articles and rules to a report; no files, no clock, no environment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims import bind
from kzclaims.model import Article, Claim, Report, RuleSet
from kzclaims.reconcile import find_origins, reconcile
from kzclaims.report import to_json
from kzclaims.report.shape import View

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport(Report):
    """The outcome of a check, able to say itself in JSON."""

    def to_json(self) -> str:
        """The text that `kzclaims check -f json` prints, line end included."""
        return "".join(to_json.check(self, View()))


def run_check(articles: Iterable[Article], rules: RuleSet) -> CheckReport:
    """Every fact that the rules find in the articles, with its verdict.

    The order of the articles makes no difference.
    """
    ordered = _ordered(articles)
    plan = bind.Plan(rules)
    bound = bind.bind_all(ordered, plan)
    origins = find_origins(ordered)
    facts = reconcile(bound.claims, rules, ordered, origins, bind.sightings(ordered, plan, bound))
    return CheckReport(
        articles=ordered,
        facts=tuple(sorted(facts, key=lambda fact: fact.key)),
        claims=bound.claims,
        origins=tuple(sorted(origins.items())),
        rules=(*rules.rules, *rules.relations),
    )


def run_extract(articles: Iterable[Article], rules: RuleSet, *, everything: bool) -> tuple[Claim, ...]:
    """The claims of the articles, by article and place; with `everything` also quantities of no rule."""
    ordered = _ordered(articles)
    bound = bind.bind_all(ordered, bind.Plan(rules))
    return tuple(sorted((*bound.claims, *bound.unclaimed), key=_place)) if everything else bound.claims


def check(articles: Iterable[Article], rules: RuleSet) -> CheckReport:
    """Where the articles agree and where they contradict each other: the name for use as a library."""
    return run_check(articles, rules)


def extract(articles: Iterable[Article], rules: RuleSet) -> tuple[Claim, ...]:
    """The claims of the articles, by article and place: the name for use as a library."""
    return run_extract(articles, rules, everything=False)


def _ordered(articles: Iterable[Article]) -> tuple[Article, ...]:
    return tuple(sorted(articles, key=lambda article: article.id))


def _place(claim: Claim) -> tuple[str, int, int, str, tuple[str, ...]]:
    quantity = claim.quantity
    slots = tuple(value or "" for _, value in claim.slots)
    return claim.article, quantity.start, quantity.end, claim.rule or "", slots
