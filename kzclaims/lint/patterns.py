"""Patterns that the engine takes and that still do not do what a rule needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.lint.alphabet import Alphabet
from kzclaims.lint.cost import find_slow
from kzclaims.lint.finding import Code, Finding, Level
from kzclaims.lint.tree import Choice, Group, Look, Macro, Node, Opaque, Repeat, Row, inside, nullable, parse
from kzclaims.rules import pattern_check
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
        start, end, label = _empty_part(tree)
        yield Finding(
            code=Code.EMPTY_MATCH,
            level=Level.ERROR,
            message=f"the pattern of rule `{rule.id}` matches the empty text",
            table=rule.location,
            path=("pattern",),
            span=(start, end),
            label=label,
            hint=f"such a match claims nothing: leave a number in the group `{VALUE}`, and no branch empty",
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


def _empty_part(tree: Node) -> tuple[int, int, str]:
    """The place in a pattern that lets it match nothing, and what to say of it."""
    if isinstance(tree, Choice):
        branch = next(branch for branch in tree.branches if nullable(branch))
        if isinstance(branch, Row) and not branch.parts:
            bar = max(branch.start - 1, 0)
            return bar, bar + 1, "a branch beside this is empty"
        return branch.start, branch.end, "every part of this branch may be left out"
    return tree.start, tree.end, "every part of it may be left out"


def _said(node: Node) -> str:
    match node:
        case Repeat():
            return "this may be left out"
        case Look():
            return "what must not be there gives no number"
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
            without = [branch for branch in node.branches if not _has_value(branch)]
            yield from (branch for branch in without if _bare(branch, kind, inside_value=False))
            within = [branch for branch in node.branches if _has_value(branch)]
        case Row():
            within = [part for part in node.parts if _has_value(part)]
        case Repeat(least=0) | Group(name=pattern_check.VALUE) | Look(negative=True):
            yield node
            return
        case Repeat() | Group() | Look():
            within = [node.body]
        case _:
            return
    for part in within:
        yield from _culprits(part, kind)


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
