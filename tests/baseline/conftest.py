from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.baseline.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with three articles of three sources that agree on the mine."""
    made = Desk(tmp_path)
    made.say("daily", 18)
    made.say("weekly", 18)
    return made
