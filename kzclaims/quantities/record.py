"""Records: small frozen values that the grammars hand to one another."""

from __future__ import annotations

from typing import Any, ClassVar, Self


class Record:
    """A value of several fields, made once and never changed.

    Named tuples and dataclasses say the same in fewer lines, but making one costs as much as reading a
    number does, most of all where the reader is compiled; a plain class with a `__slots__` costs a tenth.
    """

    __slots__ = ()

    FIELDS: ClassVar[tuple[str, ...]]

    def replaced(self, **fields: Any) -> Self:  # noqa: ANN401 - each field has a type of its own
        """The same value with some fields changed. Raises TypeError for a field that it has not."""
        kept = {name: getattr(self, name) for name in self.FIELDS}
        return type(self)(**{**kept, **fields})
