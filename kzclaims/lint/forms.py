"""Terms and forms that say nothing, or that nothing asks for."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from kzclaims.bind.context import context_of
from kzclaims.languages import available
from kzclaims.lint.finding import Code, Finding, Level
from kzclaims.model import split_role
from kzclaims.read.language import common_words
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.lint.vocabulary import Vocabulary
    from kzclaims.model import RuleSet, Term


def form_findings(rules: RuleSet, vocabulary: Vocabulary) -> Iterator[Finding]:
    """What is to be said of the terms themselves."""
    asked = {
        split_role(name)[1]
        for rule in rules.rules
        for names in (*rule.about, *(slot.terms for slot in rule.slots))
        for name in names
        # Where there is a pattern, it is what a text must meet.
        if rule.pattern is None
    }
    for term in rules.terms:
        if term.name not in vocabulary.used:
            yield Finding(
                code=Code.UNUSED_TERM,
                level=Level.WARNING,
                message=f"no rule or relation speaks of term `{term.name}`",
                table=term.location,
                at_key=True,
                hint="use it in a rule, or remove it",
            )
        yield from _forms(term, asked=term.name in asked)


def _forms(term: Term, *, asked: bool) -> Iterator[Finding]:
    for language, forms in term.forms:
        for index, form in enumerate(forms):
            path = (language, index)
            folded = fold_form(form)
            if len(folded) == 1 and _is_a_mere_letter(folded):
                yield Finding(
                    code=Code.SINGLE_LETTER,
                    level=Level.WARNING,
                    message=f"a form of term `{term.name}` is a single letter",
                    table=term.location,
                    path=path,
                    hint="it is found in initials, lists and abbreviations: write the whole word",
                )
            elif asked and form == form.lower() and folded in _stop_words(language):
                yield Finding(
                    code=Code.STOP_WORD,
                    level=Level.WARNING,
                    message=f"the form `{form}` of term `{term.name}` stands in nearly every text",
                    table=term.location,
                    path=path,
                    hint="a condition that it meets is none: take it out, or add the words around it",
                )


@cache
def _stop_words(language: str) -> frozenset[str]:
    """The commonest words of a language that only hold others together: «of», «and», «في»."""
    if language not in available():
        return frozenset()
    small = context_of(language)
    return frozenset(fold_form(word) for word in common_words(language)) & (
        small.phrase_ends | small.joining | small.linking | small.articles | small.direction
    )


def _is_a_mere_letter(letter: str) -> bool:
    """Whether it is a letter of an alphabet, in which words have several; `油` is a word."""
    return letter.isalpha() and (
        letter.lower() != letter.upper() or unicodedata.bidirectional(letter) in {"R", "AL"}
    )
