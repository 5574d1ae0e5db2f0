"""`kzclaims rules schema`."""

from __future__ import annotations

from kzclaims.cli.streams import put
from kzclaims.rules.schema import schema_text


def run() -> int:
    """Prints the JSON Schema of rule files."""
    put([schema_text()])
    return 0
