"""Patterns that the engine takes and that still do not do what a rule needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.lint.alphabet import Alphabet
from kzclaims.lint.cost import find_slow
from kzclaims.lint.finding import Code, Finding, Level
from kzclaims.lint.tree import Choice, Group, Look, Macro, Node, Opaque, Repeat, Row, inside, nullable, parse
from kzclaims.rules.pattern import pieces
from kzclaims.rules.pattern_check import VALUE, takes_quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kzclaims.model import Kind, Rule, Term

_VALUE_GROUP = re.compile(rf"\(\?P?<{VALUE}>")


def pattern_findings(rule: Rule, terms: Mapping[str, Term]) -> Iterator[Finding]:
    """What is wrong with a rule's pattern, if it has one."""
    if rule.pattern is None:
        return
    used = {piece.name for piece in pieces(rule.pattern) if piece.sort == "macro"}
    tree = parse(rule.pattern, Alphabet(rule.pattern, {name: terms[name] for name in used & terms.keys()}))
    yield from _empty(rule, tree)
    slow = find_slow(tree)
    if slow is not None:
        yield Finding(
            code=Code.SLOW_PATTERN,
            level=Level.ERROR,
            message=f"the pattern of rule `{rule.id}` can take too long",
            table=rule.location,
            path=("pattern",),
            span=(slow.start, slow.end),
            label="a text can be divided among its rounds in ever more ways"
            if slow.endless
            else "what repeats here and before takes in the same text, in too many ways",
            hint="let what repeats end where something else must follow, bound it (`.{0,40}` for `.*`), and "
            "do not repeat what repeats itself",
        )


def _empty(rule: Rule, tree: Node) -> Iterator[Finding]:
    if nullable(tree):
        yield Finding(
            code=Code.EMPTY_MATCH,
            level=Level.ERROR,
            message=f"the pattern of rule `{rule.id}` matches the empty text",
            table=rule.location,
            path=("pattern",),
            span=(tree.start, tree.end),
            label="every part of it may be left out",
            hint="take the `?`, the `*` or the empty branch from the group `value`",
        )
        return
    for node in _culprits(tree, rule.kind):
        yield Finding(
            code=Code.OPTIONAL_VALUE,
            level=Level.ERROR,
            message=f"the pattern of rule `{rule.id}` can match without a number in its group `{VALUE}`",
            table=rule.location,
            path=("pattern",),
            span=(node.start, node.end),
            label=_said(node),
            hint=f"such a match claims nothing: every way through the pattern needs `(?P<{VALUE}>…)` with a "
            "number in it",
        )


def _said(node: Node) -> str:
    match node:
        case Repeat():
            return "this may be left out"
        case Group() if node.name == VALUE:
            return "this can be empty" if nullable(node.body) else "this can match something else"
        case _:
            return f"this branch has no group `{VALUE}`"


def _culprits(node: Node, kind: Kind) -> Iterator[Node]:
    """The parts of a pattern that let a match go without a number; none where no match can."""
    if not _bare(node, kind, inside_value=False):
        return
    match node:
        case Choice():
            for branch in node.branches:
                if _has_value(branch):
                    yield from _culprits(branch, kind)
                elif _bare(branch, kind, inside_value=False):
                    yield branch
        case Row():
            for part in node.parts:
                if _has_value(part):
                    yield from _culprits(part, kind)
        case Repeat():
            if node.least == 0:
                yield node
            else:
                yield from _culprits(node.body, kind)
        case Group():
            if node.name == VALUE:
                yield node
            else:
                yield from _culprits(node.body, kind)
        case _:
            return


def _bare(node: Node, kind: Kind, *, inside_value: bool) -> bool:
    """Whether a node can match without a quantity of the kind in the group `value`."""
    match node:
        case Macro():
            return not (inside_value and takes_quantity(node.name, kind))
        case Row():
            return all(_bare(part, kind, inside_value=inside_value) for part in node.parts)
        case Choice():
            return any(_bare(branch, kind, inside_value=inside_value) for branch in node.branches)
        case Repeat():
            return node.least == 0 or _bare(node.body, kind, inside_value=inside_value)
        case Group():
            return _bare(node.body, kind, inside_value=inside_value or node.name == VALUE)
        case Look():
            return node.negative or _bare(node.body, kind, inside_value=inside_value)
        case Opaque():
            return not (inside_value or _VALUE_GROUP.search(node.text))
        case _:
            return True


def _has_value(node: Node) -> bool:
    return any(
        (isinstance(part, Group) and part.name == VALUE)
        or (isinstance(part, Opaque) and _VALUE_GROUP.search(part.text))
        for part in inside(node)
    )
