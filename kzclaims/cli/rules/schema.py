"""`kzclaims rules schema`."""

from __future__ import annotations

import json

from kzclaims.cli.streams import put
from kzclaims.rules.schema import json_schema


def run() -> int:
    """Prints the JSON Schema of rule files."""
    put([json.dumps(json_schema(), ensure_ascii=False, indent=2), "\n"])
    return 0
