"""Scales of units: the exact factors between the units of one dimension.

Only exact factors stand here: kg, m, l and their multiples by the SI, the pound, the foot and the acre as the
treaty of 1959 fixes them. A month has no fixed number of days, so that months and days are two dimensions.
"""

from __future__ import annotations

from decimal import Decimal

DIMENSIONS: dict[str, dict[str, str]] = {
    "mass": {
        "kg": "1",
        "mg": "0.000001",
        "g": "0.001",
        "t": "1000",
        "kt": "1000000",
        "Mt": "1000000000",
        "ct": "0.0002",
        "lb": "0.45359237",
    },
    "length": {
        "m": "1",
        "mm": "0.001",
        "cm": "0.01",
        "km": "1000",
        "in": "0.0254",
        "ft": "0.3048",
        "yd": "0.9144",
        "mi": "1609.344",
        "nmi": "1852",
    },
    "area": {
        "m2": "1",
        "ha": "10000",
        "km2": "1000000",
        "ft2": "0.09290304",
        "acre": "4046.8564224",
        "mi2": "2589988.110336",
    },
    "volume": {
        "m3": "1",
        "l": "0.001",
        "L": "0.001",
        "km3": "1000000000",
        "bcm": "1000000000",
        "bbl": "0.158987294928",
    },
    "points": {"pp": "1", "bp": "0.01"},
    "energy": {"kWh": "1", "Wh": "0.001", "MWh": "1000", "GWh": "1000000", "TWh": "1000000000"},
    "power": {"kW": "1", "W": "0.001", "MW": "1000", "GW": "1000000"},
    "time": {"second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800"},
    "calendar": {
        "month": "1",
        "quarter": "3",
        "half": "6",
        "year": "12",
        "decade": "120",
        "century": "1200",
    },
}
FACTORS = {
    unit: (dimension, Decimal(factor))
    for dimension, factors in DIMENSIONS.items()
    for unit, factor in factors.items()
}
"""For each unit its dimension, and its factor to that dimension's first unit."""


def line(unit: str | None) -> tuple[str, Decimal]:
    """The name of the scale that a unit lies on, and its factor to that scale's base.

    Values can be compared exactly when their units lie on one line. `t` and `kg` do, also `t/year` and
    `kg/year`; `USD` and `EUR` do not; a unit that is not known lies on a line of its own.
    """
    if unit is None:
        return "", Decimal(1)
    whole, slash, per = unit.partition("/")
    if whole in FACTORS:
        dimension, factor = FACTORS[whole]
        return f"{dimension}{slash}{per}", factor
    return unit, Decimal(1)
