"""Strangers: states that a sentence names and no term of a rule does.

A sentence that leaves out its subject borrows it from the sentences around. One that names another state has
a subject of its own: in an article on Kazakhstan «Peru holds 12 % of the world market» is not of Kazakhstan,
whether or not the rule thought of Peru.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.bind.reach import Zone
from kzclaims.bind.terms import Vocabulary
from kzclaims.languages import available, table
from kzclaims.model import Location, Term, split_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.bind.plan import Plan
    from kzclaims.bind.reach import Reach
    from kzclaims.bind.reading import Reading
    from kzclaims.model import Rule


class _State(NamedTuple):
    """A state named in a passage, and the terms of the rules that its name belongs to there."""

    code: str
    passage: int
    terms: frozenset[str]


class Strangers:
    """The states that one article names, found when they are first asked for."""

    def __init__(self, reading: Reading, plan: Plan) -> None:
        self._reading = reading
        self._plan = plan

    def own(self, rule: Rule, reach: Reach) -> bool:
        """Whether a number that would borrow a state from around has one that the rule does not know.

        A state that the article elsewhere calls by one of the rule's terms is known under all its names.
        """
        borrowed = frozenset(
            term for terms in rule.about if self._is_borrowed(terms, reach) for term in terms
        )
        if not borrowed or self._called.keys().isdisjoint(borrowed):
            return False
        here = self._named.get(reach.placed.passage)
        if not here:
            return False
        known = {split_role(term)[1] for group in rule.about for term in group} | {
            term for slot in rule.slots for term in slot.values
        }
        called = self._called
        return not here <= {code for term in known if term in called for code in called[term]}

    def _is_borrowed(self, terms: tuple[str, ...], reach: Reach) -> bool:
        """Whether a name of the rule stands neither in the sentence nor in what leads into it."""
        if self._plan.vocabulary.names.isdisjoint(terms):
            return False
        return not any(True for _ in (*reach.own(terms), *reach.around(terms, Zone.LEAD)))

    @cached_property
    def _states(self) -> tuple[_State, ...]:
        return tuple(self._find())

    @cached_property
    def _named(self) -> dict[int, set[str]]:
        """The states that each passage names."""
        named: dict[int, set[str]] = {}
        for state in self._states:
            named.setdefault(state.passage, set()).add(state.code)
        return named

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        """The states that the article calls by each term."""
        called: dict[str, set[str]] = {}
        for state in self._states:
            for term in state.terms:
                called.setdefault(term, set()).add(state.code)
        return called

    def _find(self) -> Iterator[_State]:
        reading = self._reading
        begins = [first for first, _ in reading.ranges]
        # «US dollars» are a currency and name no state.
        inside = {place for placed in reading.quantities for place in range(placed.first, placed.last)}
        for state in _vocabulary().find(reading.folded, reading.pieces, reading.starts):
            passage = bisect_right(begins, state.first) - 1
            if passage < 0 or state.first in inside:
                continue
            yield _State(
                state.term,
                passage,
                frozenset(
                    mention.term
                    for mention in reading.mentions(passage)
                    if mention.first < state.last and state.first < mention.last
                ),
            )


@cache
def _vocabulary() -> Vocabulary:
    """The states of all packs; a name counts in every article, as those of terms do."""
    forms: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for language in available():
        for code, names in table(language, "states").get("states", {}).items():
            forms.setdefault(code, []).append((language, tuple(names)))
    return Vocabulary(
        [
            Term(name=code, forms=tuple(written), location=Location("states.toml", 1, 1))
            for code, written in sorted(forms.items())
        ]
    )
