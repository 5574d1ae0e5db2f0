"""Reports whose articles, sources, titles and keys say what should act on whoever prints them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from kzclaims.model import (
    Article,
    Claim,
    Fact,
    Kind,
    Location,
    Quantity,
    Report,
    Rule,
    Severity,
    Span,
    Status,
    Verdict,
)
from kzclaims.report.shape import Extraction

NASTY = (
    "=cmd|' /C calc'!A0",
    "+1",
    "-5 %",
    "@SUM(A1)",
    "＝1+1",
    "\u00a0=1+1",
    "\r\n=1+1",
    "\x1b]8;;http://example.org\x07link\x1b]8;;\x07",
    "\u202e123\u202c",
    "[red]x[/red] [/]",
    'a "quoted", b; c',
    "::error::x\n##[error]x",
    "a\u2028b\u2029c\x85d\x0be\x0cf",
    "\x00\x7f\x9b31m\ufeff",
    "  ::error file=a,line=1::x",
    "::add-mask::x",
    "x\n::stop-commands::y\r::set-output name=a::b",
    "%0A::error::x%0D",
    " :",
    "a,line=9,title=b::c",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[testFailed name='a']",
    "##\xad[group]x",
    "]]> <script>&amp;</testcase>",
    "\ufffe\uffff\U0010ffff",
    "[here](https://example.org) [1](1) {0}",
    'a;=1+1;"@SUM(A1)"; -5',
    "../../../etc/passwd?a#b c:d%2f",
)
# News text is read as strict UTF-8, so no lone surrogates; the names of files may carry them.
TEXT = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    st.text("=+-@\t\r\n \x1b\u202e\u200f\"',;[]1اب", min_size=1, max_size=12),
    st.text(":# \n[]()<>&%|\"';=vso1\u2028", min_size=1, max_size=12),
)
PATH = st.one_of(TEXT, st.just("\udcff.txt"))


def report_of(path: str, source: str, said: str, title: str, key: str) -> Report:
    """A fact of each verdict, stated by the same words in two articles; the report's claims are the first."""
    article = Article(id=path, text=said, source=source, published=date(2025, 11, 7), title=title)
    copy = replace(article, id=f"{path}/2")
    claim = Claim(
        rule=key,
        slots=(("partner", said), ("year", None)),
        article=path,
        source=source,
        line=1,
        column=1,
        sentence=Span(0, len(said)),
        quantity=Quantity(
            start=0,
            end=len(said),
            text=said,
            kind=Kind.COUNT,
            low=Decimal("-5.50"),
            high=Decimal("1E+3"),
            unit=said,
        ),
        attribution=said,
    )
    other = replace(claim, article=copy.id, quantity=replace(claim.quantity, low=None), revised=True)
    facts = tuple(
        Fact(
            key=f"{key}{verdict}{severity}",
            rule=key,
            slots=claim.slots,
            title=title,
            kind=Kind.COUNT,
            unit=None,
            verdict=verdict,
            status=Status.NEW,
            severity=severity,
            sources=1,
            origins=1,
            reason=said,
            claims=(claim, other),
        )
        for verdict in Verdict
        for severity in Severity
    )
    rule = Rule(id=key, title=title, kind=Kind.COUNT, location=Location(path, 1, 1), why=said)
    return Report(articles=(article, copy), facts=facts, claims=(claim,), rules=(rule,))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Such a report, all of it drawn."""
    return report_of(draw(PATH), draw(TEXT), draw(TEXT), draw(TEXT), draw(TEXT))


def extraction_of(report: Report) -> Extraction:
    """The claims of the report by themselves."""
    titles = tuple((fact.rule, fact.title) for fact in report.facts)
    return Extraction(articles=report.articles, claims=report.claims, titles=titles)
