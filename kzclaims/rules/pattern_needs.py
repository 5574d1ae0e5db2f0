"""What a text must have for a pattern to match in it: a quick look before a slow search.

A pattern that has `{tungsten}` in every way through it finds nothing where no form of that term stands. All
here is necessary and not enough: where it cannot be told, a text is taken to have what is needed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

import regex

from kzclaims.model import Kind
from kzclaims.rules.pattern import ANY_QUANTITY, ARTICLE, MERGED, is_arabic, is_word, pieces
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.model import Term

Needs = tuple[frozenset[str], ...]
"""Groups of names of terms: of each group one at least must be written in a text."""

_QUANTITIES = frozenset({ANY_QUANTITY, *Kind})
_OPTIONAL = frozenset("?*{")
# As `\b` of a pattern sees them, so that a form that stands whole is made of whole words.
_WORDS = regex.compile(r"\w+", regex.V1 | regex.UNICODE)
# What the pattern of a term lets stand before an Arabic form.
_BEFORE = tuple(
    sorted({"".join(parts) for parts in product(("", "و", "ف"), ("", "ب", "ك", "ل"), ("", "ال", "لل"))})
)
_BEFORE_MERGED = ("", "و", "ف")
_MOST_WORDS = 1 << 17


@dataclass(slots=True)
class _Group:
    """A bracketed part of a pattern, or all of it, as it is read: for each branch what its atoms need."""

    transparent: bool
    branches: list[list[Needs]] = field(default_factory=lambda: [[]])

    def needs(self) -> Needs:
        if not self.transparent:
            return ()
        several = [[need for atom in branch for need in atom] for branch in self.branches]
        if len(several) == 1:
            return tuple(several[0])
        if not all(several):
            return ()
        return (frozenset().union(*(min(branch, key=len) for branch in several)),)


def needed_terms(source: str) -> Needs:
    """The terms that a valid pattern cannot match without; none where there is a way around all."""
    groups = [_Group(transparent=True)]
    for piece in pieces(source):
        text = source[piece.start : piece.end]
        atoms = groups[-1].branches[-1]
        if piece.sort == "comment" or text.isspace():
            continue
        if piece.sort == "group":
            plain = bool(piece.name) or text == "(" or source.startswith("(?:", piece.start)
            groups.append(_Group(transparent=plain))
        elif piece.sort == "close" and len(groups) > 1:
            needs = groups.pop().needs()
            groups[-1].branches[-1].append(needs)
        elif text == "|":
            groups[-1].branches.append([])
        elif piece.sort == "other" and text in _OPTIONAL:
            # It is of the atom before it, which then may be missing.
            atoms[-1:] = [()]
        elif piece.sort == "macro" and piece.name not in _QUANTITIES:
            atoms.append((frozenset({piece.name}),))
        else:
            atoms.append(())
    return groups[0].needs()


class WrittenTerms(dict[str, frozenset[str]]):
    """For each word of a folded text the terms one of whose forms it may belong to, as patterns read them.

    Worked out when the word is first asked for. `anywhere` are terms that need no word: they may be written
    in any text.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        super().__init__()
        self._whole: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        anywhere: set[str] = set()
        for term in terms:
            for form in (fold_form(form) for _, forms in term.forms for form in forms):
                if form and not self._add(term.name, form):
                    anywhere.add(term.name)
        self.anywhere = frozenset(anywhere)

    def __missing__(self, word: str) -> frozenset[str]:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[word] = frozenset(self._read(word))
        return found

    def of(self, text: str) -> frozenset[str]:
        """The terms that may be written in a folded text."""
        return self.anywhere.union(*(self[word] for word in set(_WORDS.findall(text))))

    def _add(self, term: str, form: str) -> bool:
        """Note the longest word of a form; false where it has none with an end on both sides."""
        best = max(_WORDS.finditer(form), key=lambda match: (len(match[0]), -match.start()), default=None)
        if best is None or (best.end() == len(form) and not is_word(form[-1])):
            return False
        if best.start():
            self._whole.setdefault(best[0], set()).add(term)
        elif is_arabic(form):
            self._stems.setdefault(best[0], set()).add(term)
            if form.startswith(ARTICLE):
                for before in _BEFORE_MERGED:
                    merged = before + MERGED + best[0].removeprefix(ARTICLE)
                    self._whole.setdefault(merged, set()).add(term)
        elif is_word(form[0]):
            self._whole.setdefault(best[0], set()).add(term)
        else:
            return False
        return True

    def _read(self, word: str) -> Iterator[str]:
        yield from self._whole.get(word, ())
        for before in _BEFORE:
            if word.startswith(before):
                yield from self._stems.get(word[len(before) :], ())
