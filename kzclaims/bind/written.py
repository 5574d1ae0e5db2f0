"""Which written form of a term the words of a mention match: for whoever writes the forms."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from kzclaims.bind.forms import HYPHENS, FormIndex
from kzclaims.languages import available
from kzclaims.model import FormMatch, split_role
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.bind.forms import Form
    from kzclaims.bind.reading import Reading
    from kzclaims.bind.terms import Mention
    from kzclaims.model import Term
    from kzclaims.text.morphology import Morphology

_TENTH = Decimal("0.1")


class WrittenForms:
    """The written forms of terms, by which mentions are told again after they were found.

    The search for mentions keeps no record of forms, since it goes over all words of all articles; here a
    single mention is held against the forms of its one term.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = {term.name: term for term in terms}
        self._indices: dict[str, FormIndex] = {}

    def of(self, reading: Reading, mention: Mention) -> FormMatch | None:
        """The form that a mention matches: the one most like it as it stands; None for an unknown term."""
        term = self._terms.get(split_role(mention.term)[1])
        if term is None:
            return None
        places = [
            place
            for place in range(mention.first, mention.last)
            if not reading.pieces[place].isspace() and reading.pieces[place] not in HYPHENS
        ]
        languages = (reading.article.language, *available())  # of equal forms the likeliest language
        found = min(
            self._matching(term, reading, mention, places),
            key=lambda match: (
                len(match.ending),
                languages.index(match.language) if match.language in languages else len(languages),
                match.language,
                match.written,
            ),
            default=None,
        )
        return found or _nearest(term, reading, mention)

    def _matching(
        self, term: Term, reading: Reading, mention: Mention, places: list[int]
    ) -> Iterator[FormMatch]:
        index = self._indices.get(term.name)
        if index is None:
            index = self._indices[term.name] = FormIndex((term,))
        words = [reading.pieces[place] for place in places]
        shown = _original(reading, reading.starts[mention.first], reading.starts[mention.last])
        for prefix, form, way in index.read(words[0]):
            if (
                prefix == mention.prefix
                and len(form.words) == len(words)
                and all(index.goes_on(form, at, words[at], way) for at in range(1, len(words)))
                and form.capitals_fit(shown)
            ):
                begin = reading.starts[mention.first]
                article = way.article if form.articles[0] else ""
                particles = len(words[0][:prefix].removesuffix(article))
                yield FormMatch(
                    language=form.language,
                    written=form.written,
                    prefix=_original(reading, begin, begin + particles),
                    ending=_ending(form, words, prefix, way),
                )


def _original(reading: Reading, low: int, high: int) -> str:
    if low >= high:
        return ""
    span = reading.folded.span(low, high)
    return reading.article.text[span.start : span.end].strip()


def _ending(form: Form, words: list[str], prefix: int, way: Morphology) -> str:
    """What the last word has beyond the form's own, folded."""
    last = words[-1][prefix:] if len(words) == 1 else words[-1]
    wanted = form.words[-1]
    for stem in (last, last.removeprefix(way.article) if way.article else last):
        if stem.startswith(wanted):
            return stem.removeprefix(wanted)
    return ""


def _nearest(term: Term, reading: Reading, mention: Mention) -> FormMatch | None:
    """The form that a near spelling is the likest to."""
    if term.fuzzy is None:
        return None
    from rapidfuzz import fuzz  # noqa: PLC0415 - compiled code that most runs never need

    low, high = reading.starts[mention.first], reading.starts[mention.last]
    word = reading.folded.text[low + mention.prefix : high].strip()
    ranked = [
        (Decimal(fuzz.ratio(word, fold_form(form))).quantize(_TENTH, ROUND_DOWN), language, form)
        for language, forms in term.forms
        for form in forms
    ]
    if not ranked:
        return None
    similarity, language, form = min(ranked, key=lambda one: (-one[0], *one[1:]))
    return FormMatch(
        language=language,
        written=form,
        prefix=_original(reading, low, low + mention.prefix),
        similarity=similarity,
        cutoff=term.fuzzy,
    )
