"""The radar: rules for numbers that no rule claims yet.

Articles are read with the rules that there are (`texts`); numbers that could be facts are put together by
the concepts around them (`clusters`, `selection`), each cluster becomes a rule (`drafts`), and a rule is
proposed where it claims in the articles what it should, and its examples pass (`proposals`).
"""

from __future__ import annotations

from kzclaims.radar.proposals import Proposal, Suggestions, suggest
from kzclaims.radar.to_toml import rule_file

__all__ = ["Proposal", "Suggestions", "rule_file", "suggest"]
