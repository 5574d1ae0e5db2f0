"""kzclaims: numeric claims in articles, where sources agree and where they contradict each other.

from pathlib import Path
import kzclaims

articles, unread = kzclaims.read_articles([Path("seeds")], root=Path.cwd())
rules = kzclaims.load_rules([Path("rules")], root=Path.cwd())
report = kzclaims.check(articles, rules)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from kzclaims.version import VERSION, compiled

if TYPE_CHECKING:
    from kzclaims.model import (
        Article,
        Claim,
        Example,
        Fact,
        Granularity,
        Hedge,
        Interval,
        Kind,
        Location,
        Modality,
        Quantity,
        Relation,
        Report,
        Rule,
        RuleSet,
        Severity,
        Slot,
        Span,
        Status,
        Term,
        Value,
        Verdict,
    )
    from kzclaims.pipeline import CheckReport, check, extract
    from kzclaims.quantities import find_quantities
    from kzclaims.read import read_articles
    from kzclaims.rules.load import load_rules

__version__ = VERSION

__all__ = [
    "Article",
    "CheckReport",
    "Claim",
    "Example",
    "Fact",
    "Granularity",
    "Hedge",
    "Interval",
    "Kind",
    "Location",
    "Modality",
    "Quantity",
    "Relation",
    "Report",
    "Rule",
    "RuleSet",
    "Severity",
    "Slot",
    "Span",
    "Status",
    "Term",
    "Value",
    "Verdict",
    "__version__",
    "check",
    "compiled",
    "extract",
    "find_quantities",
    "load_rules",
    "read_articles",
]

# Where a name lives that is no part of the model; imported when it is first asked for, since the
# readers and the rules cost more to import than a short program takes to run.
_ELSEWHERE = {
    "CheckReport": "kzclaims.pipeline",
    "check": "kzclaims.pipeline",
    "extract": "kzclaims.pipeline",
    "find_quantities": "kzclaims.quantities",
    "load_rules": "kzclaims.rules.load",
    "read_articles": "kzclaims.read",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(_ELSEWHERE.get(name, "kzclaims.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
