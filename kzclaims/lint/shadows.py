"""Rules that get nothing because another, that asks for no more, comes first.

A number goes to the rule whose terms tell most about it, and of two that tell as much to the one whose id
sorts first. So a rule is shadowed where another has the same conditions or wider ones, tells at least as much
by them, and wins every tie. A rule with more conditions is no shadow of one with fewer, nor the other way:
the narrower takes what it is about, and leaves the rest.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kzclaims.lint.finding import Code, Finding, Level
from kzclaims.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.lint.vocabulary import Vocabulary
    from kzclaims.model import Rule, RuleSet

_COUNTING = frozenset({Kind.COUNT, Kind.ORDINAL})
_Group = tuple[str, ...]


def shadow_findings(rules: RuleSet, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Each rule that another keeps from all its numbers, told once."""
    first: dict[object, Rule] = {}
    different: list[Rule] = []
    for rule in rules.rules:
        same = first.setdefault(_signature(rule), rule)
        if same is rule:
            different.append(rule)
        else:
            yield _duplicate(rule, same)
    index = _index(different, vocabulary)
    for rule in different:
        names = {over for group in rule.about for name in group for over in vocabulary.covering.get(name, ())}
        others = {one.id: one for name in names for one in index.get((rule.kind, name), ())}
        if not rule.about:
            others = {one.id: one for one in index.get((rule.kind, ""), ())}
        for _, other in sorted(others.items()):
            if other.id < rule.id and _shadows(other, rule, vocabulary):
                yield _shadowed(rule, other)
                break


def _signature(rule: Rule) -> object:
    """What a rule asks for, in no order."""
    groups = tuple(sorted(tuple(sorted({*group})) for group in rule.about))
    slots = tuple((slot.name, tuple(sorted(slot.terms)), slot.time) for slot in rule.slots)
    return (rule.kind, rule.unit, groups, tuple(sorted({*rule.excluded})), slots, _pattern(rule))


def _pattern(rule: Rule) -> str | None:
    return None if rule.pattern is None else " ".join(rule.pattern.split())


def _index(rules: list[Rule], vocabulary: Vocabulary) -> dict[tuple[Kind, str], list[Rule]]:
    """Rules by kind and by each term of the group that fewest rules ask for.

    Who is shadowed by a rule meets that group too.
    """
    index: defaultdict[tuple[Kind, str], list[Rule]] = defaultdict(list)
    for rule in rules:
        rarest = min(
            rule.about, key=lambda group: (sum(vocabulary.uses[name] for name in group), group), default=("",)
        )
        for name in rarest:
            index[rule.kind, name].append(rule)
    return index


def _shadows(one: Rule, other: Rule, vocabulary: Vocabulary) -> bool:
    """Whether `one`, whose id sorts first, fits every number that `other` fits, and at least as well."""
    if one.unit not in {None, other.unit} or _pattern(one) != _pattern(other):
        return False
    if not {*one.excluded} <= {*other.excluded} or bool(one.slots) is not bool(other.slots):
        return False
    if one.kind in _COUNTING and not _nouns(other) <= _nouns(one):
        return False
    return len(one.about) == len(other.about) and _paired([*one.about], [*other.about], vocabulary)


def _nouns(rule: Rule) -> frozenset[str]:
    """The terms that what is counted may be."""
    return frozenset(name for group in (*rule.about, *(slot.terms for slot in rule.slots)) for name in group)


def _paired(wide: list[_Group], narrow: list[_Group], vocabulary: Vocabulary) -> bool:
    """Whether each of the narrow groups has a wide one of its own that is met whenever it is."""
    if not narrow:
        return True
    group, rest = narrow[0], narrow[1:]
    return any(
        _met_by(one, group, vocabulary) and _paired([*wide[:place], *wide[place + 1 :]], rest, vocabulary)
        for place, one in enumerate(wide)
    )


def _met_by(wide: _Group, narrow: _Group, vocabulary: Vocabulary) -> bool:
    """Whether the wide group is met by what meets the narrow one, as near and telling as much."""
    if vocabulary.is_common(wide) is not vocabulary.is_common(narrow):
        return False
    if not all(any(vocabulary.stands_in_for(one, name) for one in wide) for name in narrow):
        return False
    # A nearer term of its own must not tell less than the narrow group's.
    least = min(vocabulary.uses[name] for name in narrow)
    return all(name in narrow or vocabulary.uses[name] <= least for name in wide)


def _duplicate(rule: Rule, first: Rule) -> Finding:
    return Finding(
        code=Code.DUPLICATE_RULE,
        level=Level.ERROR,
        message=f"rule `{rule.id}` asks for the same as rule `{first.id}`",
        table=rule.location,
        path=("id",),
        label=f"first at {first.location.file}:{first.location.line}",
        hint=f"each number goes to one rule, here to `{first.id}`: remove one of them, or tell them apart",
    )


def _shadowed(rule: Rule, by: Rule) -> Finding:
    return Finding(
        code=Code.SHADOWED_RULE,
        level=Level.ERROR,
        message=f"rule `{rule.id}` is shadowed by rule `{by.id}`",
        table=rule.location,
        path=("id",),
        label=f"`{by.id}` at {by.location.file}:{by.location.line} fits every number that this rule fits",
        hint=f"each number goes to one rule, here to `{by.id}`: ask for one more term, or put one into the "
        "other's `not`",
    )
