"""Restated: one fact of a passage said by two numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Kind

if TYPE_CHECKING:
    from kzclaims.bind.reading import Placed, Reading

_APPOSED = 5  # words within which a date and a length of time say one thing twice
_OTHER_VOICE = 16  # words, marks included, within which a second source gives its own figure
_CLOSING = frozenset(".,;:!?،؛؟…)")


def says_it_twice(reading: Reading, first: Placed, second: Placed) -> bool:
    """Whether two numbers side by side are a date and a length of time: «30 years, since 1992»."""
    kinds = {first.quantity.kind, second.quantity.kind}
    return kinds == {Kind.DATE, Kind.DURATION} and reading.distance(first, second) <= _APPOSED


def is_other_voice(reading: Reading, first: Placed, second: Placed) -> bool:
    """Whether the second number is another source's word on the first, and nothing else.

    «The order is worth $8 billion; the ministry said $8.5 billion.» It must end its clause: what
    stands behind it would say that it is of something else.
    """
    one, other = first.quantity, second.quantity
    if (one.kind, one.unit) != (other.kind, other.unit) or one.kind in {Kind.DATE, Kind.COUNT}:
        return False
    if not 0 <= reading.distance(first, second) <= _OTHER_VOICE:
        return False
    last = reading.ranges[second.passage][1]
    behind = next((piece for piece in reading.pieces[second.last : last] if not piece.isspace()), ".")
    said = reading.context.said.search(reading.between(first.last, second.first))
    return behind in _CLOSING and said is not None
