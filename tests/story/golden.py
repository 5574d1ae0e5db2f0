"""Writes the claims of the restated articles to `claims.json`: `python -m tests.story.golden`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.story.story import RESTATED, rows

GOLDEN = Path(__file__).with_name("claims.json")


def main() -> None:
    """Write the file."""
    text = json.dumps(rows(RESTATED), ensure_ascii=False, indent=1, sort_keys=True)
    GOLDEN.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
