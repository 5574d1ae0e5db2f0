"""The places of a valid TOML text, looked for as far as they are asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kzclaims.rules.positions import Positions, scan, scan_headers

if TYPE_CHECKING:
    from kzclaims.rules.positions import KeyPath
    from kzclaims.rules.source import Spot


class Places:
    """Where the keys and values of one document stand.

    Where all is well only the places of tables with a header are asked for, which is quick to answer; all
    others are found when the first of them is. Raises RecursionError where values are nested too deeply.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        headers = scan_headers(text)
        # What is nested deeply is read at once: it may be too much.
        self._headers = self.everything if headers is None else headers

    @cached_property
    def everything(self) -> Positions:
        """The places of all keys and values."""
        return scan(self._text)

    def key(self, path: KeyPath) -> Spot:
        """The place of the key; of the value, or of the next thing around it, where there is none."""
        return self._headers.keys.get(path) or self.everything.key(path)

    def value(self, path: KeyPath) -> Spot:
        """The place of the value, or of the next thing around it that has a place."""
        return self._headers.values.get(path) or self.everything.value(path)
