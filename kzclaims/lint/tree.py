"""A pattern as a tree: what stands in it, with places in its source.

It reads the pieces that rules are checked by, not the engine's own parser, which is private. What it does not
know – conditions, recursion, fuzzy counts – becomes `Opaque`, of which nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kzclaims.rules.pattern import Piece, pieces
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.lint.alphabet import Alphabet, Chars


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class One(_Node):
    """One character of a set."""

    chars: Chars


@dataclass(frozen=True, slots=True, kw_only=True)
class Macro(_Node):
    """A term or a quantity."""

    name: str
    chars: Chars


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(_Node):
    r"""What takes in no character: `^`, `\b`, flags."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opaque(_Node):
    """What is not analysed; `text` is how it is written."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(_Node):
    """Parts one behind the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(_Node):
    """Branches of which one matches."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(_Node):
    """A body from `least` to `most` times, None without end; `firm` gives nothing back."""

    body: Node
    least: int
    most: int | None
    firm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(_Node):
    """A group with its brackets; `firm` where it is atomic."""

    name: str
    body: Node
    firm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Look(_Node):
    """A look ahead or behind."""

    body: Node
    negative: bool


Node: TypeAlias = One | Macro | Mark | Opaque | Row | Choice | Repeat | Group | Look

_MARKS = frozenset("bBAZzmMGK")
_COUNT = re.compile(r"\{(?:(\d+)(?:(,)(\d*))?|,(\d+))\}")
_ENGINE_COUNT = re.compile(r"\{[^{}]*[eids][^{}]*\}")
_FLAGS = re.compile(r"\(\?(?!R\)|\d)[a-zA-Z0-9]*(?:-[a-zA-Z]+)?([:)])")
_NAMED = re.compile(r"\(\?P?<\w+>")
_LOOKS = {"(?=": False, "(?!": True, "(?<=": False, "(?<!": True}
_SIMPLE = {"*": (0, None), "+": (1, None), "?": (0, 1)}


def parse(source: str, alphabet: Alphabet) -> Node:
    """The tree of a pattern that the engine takes."""
    return _Parser(source, alphabet).whole()


class _Parser:
    """Reads the pieces of a pattern from the front."""

    def __init__(self, source: str, alphabet: Alphabet) -> None:
        self._source = source
        self._alphabet = alphabet
        self._pieces: Sequence[Piece] = [*_meant(source)]
        self._at = 0

    def whole(self) -> Node:
        return self._choice(len(self._source))

    def _piece(self) -> Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _choice(self, end: int) -> Node:
        """Branches up to the bracket that closes them, which is left to be read."""
        start = self._place(end)
        branches: list[Node] = []
        parts: list[Node] = []
        first = start
        while (piece := self._piece()) is not None and piece.sort != "close":
            if piece.sort == "other" and self._text(piece) == "|":
                branches.append(_in_row(parts, first, piece.start))
                parts, first = [], piece.end
                self._at += 1
                continue
            parts.append(self._counted(self._element(piece)))
        last = self._place(end)
        branches.append(_in_row(parts, first, last))
        return branches[0] if len(branches) == 1 else Choice(start=start, end=last, branches=tuple(branches))

    def _place(self, end: int) -> int:
        piece = self._piece()
        return end if piece is None else piece.start

    def _text(self, piece: Piece) -> str:
        return self._source[piece.start : piece.end]

    def _element(self, piece: Piece) -> Node:
        if piece.sort == "group":
            return self._group(piece)
        self._at += 1
        text = self._text(piece)
        if piece.sort == "macro":
            chars = self._alphabet.of_macro(piece.name)
            return Macro(start=piece.start, end=piece.end, name=piece.name, chars=chars)
        if piece.sort == "letters":
            return self._letters(piece)
        if text in {"^", "$"} or (piece.sort == "escape" and text[1:2] in _MARKS):
            return Mark(start=piece.start, end=piece.end)
        chars = self._alphabet.of_element(text)
        if not chars and piece.sort == "escape":
            return Opaque(start=piece.start, end=piece.end, text=text)
        return One(start=piece.start, end=piece.end, chars=chars)

    def _letters(self, piece: Piece) -> Node:
        """A letter outside ASCII; folding may make none or several of it."""
        folded = fold_form(self._text(piece))
        parts: list[Node] = [
            One(start=piece.start, end=piece.end, chars=frozenset({letter})) for letter in folded
        ]
        return _in_row(parts, piece.start, piece.end)

    def _counted(self, node: Node) -> Node:
        """An element with the counts behind it."""
        while (piece := self._piece()) is not None and piece.sort in {"other", "macro"}:
            simple = _SIMPLE.get(self._text(piece))
            count = _COUNT.match(self._source, piece.start)
            engine = _ENGINE_COUNT.match(self._source, piece.start)
            if simple is not None:
                least, most, end = *simple, piece.end
            elif count is not None:
                least, most = _bounds(count)
                end = count.end()
            elif engine is not None and piece.sort == "other":
                self._skip(engine.end())
                node = Opaque(
                    start=node.start, end=engine.end(), text=self._source[node.start : engine.end()]
                )
                continue
            else:
                break
            self._skip(end)
            follow = self._source[end : end + 1]
            if follow in {"?", "+"}:
                end += 1
                self._skip(end)
            node = Repeat(start=node.start, end=end, body=node, least=least, most=most, firm=follow == "+")
        return node

    def _skip(self, end: int) -> None:
        while (piece := self._piece()) is not None and piece.start < end:
            self._at += 1

    def _group(self, opening: Piece) -> Node:
        start = opening.start
        flags = _FLAGS.match(self._source, start)
        look = next((mark for mark in sorted(_LOOKS, key=len) if self._source.startswith(mark, start)), None)
        known = True
        if self._source[start : start + 2] != "(?":
            inner = start + 1
        elif (named := _NAMED.match(self._source, start)) is not None:
            inner = named.end()
        elif look is not None:
            inner = start + len(look)
        elif self._source.startswith("(?>", start):
            inner = start + 3
        elif flags is not None:
            inner = flags.end()
            if flags[1] == ")":
                self._skip(inner)
                return Mark(start=start, end=inner)
        else:
            inner, known = opening.end, False
        self._skip(inner)
        body = self._choice(len(self._source))
        end = self._place(len(self._source)) + 1
        self._at += 1
        if not known:
            return Opaque(start=start, end=end, text=self._source[start:end])
        if look is not None:
            return Look(start=start, end=end, body=body, negative=_LOOKS[look])
        firm = self._source.startswith("(?>", start)
        return Group(start=start, end=end, name=opening.name, body=body, firm=firm)


def _meant(source: str) -> Iterator[Piece]:
    """The pieces that mean something: no white space, no comments."""
    comment = False
    for piece in pieces(source):
        text = source[piece.start : piece.end]
        if piece.sort == "comment":
            comment = text.startswith("(?#")
        elif comment and piece.sort == "close":
            comment = False
        elif piece.sort not in {"other", "letters"} or not text.isspace():
            yield piece


def _in_row(parts: Sequence[Node], start: int, end: int) -> Node:
    if len(parts) == 1:
        return parts[0]
    if parts:
        start, end = parts[0].start, parts[-1].end
    return Row(start=start, end=end, parts=tuple(parts))


def _bounds(count: re.Match[str]) -> tuple[int, int | None]:
    if count[4] is not None:
        return 0, int(count[4])
    least = int(count[1])
    if count[2] is None:
        return least, least
    return least, int(count[3]) if count[3] else None


def inside(node: Node) -> Iterator[Node]:
    """A node and everything in it, in order."""
    yield node
    match node:
        case Row():
            for part in node.parts:
                yield from inside(part)
        case Choice():
            for branch in node.branches:
                yield from inside(branch)
        case Repeat() | Group() | Look():
            yield from inside(node.body)
        case _:
            return


def demands(node: Node) -> tuple[frozenset[str], ...]:
    """Names of macros of which a text must have one each, as far as the tree can tell."""
    match node:
        case Macro():
            return (frozenset({node.name}),)
        case Row():
            return tuple(group for part in node.parts for group in demands(part))
        case Choice():
            # Of all branches together one group is left: the text has something of one of them.
            groups = [min(demands(branch), key=len, default=frozenset[str]()) for branch in node.branches]
            return (frozenset[str]().union(*groups),) if all(groups) else ()
        case Repeat():
            return demands(node.body) if node.least else ()
        case Group():
            return demands(node.body)
        case _:
            return ()


def nullable(node: Node) -> bool:
    """Whether a node can match the empty text; what is opaque is taken not to."""
    match node:
        case Mark() | Look():
            return True
        case Row():
            return all(nullable(part) for part in node.parts)
        case Choice():
            return any(nullable(branch) for branch in node.branches)
        case Repeat():
            return node.least == 0 or nullable(node.body)
        case Group():
            return nullable(node.body)
        case _:
            return False
