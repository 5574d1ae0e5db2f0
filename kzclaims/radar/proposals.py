"""Proposals: drafts that were tried on all articles and on their own examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.bind import Plan, bind_all
from kzclaims.model import RuleSet, Term, Verdict
from kzclaims.radar.choice import select
from kzclaims.radar.clusters import cluster_of, is_contested, merged
from kzclaims.radar.drafts import Drafts, draft, used_terms
from kzclaims.radar.examples import beside, with_examples
from kzclaims.radar.judging import is_fact
from kzclaims.radar.numbers import Number, numbers_of
from kzclaims.radar.selection import find_candidates, identity
from kzclaims.radar.texts import read_corpus
from kzclaims.radar.words import STATE
from kzclaims.reconcile import find_origins, reconcile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kzclaims.model import Article, Claim, Fact, Rule
    from kzclaims.radar.clusters import Cluster
    from kzclaims.radar.drafts import Draft
    from kzclaims.radar.selection import Identity
    from kzclaims.radar.texts import Corpus, Text

_ROUNDS = 4  # in which what does not hold is replaced by the next best
_SPARE = 2  # how many times as many drafts are tried as are wanted
_RANKS = {Verdict.CONFLICT: 0, Verdict.TENSION: 1, Verdict.AGREE: 2, Verdict.SINGLE: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A rule with its examples, and the fact that it makes of the articles."""

    rule: Rule
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """Proposals, contradictions first, then those of most origins; and the terms that they share.

    `unclaimed` counts the numbers that no rule claims and that could be facts. `articles` are those read,
    by id.
    """

    proposals: tuple[Proposal, ...]
    terms: tuple[Term, ...]
    unclaimed: int
    articles: tuple[Article, ...]

    @property
    def rules(self) -> RuleSet:
        """The proposals as the rule file that they are printed as."""
        rules = sorted((proposal.rule for proposal in self.proposals), key=lambda rule: rule.id)
        return RuleSet(rules=tuple(rules), terms=self.terms)


def suggest(articles: Iterable[Article], rules: RuleSet, *, limit: int, least: int) -> Suggestions:
    """Rules for what the given ones leave unclaimed, at most `limit`, each of at least `least` origins.

    Every proposal claims in these articles what its fact says, beside the others and the given rules, takes
    no number from a given rule, and passes its own examples. The order of the articles makes no difference.
    Raises RuleError where a given rule's pattern takes too long.
    """
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    origins = find_origins(ordered)
    corpus = read_corpus(ordered, Plan(rules), origins)
    numbers = numbers_of(corpus)
    trial = _Trial(
        corpus=corpus, given=rules, origins=origins, numbers=numbers, articles=ordered, least=least
    )
    candidates = find_candidates(numbers, corpus.names, least)
    banned: set[Identity] = set()
    parts: dict[Identity, frozenset[Identity]] = {}
    outcome = trial.run(select(candidates, banned, parts, limit * _SPARE, least))
    for _ in range(_ROUNDS):
        if not outcome.failing:
            break
        failing = [one.cluster for one in outcome.failing]
        banned |= {identity(one) for one in failing if not one.parts}
        parts |= trial.parts_of([one for one in failing if one.parts])
        outcome = trial.run(select(candidates, banned, parts, limit * _SPARE, least))
    outcome, tried = trial.settle(outcome, limit)
    named = {rule.id: rule for rule in tried}
    return Suggestions(
        proposals=tuple(Proposal(rule=named[one.rule.id], fact=fact) for one, fact in outcome.sound),
        terms=used_terms(tried, outcome.drafts.terms),
        unclaimed=len(numbers),
        articles=ordered,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What drafts claim together; those that hold with their facts, the best first."""

    drafts: Drafts
    claims: tuple[Claim, ...]
    sound: tuple[tuple[Draft, Fact], ...]
    failing: tuple[Draft, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Trial:
    """The articles that drafts are tried on."""

    corpus: Corpus
    given: RuleSet
    origins: Mapping[str, str]
    numbers: Sequence[Number]
    articles: Sequence[Article]
    least: int

    @property
    def texts(self) -> dict[str, Text]:
        """The texts by the id of their article."""
        return {text.reading.article.id: text for text in self.corpus.texts}

    def settle(self, outcome: _Outcome, limit: int) -> tuple[_Outcome, tuple[Rule, ...]]:
        """The best drafts, at most `limit`, that hold together on all articles; their rules with examples.

        Each draft that does not leaves, and with it what it kept from others: then all are tried once more.
        """
        outcome = self.run([one.cluster for one, _ in outcome.sound[:limit]], everywhere=True)
        while True:
            if outcome.failing:
                kept = [one.cluster for one, _ in outcome.sound]
                kept += [one.cluster.parts[0] for one in outcome.failing if one.cluster.parts]
                outcome = self.run(kept, everywhere=True)
                continue
            tried = with_examples(outcome.drafts, outcome.claims, self.numbers, self.texts, self.given)
            if len(tried) == len(outcome.drafts.drafts):
                return outcome, tried
            passed = {rule.id for rule in tried}
            kept = [one.cluster for one, _ in outcome.sound if one.rule.id in passed]
            outcome = self.run(kept, everywhere=True)

    def parts_of(self, clusters: Sequence[Cluster]) -> dict[Identity, frozenset[Identity]]:
        """Which parts of clusters that do not hold do hold, by the first; the others are left out."""
        wholes = {identity(cluster.parts[0]): cluster.parts[0] for cluster in clusters}
        rest = {identity(cluster.parts[0]): list(cluster.parts[1:]) for cluster in clusters}
        while any(rest.values()):
            tried = {first: merged(wholes[first], each.pop(0)) for first, each in rest.items() if each}
            holding = {identity(one.cluster) for one, _ in self.run(list(tried.values())).sound}
            wholes |= {first: whole for first, whole in tried.items() if identity(whole) in holding}
        return {
            first: frozenset(identity(part) for part in whole.parts[1:]) for first, whole in wholes.items()
        }

    def run(self, clusters: Sequence[Cluster], *, everywhere: bool = False) -> _Outcome:
        """Rules for clusters, tried beside those given: on articles that have their concepts, or on all."""
        drafts = draft(clusters, self.corpus, self.given)
        together = beside(drafts.rules, self.given)
        ours = {one.rule.id for one in drafts.drafts}
        spoken = None if everywhere else self._spoken(clusters)
        articles = [one for one in self.articles if spoken is None or one.id in spoken]
        bound = bind_all(articles, Plan(together))
        claims = tuple(claim for claim in bound.claims if claim.rule in ours)
        facts = {fact.rule: fact for fact in reconcile(claims, drafts.rules, self.articles, self.origins)}
        by_rule: dict[str, list[Claim]] = {}
        for claim in claims:
            by_rule.setdefault(str(claim.rule), []).append(claim)
        known = {number.place: number for number in self.numbers}
        given = {
            (claim.article, claim.quantity.start)
            for text in self.corpus.texts
            for claim in text.bound.claims
            if claim.rule is not None
        }
        sound: list[tuple[Draft, Fact]] = []
        failing: list[Draft] = []
        for one in drafts.drafts:
            fact = facts.get(one.rule.id)
            made = by_rule.get(one.rule.id, [])
            places = [(claim.article, claim.quantity.start) for claim in made]
            if fact is None or not given.isdisjoint(places) or not self._holds(one, fact, places, known):
                failing.append(one)
            else:
                sound.append((one, fact))
        sound.sort(key=lambda each: _rank(each[1]))
        return _Outcome(drafts=drafts, claims=claims, sound=tuple(sound), failing=tuple(failing))

    def _spoken(self, clusters: Sequence[Cluster]) -> set[str]:
        """The articles with a number that has the concepts of a cluster around it; names may be borrowed."""
        by_bucket: dict[str, list[Cluster]] = {}
        for cluster in clusters:
            by_bucket.setdefault(cluster.bucket, []).append(cluster)
        texts, names = self.texts, self.corpus.names

        def near(number: Number, group: tuple[str, ...]) -> bool:
            if not number.around.keys().isdisjoint(group):
                return True
            known = texts[number.claim.article].concepts
            return any(one in known and (one in names or one.startswith(STATE)) for one in group)

        return {
            number.claim.article
            for number in self.numbers
            if any(
                all(near(number, group) for group in cluster.groups_of_concepts)
                for cluster in by_bucket.get(number.bucket, ())
            )
        }

    def _holds(
        self,
        one: Draft,
        fact: Fact,
        places: Sequence[tuple[str, int]],
        known: Mapping[tuple[str, int], Number],
    ) -> bool:
        """Whether what a draft claims is one fact, of enough origins, and no number beside it."""
        claimed = [known[place] for place in places if place in known]
        cluster = cluster_of(one.cluster.bucket, one.cluster.concepts, claimed)
        if cluster.origins < self.least or not is_fact(cluster):
            return False
        if fact.verdict is Verdict.SINGLE:
            return self.least == 1 or not is_contested(cluster)
        if fact.verdict is Verdict.AGREE:
            return True
        stray = len(claimed) < len(places)
        return not stray and (fact.verdict is Verdict.TENSION or is_contested(cluster))


def _rank(fact: Fact) -> tuple[int, int, int, int, str]:
    return _RANKS[fact.verdict], -fact.origins, -fact.sources, -len(fact.claims), fact.key
