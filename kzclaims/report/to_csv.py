"""CSV: one tidy row per claim (RFC 4180, UTF-8 without BOM, lines end in LF)."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

from kzclaims.report.lines import claim_key, one_line, sentence
from kzclaims.report.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.model import Article, Claim, Report, Value
    from kzclaims.report.shape import Extraction, View

COLUMNS = (
    "key",
    "title",
    "verdict",
    "status",
    "source",
    "article",
    "published",
    "line",
    "column",
    "text",
    "low",
    "high",
    "unit",
    "hedge",
    "sentence",
    "reason",
)

_BLANK = " \N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_FORMULA_STARTS = frozenset("=+-@\N{MINUS SIGN}")


def check(report: Report, view: View) -> Iterator[str]:
    """The claims of the facts whose verdict the view asks for."""
    articles = {article.id: article for article in report.articles}
    yield _row(COLUMNS)
    for fact in report.facts:
        if fact.verdict not in view.verdicts:
            continue
        of_fact = {
            "key": fact.key,
            "title": fact.title,
            "verdict": fact.verdict.value,
            "status": fact.status.value,
            "reason": fact.reason,
        }
        for claim in fact.claims:
            yield _claim_row(claim, articles[claim.article], of_fact)


def extract(extraction: Extraction, _view: View) -> Iterator[str]:
    """Every claim; the key is its rule with slots, and what only a comparison tells stays empty."""
    articles = {article.id: article for article in extraction.articles}
    titles = dict(extraction.titles)
    yield _row(COLUMNS)
    for claim in extraction.claims:
        of_rule = {"key": claim_key(claim), "title": titles.get(claim.rule or "", "")}
        yield _claim_row(claim, articles[claim.article], of_rule)


def text_cell(text: str) -> str:
    """The text on one line, with `'` before it where a spreadsheet would run it as a formula."""
    line = one_line(text)
    start = unicodedata.normalize("NFKC", line.lstrip(_BLANK)[:1])[:1]
    return f"'{line}" if start in _FORMULA_STARTS else line


def _claim_row(claim: Claim, article: Article, known: dict[str, str]) -> str:
    quantity = claim.quantity
    texts = known | {
        "source": claim.source,
        "article": claim.article,
        "text": quantity.text,
        "unit": quantity.unit or "",
        "hedge": quantity.hedge.value,
        "sentence": sentence(claim, article),
    }
    cells = {name: text_cell(text) for name, text in texts.items()} | {
        "published": _value(article.published),
        "line": str(claim.line),
        "column": str(claim.column),
        "low": _value(quantity.low),
        "high": _value(quantity.high),
    }
    return _row(cells.get(name, "") for name in COLUMNS)


def _value(value: Value | None) -> str:
    return "" if value is None else plain(value)


def _row(cells: Iterable[str]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()
