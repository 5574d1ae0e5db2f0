"""Facts: which claims speak of the same thing.

A fact is a rule with its slots: `kz-trade@israel/2023`. A claim that leaves a slot open joins every fact
that states what it states and more; only where there is none does it make a fact of its own. Where it
fits the value of some of those facts, it is held against these alone and set aside in the others: trade
of 5 billion without a year is no objection to 4.2 billion in 2023 when 5 billion is what 2024 had.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kzclaims.reconcile.suggestions import fits, suggested

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kzclaims.model import Claim, Rule
    from kzclaims.reconcile.suggestions import Suggested
    from kzclaims.reconcile.testimony import Testimony

Stated = tuple[str | None, ...]
"""The values of a rule's slots, in the rule's order; None for a slot nobody stated."""


def slots_of(claim: Claim, names: Sequence[str]) -> Stated:
    """What a claim states of the slots of these names."""
    stated = dict(claim.slots)
    return tuple(map(stated.get, names))


def gather(rule: Rule, testimonies: Iterable[Testimony]) -> dict[Stated, list[Testimony]]:
    """The facts of one rule, by what they state; loose claims are marked, or set aside."""
    names = tuple(slot.name for slot in rule.slots)
    stating: defaultdict[Stated, list[Testimony]] = defaultdict(list)
    for testimony in testimonies:
        stating[slots_of(testimony.claim, names)].append(testimony)
    homes = _more_specific(stating)
    facts = {stated: list(members) for stated, members in stating.items() if not homes[stated]}
    ideas: dict[Stated, Suggested] = {}
    for stated, members in stating.items():
        candidates = homes[stated]
        if len(candidates) > 1:
            for candidate in candidates:
                if candidate not in ideas:
                    ideas[candidate] = suggested(stating[candidate])
        for testimony in members if candidates else ():
            fitting = [home for home in candidates if len(candidates) > 1 and fits(testimony, ideas[home])]
            for home in candidates:
                aside = bool(fitting) and home not in fitting
                facts[home].append(testimony._replace(loose=True, aside=aside))
    return facts


def _more_specific(keys: Mapping[Stated, object]) -> dict[Stated, list[Stated]]:
    """For each key the fullest keys that state all it states and more, in order."""
    ranked = sorted(keys, key=lambda key: (sum(value is not None for value in key), _sortable(key)))
    patterns = {tuple(value is not None for value in key) for key in keys}
    matching: dict[tuple[bool, ...], defaultdict[Stated, list[Stated]]] = {}
    for pattern in patterns:
        if all(pattern):
            continue
        matching[pattern] = defaultdict(list)
        for key in ranked:
            if all(value is not None for value, wanted in zip(key, pattern, strict=True) if wanted):
                matching[pattern][_projected(key, pattern)].append(key)
    above: dict[Stated, list[Stated]] = {}
    for key in ranked:
        pattern = tuple(value is not None for value in key)
        above[key] = [] if all(pattern) else [other for other in matching[pattern][key] if other != key]
    return {key: [other for other in others if not above[other]] for key, others in above.items()}


def _projected(key: Stated, pattern: Sequence[bool]) -> Stated:
    return tuple(value if wanted else None for value, wanted in zip(key, pattern, strict=True))


def _sortable(key: Stated) -> tuple[str, ...]:
    return tuple(value or "" for value in key)
