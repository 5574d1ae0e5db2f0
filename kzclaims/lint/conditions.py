"""Conditions that exclude or repeat each other, within one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.lint.finding import Code, Finding, Level, joined
from kzclaims.model import Role, split_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.lint.vocabulary import Form, Vocabulary
    from kzclaims.model import Rule

_SHOWN = 3


def condition_findings(rule: Rule, vocabulary: Vocabulary) -> Iterator[Finding]:
    """What is wrong with the terms that a rule asks for and does without."""
    yield from _languages(rule, vocabulary)
    yield from _flows(rule)
    yield from _repeated(rule)
    asked = [(place, name) for place, group in enumerate(rule.about) for name in group]
    for index, excluded in enumerate(rule.excluded):
        yield from _excluded(rule, vocabulary, index, excluded, asked)
    yield from _slots(rule, vocabulary)


def _languages(rule: Rule, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Groups of `about` that no language has forms for together."""
    common: frozenset[str] | None = None
    for index, group in enumerate(rule.about):
        spoken = vocabulary.languages(group)
        before = common
        common = spoken if common is None else common & spoken
        if common or before is None:
            continue
        others = "; ".join(
            f"`{'|'.join(earlier)}` in {_codes(vocabulary.languages(earlier))}"
            for earlier in rule.about[:index]
        )
        yield Finding(
            code=Code.NO_COMMON_LANGUAGE,
            level=Level.ERROR,
            message=f"no language has forms of all terms that rule `{rule.id}` is about",
            table=rule.location,
            path=("about", index),
            label=f"in {_codes(spoken)} only",
            hint=f"its other terms: {others}; give all of them forms in the languages of your articles",
        )
        return


def _codes(languages: Iterable[str]) -> str:
    return ", ".join(sorted(languages))


def _flows(rule: Rule) -> Iterator[Finding]:
    """Flows from a term to the same."""
    alone = {group[0]: index for index, group in enumerate(rule.about) if len(group) == 1}
    for name, index in alone.items():
        role, bare = split_role(name)
        if role is Role.TO and f"{Role.FROM}:{bare}" in alone:
            yield Finding(
                code=Code.CONTRADICTION,
                level=Level.ERROR,
                message=f"rule `{rule.id}` asks for what goes from `{bare}` to `{bare}`",
                table=rule.location,
                path=("about", index),
                label=f"`{Role.FROM}:{bare}` is asked for too",
                hint="a flow has two sides: name another term on one of them",
            )
    for name, index in alone.items():
        sides = {f"{role}:{name}" for role in Role}
        if split_role(name)[0] is None and sides <= {*rule.excluded}:
            yield Finding(
                code=Code.CONTRADICTION,
                level=Level.ERROR,
                message=f"rule `{rule.id}` asks for `{name}` and does without it",
                table=rule.location,
                path=("about", index),
                label=f"`not` has {joined(sorted(sides))}",
                hint="every mention is on one of the two sides: take one of them out of `not`",
            )


def _repeated(rule: Rule) -> Iterator[Finding]:
    """Conditions that are met whenever another is."""
    for index, group in enumerate(rule.about):
        for other, narrower in enumerate(rule.about):
            if other == index or not {*narrower} <= {*group}:
                continue
            if {*narrower} == {*group} and index < other:
                continue
            yield Finding(
                code=Code.REDUNDANT_CONDITION,
                level=Level.WARNING,
                message=f"rule `{rule.id}` asks for the same term twice",
                table=rule.location,
                path=("about", index),
                label=f"met whenever `{'|'.join(narrower)}` is",
                hint="take it out: one mention meets both",
            )
            break


def _excluded(
    rule: Rule, vocabulary: Vocabulary, index: int, excluded: str, asked: Iterable[tuple[int, str]]
) -> Iterator[Finding]:
    """One term of `not` held against those of `about`; the worst that is to be said of it."""
    side, bare = split_role(excluded)
    shared: dict[str, frozenset[Form]] = {}
    for _, name in asked:
        own_side, own = split_role(name)
        if bare == own and (side is own_side or side is None):
            also = "too" if side is own_side else f"as `{name}`"
            yield _contradiction(
                rule, index, f"rule `{rule.id}` does without `{excluded}`", f"`about` asks for it {also}"
            )
            return
        if side is not None or own_side is not None or bare == own:
            continue
        mine, theirs = vocabulary.forms(excluded), vocabulary.forms(name)
        if mine <= theirs:
            yield _contradiction(
                rule,
                index,
                f"`{excluded}` keeps no number from rule `{rule.id}`",
                f"all its forms are forms of `{name}`, which the rule asks for",
            )
            return
        if theirs <= mine:
            yield _contradiction(
                rule,
                index,
                f"rule `{rule.id}` asks for `{name}` and does without each of its forms",
                f"`{excluded}` has all forms of `{name}`",
            )
            return
        if mine & theirs:
            shared[name] = mine & theirs
    if shared:
        forms = sorted({form for several in shared.values() for _, form in several})
        told = ", ".join(f"«{form}»" for form in forms[:_SHOWN]) + (" …" if len(forms) > _SHOWN else "")
        yield Finding(
            code=Code.SHARED_FORM,
            level=Level.NOTE,
            message=f"`{excluded}` shares forms with {joined(sorted(shared))}, asked for by rule `{rule.id}`",
            table=rule.location,
            path=("not", index),
            label=told,
            hint="what meets the rule keeps no number from it: take the forms out of one of the terms",
        )


def _contradiction(rule: Rule, index: int, message: str, label: str) -> Finding:
    return Finding(
        code=Code.CONTRADICTION,
        level=Level.ERROR,
        message=message,
        table=rule.location,
        path=("not", index),
        label=label,
        hint="take it out of `not`, or give it forms of its own",
    )


def _slots(rule: Rule, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Terms of one slot that share a form: where it stands, neither of them fills the slot."""
    for slot in rule.slots:
        first: dict[tuple[str | None, Form], str] = {}
        for index, name in enumerate(slot.terms):
            side = split_role(name)[0]
            shared: dict[str, set[str]] = {}
            for form in vocabulary.forms(name):
                other = first.setdefault((side, form), name)
                if other != name:
                    shared.setdefault(other, set()).add(form[1])
            if not shared:
                continue
            forms = sorted(set().union(*shared.values()))
            yield Finding(
                code=Code.SHARED_SLOT_FORM,
                level=Level.WARNING,
                message=f"`{name}` and {joined(sorted(shared))} share forms in slot `{slot.name}` of rule "
                f"`{rule.id}`",
                table=rule.location,
                path=("slots", slot.name, index),
                label=", ".join(f"«{form}»" for form in forms[:_SHOWN])
                + (" …" if len(forms) > _SHOWN else ""),
                hint="where both are meant the slot stays open: give each form to one of the terms",
            )
