"""Lint: what is to be said of rules that load and yet do not do what their author means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.lint.articles import article_findings
from kzclaims.lint.conditions import condition_findings
from kzclaims.lint.finding import Code, Finding, Level
from kzclaims.lint.forms import form_findings
from kzclaims.lint.patterns import pattern_findings
from kzclaims.lint.places import diagnostics
from kzclaims.lint.shadows import shadow_findings
from kzclaims.lint.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.model import Article, RuleSet

__all__ = ["Code", "Finding", "Level", "diagnostics", "lint"]


def lint(rules: RuleSet, articles: Iterable[Article] | None = None) -> tuple[Finding, ...]:
    """Everything to be said of the rules, with articles also what these show of them.

    `diagnostics` sorts findings by place. Raises RuleError (`timeout`) where the search of a pattern in an
    article takes too long.
    """
    vocabulary = Vocabulary(rules)
    found = [*form_findings(rules, vocabulary), *shadow_findings(rules, vocabulary)]
    for rule in rules.rules:
        found += condition_findings(rule, vocabulary)
        found += pattern_findings(rule, vocabulary.terms)
    if articles is not None:
        found += article_findings(rules, vocabulary, articles)
    return tuple(found)
