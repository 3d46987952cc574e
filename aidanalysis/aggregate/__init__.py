"""Aggregates: a frame of any engine in, a frame out, exact, each row with the ids of its members."""

from __future__ import annotations

from aidanalysis.aggregate.groups import Group, grouped
from aidanalysis.aggregate.measures import averages, completion, concentration, growth_needed, shares, totals

__all__ = [
    "Group",
    "averages",
    "completion",
    "concentration",
    "grouped",
    "growth_needed",
    "shares",
    "totals",
]
