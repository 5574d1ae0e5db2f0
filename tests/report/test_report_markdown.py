"""Whatever articles, sources and rules say, the Markdown summary stays a table of text."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kzclaims.model import Article, Claim, Fact, Kind, Quantity, Report, Severity, Span, Status, Verdict
from kzclaims.report import to_markdown
from kzclaims.report.lines import one_line
from kzclaims.report.shape import View
from kzclaims.report.to_markdown import COLUMNS, inert

NASTY = (
    "a | b",
    "a \\| b \\\\| c",
    "`code | ``",
    "<script>alert(1)</script><!-- ",
    "&lt;b&gt; &amp; &#124;",
    "![x](https://example.org/x.png) [y](javascript:alert(1)) <https://example.org>",
    "https://example.org www.example.org WWW.example.org mailto:a@example.org",
    "**bold** __bold__ ~~gone~~ $x$ $$y$$ @user #1",
    "line\nbreak\r\n| --- |\u2028# head\x85- item\x0bx",
    "\x1b]8;;http://example.org\x07link\x1b[31m",
    "\u202e123\u202c \u2066x\u2069 \u200f",
    "::error::x\n##[error]x",
    "- item",
    "    code",
    "\ud800",
)
TEXT = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=30),
    st.text("|`<>&\\*_[]()!~$#@:/.w \n\r\t\x1b\u202e1اب", max_size=14),
)
# Every character that begins something in Markdown, or in what GitHub makes of it, anywhere in a line.
MARKUP = re.compile(r"[<>`*_~\[\]\\$#@&]|://|(?i:www\.|mailto:)")
REFERENCE = re.compile(r"&#[0-9]+;")


def report_of(path: str, source: str, said: str, title: str) -> Report:
    article = Article(id=path, text=said, source=source, published=date(2025, 11, 7), title=title)
    claims = tuple(
        Claim(
            rule="rule",
            slots=(("partner", said),),
            article=path,
            source=source,
            line=1,
            column=2,
            sentence=Span(0, len(said)),
            quantity=Quantity(
                start=0,
                end=len(said),
                text=said,
                kind=Kind.COUNT,
                low=Decimal(value),
                high=Decimal(value),
                unit=said,
            ),
        )
        for value in (1, 2)
    )
    facts = tuple(
        Fact(
            key=f"rule@{said}",
            rule="rule",
            slots=(("partner", said),),
            title=title,
            kind=Kind.COUNT,
            unit=None,
            verdict=verdict,
            status=Status.NEW,
            severity=Severity.ERROR,
            sources=1,
            origins=1,
            reason=said,
            claims=claims,
        )
        for verdict in Verdict
    )
    return Report(articles=(article,), facts=facts, claims=claims)


def rendered(report: Report, view: View | None = None) -> str:
    return "".join(to_markdown.check(report, view or View()))


@given(TEXT, TEXT, TEXT, TEXT)
@settings(max_examples=200)
@example(*NASTY[:4])
@example(*NASTY[4:8])
@example(*NASTY[8:12])
def test_the_summary_carries_no_markup_of_others_and_no_broken_row(
    path: str, source: str, said: str, title: str
) -> None:
    text = rendered(report_of(path, source, said, title))
    text.encode()
    assert not [char for char in text if unicodedata.category(char) in {"Cc", "Cs"} and char != "\n"]
    assert not re.search(r"[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", text)
    head, *lines = text.split("\n")
    assert head == "### 1 conflict, 1 tension"
    rows = [line for line in lines if line.startswith("|")]
    assert [row.count("|") for row in rows] == [len(COLUMNS) + 1] * 6  # a head of two, two of each fact
    reasons = [line for line in lines if line.startswith("- ")]
    assert len(lines) == len(rows) + len(reasons) + 5  # three empty ones, the totals, the end
    assert len(reasons) == 2
    ours = re.compile(r"(?:^\| (?:conflict|tension)?|^-) (?:\| )?\*\*|\*\*(?=[: ])")
    for line in (*rows, *reasons):
        assert MARKUP.search(REFERENCE.sub("", ours.sub("", line, count=2))) is None, line


@given(TEXT)
def test_a_text_reads_back_from_its_character_references(text: str) -> None:
    assert html.unescape(inert(text)) == one_line(text)


@pytest.mark.parametrize(
    "text", ["Kazakhstan", "17.2 billion", "about 450 t", "2025-11-07", "x.txt:5:37", "كان (2023): 5"]
)
def test_what_is_no_markup_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


def test_a_summary_fits_into_what_github_takes_and_says_what_it_left_out() -> None:
    report = report_of("a.txt", "Daily", "word " * 200, "Title " * 50)
    conflict = next(fact for fact in report.facts if fact.verdict is Verdict.CONFLICT)
    tension = next(fact for fact in report.facts if fact.verdict is Verdict.TENSION)
    many = replace(report, facts=(tension, *(replace(conflict, key=f"rule@{place}") for place in range(500))))
    text = rendered(many)
    assert 800_000 < len(text.encode()) < 1_000_000
    assert text.startswith("### 500 conflicts, 1 tension\n")
    shown = text.count("\n- ")
    assert f"Not shown for want of space: {501 - shown} more. The CSV has all." in text
    assert "| tension |" not in text


def test_many_places_of_one_value_are_cut_short() -> None:
    report = report_of("a.txt", "Daily", "18", "Staff")
    conflict = next(fact for fact in report.facts if fact.verdict is Verdict.CONFLICT)
    text = rendered(replace(report, facts=(replace(conflict, claims=conflict.claims[:1] * 23),)))
    assert text.count("a.txt:1:2") == 20
    assert "; and 3 more |" in text


def test_accepted_contradictions_are_counted_and_not_shown() -> None:
    report = report_of("a.txt", "Daily", "18", "Staff")
    accepted = replace(report, facts=tuple(replace(fact, status=Status.ACCEPTED) for fact in report.facts))
    assert rendered(accepted).startswith("### No open contradictions\n\n1 article, ")
    assert rendered(accepted, View(unread=1)).startswith("### No open contradictions, incomplete\n")
