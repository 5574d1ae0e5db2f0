"""Cases: every rewriting and every plant of an original, with the text that stands beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from kzclaims.read.language import language_of
from tests.metamorphic import others, plants, rewritings, texts
from tests.metamorphic.compositions import compositions, with_counterexamples
from tests.metamorphic.elaborations import elaborations
from tests.metamorphic.parsing import sites
from tests.metamorphic.sources import claims, facts, sources
from tests.metamorphic.translations import translations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.model import Article, Claim, Fact
    from tests.metamorphic.rewritings import Rewriting
    from tests.metamorphic.sources import Original
    from tests.metamorphic.surfaces import Site

_BESIDE = "the other text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One rewriting or plant of one original; `site` is None where the whole text is rewritten."""

    kind: str
    source: int
    original: Original
    beside: Article
    among: bool
    site: Site | None = None
    weaker: bool = False
    only_site: bool = False
    unlike: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A change that is no contradiction, and why."""

    kind: str
    reason: str


def original_cases(source: int, original: Original) -> Iterator[Case]:
    """Every rewriting of an original, each alone beside it."""
    found = claims(original.article, source)
    if not found:
        return
    for rewriting in texts.rewritings(original.article):
        yield _case(source, original, rewriting, None)
    if original.rule:
        for rewriting in (
            *compositions(original, sources()[source].originals),
            *with_counterexamples(original, _counterexamples(source, original)),
        ):
            yield _case(source, original, rewriting, None)
    for site in sites(original.article, found)[0]:
        for rewriting in rewritings.rewritings(site):
            yield _case(source, original, rewriting, site)
        for rewriting in translations(site, _examples(source)):
            yield _case(source, original, rewriting, site)
        if original.rule:
            for rewriting in elaborations(site):
                yield _case(source, original, rewriting, None)
            for rewriting in others.others(site, sources()[source].rules):
                yield _case(source, original, rewriting, site)


def planted_cases(source: int, original: Original) -> Iterator[Case | Skipped]:
    """Every plant in an original, and those that prove nothing."""
    alone = facts(source, (original.article,))
    for site in sites(original.article, claims(original.article, source))[0]:
        rules = sources()[source].rules
        against = {
            plants.reason_against(claim, rules.rule(claim.rule or ""), fact_of(claim, alone))
            for claim in site.claims
        }
        for plant in plants.plants(site):
            if plant.skipped or "" not in against:
                yield Skipped(kind=plant.kind, reason=plant.skipped or min(against))
            else:
                beside = beside_text(original.article, plant.text, None)
                yield Case(
                    kind=plant.kind,
                    source=source,
                    original=original,
                    beside=beside,
                    among=False,
                    site=site,
                )


@cache
def _examples(source: int) -> tuple[Site, ...]:
    """The sites of the examples of a source's rules; those of the story serve its corpora too."""
    name = "stories" if sources()[source].name == "stories" else "examples"
    place = next(place for place, each in enumerate(sources()) if each.name == name)
    return tuple(
        site
        for original in sources()[place].originals
        for site in sites(original.article, claims(original.article, place))[0]
    )


def _counterexamples(source: int, original: Original) -> tuple[str, ...]:
    """The sentences that the original's rule must not match, of its language and day."""
    article = original.article
    return tuple(
        example.text
        for example in sources()[source].rules.rule(original.rule).examples
        if not example.match
        and not example.todo
        and (example.language or language_of(example.text)) == article.language
        and example.published == (article.published and article.published.isoformat())
    )


def _case(source: int, original: Original, rewriting: Rewriting, site: Site | None) -> Case:
    return Case(
        kind=rewriting.kind,
        source=source,
        original=original,
        beside=beside_text(original.article, rewriting.text, rewriting.language),
        among=False,
        site=site,
        weaker=rewriting.weaker,
        only_site=rewriting.language is not None,
        unlike=rewriting.unlike,
    )


def beside_text(article: Article, text: str, language: str | None) -> Article:
    return replace(
        article,
        id=f"{article.id}~",
        source=_BESIDE,
        text=text,
        language=language or article.language,
    )


def fact_of(claim: Claim, among: Iterable[Fact]) -> Fact | None:
    """The first fact that a claim is part of."""
    return next(
        (
            fact
            for fact in among
            if any(
                each.quantity.span == claim.quantity.span and each.rule == claim.rule for each in fact.claims
            )
        ),
        None,
    )
