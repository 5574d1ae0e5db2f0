"""Slots of the facts that an expression names: whether the rules have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.model import SlotTime
from kzclaims.model.relation import Variable
from kzclaims.rules.relation_parse import ExpressionError
from kzclaims.rules.suggest import nearest

if TYPE_CHECKING:
    from kzclaims.model import Rule, Slot
    from kzclaims.model.relation import Reference, SlotValue

_TIMES = {
    SlotTime.YEAR: (re.compile(r"[0-9]{4}"), "a year", "2023"),
    SlotTime.MONTH: (re.compile(r"[0-9]{4}-[0-9]{2}"), "a month", "2023-09"),
    SlotTime.DURATION: (re.compile(r"[0-9]+(?:\.[0-9]+)?-[a-z]+"), "a length of time", "3-year"),
}


def wrong_slots(rule: Rule, reference: Reference) -> ExpressionError:
    """The error of a reference that names more or fewer slots than its rule has."""
    names = "/".join(slot.name for slot in rule.slots)
    count = len(rule.slots)
    if not count:
        hint = f"write `{rule.id}` alone"
    else:
        hint = f"write `{rule.id}@{names}` with a value for each, `-` for unstated or a variable: `$year`"
    has = f"{count} slot{'' if count == 1 else 's'}" if count else "no slots"
    return ExpressionError(
        "wrong-slots",
        f"rule `{rule.id}` has {has}, here are {len(reference.slots)}",
        reference.start,
        reference.end,
        hint=hint,
    )


def slot_problem(slot: Slot, value: SlotValue, span: tuple[int, int]) -> ExpressionError | None:
    """What is wrong with the value of one slot of a reference; None where nothing is."""
    if value is None:
        return None
    if isinstance(value, Variable):
        if value.name.replace("-", "").isalnum() and value.name.isascii():
            return None
        return ExpressionError("bad-variable", "a variable is a name behind `$`", *span, hint="like `$year`")
    if slot.time is not None:
        shape, noun, sample = _TIMES[slot.time]
        if shape.fullmatch(value):
            return None
        message = f"slot `{slot.name}` is {noun}: `{value}` is none"
        return ExpressionError("bad-slot-value", message, *span, hint=f"{noun} is written like `{sample}`")
    terms = slot.values
    if value in terms:
        return None
    near = nearest(value, terms)
    return ExpressionError(
        "bad-slot-value",
        f"slot `{slot.name}` cannot be `{value}`",
        *span,
        label=f"did you mean `{near}`?" if near else "",
        hint=f"its terms are {', '.join(f'`{term}`' for term in terms)}; `-` is none",
    )
