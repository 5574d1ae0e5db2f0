"""Trials: what comes of trying one example of a rule or a relation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzclaims.model.claim import Claim
    from kzclaims.model.fact import Fact
    from kzclaims.model.proof import NumberProof
    from kzclaims.model.relation import Relation, RelationExample
    from kzclaims.model.rule import Example, Location, Rule


class Failure(StrEnum):
    """How an example goes wrong, or a rule goes without."""

    MISSING = "missing"  # should match, and does not
    NOISY = "noisy"  # matches, and should not
    WRONG_VALUE = "wrong value"  # matches, with another value, hedge or slot
    WRONG_VERDICT = "wrong verdict"  # the relation is judged otherwise
    UNTESTED = "untested"  # the rule or relation lacks an example of one sort
    UNEXPECTED_PASS = "unexpected pass"  # noqa: S105  # a `todo` that is done


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One example tried, or one rule or relation that lacks examples.

    `failure` is None where the example passed. `example` is None where the rule lacks one; `wanted` says
    what the example asks for, or which sort is lacking. `found` are the claims of its rule in the text,
    `facts` those of its relation.

    `read` is, of the claims of the rule, the one that the example asks for, or that comes nearest to it, and
    `differs` names what is other in it (`value`, `hedge`, `slot year`). `beside` are claims of the rule that
    no example of the same text asks for; they fail nothing, for a text may well hold more than one value.
    `numbers` has all that the text has where an example goes wrong, or is not yet to pass: each with what
    speaks for its rule, and, of the misses, that of the rule tried.
    """

    rule: Rule | Relation
    location: Location
    failure: Failure | None
    example: Example | RelationExample | None = None
    text: str = ""
    wanted: str = ""
    found: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()
    todo: bool = False
    read: Claim | None = None
    differs: tuple[str, ...] = ()
    beside: tuple[Claim, ...] = ()
    numbers: tuple[NumberProof, ...] = ()
