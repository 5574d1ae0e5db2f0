"""The numbers on a line of an article, with what rules made of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.bind import Plan
from kzclaims.bind.trace import on_line, trace_article
from kzclaims.errors import Diagnostic, UsageError
from kzclaims.model import LineProof
from kzclaims.pipeline import run_check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.model import Article, RuleSet

_LINE_END = re.compile(r"\r\n|\r|\n")


def explain_line(name: str, line: int, articles: Sequence[Article], rules: RuleSet) -> LineProof:
    """Every claim and near miss on a line of the article of that id; lines count from 1.

    Raises UsageError where there is no such article, or its text has not so many lines.
    """
    article = next((one for one in articles if one.id == name), None)
    if article is None:
        message = f"`{name}` is none of the articles"
        raise UsageError(Diagnostic(code="no-target", message=message, help="name it as `check` prints it"))
    lines = _LINE_END.split(article.text)
    if line > len(lines):
        message = f"{name} has {len(lines)} lines, and no line {line}"
        raise UsageError(Diagnostic(code="no-target", message=message, help="lines count from 1"))
    numbers = tuple(on_line(trace_article(article, Plan(rules)), line))
    claimed = {
        (claim.rule, claim.quantity.start) for number in numbers if (claim := number.claim).rule is not None
    }
    facts = run_check(articles, rules).facts if claimed else ()
    verdicts = {
        fact.key: fact.verdict
        for fact in facts
        for claim in fact.claims
        if claim.article == name and (claim.rule, claim.quantity.start) in claimed
    }
    return LineProof(
        article=name,
        line=line,
        text=lines[line - 1],
        numbers=numbers,
        verdicts=tuple(sorted(verdicts.items())),
    )
