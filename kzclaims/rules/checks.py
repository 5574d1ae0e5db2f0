"""Rules of rule files: what their names, kinds and patterns mean, and what is wrong with that."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Kind, Rule, Severity, Slot
from kzclaims.rules.examples import read_example
from kzclaims.rules.pattern_check import check_pattern
from kzclaims.rules.slots import name_errors, read_slots
from kzclaims.rules.suggest import nearest
from kzclaims.rules.units import has_units, is_unit, meant_measure, units_of

if TYPE_CHECKING:
    from kzclaims.errors import RuleError
    from kzclaims.rules.document import Document
    from kzclaims.rules.positions import KeyPath
    from kzclaims.rules.schema import RuleTable
    from kzclaims.rules.tables import Draft, RuleDraft
    from kzclaims.rules.terms import Vocabulary

_ID = re.compile(r"[a-z0-9.-]+")
_PERCENTAGE = re.compile(r"\s*([0-9]{1,3}(?:\.[0-9]{1,6})?)\s*%\s*")
_TOLERANCES = ("hard", "soft")
_HUNDRED = 100

# What authors call kinds, and what they are called here.
_KIND_NAMES = {
    "amount": Kind.MONEY,
    "currency": Kind.MONEY,
    "day": Kind.DATE,
    "distance": Kind.MEASURE,
    "factor": Kind.MULTIPLE,
    "length": Kind.MEASURE,
    "number": Kind.COUNT,
    "integer": Kind.COUNT,
    "percentage": Kind.PERCENT,
    "period": Kind.DURATION,
    "rank": Kind.ORDINAL,
    "share": Kind.PERCENT,
    "time": Kind.DATE,
    "unit": Kind.MEASURE,
    "weight": Kind.MEASURE,
    "year": Kind.DATE,
}


def read_rule(draft: RuleDraft, vocabulary: Vocabulary, errors: list[RuleError]) -> Rule:
    """A rule, what is wrong with it added to `errors`.

    Where something is, the rule stands for it as far as it could be read; it is not to be run.
    """
    rule, table = draft.rule, draft.rule.table
    errors += _id_errors(rule)
    errors += _condition_errors(rule)
    kind, unit = _measure(rule, errors)
    about = _about(rule, vocabulary, errors)
    errors += _excluded_errors(rule, vocabulary)
    slots = read_slots(rule, vocabulary, errors)
    hard, soft = _tolerance(rule, errors)
    pattern = _pattern(rule, vocabulary, kind, slots, errors)
    examples = tuple(
        read_example(
            example,
            kind=kind,
            unit=unit,
            slots=None if "slots" in rule.bad else slots,
            errors=errors,
        )
        for example in draft.examples
    )
    return Rule(
        id=table.id,
        title=table.title,
        kind=kind or Kind.COUNT,
        location=rule.document.source.location(rule.document.positions.value(rule.path).start),
        unit=unit,
        about=about,
        excluded=tuple(table.not_),
        slots=slots,
        pattern=pattern,
        why=table.why,
        severity=Severity(table.severity),
        hard=hard,
        soft=soft,
        was=tuple(table.was),
        examples=examples,
    )


def _id_errors(rule: Draft[RuleTable]) -> list[RuleError]:
    errors: list[RuleError] = []
    if "id" not in rule.bad:
        errors += bad_id(rule.document, (*rule.path, "id"), rule.table.id)
    for index, former in enumerate(rule.table.was):
        errors += bad_id(rule.document, (*rule.path, "was", index), former)
    if not rule.table.title.strip() and "title" not in rule.bad:
        message = f"{_what(rule)} has an empty `title`"
        hint = "say in a few words what the quantity is"
        errors.append(rule.document.at_value("empty-text", message, (*rule.path, "title"), hint=hint))
    return errors


def _what(rule: Draft[RuleTable]) -> str:
    return f"rule `{rule.table.id}`" if rule.table.id else "the rule"


def bad_id(document: Document, path: KeyPath, name: str, of: str = "a rule") -> list[RuleError]:
    """What is wrong with an id: an error, or nothing."""
    if _ID.fullmatch(name):
        return []
    meant = re.sub(r"[^a-z0-9.]+", "-", name.lower()).strip("-")
    return [
        document.at_value(
            "bad-id",
            f"`{name}` is no id for {of}",
            path,
            label=f"did you mean `{meant}`?" if meant else "",
            hint="an id is made of `a`-`z`, `0`-`9`, `.` and `-`",
        )
    ]


def _condition_errors(rule: Draft[RuleTable]) -> list[RuleError]:
    table = rule.table
    if table.about or table.pattern is not None or rule.bad & {"about", "pattern"}:
        return []
    message = f"{_what(rule)} has neither `about` nor `pattern`"
    hint = 'name the terms that stand near the number: `about = ["trade", "kazakhstan"]`'
    return [rule.document.at_value("no-condition", message, rule.path, hint=hint)]


def _measure(rule: Draft[RuleTable], errors: list[RuleError]) -> tuple[Kind | None, str | None]:
    """The kind that a rule measures, None where it is in error, and the unit."""
    if "measure" in rule.bad:
        return None, None
    written = rule.table.measure
    name, colon, unit = written.partition(":")
    path = (*rule.path, "measure")
    if name not in set(Kind):
        near = _KIND_NAMES.get(name.lower()) or meant_measure(name) or nearest(name, Kind)
        errors.append(
            rule.document.inside(
                "unknown-kind",
                f"unknown kind `{name}`",
                path,
                (0, len(name)),
                label=f"did you mean `{near}`?" if near else "",
                hint=f"the kinds are {', '.join(f'`{kind}`' for kind in Kind)}",
            )
        )
        return None, None
    kind = Kind(name)
    if not colon:
        return kind, None
    if is_unit(unit, kind):
        return kind, unit
    span = (len(name) + 1, len(written)) if unit else (len(name), len(written))
    if not has_units(kind):
        message = f"a {kind} has no unit"
    elif unit:
        message = f"unknown unit `{unit}` for kind {kind}"
    else:
        message = f"the unit is missing after `{written}`"
    near = meant_measure(unit, kind)
    if near is None and (alike := nearest(unit, units_of(kind))):
        near = f"{kind}:{alike}"
    label = f"did you mean `{near}`?" if near else ""
    hint = None if near else f"for any unit write `{kind}`"
    errors.append(rule.document.inside("unknown-unit", message, path, span, label=label, hint=hint))
    return kind, None


def _about(
    rule: Draft[RuleTable], vocabulary: Vocabulary, errors: list[RuleError]
) -> tuple[tuple[str, ...], ...]:
    about: list[tuple[str, ...]] = []
    for index, alternatives in enumerate(rule.table.about):
        path = (*rule.path, "about", index)
        names: list[str] = []
        start = 0
        for part in alternatives.split("|"):
            name = part.strip()
            first = start + len(part) - len(part.lstrip())
            start += len(part) + 1
            names.append(name)
            errors += name_errors(rule, vocabulary, path, name, (first, first + len(name)))
        about.append(tuple(names))
    return tuple(about)


def _excluded_errors(rule: Draft[RuleTable], vocabulary: Vocabulary) -> list[RuleError]:
    errors: list[RuleError] = []
    for index, name in enumerate(rule.table.not_):
        path = (*rule.path, "not", index)
        if "|" in name:
            parts = ", ".join(f'"{part.strip()}"' for part in name.split("|"))
            errors.append(
                rule.document.at_value(
                    "unknown-term",
                    "`not` has no alternatives: none of its terms may be near",
                    path,
                    label=f"did you mean `{parts}`?",
                )
            )
        else:
            errors += name_errors(rule, vocabulary, path, name, (0, len(name)))
    return errors


def _tolerance(rule: Draft[RuleTable], errors: list[RuleError]) -> tuple[Decimal | None, Decimal | None]:
    """Hard and soft tolerance as fractions. One percentage is both: within it agree, beyond it not."""
    written, path = rule.table.tolerance, (*rule.path, "tolerance")
    if written is None:
        return None, None
    if isinstance(written, str):
        one = _fraction(rule, path, written, errors)
        return one, one
    for name in written.keys() - set(_TOLERANCES):
        near = nearest(name, _TOLERANCES)
        errors.append(
            rule.document.at_key(
                "unknown-key",
                f"unknown key `{name}` in `tolerance`",
                (*path, name),
                label=f"did you mean `{near}`?" if near else "",
                hint=None if near else "the keys are `hard` and `soft`",
            )
        )
    if not written:
        errors.append(rule.document.at_value("bad-tolerance", "`tolerance` is empty", path))
    hard, soft = (
        _fraction(rule, (*path, name), written[name], errors) if name in written else None
        for name in _TOLERANCES
    )
    if hard is not None and soft is not None and soft > hard:
        message = "the soft tolerance is wider than the hard one"
        hint = "up to `soft` values agree, from there to `hard` they are in tension"
        errors.append(rule.document.at_value("bad-tolerance", message, (*path, "soft"), hint=hint))
    return hard, soft


def _fraction(rule: Draft[RuleTable], path: KeyPath, written: str, errors: list[RuleError]) -> Decimal | None:
    match = _PERCENTAGE.fullmatch(written)
    if match is None or Decimal(match[1]) > _HUNDRED:
        message = f"`{written}` is no percentage from 0 to 100"
        errors.append(rule.document.at_value("bad-tolerance", message, path, hint="write it like `2.5%`"))
        return None
    return Decimal(match[1]).scaleb(-2)


def _pattern(
    rule: Draft[RuleTable],
    vocabulary: Vocabulary,
    kind: Kind | None,
    slots: tuple[Slot, ...],
    errors: list[RuleError],
) -> str | None:
    source = rule.table.pattern
    if source is None:
        return None
    checked = check_pattern(
        source,
        vocabulary.terms,
        known=vocabulary.names if vocabulary.complete else None,
        kind=kind,
        slots=tuple(group for slot in slots for group in slot.groups),
    )
    path = (*rule.path, "pattern")
    errors += [
        rule.document.inside(
            problem.code,
            problem.message,
            path,
            (problem.start, problem.end),
            label=problem.label,
            hint=problem.hint,
        )
        for problem in checked.problems
    ]
    return source if checked.text else None
