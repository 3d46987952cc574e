"""The findings by the names that chapters drew them by; new chapters take them from ``aidanalysis.findings``."""

from __future__ import annotations

from aidanalysis.findings import channel_shares as delegations
from aidanalysis.findings import contacts_a_year, signed_beside_funding, visitors_per_delegation
from aidanalysis.findings import events_in_time as events
from aidanalysis.findings import funding_against_targets as targets
from aidanalysis.findings import funding_by_channel as funding
from aidanalysis.findings import people_trained as training
from aidanalysis.findings import split_by_project as projects

__all__ = [
    "contacts_a_year", "delegations", "events", "funding", "projects", "signed_beside_funding", "targets", "training",
    "visitors_per_delegation",
]  # fmt: skip
