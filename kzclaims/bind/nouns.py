"""Nouns: whether a count, or a place in an order, is one of what a rule is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.bind.plan import PlannedRule
    from kzclaims.bind.reach import Found, Reach

COUNTING = frozenset({Kind.COUNT, Kind.ORDINAL})
"""Kinds of number that are of something, said by a noun."""

_NOUN_AFTER, _NOUN_BEFORE = 3, 2  # words within which a count finds what is counted
_PHRASE = 64  # pieces of text, white space among them, behind which no noun phrase of a number reaches
_BESIDE = 2  # words within which a noun or verb stands right beside a count


def has_noun(planned: PlannedRule, reach: Reach) -> bool:
    """Whether a count or a place in an order is one of what the rule is about, and of nothing else.

    «Twenty-two aircraft», in a sentence on five states, counts no states; «four other leaders» does
    not count leaders. Where no term says what is counted («killed 12 people», "employs 20 workers"),
    a common noun of the rule must stand right beside the number.
    """
    if reach.placed.quantity.kind not in COUNTING:
        return True
    return counts_own_noun(planned, reach) or (not _counts_a_term(reach) and _has_verb(planned, reach))


def counts_own_noun(planned: PlannedRule, reach: Reach) -> bool:
    """Whether what a count counts is a term of the rule."""
    return reach.placed.quantity.kind in COUNTING and any(
        found.distance >= 0 for found in counted(reach, planned.nouns)
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
        if mention is None or found.distance < 0 or not reading.same_clause(placed, mention):
            continue
        # «people have been displaced»: what helps a verb puts nothing between it and its number.
        between = reading.between(placed.last, mention.first).split() if mention.first > placed.first else ()
        helping = sum(word in reading.context.auxiliaries for word in between)
        if found.distance - helping > _BESIDE:
            continue
        low, high = sorted((mention.first, placed.first))
        if any(low < other.first < high for other in reading.numbers_in(placed.passage)):
            continue
        if mention.first < placed.first:
            if not reading.context.said.search(reading.between(mention.last, placed.first)):
                return True
            continue
        ends = reading.context.phrase_ends - reading.context.auxiliaries
        if not any(word in ends for word in between):
            return True
    return False


def counted(reach: Reach, terms: Iterable[str], *, head: bool = True) -> Iterator[Found]:
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
        if mention.first > placed.last + _PHRASE:
            return
        if mention.first < placed.last:
            if quantity.noun is None and found.distance < _NOUN_BEFORE:
                yield found
            continue
        between = context.partitive.sub("", reading.between(placed.last, mention.first)).split()
        if len(between) <= most and not any(word in context.phrase_ends for word in between):
            yield found
