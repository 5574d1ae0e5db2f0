"""Terms as rules ask for them: their forms, in which languages, and what stands for what."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from kzclaims.bind.forms import is_name
from kzclaims.model import split_role
from kzclaims.model.relation import Change, Comparison, lists
from kzclaims.rules.pattern import pieces
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.model import Relation, Rule, RuleSet, Term

Form = tuple[str, str]
"""A language and a folded form in it."""


class Vocabulary:
    """The terms of a rule set. Names may ask for a side of a flow (`to:us`); their forms are the term's."""

    def __init__(self, rules: RuleSet) -> None:
        self.terms: dict[str, Term] = {term.name: term for term in rules.terms}
        self._rules = rules
        self._forms: dict[str, frozenset[Form]] = {}
        # As the binder counts them: a term that few rules ask for tells more.
        self.uses = Counter(
            name for rule in rules.rules for name in {name for group in rule.about for name in group}
        )

    def term(self, name: str) -> Term:
        """The term that a rule asks for."""
        return self.terms[split_role(name)[1]]

    def forms(self, name: str) -> frozenset[Form]:
        """All its forms, each with its language."""
        bare = split_role(name)[1]
        known = self._forms.get(bare)
        if known is None:
            known = self._forms[bare] = frozenset(
                (language, fold_form(form)) for language, forms in self.terms[bare].forms for form in forms
            )
        return known

    def languages(self, names: Iterable[str]) -> frozenset[str]:
        """The languages in which one of the terms at least has forms."""
        return frozenset(language for name in names for language, _ in self.term(name).forms)

    def is_common(self, group: Iterable[str]) -> bool:
        """Whether a group of `about` can only be met by common nouns near the number."""
        return not any(is_name(self.term(name)) or self.term(name).topic for name in group)

    def written(self, name: str) -> str:
        """A term's languages as a reader is told them: `ar, en`."""
        return ", ".join(sorted(language for language, _ in self.term(name).forms))

    def stands_in_for(self, one: str, other: str) -> bool:
        """Whether wherever `other` is found, `one` is found as well, and tells at least as much.

        Equal forms only, letter for letter: what is near to equal may be found elsewhere.
        """
        if one == other:
            return True
        if split_role(one)[0] is not split_role(other)[0]:
            return False
        first, second = self.term(one), self.term(other)
        return (
            dict(_as_written(second)).items() <= dict(_as_written(first)).items()
            and is_name(first) is is_name(second)
            and (first.topic or not second.topic)
            and second.fuzzy is None
            and self.uses[one] <= self.uses[other]
        )

    @cached_property
    def covering(self) -> dict[str, frozenset[str]]:
        """For each name that rules ask for in `about`, those that stand in for it, itself included."""
        holders: dict[Form, set[str]] = {}
        for name in self.uses:
            for form in self.forms(name):
                holders.setdefault(form, set()).add(name)
        found: dict[str, frozenset[str]] = {}
        for name in self.uses:
            fewest = min((holders[form] for form in self.forms(name)), key=len)
            found[name] = frozenset(other for other in fewest if self.stands_in_for(other, name))
        return found

    @cached_property
    def used(self) -> frozenset[str]:
        """The terms that some rule, pattern or relation speaks of."""
        rules, relations = self._rules.rules, self._rules.relations
        return frozenset(
            split_role(name)[1]
            for names in (*map(_named_by_rule, rules), *map(_named_by_relation, relations))
            for name in names
        )


def _as_written(term: Term) -> Iterator[tuple[Form, bool]]:
    for language, forms in term.forms:
        for form in forms:
            yield (language, " ".join(form.split())), True


def _named_by_rule(rule: Rule) -> Iterator[str]:
    for names in (*rule.about, rule.excluded, *(slot.terms for slot in rule.slots)):
        yield from names
    if rule.pattern is not None:
        yield from (piece.name for piece in pieces(rule.pattern) if piece.sort == "macro")


def _named_by_relation(relation: Relation) -> Iterator[str]:
    match relation.law:
        case Change() as law:
            yield from (*law.up, *law.down)
        case Comparison() as law:
            for listed in (*lists(law.left), *lists(law.right)):
                yield from listed.terms
                if listed.lead is not None:
                    yield listed.lead
