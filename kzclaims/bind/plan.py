"""Plan: the rules of a run prepared for binding, once for all articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzclaims.bind.terms import Vocabulary
from kzclaims.model import Kind, Rule, RuleSet
from kzclaims.rules.pattern import compile_pattern

if TYPE_CHECKING:
    import regex


@dataclass(frozen=True, slots=True, eq=False)
class PlannedRule:
    """A rule and what binding needs of it ready made.

    `common` says for each group of `about` whether it can only be met by common nouns: such a group
    is never borrowed from another sentence. `nouns` are all terms that the counted noun may be.
    """

    rule: Rule
    common: tuple[bool, ...]
    nouns: frozenset[str]
    pattern: regex.Pattern[str] | None


class Plan:
    """Rules by kind, their terms ready to be found, and how telling each term is.

    A term that few rules ask for tells more than one that many do: «tungsten» decides between
    rules that are all about an agreement with Kazakhstan.
    """

    def __init__(self, rules: RuleSet) -> None:
        self.vocabulary = Vocabulary(rules.terms)
        names, topics = self.vocabulary.names, self.vocabulary.topics
        self.uses = Counter(
            term for rule in rules.rules for term in sorted({term for group in rule.about for term in group})
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
                pattern=None if rule.pattern is None else compile_pattern(rule.pattern),
            )
            self.by_kind[rule.kind].append(planned)
