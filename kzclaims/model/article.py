"""Articles: one text of one source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text of one source, as it was read.

    `id` is its path relative to the current folder, with `/`. `text` is the original, line ends
    included. `published` is the day it appeared, None where nobody says. `language` is an
    ISO 639-1 code, `und` where it cannot be told. `inferred` names the fields that were worked out
    from the text rather than given by the manifest.
    """

    id: str
    text: str
    source: str
    published: date | None = None
    language: str = "und"
    title: str = ""
    url: str | None = None
    inferred: frozenset[str] = frozenset()
