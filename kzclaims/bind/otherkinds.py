"""Numbers that a rule's terms speak of, and that were read as another kind than the rule measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.bind.groups import has_head, meet_groups, unmet_groups
from kzclaims.model import NearMiss, Why

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kzclaims.bind.plan import Plan
    from kzclaims.bind.reach import Reach
    from kzclaims.model import Kind


def of_other_kinds(
    plan: Plan, reach: Reach, tried: Collection[str], asked: Collection[str]
) -> Iterator[NearMiss]:
    """The rules that a number would do for, were it of their kind and unit.

    A rule that is asked about is told of whether or not its terms are in reach; `tried` are those for
    numbers of this kind, which have their own reasons.
    """
    quantity = reach.placed.quantity
    read = measured(quantity.kind, quantity.unit)
    for planned in (planned for several in plan.by_kind.values() for planned in several):
        rule = planned.rule
        if rule.id in tried or not (rule.about or rule.id in asked):
            continue
        groups, unmet = meet_groups(plan, planned, reach)
        if rule.id not in asked and (unmet or not has_head(planned, groups, reach)):
            continue
        missing = tuple("|".join(group) for group in unmet_groups(plan, rule, reach)) if unmet else ()
        yield NearMiss(
            rule=rule.id,
            why=Why.KIND,
            terms=(read, measured(rule.kind, rule.unit), *missing),
            met=len(rule.about) - len(missing),
            asked=len(rule.about),
        )


def measured(kind: Kind, unit: str | None) -> str:
    """A kind with its unit as a rule's `measure` has it: `money:USD`, `count`."""
    return kind.value if unit is None or unit in {"%", "x"} else f"{kind.value}:{unit}"
