"""A rule about the workers of a mine, and a folder of files: what tests of the program's ways in share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RULES = """
kzclaims = 1

[terms.mine]
ar = ["منجم"]
en = ["mine"]

[[rule]]
id = "mine-staff"
title = "People who work in the mine"
measure = "count"
about = ["mine"]

[[rule.example]]
text = "The mine employs 20 workers."
value = "20"

[[rule.example]]
text = "The shop employs 20 workers."
match = false
"""
EIGHTEEN = "The mine employs 18 workers.\n"
TWENTY_FIVE = "The mine employs 25 workers.\n"


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Writes files by their paths in a folder, with the folders that they need; the folder."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder
