"""The words of an article as copies are told by them: folded, each a number of two bytes.

Neither white space nor punctuation, vowel marks, accents, the shape of digits or the marks that group them
tell a copy from its text, and neither do the lines of the page around it.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from kzclaims.text.fold import fold
from kzclaims.text.furniture import Furniture, furniture
from kzclaims.text.lines import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDTH = 2
"""Bytes of a word."""
LEAST = 20
"""Fewer words are too few to tell a text by, unless they are all that it has."""

# Thai, Lao, Burmese, Khmer, kana and Han are written without spaces: there each letter is a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_SEPARATORS = ".,٫٬'\u00a0"
_WORD = re.compile(rf"\d+(?:[{_SEPARATORS}]\d+)*|[{_UNSPACED}]|[^\W\d_{_UNSPACED}]+")
_GROUPED = re.compile(rf"\d{{1,3}}(?:[{_SEPARATORS}]\d{{3}})+")
_SEPARATOR = re.compile(f"[{_SEPARATORS}]")
_SENTENCE_END = re.compile(r"[.!?؟]\s+")
_WHOLE = 4  # bytes of a word's CRC-32
_ANY_NUMBER = (1).to_bytes(WIDTH, "little")
_LOWEST_BIT = bytes(byte & 1 for byte in range(256))
_REMEMBERED = 1 << 17  # words of an archive have no end, those that return are far fewer
_LONGEST = 40  # characters of a word that is remembered
_SHORT_LINE = 100  # characters of a line that may return on other pages


class Wording(NamedTuple):
    """What is compared of a text.

    `words` are two bytes each, of the CRC-32 of the folded word; the lowest bit of the first says whether it
    is a number. Two words in thirty thousand are taken for one, which in runs of several does not matter.
    `fingerprint` is that of the whole words, empty where there is none. `pieces` are the sentences and
    lines: for each a number that is the same wherever it stands; `sizes` their bytes in `words`.
    """

    words: bytes
    fingerprint: bytes
    pieces: array[int]
    sizes: array[int]


def wording(text: str) -> Wording:
    """What is compared of a text: its words, without those of furniture where enough are left."""
    lines = text.splitlines()
    own = _wording(_without_furniture(lines))
    return own if len(own.words) >= LEAST * WIDTH else _wording(lines)


def number_flags(words: bytes) -> bytes:
    """For each word 1 where it is a number, else 0."""
    return words[::WIDTH].translate(_LOWEST_BIT)


def masked(words: bytes) -> bytes:
    """The words with one and the same for all numbers."""
    covered = bytearray(words)
    for place, number in enumerate(number_flags(words)):
        if number:
            covered[place * WIDTH : (place + 1) * WIDTH] = _ANY_NUMBER
    return bytes(covered)


def _wording(lines: Iterable[str]) -> Wording:
    pieces = list(_pieces(lines))
    whole = b"".join(pieces)
    words = bytearray(len(whole) // _WHOLE * WIDTH)
    words[::WIDTH], words[1::WIDTH] = whole[::_WHOLE], whole[1::_WHOLE]
    return Wording(
        words=bytes(words),
        fingerprint=blake2b(whole, digest_size=16).digest() if whole else b"",
        pieces=array("I", map(crc32, pieces)),
        sizes=array("I", [len(piece) // _WHOLE * WIDTH for piece in pieces]),
    )


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    """The words of each line, those of a sentence apart."""
    code_of = _CODES.__getitem__
    for line in lines:
        for sentence in _SENTENCE_END.split(line):
            data = b"".join(map(code_of, sentence.split()))
            if data:
                yield data


def _without_furniture(lines: Iterable[str]) -> Iterator[str]:
    """The lines of the article. Of a box of other articles only what is no whole sentence is left out."""
    boxed = False
    for line in lines:
        shown = line.strip()
        if not shown:
            continue
        kind = _kind(shown) if len(shown) <= _SHORT_LINE else furniture(shown)
        if kind is None:
            boxed = boxed and not ends_sentence(shown)
            if not boxed:
                yield shown
        elif kind is Furniture.BOX:
            boxed = True
        elif kind is Furniture.BOX_END:
            boxed = False


_kind = lru_cache(maxsize=1 << 14)(furniture)


class _Codes(dict[str, bytes]):
    """The words that stand between two spaces, by what is written there: worked out when first asked for."""

    def __missing__(self, token: str) -> bytes:
        code = b"".join(map(_code, _WORD.findall(token.translate(_LETTERS))))
        if len(token) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[token] = code
        return code


_CODES = _Codes()


class _Letters(dict[int, str]):
    """Letters folded and without accents, by code point; the hamza on a letter is one."""

    def __missing__(self, point: int) -> str:
        apart = unicodedata.normalize("NFD", fold(chr(point)).text)
        plain = self[point] = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
        return plain


_LETTERS = _Letters()


def _code(word: str) -> bytes:
    number = word[0].isdecimal()
    if number:
        mark = "" if _GROUPED.fullmatch(word) else "."
        word = _SEPARATOR.sub(mark, word).lstrip("0")
    check = crc32(word.encode("utf-8", "surrogatepass"))
    return (check | 1 if number else check & ~1).to_bytes(_WHOLE, "little")
