"""Plan: the rules of a run prepared for binding, once for all articles."""

from __future__ import annotations

from collections import Counter
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kzclaims.bind.shortlist import Shelf
from kzclaims.bind.terms import Vocabulary
from kzclaims.bind.written import WrittenForms
from kzclaims.languages import available
from kzclaims.model import Kind, Rule, RuleSet, Term
from kzclaims.rules.pattern import pieces
from kzclaims.rules.pattern_guards import GuardedPattern, compile_guarded
from kzclaims.rules.pattern_needs import Needs, WrittenTerms, needed_terms

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True, eq=False)
class PlannedRule:
    """A rule and what binding needs of it ready made.

    `common` says for each group of `about` whether it can only be met by common nouns: such a group
    is never borrowed from another sentence. `nouns` are all terms that the counted noun may be, `needs`
    those that its pattern cannot match without.
    """

    rule: Rule
    common: tuple[bool, ...]
    nouns: frozenset[str]
    needs: Needs


class Plan:
    """Rules by kind, their terms ready to be found, and how telling each term is.

    A term that few rules ask for tells more than one that many do: «tungsten» decides between
    rules that are all about an agreement with Kazakhstan. Only rules for one kind of number compete, so
    `uses` counts how many rules of a kind ask for a term.
    """

    def __init__(self, rules: RuleSet) -> None:
        self.vocabulary = Vocabulary(rules.terms, _asked(rules))
        names, topics = self.vocabulary.names, self.vocabulary.topics
        self.uses = Counter(
            (rule.kind, term)
            for rule in rules.rules
            for term in sorted({term for group in rule.about for term in group})
        )
        self.by_kind: dict[Kind, list[PlannedRule]] = {kind: [] for kind in Kind}
        for rule in rules.rules:
            planned = PlannedRule(
                rule=rule,
                common=tuple(
                    not any(term in names or term in topics for term in group) for group in rule.about
                ),
                nouns=frozenset(term for group in rule.about for term in group)
                | frozenset(term for slot in rule.slots for term in slot.terms),
                needs=() if rule.pattern is None else needed_terms(rule.pattern),
            )
            self.by_kind[rule.kind].append(planned)
        self.shelves = {kind: Shelf(planned) for kind, planned in self.by_kind.items()}
        self.relations = rules.relations
        self.written = WrittenForms(self.vocabulary, rules.terms)
        self._terms = {term.name: term for term in rules.terms}
        patterned = (planned for several in self.by_kind.values() for planned in several)
        needed = {term for planned in patterned for terms in planned.needs for term in terms}
        self.pattern_words = WrittenTerms(term for term in rules.terms if term.name in needed)
        self._patterns: dict[tuple[str, str], GuardedPattern] = {}

    def narrowed(self, ids: Collection[str]) -> Plan:
        """The plan with some rules only: to ask, of what was bound with all, what these made of it."""
        few = copy(self)
        few.by_kind = {
            kind: [planned for planned in several if planned.rule.id in ids]
            for kind, several in self.by_kind.items()
        }
        return few

    def pattern(self, rule: Rule, language: str) -> GuardedPattern:
        """A rule's pattern with the forms that its terms have in a language, and in English.

        Compiled when the first article asks for it: forms of a dozen languages in each pattern would
        cost more than the articles do. Raises ValueError where the rule has no pattern.
        """
        if rule.pattern is None:
            raise ValueError(f"rule {rule.id} has no pattern")
        known = self._patterns.get((rule.id, language))
        if known is None:
            spoken = {language, "en"} if language in available() else None
            named = {piece.name for piece in pieces(rule.pattern) if piece.sort == "macro"}
            terms = {name: _spoken(self._terms[name], spoken) for name in named & self._terms.keys()}
            known = compile_guarded(rule.pattern, terms)
            self._patterns[rule.id, language] = known
        return known


def _asked(rules: RuleSet) -> frozenset[str]:
    """All terms that rules speak of, with the sides of a flow that they are asked for on."""
    return frozenset(
        term
        for rule in rules.rules
        for terms in (*rule.about, rule.excluded, *(slot.terms for slot in rule.slots))
        for term in terms
    )


def _spoken(term: Term, languages: set[str] | None) -> Term:
    """A term with its forms in some languages only; all of them where none is named."""
    if languages is None:
        return term
    return replace(term, forms=tuple(forms for forms in term.forms if forms[0] in languages))
