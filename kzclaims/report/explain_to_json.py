"""Explanations as JSON: the same proof for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.report.jsontext import Json, document
from kzclaims.report.number_records import grounds_record, interval_record, number_record
from kzclaims.report.records import claim_record, fact_record
from kzclaims.report.to_json import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.model import (
        ClaimProof,
        Deviation,
        Explanation,
        FactProof,
        LineProof,
        Relation,
        RoundProof,
        Rule,
    )
    from kzclaims.report.shape import View

_DEPTH = 5  # document, facts, fact, claims: each claim and its parts over lines


def explain(explanation: Explanation, _view: View) -> Iterator[str]:
    """One object: `target`, and what was asked for in `rule`, `relation`, `facts` or `line`, else null."""
    rule, relation, line = explanation.rule, explanation.relation, explanation.line
    return document(
        {
            "kzclaims": VERSION,
            "target": explanation.target,
            "rule": None if rule is None else _rule(rule),
            "relation": None if relation is None else _relation(relation),
            "facts": [_fact(proof) for proof in explanation.facts],
            "line": None if line is None else _line(line),
        },
        depth=_DEPTH,
    )


def _rule(rule: Rule) -> dict[str, Json]:
    return {
        "id": rule.id,
        "title": rule.title,
        "measure": rule.kind.value if rule.unit is None else f"{rule.kind.value}:{rule.unit}",
        "about": [list[Json](group) for group in rule.about],
        "not": list[Json](rule.excluded),
        "slots": {
            slot.name: list[Json](slot.terms) if slot.time is None else slot.time.value for slot in rule.slots
        },
        "pattern": rule.pattern,
        "severity": rule.severity.value,
        "why": rule.why,
        "file": rule.location.file,
        "line": rule.location.line,
    }


def _relation(relation: Relation) -> dict[str, Json]:
    return {
        "id": relation.id,
        "title": relation.title,
        "holds": relation.written,
        "severity": relation.severity.value,
        "why": relation.why,
        "file": relation.location.file,
        "line": relation.location.line,
    }


def _fact(proof: FactProof) -> dict[str, Json]:
    return fact_record(proof.fact) | {
        "claims": [_claim(one) for one in proof.claims],
        "comparisons": [_round(one) for one in proof.rounds],
        "slips": [
            {"kind": slip.kind.value, "text": slip.words, "fact": slip.fact} for slip in proof.fact.slips
        ],
        "copies": [{"articles": list[Json](one.articles), "shared": one.shared} for one in proof.copies],
    }


def _claim(proof: ClaimProof) -> dict[str, Json]:
    return claim_record(proof.claim) | {
        "says": proof.says,
        "means": proof.means,
        "readings": [
            {"hard": interval_record(hard), "soft": interval_record(soft)} for hard, soft in proof.readings
        ],
        "origin": proof.origin,
        "standing": proof.standing.value,
        "deviation": None if proof.deviation is None else _deviation(proof.deviation),
        **grounds_record(proof.claim, proof.evidence),
    }


def _round(proof: RoundProof) -> dict[str, Json]:
    return {
        "label": proof.label,
        "verdict": proof.verdict.value,
        "claims": list[Json](proof.claims),
        "sources": proof.sources,
        "right": proof.right,
        "common": None if proof.common is None else interval_record(proof.common),
        "unit": proof.unit,
        "findings": [{"cause": one.cause, "text": one.text} for one in proof.findings],
    }


def _line(proof: LineProof) -> dict[str, Json]:
    return {
        "article": proof.article,
        "line": proof.line,
        "numbers": [number_record(number) for number in proof.numbers],
        "verdicts": {key: verdict.value for key, verdict in proof.verdicts},
    }


def _deviation(deviation: Deviation) -> dict[str, Json]:
    return {
        "distance": deviation.distance,
        "unit": deviation.unit,
        "above": deviation.above,
        "relative": deviation.relative,
        "tolerance": deviation.tolerance,
        "tolerances": deviation.tolerances,
    }
