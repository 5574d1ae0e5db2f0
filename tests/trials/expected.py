"""Texts held against files; with KZCLAIMS_REWRITE_EXPECTED=1 these are written anew, for review."""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_printed(printed: str, name: str) -> None:
    expected = GOLDEN / name
    if os.environ.get("KZCLAIMS_REWRITE_EXPECTED"):
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")
