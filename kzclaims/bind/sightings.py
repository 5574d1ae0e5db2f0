"""Sightings: what passages with a claim say beside it that a relation asks for, lists and levels."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kzclaims.bind.levels import movement_of
from kzclaims.bind.lists import listing_of
from kzclaims.bind.seenpassage import SeenPassage
from kzclaims.model.relation import Change, Comparison, lists, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.bind.binder import Bound
    from kzclaims.bind.plan import Plan
    from kzclaims.bind.seenpassage import Number
    from kzclaims.model import Article, Claim, Relation, Sighting, Span


def sightings(articles: Iterable[Article], plan: Plan, bound: Bound) -> tuple[Sighting, ...]:
    """What relations ask for in the passages with claims of their rules, by article and place."""
    asked: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in plan.relations:
        for rule_id in _rules_of(relation):
            asked[rule_id].append(relation)
    if not asked:
        return ()
    by_passage: defaultdict[str, defaultdict[Span, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in (*bound.claims, *bound.unclaimed):
        by_passage[claim.article][claim.sentence].append(claim)
    seen: list[Sighting] = []
    for article in articles:
        for span, claims in sorted(by_passage[article.id].items()):
            if not any(claim.rule in asked for claim in claims):
                continue
            passage = SeenPassage(article, span, claims, plan.vocabulary)
            for number in passage.numbers:
                for relation in asked.get(number.claim.rule or "", ()):
                    seen.extend(_seen(relation, passage, number))
    return tuple(seen)


def _rules_of(relation: Relation) -> tuple[str, ...]:
    """The rules beside whose claims a relation asks for something."""
    match relation.law:
        case Change():
            return (relation.law.rule,)
        case Comparison() as law if lists(law.left) or lists(law.right):
            return tuple({one.rule: None for one in (*references(law.left), *references(law.right))})
        case _:
            return ()


def _seen(relation: Relation, passage: SeenPassage, number: Number) -> Iterator[Sighting]:
    match relation.law:
        case Change() as law:
            movement = movement_of(relation.id, law, passage, number)
            if movement is not None:
                yield movement
        case Comparison() as law:
            for listed in (*lists(law.left), *lists(law.right)):
                listing = listing_of(relation.id, listed, passage, number)
                if listing is not None:
                    yield listing
