"""What given articles show of the rules: mentions, claims and near misses, gathered article by article."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.bind import Plan
from kzclaims.bind.binder import Binding, binding
from kzclaims.bind.trace import trace_binding
from kzclaims.languages import available, reader_of
from kzclaims.lint.alphabet import Alphabet
from kzclaims.lint.tree import Choice, demands, parse
from kzclaims.model import Why, split_role
from kzclaims.read.language import UNDETERMINED
from kzclaims.rules.pattern import ANY_QUANTITY, kind_of_macro

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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

    @property
    def known_languages(self) -> set[str]:
        """The languages of the articles, as far as they could be told."""
        return self.languages - {UNDETERMINED}


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


class _Need(NamedTuple):
    """Groups of terms that a rule asks for in a passage; a pattern with branches has several such needs."""

    rule: str
    groups: tuple[frozenset[str], ...]


def _needs(rule: Rule) -> Iterator[_Need]:
    about = tuple(map(frozenset, rule.about))
    if rule.pattern is None:
        yield _Need(rule.id, about)
        return
    for terms in branch_terms(rule.pattern):
        yield _Need(rule.id, (*about, *terms))


def branch_terms(pattern: str) -> Iterator[tuple[frozenset[str], ...]]:
    """For each branch of a pattern the groups of terms of which a text must have one each."""
    tree = parse(pattern, Alphabet(pattern, {}))
    for branch in tree.branches if isinstance(tree, Choice) else (tree,):
        yield tuple(group for group in demands(branch) if not any(map(_is_quantity, group)))


def _is_quantity(macro: str) -> bool:
    return macro == ANY_QUANTITY or kind_of_macro(macro) is not None


def _by_rarest_term(rules: Sequence[Rule], plan: Plan) -> dict[str, list[_Need]]:
    """What rules need, by each term of the group that fewest rules ask for."""
    found: defaultdict[str, list[_Need]] = defaultdict(list)
    uses = Counter[str]()
    for (_, name), asking in plan.uses.items():
        uses[name] += asking
    for rule in rules:
        for need in _needs(rule):
            if need.groups:
                rarest = min(
                    need.groups, key=lambda group: (sum(uses[name] for name in group), sorted(group))
                )
                for name in rarest:
                    found[name].append(need)
    return found


def _complete(
    bound: Binding, by_term: dict[str, list[_Need]], plan: Plan
) -> dict[tuple[int, int], frozenset[str]]:
    """For each passage, by its span, the rules all of whose terms it has; a topic may stand elsewhere."""
    found: dict[tuple[int, int], frozenset[str]] = {}
    told = {side: plan.vocabulary.topics & counts.keys() for side, counts in bound.reading.counts.items()}
    for index, passage in enumerate(bound.reading.passages):
        own = {mention.term for mention in bound.reading.mentions(index)}
        names = own | told[passage.appended]
        complete = frozenset(
            need.rule
            for name in names
            for need in by_term.get(name, ())
            if all(not names.isdisjoint(group) for group in need.groups)
            and any(not own.isdisjoint(group) for group in need.groups)
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
    place = _NEARNESS.index(miss.why) if miss.why in _NEARNESS else len(_NEARNESS)
    return miss.asked - miss.met, place
