"""Facts held against the baseline: what is new, what is accepted, which entries are stale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kzclaims.baseline.comparison import added_values
from kzclaims.baseline.entries import CONTESTED, Baseline, Entry
from kzclaims.baseline.notation import values_of
from kzclaims.model import Acceptance, State, Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kzclaims.model import Article, Fact, RuleSet

_STATUS = {State.NEW: Status.NEW, State.WIDENED: Status.WIDENED, State.EXPIRED: Status.EXPIRED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What comes of holding facts against a baseline.

    `facts` are the same facts with status and acceptance, `kept` the entry of each key that has one,
    `stale` the entries that no contradiction answers to.
    """

    facts: tuple[Fact, ...]
    kept: tuple[tuple[str, Entry], ...]
    stale: tuple[Entry, ...]


def hold_against(
    facts: Iterable[Fact], baseline: Baseline, rules: RuleSet, articles: Iterable[Article], today: date
) -> Standing:
    """Facts with the status that the baseline gives them on that day.

    An entry under a former id of a rule (`was`) speaks for the fact of the same slots under the present
    one, unless that has an entry of its own.
    """
    by_id = {rule.id: rule for rule in rules.rules}
    published = {article.id: article.published for article in articles}
    entries = _by_present_key(baseline, rules)
    used: dict[str, Entry] = {}
    judged: list[Fact] = []
    for fact in facts:
        if fact.verdict not in CONTESTED:
            judged.append(fact)
            continue
        entry = entries.get(fact.key)
        if entry is None:
            acceptance = Acceptance(state=State.NEW, values=(values := values_of(fact)), added=values)
        else:
            used[fact.key] = entry
            added = added_values(fact, entry.values, by_id, published)
            acceptance = _accepted(fact, entry, added, today)
        judged.append(_with(fact, acceptance))
    answered = {entry.key for entry in used.values()}
    return Standing(
        facts=tuple(judged),
        kept=tuple(used.items()),
        stale=tuple(entry for entry in baseline.entries if entry.key not in answered),
    )


def entries_of(facts: Iterable[Fact], reason: str) -> tuple[Entry, ...]:
    """The entries that accept each contradiction of the facts as it is, sorted by key."""
    return tuple(
        Entry(key=fact.key, verdict=fact.verdict, values=values_of(fact), reason=reason)
        for fact in sorted(facts, key=lambda fact: fact.key)
        if fact.verdict in CONTESTED
    )


def either(first: Iterable[Fact], second: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts of two standings, each with the better of its two: accepted by one is accepted.

    Where neither accepts a fact it stands as the first has it, unless that knows nothing of it.
    """
    chosen: list[Fact] = []
    for one, other in zip(first, second, strict=True):
        knows_less = one.status is Status.NEW or other.status is Status.ACCEPTED
        chosen.append(other if knows_less and one.status is not Status.ACCEPTED else one)
    return tuple(chosen)


def rule_of(key: str) -> str:
    """The id of the rule or relation that a fact's key names."""
    return key.partition("@")[0]


def _by_present_key(baseline: Baseline, rules: RuleSet) -> dict[str, Entry]:
    """The entries by the key that their fact has now; one under that key itself comes first."""
    present = {former: rule.id for rule in rules.rules for former in rule.was}
    entries = {entry.key: entry for entry in baseline.entries}
    for entry in baseline.entries:
        former, at, slots = entry.key.partition("@")
        if former in present:
            entries.setdefault(f"{present[former]}{at}{slots}", entry)
    return entries


def _accepted(fact: Fact, entry: Entry, added: tuple[str, ...], today: date) -> Acceptance:
    values = values_of(fact)
    gone = tuple(value for value in entry.values if value not in values)
    worse = fact.verdict is Verdict.CONFLICT and entry.verdict is not Verdict.CONFLICT
    if entry.expires is not None and entry.expires < today:
        state = State.EXPIRED
    elif added or worse:
        state = State.WIDENED
    elif entry.key != fact.key:
        state = State.MOVED
    else:
        state = State.NARROWED if gone else State.KNOWN
    return Acceptance(
        state=state, values=values, added=added, gone=gone, reason=entry.reason, expires=entry.expires
    )


def _with(fact: Fact, acceptance: Acceptance) -> Fact:
    """The fact with its status, and a reason that tells why what was accepted is so no more."""
    status = _STATUS.get(acceptance.state, Status.ACCEPTED)
    told = _objection(fact, acceptance)
    reason = f"{fact.reason} {told}" if told else fact.reason
    return replace(fact, status=status, acceptance=acceptance, reason=reason)


def _objection(fact: Fact, acceptance: Acceptance) -> str:
    parts: list[str] = []
    if acceptance.state is State.EXPIRED and acceptance.expires is not None:
        parts.append(f"It was accepted until {acceptance.expires.isoformat()}, which has passed.")
    if acceptance.state in {State.EXPIRED, State.WIDENED} and acceptance.added:
        parts.append(f"Not among the accepted values: {', '.join(acceptance.added)}.")
    if acceptance.state is State.WIDENED and not acceptance.added:
        parts.append(f"It was accepted as a tension and is now a {fact.verdict.value}.")
    return " ".join(parts)


def by_key(facts: Iterable[Fact]) -> Mapping[str, Fact]:
    """The facts by their keys."""
    return {fact.key: fact for fact in facts}
