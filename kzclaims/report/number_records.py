"""Numbers, and what claims of them rest on, as the records that JSON outputs show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.report.jsontext import Json
from kzclaims.report.records import claim_record

if TYPE_CHECKING:
    from kzclaims.model import Claim, Evidence, FormMatch, Interval, NumberProof, Span


def number_record(number: NumberProof) -> dict[str, Json]:
    """The number as a claim of its rule or of none, its grounds, and the rules that it is no claim of."""
    return claim_record(number.claim) | {
        **grounds_record(number.claim, number.evidence),
        "furniture": number.furniture,
        "misses": [
            {
                "rule": miss.rule,
                "why": miss.why.value,
                "terms": list[Json](miss.terms),
                "met": miss.met,
                "asked": miss.asked,
            }
            for miss in number.misses
        ],
    }


def grounds_record(claim: Claim, evidence: tuple[Evidence, ...]) -> dict[str, Json]:
    """The places of the terms and slots of a claim, and the time that it holds for."""
    scope = claim.scope
    return {
        "terms": [
            {
                "term": one.term,
                "where": one.where.value,
                "words": one.words,
                "form": form_record(one.form),
                **span_record(one.span),
            }
            for one in evidence
        ],
        "taken": [
            {"slot": one.slot, "where": one.where.value, **span_record(one.span)} for one in claim.taken
        ],
        "scope": None
        if scope is None
        else {
            "period": None if scope.period is None else interval_record(scope.period),
            "horizon": scope.horizon,
            **span_record(scope.span),
        },
    }


def interval_record(interval: Interval) -> dict[str, Json]:
    """Both ends, and whether they are open."""
    return {
        "low": interval.low,
        "high": interval.high,
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def span_record(span: Span | None) -> dict[str, Json]:
    """A place; nulls where there is none."""
    return {"start": None if span is None else span.start, "end": None if span is None else span.end}


def form_record(form: FormMatch | None) -> Json:
    """A written form of a term, with what the words have beyond it."""
    if form is None:
        return None
    return {
        "language": form.language,
        "written": form.written,
        "prefix": form.prefix,
        "ending": form.ending,
        "similarity": form.similarity,
        "cutoff": form.cutoff,
    }
