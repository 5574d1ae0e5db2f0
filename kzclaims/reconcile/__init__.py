"""Reconciling: claims with one key become a fact, with a verdict and its reason.

`interval` algebra in `intervals`, what a quantity means in `meaning` and `dating`, which claims speak of the
same thing in `facts`, who can be right together in `sweep` and `lines`, and what follows in `verdict`. How a
conflict may have come about is looked for in `slips`.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kzclaims.reconcile.assemble import Case, fact_of, weigh
from kzclaims.reconcile.copies import Sharing, shared_text
from kzclaims.reconcile.facts import gather
from kzclaims.reconcile.meaning import Meaning, Meanings, meaning
from kzclaims.reconcile.origins import find_origins
from kzclaims.reconcile.reading import Reading
from kzclaims.reconcile.relations import Ground, relate, rules_of
from kzclaims.reconcile.slips.measures import with_other_measures
from kzclaims.reconcile.testimony import as_testimony

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kzclaims.model import Article, Claim, Fact, RuleSet, Sighting

__all__ = [
    "Case",
    "Meaning",
    "Reading",
    "Sharing",
    "find_origins",
    "meaning",
    "reconcile",
    "shared_text",
    "weigh_all",
]


def reconcile(
    claims: Iterable[Claim],
    rules: RuleSet,
    articles: Sequence[Article],
    origins: Mapping[str, str] | None = None,
    sightings: Sequence[Sighting] = (),
) -> tuple[Fact, ...]:
    """The facts that claims make, and those of relations, sorted by key, whatever the order of what is given.

    `origins` gives for an article's id the id of the article that stands for its text; as `find_origins`
    has it where it is not given. `sightings` are what was seen in passages for relations. A quantity that
    no rule claims makes no fact; one that all who name it deny has no source. Conflicts and tensions are
    new, there being no baseline here.

    Raises KeyError for a claim of a rule that is not among the rules.
    """
    witnesses = find_origins(articles) if origins is None else origins
    with _collector_at_rest():
        return _reconciled(claims, rules, articles, witnesses, sightings)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keeps the garbage collector from walking all claims again and again: values have no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _reconciled(
    claims: Iterable[Claim],
    rules: RuleSet,
    articles: Sequence[Article],
    witnesses: Mapping[str, str],
    sightings: Sequence[Sighting],
) -> tuple[Fact, ...]:
    related = rules_of(rules.relations)
    facts: list[Fact] = []
    contested: list[Case] = []
    resting: list[Case] = []
    for case in weigh_all(claims, rules, articles, witnesses):
        if case.contested:
            contested.append(case)
        else:
            facts.append(fact_of(case))
        if case.rule.id in related:
            resting.append(case)
    facts += map(fact_of, with_other_measures(contested, facts, witnesses))
    made = {fact.key: fact for fact in facts} if resting else {}
    grounds: defaultdict[str, list[Ground]] = defaultdict(list)
    for case in resting:
        grounds[case.rule.id].append(Ground(fact=made[case.key], rule=case.rule, members=case.testimonies))
    facts += relate(rules.relations, grounds, sightings)
    return tuple(sorted(facts, key=lambda fact: fact.key))


def weigh_all(
    claims: Iterable[Claim],
    rules: RuleSet,
    articles: Sequence[Article],
    origins: Mapping[str, str] | None = None,
) -> Iterator[Case]:
    """What each fact rests on; the order hangs on that of the claims.

    Raises KeyError for a claim of a rule that is not among the rules.
    """
    by_id = {article.id: article for article in articles}
    witnesses = find_origins(articles) if origins is None else origins
    known = {rule.id: rule for rule in rules.rules}
    claimed: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.rule is not None:
            claimed[claim.rule].append(claim)
    for rule_id, made in claimed.items():
        rule = known[rule_id]
        meanings = Meanings(rule)
        weighed = (as_testimony(claim, meanings, by_id, witnesses) for claim in made)
        for stated, members in gather(rule, weighed).items():
            yield weigh(rule, stated, members)
