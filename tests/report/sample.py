"""One report with something of everything, for every test of a format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import (
    Article,
    Claim,
    Fact,
    Granularity,
    Hedge,
    Kind,
    Modality,
    Quantity,
    Report,
    Severity,
    Span,
    Status,
    Verdict,
)
from kzclaims.report.shape import Extraction

if TYPE_CHECKING:
    from kzclaims.model import Value

NEWS = Article(
    id="story/news.txt",
    source="Steppe Daily",
    published=date(2025, 11, 7),
    language="en",
    title="A deal in the steppe",
    text=(
        "A deal in the steppe\n\nThe two sides signed on 7 November 2025. Trade came to $4.2 billion"
        " in 2024.\nThe mine holds about 482 tonnes and employs 18 people. The road is 30 km long."
    ),
)
AGENCY = Article(
    id="story/wakala.txt",
    source="وكالة السهوب",
    published=date(2025, 11, 8),
    language="ar",
    title="توقيع في السهوب",
    text=(
        "توقيع في السهوب\n\nوقع الطرفان الاتفاق يوم الخميس في العاصمة.\nوبلغت التجارة بينهما نحو 5\n"
        "مليارات دولار، ويعمل في المنجم 20 شخصا، وفيه حوالي 450 طنا."
    ),
)
HOSTILE = Article(
    id="قصة/blog.txt",
    source="=Blog,\t\x1b[31mred",
    language="und",
    text='Signed [bold]"Friday"[/bold]\x1b]0;owned\x07 \u202e5202\u202c, =1+1 said;'
    " work for 18 souls\u2028a day.",
)


def claim(
    article: Article,
    said: str,
    words: str,
    *,
    rule: str | None,
    kind: Kind,
    ends: tuple[Value | None, Value | None],
    unit: str | None = None,
    hedge: Hedge = Hedge.EXACT,
    granularity: Granularity | None = None,
    weekday: int | None = None,
    slots: tuple[tuple[str, str | None], ...] = (),
    modality: Modality = Modality.STATED,
    attribution: str | None = None,
    dissents: bool = False,
    revised: bool = False,
) -> Claim:
    """What `article` says with `words` within the passage `said`."""
    passage = article.text.index(said)
    start = article.text.index(words, passage)
    before = article.text[:start]
    return Claim(
        rule=rule,
        slots=slots,
        article=article.id,
        source=article.source,
        line=before.count("\n") + 1,
        column=start - (before.rfind("\n") + 1) + 1,
        sentence=Span(passage, passage + len(said)),
        quantity=Quantity(
            start=start,
            end=start + len(words),
            text=words,
            kind=kind,
            low=ends[0],
            high=ends[1],
            unit=unit,
            hedge=hedge,
            granularity=granularity,
            weekday=weekday,
        ),
        modality=modality,
        attribution=attribution,
        dissents=dissents,
        revised=revised,
    )


def fact(
    *claims: Claim,
    title: str,
    verdict: Verdict,
    reason: str,
    status: Status = Status.NONE,
    severity: Severity = Severity.ERROR,
    origins: int | None = None,
) -> Fact:
    first = claims[0]
    rule = first.rule or ""
    units = {one.quantity.unit for one in claims}
    sources = len({one.source for one in claims})
    return Fact(
        key=rule + ("@" + "/".join(value or "-" for _, value in first.slots) if first.slots else ""),
        rule=rule,
        slots=first.slots,
        title=title,
        kind=first.quantity.kind,
        unit=first.quantity.unit if len(units) == 1 else None,
        verdict=verdict,
        status=status,
        severity=severity,
        sources=sources,
        origins=sources if origins is None else origins,
        reason=reason,
        claims=claims,
    )


def days(first: date, last: date | None = None) -> tuple[date, date]:
    return first, last or first


def number(low: str, high: str | None = None) -> tuple[Decimal, Decimal]:
    return Decimal(low), Decimal(high or low)


SIGNED_NEWS = claim(
    NEWS,
    "The two sides signed on 7 November 2025.",
    "7 November 2025",
    rule="deal-signed",
    kind=Kind.DATE,
    ends=days(date(2025, 11, 7)),
    granularity=Granularity.DAY,
    dissents=True,
)
SIGNED_AGENCY = claim(
    AGENCY,
    "وقع الطرفان الاتفاق يوم الخميس في العاصمة.",
    "يوم الخميس",
    rule="deal-signed",
    kind=Kind.DATE,
    ends=days(date(2025, 11, 6)),
    granularity=Granularity.DAY,
    weekday=3,
    attribution="الوكالة",
)
SIGNED_HOSTILE = claim(
    HOSTILE,
    HOSTILE.text,
    '"Friday"',
    rule="deal-signed",
    kind=Kind.DATE,
    ends=(None, None),
    granularity=Granularity.WEEKDAY,
    weekday=4,
)
TRADE_NEWS = claim(
    NEWS,
    "Trade came to $4.2 billion in 2024.",
    "$4.2 billion",
    rule="trade",
    kind=Kind.MONEY,
    ends=number("4.2E+9"),
    unit="USD",
    slots=(("partner", "us"), ("year", "2024")),
)
TRADE_AGENCY = claim(
    AGENCY,
    "وبلغت التجارة بينهما نحو 5\nمليارات دولار",
    "نحو 5\nمليارات دولار",
    rule="trade",
    kind=Kind.MONEY,
    ends=number("5E+9"),
    unit="USD",
    hedge=Hedge.ABOUT,
    slots=(("partner", "us"), ("year", None)),
)
RESERVE_NEWS = claim(
    NEWS,
    "The mine holds about 482 tonnes and employs 18 people.",
    "about 482 tonnes",
    rule="mine-reserve",
    kind=Kind.MEASURE,
    ends=number("482"),
    unit="t",
    hedge=Hedge.ABOUT,
)
RESERVE_AGENCY = claim(
    AGENCY,
    "وفيه حوالي 450 طنا.",
    "حوالي 450 طنا",
    rule="mine-reserve",
    kind=Kind.MEASURE,
    ends=number("450"),
    unit="t",
    hedge=Hedge.ABOUT,
    modality=Modality.PLANNED,
)
STAFF_NEWS = claim(
    NEWS,
    "The mine holds about 482 tonnes and employs 18 people.",
    "18 people",
    rule="mine-staff",
    kind=Kind.COUNT,
    ends=number("18"),
)
STAFF_AGENCY = claim(
    AGENCY,
    "ويعمل في المنجم 20 شخصا",
    "20 شخصا",
    rule="mine-staff",
    kind=Kind.COUNT,
    ends=number("20"),
    dissents=True,
)
STAFF_HOSTILE = claim(
    HOSTILE,
    HOSTILE.text,
    "18 souls\u2028a day",
    rule="mine-staff",
    kind=Kind.COUNT,
    ends=number("18.0"),
    revised=True,
)
ROAD = claim(
    NEWS,
    "The road is 30 km long.",
    "30 km",
    rule="road-length",
    kind=Kind.MEASURE,
    ends=number("30"),
    unit="km",
)
SUM = claim(
    HOSTILE,
    HOSTILE.text,
    "=1+1",
    rule=None,
    kind=Kind.COUNT,
    ends=(Decimal("-2.50"), None),
    hedge=Hedge.OVER,
)

CLAIMS = (
    *(RESERVE_NEWS, ROAD, SIGNED_NEWS, STAFF_NEWS, TRADE_NEWS),
    *(SIGNED_AGENCY, TRADE_AGENCY, STAFF_AGENCY, RESERVE_AGENCY),
    *(SIGNED_HOSTILE, STAFF_HOSTILE),
)
REPORT = Report(
    articles=(NEWS, AGENCY, HOSTILE),
    claims=CLAIMS,
    origins=(("story/news.txt", "story/news.txt"), ("قصة/blog.txt", "story/news.txt")),
    facts=(
        fact(
            *(SIGNED_NEWS, SIGNED_AGENCY, SIGNED_HOSTILE),
            title="Day on which the deal was signed",
            verdict=Verdict.CONFLICT,
            status=Status.NEW,
            reason="2025-11-06 is a Thursday, 2025-11-07 a Friday",
        ),
        fact(
            *(RESERVE_NEWS, RESERVE_AGENCY),
            title="Reserve of the mine",
            verdict=Verdict.TENSION,
            status=Status.NEW,
            reason="450 and 482 are 7.1 % apart: within ±10 %, outside ±2.5 %",
        ),
        fact(
            *(STAFF_NEWS, STAFF_AGENCY, STAFF_HOSTILE),
            title="عدد العاملين في المنجم",
            verdict=Verdict.CONFLICT,
            status=Status.NEW,
            severity=Severity.WARNING,
            reason="18 and 20 differ by 2",
        ),
        fact(ROAD, title="Length of the road", verdict=Verdict.SINGLE, reason="one source"),
        fact(
            *(TRADE_NEWS, TRADE_AGENCY),
            title="Trade of the two sides",
            verdict=Verdict.AGREE,
            origins=1,
            reason="4.2 billion lies within 10 % of 5 billion, or so a sample may say",
        ),
    ),
)
ACCEPTED = replace(
    REPORT,
    facts=(replace(REPORT.facts[0], status=Status.ACCEPTED), REPORT.facts[3]),
)
EMPTY = Report(articles=(NEWS,), claims=(), facts=())
EXTRACTION = Extraction(
    articles=REPORT.articles,
    claims=(*CLAIMS, SUM),
    titles=(("deal-signed", "Day on which the deal was signed"), ("road-length", "Length of the road")),
)
NOTHING = Extraction(articles=(NEWS,), claims=())
