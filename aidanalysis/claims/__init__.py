"""Whether a stated figure follows from the figures it is said to follow from, whoever says so."""

from __future__ import annotations

from aidanalysis.claims.judgement import Judgement, Operand, Verdict, compute, judge, verdict_name
from aidanalysis.records.labels import ClaimKind

__all__ = ["ClaimKind", "Judgement", "Operand", "Verdict", "compute", "judge", "verdict_name"]
