"""Origins: articles that are copies of one text are one witness."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.model import Article


def find_origins(articles: Iterable[Article]) -> dict[str, str]:
    """For each article's id the id of the article that stands for its text, the first in order.

    Texts are copies when they differ in white space only. An article without text is a copy of none.
    """
    first: dict[bytes, str] = {}
    origins: dict[str, str] = {}
    for article in sorted(articles, key=lambda article: article.id):
        words = " ".join(article.text.split())
        # The fingerprint, not the text, is kept: articles are many.
        fingerprint = blake2b(words.encode("utf-8", "surrogatepass")).digest()
        origins[article.id] = first.setdefault(fingerprint, article.id) if words else article.id
    return origins
