"""Quantities: everything numeric that a text says, whatever the rules."""

from __future__ import annotations

import re
from decimal import Context, localcontext
from typing import TYPE_CHECKING, Final

from kzclaims import languages
from kzclaims.quantities.countries import settled
from kzclaims.quantities.lexicon import lexicon_for
from kzclaims.quantities.reader import read_quantities
from kzclaims.text.fold import fold

if TYPE_CHECKING:
    from datetime import date

    from kzclaims.model import Quantity

__all__ = ["find_quantities"]

_ENDING: Final = re.compile(r"['’ʼ][^\W\d_]")
"""An ending written onto digits, which only a language's pack can tell the meaning of: in Turkish
«1990’lardan» is the nineties, and «1990’da» the year."""

_EXACT: Final = Context(prec=100)
"""Enough digits that no product of a number in digits and its scales is ever rounded."""


def find_quantities(
    text: str, *, language: str | None = None, published: date | None = None
) -> tuple[Quantity, ...]:
    """All quantities of a text, in order, without overlaps.

    `language` is an ISO 639-1 code; without it, the script of the text decides. `published` is the
    day against which weekdays and relative dates are read; without it they stay open. In a language
    that has no pack a number with an ending written onto it is left alone.

    Raises ValueError for a lone surrogate, half a character that a wrong decoding left behind.
    """
    if not text.isascii():
        _refuse_halves(text)
    folded = fold(text)
    lexicon = lexicon_for(language or languages.reader_of(folded.text))
    with localcontext(_EXACT):
        found = settled(tuple(read_quantities(folded, lexicon, published)), folded, lexicon)
    if language is None or language in languages.available():
        return found
    return tuple(quantity for quantity in found if not _ENDING.match(text, quantity.end))


def _refuse_halves(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(
            f"the text holds half a character, U+{ord(text[error.start]):04X}, at position {error.start}: "
            "it was decoded wrongly; decode its bytes as UTF-8"
        ) from error
