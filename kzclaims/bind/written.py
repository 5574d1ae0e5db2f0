"""Which written form of a term the words of a mention match, and what they have beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.bind.forms import words_of
from kzclaims.languages import available, morphology
from kzclaims.model import FormMatch, split_role
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.bind.reading import Reading
    from kzclaims.bind.terms import Matched, Mention, Vocabulary
    from kzclaims.model import Term

_EXACT = 100


class WrittenForms:
    """The written forms of terms as whoever wrote them wants to see them again in a text."""

    def __init__(self, vocabulary: Vocabulary, terms: Iterable[Term]) -> None:
        self._vocabulary = vocabulary
        self._terms = {term.name: term for term in terms}

    def of(self, reading: Reading, mention: Mention) -> FormMatch:
        """The form that a mention of the article is read from.

        Raises ValueError where the mention is none of the article and these terms.
        """
        term = self._terms[split_role(mention.term)[1]]
        matched = self._vocabulary.matched(mention, reading.folded, reading.pieces, reading.starts)
        words = words_of(reading.between(mention.first, mention.last))
        wanted = words_of(fold_form(matched.form))
        article = morphology(matched.language).article
        own = article if wanted[0].startswith(article) else ""
        particles = len(words[0][: mention.prefix].removesuffix(own))
        near = matched.similarity < _EXACT
        return FormMatch(
            language=_language(term, matched, reading.article.language),
            written=matched.form,
            prefix=_original(reading, mention, particles),
            ending="" if near else _ending(words, wanted, mention.prefix, article),
            similarity=matched.similarity if near else None,
            cutoff=term.fuzzy if near else None,
        )


def _language(term: Term, matched: Matched, spoken: str) -> str:
    """Of the languages that list a form that of the text, then the first that has a pack."""
    listed = [language for language, forms in term.forms if matched.form in forms]
    likely = [language for language in (spoken, *available()) if language in listed]
    return next(iter([*likely, matched.language]))


def _original(reading: Reading, mention: Mention, letters: int) -> str:
    """The particles written onto a mention, as the text has them."""
    if not letters:
        return ""
    start = reading.starts[mention.first]
    span = reading.folded.span(start, start + letters)
    return reading.article.text[span.start : span.end]


def _ending(words: list[str], wanted: list[str], prefix: int, article: str) -> str:
    """What the last word has beyond the form's own, folded; without particles and the article."""
    last = words[-1][prefix:] if len(words) == 1 else words[-1]
    form = wanted[-1].removeprefix(article)
    for stem in (last, last.removeprefix(article)):
        if stem.startswith(form):
            return stem.removeprefix(form)
    return ""
