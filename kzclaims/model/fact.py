"""Facts: all claims with one key, and what their sources make of it together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.model.acceptance import Acceptance
    from kzclaims.model.article import Article
    from kzclaims.model.claim import Claim
    from kzclaims.model.kinds import Kind
    from kzclaims.model.relation import Relation
    from kzclaims.model.rule import Rule, Severity
    from kzclaims.model.slip import Slip


def fact_key(rule: str, stated: Iterable[str | None]) -> str:
    """What a fact is called: `rule-id@slot/slot`, `-` for an unstated slot; the id alone without slots."""
    slots = "/".join(value or "-" for value in stated)
    return f"{rule}@{slots}" if slots else rule


class Verdict(StrEnum):
    """What the sources of a fact make of it together (DESIGN section 4)."""

    AGREE = "agree"
    TENSION = "tension"
    CONFLICT = "conflict"
    SINGLE = "single"


class Status(StrEnum):
    """Where a fact stands against the baseline of accepted contradictions.

    Only `accepted` passes a check: `widened` and `expired` are as good as new.
    """

    NEW = "new"
    WIDENED = "widened"  # accepted once; there is another value now
    EXPIRED = "expired"  # accepted until a day that has passed
    ACCEPTED = "accepted"
    NONE = "none"  # nothing to accept: the sources agree, or there is but one


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Claims with one key, a verdict and its reason.

    `key` is `rule-id@slot/slot`, with `-` for a slot nobody stated, and the rule's id alone where
    the rule has no slots. `claims` are sorted by article, then place. `sources` and `origins` count
    distinct sources and distinct texts among them. `unit` is None where claims differ in it. `slips`
    are the likely causes of a conflict that the reason names; they change no verdict. `acceptance` is
    there for conflicts and tensions that were held against a baseline.
    """

    key: str
    rule: str
    slots: tuple[tuple[str, str | None], ...]
    title: str
    kind: Kind
    unit: str | None
    verdict: Verdict
    status: Status
    severity: Severity
    sources: int
    origins: int
    reason: str
    claims: tuple[Claim, ...]
    slips: tuple[Slip, ...] = ()
    acceptance: Acceptance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of a check: every article read, every fact, sorted by id and by key.

    `origins` gives for each article's id the id of the article that stands for its text. `rules` are the
    rules and relations that were applied, whether or not they found anything.
    """

    articles: tuple[Article, ...]
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    origins: tuple[tuple[str, str], ...] = ()
    rules: tuple[Rule | Relation, ...] = ()
