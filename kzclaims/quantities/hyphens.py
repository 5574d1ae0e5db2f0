"""Hyphens: those that join the words of one expression are read as the spaces they stand for.

«two-and-a-half-year», «half-a-million», «three-to-five-year», «nearly-40-year-old», «over-65s»: the words
mean what they mean with spaces between. A hyphen before a unit, inside a name or between two numbers stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.quantities.words import Cat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.quantities.word import Word

_LINKS: Final = ("range-and", "one", "range-to", "range-or", "out_of")
_RANGE: Final = ("range-to", "range-or")


def unhyphened(pieces: list[str], words: Sequence[Word | None]) -> list[str]:
    """The pieces of a chunk, with a space for each hyphen that only joins words."""
    loose = [place for place, piece in enumerate(pieces) if piece == "-" and _joins(pieces, words, place)]
    if not loose:
        return pieces
    return [" " if place in loose else piece for place, piece in enumerate(pieces)]


def _joins(pieces: Sequence[str], words: Sequence[Word | None], place: int) -> bool:
    if not 0 < place < len(pieces) - 1:
        return False
    return (
        _is_link(pieces, words, place + 1)
        or _is_link(pieces, words, place - 1)
        or _hedges(pieces, words, place)
    )


def _is_link(pieces: Sequence[str], words: Sequence[Word | None], place: int) -> bool:
    """Whether a link stands at a place between two numbers, hyphens or other links on its sides."""
    if not 1 < place < len(pieces) - 2 or pieces[place - 1] != "-" or pieces[place + 1] != "-":
        return False
    word = words[place]
    if word is None or not any(role in word.roles for role in _LINKS):
        return False
    if any(role in word.roles for role in _RANGE) and pieces[place + 3 : place + 4] != ["-"]:
        return False  # «9-to-5», «10-to-1»: a day's work, a chance
    if "out_of" in word.roles and _is_one(pieces[place + 2], words[place + 2]):
        return False  # «1-in-5» is a share, «a 2-in-1 tablet» a name
    return all(_is_number(words[side]) or _links(words[side]) for side in (place - 2, place + 2))


def _is_one(piece: str, word: Word | None) -> bool:
    cardinal = None if word is None else word.by_cat.get(Cat.CARDINAL)
    return piece == "1" or (cardinal is not None and any(one.value == 1 for one in cardinal.single))


def _is_number(word: Word | None) -> bool:
    return word is not None and word.number


def _links(word: Word | None) -> bool:
    return word is not None and any(role in word.roles for role in _LINKS)


def _hedges(pieces: Sequence[str], words: Sequence[Word | None], place: int) -> bool:
    """Whether a hyphen ties a hedge to a number that is more than a bare one: «over-65s», not "under-21"."""
    tied, number = words[place - 1], words[place + 1]
    if tied is None or number is None or not (number.number and number.triggers):
        return False
    if "magnitude" in tied.roles:
        return True
    return Cat.HEDGE in tied.by_cat and (
        Cat.AGE in number.by_cat or pieces[place + 2 : place + 3] in (["-"], ["s"], ["%"])
    )
