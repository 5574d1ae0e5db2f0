"""What given articles show of the rules: mentions, claims and near misses, gathered article by article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.bind import Plan
from kzclaims.bind.binder import Binding, binding
from kzclaims.bind.trace import trace_binding
from kzclaims.languages import available, reader_of
from kzclaims.model import Why, split_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.model import Article, Claim, Kind, NearMiss, NumberProof, Rule, RuleSet

# How near a rule came to a number: the nearest first.
_NEARNESS = (
    Why.OUTBID,
    Why.FULLER,
    Why.FORMER,
    Why.STRANGER,
    Why.EXCLUDED,
    Why.NOUN,
    Why.PATTERN,
    Why.FAR,
    Why.NO_TERM,
)


class Near(NamedTuple):
    """A number that a rule nearly claimed."""

    claim: Claim
    miss: NearMiss


@dataclass(slots=True, kw_only=True, eq=False)
class Observed:
    """The sum of what the articles show.

    `mentioned` are terms that some article speaks of. `claims` counts each rule's claims; `together`, for
    rules without any, the passages that have all terms they are about; `near` is the best number of those
    passages that such a rule did not get. `contested` has for a rule and the one that got them the numbers
    that it would have claimed.
    """

    articles: int = 0
    languages: set[str] = field(default_factory=set)
    packs: set[str] = field(default_factory=set)
    mentioned: set[str] = field(default_factory=set)
    units: set[tuple[Kind, str | None]] = field(default_factory=set)
    claims: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    together: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    near: dict[str, Near] = field(default_factory=dict)
    contested: defaultdict[tuple[str, str], list[Claim]] = field(default_factory=lambda: defaultdict(list))


def observe(rules: RuleSet, articles: Iterable[Article]) -> Observed:
    """Binds the articles to the rules and notes what comes of each. Raises RuleError (`timeout`)."""
    plan, seen = Plan(rules), Observed()
    by_term = _by_rarest_term(rules.rules, plan)
    for article in sorted(articles, key=lambda one: one.id):
        bound = binding(article, plan)
        seen.articles += 1
        seen.languages.add(article.language)
        seen.packs.add(article.language if article.language in available() else reader_of(article.text))
        complete = _complete(bound, by_term, plan)
        for passages in complete.values():
            for rule_id in passages:
                seen.together[rule_id] += 1
        _numbers(seen, trace_binding(bound, plan), complete)
        seen.mentioned |= {
            name
            for passage in range(len(bound.reading.passages))
            for mention in bound.reading.mentions(passage)
            for name in (mention.term, split_role(mention.term)[1])
        }
        seen.mentioned |= bound.reading.title_terms
    return seen


def _by_rarest_term(rules: Sequence[Rule], plan: Plan) -> dict[str, list[Rule]]:
    """The rules by each term of the group of `about` that fewest rules ask for."""
    found: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.about:
            rarest = min(rule.about, key=lambda group: (sum(plan.uses[name] for name in group), group))
            for name in rarest:
                found[name].append(rule)
    return found


def _complete(
    bound: Binding, by_term: dict[str, list[Rule]], plan: Plan
) -> dict[tuple[int, int], frozenset[str]]:
    """For each passage, by its span, the rules all of whose terms it has; a topic may stand elsewhere."""
    found: dict[tuple[int, int], frozenset[str]] = {}
    told = {side: plan.vocabulary.topics & counts.keys() for side, counts in bound.reading.counts.items()}
    for index, passage in enumerate(bound.reading.passages):
        own = {mention.term for mention in bound.reading.mentions(index)}
        topics = told[passage.appended]
        if own <= topics:
            continue
        names = own | topics
        rules = {rule.id: rule for name in names for rule in by_term.get(name, ())}
        complete = frozenset(
            rule.id for rule in rules.values() if all(not names.isdisjoint(group) for group in rule.about)
        )
        if complete:
            found[passage.start, passage.end] = complete
    return found


def _numbers(
    seen: Observed,
    numbers: Sequence[NumberProof],
    complete: dict[tuple[int, int], frozenset[str]],
) -> None:
    got = {(number.claim.rule, number.claim.sentence) for number in numbers}
    for number in numbers:
        claim = number.claim
        seen.units.add((claim.quantity.kind, claim.quantity.unit))
        if claim.rule is not None:
            seen.claims[claim.rule] += 1
        here = complete.get((claim.sentence.start, claim.sentence.end), frozenset())
        for miss in number.misses:
            if miss.rule in here:
                best = seen.near.get(miss.rule)
                if best is None or _rank(miss) < _rank(best.miss):
                    seen.near[miss.rule] = Near(claim, miss)
            if miss.why is Why.OUTBID and miss.terms and (miss.rule, claim.sentence) not in got:
                seen.contested[miss.rule, miss.terms[0]].append(claim)


def _rank(miss: NearMiss) -> tuple[int, int]:
    return miss.asked - miss.met, _NEARNESS.index(miss.why)
