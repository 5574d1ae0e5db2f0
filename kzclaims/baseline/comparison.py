"""Whether a value adds a contradiction to those that are accepted.

A value that was not accepted as it stands is another one where it disagrees with some value of the fact,
accepted or not, and no accepted value takes its side: agrees with it and disagrees with that one too.
So «over 7 t» is nothing new beside an accepted contradiction of 7.3 t and 9.1 t, «8 t» is. Values are
held against what the file has, never against values that were let pass before: acceptance cannot drift.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.baseline.notation import is_heard, parsed, values_of, written_claim
from kzclaims.model import Kind, Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from kzclaims.model import Claim, Fact, Quantity, Rule
    from kzclaims.reconcile.meaning import Meaning

    _Said = tuple[Quantity, Modality, date | None]


def added_values(
    fact: Fact, accepted: Iterable[str], rules: Mapping[str, Rule], published: Mapping[str, date | None]
) -> tuple[str, ...]:
    """The values of a fact, in its own order, that add a contradiction to those accepted.

    `published` has the day of each article. The claims of a relation are of several facts, and contradict
    each other only together: there a value adds nothing that takes in an accepted one of the same fact,
    since it is wider.
    """
    known = frozenset(accepted)
    values = values_of(fact)
    strange = [value for value in values if value not in known]
    if not strange:
        return ()
    said = _said(fact, published)
    rule = rules.get(fact.rule)
    if rule is None:
        return tuple(value for value in strange if not _is_wider(value, said.get(value), known, rules))
    theirs = [_Sense(*_parsed_claim(value, rule.kind), rule) for value in known]
    ours = {value: _Sense(quantity, modality, rule, day) for value, (quantity, modality, day) in said.items()}
    return tuple(
        value
        for value in strange
        if value not in ours or _adds(ours[value], theirs, [*theirs, *ours.values()])
    )


def _is_wider(value: str, said: _Said | None, accepted: Iterable[str], rules: Mapping[str, Rule]) -> bool:
    """Whether a value of a relation's fact takes in an accepted one of the same part."""
    part, colon, _ = value.partition(": ")
    rule = rules.get(part.partition("@")[0])
    if not colon or rule is None or said is None:
        return False
    quantity, modality, day = said
    sense = _Sense(quantity, modality, rule, day)
    siblings = (other.removeprefix(f"{part}: ") for other in accepted if other.startswith(f"{part}: "))
    return any(sense.takes_in(_Sense(*_parsed_claim(other, rule.kind), rule)) for other in siblings)


def _said(fact: Fact, published: Mapping[str, date | None]) -> dict[str, _Said]:
    """For each value the first claim that says so."""
    said: dict[str, _Said] = {}
    for claim in fact.claims:
        if is_heard(claim):
            said.setdefault(written_claim(claim, fact.rule), _of_claim(claim, published))
    return said


def _of_claim(claim: Claim, published: Mapping[str, date | None]) -> _Said:
    return claim.quantity, claim.modality, published.get(claim.article)


def _parsed_claim(value: str, kind: Kind) -> tuple[Quantity | None, Modality]:
    for modality in Modality:
        if value.startswith(f"{modality.value} "):
            return parsed(value.removeprefix(f"{modality.value} "), kind), modality
    return parsed(value, kind), Modality.STATED


class _Sense:
    """What a value means under its rule; nothing where it cannot be read."""

    def __init__(
        self, quantity: Quantity | None, modality: Modality, rule: Rule, published: date | None = None
    ) -> None:
        from kzclaims.reconcile.meaning import meaning  # noqa: PLC0415 - only where values are strange

        self.modality = modality
        self.unit = None if quantity is None else quantity.unit
        self.meaning: Meaning | None = None if quantity is None else meaning(quantity, rule, published)

    @property
    def known(self) -> bool:
        """Whether there is anything to compare."""
        return self.meaning is not None and self.meaning.known

    def agrees(self, other: _Sense) -> bool:
        """Whether the two suggest a value in common; only what is known agrees with anything."""
        if self.modality is not other.modality or self.meaning is None or other.meaning is None:
            return False
        if not self.meaning.dated and not _one_line(self.unit, other.unit):
            return False
        return _meet(self.meaning, other.meaning, (self.unit, other.unit))

    def takes_in(self, other: _Sense) -> bool:
        """Whether all that the other means, in the same unit, is meant by this one too."""
        from kzclaims.reconcile.intervals import covers  # noqa: PLC0415 - only where values are strange

        if self.modality is not other.modality or self.unit != other.unit:
            return False
        if self.meaning is None or other.meaning is None or not other.meaning.readings:
            return False
        return all(
            any(covers(ours.hard, theirs.hard) for ours in self.meaning.readings)
            for theirs in other.meaning.readings
        )

    def disagrees(self, other: _Sense) -> bool:
        """Whether both are known, of one modality, and suggest no value in common."""
        return self.modality is other.modality and self.known and other.known and not self.agrees(other)


def _adds(sense: _Sense, accepted: Sequence[_Sense], others: Iterable[_Sense]) -> bool:
    if sense.meaning is not None and sense.meaning.clash:
        return True  # it contradicts itself
    siding = [one for one in accepted if sense.agrees(one)]
    return any(sense.disagrees(other) and not any(one.disagrees(other) for one in siding) for other in others)


def _one_line(unit: str | None, other: str | None) -> bool:
    from kzclaims.model.scale import line  # noqa: PLC0415 - as above

    return line(unit)[0] == line(other)[0]


def _meet(one: Meaning, other: Meaning, units: tuple[str | None, str | None]) -> bool:
    from kzclaims.reconcile.intervals import overlaps  # noqa: PLC0415 - as above
    from kzclaims.reconcile.units import base, convert  # noqa: PLC0415 - as above

    if one.weekday is not None or other.weekday is not None:
        return _meet_on_weekday(one, other)
    intervals = [
        [
            reading.soft if unit is None or units[0] == units[1] else convert(reading.soft, unit, base(unit))
            for reading in meant.readings
        ]
        for meant, unit in ((one, units[0]), (other, units[1]))
    ]
    return any(overlaps(first, second) for first in intervals[0] for second in intervals[1])


def _meet_on_weekday(one: Meaning, other: Meaning) -> bool:
    """Whether some day of one is of the weekday that the other leaves open."""
    from kzclaims.reconcile.days import first_on  # noqa: PLC0415 - as above

    if one.weekday is not None and other.weekday is not None:
        return one.weekday == other.weekday
    weekday, dated = (one.weekday, other) if one.weekday is not None else (other.weekday, one)
    for reading in dated.readings:
        low, high = reading.soft.low, reading.soft.high
        if weekday is None or low is None or high is None:
            return True
        first = first_on(low, weekday)  # type: ignore[arg-type]  # the ends of a dated meaning are days
        if first is not None and first <= high:  # type: ignore[operator]  # the same
            return True
    return False
