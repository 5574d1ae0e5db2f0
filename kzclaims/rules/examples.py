"""Examples of rules: whether they say what a test must know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.model import Example, Kind, Slot, SlotTime
from kzclaims.rules.iso639 import CODES, MISTAKEN
from kzclaims.rules.suggest import nearest
from kzclaims.rules.value import SAMPLES, BadValueError, parse_value

if TYPE_CHECKING:
    from kzclaims.errors import RuleError
    from kzclaims.rules.schema import ExampleTable, RelationExampleTable
    from kzclaims.rules.tables import Draft

_LENGTH = re.compile(r"[0-9]+(?:\.[0-9]+)?-(?:day|week|month|quarter|year|decade)")

UNSTATED = "-"
"""What an example says of a slot that its text does not state."""


def read_example(
    draft: Draft[ExampleTable],
    *,
    kind: Kind | None,
    unit: str | None,
    slots: tuple[Slot, ...] | None,
    errors: list[RuleError],
) -> Example:
    """An example, what is wrong with it added to `errors`.

    `kind` and `slots` are the rule's, None where the rule itself is wrong there.
    """
    document, path, table = draft.document, draft.path, draft.table
    if not table.text.strip() and "text" not in draft.bad:
        errors.append(document.at_value("empty-text", "the example has no text", (*path, "text")))
    if table.match:
        errors += _value_errors(draft, kind, unit)
        errors += [] if slots is None else _slot_errors(draft, slots)
    else:
        errors += _contradictions(draft)
    if table.language is not None and table.language not in CODES:
        errors.append(bad_language(draft, table.language))
    return Example(
        text=table.text,
        location=document.source.location(document.positions.value(path).start),
        match=table.match,
        value=table.value,
        hedge=table.hedge,
        slots=tuple(table.slots.items()),
        language=table.language,
        published=None if table.published is None else table.published.isoformat(),
        todo=table.todo,
    )


def _contradictions(draft: Draft[ExampleTable]) -> list[RuleError]:
    return [
        draft.document.at_key(
            "contradictory-example",
            f"an example that must not match has no `{key}`",
            (*draft.path, key),
            hint=f"remove `{key}`, or remove `match = false`",
        )
        for key in ("value", "hedge", "slots")
        if getattr(draft.table, key)
    ]


def _value_errors(draft: Draft[ExampleTable], kind: Kind | None, unit: str | None) -> list[RuleError]:
    document, path, value = draft.document, draft.path, draft.table.value
    if "value" in draft.bad or "match" in draft.bad:
        return []
    if value is None:
        sample = SAMPLES[kind] if kind is not None else "25..30 %"
        hint = f'say what must be read, `value = "{sample}"`, or that nothing must: `match = false`'
        return [
            document.at_value(
                "no-value", "the example has neither `value` nor `match = false`", path, hint=hint
            )
        ]
    if kind is None:
        return []
    try:
        parse_value(value, kind, unit)
    except BadValueError as problem:
        return [
            document.inside(
                "bad-value",
                f"`value` of an example: {problem}",
                (*path, "value"),
                (problem.start, problem.end),
                label=f"did you mean `{problem.suggestion}`?" if problem.suggestion else "",
                hint=None if problem.suggestion else f"a {kind} is written like `{SAMPLES[kind]}`",
            )
        ]
    return []


def _slot_errors(draft: Draft[ExampleTable], slots: tuple[Slot, ...]) -> list[RuleError]:
    errors: list[RuleError] = []
    named = {slot.name: slot for slot in slots}
    for name, value in draft.table.slots.items():
        path = (*draft.path, "slots", name)
        slot = named.get(name)
        if slot is None:
            near = nearest(name, named)
            errors.append(
                draft.document.at_key(
                    "unknown-slot",
                    f"the rule has no slot `{name}`",
                    path,
                    label=f"did you mean `{near}`?" if near else "",
                    hint=None if near else _slots_hint(named),
                )
            )
        elif value != UNSTATED:
            errors += _slot_value_errors(draft, slot, value)
    return errors


def _slots_hint(named: dict[str, Slot]) -> str:
    if not named:
        return "the rule has no slots"
    return f"the rule's slots are {', '.join(f'`{name}`' for name in named)}"


def _slot_value_errors(draft: Draft[ExampleTable], slot: Slot, value: str) -> list[RuleError]:
    path = (*draft.path, "slots", slot.name)
    if slot.time is SlotTime.DURATION:
        if _LENGTH.fullmatch(value):
            return []
        message = f"slot `{slot.name}` is a length of time"
        return [draft.document.at_value("bad-slot-value", message, path, hint="write it like `3-year`")]
    if slot.time is not None:
        try:
            parse_value(value, Kind.DATE)
        except BadValueError as problem:
            message = f"slot `{slot.name}` is a date: {problem}"
            span = (problem.start, problem.end)
            hint = "a date is written like `2023`, `2023-04` or `2023-04-10`"
            return [draft.document.inside("bad-slot-value", message, path, span, hint=hint)]
        return []
    terms = slot.values
    if value in terms:
        return []
    near = nearest(value, terms)
    return [
        draft.document.at_value(
            "bad-slot-value",
            f"slot `{slot.name}` cannot be `{value}`",
            path,
            label=f"did you mean `{near}`?" if near else "",
            hint=f"its terms are {', '.join(f'`{term}`' for term in terms)}; `{UNSTATED}` is none",
        )
    ]


def bad_language(draft: Draft[ExampleTable] | Draft[RelationExampleTable], language: str) -> RuleError:
    """The error of a language of an example that is no ISO 639-1 code."""
    near = MISTAKEN.get(language)
    return draft.document.at_value(
        "unknown-language",
        f"unknown language `{language}`",
        (*draft.path, "language"),
        label=f"did you mean `{near}`?" if near else "",
        hint=None if near else "languages have ISO 639-1 codes: `ar`, `en`",
    )
