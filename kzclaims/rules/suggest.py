"""What a misspelt name was probably meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST = 0.6  # similarity, of 1: `unti` for `unit` is 0.75, `tone` for `tonne` 0.8


def nearest(name: str, choices: Iterable[str]) -> str | None:
    """The choice most like a name, None where none is like it. Ties go to the first in order."""
    from rapidfuzz import process  # noqa: PLC0415 - only for a wrong name, and those are rare
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - the same

    found = process.extractOne(
        name.casefold(),
        sorted(set(choices)),
        processor=str.casefold,
        scorer=OSA.normalized_similarity,
        score_cutoff=_LEAST,
    )
    return None if found is None else found[0]
