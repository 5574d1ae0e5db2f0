"""Lists: which names of a passage stand in one list, and to which number they belong.

A list is a run of a relation's terms with nothing but commas and words for "and" between them. It belongs
to the last count or place in an order before it in its sentence, else to the first behind it. It is complete
where brackets hold it and nothing else, or a colon stands before it and nothing behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.bind.seenpassage import BREAKS, SENTENCE_ENDS
from kzclaims.model import Kind
from kzclaims.model.relation import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.bind.seenpassage import Number, SeenPassage
    from kzclaims.bind.terms import Mention
    from kzclaims.model.relation import Listed

_COUNTING = frozenset({Kind.COUNT, Kind.ORDINAL})
_ENOUGH = 2  # names that make a list
_TO_LIST = 8  # words from a number to a list behind it
_FROM_LIST = 4  # words from a list to a number behind it
_PARTIAL = 4  # words before a number that may say that a part of it is meant: «some of the five states»
_LEADING = 2  # words between what leads into a list and its first name: «after the states of»
_COMMAS = frozenset(",،")
_QUOTES = frozenset("\"'«»“”‘’")
_OPENING = {"(": ")", "[": "]", "{": "}"}


def listing_of(relation: str, listed: Listed, passage: SeenPassage, number: Number) -> Listing | None:
    """The longest list that belongs to a number."""
    best: tuple[tuple[str, ...], bool] | None = None
    for run in _runs(passage, frozenset(listed.terms)):
        names = tuple(dict.fromkeys(mention.term for mention in run))
        if len(names) < _ENOUGH or not _belongs(passage, run, number, listed.lead):
            continue
        if best is None or len(names) > len(best[0]):
            best = names, _is_complete(passage, run, number)
    if best is None:
        return None
    return Listing(relation=relation, claim=number.claim, names=best[0], complete=best[1])


def _runs(passage: SeenPassage, terms: frozenset[str]) -> Iterator[list[Mention]]:
    """Names of these terms that stand in one list."""
    run: list[Mention] = []
    for mention in passage.mentions:
        if mention.term not in terms or (run and mention.first < run[-1].last):
            continue
        if run and not _joined(passage, run[-1], mention):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _joined(passage: SeenPassage, one: Mention, other: Mention) -> bool:
    return all(
        piece in _COMMAS or piece in _QUOTES or piece in passage.words.joins
        for piece in passage.between(one.last, other.first)
    )


def _belongs(passage: SeenPassage, run: Sequence[Mention], number: Number, lead: str | None) -> bool:
    first, last = run[0].first, run[-1].last
    if lead is not None and not _led(passage, lead, first):
        return False
    counting = [other for other in passage.numbers if other.claim.quantity.kind in _COUNTING]
    ahead = [other for other in counting if other.last <= first]
    if ahead and (lead is not None or passage.count(ahead[-1].last, first) <= _TO_LIST):
        # «two of the five states»: the names may be those of the two.
        parted = len(ahead) > 1 and passage.count(ahead[-2].last, number.first) <= _PARTIAL
        return ahead[-1] is number and not parted
    behind = [other for other in counting if other.first >= last]
    if not behind or behind[0] is not number:
        return False
    return lead is not None or passage.count(last, number.first) <= _FROM_LIST


def _led(passage: SeenPassage, lead: str, first: int) -> bool:
    """Whether a mention of a term leads into what begins at a piece."""
    return any(
        mention.term == lead
        and mention.last <= first
        and passage.count(mention.last, first) <= _LEADING
        and not BREAKS.intersection(passage.between(mention.last, first))
        for mention in passage.mentions
    )


def _is_complete(passage: SeenPassage, run: Sequence[Mention], number: Number) -> bool:
    """Whether brackets hold the list and nothing else, or a colon stands before it and nothing behind."""
    first, last = run[0].first, run[-1].last
    if number.last > first:
        return False
    between = [piece for piece in passage.between(number.last, first) if piece not in passage.words.joins]
    if not between or BREAKS.intersection(between[:-1]):
        return False
    around = {*passage.between(0, number.first)[-_PARTIAL:], *between}
    if passage.words.partial & around:
        return False
    mark, behind = between[-1], passage.behind(last)
    if mark in _OPENING:
        return behind == _OPENING[mark]
    return mark == ":" and (not behind or behind in SENTENCE_ENDS)
