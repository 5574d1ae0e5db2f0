"""The text of a rule file, with places in it."""

from __future__ import annotations

import stat
from bisect import bisect_right
from codecs import BOM_UTF8
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.errors import Diagnostic, RuleError
from kzclaims.model import Location

if TYPE_CHECKING:
    from pathlib import Path


_LARGEST = 2 * 1024 * 1024  # bytes


class Spot(NamedTuple):
    """Half-open place `[start, end)` in a rule file's text, in code points."""

    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """A rule file: the name it is reported under, and its text, lines ending in a line feed alone."""

    name: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        # Not str.splitlines: a TOML line ends at a line feed only, and strings hold U+2028.
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def location(self, offset: int) -> Location:
        """Line and column, counted from 1, of an offset."""
        line = bisect_right(self._line_starts, offset)
        return Location(self.name, line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, counted from 1."""
        return self._line_starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        starts = self._line_starts
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end]

    def error(
        self,
        code: str,
        message: str,
        spot: Spot,
        *,
        label: str = "",
        help: str | None = None,  # noqa: A002  # the word of the report
    ) -> RuleError:
        """An error of this file at a place; a place of several lines is marked in its first."""
        _, line, column = self.location(spot.start)
        shown = self.line(line)
        length = min(spot.end - spot.start, len(shown) - column + 1)
        return RuleError(
            Diagnostic(
                code=code,
                message=message,
                file=self.name,
                line=line,
                column=column,
                source_line=shown,
                length=max(length, 1),
                label=label,
                help=help,
            )
        )


def read_source(path: Path, name: str) -> Source:
    """The text of a rule file, its byte order mark dropped.

    Raises RuleError where the file cannot be read, is no regular file (a pipe would be waited for), is too
    large or is not UTF-8.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            message = f"{name} is not a file but {'a folder' if path.is_dir() else 'a pipe or a device'}"
            raise RuleError(Diagnostic(code="not-a-file", message=message))
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise unreadable(name, error) from error
    if len(content) > _LARGEST:
        raise RuleError(Diagnostic(code="too-large", message=f"{name} has more than {_LARGEST:,} bytes"))
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        shown = Source(name, before + content[error.start :].decode(errors="replace"))
        message = f"{name} is not UTF-8 (byte 0x{content[error.start]:02X} at {error.start})"
        spot = Spot(len(before), len(before) + 1)
        raise shown.error("bad-encoding", message, spot, help="save the file as UTF-8") from error
    # As tomllib does, so that offsets are those of the values it gives.
    return Source(name, text.replace("\r\n", "\n"))


def unreadable(name: str, error: OSError) -> RuleError:
    """The error of a file or folder that the system does not let us read."""
    reason = (error.strerror or type(error).__name__).lower()
    return RuleError(Diagnostic(code="unreadable", message=f"{name} cannot be read: {reason}"))
