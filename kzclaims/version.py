"""The version of the program; apart from the package's own module, which imports all of it."""

from __future__ import annotations

VERSION = "0.1.0"
"""As `pyproject.toml` has it."""
