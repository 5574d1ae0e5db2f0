"""Copies: which articles print one text.

What is compared of an article in `words`, what an outlet prints on every page in `repeated`, how much two
texts have in common and whether that makes them copies in `sharing`, and which texts go together, without
comparing each with each, in `samples` and `groups`.
"""

from kzclaims.reconcile.copies.sharing import Sharing, shared_text

__all__ = ["Sharing", "shared_text"]
