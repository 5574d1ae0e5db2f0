"""The codes of all diagnostics, found in the source: nothing has to list them a second time.

A **maker** is what takes a code: `Diagnostic`, each function with a parameter `code` that hands it on to a
maker, and each class with fields `code` and `message` in a package where the `.code` of something is handed
on. What is given to makers is collected from all calls: literals, constants of a class
(`Code.UNUSED_TERM`), both branches of a condition, and for a name that is no parameter what is assigned
to it, else the literals with which tuples begin that functions of the module return. Anything else is an
error, so that no code goes unseen.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.docs.pages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PACKAGE = ROOT / "kzclaims"
_NAME = "code"
_BESIDE = "message"
_FIRST = "Diagnostic"


class UnseenCodeError(Exception):
    """A code is made in a way that cannot be followed in the source."""


@dataclass(frozen=True, slots=True, eq=False)
class _Taker:
    """A function or class that takes something called `code`; `place` is None for a keyword only.

    A method is called on something, `document.at_key(…)`, and a function by its name.
    """

    file: Path
    name: str
    method: bool
    place: int | None
    node: ast.FunctionDef | ast.ClassDef


@dataclass(frozen=True, slots=True)
class _Given:
    """What a call gives as `code`; `inside` are the functions that the call stands in."""

    file: Path
    value: ast.expr
    inside: frozenset[ast.AST]


@dataclass(frozen=True, slots=True)
class _Calls:
    """The calls of a file by the name called, each with the functions around it, and its `own` names."""

    file: Path
    made: dict[str, list[tuple[ast.Call, frozenset[ast.AST]]]]
    own: frozenset[str]


def codes(package: Path = PACKAGE) -> dict[str, set[str]]:
    """Every code with the files, relative to the package, that give it. Raises UnseenCodeError."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(package.rglob("*.py"))}
    takers = [taker for path, tree in trees.items() for taker in _takers(path, tree)]
    calls = [_calls_of(path, tree, {taker.name for taker in takers}) for path, tree in trees.items()]
    makers = _makers(calls, takers)
    handing = {taker.node for taker in makers}
    found: defaultdict[str, set[str]] = defaultdict(set)
    constants = _constants(trees.values())
    for given in _given(calls, makers):
        for code in _literals(given, trees[given.file], handing, constants):
            found[code].add(given.file.relative_to(package).as_posix())
    return dict(found)


def _takers(path: Path, tree: ast.Module) -> Iterator[_Taker]:
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    methods = {part for node in classes for part in node.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name != "__init__":
            names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
            own = names[1:] if names[:1] in (["self"], ["cls"]) else names
            if _NAME in own or _NAME in (argument.arg for argument in node.args.kwonlyargs):
                place = own.index(_NAME) if _NAME in own else None
                yield _Taker(path, node.name, node in methods, place, node)
        elif isinstance(node, ast.ClassDef):
            names = _fields(node)
            if {_NAME, _BESIDE} <= set(names):
                yield _Taker(path, node.name, node in methods, names.index(_NAME), node)


def _fields(node: ast.ClassDef) -> list[str]:
    """What a class is made of, in order: the parameters of its `__init__`, else its annotated names."""
    for part in node.body:
        if isinstance(part, ast.FunctionDef) and part.name == "__init__":
            return [argument.arg for argument in part.args.args[1:]]
    return [
        part.target.id
        for part in node.body
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
    ]


def _makers(calls: list[_Calls], takers: list[_Taker]) -> list[_Taker]:
    makers = [taker for taker in takers if taker.name == _FIRST]
    while True:
        given = _given(calls, makers)
        handing = {
            node
            for one in given
            if isinstance(one.value, ast.Name) and one.value.id == _NAME
            for node in one.inside
        }
        packages = {one.file.parent for one in given if _is_attribute(one.value)}
        more = [
            taker
            for taker in takers
            if taker not in makers
            and (
                taker.node in handing
                if isinstance(taker.node, ast.FunctionDef)
                else taker.file.parent in packages
            )
        ]
        if not more:
            return makers
        makers += more


def _calls_of(file: Path, tree: ast.Module, names: set[str]) -> _Calls:
    """The calls of a file by the name called, of those names only, and all names that it defines."""
    made: defaultdict[str, list[tuple[ast.Call, frozenset[ast.AST]]]] = defaultdict(list)
    for call, inside in _calls(tree, frozenset()):
        if (name := _called(call)) in names:
            made[name].append((call, inside))
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return _Calls(file, dict(made), frozenset(own))


def _given(calls: list[_Calls], makers: list[_Taker]) -> list[_Given]:
    """What the calls of makers give; a name means the one of its own module where that has it."""
    found = []
    for of_file in calls:
        for maker in makers:
            if maker.file != of_file.file and maker.name in of_file.own:
                continue
            for call, inside in of_file.made.get(maker.name, ()):
                if maker.method is not isinstance(call.func, ast.Attribute):
                    continue
                value = next((one.value for one in call.keywords if one.arg == _NAME), None)
                if value is None and maker.place is not None and maker.place < len(call.args):
                    value = call.args[maker.place]
                if value is not None:
                    found.append(_Given(of_file.file, value, inside))
    return found


def _calls(node: ast.AST, inside: frozenset[ast.AST]) -> Iterator[tuple[ast.Call, frozenset[ast.AST]]]:
    if isinstance(node, ast.Call):
        yield node, inside
    if isinstance(node, ast.FunctionDef):
        inside |= {node}
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, inside)


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _is_attribute(value: ast.expr) -> bool:
    return isinstance(value, ast.Attribute) and value.attr == _NAME


def _constants(trees: Iterable[ast.Module]) -> dict[str, str]:
    """The literals that classes keep under names in capitals: `Code.UNUSED_TERM`."""
    return {
        f"{node.name}.{target.id}": part.value.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for part in node.body
        if isinstance(part, ast.Assign) and isinstance(part.value, ast.Constant)
        for target in part.targets
        if isinstance(target, ast.Name) and target.id.isupper() and isinstance(part.value.value, str)
    }


def _literals(
    given: _Given,
    tree: ast.Module,
    handing: set[ast.FunctionDef | ast.ClassDef],
    constants: dict[str, str],
) -> Iterator[str]:
    waiting = [given.value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, ast.IfExp):
            waiting += [value.body, value.orelse]
        elif isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value
        elif isinstance(value, ast.Name) and value.id == _NAME:
            assigned = _assigned(given.inside)
            if assigned:
                waiting += assigned
            elif given.inside.isdisjoint(handing):
                yield from _returned(tree)
        elif ast.unparse(value) in constants:
            yield constants[ast.unparse(value)]
        elif not _is_attribute(value):
            raise UnseenCodeError(f"{given.file}:{value.lineno}: {ast.unparse(value)}")


def _assigned(functions: frozenset[ast.AST]) -> list[ast.expr]:
    """What the functions around a call assign to the name."""
    return [
        node.value
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == _NAME for target in node.targets)
    ]


def _returned(tree: ast.Module) -> Iterator[str]:
    """The literals with which tuples begin that functions of a module return."""
    found = [
        part.elts[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Return) and node.value is not None
        for part in ast.walk(node.value)
        if isinstance(part, ast.Tuple) and part.elts and isinstance(part.elts[0], ast.Constant)
    ]
    if not found:
        raise UnseenCodeError("a code that no function of its module returns")
    yield from map(str, found)
