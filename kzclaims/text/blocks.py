"""Blocks: the lines of a text joined to paragraphs, list items, headings and furniture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

from kzclaims.text.furniture import Furniture, furniture
from kzclaims.text.lines import (
    CLOSERS,
    Bullet,
    Line,
    bullet,
    continues,
    ends_sentence,
    ends_with_colon,
    hangs,
    heading_level,
    is_short,
    is_underline,
    word_count,
)
from kzclaims.text.wordlists import folded_word, word_lists

if TYPE_CHECKING:
    from collections.abc import Callable

_TITLE_WORDS = 25
_REST_WORDS = 12  # of a line with the rest of a sentence that a link broke
_FRONT_MATTER = 50  # lines within which it must end
_WRAPPED_FROM, _WRAPPED_TO = 30, 132  # widths at which text is wrapped by hand or by mail


class Role(Enum):
    """What a block is by its own look."""

    PLAIN = auto()
    BULLET = auto()
    HEADING = auto()
    FURNITURE = auto()
    BOX = auto()
    BOX_END = auto()


_FURNITURE = (Role.FURNITURE, Role.BOX, Role.BOX_END)  # a tuple: members are compared by identity


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: `lines[first:last]`, and what they are.

    `level` is a heading's, 1 the highest; `mark` a bullet's.
    """

    first: int
    last: int
    role: Role
    level: int = 0
    mark: Bullet | None = None


def blocks_of(lines: list[Line]) -> list[Block]:
    """The blocks of a text, in order; every line is in one of them."""
    seen: list[Block] = []
    matter = _front_matter(lines)
    number: int | None = None
    own = 0  # lines of the article so far
    for index, line in enumerate(lines):
        before = seen[-1] if seen else None
        if index < matter:
            seen.append(Block(index, index + 1, Role.FURNITURE))
            continue
        if before and before.role is Role.PLAIN and not line.blank_before and is_underline(line.text):
            above = lines[index - 1].text
            if not ends_sentence(above) and word_count(above, _TITLE_WORDS) <= _TITLE_WORDS:
                seen[-1] = replace(before, role=Role.HEADING, level=1 if line.text[0] == "=" else 2)
                seen.append(Block(index, index + 1, Role.FURNITURE))
                continue
        block = _block(lines, index, before, number=number, below_title=own == 1)
        own += block.role not in _FURNITURE
        if block.mark is not None:
            number = block.mark.number
        seen.append(block)
    return _joined(lines, seen)


def _front_matter(lines: list[Line]) -> int:
    """The number of lines of front matter that the text begins with."""
    if lines and lines[0].text in {"---", "+++"}:
        for index, line in enumerate(lines[1:_FRONT_MATTER], 2):
            if line.text == lines[0].text:
                return index
    return 0


def _block(
    lines: list[Line], index: int, before: Block | None, *, number: int | None, below_title: bool
) -> Block:
    line = lines[index]
    level = heading_level(line.text)
    if level is not None:
        return Block(index, index + 1, Role.HEADING, level)
    inside = _inside_sentence(lines, index, before)
    mark = bullet(line.text)
    if mark is not None and (not inside or _is_item(mark, line.text, lines[index - 1].text, number)):
        return Block(index, index + 1, Role.BULLET, mark=mark)
    role = Role.PLAIN
    match furniture(line.text):
        case Furniture.SURE if not (inside and continues(line.text)):
            role = Role.FURNITURE
        case Furniture.APART if not inside or (below_title and not dangles(lines[index - 1].text)):
            role = Role.FURNITURE
        case Furniture.BOX if not inside:
            role = Role.BOX
        case Furniture.BOX_END:
            role = Role.BOX_END
        case _:
            pass
    return Block(index, index + 1, role)


def _inside_sentence(lines: list[Line], index: int, before: Block | None) -> bool:
    """Whether the line above is one of running text that does not end its sentence."""
    if before is None or lines[index].blank_before or before.role is not Role.PLAIN:
        return False
    above = lines[index - 1].text
    return not ends_sentence(above) and not ends_with_colon(above)


def _is_item(mark: Bullet, text: str, above: str, number: int | None) -> bool:
    """Whether a list's mark begins an item although the line above does not end its sentence."""
    if mark.kind == "strong" or (
        mark.number is not None and number is not None and mark.number == number + 1
    ):
        return True
    if hangs(above) or dangles(above):
        return False
    return mark.kind != "dash" or text.count(f" {text[0]}") == 0  # two dashes enclose a remark


def _joined(lines: list[Line], seen: list[Block]) -> list[Block]:
    wrapped = _wrapped(lines, seen)
    broken = cache(partial(_is_broken, lines, seen))  # seldom asked for
    first_plain = next((block.first for block in seen if block.role is Role.PLAIN), -1)
    joined: list[Block] = []
    for block in seen:
        index = block.first
        if joined and block.role is Role.PLAIN:
            before = joined[-1]
            if before.role is Role.BULLET:
                goes_on = _continues_bullet(lines, before, index, wrapped=index in wrapped)
            else:
                goes_on = before.role is Role.PLAIN and _continues_plain(
                    lines,
                    before,
                    index,
                    wrapped=index in wrapped,
                    broken=broken,
                    title=before.first == first_plain,
                    before_list=index + 1 < len(seen) and seen[index + 1].role is Role.BULLET,
                )
            if goes_on:
                joined[-1] = Block(before.first, index + 1, before.role, before.level, before.mark)
                continue
        joined.append(block)
    return joined


def _continues_bullet(lines: list[Line], before: Block, index: int, *, wrapped: bool) -> bool:
    line, above = lines[index], lines[index - 1].text
    if line.blank_before:
        return False
    if line.indent > lines[before.first].indent or wrapped:
        return True
    return not ends_sentence(above) and (hangs(above) or dangles(above) or _resumes(line.text))


def _continues_plain(  # noqa: PLR0913  # one reason after the other, in order of their weight
    lines: list[Line],
    before: Block,
    index: int,
    *,
    wrapped: bool,
    broken: Callable[[], bool],
    title: bool,
    before_list: bool,
) -> bool:
    """Whether the line at `index` goes on with the sentence of the block before it."""
    line, above = lines[index], lines[index - 1].text
    if line.text[0] == "|" and above[0] == "|":
        return False
    ended = ends_sentence(above) or ends_with_colon(above)
    if line.blank_before:
        return not ended and (_starts_with_mark(line.text) or (dangles(above) and not is_short(above)))
    if wrapped or (_starts_with_mark(line.text) and line.text[0] not in "«“…"):
        return True
    if ended:
        return False
    if hangs(above) or dangles(above) or _resumes(line.text):
        return True
    if before_list or ends_with_colon(line.text):
        return False
    fresh = before.last - before.first == 1
    if not fresh:
        return is_short(above) or is_short(line.text)
    if is_short(above):
        # A link may begin a sentence, where the page breaks lines at links; elsewhere it is a heading.
        return before.first > 0 and not lines[before.first].blank_before and broken()
    return is_short(line.text) and (not title or broken() or _goes_on_below(lines, index))


def _goes_on_below(lines: list[Line], index: int) -> bool:
    """Whether a line or so follows that a sentence may end with, rather than an article's text."""
    if index + 1 == len(lines) or lines[index + 1].blank_before:
        return False
    return word_count(lines[index + 1].text, _REST_WORDS) <= _REST_WORDS


def _resumes(text: str) -> bool:
    """Whether the line begins as the rest of a sentence does."""
    if continues(text):
        return True
    return folded_word(text.split(None, 1)[0].strip(CLOSERS)) in word_lists().continuing


def _starts_with_mark(text: str) -> bool:
    return continues(text) and not text[0].islower()


def dangles(text: str) -> bool:
    """Whether the line ends with a word that asks for another: a preposition, an article."""
    return folded_word(text.rstrip(":").rsplit(None, 1)[-1]) in word_lists().dangling


def _is_broken(lines: list[Line], seen: list[Block]) -> bool:
    """Whether the page breaks its lines at links: a short line in the midst of a sentence."""
    return any(
        _inside_sentence(lines, index, seen[index - 1])
        and is_short(lines[index].text)
        and (
            dangles(lines[index - 1].text)
            or (
                index + 1 < len(lines)
                and not lines[index + 1].blank_before
                and continues(lines[index + 1].text)
            )
        )
        for index, block in enumerate(seen)
        if index and block.role is Role.PLAIN
    )


def _wrapped(lines: list[Line], seen: list[Block]) -> frozenset[int]:
    """Lines that were broken off the one above only because it was full.

    A run of three lines or more is wrapped if nowhere the next word would have fitted into the
    longest of its lines. Runs of two are held against the width that the others show.
    """
    runs = _runs(lines, seen)
    long = [run for run in runs if len(run) > 2 and _is_wrapped(lines, run, _width(lines, run))]  # noqa: PLR2004 - two are a pair
    pairs = [run for run in runs if len(run) == 2]  # noqa: PLR2004 - a pair
    if long:
        width = max(_width(lines, run) for run in long)
        pairs = [run for run in pairs if _is_wrapped(lines, run, width)]
    elif len(pairs) > 1:
        width = max(_width(lines, run) for run in pairs)
        if not all(_is_wrapped(lines, run, width) for run in pairs):
            pairs = []
    else:
        pairs = []
    return frozenset(index for run in (*long, *pairs) for index in run[1:])


def _runs(lines: list[Line], seen: list[Block]) -> list[list[int]]:
    """Lines of running text with no blank line between, a bullet perhaps at their head."""
    runs: list[list[int]] = []
    run: list[int] = []
    for index, block in enumerate(seen):
        if block.role is Role.PLAIN and not lines[index].blank_before:
            run.append(index)
        else:
            if len(run) > 1:
                runs.append(run)
            run = [index] if block.role in (Role.PLAIN, Role.BULLET) else []
    return [*runs, run] if len(run) > 1 else runs


def _width(lines: list[Line], run: list[int]) -> int:
    return max(lines[index].indent + len(lines[index].text) for index in run)


def _is_wrapped(lines: list[Line], run: list[int], width: int) -> bool:
    if not _WRAPPED_FROM <= width <= _WRAPPED_TO:
        return False
    for above, index in pairwise(run):
        first = lines[index].text.split(None, 1)[0]
        if lines[above].indent + len(lines[above].text) + 1 + len(first) <= width:
            return False
    return True


def is_furniture(block: Block) -> bool:
    """Whether the block is no part of an article."""
    return block.role in _FURNITURE
