"""CSV: one tidy row per claim (RFC 4180).

UTF-8 without a byte order mark and lines that end in LF; for Excel, which takes a file without the mark
for one in the code page of its country, with both the mark and CRLF.
"""

from __future__ import annotations

import csv
import io
import re
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

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# What a spreadsheet may skip before a sign, and the signs, with those that are the same in another width.
_BLANK = " \N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_SIGNS = "[-=+@\N{MINUS SIGN}＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌﬩]"
_FORMULA = re.compile(f"[{_BLANK}]*{_SIGNS}")
_LATER_FORMULA = re.compile(f'(;[{_BLANK}"]*)(?={_SIGNS})')


def check(report: Report, view: View) -> Iterator[str]:
    """The claims of the facts whose verdict the view asks for."""
    return _rows(_check_rows(report, view), view)


def extract(extraction: Extraction, view: View) -> Iterator[str]:
    """Every claim; the key is its rule with slots, and what only a comparison tells stays empty."""
    return _rows(_extract_rows(extraction), view)


def text_cell(text: str) -> str:
    """The text on one line, with `'` before whatever a spreadsheet would run as a formula.

    That is what begins with a sign of calculation: the text itself, and a part of it behind a `;`, which
    separates cells where the comma is the decimal sign.
    """
    line = _LATER_FORMULA.sub(r"\1'", one_line(text))
    return f"'{line}" if _FORMULA.match(line) else line


def _check_rows(report: Report, view: View) -> Iterator[Iterable[str]]:
    articles = {article.id: article for article in report.articles}
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


def _extract_rows(extraction: Extraction) -> Iterator[Iterable[str]]:
    articles = {article.id: article for article in extraction.articles}
    titles = dict(extraction.titles)
    for claim in extraction.claims:
        of_rule = {"key": claim_key(claim), "title": titles.get(claim.rule or "", "")}
        yield _claim_row(claim, articles[claim.article], of_rule)


def _claim_row(claim: Claim, article: Article, known: dict[str, str]) -> Iterable[str]:
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
    return [cells.get(name, "") for name in COLUMNS]


def _value(value: Value | None) -> str:
    return "" if value is None else plain(value)


def _rows(rows: Iterable[Iterable[str]], view: View) -> Iterator[str]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n" if view.csv_for_excel else "\n")
    buffer.write(_BYTE_ORDER_MARK if view.csv_for_excel else "")
    for row in (COLUMNS, *rows):
        writer.writerow(row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
