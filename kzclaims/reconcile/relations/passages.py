"""What a passage says of its own numbers: a list beside its count, two levels and the verb between them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Interval, Modality
from kzclaims.model.relation import Change, Comparator, Comparison, Listing, Movement, Reference
from kzclaims.reconcile.meaning import meaning
from kzclaims.reconcile.relations.amounts import Amount
from kzclaims.reconcile.relations.judgement import Cause, Finding
from kzclaims.reconcile.relations.outcome import Outcome, fact_for
from kzclaims.reconcile.relations.parts import Witness, pieces_of
from kzclaims.reconcile.relations.search import Fit, search

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Identity = tuple[str, int, int, str | None]
    Slots = tuple[tuple[str, str | None], ...]

    from kzclaims.model import Claim, Fact, Relation, Rule, Sighting
    from kzclaims.reconcile.relations.parts import Ground, Parts
    from kzclaims.reconcile.testimony import Testimony


def judge_lists(law: Comparison, parts: Parts, seen: Sequence[Sighting]) -> tuple[tuple[Finding, ...], Parts]:
    """What lists make of the numbers beside them, and the parts reduced to the claims that have one.

    A list that is not complete may have more: it is held against its number only where it names too many.
    """
    listings = {_identity(one.claim): one for one in seen if isinstance(one, Listing)}
    findings: list[Finding] = []
    kept: dict[Reference, list[Witness]] = {reference: [] for reference in parts}
    for reference, some in parts.items():
        for witness in some:
            listing = listings.get(_identity(witness.testimony.claim))
            finding = None if listing is None else _listed(law, reference, witness, listing)
            if finding is not None:
                findings.append(finding)
                kept[reference].append(witness)
    return tuple(findings), {reference: tuple(some) for reference, some in kept.items()}


def change_facts(
    relation: Relation, grounds: Mapping[str, Sequence[Ground]], seen: Sequence[Sighting]
) -> Iterator[Fact]:
    """A fact for each set of slots with which the rule's claims are levels of a rise or a fall.

    Each passage is held against its own verb alone, so that a slot that nobody stated excuses nothing.
    """
    if not isinstance(relation.law, Change):
        return
    movements = {_identity(one.claim): one for one in seen if isinstance(one, Movement)}
    members: dict[Slots, dict[Identity, tuple[Testimony, Rule]]] = {}
    shown: dict[Identity, Claim] = {}
    for ground in grounds.get(relation.law.rule, ()):
        shown.update((_identity(claim), claim) for claim in ground.fact.claims)
        for one in ground.members:
            key = _identity(one.claim)
            if key in movements and one.claim.modality is Modality.STATED:
                members.setdefault(one.claim.slots, {}).setdefault(key, (one, ground.rule))
    for slots, moved in members.items():
        levels = [
            (testimony, rule, movements[key])
            for key, (testimony, rule) in sorted(
                moved.items(), key=lambda item: (*item[0][:3], item[0][3] or "")
            )
            if not shown[key].revised
        ]
        fact = _changed(relation, slots, levels, shown)
        if fact is not None:
            yield fact


def _identity(claim: Claim) -> Identity:
    return claim.article, claim.quantity.start, claim.quantity.end, claim.rule


def _listed(law: Comparison, reference: Reference, witness: Witness, listing: Listing) -> Finding | None:
    pieces = pieces_of({reference: (witness,)})
    count = Decimal(len(listing.names))
    article, names = listing.claim.article, len(listing.names)
    found = search(law, pieces, Amount(values=Interval(count, count)))
    if found is None:
        return None
    if found.best.fit is Fit.NONE and not listing.complete:
        wider = search(law, pieces, Amount(values=Interval(count, None)))
        if wider is None or wider.best.fit is not Fit.NONE:
            return None
    cause = (Cause.UNSTATED if witness.loose else Cause.SELF, Cause.SOFT, Cause.HOLDS)[found.best.fit]
    return Finding(cause=cause, choice=found.best, article=article, origins=found.origins, names=names)


def _changed(
    relation: Relation,
    slots: Slots,
    moved: Sequence[tuple[Testimony, Rule, Movement]],
    shown: Mapping[Identity, Claim],
) -> Fact | None:
    """What articles say of levels with the same slots, each judged by itself."""
    findings: list[tuple[Finding, Comparison]] = []
    levels: dict[Identity, Claim] = {}
    for testimony, rule, movement in moved:
        law = _RISE if movement.rises else _FALL
        finding = _moved(law, rule, testimony, movement)
        if finding is not None:
            findings.append((finding, law))
            levels.update((_identity(claim), claim) for claim in (movement.before, movement.after))
    if not findings:
        return None
    # The first of the gravest is told, and those of its direction counted.
    law = min(findings, key=lambda one: one[0].choice.fit)[1]
    return fact_for(
        relation,
        slots,
        Outcome(
            law=law,
            findings=tuple(finding for finding, _ in findings),
            told=tuple(finding for finding, other in findings if other is law),
            origins=len({testimony.origin for testimony, _, _ in moved}),
            need="a rise needs" if law is _RISE else "a fall needs",
        ),
        [shown.get(key, claim) for key, claim in levels.items()],
    )


_BEFORE, _AFTER = Reference(rule="before"), Reference(rule="after")
_RISE = Comparison(comparator=Comparator.BELOW, left=_BEFORE, right=_AFTER)
_FALL = Comparison(comparator=Comparator.ABOVE, left=_BEFORE, right=_AFTER)


def _moved(law: Comparison, rule: Rule, testimony: Testimony, movement: Movement) -> Finding | None:
    levels = {
        reference: (
            Witness(
                testimony=testimony._replace(
                    claim=claim,
                    meaning=meaning(claim.quantity, rule, testimony.published),
                ),
                loose=False,
            ),
        )
        for reference, claim in ((_BEFORE, movement.before), (_AFTER, movement.after))
    }
    found = search(law, pieces_of(levels))
    if found is None:
        return None
    cause = (Cause.SELF, Cause.SOFT, Cause.HOLDS)[found.best.fit]
    return Finding(cause=cause, choice=found.best, article=testimony.claim.article, origins=found.origins)
