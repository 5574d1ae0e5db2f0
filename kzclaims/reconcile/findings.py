"""What is found of a fact's claims, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzclaims.model import Interval, Slip, Verdict
    from kzclaims.reconcile.lines import Line, Placed
    from kzclaims.reconcile.sweep import Coverage


class Cause(StrEnum):
    """Why sources do not agree; `verdict` says what each means."""

    CLASH = "clash"
    APART = "apart"
    DIVIDED = "divided"
    UNIT = "unit"
    SOFT = "soft"
    TOUCH = "touch"
    UNSTATED = "unstated"
    SCOPE = "scope"
    REPORTED = "reported"
    UNCOMPARED = "uncompared"


_CONFLICTS = frozenset({Cause.CLASH, Cause.APART, Cause.DIVIDED, Cause.UNIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Extremes:
    """The claims on which consistency hangs: the one with the greatest low end, that with the smallest high.

    `low` and `high` are what those two allow; they are apart where the claims exclude each other.
    """

    lowest: Placed
    highest: Placed
    low: Interval
    high: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One cause with the claims that it rests on, by their places among the testimonies judged.

    `line` is the one they lie on, or the first of those that they lie on.
    """

    cause: Cause
    line: Line
    members: tuple[int, ...]
    extremes: Extremes | None = None

    @property
    def is_conflict(self) -> bool:
        """Whether it proves a conflict rather than a tension."""
        return self.cause in _CONFLICTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A line and what its sources allow together.

    `right` is the largest set of sources that can all be right, by what they say for certain and in
    full; None where no claim on the line states everything. `common` is what all suggest.
    """

    line: Line
    right: Coverage | None
    common: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict on testimonies, the findings that it rests on and the indices of those that dissent.

    `slips` tell how the difference may have come about, once they have been looked for.
    """

    verdict: Verdict
    lines: tuple[Weighed, ...]
    findings: tuple[Finding, ...]
    dissenting: frozenset[int]
    slips: tuple[Slip, ...] = ()
