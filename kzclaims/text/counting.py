"""How many of something, as reports and messages say it."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """A count with its noun: `1 source`, `3 sources`, `1200 claims`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
