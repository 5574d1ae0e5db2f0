"""The words of an article that are most like the forms of a term that it does not mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.bind.forms import words_of
from kzclaims.bind.terms import Mention
from kzclaims.languages import morphology
from kzclaims.model import NearWords
from kzclaims.text.fold import fold_form
from kzclaims.text.segment import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.bind.reading import Reading
    from kzclaims.model import Term

_LEAST_ALIKE = 75  # percent; «Kazakstan» for Kazakhstan is 94, `trade` for `tread` 80
_LEAST_LETTERS = 5  # under which too many words are alike by chance

_Windows = dict[str, Mention]


def nearest_words(reading: Reading, terms: Iterable[Term]) -> Iterator[NearWords]:
    """For each term the words of the article's text that are most like one of its forms, if any are.

    A form of several words is held against as many; particles are taken off the first.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - compiled code that most runs never need

    known: dict[tuple[int, str], _Windows] = {}
    for term in terms:
        best: NearWords | None = None
        for language, forms in term.forms:
            for form in forms:
                words = words_of(fold_form(form))
                wanted = " ".join(words)
                if len(wanted) < _LEAST_LETTERS:
                    continue
                windows = known.get((len(words), language))
                if windows is None:
                    windows = known[len(words), language] = _windows(reading, len(words), language)
                found = process.extractOne(
                    wanted, windows.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE
                )
                if found is not None and (best is None or int(found[1]) > best.similarity):
                    best = NearWords(
                        term=term.name,
                        span=reading.span_of(windows[found[0]]),
                        language=language,
                        written=form,
                        similarity=int(found[1]),
                    )
        if best is not None:
            yield best


def _windows(reading: Reading, count: int, language: str) -> _Windows:
    """As many words in a row as are asked for, folded, where each first stands."""
    found: _Windows = {}
    way = morphology(language)
    for passage, (first, last) in zip(reading.passages, reading.ranges, strict=True):
        if passage.kind is PassageKind.FURNITURE:
            continue
        places = [place for place in range(first, last) if reading.pieces[place][0].isalpha()]
        for at in range(len(places) - count + 1):
            begin, *rest = (reading.pieces[place] for place in places[at : at + count])
            for prefix, stem in way.splits(begin):
                mention = Mention("", places[at], places[at + count - 1] + 1, len(prefix))
                found.setdefault(" ".join((stem, *rest)), mention)
    return found
