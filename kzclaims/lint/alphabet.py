"""Characters that stand for all others, so that sets of a pattern can be compared.

What one element of a pattern matches is asked of the engine itself, character by character. A term's macro
is one more character: it meets every set that words are made of, and the macros it shares a form with.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import regex

from kzclaims.model import Kind
from kzclaims.rules.pattern import ANY_QUANTITY, FLAGS, encode_quantity, expand, kind_of_macro
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.model import Term

Chars = frozenset[str]

_FIRSTS = {kind: encode_quantity(kind, 0)[0] for kind in Kind}
_REST = frozenset(encode_quantity(Kind.DATE, 0)[1:])
_LETTERS = "abcdefghijklmnopqrstuvwxyzéابتدرسشعفقلمنهوياهдежиклмнопрсאבגדהוז中国人大"
_SAMPLES = frozenset(
    _LETTERS + "0123456789 \t\n!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~،؛؟«»–—…“”’" + "".join(_FIRSTS.values())
).union(_REST)
_SEVERAL = 5  # letters in a set from which on it is one that words are made of

_OF = 60
_SPACE, _LETTER, _ALL_LETTERS, _OTHER = 10, 3, 48, 1


class Alphabet:
    """The characters that one pattern tells apart."""

    def __init__(self, source: str, terms: Mapping[str, Term]) -> None:
        self._samples = sorted(_SAMPLES.union(fold_form(source)))
        self._terms = terms
        self._known: dict[str, Chars] = {}
        self._macros: set[str] = set()

    @cached_property
    def _forms(self) -> dict[str, frozenset[str]]:
        return {
            name: frozenset(fold_form(form) for _, forms in term.forms for form in forms)
            for name, term in self._terms.items()
        }

    def of_element(self, written: str) -> Chars:
        """The characters that an element matches: `.`, a letter, a class, an escape; none if it is none."""
        known = self._known.get(written)
        if known is None:
            try:
                pattern = regex.compile(expand(written, {}).text, FLAGS)
            except regex.error:
                known = frozenset()
            else:
                known = frozenset(one for one in self._samples if pattern.fullmatch(one))
            if is_of_words(known):
                known |= {_symbol(name) for name in self._terms}
            self._known[written] = known
        return known

    def of_macro(self, name: str) -> Chars:
        """The characters that stand for a macro."""
        kind = kind_of_macro(name)
        if name == ANY_QUANTITY:
            return frozenset(_FIRSTS.values())
        if kind is not None:
            return frozenset({_FIRSTS[kind]})
        own = self._forms.get(name, frozenset())
        return frozenset(
            _symbol(other) for other, forms in self._forms.items() if other == name or own & forms
        )


def _symbol(name: str) -> str:
    return f"{{{name}}}"


def is_of_words(chars: Chars) -> bool:
    """Whether a set is one that words are made of."""
    return sum(one.isalpha() for one in chars) >= _SEVERAL


def frequency(chars: Chars) -> tuple[int, int]:
    """How often one of the characters stands in text, of how many: about, for a language of words."""
    letters = sum(one.isalpha() for one in chars)
    share = _ALL_LETTERS if is_of_words(chars) else letters * _LETTER
    share += _SPACE * (" " in chars)
    share += sum(_OTHER for one in chars if len(one) == 1 and not one.isalpha() and not one.isspace())
    return max(1, min(share, _OF)), _OF
