"""Passages: the pieces of an article within which its words belong together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PassageKind(StrEnum):
    """What a passage is in its article."""

    SENTENCE = "sentence"
    BULLET = "bullet"
    HEADING = "heading"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, a sentence of a list's item, a heading, or a line of the page around the article.

    `start`, `end` are code points of the original text, without white space at the ends.
    `paragraph` numbers what stands together: a paragraph, an item, a heading.
    `lead_in` is the index of the passage that leads into a list: of a bullet, and of a heading that
    ends with a colon under a sentence that does; an inner bullet's is the outer bullet. `heading`
    is the index of the nearest heading above, for a heading that of the higher one. Neither ever
    crosses into or out of the other articles that a page appends, whose passages are `appended`.
    """

    start: int
    end: int
    kind: PassageKind
    paragraph: int
    lead_in: int | None = None
    heading: int | None = None
    appended: bool = False
