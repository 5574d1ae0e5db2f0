"""One number used for two measures: what dissents in one fact is what others give for another.

4.2 billion of a contract given as the trade turnover. Across many facts numbers are alike by accident, so
the number must be as good as a name, and the other fact near at hand:

* it has two telling digits or more, zeros at its end and a 5 in the last place not counting, for these are
  how people round; or it is a day of the calendar;
* some source of another text gives it for the other fact, of the same kind, without dissenting there;
* that fact is one of few: of the facts of the kind that an article speaks of which gives the number and
  speaks of the one in conflict, or of those of its rule that differ from it in one slot, or of all. Few are
  ten for a number of two digits, a hundred for one of three, so that chance would hardly have it. Days must
  be in one article.

What others say is looked up by value, so that the time taken grows with the claims and not with their pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Granularity, Hedge, Kind, Modality, Slip, SlipKind, Verdict
from kzclaims.reconcile.slips.figures import significant
from kzclaims.reconcile.slips.pairs import RANK
from kzclaims.reconcile.slips.values import weightiest
from kzclaims.reconcile.wording import said_by
from kzclaims.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kzclaims.model import Claim, Fact, Quantity, Value
    from kzclaims.reconcile.assemble import Case, Round
    from kzclaims.reconcile.testimony import Testimony

    Number = tuple[str | None, Value | None, Value | None]
    Slots = tuple[tuple[str, str | None], ...]
    Near = tuple[str, str, str | tuple[Slots, Slots]]

_FEWEST_DIGITS = 2
_MANY = 8
"""From so many digits on it is no use to count the facts."""
_MOST_ALIKE = 10
"""How many facts near by may give one number; what more of them share is the name of none."""
_KIND, _ARTICLE, _SLOTS = "kind", "article", "slots"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Suspect:
    """A value that dissents, in one round of one case."""

    case: Case
    fight: Round
    testimony: Testimony


@dataclass(frozen=True, slots=True, kw_only=True)
class _Other:
    """A fact in which a wanted number is given, and the claims that give it."""

    key: str
    kind: Kind
    claims: tuple[Claim, ...]


@dataclass(slots=True, kw_only=True)
class _Index:
    """Where the wanted numbers are given, and out of how many facts, in the neighbourhoods looked at.

    A neighbourhood is all facts of a kind, those of them that one article speaks of, or those of a rule that
    are alike in all slots but one.
    """

    wanted: frozenset[Number]
    near: frozenset[Near]
    given: defaultdict[tuple[Number, Near], list[_Other]] = field(default_factory=lambda: defaultdict(list))
    facts: Counter[Near] = field(default_factory=Counter)

    def take(
        self, key: str, rule: str, slots: Slots, kind: Kind, claims: Iterable[tuple[Claim, bool]]
    ) -> None:
        """Takes in a fact by its claims, each with whether it is upheld there."""
        found: defaultdict[Number, list[Claim]] = defaultdict(list)
        articles: set[str] = set()
        for claim, upheld in claims:
            articles.add(claim.article)
            number = _number(claim.quantity)
            if upheld and number in self.wanted and _gives(claim, slots):
                found[number].append(claim)
        self.facts.update(each for each in _neighbourhoods(rule, slots, kind, articles) if each in self.near)
        for number, giving in found.items():
            other = _Other(key=key, kind=kind, claims=tuple(giving))
            for each in _neighbourhoods(rule, slots, kind, {claim.article for claim in giving}):
                if each in self.near:
                    self.given[number, each].append(other)

    def few(self, number: Number, near: Near, digits: int) -> Sequence[_Other]:
        """The facts near by that give a number of so many digits; none where chance may have it."""
        found = self.given.get((number, near), ())
        many = self.facts[near] > 10 ** (digits - 1) or len(found) > _MOST_ALIKE
        return () if many else found


def with_other_measures(
    contested: Sequence[Case], settled: Sequence[Fact], origins: Mapping[str, str]
) -> list[Case]:
    """The cases that are in conflict, their slips taking in what is the number of another fact.

    It takes the place of a slip of the same value that tells less. `origins` is by an article's id.
    """
    suspects = {
        _number(suspect.testimony.claim.quantity): None for case in contested for suspect in _suspects(case)
    }
    if not suspects:
        return list(contested)
    index = _Index(
        wanted=frozenset(suspects), near=frozenset(near for case in contested for near in _around(case))
    )
    for fact in settled:
        index.take(fact.key, fact.rule, fact.slots, fact.kind, _settled_claims(fact))
    for case in contested:
        index.take(case.key, case.rule.id, case.slots, case.rule.kind, _upheld(case))
    return [_explained(case, index, origins) for case in contested]


def _suspects(case: Case) -> Iterator[_Suspect]:
    """What dissents, tells enough, and is not explained better."""
    for fight in case.rounds:
        if fight.judgement.verdict is not Verdict.CONFLICT:
            continue
        better = {
            id(claim)
            for slip in fight.judgement.slips
            if RANK[slip.kind] < RANK[SlipKind.OTHER_MEASURE]
            for claim in slip.claims
        }
        for group in weightiest(group for group in fight.values if group.dissents):
            claim = group.testimony.claim
            if id(claim) not in better and telling_digits(claim.quantity) >= _FEWEST_DIGITS:
                yield _Suspect(case=case, fight=fight, testimony=group.testimony)


def telling_digits(quantity: Quantity) -> int:
    """How many digits of a number are not there by rounding; two for a day, none for what is vague."""
    low, high = quantity.low, quantity.high
    if quantity.kind is Kind.DATE:
        exactly = quantity.granularity is Granularity.DAY and low is not None and low == high
        return _FEWEST_DIGITS if exactly else 0
    if quantity.kind is Kind.ORDINAL or quantity.hedge is Hedge.VAGUE:
        return 0
    if not isinstance(low, Decimal) or not isinstance(high, Decimal) or not low or not high:
        return 0
    return max(_digits_down_to(end, quantity.precision) for end in (low, high))


def _digits_down_to(number: Decimal, step: Decimal) -> int:
    """The digits above half a step, without zeros at the end, nor a 5 there."""
    count = significant(number)
    if step:
        count = min(count, number.adjusted() - step.adjusted())
    if count <= 0:
        return 0
    return count - 1 if number.as_tuple().digits[count - 1] == 5 else count  # noqa: PLR2004 - half of ten


def _settled_claims(fact: Fact) -> Iterator[tuple[Claim, bool]]:
    for claim in fact.claims:
        yield claim, not claim.revised


def _upheld(case: Case) -> Iterator[tuple[Claim, bool]]:
    """The claims of a fact in conflict; upheld are those not voted down, or all where nobody is right."""
    for fight in case.rounds:
        outvoted = fight.judgement.dissenting
        undecided = len(outvoted) == len(fight.places)
        for index, place in enumerate(fight.places):
            yield case.testimonies[place].claim, undecided or index not in outvoted


def _explained(case: Case, index: _Index, origins: Mapping[str, str]) -> Case:
    slips: defaultdict[int, list[Slip]] = defaultdict(list)
    for suspect in _suspects(case):
        slip = _slip(suspect, index, origins)
        if slip is not None:
            slips[id(suspect.fight)].append(slip)
    if not slips:
        return case
    rounds = tuple(
        replace(fight, judgement=replace(fight.judgement, slips=_merged(fight, slips[id(fight)])))
        for fight in case.rounds
    )
    return replace(case, rounds=rounds)


def _merged(fight: Round, found: Sequence[Slip]) -> tuple[Slip, ...]:
    """The slips of a round with those found, which are more telling than what they replace."""
    explained = {id(slip.claims[0]) for slip in found}
    kept = [
        slip
        for slip in fight.judgement.slips
        if RANK[slip.kind] < RANK[SlipKind.OTHER_MEASURE]
        or not any(id(claim) in explained for claim in slip.claims)
    ]
    return tuple(sorted((*kept, *found), key=lambda slip: RANK[slip.kind]))


def _slip(suspect: _Suspect, index: _Index, origins: Mapping[str, str]) -> Slip | None:
    """The other fact whose number it may be: of several that with the most sources, then the first."""
    claim = suspect.testimony.claim
    digits = min(telling_digits(claim.quantity), _MANY)
    near = {
        other.key: other
        for each in _around(suspect.case)
        for other in index.few(_number(claim.quantity), each, digits)
        if other.key != suspect.case.key and other.kind is suspect.case.rule.kind
    }
    choice: list[tuple[int, str, Claim]] = []
    for key, other in near.items():
        witnesses = [
            one
            for one in other.claims
            if one.source != claim.source
            and one.quantity.kind is claim.quantity.kind
            and origins.get(one.article, one.article) != origins.get(claim.article, claim.article)
        ]
        if witnesses:
            choice.append((-len({one.source for one in witnesses}), key, witnesses[0]))
    if not choice:
        return None
    sources, key, witness = min(choice, key=lambda each: each[:2])
    gives = "gives" if sources == -1 else "give"
    return Slip(
        kind=SlipKind.OTHER_MEASURE,
        claims=(claim, witness),
        words=(
            f"{said_by(suspect.testimony)} is what {counted(-sources, 'source')} {gives} for {key}: one "
            "number may stand for two measures"
        ),
        fact=key,
    )


def _around(case: Case) -> Iterator[Near]:
    """The neighbourhoods of a fact in conflict; of a date its articles only, since many days are alike."""
    articles = dict.fromkeys(one.claim.article for one in case.testimonies if not one.loose)
    around = _neighbourhoods(case.rule.id, case.slots, case.rule.kind, articles)
    return (near for near in around if near[0] == _ARTICLE or case.rule.kind is not Kind.DATE)


def _neighbourhoods(rule: str, slots: Slots, kind: Kind, articles: Iterable[str]) -> Iterator[Near]:
    yield _KIND, kind.value, ""
    for article in articles:
        yield _ARTICLE, kind.value, article
    for place in range(len(slots)):
        yield _SLOTS, rule, (slots[:place], slots[place + 1 :])


def _number(quantity: Quantity) -> Number:
    return quantity.unit, quantity.low, quantity.high


def _gives(claim: Claim, slots: Slots) -> bool:
    """Whether a claim states in full what the fact is about, and does not deny it."""
    stated = dict(claim.slots)
    return claim.modality is not Modality.DENIED and all(stated.get(name) == value for name, value in slots)
