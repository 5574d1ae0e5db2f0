"""Cost: how many steps a search with a pattern may take in one passage, estimated from its tree.

No clock decides: the estimate is arithmetic on the pattern. What may take in anything (`.{0,40}`) is a gap;
it may end at each of its characters. A gap and the next that can take in the same characters share a text in
as many ways as the product of their widths; what stands between them and is seldom met – a term, a mark –
leaves few of them. Widths are those of news: no word has a hundred letters, no run of spaces is long.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import factorial, prod
from typing import NamedTuple

from kzclaims.lint.alphabet import Chars, frequency, is_of_words
from kzclaims.lint.ambiguity import first_chars, is_ambiguous
from kzclaims.lint.tree import (
    Choice,
    Group,
    Look,
    Macro,
    Mark,
    Node,
    One,
    Opaque,
    Repeat,
    Row,
    inside,
    nullable,
)

_PASSAGE = 1000  # characters of a passage
_WORD = 50  # of a run that has no white space in it
_SPACES = 8  # of white space alone
_MENTIONS = 8  # how often a term, or a number, may stand in a passage
_MOST_STEPS = 50_000_000  # about what the time limit of a search allows
_ENDLESS = 10**15
_MOST_ROUNDS = 24


class Slow(NamedTuple):
    """What may take too long, `[start, end)` of the pattern; `endless`: a character more doubles the time."""

    start: int
    end: int
    endless: bool


class _Gap(NamedTuple):
    """What may still end in several places: in `width` of them before a character of its own.

    A loop ends in `stops` of them before a character that begins another of its rounds (`again`); before any
    other there is one.
    """

    chars: Chars
    width: int
    again: Chars = frozenset()
    stops: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """How far a search has come: ways to be here, steps taken, the gaps right before this place.

    `wide` are the gaps so far that reach over the passage: their ends stand in order, so that of so many ways
    to choose them one in `wide`! is left.
    """

    ways: int = 1
    steps: int = 0
    gaps: tuple[_Gap, ...] = ()
    wide: int = 0

    @property
    def load(self) -> int:
        return self.ways * prod(gap.width for gap in self.gaps)


def find_slow(tree: Node) -> Slow | None:
    """The part of a pattern that can make its search explode in time; None where there is none."""
    branches = tree.branches if isinstance(tree, Choice) else (tree,)
    for branch in branches:
        found = _Estimate(_starts(branch)).of(branch)
        if found is not None:
            return found
    return None


def _starts(branch: Node) -> int:
    """At how many places of a passage a search with the branch begins in earnest."""
    match branch:
        case Macro():
            return _MENTIONS
        case One():
            often, of = frequency(branch.chars)
            return max(_MENTIONS, _PASSAGE * often // of)
        case Row():
            first = next((part for part in branch.parts if not isinstance(part, Mark | Look)), None)
            return _PASSAGE if first is None else _starts(first)
        case Choice():
            return min(_PASSAGE, sum(_starts(each) for each in branch.branches))
        case Group():
            return _starts(branch.body)
        case Repeat() if branch.least:
            return _starts(branch.body)
        case _:
            return _PASSAGE


class _Estimate:
    """Follows a pattern from its front, and notes the first part that is too much."""

    def __init__(self, starts: int) -> None:
        self._starts = starts
        self._slow: Slow | None = None

    def of(self, branch: Node) -> Slow | None:
        self._closed(self._after(branch, _State()), branch)
        return self._slow

    def _note(self, node: Node, *, endless: bool) -> None:
        if self._slow is None:
            self._slow = Slow(node.start, node.end, endless)

    def _checked(self, state: _State, node: Node) -> _State:
        steps = state.steps + state.load
        picks = state.wide + (self._starts == _PASSAGE)
        if steps * self._starts // factorial(picks) > _MOST_STEPS:
            self._note(node, endless=False)
        return replace(state, ways=min(state.ways, _ENDLESS), steps=min(state.steps, _ENDLESS))

    def _closed(self, state: _State, node: Node) -> _State:
        """A state whose gaps have been tried in all their places."""
        return self._checked(replace(state, steps=state.steps + state.load, gaps=()), node)

    def _after(self, node: Node, state: _State) -> _State:
        if self._slow is not None:
            return state
        match node:
            case Mark():
                return state
            case One():
                return self._met(node, node.chars, state, frequency(node.chars))
            case Macro():
                return self._met(node, node.chars, state, None)
            case Row():
                for part in node.parts:
                    state = self._after(part, state)
                for one, other in pairwise(node.parts):
                    if _side_by_side(one, other):
                        self._note(other, endless=False)
                return state
            case Choice():
                return self._worst([self._after(branch, state) for branch in node.branches], state)
            case Group():
                return self._held(node.body, state) if node.firm else self._after(node.body, state)
            case Look():
                return self._firm(node.body, state)
            case Repeat():
                return self._repeated(node, state)
            case Opaque():
                return state

    def _worst(self, states: list[_State], before: _State) -> _State:
        worst = max(states, key=lambda state: state.load)
        return replace(worst, steps=before.steps + sum(state.steps - before.steps for state in states))

    def _firm(self, body: Node, state: _State, *, times: int = 1) -> _State:
        """What is decided once each time, and not tried in other ways by what follows."""
        alone = self._closed(self._after(body, _State()), body)
        return self._checked(replace(state, steps=state.steps + state.load * alone.steps * times), body)

    def _held(self, body: Node, state: _State) -> _State:
        """The same of what takes in characters: gaps before it end where it begins."""
        chars = first_chars(body)
        gaps = _narrowed(state.gaps, chars) if chars and not nullable(body) else state.gaps
        return self._firm(body, replace(state, gaps=gaps))

    def _met(self, node: Node, chars: Chars, state: _State, often: tuple[int, int] | None) -> _State:
        """A character, or a macro where `often` is None, behind the gaps of a state."""
        if not state.gaps:
            return replace(state, steps=state.steps + state.ways)
        tried = self._checked(replace(state, steps=state.steps + state.load), node)
        gaps = _narrowed(tried.gaps, chars)
        load = replace(tried, gaps=gaps, ways=1).load
        load = min(load, _MENTIONS) if often is None else max(1, load * often[0] // often[1])
        return replace(tried, ways=tried.ways * load, gaps=())

    def _repeated(self, node: Repeat, state: _State) -> _State:
        if node.most == 0:
            return state
        if node.most == 1:
            with_it = self._after(node.body, state)
            return with_it if node.least else self._worst([with_it, state], state)
        if node.firm:
            return self._held(node.body, state)
        single = _single(node.body)
        if single is not None:
            return self._gap(node, single, state)
        if not is_ambiguous(node.body):
            return self._rounds_apart(node, state)
        if node.most is None:
            self._note(node, endless=True)
            return state
        rounds = min(node.most, _MOST_ROUNDS)
        for _ in range(rounds):
            state = self._after(node.body, state)
        if self._slow is not None:
            self._slow = Slow(node.start, node.end, endless=False)
        endless = any(isinstance(part, Repeat) and part.most is None for part in inside(node.body))
        return replace(state, ways=max(1, state.ways // factorial(rounds))) if endless else state

    def _gap(self, node: Repeat, chars: Chars, state: _State) -> _State:
        """One character again and again."""
        width = _run(chars)
        if node.most is not None:
            width = min(width, node.most - node.least)
        for look in inside(node.body):
            if isinstance(look, Look):
                state = self._firm(look.body, state, times=width)
        if node.least:
            state = self._met(node, chars, state, frequency(chars))
        if node.least == node.most:
            return state
        gaps = (*_narrowed(state.gaps, chars), _Gap(chars, width + 1))
        return self._checked(replace(state, gaps=gaps, wide=state.wide + (width == _PASSAGE)), node)

    def _rounds_apart(self, node: Repeat, state: _State) -> _State:
        """Rounds that a text can be divided into in one way only: a gap that ends where a round may."""
        once = self._after(node.body, state)
        run = _run(
            frozenset[str]().union(
                *(part.chars for part in inside(node.body) if isinstance(part, One | Macro))
            )
        )
        rounds = run if node.most is None else min(node.most, run)
        last = once.gaps[-1] if once.gaps else _Gap(frozenset(), 1)
        gap = _Gap(last.chars, min(run, rounds * last.width) + 1, first_chars(node.body), rounds + 1)
        done = replace(once, gaps=(gap,))
        return self._checked(done if node.least else self._worst([done, state], state), node)


def _single(body: Node) -> Chars | None:
    """The characters of a body that is one of them, and perhaps looks around."""
    parts = body.parts if isinstance(body, Row) else (body,)
    ones = [part for part in parts if not isinstance(part, Look | Mark)]
    if len(ones) != 1:
        return None
    match ones[0]:
        case One() | Macro() as one:
            return one.chars
        case Group() as group:
            return _single(group.body)
        case _:
            return None


def _side_by_side(one: Node, other: Node) -> bool:
    """Whether two repeats without end follow each other and take in the same characters of words."""
    if not isinstance(one, Repeat) or not isinstance(other, Repeat) or one.firm or other.firm:
        return False
    if one.most is not None or other.most is not None:
        return False
    both = (_single(one.body) or frozenset()) & (_single(other.body) or frozenset())
    return any(len(char) == 1 and char.isalnum() for char in both)


def _narrowed(gaps: tuple[_Gap, ...], chars: Chars) -> tuple[_Gap, ...]:
    """Gaps before a character: one that cannot take it in ends where the character stands."""
    kept = []
    for gap in gaps:
        width = gap.width if gap.chars & chars else gap.stops if gap.again & chars else 1
        if width > 1:
            kept.append(gap._replace(width=width))
    return tuple(kept)


def _run(chars: Chars) -> int:
    """How many of the characters may stand in a row."""
    if any(one.isspace() for one in chars):
        return _PASSAGE if is_of_words(chars) else _SPACES
    return _WORD
