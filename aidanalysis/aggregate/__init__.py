"""Aggregates: a frame of any engine in, a frame of it out, exact, with the ids of each row's members when asked.

>>> visits = aid.open_ledger("xiajiang-2010").frame("visits")
>>> aid.aggregate.totals(visits, "visitors", members=True)[["low", "unit", "members"]]
                low unit                                            members
0  282.000000000000   人次  ['visits-beijing' 'visits-hubei' 'visits-others']
"""

from __future__ import annotations

from aidanalysis.extras import optional

with optional():
    from aidanalysis.aggregate.groups import Group, grouped
    from aidanalysis.aggregate.measures import averages, completion, growth, growth_needed, ranks, shares, totals

__all__ = [
    "Group",
    "averages",
    "completion",
    "grouped",
    "growth",
    "growth_needed",
    "ranks",
    "shares",
    "totals",
]
