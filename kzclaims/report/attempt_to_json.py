"""What rules make of one text as JSON: the same for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.report.example_lines import example_value
from kzclaims.report.jsontext import Json, document
from kzclaims.report.number_records import form_record, number_record, span_record
from kzclaims.report.records import article_record, fact_record
from kzclaims.report.to_json import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.model import Attempt, TriedNumber, TriedPassage
    from kzclaims.report.shape import View

_DEPTH = 5  # document, passages, passage, numbers: each number and its parts over lines


def attempt(tried: Attempt, _view: View) -> Iterator[str]:
    """One object: the text, its passages with their numbers and terms, and the facts that follow."""
    return document(
        {
            "kzclaims": VERSION,
            "article": article_record(tried.article) | {"origin": tried.article.id},
            "only": None if tried.only is None else list[Json](sorted(tried.only)),
            "passages": [_passage(one) for one in tried.passages if one.numbers or one.terms],
            "near": [
                {
                    "term": near.term,
                    **span_record(near.span),
                    "language": near.language,
                    "written": near.written,
                    "similarity": near.similarity,
                }
                for near in tried.near
            ],
            "facts": [fact_record(fact) for fact in tried.facts],
        },
        depth=_DEPTH,
    )


def _passage(passage: TriedPassage) -> dict[str, Json]:
    return {
        **span_record(passage.span),
        "line": passage.line,
        "column": passage.column,
        "numbers": [number_record(number.proof) | _more(number) for number in passage.numbers],
        "terms": [
            {"term": one.term, **span_record(one.span), "form": form_record(one.form)}
            for one in passage.terms
        ],
    }


def _more(number: TriedNumber) -> dict[str, Json]:
    claimed = number.proof.claim.rule is not None
    return {
        "means": number.means,
        "fills": [{"rule": rule, "slot": slot} for rule, slot in number.fills],
        "value": example_value(number.proof.claim.quantity) if claimed else None,
    }
