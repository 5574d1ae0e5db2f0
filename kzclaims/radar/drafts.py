"""Drafts: clusters as terms and rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.model import Kind, Location, Rule, RuleSet, Term
from kzclaims.radar.naming import Names, forms_of, rule_id, shown, term_name, title
from kzclaims.radar.words import NEWS, general, named
from kzclaims.rules.units import units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.radar.clusters import Cluster
    from kzclaims.radar.texts import Corpus

FILE = "suggested.toml"
"""What the file of the proposals is called in places: it has no name yet."""

_MOST_FORMS = 8
_UNITED = frozenset({Kind.MONEY, Kind.MEASURE, Kind.DURATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A cluster and the rule that is to claim its numbers."""

    cluster: Cluster
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """The rules for clusters, and the terms that they share."""

    drafts: tuple[Draft, ...]
    terms: tuple[Term, ...]

    @property
    def rules(self) -> RuleSet:
        """Them as a rule file has them, and nothing else."""
        return RuleSet(rules=tuple(draft.rule for draft in self.drafts), terms=self.terms)


def draft(clusters: Sequence[Cluster], corpus: Corpus, given: RuleSet) -> Drafts:
    """Terms and rules for clusters; none is called as one of the rules that are given."""
    languages = frozenset(text.reading.article.language for text in corpus.texts)
    names = Names(term.name for term in given.terms)
    ids = Names(name for rule in given.rules for name in (rule.id, *rule.was))
    ids.take(relation.id for relation in given.relations)
    terms: dict[str, Term] = {}
    for concept in sorted({one for cluster in clusters for one in (*cluster.concepts, *cluster.without)}):
        forms = forms_of(concept, corpus.written.get(concept, {}), languages, _MOST_FORMS)
        terms[concept] = Term(
            name=names.free(term_name(concept, forms)), forms=forms, location=Location(FILE, 1, 1)
        )
    drafts = [
        Draft(cluster=cluster, rule=_rule(cluster, terms, ids, number))
        for number, cluster in enumerate(clusters, 1)
    ]
    return Drafts(drafts=tuple(drafts), terms=tuple(sorted(terms.values(), key=lambda term: term.name)))


def used_terms(rules: Iterable[Rule], terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that rules speak of, by name."""
    asked = {name for rule in rules for names in (*rule.about, rule.excluded) for name in names}
    return tuple(sorted((term for term in terms if term.name in asked), key=lambda term: term.name))


def _rule(cluster: Cluster, terms: dict[str, Term], ids: Names, number: int) -> Rule:
    kind = cluster.numbers[0].kind
    groups = sorted(cluster.groups_of_concepts, key=lambda group: _order(group[0]))
    about = tuple(tuple(terms[concept].name for concept in group) for group in groups)
    return Rule(
        id=ids.free(rule_id([names[0] for names in about], kind)),
        title=title(kind, [shown(group[0], terms[group[0]].forms) for group in groups]),
        kind=kind,
        unit=_unit(cluster, kind),
        about=about,
        excluded=tuple(terms[concept].name for concept in cluster.without),
        location=Location(FILE, number, 1),
    )


def _order(concept: str) -> int:
    """What is said of a number comes first in its rule, then who, where and how."""
    if concept in named():
        return 2
    return 0 if concept.startswith(NEWS) and concept not in general() else 1


def _unit(cluster: Cluster, kind: Kind) -> str | None:
    """The unit of all its numbers; none where they differ in it, or the kind has but one."""
    units = {number.claim.quantity.unit for number in cluster.numbers}
    unit = next(iter(units))
    return unit if kind in _UNITED and len(units) == 1 and unit in units_of(kind) else None
