"""Which findings there are, in which order, and where each of them is shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.bind.lines import Lines
from kzclaims.model import (
    Article,
    Claim,
    Fact,
    Kind,
    Modality,
    Quantity,
    Report,
    Severity,
    Span,
    Status,
    Verdict,
)
from kzclaims.report import to_github, to_oneline, to_sarif
from kzclaims.report.findings import End, end_of, findings, summary_line
from kzclaims.report.shape import View

DAYS = {"a.txt": date(2025, 11, 7), "b.txt": date(2025, 11, 9), "c.txt": None, "d.txt": date(2025, 11, 9)}


def claim(
    article: str,
    number: int,
    *,
    at: int = 0,
    dissents: bool = False,
    revised: bool = False,
    modality: Modality = Modality.STATED,
) -> Claim:
    return Claim(
        rule="staff",
        article=article,
        source=article,
        line=1,
        column=at + 1,
        sentence=Span(0, 9),
        quantity=Quantity(
            start=at, end=at + 2, text="12", kind=Kind.COUNT, low=Decimal(number), high=Decimal(number)
        ),
        dissents=dissents,
        revised=revised,
        modality=modality,
    )


def fact(
    *claims: Claim,
    key: str = "staff",
    verdict: Verdict = Verdict.CONFLICT,
    severity: Severity = Severity.ERROR,
    status: Status = Status.NEW,
) -> Fact:
    return Fact(
        key=key,
        rule="staff",
        slots=(),
        title="Staff",
        kind=Kind.COUNT,
        unit=None,
        verdict=verdict,
        status=status,
        severity=severity,
        sources=2,
        origins=2,
        reason="18 and 20 differ by 2",
        claims=claims,
    )


def report(*facts: Fact) -> Report:
    articles = (Article(id=name, text="12 and 12", source=name, published=day) for name, day in DAYS.items())
    return Report(articles=tuple(articles), facts=facts, claims=())


def no(article: str, number: int, *, at: int = 0) -> Claim:
    """A claim that dissents."""
    return claim(article, number, at=at, dissents=True)


@pytest.mark.parametrize(
    ("claims", "shown"),
    [
        ((claim("a.txt", 18), no("b.txt", 20)), "b.txt:1:1"),
        ((no("a.txt", 20), claim("b.txt", 18)), "a.txt:1:1"),  # the dissenter, not the newest
        ((no("a.txt", 18), no("b.txt", 20)), "b.txt:1:1"),  # all dissent: the newest
        ((no("b.txt", 18), no("c.txt", 20)), "b.txt:1:1"),  # no date is the oldest
        ((no("b.txt", 18), no("d.txt", 20)), "d.txt:1:1"),  # of one day: the last by id
        ((no("b.txt", 18), no("b.txt", 20, at=7)), "b.txt:1:1"),  # of one article: the first
        ((claim("a.txt", 18), claim("b.txt", 20)), "b.txt:1:1"),  # a tension, in which nobody dissents
        ((no("a.txt", 18), claim("b.txt", 20, dissents=True, revised=True)), "a.txt:1:1"),
        ((claim("a.txt", 18), claim("b.txt", 20, modality=Modality.DENIED)), "a.txt:1:1"),
        ((claim("a.txt", 18, revised=True), claim("b.txt", 20, revised=True)), "b.txt:1:1"),
    ],
)
def test_a_fact_is_shown_at_one_line(claims: tuple[Claim, ...], shown: str) -> None:
    [line] = to_oneline.check(report(fact(*claims)), View())
    assert line.startswith(f"{shown}: conflict[staff] ")
    [finding] = findings(report(fact(*claims)))
    assert {id(one) for one in (finding.claim, *finding.others)} == {id(one) for one in claims}


def test_the_worst_comes_first_and_what_is_accepted_or_agreed_upon_not_at_all() -> None:
    both = (claim("a.txt", 18), no("b.txt", 20))
    facts = [
        fact(*both, key=f"{verdict}-{severity}-{status}", verdict=verdict, severity=severity, status=status)
        for verdict in Verdict
        for severity in Severity
        for status in (Status.NEW, Status.ACCEPTED)
    ]
    told = [(one.fact.key, one.level.value) for one in findings(report(*facts))]
    assert told == [
        ("conflict-error-new", "error"),
        ("conflict-warning-new", "warning"),
        ("tension-error-new", "warning"),
        ("tension-warning-new", "notice"),
    ]


def test_a_line_names_each_other_value_once_and_not_too_many() -> None:
    claims = [no("b.txt", 20), *(claim("a.txt", number, at=number) for number in (18, 18, 19))]
    [finding] = findings(report(fact(*claims)))
    assert summary_line(finding) == "20 here, 18 at a.txt:1:19, 19 at a.txt:1:20"
    many = [no("b.txt", 20), *(claim("a.txt", number) for number in range(1, 9))]
    [finding] = findings(report(fact(*many)))
    assert summary_line(finding).endswith("5 at a.txt:1:1, and 3 more values")


@given(st.text("a \r\n", max_size=6), st.text("a1 \r\n", min_size=1, max_size=8), st.text("a\n", max_size=3))
def test_the_end_of_the_words_is_where_the_lines_of_the_article_have_it(
    before: str, words: str, after: str
) -> None:
    text = f"{before}x{words}x{after}"  # no claim begins or ends within a line end
    lines = Lines(text)
    start, end = len(before), len(before) + len(words) + 2
    line, column = lines.place(start)
    quantity = Quantity(start=start, end=end, text=text[start:end], kind=Kind.COUNT, low=None, high=None)
    placed = replace(claim("a.txt", 1), line=line, column=column, quantity=quantity)
    assert end_of(placed) == End(*lines.place(end))


def test_words_over_two_lines_are_annotated_without_columns() -> None:
    odd = no("b.txt", 20)
    odd = replace(odd, quantity=replace(odd.quantity, text="12\nthousand", end=11))
    [line, _] = to_github.check(report(fact(claim("a.txt", 18), odd)), View())
    assert line.startswith("::error file=b.txt,line=1,endLine=2,title=conflict[staff]::")


@pytest.mark.parametrize(
    ("conflicts", "tensions", "unread", "errors", "warnings", "left_out"),
    [(3, 2, 0, 3, 2, 0), (10, 10, 0, 10, 10, 0), (12, 11, 0, 10, 10, 3), (10, 0, 1, 10, 0, 1)],
)
def test_github_gets_as_many_annotations_as_it_shows_and_is_told_of_the_others(
    conflicts: int, tensions: int, unread: int, errors: int, warnings: int, left_out: int
) -> None:
    both = (claim("a.txt", 18), no("b.txt", 20))
    facts = [
        *(fact(*both, key=f"t{number}", verdict=Verdict.TENSION) for number in range(tensions)),
        *(fact(*both, key=f"c{number}") for number in range(conflicts)),
    ]
    lines = list(to_github.check(report(*facts), View(unread=unread, quiet=True)))
    assert sum(line.startswith("::error ") for line in lines) == errors
    assert sum(line.startswith("::warning ") for line in lines) == warnings
    assert sum(line.startswith("b.txt:1:1: ") for line in lines) == left_out
    notices = [line for line in lines if line.startswith("::notice ")]
    assert len(notices) == bool(left_out)
    assert all(f"::{left_out} more finding" in notice for notice in notices)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("seeds/a.txt", "seeds/a.txt"),
        ("a b/ق.txt", "a%20b/%D9%82.txt"),
        ("a:b?c#d%e.txt", "a%3Ab%3Fc%23d%25e.txt"),
        ("../a~b_c-d.txt", "../a~b_c-d.txt"),
        ("\udcff.txt", "%FF.txt"),
    ],
)
def test_a_path_is_a_relative_uri(path: str, uri: str) -> None:
    assert to_sarif.uri(path) == uri


def test_sarif_links_to_the_first_place_of_each_other_value() -> None:
    claims = (no("b.txt", 20), claim("a.txt", 18), claim("c.txt", 18), claim("d.txt", 19))
    [run] = json.loads("".join(to_sarif.check(report(fact(*claims)), View())))["runs"]
    [result] = run["results"]
    assert result["message"]["text"] == (
        "Staff: 20 here, [18](1) in a.txt, [19](2) in d.txt. 18 and 20 differ by 2"
    )
    related = {one["id"]: one["physicalLocation"]["artifactLocation"] for one in result["relatedLocations"]}
    assert [related[number]["uri"] for number in (1, 2, 3)] == ["a.txt", "d.txt", "c.txt"]
    files = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    assert all(files[one["index"]] == one["uri"] for one in related.values())
    assert result["partialFingerprints"] == {"kzclaimsFact/v1": "staff"}


def test_sarif_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_sarif, "_MOST_RESULTS", 2)
    monkeypatch.setattr(to_sarif, "_MOST_RELATED", 1)
    claims = (no("b.txt", 20), claim("a.txt", 18), claim("d.txt", 19))
    facts = [fact(*claims, key=f"c{number}") for number in range(3)]
    [run] = json.loads("".join(to_sarif.check(report(*facts), View())))["runs"]
    assert [result["partialFingerprints"]["kzclaimsFact/v1"] for result in run["results"]] == ["c0", "c1"]
    [invocation] = run["invocations"]
    [told] = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "and 1 more result left out of this file"
    for result in run["results"]:
        assert len(result["relatedLocations"]) == 1
        assert "and 1 more claim" in result["message"]["text"]
