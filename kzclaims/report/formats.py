"""The formats there are, per command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.report import explain_to_json, explain_to_text, to_csv, to_json, to_jsonl, to_text
from kzclaims.report.shape import Extraction, Format

if TYPE_CHECKING:
    from kzclaims.model import Explanation, Report

CHECK_FORMATS: tuple[Format[Report], ...] = (
    Format(name="text", suffixes=(".txt",), render=to_text.check),
    Format(name="json", suffixes=(".json",), render=to_json.check),
    Format(name="csv", suffixes=(".csv",), render=to_csv.check),
)

EXPLAIN_FORMATS: tuple[Format[Explanation], ...] = (
    Format(name="text", suffixes=(".txt",), render=explain_to_text.explain),
    Format(name="json", suffixes=(".json",), render=explain_to_json.explain),
)

EXTRACT_FORMATS: tuple[Format[Extraction], ...] = (
    Format(name="text", suffixes=(".txt",), render=to_text.extract),
    Format(name="json", suffixes=(".json",), render=to_json.extract),
    Format(name="jsonl", suffixes=(".jsonl",), render=to_jsonl.extract),
    Format(name="csv", suffixes=(".csv",), render=to_csv.extract),
)
