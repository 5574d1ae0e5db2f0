"""Proposals as one rule file, with the fact that each makes as comments above it."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from kzclaims.model import Verdict
from kzclaims.radar.notation import array, comment, quoted
from kzclaims.report.lines import one_line
from kzclaims.report.values import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.model import Claim, Example, Rule, Term
    from kzclaims.radar.proposals import Proposal, Suggestions

_MOST_CLAIMS = 12
_WIDTH = 110
_HEAD = """\
# Proposed by `kzclaims rules suggest` from numbers that no rule claims. Each rule stands under the fact that
# it makes of the articles: contradictions first, then what most sources say independently. Keep what you
# want, give it a better name and title, and try it: `kzclaims rules test --rules FILE`.
kzclaims = 1
"""


def rule_file(suggestions: Suggestions) -> Iterator[str]:
    """The whole file; the same proposals, the same bytes."""
    yield _HEAD
    for term in suggestions.terms:
        yield from _term(term)
    for proposal in suggestions.proposals:
        yield "\n"
        yield comment(list(_fact(proposal)))
        yield from _rule(proposal.rule)


def _term(term: Term) -> Iterator[str]:
    yield f"\n[terms.{term.name}]\n"
    for language, forms in term.forms:
        yield array(language, forms)


def _fact(proposal: Proposal) -> Iterator[str]:
    fact = proposal.fact
    verdict = fact.verdict.value.upper() if fact.verdict is Verdict.CONFLICT else fact.verdict.value
    yield from wrap(
        f"{verdict}: {one_line(fact.reason)}", _WIDTH, break_long_words=False, break_on_hyphens=False
    )
    rows = [(one_line(describe(claim.quantity)), _place(claim)) for claim in fact.claims[:_MOST_CLAIMS]]
    width = max(len(value) for value, _ in rows)
    for value, place in rows:
        yield f"  {value:<{width}}  {place}"
    if len(fact.claims) > _MOST_CLAIMS:
        yield f"  and {len(fact.claims) - _MOST_CLAIMS} more"


def _place(claim: Claim) -> str:
    return f"{one_line(claim.source)} · {one_line(claim.article)}:{claim.line}:{claim.column}"


def _rule(rule: Rule) -> Iterator[str]:
    measure = rule.kind.value if rule.unit is None else f"{rule.kind.value}:{rule.unit}"
    yield "[[rule]]\n"
    yield f"id      = {quoted(rule.id)}\n"
    yield f"title   = {quoted(rule.title)}\n"
    yield f"measure = {quoted(measure)}\n"
    yield array("about  ", ["|".join(names) for names in rule.about])
    if rule.excluded:
        yield array("not    ", rule.excluded)
    for example in rule.examples:
        yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    yield "\n[[rule.example]]\n"
    yield f"text      = {quoted(example.text)}\n"
    if example.value is not None:
        yield f"value     = {quoted(example.value)}\n"
    if example.hedge is not None:
        yield f"hedge     = {quoted(example.hedge.value)}\n"
    if example.language is not None:
        yield f"language  = {quoted(example.language)}\n"
    if example.published is not None:
        yield f"published = {example.published}\n"
    if not example.match:
        yield "match     = false\n"
