"""Explaining: everything that a verdict, a claim or a number left alone rests on."""

from __future__ import annotations

from kzclaims.explain.facts import Study
from kzclaims.explain.numbers import explain_line
from kzclaims.explain.target import Target, explain, target_of

__all__ = ["Study", "Target", "explain", "explain_line", "target_of"]
