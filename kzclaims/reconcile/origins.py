"""Origins: articles that are copies of one text are one witness."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kzclaims.reconcile.copies.groups import groups_of
from kzclaims.reconcile.copies.repeated import Text, telling_words
from kzclaims.reconcile.copies.words import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.model import Article


def find_origins(articles: Iterable[Article]) -> dict[str, str]:
    """For each article's id the id of the article that stands for its text: the one published first.

    Of those published on one day, or without a date, it is the first by id; one without a date comes after
    those that have one. It is told by texts alone, and the order of the articles makes no difference.

    Articles whose words are the same are copies, however short. Others are where `copies.sharing` says so,
    and `copies.groups` says how far that is handed on. An article without text is a copy of none.
    """
    texts: dict[bytes, Text] = {}
    without_words: dict[str, str] = {}
    origins: dict[str, str] = {}
    for article in sorted(articles, key=lambda article: (article.published or date.max, article.id)):
        compared = wording(article.text)
        if compared.fingerprint:
            # What is kept is no text but what stands for it: articles are many.
            text = texts.setdefault(compared.fingerprint, Text(compared))
            text.ids.append(article.id)
            text.sources.add(article.source)
        else:
            marks = "".join(article.text.split())
            same = without_words.setdefault(marks, article.id)
            origins[article.id] = same if marks else article.id
    words = list(telling_words(list(texts.values())))
    names = [text.ids for text in texts.values()]
    texts.clear()
    for numbers in groups_of(words):
        # They are in the order in which they were published, and so are the articles of each.
        first = names[min(numbers)][0]
        origins.update((name, first) for number in numbers for name in names[number])
    return origins
