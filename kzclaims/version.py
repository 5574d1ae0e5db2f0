"""The version of the program; apart from the package's own module, which imports all of it."""

from __future__ import annotations

from importlib.machinery import ExtensionFileLoader, PathFinder
from os.path import dirname, join  # to import pathlib would take longer than all the rest of the answer

VERSION = "0.1.0"
"""As `pyproject.toml` has it."""


def compiled() -> bool:
    """Whether the reader of numbers is compiled, which reads faster, or the sources that it is made from.

    Both read the same. The reader is not imported to find out.
    """
    readers = join(dirname(__file__), "quantities")  # noqa: PTH118, PTH120 - see the import
    found = PathFinder.find_spec("kzclaims.quantities.reader", [readers])
    return found is not None and isinstance(found.loader, ExtensionFileLoader)


def told() -> str:
    """What `kzclaims --version` prints."""
    return f"kzclaims {VERSION}{' (compiled reader)' if compiled() else ''}"
