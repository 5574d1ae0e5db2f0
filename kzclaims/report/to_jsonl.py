"""JSON lines: one claim a line, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.report.jsontext import encode
from kzclaims.report.records import claim_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.report.shape import Extraction, View


def extract(extraction: Extraction, _view: View) -> Iterator[str]:
    """Every claim as the object that the JSON report shows; `rule` null where no rule claims it."""
    for claim in extraction.claims:
        yield f"{encode(claim_record(claim))}\n"
