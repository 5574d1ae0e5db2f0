"""A baseline brought up to date: what is added, what is changed, what is dropped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kzclaims.baseline.entries import Baseline, Entry
from kzclaims.baseline.notation import in_order
from kzclaims.baseline.standing import by_key
from kzclaims.model import State, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from kzclaims.baseline.standing import Standing
    from kzclaims.model import Fact

UNEXPLAINED = "not yet explained"
"""The reason of what is accepted before anybody has given one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry that an update writes or drops; `state` is why."""

    state: State
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """A baseline after an update, and what was changed in it, sorted by key."""

    baseline: Baseline
    changes: tuple[Change, ...]


def update(
    baseline: Baseline, standing: Standing, *, stale: Collection[Entry], whole: bool, reason: str = ""
) -> Updated:
    """The baseline that accepts every contradiction as it is now, and not the entries given as stale.

    `whole` tells that everything was read that the baseline covers; otherwise no value is dropped, since
    an article that was not read may still say it. Reasons and days of expiry are kept; what is new gets
    the reason given. An entry that has expired is left as it is: only `accept` renews it. Where nothing
    is new, moved or gone nothing changes.
    """
    entries = {entry.key: entry for entry in baseline.entries if entry not in stale}
    changes = [Change(state=State.STALE, entry=entry) for entry in stale]
    kept = dict(standing.kept)
    for fact in standing.facts:
        state = None if fact.acceptance is None else fact.acceptance.state
        former = kept.get(fact.key)
        if state in {None, State.KNOWN, State.EXPIRED} or (state is State.NARROWED and not whole):
            continue
        entry = _entry(fact, former, whole=whole)
        if former is None:
            entry = replace(entry, reason=reason or UNEXPLAINED)
        else:
            del entries[former.key]
            entry = replace(entry, reason=former.reason, expires=former.expires)
        entries[fact.key] = entry
        changes.append(Change(state=state or State.NEW, entry=entry))
    return _updated(baseline, entries.values(), changes)


def accept(  # noqa: PLR0913 - what is accepted, and on which terms
    baseline: Baseline,
    standing: Standing,
    keys: Collection[str],
    *,
    reason: str,
    expires: date | None,
    whole: bool,
) -> Updated:
    """The baseline that accepts the facts of these keys as they are now, for this reason, until this day.

    `whole` is as in `update`.
    """
    facts = by_key(standing.facts)
    entries = {entry.key: entry for entry in baseline.entries}
    kept = dict(standing.kept)
    changes: list[Change] = []
    for fact in (facts[key] for key in dict.fromkeys(keys)):
        former = kept.get(fact.key)
        if former is not None:
            del entries[former.key]
        accepted = replace(_entry(fact, former, whole=whole), reason=reason, expires=expires)
        entries[fact.key] = accepted
        changes.append(Change(state=State.KNOWN, entry=accepted))
    return _updated(baseline, entries.values(), changes)


def _entry(fact: Fact, former: Entry | None, *, whole: bool) -> Entry:
    """The entry that accepts a fact as it is, and all that its former one did unless the whole was read."""
    values = () if fact.acceptance is None else fact.acceptance.values
    if former is None or whole:
        return Entry(key=fact.key, verdict=fact.verdict, values=values)
    verdict = Verdict.CONFLICT if Verdict.CONFLICT in {fact.verdict, former.verdict} else fact.verdict
    return Entry(key=fact.key, verdict=verdict, values=in_order((*former.values, *values)))


def _updated(baseline: Baseline, entries: Iterable[Entry], changes: Iterable[Change]) -> Updated:
    return Updated(
        baseline=replace(baseline, entries=tuple(sorted(entries, key=lambda entry: entry.key))),
        changes=tuple(sorted(changes, key=lambda change: (change.entry.key, change.state))),
    )
