"""The formats there are, per command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.report import (
    attempt_to_json,
    attempt_to_text,
    explain_to_json,
    explain_to_text,
    to_csv,
    to_github,
    to_gitlab,
    to_json,
    to_jsonl,
    to_junit,
    to_markdown,
    to_oneline,
    to_sarif,
    to_text,
)
from kzclaims.report.shape import Extraction, Format

if TYPE_CHECKING:
    from kzclaims.model import Attempt, Explanation, Report

CHECK_FORMATS: tuple[Format[Report], ...] = (
    Format(name="text", suffixes=(".txt",), render=to_text.check),
    Format(name="json", suffixes=(".json",), render=to_json.check),
    Format(name="csv", suffixes=(".csv",), render=to_csv.check),
    Format(name="oneline", suffixes=(".oneline.txt",), render=to_oneline.check),
    Format(name="github", suffixes=(".github.txt",), render=to_github.check),
    Format(name="sarif", suffixes=(".sarif", ".sarif.json"), render=to_sarif.check),
    # The second is what GitLab's own documentation calls the file.
    Format(
        name="gitlab", suffixes=(".codequality.json", "gl-code-quality-report.json"), render=to_gitlab.check
    ),
    Format(name="junit", suffixes=(".xml",), render=to_junit.check),
    Format(name="markdown", suffixes=(".md",), render=to_markdown.check),
)

EXPLAIN_FORMATS: tuple[Format[Explanation], ...] = (
    Format(name="text", suffixes=(".txt",), render=explain_to_text.explain),
    Format(name="json", suffixes=(".json",), render=explain_to_json.explain),
)

ATTEMPT_FORMATS: tuple[Format[Attempt], ...] = (
    Format(name="text", suffixes=(".txt",), render=attempt_to_text.attempt),
    Format(name="json", suffixes=(".json",), render=attempt_to_json.attempt),
)

EXTRACT_FORMATS: tuple[Format[Extraction], ...] = (
    Format(name="text", suffixes=(".txt",), render=to_text.extract),
    Format(name="json", suffixes=(".json",), render=to_json.extract),
    Format(name="jsonl", suffixes=(".jsonl",), render=to_jsonl.extract),
    Format(name="csv", suffixes=(".csv",), render=to_csv.extract),
)
