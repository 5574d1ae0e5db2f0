"""Explaining: everything that a verdict, a claim or a number left alone rests on."""

from __future__ import annotations

from kzclaims.explain.facts import explain_facts
from kzclaims.explain.numbers import explain_line
from kzclaims.explain.target import Target, explain, is_place, target_of

__all__ = ["Target", "explain", "explain_facts", "explain_line", "is_place", "target_of"]
