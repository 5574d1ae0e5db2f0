"""The text of a baseline file: the same baseline and rules, the same bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.baseline.entries import FORMAT_VERSION
from kzclaims.model.relation import Comparison, variables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.baseline.entries import Baseline, Entry
    from kzclaims.model import RuleSet

_HEAD = """\
# Contradictions that are known and accepted. `kzclaims accept` and `kzclaims check --update-baseline` write
# this file anew: reasons and days of expiry are kept, comments are not. The rules stand here so that branches
# which accept facts of different rules merge by themselves; where a merge leaves both sides, keep both.
"""
_UNSAFE = re.compile(r'[\x00-\x1f"\\\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]')


def baseline_text(baseline: Baseline, rules: RuleSet) -> str:
    """The whole file, sorted by key, one value per line, without a date, a count or a place in an article."""
    anchors = [(anchor, f"# {name}\n") for name, anchor in _anchors(rules)]
    entries = [(entry.key, "".join(_entry(entry))) for entry in baseline.entries]
    written = [f"{_HEAD}\nkzclaims = {FORMAT_VERSION}\n", *_array("paths", baseline.paths)]
    apart = True  # an entry has an empty line on both sides, the rules between two entries none
    for _, text in sorted(anchors + entries, key=lambda part: part[0]):
        is_anchor = text.startswith("#")
        if apart or not is_anchor:
            written.append("\n")
        written.append(text)
        apart = not is_anchor
    return "".join(written)


def _anchors(rules: RuleSet) -> Iterator[tuple[str, str]]:
    """Each rule's and relation's id, and a key that sorts right before those of its facts."""
    for rule in rules.rules:
        yield rule.id, f"{rule.id}@" if rule.slots else rule.id
    for relation in rules.relations:
        law = relation.law
        slotted = isinstance(law, Comparison) and bool(variables(law))
        yield relation.id, f"{relation.id}@" if slotted else relation.id


def _entry(entry: Entry) -> Iterator[str]:
    yield f"[accepted.{_quoted(entry.key)}]\n"
    yield f"verdict = {_quoted(entry.verdict.value)}\n"
    yield from _array("values", entry.values)
    yield f"reason = {_quoted(entry.reason)}\n"
    if entry.expires is not None:
        yield f"expires = {entry.expires.isoformat()}\n"


def _array(name: str, values: Iterable[str]) -> Iterator[str]:
    yield f"{name} = [\n"
    for value in values:
        yield f"    {_quoted(value)},\n"
    yield "]\n"


def _quoted(text: str) -> str:
    """A basic string of TOML, with nothing in it that acts on a terminal."""
    return f'"{_UNSAFE.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0] in '"\\' else f"\\u{ord(found[0]):04x}"
