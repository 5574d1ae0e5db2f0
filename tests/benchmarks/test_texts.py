"""What the benchmark times is the same on every machine and grows like an archive."""

from __future__ import annotations

from itertools import islice

import pytest

from kzclaims.quantities import find_quantities
from tests.benchmarks.texts import articles, originals, vocabulary


def _density(texts: list[str], language: str) -> float:
    found = sum(len(find_quantities(text, language=language)) for text in texts)
    return 1000 * found / sum(len(text.encode()) for text in texts)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_copies_differ_but_are_the_same_each_time(language: str) -> None:
    first, again = (list(islice(articles(language, varied=True), 30)) for _ in range(2))
    assert first == again
    assert len(set(first)) == 30


@pytest.mark.parametrize("language", ["ar", "en"])
def test_copies_have_as_many_quantities_as_the_articles(language: str) -> None:
    copies = list(islice(articles(language, varied=True), 30))
    assert _density(copies, language) == pytest.approx(_density(originals(language), language), rel=0.15)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_new_words_keep_coming(language: str) -> None:
    copies = list(islice(articles(language, varied=True), 400))
    words, distinct = vocabulary(copies)
    early_words, early = vocabulary(copies[:200])
    assert 0.015 < (distinct - early) / (words - early_words) < 0.12


@pytest.mark.parametrize("language", ["ar", "en"])
def test_unvaried_copies_are_the_articles(language: str) -> None:
    texts = originals(language)
    assert list(islice(articles(language, varied=False), 2 * len(texts))) == texts * 2
