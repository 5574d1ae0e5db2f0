"""Relations: facts of what several facts must fulfil together, and of what a passage says of its own numbers.

No part that is missing is ever guessed: without all parts there is no fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Verdict
from kzclaims.model.relation import Change, Comparison, lists, references, variables
from kzclaims.reconcile.relations.judgement import judge, witnesses
from kzclaims.reconcile.relations.outcome import Outcome, fact_for
from kzclaims.reconcile.relations.parts import Ground, bindings, parts_of
from kzclaims.reconcile.relations.passages import change_facts, judge_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kzclaims.model import Claim, Fact, Relation, Sighting
    from kzclaims.reconcile.relations.parts import Binding, Parts

__all__ = ["Ground", "relate", "rules_of"]


def rules_of(relations: Iterable[Relation]) -> frozenset[str]:
    """The ids of the rules on whose facts relations rest."""
    found: set[str] = set()
    for relation in relations:
        match relation.law:
            case Change() as law:
                found.add(law.rule)
            case Comparison() as law:
                found.update(one.rule for one in (*references(law.left), *references(law.right)))
    return frozenset(found)


def relate(
    relations: Sequence[Relation],
    grounds: Mapping[str, Sequence[Ground]],
    sightings: Sequence[Sighting] = (),
) -> Iterator[Fact]:
    """The facts that relations make of those of the rules (`grounds`, by rule), and of what was seen."""
    for relation in relations:
        seen = [one for one in sightings if one.relation == relation.id]
        match relation.law:
            case Change():
                yield from change_facts(relation, grounds, seen)
            case Comparison() as law:
                wanted = (*references(law.left), *references(law.right))
                if all(grounds.get(reference.rule) for reference in wanted):
                    for binding in bindings(wanted, grounds):
                        yield from _fact(relation, law, grounds, binding, seen)


def _fact(
    relation: Relation,
    law: Comparison,
    grounds: Mapping[str, Sequence[Ground]],
    binding: Binding,
    seen: Sequence[Sighting],
) -> Iterator[Fact]:
    parts, facts = parts_of((*references(law.left), *references(law.right)), grounds, binding)
    if lists(law.left) or lists(law.right):
        findings, parts = judge_lists(law, parts, seen)
    else:
        disputed = any(fact.verdict is Verdict.CONFLICT for fact in facts)
        findings = judge(law, parts, disputed=disputed)
    if not findings:
        return
    origins = len({one.testimony.origin for one in witnesses(parts)})
    outcome = Outcome(law=law, findings=findings, told=findings, origins=origins)
    slots = tuple((name, binding[name]) for name in variables(law))
    yield fact_for(relation, slots, outcome, _claims_as_shown(parts, facts))


def _claims_as_shown(parts: Parts, facts: Sequence[Fact]) -> tuple[Claim, ...]:
    """The claims of a relation as the facts that it rests on show them."""
    shown = {_identity(claim): claim for fact in facts for claim in fact.claims}
    return tuple(shown[_identity(one.testimony.claim)] for one in witnesses(parts))


def _identity(claim: Claim) -> tuple[str, int, int, str | None]:
    return claim.article, claim.quantity.start, claim.quantity.end, claim.rule
