"""Shortlist: of all rules those that a number of a passage could go to, found by the terms in its reach.

Each rule is filed under the terms of one of the conditions that all must be met: the one that fewest rules
ask for. So a passage brings up the rules of its own terms, and what it costs hardly grows with the pack.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.bind.patterns import encoded
from kzclaims.bind.reach import Zone

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kzclaims.bind.plan import Plan, PlannedRule
    from kzclaims.bind.reach import Reach
    from kzclaims.bind.reading import Reading
    from kzclaims.model import Kind


class _Entry(NamedTuple):
    """A rule, its place in the plan, and the conditions on terms that all must be met."""

    place: int
    rule: PlannedRule
    conditions: Sequence[Collection[str]]


class Shelf:
    """The rules of one kind. `about` files those that say what they are about, `patterns` all others."""

    def __init__(self, rules: Sequence[PlannedRule]) -> None:
        entries = [_Entry(place, rule, rule.rule.about or rule.needs) for place, rule in enumerate(rules)]
        self.about = _File([entry for entry in entries if entry.rule.rule.about])
        self.patterns = _File([entry for entry in entries if not entry.rule.rule.about])


class _File:
    """Rules by the terms of the one of their conditions that the fewest of them have."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self._always = {entry.place: entry.rule for entry in entries if not entry.conditions}
        self._filed: defaultdict[str, list[_Entry]] = defaultdict(list)
        uses = Counter(term for entry in entries for terms in entry.conditions for term in terms)
        for entry in entries:
            if entry.conditions:
                rarest = min(entry.conditions, key=lambda terms: sum(uses[term] for term in terms))
                for term in frozenset(rarest):
                    self._filed[term].append(entry)

    def __bool__(self) -> bool:
        return bool(self._always or self._filed)

    def met(self, terms: frozenset[str]) -> dict[int, PlannedRule]:
        """The rules all of whose conditions have one of these terms, by their places."""
        found = dict(self._always)
        for term in terms & self._filed.keys():
            for place, rule, conditions in self._filed[term]:
                if place not in found and not any(terms.isdisjoint(group) for group in conditions):
                    found[place] = rule
        return found


class Shortlist:
    """The shortlists of one article's passages, made when they are first asked for."""

    def __init__(self, plan: Plan, reading: Reading) -> None:
        self._plan = plan
        self._reading = reading
        self._terms: dict[int, frozenset[str]] = {}
        self._rules: dict[tuple[int, Kind], tuple[PlannedRule, ...]] = {}

    def rules(self, kind: Kind, reach: Reach) -> Sequence[PlannedRule]:
        """The rules of a kind that a number could go to, in the order of the plan; others it cannot."""
        key = reach.placed.passage, kind
        known = self._rules.get(key)
        if known is None:
            known = self._rules[key] = self._found(kind, reach)
        return known

    def _found(self, kind: Kind, reach: Reach) -> tuple[PlannedRule, ...]:
        shelf, passage = self._plan.shelves[kind], reach.placed.passage
        if passage not in self._terms:
            self._terms[passage] = in_reach(self._plan, reach)
        found = shelf.about.met(self._terms[passage])
        if shelf.patterns:
            found |= shelf.patterns.met(self._plan.pattern_words.of(encoded(self._reading, passage)))
        return tuple(found[place] for place in sorted(found))


def in_reach(plan: Plan, reach: Reach) -> frozenset[str]:
    """The terms by which a condition of `about` can be met for the numbers of a passage.

    They stand in the passage or what leads into it; a name or a topic may stand near by, a topic anywhere.
    """
    reading, vocabulary = reach.reading, plan.vocabulary
    told = {mention.term for mention in reading.mentions(reach.placed.passage)}
    near = set[str]() if reach.appended else set(reading.title_terms)
    for stretch in reach.stretches:
        terms = told if stretch.zone is Zone.LEAD else near
        terms.update(mention.term for mention in reading.mentions(stretch.passage))
    lent = {term for term in near if term in vocabulary.names or term in vocabulary.topics}
    return frozenset(told | lent | (vocabulary.topics & reading.counts[reach.appended].keys()))
