"""What is wrong with a rule's pattern, and at which place in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from kzclaims.model import Kind
from kzclaims.rules.pattern import (
    ANY_QUANTITY,
    ExpandedPattern,
    Piece,
    compile_pattern,
    expand,
    kind_of_macro,
    pieces,
)
from kzclaims.rules.pattern_size import MOST_PARTS, compiled_parts
from kzclaims.rules.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.model import Term

VALUE = "value"
"""The group of a pattern that takes in the rule's quantity."""

MOST_SOURCE = 4 * 1024  # bytes of UTF-8
MOST_EXPANDED = 32 * 1024
MOST_NESTED = 50

# Errors of the engine that it places behind the escape they are about.
_BEHIND_ESCAPE = ("bad escape", "unknown property", "undefined character name", "undefined named list")
# What the engine says, by its beginning, and what to do.
_HELP: tuple[tuple[str, str], ...] = (
    ("missing )", r"close the group, or write `\(` for a bracket in the text"),
    ("unbalanced parenthesis", r"open the group, or write `\)` for a bracket in the text"),
    ("unterminated character set", r"close the set with `]`, or write `\[` for a bracket in the text"),
    ("multiple repeat", r"write `\*`, `\+` or `\?` for the character itself"),
    ("nothing to repeat", r"write `\*`, `\+` or `\?` for the character itself"),
    ("bad escape", r"write `\\` for a backslash in the text"),
    ("bad character range", "a range goes from the smaller character to the greater"),
    ("unknown property", r"for letters of any script write `\p{L}`"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternProblem:
    """Something wrong with `[start, end)` of a pattern's source."""

    code: str
    message: str
    start: int
    end: int
    label: str = ""
    hint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A bracketed part of a pattern, with its brackets; `end` is None where it is never closed."""

    start: int
    end: int | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPattern:
    """A pattern's expansion, and its problems; it may be searched only where there are none."""

    text: str
    problems: tuple[PatternProblem, ...]


def check_pattern(
    source: str,
    terms: Mapping[str, Term],
    *,
    known: frozenset[str] | None,
    kind: Kind | None,
    slots: tuple[str, ...],
) -> CheckedPattern:
    """Expand a rule's pattern and find what is wrong with it.

    `terms` are those that can be expanded, `known` the names that are not to be reported, None
    where nothing can be said of unknown ones. `kind` is what the rule measures, None where that is
    itself in error. Slots may have groups of their names, with `_` for `-`.
    """
    size = len(source.encode())
    if size > MOST_SOURCE:
        return _only(source, f"the pattern has {size:,} bytes; {MOST_SOURCE:,} are allowed")
    parts = tuple(pieces(source))
    problems = [] if known is None else _unknown_macros(parts, known, terms)
    expanded = expand(source, terms)
    size = len(expanded.text.encode())
    if size > MOST_EXPANDED:
        hint = "use fewer macros, or terms with fewer forms"
        message = f"with its terms the pattern has {size:,} bytes; {MOST_EXPANDED:,} are allowed"
        return _only(source, message, hint)
    size = compiled_parts(source, terms)
    if size > MOST_PARTS:
        hint = "use smaller counts, and fewer loops in loops: `(?:…){3}` is compiled three times over"
        message = f"the pattern repeats so much that it has {_about(size)} parts; {MOST_PARTS:,} are allowed"
        return _only(source, message, hint)
    groups = _groups(parts)
    deep = _deepest(parts)
    if deep is not None:
        message = f"groups are nested more than {MOST_NESTED} deep"
        hint = "take out the brackets that nothing needs"
        problem = PatternProblem(
            code="pattern-too-deep", message=message, start=deep.start, end=deep.end, hint=hint
        )
        return CheckedPattern(text="", problems=(*problems, problem))
    broken = _engine_problem(expand(source, terms, brief=True), parts, groups)
    if broken is not None:
        problems.append(broken)
    else:
        problems += _group_problems(source, groups, slots)
        problems += _value_problems(source, parts, groups, kind)
    return CheckedPattern(text=expanded.text, problems=tuple(problems))


def _deepest(parts: tuple[Piece, ...]) -> Piece | None:
    """The first bracket that opens a group too deep in others for the engine to compile it safely."""
    depth = 0
    for part in parts:
        depth += (part.sort == "group") - (part.sort == "close")
        if depth > MOST_NESTED:
            return part
    return None


def _only(source: str, message: str, hint: str | None = None) -> CheckedPattern:
    problem = PatternProblem(code="pattern-too-long", message=message, start=0, end=len(source), hint=hint)
    return CheckedPattern(text="", problems=(problem,))


def _about(size: int) -> str:
    most = MOST_PARTS * 1000
    return f"over {most:,}" if size > most else f"{size:,}"


def _unknown_macros(
    parts: tuple[Piece, ...], known: frozenset[str], terms: Mapping[str, Term]
) -> list[PatternProblem]:
    names = known | {ANY_QUANTITY, *Kind}
    return [
        PatternProblem(
            code="unknown-term",
            message=f"unknown term `{part.name}`",
            start=part.start,
            end=part.end,
            label=_meant(near, terms) if (near := nearest(part.name, names)) else "",
            hint=None if near else f"define `[terms.{part.name}]`, or use a kind such as `{{percent}}`",
        )
        for part in parts
        if part.sort == "macro" and part.name not in names
    ]


def _meant(name: str, terms: Mapping[str, Term]) -> str:
    term = terms.get(name)
    place = "" if term is None else f" ({term.location.file}:{term.location.line})"
    return f"did you mean `{{{name}}}`?{place}"


def _groups(parts: tuple[Piece, ...]) -> list[_Group]:
    """The groups in the order of their ends, those never closed last, the innermost first."""
    closed: list[_Group] = []
    opened: list[Piece] = []
    for part in parts:
        if part.sort == "group":
            opened.append(part)
        elif part.sort == "close" and opened:
            first = opened.pop()
            closed.append(_Group(start=first.start, end=part.end, name=first.name))
    return closed + [_Group(start=first.start, end=None, name=first.name) for first in reversed(opened)]


def _engine_problem(
    expanded: ExpandedPattern, parts: tuple[Piece, ...], groups: list[_Group]
) -> PatternProblem | None:
    try:
        compile_pattern(expanded.text)
    except regex.error as error:
        # Not every version of the stubs knows these two.
        message, position = getattr(error, "msg", str(error)), getattr(error, "pos", None)
        return _placed(expanded, parts, groups, message, position or 0)
    except (ValueError, OverflowError, RecursionError) as error:
        message = f"the pattern cannot be compiled: {error}"
        return PatternProblem(code="bad-pattern", message=message, start=0, end=len(expanded.source))
    return None


def _placed(
    expanded: ExpandedPattern,
    parts: tuple[Piece, ...],
    groups: list[_Group],
    message: str,
    position: int,
) -> PatternProblem:
    source = expanded.source
    start, end = expanded.source_span(position, position + 1)
    label = ""
    opened: list[int] = []
    if message.startswith("missing )"):
        opened = [group.start for group in groups if group.end is None]
    elif message.startswith("unterminated character set"):
        opened = [part.start for part in parts if part.sort == "class"][-1:]
    if opened:
        start, end, label = opened[0], opened[0] + 1, "opened here"
    elif message.startswith(_BEHIND_ESCAPE):
        start, end = source.rfind("\\", 0, start), start
    if start >= len(source):
        start, end = max(0, len(source.rstrip()) - 1), len(source.rstrip())
    hint = next((hint for saying, hint in _HELP if message.startswith(saying)), None)
    return PatternProblem(
        code="bad-pattern",
        message=f"the pattern is wrong: {message}",
        start=max(start, 0),
        end=end,
        label=label,
        hint=hint,
    )


def _group_problems(source: str, groups: list[_Group], slots: tuple[str, ...]) -> list[PatternProblem]:
    known = {VALUE, *(slot.replace("-", "_") for slot in slots)}
    problems: list[PatternProblem] = []
    for group in groups:
        if not group.name or group.name in known:
            continue
        start = source.index(group.name, group.start)
        near = nearest(group.name, known)
        problems.append(
            PatternProblem(
                code="unknown-group",
                message=f"unknown group `{group.name}` in the pattern",
                start=start,
                end=start + len(group.name),
                label=f"did you mean `{near}`?" if near else "",
                hint="groups are `value` and the rule's slots; for any other write `(?:…)`",
            )
        )
    return problems


def _value_problems(
    source: str, parts: tuple[Piece, ...], groups: list[_Group], kind: Kind | None
) -> list[PatternProblem]:
    macro = "{quantity}" if kind is None else f"{{{kind}}}"
    values = [group for group in groups if group.name == VALUE]
    if not values:
        hint = f"put the rule's quantity in a group: `(?P<value>{macro})`"
        quantities = [part for part in parts if part.sort == "macro" and takes_quantity(part.name, kind)]
        at = (quantities[0].start, quantities[0].end) if quantities else (0, len(source))
        return [
            PatternProblem(
                code="no-value-group",
                message="the pattern has no group `value`",
                start=at[0],
                end=at[1],
                hint=hint,
            )
        ]
    return [
        PatternProblem(
            code="no-value-group",
            message=f"the group `value` holds no quantity of the kind that the rule measures, {macro}",
            start=group.start,
            end=group.end or len(source),
            hint=f"numbers are found before patterns are searched: write `(?P<value>{macro})`",
        )
        for group in values
        if not any(
            part.sort == "macro"
            and takes_quantity(part.name, kind)
            and group.start < part.start < (group.end or 0)
            for part in parts
        )
    ]


def takes_quantity(macro: str, kind: Kind | None) -> bool:
    """Whether the macro of a name can stand for a quantity of the kind, or of any kind where it is None."""
    if macro == ANY_QUANTITY:
        return True
    named = kind_of_macro(macro)
    if kind is Kind.DATE and named is Kind.DURATION:
        return True  # «for more than thirty years» dates a beginning
    return named is not None and kind in {None, named}
