"""Binding: numbers and terms of articles become claims of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.bind.binder import Bound, bind_article
from kzclaims.bind.plan import Plan
from kzclaims.model import RuleSet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.model import Article, Claim

__all__ = ["Bound", "Plan", "bind_all", "bind_article", "extract", "unclaimed"]


def extract(articles: Iterable[Article], rules: RuleSet) -> tuple[Claim, ...]:
    """The claims of all articles, by article and place. Raises RuleError (`timeout`)."""
    return bind_all(articles, rules).claims


def unclaimed(articles: Iterable[Article], claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The quantities of the articles that none of the claims is of, as claims of no rule."""
    taken = {(claim.article, claim.quantity.start, claim.quantity.end) for claim in claims}
    everything = bind_all(articles, RuleSet(rules=(), terms=())).unclaimed
    return tuple(
        claim
        for claim in everything
        if (claim.article, claim.quantity.start, claim.quantity.end) not in taken
    )


def bind_all(articles: Iterable[Article], rules: RuleSet) -> Bound:
    """Claims of the rules and quantities of none, of all articles, in one pass over each."""
    plan = Plan(rules)
    bound = [bind_article(article, plan) for article in sorted(articles, key=lambda one: one.id)]
    return Bound(
        claims=tuple(claim for one in bound for claim in one.claims),
        unclaimed=tuple(claim for one in bound for claim in one.unclaimed),
    )
