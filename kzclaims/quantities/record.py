"""Records: small frozen values that the grammars hand to one another."""

from __future__ import annotations

from typing import Any, ClassVar, Self


class Record:
    """A value of several fields, made once and never changed.

    Named tuples and frozen dataclasses say the same in fewer lines, but making one takes two to three times
    as long as a class with its own `__init__`, and nine to seventeen times where the reader is compiled.
    `FIELDS` are the names of the fields; compiled classes have no `__slots__` to be asked.
    """

    __slots__ = ()

    FIELDS: ClassVar[tuple[str, ...]]

    def replaced(self, **fields: Any) -> Self:  # noqa: ANN401 - each field has a type of its own
        """The same value with some fields changed. Raises TypeError for a field that it has not."""
        kept = {name: getattr(self, name) for name in self.FIELDS}
        return type(self)(**{**kept, **fields})
