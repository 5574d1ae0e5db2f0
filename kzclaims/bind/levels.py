"""Levels: two like numbers of a passage, «from A to B» or «to B from A», behind a word of rise or fall."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kzclaims.bind.seenpassage import BREAKS, SENTENCE_ENDS
from kzclaims.model.relation import Movement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kzclaims.bind.seenpassage import Number, SeenPassage
    from kzclaims.model.relation import Change

_VERB = 10  # words from a verb of change to its first number, as the reader of ranges has it
_LEVELS = 6  # words from one level to the other: «from 5 % in the year before to 4 %»


def movement_of(relation: str, law: Change, passage: SeenPassage, number: Number) -> Movement | None:
    """The two levels that a number is one of, where words say which way they go."""
    for one, other in _pairs(passage, number):
        roles = passage.before(one.first), passage.before(other.first)
        words = passage.words
        if roles[0] in words.origin and roles[1] in words.goal:
            before, after = one.claim, other.claim
        elif roles[0] in words.goal and roles[1] in words.origin:
            before, after = other.claim, one.claim
        else:
            continue
        rises = _direction(law, passage, one, other)
        # Where both are claims of the rule, the first of them speaks for the two.
        if rises is None or (one is not number and one.claim.rule == number.claim.rule):
            continue
        return Movement(relation=relation, claim=number.claim, before=before, after=after, rises=rises)
    return None


def _pairs(passage: SeenPassage, number: Number) -> Iterator[tuple[Number, Number]]:
    """A number with the like number before it, and with that behind it, where they stand near enough."""
    quantity = number.claim.quantity
    alike = [
        other
        for other in passage.numbers
        if (other.claim.quantity.kind, other.claim.quantity.unit) == (quantity.kind, quantity.unit)
    ]
    place = next(index for index, other in enumerate(alike) if other is number)
    for one, other in pairwise(alike[max(place - 1, 0) : place + 2]):
        between = passage.between(one.last, other.first)
        if passage.count(one.last, other.first) <= _LEVELS and not BREAKS.intersection(between):
            yield one, other


def _direction(law: Change, passage: SeenPassage, one: Number, other: Number) -> bool | None:
    """Whether the word of change before two levels says that they rise; None where it is not plain.

    It is the last before the first level, with no other verb of change, number of the kind or mark behind it
    but one right before «from», and none of them stands between the levels.
    """
    directions: Mapping[str, bool] = dict.fromkeys(law.up, True) | dict.fromkeys(law.down, False)
    near = [mention for mention in passage.mentions if mention.term in directions]
    ahead = [mention for mention in near if mention.last <= one.first]
    if not ahead or any(one.last <= mention.first < other.first for mention in near):
        return None
    place = max(mention.first for mention in ahead)
    ways = {directions[mention.term] for mention in ahead if mention.first == place}
    end = max(mention.last for mention in ahead if mention.first == place)
    between = passage.between(end, one.first)
    kind = one.claim.quantity.kind
    numbers = [number for number in passage.numbers if number.claim.quantity.kind is kind]
    plain = (
        len(ways) == 1
        and passage.count(end, one.first) <= _VERB
        and not BREAKS.intersection(between[:-2])
        and not SENTENCE_ENDS.intersection(between)
        and not any(passage.changes(piece) for piece in between)
        and not any(end <= number.first < one.first for number in numbers)
    )
    return ways.pop() if plain else None
