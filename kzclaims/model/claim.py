"""Claims: what one article says under one rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, final

from kzclaims.model.quick import quickly_made

if TYPE_CHECKING:
    from kzclaims.model.interval import Interval
    from kzclaims.model.quantity import Quantity
    from kzclaims.model.span import Span


class Modality(StrEnum):
    """In which way a claim is put forward. Claims of different modality are not compared."""

    STATED = "stated"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class Where(StrEnum):
    """How far from its number a qualifier was found, nearest first."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    LEAD_IN = "lead-in"
    PARAGRAPH = "paragraph"
    TITLE = "title"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """From where a claim's slot was filled.

    `span` is the place in the original text; None where the whole article speaks for the value, or
    its title as the manifest has it.
    """

    slot: str
    where: Where
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """For which time a value is meant to hold, where its clause says so and no slot does.

    `period` are the days of a period («in September»), `horizon` is a length of time («over three
    years»: `3-year`). `span` is where it stands.
    """

    period: Interval | None = None
    horizon: str | None = None
    span: Span


@final
@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One rule's reading of one quantity in one article.

    `rule` is None for a quantity that no rule claims. `slots` keeps the rule's order of slots; a
    slot nobody stated is None. `line` and `column` count from 1, in code points. `sentence` is the
    passage that the number stands in. `dissents` is set by the reconciler: the claim is not in the
    largest set of sources that can all be right. `revised` marks an older claim of a source that
    has a newer one, `aside` a claim that fits another fact which it could belong to: it is shown here, and
    not compared. `taken` tells for the slots that are stated from where, `scope` for which time
    the value holds.
    """

    rule: str | None
    slots: tuple[tuple[str, str | None], ...] = ()
    article: str
    source: str
    line: int
    column: int
    sentence: Span
    quantity: Quantity
    modality: Modality = Modality.STATED
    attribution: str | None = None
    dissents: bool = False
    revised: bool = False
    aside: bool = False
    taken: tuple[Taken, ...] = ()
    scope: Scope | None = None
