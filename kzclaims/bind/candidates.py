"""Candidates: numbers that a rule could claim, how well each fits, and why others do not."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.bind.exclusion import excluding
from kzclaims.bind.groups import Group, has_head, meet_groups
from kzclaims.bind.nouns import counts_own_noun, has_noun
from kzclaims.bind.patterns import pattern_values
from kzclaims.bind.shortlist import Shortlist
from kzclaims.bind.slots import Filled, fill_slots
from kzclaims.bind.times import is_taken
from kzclaims.model import Kind, Where, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.bind.plan import Plan, PlannedRule
    from kzclaims.bind.reach import Found, Reach
    from kzclaims.bind.reading import Placed, Reading
    from kzclaims.model import Rule

Slots = tuple[tuple[str, str | None], ...]

_DATING_UNITS = frozenset({"day", "week", "month", "year"})

_TELLING = 2520  # divisible by every number of rules up to ten
_HALF = 8  # the distance in words at which a term tells half as much
_ON_TOP = 64


class Candidate(NamedTuple):
    """A number that a rule could claim; `score` is the greater the better it fits.

    `number` is its index among the quantities of the article, `groups` how the rule's `about` is met,
    `filled` from where its slots are.
    """

    score: int
    rule: Rule
    number: int
    placed: Placed
    slots: Slots
    groups: tuple[Group, ...]
    filled: tuple[Filled, ...]


class Miss(NamedTuple):
    """A rule that did not claim a number of its kind, and why; `terms` are those that the reason is about."""

    rule: Rule
    number: int
    why: Why
    terms: tuple[str, ...] = ()


def candidates(plan: Plan, reading: Reading, reaches: Sequence[Reach | None]) -> Iterator[Candidate]:
    """Every number of an article with every rule that could claim it; furniture has no reach.

    Only the rules of its shortlist are tried, for no other can claim it.
    Raises RuleError where a rule's pattern takes too long.
    """
    shortlist = Shortlist(plan, reading)
    for number, reach in enumerate(reaches):
        if reach is not None:
            listed = chain.from_iterable(shortlist.rules(kind, reach) for kind in _kinds(reach))
            for planned in _measuring(listed, reach):
                tried = _tried(plan, planned, reading, number, reach)
                if isinstance(tried, Candidate):
                    yield tried


def tries(plan: Plan, reading: Reading, number: int, reach: Reach) -> Iterator[Candidate | Miss]:
    """One number tried on every rule for its kind and unit."""
    for planned in _measuring(chain.from_iterable(plan.by_kind[kind] for kind in _kinds(reach)), reach):
        yield _tried(plan, planned, reading, number, reach)


def _kinds(reach: Reach) -> tuple[Kind, ...]:
    """The kinds that a number may be taken for."""
    quantity = reach.placed.quantity
    if quantity.kind is Kind.DURATION and quantity.unit in _DATING_UNITS and _is_dating(reach):
        return Kind.DURATION, Kind.DATE
    return (quantity.kind,)


def _measuring(rules: Iterable[PlannedRule], reach: Reach) -> Iterator[PlannedRule]:
    """Those of some rules that ask for the unit of a number, or for none."""
    unit = reach.placed.quantity.unit
    return (planned for planned in rules if planned.rule.unit is None or planned.rule.unit == unit)


def _is_dating(reach: Reach) -> bool:
    """Whether the words around a length of time make it say since when something is."""
    return reach.reading.context.is_dating(*reach.reading.around(reach.placed))


def _tried(plan: Plan, planned: PlannedRule, reading: Reading, number: int, reach: Reach) -> Candidate | Miss:
    rule, placed = planned.rule, reach.placed
    groups, unmet = meet_groups(plan, planned, reach)
    if unmet:
        return Miss(rule, number, Why.NO_TERM, unmet)
    given: dict[str, str] = {}
    if rule.pattern is not None:
        match = pattern_values(plan, planned, reading, placed.passage).get(number)
        if match is None:
            return Miss(rule, number, Why.PATTERN)
        given = dict(match)
    elif not has_head(planned, groups, reach):
        return Miss(rule, number, Why.FAR, tuple(group.found.term for group in groups if group.common))
    elif not has_noun(planned, reach):
        return Miss(rule, number, Why.NOUN)
    rival = excluding(plan, planned, groups, reach)
    if rival is not None:
        return Miss(rule, number, Why.EXCLUDED, (rival,))
    filled = tuple(
        Filled(given[slot.name], Where.CLAUSE) if slot.name in given else found
        for slot, found in zip(rule.slots, fill_slots(rule, reach, plan.vocabulary), strict=True)
    )
    score = sum(_telling(plan, rule, reading, placed, found) for found in _telling_once(plan, groups))
    if rule.pattern is not None or counts_own_noun(planned, reach):
        score += _TELLING * _ON_TOP
    slots = tuple((slot.name, one.value) for slot, one in zip(rule.slots, filled, strict=True))
    return Candidate(score, rule, number, placed, slots, tuple(groups), filled)


def _telling_once(plan: Plan, groups: Iterable[Group]) -> Iterator[Found]:
    """How groups are met, without a topic whose words have met another one."""
    places: set[int] = set()
    for group in groups:
        at = group.found.mention or group.found.elsewhere
        if at is None or at.first not in places or group.found.term not in plan.vocabulary.topics:
            yield group.found
        if at is not None:
            places.add(at.first)


def _telling(plan: Plan, rule: Rule, reading: Reading, placed: Placed, found: Found) -> int:
    """How much a term tells of a number: less the farther it stands, none where it is another number's.

    «Agreements worth 17 billion; Cove Kaz, 1.1 billion»: across the marks the name tells nothing of the 17.
    """
    mention = found.mention
    if (
        mention is not None
        and not reading.same_clause(placed, mention)
        and is_taken(reading, placed, mention)
    ):
        return 0
    rarity = _TELLING // plan.uses[rule.kind, found.term]
    return rarity * _ON_TOP * _HALF // (_HALF + max(found.distance, 0))
