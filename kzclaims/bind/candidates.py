"""Candidates: numbers that a rule could claim, and how well each fits."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.bind.patterns import pattern_values
from kzclaims.bind.reach import Found, Reach, Zone
from kzclaims.bind.restated import is_other_voice
from kzclaims.bind.slots import fill_slots
from kzclaims.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.bind.plan import Plan, PlannedRule
    from kzclaims.bind.reading import Placed, Reading
    from kzclaims.model import Rule

Slots = tuple[tuple[str, str | None], ...]

_HEAD = 12  # words within which the nearest common noun of a rule must stand
_FARTHEST_COMMON = 32  # words within which every one must
_NOUN_AFTER, _NOUN_BEFORE = 3, 2  # words within which a count finds what is counted
_BESIDE = 2  # words within which a noun or verb stands right beside a count
_BLOCKING = 20  # words within which an excluded term keeps a number from borrowing its subject
_DATING_UNITS = frozenset({"day", "week", "month", "year"})

_TELLING = 2520  # divisible by every number of rules up to ten
_HALF = 8  # the distance in words at which a term tells half as much
_ON_TOP = 64


class Candidate(NamedTuple):
    """A number that a rule could claim; `score` is the greater the better it fits.

    `number` is its index among the quantities of the article.
    """

    score: int
    rule: Rule
    number: int
    placed: Placed
    slots: Slots


@dataclass(frozen=True, slots=True)
class _Group:
    """How one group of a rule's `about` is met."""

    found: Found
    common: bool


def candidates(plan: Plan, reading: Reading, reaches: Sequence[Reach | None]) -> Iterator[Candidate]:
    """Every number of an article with every rule that could claim it; furniture has no reach.

    Raises RuleError where a rule's pattern takes too long.
    """
    for number, reach in enumerate(reaches):
        if reach is None:
            continue
        for planned in _rules_for(plan, reach):
            candidate = _candidate(plan, planned, reading, number, reach)
            if candidate is not None:
                yield candidate


def _rules_for(plan: Plan, reach: Reach) -> Iterator[PlannedRule]:
    quantity = reach.placed.quantity
    kinds = [quantity.kind]
    if quantity.kind is Kind.DURATION and quantity.unit in _DATING_UNITS and _is_dating(reach):
        kinds.append(Kind.DATE)
    for kind in kinds:
        for planned in plan.by_kind[kind]:
            if planned.rule.unit in {None, quantity.unit}:
                yield planned


def _is_dating(reach: Reach) -> bool:
    """Whether the words around a length of time make it say since when something is."""
    return reach.reading.context.is_dating(*reach.reading.around(reach.placed))


def _candidate(
    plan: Plan, planned: PlannedRule, reading: Reading, number: int, reach: Reach
) -> Candidate | None:
    groups = _groups(plan, planned, reach)
    if groups is None:
        return None
    placed = reach.placed
    given: dict[str, str] = {}
    if planned.rule.pattern is not None:
        match = pattern_values(plan, planned, reading, placed.passage).get(number)
        if match is None:
            return None
        given = dict(match)
    elif not (_has_head(planned, groups, reach) and _has_noun(planned, reach)):
        return None
    if _is_excluded(plan, planned, groups, reach):
        return None
    slots = tuple(
        (name, given.get(name, value)) for name, value in fill_slots(planned.rule, reach, plan.vocabulary)
    )
    score = sum(_telling(plan, group.found) for group in groups)
    if planned.rule.pattern is not None or _counts_own_noun(planned, reach):
        score += _TELLING * _ON_TOP
    return Candidate(score, planned.rule, number, placed, slots)


def _telling(plan: Plan, found: Found) -> int:
    rarity = _TELLING // plan.uses[found.term]
    return rarity * _ON_TOP * _HALF // (_HALF + max(found.distance, 0))


def _groups(plan: Plan, planned: PlannedRule, reach: Reach) -> list[_Group] | None:
    """How each group of `about` is met; None where one is not.

    One name at most is borrowed from around: the subject of the story, which a sentence leaves out.
    """
    groups: list[_Group] = []
    borrowed: set[str] = set()
    for terms, common in zip(planned.rule.about, planned.common, strict=True):
        found = min((*reach.own(terms), *reach.around(terms, Zone.LEAD)), default=None, key=_by_distance)
        if found is None:
            found, lent = _lent(plan, terms, reach)
            if found is not None and lent:
                borrowed.add(found.term)
        if found is None or len(borrowed) > 1:
            return None
        groups.append(_Group(found, common))
    return groups


def _lent(plan: Plan, terms: Sequence[str], reach: Reach) -> tuple[Found | None, bool]:
    """A topic from anywhere, or a name from near by; and whether it is borrowed."""
    topics = [term for term in terms if term in plan.vocabulary.topics]
    near = [
        *reach.around(topics, Zone.NEAR),
        *reach.anywhere(topics),
    ]
    if near:
        return min(near, key=_by_distance), False
    names = [term for term in terms if term in plan.vocabulary.names]
    return min(reach.around(names, Zone.NEAR), default=None, key=_by_distance), True


def _by_distance(found: Found) -> tuple[int, str]:
    return found.distance, found.term


def _has_head(planned: PlannedRule, groups: Sequence[_Group], reach: Reach) -> bool:
    """Whether a rule's own noun stands near enough to the number, and no other too far away."""
    told = [group for group in groups if group.found.zone <= Zone.LEAD]
    heads = [group for group in told if group.common] or told
    if any(group.common and group.found.distance > _FARTHEST_COMMON for group in told):
        return False
    return any(
        group.found.zone is Zone.LEAD or _hops(planned, group.found, reach) <= _HEAD for group in heads
    )


def _hops(planned: PlannedRule, found: Found, reach: Reach) -> int:
    """The distance of a term; in a list of like numbers the longest step from one to the next."""
    placed, mention, reading = reach.placed, found.mention, reach.reading
    if mention is None or found.distance <= _HEAD:
        return found.distance
    steps = [
        other
        for other in reading.numbers_in(placed.passage)
        if other.quantity.kind is placed.quantity.kind and mention.last <= other.first < placed.first
    ]
    if not steps:
        return found.distance
    if not planned.rule.slots and not all(
        is_other_voice(reading, one, other) for one, other in pairwise([*steps, placed])
    ):
        return found.distance
    distances = [reading.distance(one, other) for one, other in pairwise([*steps, placed])]
    if planned.rule.slots:
        return max(reading.distance(mention, steps[0]), *distances)
    return reading.distance(mention, steps[0])


def _has_noun(planned: PlannedRule, reach: Reach) -> bool:
    """Whether a count or a place in an order is one of what the rule is about, and of nothing else.

    «Twenty-two aircraft», in a sentence on five states, counts no states; «four other leaders» does
    not count leaders. Where no term says what is counted («killed 12 people», "employs 20 workers"),
    a common noun of the rule must stand right beside the number.
    """
    if reach.placed.quantity.kind not in {Kind.COUNT, Kind.ORDINAL}:
        return True
    return _counts_own_noun(planned, reach) or (not _counts_a_term(reach) and _has_verb(planned, reach))


def _counts_own_noun(planned: PlannedRule, reach: Reach) -> bool:
    return reach.placed.quantity.kind in {Kind.COUNT, Kind.ORDINAL} and any(
        found.distance >= 0 for found in _counted(reach, planned.nouns)
    )


def _counts_a_term(reach: Reach) -> bool:
    """Whether what is counted is a term of some rule."""
    noun = reach.placed.quantity.noun
    reading = reach.reading
    if noun is None:
        return False
    return any(
        reading.starts[mention.first] < reading.folded.to_folded(noun.end)
        and reading.folded.to_folded(noun.start) < reading.starts[mention.last]
        for mention in reading.mentions(reach.placed.passage)
    )


def _has_verb(planned: PlannedRule, reach: Reach) -> bool:
    """Whether a common noun or verb of the rule stands right before the number, or in its noun phrase."""
    reading, placed = reach.reading, reach.placed
    common = [
        term
        for group, is_common in zip(planned.rule.about, planned.common, strict=True)
        if is_common
        for term in group
    ]
    for found in reach.own(common):
        mention = found.mention
        if mention is None or not 0 <= found.distance <= _BESIDE or not reading.same_clause(placed, mention):
            continue
        low, high = sorted((mention.first, placed.first))
        if any(low < other.first < high for other in reading.numbers_in(placed.passage)):
            continue
        if mention.first < placed.first:
            if not reading.context.said.search(reading.between(mention.last, placed.first)):
                return True
            continue
        between = reading.between(placed.last, mention.first).split()
        ends = reading.context.phrase_ends - reading.context.auxiliaries
        if not any(word in ends for word in between):
            return True
    return False


def _counted(reach: Reach, terms: Iterable[str], *, head: bool = True) -> Iterator[Found]:
    """The mentions of terms in the noun phrase of a count or of a place in an order.

    It follows the number («five states», «the third largest reserves»); where no counted noun does,
    it may stand before («the seventh place» in the order of Arabic). `head` asks for the noun itself
    where the language puts it first, and not for what describes it («أربعة زعماء آخرين»).
    """
    reading, placed = reach.reading, reach.placed
    context, quantity = reading.context, placed.quantity
    most = 0 if head and context.counted_first and quantity.kind is Kind.COUNT else _NOUN_AFTER
    for found in reach.own(terms):
        mention = found.mention
        if mention is None or not reading.same_clause(placed, mention):
            continue
        if mention.first < placed.last:
            if quantity.noun is None and found.distance < _NOUN_BEFORE:
                yield found
            continue
        between = context.partitive.sub("", reading.between(placed.last, mention.first)).split()
        if len(between) <= most and not any(word in context.phrase_ends for word in between):
            yield found


def _is_excluded(plan: Plan, planned: PlannedRule, groups: Sequence[_Group], reach: Reach) -> bool:
    """Whether a term that the rule does without is as near to the number as what it is about.

    A common noun excludes where it is as near as the rule's own nouns, and among what a count counts;
    a name where it is as near as one of the rule's own names, for the number is then as likely to be
    the other's. Where the subject is borrowed from elsewhere, a name nearer by excludes.
    """
    rule = planned.rule
    if not rule.excluded:
        return False
    names = plan.vocabulary.names
    spans = {
        (mention.first, mention.last) for group in groups if (mention := group.found.mention) is not None
    }
    against = [
        found
        for found in reach.own(rule.excluded)
        if found.mention is not None and (found.mention.first, found.mention.last) not in spans
    ]
    if reach.placed.quantity.kind in {Kind.COUNT, Kind.ORDINAL} and any(
        True for _ in _counted(reach, rule.excluded, head=False)
    ):
        return True
    # A term that the number itself is («first») stands nearest of all and tells nothing.
    told = [group for group in groups if group.found.distance >= 0]
    nouns = [group.found for group in told if group.common] or [group.found for group in told]
    other = min((found.distance for found in against if found.term not in names), default=None)
    if other is not None and nouns and other <= min(_hops(planned, found, reach) for found in nouns):
        return True
    rival = min((found.distance for found in against if found.term in names), default=None)
    return _is_rivalled(plan, rule, [group.found for group in told], rival, reach)


def _is_rivalled(plan: Plan, rule: Rule, told: Sequence[Found], rival: int | None, reach: Reach) -> bool:
    """Whether a name that the rule does without is likelier to be the number's subject."""
    names = plan.vocabulary.names
    if rival is not None and any(
        found.zone is Zone.OWN and found.term in names and rival <= found.distance for found in told
    ):
        return True
    lent = [found for found in told if found.zone > Zone.LEAD]
    if not lent:
        return False
    if rival is not None and rival <= _BLOCKING:
        return True
    # One subject found close by vouches for the other; a topic of the whole article does not.
    far = any(found.zone is Zone.ANYWHERE for found in lent)
    borrowed = (max if far else min)(found.distance for found in lent)
    rivals = [term for term in rule.excluded if term in names]
    return any(found.distance < borrowed for found in reach.above(rivals))
