"""Trials: the examples of rules and relations, tried on the rules themselves."""

from __future__ import annotations

from kzclaims.model import Failure, Trial
from kzclaims.trials.run import run_trials

__all__ = ["Failure", "Trial", "run_trials"]
