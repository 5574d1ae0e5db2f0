"""Slots of rules, and the names of terms that rules ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.model import Role, Slot, SlotTime, split_role
from kzclaims.rules.suggest import nearest

if TYPE_CHECKING:
    from kzclaims.errors import RuleError
    from kzclaims.rules.positions import KeyPath
    from kzclaims.rules.schema import RuleTable
    from kzclaims.rules.tables import Draft
    from kzclaims.rules.terms import Vocabulary

_SLOT_NAME = re.compile(r"[a-z][a-z0-9-]*")
_TIMES = {time.value: time for time in SlotTime}
SLOT_TIMES = tuple(_TIMES)
"""What a slot may be other than a list of terms."""

_TIMES_WRITTEN = " or ".join((", ".join(f'"{time}"' for time in SLOT_TIMES[:-1]), f'"{SLOT_TIMES[-1]}"'))
SLOT_WANTED = f"a list of terms, or {_TIMES_WRITTEN}"
"""What a slot must be, as messages say it."""


def read_slots(rule: Draft[RuleTable], vocabulary: Vocabulary, errors: list[RuleError]) -> tuple[Slot, ...]:
    """The slots of a rule, what is wrong with them added to `errors`."""
    slots: list[Slot] = []
    for name, written in rule.table.slots.items():
        path = (*rule.path, "slots", name)
        if not _SLOT_NAME.fullmatch(name):
            hint = "a name has `a`-`z`, `0`-`9`, `-`, and begins with a letter"
            errors.append(
                rule.document.at_key("bad-name", f"`{name}` is no name for a slot", path, hint=hint)
            )
        if isinstance(written, str):
            if written not in _TIMES:
                errors.append(_bad_slot(rule, vocabulary, path, written))
            slots.append(Slot(name=name, time=_TIMES.get(written, SlotTime.YEAR)))
            continue
        if not written:
            message = f"slot `{name}` has no terms"
            hint = f"list the terms that may fill it, or write {_TIMES_WRITTEN}"
            errors.append(rule.document.at_value("bad-slot", message, path, hint=hint))
        for index, term in enumerate(written):
            errors += name_errors(rule, vocabulary, (*path, index), term, (0, len(term)))
            if term in written[:index]:
                message = f"`{term}` stands twice in slot `{name}`"
                errors.append(
                    rule.document.at_value("bad-slot", message, (*path, index), hint="remove one of them")
                )
        slots.append(Slot(name=name, terms=tuple(written)))
    return tuple(slots)


def name_errors(
    rule: Draft[RuleTable], vocabulary: Vocabulary, path: KeyPath, name: str, span: tuple[int, int]
) -> list[RuleError]:
    """What is wrong with the name of a term, at a part of a string; it may ask for a side, `to:us`."""
    role, bare = split_role(name)
    if role is not None and bare:
        name, span = bare, (span[1] - len(bare), span[1])
    if role is None and (side := _misspelt_side(name, vocabulary)):
        message = f"unknown side `{name.partition(':')[0]}` of a flow"
        label = f"did you mean `{side}`?"
        return [rule.document.inside("unknown-term", message, path, span, label=label)]
    if not bare:
        hint = 'write `"a|b"` for either of two terms'
        return [rule.document.inside("empty-term", "a term is missing here", path, span, hint=hint)]
    unknown = vocabulary.unknown(name, rule.document, path, span)
    return [] if unknown is None else [unknown]


def _misspelt_side(name: str, vocabulary: Vocabulary) -> str | None:
    """What `too:trade` was meant to be: a side of a flow, and a term."""
    side, _, bare = name.partition(":")
    near = nearest(side, Role) if bare in vocabulary.names else None
    return f"{near}:{bare}" if near else None


def _bad_slot(rule: Draft[RuleTable], vocabulary: Vocabulary, path: KeyPath, written: str) -> RuleError:
    meant = ""
    if written in vocabulary.names:
        meant = f'["{written}"]'
    elif near := nearest(written, _TIMES):
        meant = f'"{near}"'
    return rule.document.at_value(
        "bad-slot",
        f"slot `{path[-1]}` must be {SLOT_WANTED}",
        path,
        label=f"did you mean `{meant}`?" if meant else "",
    )
