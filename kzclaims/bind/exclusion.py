"""Exclusion: whether a term that a rule does without is likelier to be what a number is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.bind.groups import by_distance, hops
from kzclaims.bind.nouns import COUNTING, counted
from kzclaims.bind.reach import Found, Reach, Zone
from kzclaims.bind.roles import is_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.bind.groups import Group
    from kzclaims.bind.plan import Plan, PlannedRule
    from kzclaims.bind.reading import Reading
    from kzclaims.bind.terms import Mention
    from kzclaims.model import Rule

_BLOCKING = 20  # words within which an excluded term keeps a number from borrowing its subject


def excluding(plan: Plan, planned: PlannedRule, groups: Sequence[Group], reach: Reach) -> str | None:
    """The term that the rule does without and that is as near to the number as what it is about.

    A common noun excludes where it is as near as the rule's own nouns, and among what a count counts;
    a name where it is as near as one of the rule's own names, for the number is then as likely to be
    the other's. Where the subject is borrowed from elsewhere, a name nearer by excludes. What the rule's
    own terms name excludes nothing, nor does a noun of a later clause where a pattern found the number.
    """
    rule = planned.rule
    if not rule.excluded:
        return None
    names = plan.vocabulary.names
    same = {
        (mention.first, mention.last): mention
        for group in groups
        if (mention := group.found.mention) is not None
    }
    own = {
        (mention.first, mention.last): mention
        for found in reach.own(planned.nouns)
        if (mention := found.mention) is not None
    }
    against = list[Found]()
    for found in reach.own(rule.excluded):
        mention = found.mention
        if mention is None or (
            rule.pattern is not None and found.term not in names and _is_behind(found, reach)
        ):
            continue
        span = mention.first, mention.last
        met = same.get(span) or own.get(span)
        if met is None or is_role(found.term):
            against.append(found)
        elif _says_rather(plan, reach.reading, mention, met):
            if span in same:
                return found.term
            against.append(found)
    if reach.placed.quantity.kind in COUNTING:
        among = next((one for one in counted(reach, rule.excluded, head=False) if one in against), None)
        if among is not None:
            return among.term
    # A term that the number itself is («first») stands nearest of all and tells nothing.
    told = [group for group in groups if group.found.distance >= 0]
    nouns = [group.found for group in told if group.common] or [group.found for group in told]
    other = min((found for found in against if found.term not in names), default=None, key=by_distance)
    if other is not None and nouns and other.distance <= min(hops(planned, found, reach) for found in nouns):
        return other.term
    rivals = [found for found in against if found.term in names]
    if rule.pattern is not None and _is_told_before(plan, told, reach):
        rivals = [found for found in rivals if not _is_behind(found, reach)]
    rival = min(rivals, default=None, key=by_distance)
    return _rival(plan, rule, [group.found for group in told], rival, reach)


def _says_rather(plan: Plan, reading: Reading, mention: Mention, other: Mention) -> bool:
    """Whether words that are read as two terms are a form of the first, and of the other with an ending.

    «Agreements» are rather the `agreements` that a rule does without than its `agreement`.
    """
    matched, read = plan.vocabulary.matched, (reading.folded, reading.pieces, reading.starts)
    return matched(mention, *read).whole and not matched(other, *read).whole


def _is_told_before(plan: Plan, told: Sequence[Group], reach: Reach) -> bool:
    """Whether a name of the rule stands before the number, which a pattern has found in its place."""
    names = plan.vocabulary.names | plan.vocabulary.topics
    return any(
        (mention := group.found.mention) is not None
        and group.found.term in names
        and mention.last <= reach.placed.first
        for group in told
    )


def _are_named_together(one: Found, other: Found, reach: Reach) -> bool:
    """Whether nothing but a word for "and" stands between two names: «between Rabat and Astana»."""
    if one.mention is None or other.mention is None:
        return False
    first, second = sorted((one.mention, other.mention), key=lambda mention: mention.first)
    between = [piece for piece in reach.reading.pieces[first.last : second.first] if not piece.isspace()]
    ands = reach.reading.context.ands
    if not between:
        return bool(second.prefix) and reach.reading.pieces[second.first].startswith(tuple(ands))
    return all(piece in ands for piece in between)


def _is_behind(found: Found, reach: Reach) -> bool:
    """Whether a name stands behind the number, in another clause: «…, 20 million people, borders Russia»."""
    mention, placed = found.mention, reach.placed
    return (
        mention is not None
        and mention.first >= placed.last
        and not reach.reading.same_clause(placed, mention)
    )


def _rival(plan: Plan, rule: Rule, told: Sequence[Found], nearest: Found | None, reach: Reach) -> str | None:
    """The name that the rule does without and that is likelier to be the number's subject."""
    names = plan.vocabulary.names
    if nearest is not None and any(
        found.zone is Zone.OWN
        and found.term in names
        and (nearest.distance <= found.distance or _are_named_together(nearest, found, reach))
        for found in told
    ):
        return nearest.term
    lent = [found for found in told if found.zone > Zone.LEAD]
    if not lent:
        return None
    if nearest is not None and nearest.distance <= _BLOCKING:
        return nearest.term
    # One subject found close by vouches for the other; a topic of the whole article does not.
    far = any(found.zone is Zone.ANYWHERE for found in lent)
    borrowed = (max if far else min)(found.distance for found in lent)
    rivals = [term for term in rule.excluded if term in names]
    return next((found.term for found in reach.above(rivals) if found.distance < borrowed), None)
