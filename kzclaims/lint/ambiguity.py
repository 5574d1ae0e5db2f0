"""Ambiguity: whether one text can be divided among the rounds of a loop in ever more ways.

A loop is read as the automaton of its positions (Glushkov 1961): one state for each character that it asks
for. Two different ways from a state back to itself over one text make the number of ways double with every
round (the criterion EDA of Weber and Seidl 1991), and a search that fails tries them all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from kzclaims.lint.tree import Choice, Group, Look, Macro, Mark, Node, One, Opaque, Repeat, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.lint.alphabet import Chars

_MOST_POSITIONS = 80
_MOST_PAIRS = 200_000
_MOST_COPIES = 4  # of what is repeated a fixed number of times, the number being more of the same


@dataclass(frozen=True, slots=True)
class _Ends:
    """The positions that a part may begin and end with, and whether it may be left out."""

    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    empty: bool = True


@dataclass(slots=True)
class _Automaton:
    """Positions with their characters, and how many ways lead from one to the next."""

    chars: list[Chars] = field(default_factory=list)
    follow: Counter[tuple[int, int]] = field(default_factory=Counter)
    known: bool = True

    def position(self, chars: Chars) -> _Ends:
        self.chars.append(chars)
        place = (len(self.chars) - 1,)
        return _Ends(place, place, empty=False)

    def link(self, last: Iterable[int], first: Iterable[int]) -> None:
        self.follow.update(product(last, first))

    def row(self, parts: Iterable[_Ends]) -> _Ends:
        whole = _Ends()
        for part in parts:
            self.link(whole.last, part.first)
            whole = _Ends(
                whole.first + part.first if whole.empty else whole.first,
                part.last + whole.last if part.empty else part.last,
                whole.empty and part.empty,
            )
        return whole

    def read(self, node: Node) -> _Ends:
        if len(self.chars) > _MOST_POSITIONS:
            self.known = False
            return _Ends()
        match node:
            case One() | Macro():
                return self.position(node.chars)
            case Row():
                return self.row([self.read(part) for part in node.parts])
            case Choice():
                ends = [self.read(branch) for branch in node.branches]
                return _Ends(
                    tuple(place for end in ends for place in end.first),
                    tuple(place for end in ends for place in end.last),
                    any(end.empty for end in ends),
                )
            case Group():
                return self.read(node.body)
            case Repeat():
                return self._repeat(node)
            case Mark() | Look():
                return _Ends()
            case Opaque():
                self.known = False
                return _Ends()

    def _repeat(self, node: Repeat) -> _Ends:
        if node.most == 0:
            return _Ends()
        if node.least == node.most:
            return self.row([self.read(node.body) for _ in range(min(node.least, _MOST_COPIES))])
        body = self.read(node.body)
        # What gives nothing back is divided in one way only, but its rounds stay apart.
        if node.most is None or node.most > 1:
            self.link(body.last, body.first)
        return _Ends(body.first, body.last, empty=body.empty or node.least == 0)


def first_chars(body: Node) -> Chars:
    """The characters that a body may begin with; none where it is not analysed."""
    automaton = _Automaton()
    ends = automaton.read(body)
    return frozenset[str]().union(*(automaton.chars[place] for place in ends.first if automaton.known))


def is_ambiguous(body: Node) -> bool:
    """Whether a text may be divided among rounds of a body in a number of ways that doubles with its length.

    Counts inside the body are read as having no end. False where the body is too large or has parts that
    are not analysed: what cannot be shown is not said.
    """
    automaton = _Automaton()
    ends = automaton.read(body)
    automaton.link(ends.last, ends.first)
    if not automaton.known:
        return False
    following: dict[int, list[int]] = {}
    for (one, other), ways in automaton.follow.items():
        if ways > 1:
            return True
        following.setdefault(one, []).append(other)
    return _come_together_again(automaton.chars, following)


def _come_together_again(chars: list[Chars], following: dict[int, list[int]]) -> bool:
    """Whether two ways over one text part from a state and meet in one again.

    Every position of a loop can be reached from every other, so from where they meet they can part again.
    """
    parted: set[tuple[int, int]] = set()
    waiting: list[tuple[int, int]] = []

    def step(pair: tuple[int, int]) -> bool:
        for one, other in product(following.get(pair[0], ()), following.get(pair[1], ())):
            if one == other:
                if pair[0] != pair[1]:
                    return True
                continue
            ordered = (min(one, other), max(one, other))
            if ordered not in parted and chars[one] & chars[other]:
                parted.add(ordered)
                waiting.append(ordered)
        return False

    for state in range(len(chars)):
        step((state, state))
    while waiting and len(parted) < _MOST_PAIRS:
        if step(waiting.pop()):
            return True
    return False
