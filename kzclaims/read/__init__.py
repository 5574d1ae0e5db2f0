"""Reading: files to articles, with what the manifest and the texts themselves say of them."""

from __future__ import annotations

from kzclaims.read.articles import read_articles

__all__ = ["read_articles"]
