"""Segmentation: an article's text cut into passages."""

from __future__ import annotations

from dataclasses import dataclass, field

from kzclaims.text.blocks import Block, Role, blocks_of, dangles, is_furniture
from kzclaims.text.lines import (
    Line,
    continues,
    ends_sentence,
    ends_with_colon,
    hangs,
    split_lines,
    word_count,
)
from kzclaims.text.passages import Passage, PassageKind
from kzclaims.text.sentences import sentence_spans
from kzclaims.text.stretches import LONGEST
from kzclaims.text.wordlists import folded_word, word_lists

__all__ = ["Passage", "PassageKind", "segment"]

_HEADING_WORDS = 15  # of a heading between blank lines
_INLINE_HEADING_WORDS = 10  # of one with text right above or below
_COLON_HEADING_WORDS = 5  # a longer line that ends with a colon is a sentence
_TITLE_WORDS = 25
_HEADINGS_IN_A_ROW = 5  # more are paragraphs without full stops, or a menu
_FURNITURE_BELOW = 8  # lines of dates, bylines and buttons that may stand under a title
_LEADING_WORDS = 6  # last words of a sentence among which one may announce a list

_PLAIN_LEVEL, _COLON_LEVEL = 40, 50  # below the levels of Markdown headings, bold lines being 7


def segment(text: str) -> tuple[Passage, ...]:
    """Cut a text into passages that tile all of it but the white space, in order.

    Sentences broken over lines are put together, lists know their lead-in, passages their heading,
    and what a page adds to its article is told from it. Takes time linear in the text.
    """
    lines = split_lines(text)
    blocks = blocks_of(lines)
    headings = _headings(lines, blocks)
    builder = _Builder(text, lines)
    for number, block in enumerate(blocks):
        builder.add(number, block, headings.get(number))
    return tuple(builder.passages)


def _headings(lines: list[Line], blocks: list[Block]) -> dict[int, int]:
    """The blocks that are headings, with their levels."""
    levels: dict[int, int] = {}
    row: list[int] = []
    title = True
    below = False  # whether anything stands below that a heading could be over
    last_of_part = _lasts(blocks)
    for number, block in enumerate(blocks):
        if is_furniture(block):
            title = title or block.role is Role.BOX
            continue
        below = number not in last_of_part
        if block.role is Role.HEADING:
            levels[number] = block.level
            row.clear()
        elif below and _looks_like_heading(lines, blocks, number, title=title):
            row.append(number)
            levels[number] = _COLON_LEVEL if ends_with_colon(lines[block.first].text) else _PLAIN_LEVEL
        else:
            row.clear()
        if len(row) > _HEADINGS_IN_A_ROW:
            for run_together in row:
                levels.pop(run_together, None)
        title = False
    return levels


def _lasts(blocks: list[Block]) -> frozenset[int]:
    """The last blocks of an article before the end of the text or a box of other articles."""
    lasts: set[int] = set()
    last: int | None = None
    for number, block in enumerate(blocks):
        if block.role is Role.BOX and last is not None:
            lasts.add(last)
        if not is_furniture(block):
            last = number
    if last is not None:
        lasts.add(last)
    return frozenset(lasts)


def _looks_like_heading(lines: list[Line], blocks: list[Block], number: int, *, title: bool) -> bool:
    block = blocks[number]
    if block.last - block.first > 1 or block.role is Role.BOX_END:
        return False
    line = lines[block.first]
    before_list = number + 1 < len(blocks) and blocks[number + 1].role is Role.BULLET
    if block.role is Role.BULLET:
        return _is_numbered_heading(lines, blocks, number)
    if ends_sentence(line.text) or hangs(line.text) or (continues(line.text) and not title):
        return False
    if ends_with_colon(line.text):
        return word_count(line.text, _COLON_HEADING_WORDS) <= _COLON_HEADING_WORDS and not dangles(line.text)
    following = _line_below(lines, blocks, number)
    apart = line.blank_before and (block.last == len(lines) or lines[block.last].blank_before)
    if title:
        most = _TITLE_WORDS
    elif apart:
        most = _HEADING_WORDS
    else:
        most = _INLINE_HEADING_WORDS
    words = word_count(line.text, most)
    if words > most or not (line.blank_before or title or _is_free(lines, blocks, number)):
        return False
    # Among lines without blank ones between, a heading is shorter than what it stands over.
    return apart or before_list or (following is not None and _is_over(line, following, words))


def _line_below(lines: list[Line], blocks: list[Block], number: int) -> Line | None:
    """The first line of the article below a block, a few lines of furniture left out."""
    for later in blocks[number + 1 : number + 1 + _FURNITURE_BELOW]:
        if not is_furniture(later):
            return lines[later.first]
    return None


def _is_free(lines: list[Line], blocks: list[Block], number: int) -> bool:
    """Whether the line right above ends what it says, so that a heading may follow."""
    above = blocks[number - 1]
    return above.role is not Role.PLAIN or ends_sentence(lines[above.last - 1].text)


def _is_over(line: Line, following: Line, words: int) -> bool:
    longer = word_count(following.text, words) > words
    return following.blank_before or longer or following.text == line.text


def _is_numbered_heading(lines: list[Line], blocks: list[Block], number: int) -> bool:
    """Whether a line that begins with a number stands over running text rather than in a list."""
    block = blocks[number]
    line = lines[block.first]
    if block.mark is None or block.mark.number is None or number + 1 == len(blocks):
        return False
    following = blocks[number + 1]
    return (
        following.role is Role.PLAIN
        and lines[following.first].blank_before
        and line.blank_before
        and not ends_sentence(line.text)
        and word_count(line.text, _INLINE_HEADING_WORDS) <= _INLINE_HEADING_WORDS
    )


@dataclass(slots=True)
class _Builder:
    """Makes passages of blocks, and keeps what leads into what while doing so."""

    text: str
    lines: list[Line]
    passages: list[Passage] = field(default_factory=list)
    appended: bool = False
    headings: list[tuple[int, int]] = field(default_factory=list)  # level, index; outermost first
    outer: list[tuple[int, int]] = field(default_factory=list)  # indent, index of the items around
    previous: int | None = None  # the last passage of this article
    list_lead: int | None = None
    list_number: int | None = None
    chain: int | None = None  # a sentence ending with a colon over headings that do

    def add(self, number: int, block: Block, level: int | None) -> None:
        """The passages of one block."""
        start, end = self.lines[block.first].start, self.lines[block.last - 1].end
        if is_furniture(block):
            self._append(start, end, PassageKind.FURNITURE, number)
            if block.role is not Role.FURNITURE:
                self._turn(appended=block.role is Role.BOX)
        elif level is not None and end - start <= LONGEST:
            self._heading(start, end, number, level)
        elif block.role is Role.BULLET:
            self._item(block, start, end, number)
        else:
            self._sentences(start, end, number)

    def _append(
        self, start: int, end: int, kind: PassageKind, number: int, lead_in: int | None = None
    ) -> int:
        furniture = kind is PassageKind.FURNITURE
        self.passages.append(
            Passage(
                start=start,
                end=end,
                kind=kind,
                paragraph=number,
                lead_in=lead_in,
                heading=None if furniture or not self.headings else self.headings[-1][1],
                appended=self.appended,
            )
        )
        index = len(self.passages) - 1
        if not furniture:
            self.previous = index
        return index

    def _turn(self, *, appended: bool) -> None:
        """Another article begins, or the first goes on: nothing reaches over this place."""
        self.appended = appended
        self.headings.clear()
        self.outer.clear()
        self.previous = self.list_lead = self.list_number = self.chain = None

    def _heading(self, start: int, end: int, number: int, level: int) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        lead = None
        if level == _COLON_LEVEL:
            if self.previous is not None and self._is_sentence_with_colon(self.previous):
                self.chain = self.previous
            lead = self.chain
        else:
            self.chain = None
        self._end_list()
        index = self._append(start, end, PassageKind.HEADING, number, lead)
        self.headings.append((level, index))

    def _sentences(self, start: int, end: int, number: int) -> None:
        if self.outer and self.headings and self.headings[-1][0] == _COLON_LEVEL:
            self.headings.pop()  # it led into the list, which is over
        self._end_list()
        self.chain = None
        for first, last in sentence_spans(self.text, start, end):
            self._append(first, last, PassageKind.SENTENCE, number)

    def _end_list(self) -> None:
        self.outer.clear()

    def _item(self, block: Block, start: int, end: int, number: int) -> None:
        line = self.lines[block.first]
        mark_number = block.mark.number if block.mark else None
        if not self.outer and not self._goes_on(mark_number):
            self.list_lead = self._lead_of(line)
        if mark_number is not None:
            self.list_number = mark_number
        while self.outer and self.outer[-1][0] >= line.indent:
            self.outer.pop()
        lead = self.outer[-1][1] if self.outer else self.list_lead
        first_index = len(self.passages)
        for first, last in _item_spans(self.text, start, end):
            self._append(first, last, PassageKind.BULLET, number, lead)
        self.outer.append((line.indent, first_index))

    def _goes_on(self, number: int | None) -> bool:
        """Whether an item's number goes on counting after a paragraph between."""
        return number is not None and self.list_number is not None and number == self.list_number + 1

    def _lead_of(self, line: Line) -> int | None:
        """The passage that leads into a list whose first line this is."""
        if self.previous is None:
            return None
        above = self.passages[self.previous]
        shown = self.text[above.start : above.end]
        if above.kind is PassageKind.HEADING or ends_with_colon(shown) or not ends_sentence(shown):
            return self.previous
        if not line.blank_before:
            return self.previous
        last = {folded_word(word.strip(".:!")) for word in shown.split()[-_LEADING_WORDS:]}
        return None if word_lists().leading.isdisjoint(last) else self.previous

    def _is_sentence_with_colon(self, index: int) -> bool:
        passage = self.passages[index]
        return passage.kind is PassageKind.SENTENCE and ends_with_colon(
            self.text[passage.start : passage.end]
        )


def _item_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a list's item; its mark belongs to the first (`1.` ends no sentence)."""
    mark = start
    while mark < end and not text[mark].isspace():
        mark += 1
    spans = sentence_spans(text, mark, end)
    return [(start, spans[0][1]), *spans[1:]] if spans and mark < end else [(start, end)]
