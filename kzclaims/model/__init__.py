"""The values that every stage of the program speaks in; frozen, and knowing no file format.

Nothing here imports another folder of the package.
"""

from kzclaims.model.acceptance import Acceptance, State
from kzclaims.model.article import Article
from kzclaims.model.attempt import Attempt, NearWords, TermFound, TriedNumber, TriedPassage
from kzclaims.model.claim import Claim, Modality, Scope, Taken, Where
from kzclaims.model.fact import Fact, Report, Status, Verdict, fact_key
from kzclaims.model.interval import Interval, Value
from kzclaims.model.kinds import Granularity, Hedge, Kind
from kzclaims.model.proof import (
    ClaimProof,
    Copies,
    Deviation,
    Evidence,
    Explanation,
    FactProof,
    FindingProof,
    FormMatch,
    LineProof,
    NearMiss,
    NumberProof,
    RoundProof,
    Standing,
    Why,
)
from kzclaims.model.quantity import Quantity
from kzclaims.model.relation import Relation, RelationExample, Sighting
from kzclaims.model.rule import (
    Example,
    Location,
    Role,
    Rule,
    RuleSet,
    Severity,
    Slot,
    SlotTime,
    Term,
    split_role,
)
from kzclaims.model.slip import Slip, SlipKind
from kzclaims.model.span import Span
from kzclaims.model.trial import Failure, Trial

__all__ = [
    "Acceptance",
    "Article",
    "Attempt",
    "Claim",
    "ClaimProof",
    "Copies",
    "Deviation",
    "Evidence",
    "Example",
    "Explanation",
    "Fact",
    "FactProof",
    "Failure",
    "FindingProof",
    "FormMatch",
    "Granularity",
    "Hedge",
    "Interval",
    "Kind",
    "LineProof",
    "Location",
    "Modality",
    "NearMiss",
    "NearWords",
    "NumberProof",
    "Quantity",
    "Relation",
    "RelationExample",
    "Report",
    "Role",
    "RoundProof",
    "Rule",
    "RuleSet",
    "Scope",
    "Severity",
    "Sighting",
    "Slip",
    "SlipKind",
    "Slot",
    "SlotTime",
    "Span",
    "Standing",
    "State",
    "Status",
    "Taken",
    "Term",
    "TermFound",
    "Trial",
    "TriedNumber",
    "TriedPassage",
    "Value",
    "Verdict",
    "Where",
    "Why",
    "fact_key",
    "split_role",
]
