"""Lines of styled segments, written plainly or in colour."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Style(StrEnum):
    """What a segment is, which decides its colour."""

    PLAIN = ""
    CONFLICT = "bold red"
    TENSION = "bold yellow"
    AGREE = "green"
    STRONG = "bold"
    FAINT = "dim"


class Segment(NamedTuple):
    """A piece of a line in one style."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Segment, ...]


def write(lines: Iterable[Line], *, color: bool) -> Iterator[str]:
    """Each line as text with its line end, with ANSI colours where `color` asks for them.

    Nothing is wrapped, cut or read as markup, so that a line is the same with and without colour.
    """
    return _colored(lines) if color else _plain(lines)


def _plain(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield "".join(segment.text for segment in line) + "\n"


def _colored(lines: Iterable[Line]) -> Iterator[str]:
    from rich.color import ColorSystem  # noqa: PLC0415 - only a terminal needs it
    from rich.style import Style as RichStyle  # noqa: PLC0415 - the same

    styles = {style: RichStyle.parse(style.value) for style in Style if style is not Style.PLAIN}
    for line in lines:
        pieces = (
            styles[segment.style].render(segment.text, color_system=ColorSystem.STANDARD)
            if segment.style in styles
            else segment.text
            for segment in line
        )
        yield "".join(pieces) + "\n"
