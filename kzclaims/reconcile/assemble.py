"""A fact from the claims that were gathered for it.

Claims of different modality are not compared: what is planned, or only possible, is judged apart from what
is stated. A denial is no claim: it is shown, neither judged nor counted. The verdict is that of the firmest
modality there is, stated before planned before possible, unless the claims of another one contradict each
other more gravely.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kzclaims.model import Claim, Fact, Kind, Modality, Status, Verdict, fact_key
from kzclaims.reconcile.reason import reason
from kzclaims.reconcile.relays import relayed
from kzclaims.reconcile.scopes import by_scope, within
from kzclaims.reconcile.slips import slips_of
from kzclaims.reconcile.slips.values import distinct
from kzclaims.reconcile.testimony import revise
from kzclaims.reconcile.verdict import judge, softened
from kzclaims.reconcile.wording import named
from kzclaims.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.model import Rule, Slip
    from kzclaims.reconcile.facts import Stated
    from kzclaims.reconcile.findings import Judgement
    from kzclaims.reconcile.scopes import Group
    from kzclaims.reconcile.slips.values import DistinctValue
    from kzclaims.reconcile.testimony import Testimony

_FIRMEST_FIRST = (Modality.STATED, Modality.PLANNED, Modality.POSSIBLE)
_GRAVITY = {Verdict.CONFLICT: 2, Verdict.TENSION: 1, Verdict.AGREE: 0, Verdict.SINGLE: 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One comparison: claims of one modality, held for times that go together, and what came of it.

    `places` are those of the claims among the fact's; `label` tells of a round after the first what sets
    it apart («is planned», «holds for 2025-09-01 to 2025-09-30»). `values` are the distinct values where
    they do not agree.
    """

    group: Group
    places: tuple[int, ...]
    judgement: Judgement
    label: str = ""
    values: tuple[DistinctValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that a fact rests on: its claims in order, weighed, and the rounds of comparison."""

    rule: Rule
    stated: Stated
    testimonies: tuple[Testimony, ...]
    rounds: tuple[Round, ...]

    @property
    def key(self) -> str:
        """What the fact is called."""
        return fact_key(self.rule.id, self.stated)

    @property
    def slots(self) -> tuple[tuple[str, str | None], ...]:
        """The rule's slots with what the fact states of each."""
        return tuple((slot.name, value) for slot, value in zip(self.rule.slots, self.stated, strict=True))

    @property
    def contested(self) -> bool:
        """Whether any of its claims are in conflict."""
        return any(one.judgement.verdict is Verdict.CONFLICT for one in self.rounds)

    @property
    def verdict(self) -> Verdict:
        """That of the first round, unless the claims of another contradict each other more gravely."""
        verdicts = [one.judgement.verdict for one in self.rounds]
        graver = [verdict for verdict in verdicts[1:] if _GRAVITY[verdict]]
        return max([*verdicts[:1], *graver], key=_GRAVITY.__getitem__, default=Verdict.SINGLE)

    @property
    def dissenting(self) -> frozenset[int]:
        """The places of the claims that dissent."""
        return frozenset(one.places[index] for one in self.rounds for index in one.judgement.dissenting)

    @property
    def reason(self) -> str:
        """The verdict in words and numbers."""
        parts: list[str] = []
        for one in self.rounds:
            if not one.label:
                parts.append(reason(one.judgement, one.group.voices))
            elif _GRAVITY[one.judgement.verdict]:
                parts.append(f"What {one.label} is judged apart: {reason(one.judgement, one.group.voices)}")
            else:
                parts.append(f"What {one.label} is not compared with it: {named(one.group.voices)}.")
        parts = parts or ["No claim has a value that can be compared."]
        if len({place for one in self.rounds for place in one.places}) < len(self.testimonies):
            parts += _left_out(self.testimonies)
        return " ".join(parts)


def weigh(rule: Rule, stated: Stated, members: Sequence[Testimony]) -> Case:
    """The claims of one key, held against each other."""
    testimonies = _revised(relayed(_in_order(members)))
    heard: defaultdict[Modality, list[int]] = defaultdict(list)
    for place, testimony in enumerate(testimonies):
        if testimony.meaning.known and not testimony.aside and not testimony.revised:
            heard[testimony.claim.modality].append(place)
    rounds: list[Round] = []
    for modality in _FIRMEST_FIRST:
        judged = heard.get(modality)
        if not judged:
            continue
        groups = by_scope([testimonies[place] for place in judged])
        for group in groups:
            label = "" if not rounds else _of(modality, group, alone=len(groups) == 1)
            places = tuple(judged[place] for place in group.places)
            rounds.append(_round(group, places, label))
    return Case(rule=rule, stated=stated, testimonies=tuple(testimonies), rounds=tuple(rounds))


def _round(group: Group, places: tuple[int, ...], label: str) -> Round:
    judgement = _judge(group)
    values: tuple[DistinctValue, ...] = ()
    if _GRAVITY[judgement.verdict]:
        values = distinct(judgement)
        judgement = replace(judgement, slips=slips_of(judgement, group.voices, values))
    return Round(group=group, places=places, judgement=judgement, label=label, values=values)


def fact_of(case: Case) -> Fact:
    """The fact that claims of one key make, with its verdict, its reason and the claims in order."""
    rule, verdict, dissenting = case.rule, case.verdict, case.dissenting
    speaking = [one for one in case.testimonies if one.claim.modality is not Modality.DENIED]
    claims = tuple(
        replace(testimony.claim, dissents=True, revised=testimony.revised, aside=testimony.aside)
        if place in dissenting
        else _plain(testimony)
        for place, testimony in enumerate(case.testimonies)
    )
    return Fact(
        key=case.key,
        rule=rule.id,
        slots=case.slots,
        title=rule.title,
        kind=rule.kind,
        unit=_unit(rule, claims),
        verdict=verdict,
        status=Status.NEW if _GRAVITY[verdict] else Status.NONE,
        severity=rule.severity,
        sources=len({testimony.source for testimony in speaking}),
        origins=len({testimony.origin for testimony in speaking}),
        reason=case.reason,
        claims=claims,
        slips=_shown_slips(case, claims),
    )


def _shown_slips(case: Case, shown: Sequence[Claim]) -> tuple[Slip, ...]:
    """The slips of all rounds, their claims as the fact shows them; those of other facts as they were."""
    slips = [slip for one in case.rounds for slip in one.judgement.slips]
    if not slips:
        return ()
    as_shown = {id(testimony.claim): claim for testimony, claim in zip(case.testimonies, shown, strict=True)}
    return tuple(
        replace(
            slip,
            claims=(
                as_shown.get(id(slip.claims[0]), slip.claims[0]),
                as_shown.get(id(slip.claims[1]), slip.claims[1]),
            ),
        )
        for slip in slips
    )


def _judge(group: Group) -> Judgement:
    judgement = judge(group.voices)
    if judgement.verdict is not Verdict.CONFLICT or len(group.times) == 1 or not group.times:
        return judgement
    if any(judge(voices).verdict is Verdict.CONFLICT for voices in within(group)):
        return judgement
    return softened(judgement)


def _of(modality: Modality, group: Group, *, alone: bool) -> str:
    """What sets a round apart: its modality, its times, or both."""
    parts = [] if modality is Modality.STATED else [f"is {modality}"]
    return " and ".join([*parts, *([] if alone else [f"holds for {group.label}"])])


def _revised(testimonies: Sequence[Testimony]) -> list[Testimony]:
    """The same testimonies in order, each revised only by claims of its own modality."""
    if len({testimony.claim.source for testimony in testimonies}) == len(testimonies):
        return list(testimonies)  # nobody speaks twice
    revised: dict[int, Testimony] = {}
    for modality in Modality:
        places = [
            place
            for place, testimony in enumerate(testimonies)
            if testimony.claim.modality is modality and not testimony.aside
        ]
        revised.update(zip(places, revise([testimonies[place] for place in places]), strict=True))
    return [revised.get(place, testimony) for place, testimony in enumerate(testimonies)]


def _plain(testimony: Testimony) -> Claim:
    """The claim as shown where it does not dissent."""
    claim = testimony.claim
    if claim.dissents or (claim.revised, claim.aside) != (testimony.revised, testimony.aside):
        return replace(claim, dissents=False, revised=testimony.revised, aside=testimony.aside)
    return claim


def _in_order(members: Sequence[Testimony]) -> list[Testimony]:
    """By article, then place; total, so that nothing hangs on the order in which claims came."""
    places = [_place(one) for one in members]
    ordered = sorted(range(len(places)), key=places.__getitem__)
    if any(places[one] == places[other] for one, other in pairwise(ordered)):
        return sorted(members, key=_order)
    return [members[index] for index in ordered]


def _place(testimony: Testimony) -> tuple[str, int, int]:
    quantity = testimony.claim.quantity
    return testimony.claim.article, quantity.start, quantity.end


def _order(testimony: Testimony) -> tuple[str | int | bool, ...]:
    """All that tells two claims apart."""
    claim, quantity = testimony.claim, testimony.claim.quantity
    return (
        claim.article,
        quantity.start,
        quantity.end,
        claim.line,
        claim.column,
        *claim.sentence,
        claim.source,
        claim.modality,
        quantity.kind,
        quantity.hedge,
        str(quantity.low),
        str(quantity.high),
        quantity.unit or "",
        str(quantity.precision),
        quantity.text,
        -1 if quantity.weekday is None else quantity.weekday,
        str(quantity.granularity),
        str(quantity.alternatives) if quantity.alternatives else "",
        claim.attribution or "",
        str(claim.slots),
    )


def _unit(rule: Rule, claims: Sequence[Claim]) -> str | None:
    """The unit that all claims share; a date has none, even where a duration tells it."""
    if rule.kind is Kind.DATE:
        return None
    units = {claim.quantity.unit for claim in claims}
    return units.pop() if len(units) == 1 else None


def _left_out(testimonies: Sequence[Testimony]) -> list[str]:
    """What is shown and was not judged, and why."""
    groups = (
        ([one for one in testimonies if one.claim.modality is Modality.DENIED], "denied"),
        (
            [one for one in testimonies if one.revised and one.claim.modality is not Modality.DENIED],
            "older than what the same source says now",
        ),
        ([one for one in testimonies if one.aside], "fitting the value of another fact"),
        (
            [one for one in testimonies if not one.meaning.known and not one.aside and not one.revised],
            "without anything to date it by",
        ),
    )
    return [
        f"Not compared, {why}: {named(group)} ({counted(len(group), 'claim')})."
        for group, why in groups
        if group
    ]
