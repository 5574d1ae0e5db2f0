"""Whether a claim is what an example asks for, and in what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.rules.examples import UNSTATED
from kzclaims.rules.value import parse_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.model import Claim, Example, Quantity, Rule


def differences(rule: Rule, example: Example, claim: Claim) -> tuple[str, ...]:
    """What of a claim is not as the example asks: `value`, `hedge`, `slot year`; empty where all is."""
    return tuple(_differences(rule, example, claim))


def _differences(rule: Rule, example: Example, claim: Claim) -> Iterator[str]:
    if not has_value(rule, example, claim.quantity):
        yield "value"
    if example.hedge not in {None, claim.quantity.hedge}:
        yield "hedge"
    slots = dict(claim.slots)
    for name, value in example.slots:
        if slots.get(name) != (None if value == UNSTATED else value):
            yield f"slot {name}"


def has_value(rule: Rule, example: Example, quantity: Quantity) -> bool:
    """Whether a quantity is the value that the example asks for."""
    if example.value is None:
        return True
    value = parse_value(example.value, rule.kind, rule.unit)
    return (value.low, value.high) == (quantity.low, quantity.high) and value.unit in {None, quantity.unit}


def best(rule: Rule, example: Example, found: Iterable[Claim]) -> tuple[Claim | None, tuple[str, ...]]:
    """The claim that comes nearest to what an example asks for, the first of equals, and what differs."""
    ranked = [(differences(rule, example, claim), claim) for claim in found]
    if not ranked:
        return None, ()
    differs, claim = min(ranked, key=lambda one: ("value" in one[0], len(one[0])))
    return claim, differs


def unasked(rule: Rule, example: Example, found: Iterable[Claim]) -> Iterator[Claim]:
    """The claims that no example of the rule with the same text asks for."""
    alike: Sequence[Example] = [one for one in rule.examples if one.match and one.text == example.text]
    for claim in found:
        if all(differences(rule, one, claim) for one in alike):
            yield claim
