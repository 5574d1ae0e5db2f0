"""Binding: numbers and terms of articles become claims of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.bind.binder import Bound, bind_article
from kzclaims.bind.plan import Plan
from kzclaims.bind.sightings import sightings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.model import Article

__all__ = ["Bound", "Plan", "bind_all", "bind_article", "sightings"]


def bind_all(articles: Iterable[Article], plan: Plan) -> Bound:
    """Claims of a plan's rules and quantities of none, of all articles, in one pass over each.

    By article and place. Raises RuleError (`timeout`).
    """
    bound = [bind_article(article, plan) for article in sorted(articles, key=lambda one: one.id)]
    return Bound(
        claims=tuple(claim for one in bound for claim in one.claims),
        unclaimed=tuple(claim for one in bound for claim in one.unclaimed),
    )
