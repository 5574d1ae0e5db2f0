"""Targets: what a reader wants explained – a fact by its key, a rule by its id, a line of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.errors import Diagnostic, UsageError
from kzclaims.explain.facts import Study
from kzclaims.explain.numbers import explain_line
from kzclaims.model import Explanation, split_role
from kzclaims.rules.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from kzclaims.model import Article, FactProof, Rule, RuleSet, Term

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>[1-9][0-9]{0,8})(?::[1-9][0-9]*)?")


class Target(NamedTuple):
    """What is to be explained: a line of a file, or, where `line` is 0, a fact or a rule by its `name`."""

    name: str
    line: int = 0


def target_of(written: str) -> Target:
    """The target that an argument names."""
    place = _PLACE.fullmatch(written)
    return Target(written) if place is None else Target(place["file"], int(place["line"]))


def explain(written: str, articles: Sequence[Article], rules: RuleSet) -> Explanation:
    """What is to be said of a target, from articles that are read against each other.

    Raises UsageError where nothing is called so, or the line has no number.
    """
    target = target_of(written)
    if target.line:
        line = explain_line(target.name, target.line, articles, rules)
        return Explanation(target=written, articles=_named(articles, {target.name}), line=line)
    name = target.name
    rule = next((one for one in rules.rules if one.id == name), None)
    relation = next((one for one in rules.relations if one.id == name), None)
    documented = rule is not None or relation is not None
    about = name if documented else name.partition("@")[0]
    proofs = Study(articles, rules).facts_of(about) if articles else ()
    facts = proofs if documented else tuple(one for one in proofs if one.fact.key == name)
    if not documented and not facts:
        raise _unknown(name, proofs, rules)
    told = {proof.claim.article for fact in facts for proof in fact.claims}
    return Explanation(
        target=written,
        articles=_named(articles, told),
        rule=rule,
        relation=relation,
        terms=() if rule is None else tuple(_terms(rule, rules.terms)),
        facts=facts,
    )


def _named(articles: Sequence[Article], names: Collection[str]) -> tuple[Article, ...]:
    return tuple(article for article in articles if article.id in names)


def _terms(rule: Rule, terms: Iterable[Term]) -> Iterable[Term]:
    """The terms that a rule names, in the order of their names."""
    named = {
        split_role(name)[1]
        for group in (*rule.about, rule.excluded, *(slot.terms for slot in rule.slots))
        for name in group
    }
    return sorted((term for term in terms if term.name in named), key=lambda term: term.name)


def _unknown(name: str, proofs: Iterable[FactProof], rules: RuleSet) -> UsageError:
    keys = [proof.fact.key for proof in proofs]
    known = [*(rule.id for rule in rules.rules), *(relation.id for relation in rules.relations)]
    near = nearest(name, [*keys, *known])
    guess = f", did you mean `{near}`?" if near else ""
    advice = (
        f"facts of the rule in these articles: {', '.join(keys)}"
        if keys
        else "name a rule's id, a fact's key as `check` prints it, or FILE:LINE"
    )
    message = f"there is no fact, rule or relation `{name}`{guess}"
    return UsageError(Diagnostic(code="no-target", message=message, help=advice))
