"""Attempts: what rules make of one text, for whoever writes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzclaims.model.article import Article
    from kzclaims.model.fact import Fact
    from kzclaims.model.proof import FormMatch, NumberProof
    from kzclaims.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFound:
    """A term that a passage mentions, where, and by which of its written forms."""

    term: str
    span: Span
    form: FormMatch | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NearWords:
    """Words of the text that are like a form of a term which the text does not mention.

    `written` is the form, listed under `language`; `similarity` is in percent.
    """

    term: str
    span: Span
    language: str
    written: str
    similarity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedNumber:
    """A number of a passage with what speaks for its rule and against others.

    `means` says which values it stands for under its rule; empty for a number of none, and where what is
    meant is what is written. `fills` are the slots that a claim takes from it: (rule, slot).
    """

    proof: NumberProof
    means: str = ""
    fills: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedPassage:
    """A sentence, heading or line of the text, with its numbers and the terms that it mentions, in order.

    `line` and `column` are where it begins, from 1.
    """

    span: Span
    line: int
    column: int
    numbers: tuple[TriedNumber, ...]
    terms: tuple[TermFound, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What the rules make of one text.

    `only` are the ids of the rules and relations that were asked about, None for all; the others still
    compete for numbers. `facts` are those of relations, and those that the text contradicts itself on. `near`
    are words that come near to terms which rules miss in the text.
    """

    article: Article
    passages: tuple[TriedPassage, ...]
    facts: tuple[Fact, ...]
    near: tuple[NearWords, ...] = ()
    only: frozenset[str] | None = None
