"""Proofs: what claims and verdicts rest on, for a reader who wants to redo them by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from kzclaims.model.article import Article
    from kzclaims.model.claim import Claim, Where
    from kzclaims.model.fact import Fact, Verdict
    from kzclaims.model.interval import Interval
    from kzclaims.model.relation import Relation
    from kzclaims.model.rule import Rule, Term
    from kzclaims.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMatch:
    """The written form of a term that words of a text were found by.

    `written` is the form as the rule file has it, `language` the one that it is listed under. `prefix`
    is what stands written onto its first word (Arabic: «وال»), `ending` what its last word has beyond
    it. `similarity` is that of a near spelling in percent, and `cutoff` the least that the term asks for;
    None where the words are the form itself.
    """

    language: str
    written: str
    prefix: str = ""
    ending: str = ""
    similarity: int | None = None
    cutoff: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A term that a rule asks for, and where it was found.

    `words` is how far away it counts as being, marks between clauses added; -1 where it is part of the
    number's own words. `span` is its place in the original text; None where the whole article, or its
    title in the manifest, speaks for it. `form` is the written form that the words there match.
    """

    term: str
    where: Where
    words: int
    span: Span | None
    form: FormMatch | None = None


class Why(StrEnum):
    """What kept a rule from claiming a number."""

    NO_TERM = "no-term"
    FAR = "far"
    NOUN = "noun"
    PATTERN = "pattern"
    EXCLUDED = "excluded"
    OUTBID = "outbid"
    STRANGER = "stranger"
    FORMER = "former"
    FULLER = "fuller"
    KIND = "kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A rule that did not claim a number.

    `terms` are those that were not in reach (`a|b`: neither was), stood too far away or excluded the
    number; of `outbid` the rule that the number went to. `stranger`: the sentence names another state;
    `former`: the number is what another is held against («from 4 to 5»); `fuller`: a sentence that names all
    that the rule is about says another number; `kind`: the number was read as one of another kind or unit:
    `terms` are what it was read as, what the rule measures, and what is not in reach besides. `met` counts
    the conditions of the rule's `about` that were met, of `asked`.
    """

    rule: str
    why: Why
    terms: tuple[str, ...]
    met: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberProof:
    """A number, as a claim of a rule or of none, with what speaks for that rule and against others.

    `furniture` tells of a number that stands in no text: a menu, a caption, a line of dates.
    """

    claim: Claim
    evidence: tuple[Evidence, ...] = ()
    misses: tuple[NearMiss, ...] = ()
    furniture: bool = False


class Standing(StrEnum):
    """What a claim counts for in its fact."""

    WEIGHED = "weighed"
    LOOSE = "loose"  # it leaves a slot or the unit open: it is held against the others, and proves nothing
    ASIDE = "aside"  # it fits another fact that it could belong to
    REVISED = "revised"  # its source says something newer
    DENIED = "denied"
    UNDATED = "undated"  # nothing to date it by


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """How far a dissenting claim is from what the largest set of sources can agree on.

    `distance` is between the nearest ends, in `unit` (`day` for dates, `point` for percent). `relative`
    is the distance as a percentage of the other's end, None for dates and percent. `tolerances` is the
    distance in half-widths of what the claim allows, None where it allows one value only, or has no end.
    """

    distance: Decimal
    unit: str | None
    above: bool
    relative: Decimal | None = None
    tolerance: Decimal | None = None
    tolerances: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimProof:
    """A claim in its fact: what it says, what that means, and what it counts for.

    `readings` has for each way to read the writing the values that it allows for certain and those
    that it suggests. `means` says the same in words, as `off_by` does of the deviation.
    """

    claim: Claim
    says: str
    means: str
    readings: tuple[tuple[Interval, Interval], ...]
    origin: str
    standing: Standing
    evidence: tuple[Evidence, ...] = ()
    deviation: Deviation | None = None
    off_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingProof:
    """One cause why sources do not agree, and its arithmetic in words."""

    cause: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundProof:
    """One comparison within a fact.

    `label` tells what sets it apart, empty for the first. `claims` are the indices of those compared.
    `right` of `sources` is the largest set that can all be right, and `common` what all suggest, in
    `unit`; None where nothing is.
    """

    label: str
    verdict: Verdict
    claims: tuple[int, ...]
    sources: int
    right: int
    common: Interval | None
    unit: str | None
    findings: tuple[FindingProof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Articles of one origin, the one that stands for the text first.

    `shared` is the least that one of the others has in common with it, in percent of the words of the
    shorter text.
    """

    articles: tuple[str, ...]
    shared: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FactProof:
    """A fact with all that its verdict rests on; `copies` are origins with more than one article."""

    fact: Fact
    claims: tuple[ClaimProof, ...]
    rounds: tuple[RoundProof, ...]
    copies: tuple[Copies, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineProof:
    """The numbers on one line of an article, and the verdicts on the facts that they are claims of."""

    article: str
    line: int
    text: str
    numbers: tuple[NumberProof, ...]
    verdicts: tuple[tuple[str, Verdict], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What is to be said of a target: documentation of a rule or relation, proofs of facts or of a line.

    `articles` are those that the proofs point into.
    """

    target: str
    articles: tuple[Article, ...] = ()
    rule: Rule | None = None
    relation: Relation | None = None
    terms: tuple[Term, ...] = ()
    facts: tuple[FactProof, ...] = ()
    line: LineProof | None = None
