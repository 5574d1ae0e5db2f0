"""How a contradiction stands to those that are known and accepted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class State(StrEnum):
    """How a fact, or an entry of the baseline, stands to its counterpart.

    `new`, `widened` and `expired` are not accepted; `known`, `narrowed` and `moved` are. `stale` is an
    entry without a contradiction.
    """

    NEW = "new"
    WIDENED = "widened"  # there is another value, or a conflict where a tension was accepted
    EXPIRED = "expired"
    KNOWN = "known"
    NARROWED = "narrowed"  # some of the accepted values are gone
    MOVED = "moved"  # the rule had another id when the entry was written
    STALE = "stale"

    @property
    def accepted(self) -> bool:
        """Whether a contradiction in this state passes a check."""
        return self in {State.KNOWN, State.NARROWED, State.MOVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What the baseline makes of a fact in conflict or tension.

    `values` are what its claims say now, `added` those of them that are not accepted, `gone` the
    accepted ones that nobody says any more, all in the notation of the baseline. `expires` is the
    last day on which the entry holds.
    """

    state: State
    values: tuple[str, ...]
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    reason: str = ""
    expires: date | None = None
