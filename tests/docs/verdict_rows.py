"""The rows of the table of verdicts: what sources say, and what the program must make of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kzclaims.model import Kind, Modality, Verdict
from tests.reconcile.builders import TODAY, article, claim, facts, rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.model import Claim, Fact

AGREE, TENSION, CONFLICT, SINGLE = Verdict.AGREE, Verdict.TENSION, Verdict.CONFLICT, Verdict.SINGLE
_MONEY, _DATE = Kind.MONEY, Kind.DATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one source says; `label` tells in the picture what the words themselves do not."""

    said: str
    label: str = ""
    slots: Mapping[str, str | None] = field(default_factory=dict)
    source: str = ""
    published: date = TODAY
    modality: Modality = Modality.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table; `verdicts` are those of the facts that come of it, by their keys."""

    name: str
    title: str
    kind: Kind
    voices: tuple[Voice, ...]
    verdicts: tuple[Verdict, ...]
    slot: str = ""

    def claims(self) -> tuple[Claim, ...]:
        """The claims of the row, in its order."""
        return tuple(
            claim(
                voice.said,
                source=voice.source or "abc"[place],
                article=f"{place}.txt",
                slots=voice.slots,
                modality=voice.modality,
            )
            for place, voice in enumerate(self.voices)
        )

    def facts(self) -> tuple[Fact, ...]:
        """What the program makes of them."""
        made = self.claims()
        articles = [
            article(one.source, voice.published, id=one.article)
            for one, voice in zip(made, self.voices, strict=True)
        ]
        return facts(made, rule(self.kind, (self.slot,) if self.slot else ()), articles)


def _row(name: str, title: str, kind: Kind, said: str, verdict: Verdict) -> Row:
    voices = tuple(Voice(said=one) for one in said.split(" · "))
    return Row(name=name, title=title, kind=kind, voices=voices, verdicts=(verdict,))


ROWS = (
    _row("same-year", "The same year twice", _DATE, "1992 · 1992", AGREE),
    _row(
        "year-decade-duration",
        "A year, a decade and a length of time",
        _DATE,
        "1992 · the 1990s · over 30 years",
        AGREE,
    ),
    _row(
        "rounded-and-bounded",
        "A number, a bound and a rounder number",
        _MONEY,
        "17.2 billion USD · over 17 billion USD · 17 billion USD",
        AGREE,
    ),
    _row(
        "two-currencies",
        "One number in two currencies",
        _MONEY,
        "17 billion USD · 17 billion RUB",
        CONFLICT,
    ),
    _row(
        "rounded",
        "4.2 is rounded to 4, so both can be right",
        _MONEY,
        "4.2 billion USD · 4 billion USD",
        AGREE,
    ),
    _row(
        "about-and-about",
        "Two rough numbers, 7 % apart",
        _MONEY,
        "about 450 million USD · about 482 million USD",
        TENSION,
    ),
    _row(
        "over-and-over",
        "Two lower bounds, far apart",
        _MONEY,
        "over 60 billion USD · over 100 billion USD",
        TENSION,
    ),
    _row("touching-ranges", "Ranges that touch at one end", Kind.PERCENT, "25-30 % · 10-25 %", TENSION),
    _row("two-numbers", "Two numbers", Kind.COUNT, "18 million · 20 million", CONFLICT),
    _row("weekday-and-date", "A weekday and a date", _DATE, "Thursday · 2025-11-07", CONFLICT),
    _row("weekday-beside-date", "Both in one article", _DATE, "Thursday, 2025-11-07", CONFLICT),
    Row(
        name="unstated-year",
        title="One of them names no year",
        kind=_MONEY,
        slot="year",
        voices=(
            Voice(said="4.2 billion USD", slots={"year": "2024"}, label="in 2024"),
            Voice(said="5 billion USD", slots={"year": None}, label="no year"),
        ),
        verdicts=(TENSION,),
    ),
    Row(
        name="two-facts",
        title="Trade with two partners",
        kind=_MONEY,
        slot="partner",
        voices=(
            Voice(said="450 million USD", slots={"partner": "israel"}, label="with Israel"),
            Voice(said="5 billion USD", slots={"partner": "us"}, label="with the US"),
        ),
        verdicts=(SINGLE, SINGLE),
    ),
    Row(
        name="revised",
        title="A source that has written again",
        kind=Kind.COUNT,
        voices=(
            Voice(said="18 million", source="a", published=date(2025, 11, 1), label="a, 1 Nov"),
            Voice(said="20 million", source="a", label="a, 7 Nov"),
            Voice(said="20.1 million", source="b", label="b, 7 Nov"),
        ),
        verdicts=(AGREE,),
    ),
    Row(
        name="planned-and-signed",
        title="A plan and an outcome",
        kind=_MONEY,
        voices=(
            Voice(said="8 billion USD", modality=Modality.PLANNED, label="planned"),
            Voice(said="4 billion USD", label="signed"),
        ),
        verdicts=(SINGLE,),
    ),
)

WORDS = (
    "17.2 billion dollars",
    "17 billion dollars",
    "450 million dollars",
    "600 companies",
    "30 percent",
    "2.7 percent",
    "a quarter of the market",
    "25-30 percent",
    "about 600 companies",
    "nearly 600 companies",
    "more than 600 companies",
    "at least 600 companies",
    "fewer than 600 companies",
    "at most 600 companies",
    "up to 600 companies",
    "hundreds of companies",
    "tens of billions of dollars",
    "ما لا يقل عن 600 شركة",
    "10 April 1992",
    "April 1992",
    "in 1992",
    "in the 1990s",
    "around 1992",
    "33 years",
    "30 years",
    "for more than thirty years",
    "منذ عقود",
)
"""Words whose meaning the page on verdicts tells, at least one for each hedge; they are read on TODAY."""
