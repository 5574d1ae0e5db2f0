"""A sign of life on a terminal while work takes long."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

_PATIENCE = 0.5  # seconds before anything is shown
_PAUSE = 0.1  # seconds between two pictures
_PICTURES = "|/-\\"
_ERASE = "\r\x1b[K"


class Progress:
    """Shows on standard error what is being done, once it has taken half a second; leaves no trace.

    Silent where standard error is no terminal.
    """

    def __init__(self, work: str) -> None:
        self._work = work
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def tell(self, work: str) -> None:
        """Names what is done from now on."""
        self._work = work

    def __enter__(self) -> Self:
        if sys.stderr is not None and sys.stderr.isatty():
            self._thread = threading.Thread(target=self._show, daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def _show(self) -> None:
        if self._over.wait(_PATIENCE):
            return
        turn = 0
        while not self._over.wait(_PAUSE):
            self._put(f"{_ERASE}{_PICTURES[turn % len(_PICTURES)]} {self._work}")
            turn += 1
        self._put(_ERASE)

    def _put(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:
            self._over.set()
