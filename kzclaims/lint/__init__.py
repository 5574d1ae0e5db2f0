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

__all__ = ["Code", "Finding", "Level", "diagnostics", "lint", "lint_on"]


def lint(rules: RuleSet) -> tuple[Finding, ...]:
    """Everything to be said of the rules alone; `diagnostics` sorts it by place."""
    vocabulary = Vocabulary(rules)
    found = [*form_findings(rules, vocabulary), *shadow_findings(rules, vocabulary)]
    for rule in rules.rules:
        found += condition_findings(rule, vocabulary)
        found += pattern_findings(rule, vocabulary.terms)
    return tuple(found)


def lint_on(rules: RuleSet, articles: Iterable[Article]) -> tuple[Finding, ...]:
    """What articles show of the rules besides.

    Raises RuleError (`timeout`) where the search of a pattern in an article takes too long.
    """
    return tuple(article_findings(rules, Vocabulary(rules), articles))
