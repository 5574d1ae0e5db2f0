"""The parts of an explanation in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Kind, Modality, SlotTime, Standing, Where, Why
from kzclaims.report.lines import claim_key, one_line
from kzclaims.report.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from kzclaims.model import (
        Claim,
        ClaimProof,
        Evidence,
        FormMatch,
        Interval,
        NearMiss,
        NumberProof,
        Relation,
        Rule,
        Slot,
        Span,
        Term,
    )

LABEL = 11
"""How wide the labels of rows are."""

_WHERE = {
    Where.CLAUSE: "in its clause",
    Where.SENTENCE: "in its sentence",
    Where.LEAD_IN: "in what leads into its list",
    Where.PARAGRAPH: "in a sentence near by",
    Where.TITLE: "in the title",
    Where.ARTICLE: "by the whole article",
}
_STANDING = {
    Standing.WEIGHED: "in full",
    Standing.LOOSE: "loosely: it leaves open what it is about, and proves nothing",
    Standing.ASIDE: "not here: it fits the value of another fact",
    Standing.REVISED: "no more: its source says something newer",
    Standing.DENIED: "not: it is a denial",
    Standing.UNDATED: "not: its article has no date to reckon from",
}
_SLOT_TIMES = {
    SlotTime.YEAR: "a year",
    SlotTime.MONTH: "a month",
    SlotTime.DURATION: "a length of time",
}


def place_of(claim: Claim) -> str:
    """The source, and the place as editors open it."""
    return f"{one_line(claim.source)} · {one_line(claim.article)}:{claim.line}:{claim.column}"


def found_at(evidence: Evidence) -> str:
    """Where a term was found, and how far away."""
    if evidence.words < 0:
        return "in the number's own words"
    words = "1 word away" if evidence.words == 1 else f"{evidence.words} words away"
    near = evidence.where in {Where.CLAUSE, Where.SENTENCE}
    return f"{_WHERE[evidence.where]}, {words if near else f'counted as {words}'}"


def quoted(span: Span | None, text: str) -> str:
    """The words of a place, in quotation marks behind a space; nothing where there is no place."""
    return "" if span is None or not text else f" «{one_line(text[span.start : span.end])}»"


def form_of(form: FormMatch) -> str:
    """The written form that words match, and what stands before and behind it in them.

    It comes last, and words of ours stand between it and the particles, so that what runs from right to left
    stays in its place on a terminal.
    """
    beside = [
        f"«{one_line(letters)}» {side} it"
        for letters, side in ((form.prefix, "before"), (form.ending, "behind"))
        if letters
    ]
    if form.similarity is not None:
        beside.append(f"{form.similarity} % alike of {form.cutoff} % asked for")
    told = f", {', '.join(beside)}:" if beside else ""
    return f'form {form.language}{told} "{one_line(form.written)}"'


def slot_lines(claim: Claim, text: str) -> Iterator[tuple[str, str]]:
    """Each slot with its value and where that was taken from."""
    taken = {one.slot: one for one in claim.taken}
    for name, value in claim.slots:
        if value is None:
            yield "slot", f"{name} is not stated"
        elif name in taken:
            place = taken[name]
            yield "slot", f"{name} = {value}{quoted(place.span, text)}, {_WHERE[place.where]}"
        else:
            yield "slot", f"{name} = {value}"


def scope_of(claim: Claim, text: str) -> str:
    """For which time the value holds; empty where the clause does not say."""
    if claim.scope is None:
        return ""
    period, horizon = claim.scope.period, claim.scope.horizon
    days = [] if period is None else [_days(period)]
    told = ", ".join([*days, *([] if horizon is None else [f"within a term of {horizon}"])])
    return f"{told}{quoted(claim.scope.span, text)}"


def _days(period: Interval) -> str:
    low, high = (None if end is None else plain(end) for end in (period.low, period.high))
    return f"holds for {low} to {high}"


def standing_of(proof: ClaimProof) -> str:
    """What a claim counts for."""
    said = _STANDING[proof.standing]
    if proof.claim.modality not in {Modality.STATED, Modality.DENIED}:
        said = f"{said}, as what is {proof.claim.modality}"
    return f"{said}; it dissents" if proof.claim.dissents else said


def claimed(number: NumberProof) -> str:
    """What became of a number."""
    key = claim_key(number.claim)
    if key:
        modality = number.claim.modality
        return key if modality is Modality.STATED else f"{key} ({modality})"
    return "stands in no text" if number.furniture else "claimed by no rule"


def missed(miss: NearMiss) -> str:
    """What kept a rule from claiming a number: `no israel in reach`."""
    terms = ", ".join(term.replace("|", " or ") for term in miss.terms)
    match miss.why:
        case Why.NO_TERM:
            return f"no {terms} in reach" if "," not in terms else f"none of {terms} in reach"
        case Why.FAR:
            return f"{terms} too far away" if terms else "its terms are too far away"
        case Why.NOUN:
            return "it counts something else"
        case Why.PATTERN:
            return "its pattern does not fit"
        case Why.EXCLUDED:
            return f"{terms} is as near, which the rule does without"
        case Why.STRANGER:
            return "its sentence names another state"
        case Why.FORMER:
            return "it is the former or other value that the present one is held against"
        case Why.KIND:
            read, wanted, *lacking = (term.replace("|", " or ") for term in miss.terms)
            rest = f", and no {', no '.join(lacking)} is in reach" if lacking else ""
            return f"read as {read}; the rule wants {wanted}{rest}"
        case Why.FULLER:
            return "a fuller sentence gives another number"
        case Why.OUTBID:
            return (
                f"{terms} fits the number better" if terms else "another number of the passage fits it better"
            )


def documented(rule: Rule, terms: Sequence[Term]) -> Iterator[tuple[str, str]]:
    """A rule's documentation as headings and texts; the title has no heading."""
    measure = rule.kind.value if rule.unit is None else f"{rule.kind.value}:{rule.unit}"
    yield "", f"{rule.id}: {rule.title}"
    yield "measures", measure
    for group in rule.about:
        yield "about", " or ".join(group)
    if rule.excluded:
        yield "not", ", ".join(rule.excluded)
    for slot in rule.slots:
        yield "slot", f"{slot.name}: {_slot_values(slot)}"
    if rule.pattern is not None:
        yield "pattern", " ".join(rule.pattern.split())
    if rule.kind is not Kind.DATE and rule.hard is not None:
        yield "tolerance", f"about is ±{_percent(rule.hard)} % at most"
    if rule.soft is not None:
        yield "tolerance", f"±{_percent(rule.soft)} % agrees"
    yield "severity", rule.severity.value
    if rule.why:
        yield "why", rule.why
    for example in rule.examples:
        said = example.value if example.match else "no claim"
        yield "example", f"{one_line(example.text)} → {said}"
    for term in terms:
        languages = ", ".join(f"{language} ({len(forms)})" for language, forms in term.forms)
        yield "term", f"{term.name}: {languages}"
    yield "written in", f"{rule.location.file}:{rule.location.line}"


def related(relation: Relation) -> Iterator[tuple[str, str]]:
    """A relation's documentation, in the same form."""
    yield "", f"{relation.id}: {relation.title}"
    yield "holds", relation.written
    yield "severity", relation.severity.value
    if relation.why:
        yield "why", relation.why
    for example in relation.examples:
        wanted = "not evaluated" if example.verdict is None else example.verdict.value
        yield "example", f"{one_line(example.text)} → {wanted}"
    yield "written in", f"{relation.location.file}:{relation.location.line}"


def _percent(fraction: Decimal) -> str:
    return plain(fraction * 100)


def _slot_values(slot: Slot) -> str:
    return ", ".join(slot.terms) if slot.time is None else _SLOT_TIMES[slot.time]
