from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bind.binding import plan_of

if TYPE_CHECKING:
    from kzclaims.bind import Plan


@pytest.fixture(scope="module")
def plan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A plan of the module's own `RULES`."""
    return plan_of(tmp_path_factory.mktemp("rules"), request.module.RULES)
