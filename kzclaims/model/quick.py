"""Frozen values that are quick to make: those of which a run makes one for every number."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

_T = TypeVar("_T")


def quickly_made(cls: type[_T]) -> type[_T]:
    """Have a frozen dataclass with slots and keywords set its fields by plain assignment.

    Its own `__init__` sets each field by a call of `object.__setattr__`: for a value of fourteen fields
    that takes twice as long as all else. Here a new value is of a class with the same slots that lets its
    fields be set, and of `cls`, which does not, once they are. Nothing else about `cls` changes.

    Raises TypeError for a field whose default is made by a function.
    """
    known = fields(cls)  # type: ignore[arg-type]  # what is no dataclass it refuses itself
    if any(field.default_factory is not MISSING for field in known):
        raise TypeError(f"{cls.__name__}: a default made by a function is not known here")
    opened = type(cls.__name__, (), {"__slots__": tuple(field.name for field in known)})
    given = ", ".join(
        field.name if field.default is MISSING else f"{field.name}=_{field.name}" for field in known
    )
    settings = "\n".join(f"    self.{field.name} = {field.name}" for field in known)
    source = (
        f"def __init__(self, *, {given}):\n"
        f"    _set(self, '__class__', _opened)\n{settings}\n"
        f"    self.__class__ = _cls\n"
    )
    names: dict[str, Any] = {"_set": object.__setattr__, "_opened": opened, "_cls": cls}
    names |= {f"_{field.name}": field.default for field in known if field.default is not MISSING}
    exec(source, names)  # noqa: S102 - of our own names alone, as the standard library's dataclasses do it
    names["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    cls.__init__ = names["__init__"]  # type: ignore[method-assign]  # that is the point of it
    return cls
