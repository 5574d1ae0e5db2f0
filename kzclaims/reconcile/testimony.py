"""Claims as they are weighed: what each means, on whose word, and which of them still count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from kzclaims.model import Article, Claim
    from kzclaims.reconcile.meaning import Meaning, Meanings


class Testimony(NamedTuple):
    """One claim with its meaning, the text it goes back to and the day it was published.

    `loose` is set in a fact whose slots, or unit, the claim does not state in full: it can be held
    against the others, but proves nothing. `aside` is set where such a claim fits another fact that it
    could belong to: it is shown, and not weighed. `revised`: the source has said something newer.
    """

    claim: Claim
    meaning: Meaning
    origin: str
    published: date | None
    loose: bool = False
    aside: bool = False
    revised: bool = False

    @property
    def source(self) -> str:
        """Who says so."""
        return self.claim.source


def as_testimony(
    claim: Claim, meanings: Meanings, articles: Mapping[str, Article], origins: Mapping[str, str]
) -> Testimony:
    """A claim as it is weighed; an article that is not known has no date and is its own origin."""
    article = articles.get(claim.article)
    published = None if article is None else article.published
    return Testimony(
        claim=claim,
        meaning=meanings.of(claim.quantity, published),
        origin=origins.get(claim.article, claim.article),
        published=published,
    )


def revise(testimonies: Sequence[Testimony]) -> list[Testimony]:
    """The same testimonies, those marked as revised whose source has newer ones.

    The newest article of a source speaks for it. A claim that leaves a slot open does not revise one
    that states it, and an article without a date neither revises nor is revised.
    """
    newest = _newest(testimonies)
    stated = _newest(testimony for testimony in testimonies if not testimony.loose)
    revised = []
    for testimony in testimonies:
        latest = stated.get(testimony.source) or newest.get(testimony.source)
        older = testimony.published is not None and latest is not None and testimony.published < latest
        revised.append(testimony._replace(revised=True) if older else testimony)
    return revised


def _newest(testimonies: Iterable[Testimony]) -> dict[str, date]:
    newest: dict[str, date] = {}
    for testimony in testimonies:
        day = testimony.published
        if day is not None and (testimony.source not in newest or newest[testimony.source] < day):
            newest[testimony.source] = day
    return newest
