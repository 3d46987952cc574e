"""Findings: what a ledger shows, computed as plain frames with the title that each bears out.

Every function takes a ledger and a language, and the frames it rests on where a reader filters them. It returns
``None`` where the ledger lacks what it would show, and ``charts.draw(None)`` draws nothing. ``frame`` holds the exact
numbers, ``table()`` prints them as a reader would, ``title`` says what the frame shows and no more, and ``facts`` has
each figure of the title with the records behind it.

>>> ledger = aid.open_ledger("xiajiang-2010")
>>> found = aid.findings.funding_by_channel(ledger, "en", ledger.frame("funding", counted="yes"))
>>> found.title
'Beijing: 67.8% of 52.654 million yuan'
>>> found.table()
               Channel               Value  Share
0              Beijing  35.68 million yuan  67.8%
1      Bodies in Hubei   11.5 million yuan  21.8%
2  National ministries  5.474 million yuan  10.4%
"""

from __future__ import annotations

from aidanalysis.findings.channels import channel_shares, funding_by_channel, money_per_visit, visitors_per_delegation
from aidanalysis.findings.events import bodies_by_event, events_in_time
from aidanalysis.findings.finding import Fact, Finding, Form
from aidanalysis.findings.itemised import money_by_stage, split_by_project
from aidanalysis.findings.people import people_trained
from aidanalysis.findings.plan import contacts_a_year, measures_by_problem
from aidanalysis.findings.scores import scores
from aidanalysis.findings.signed import signed_beside_funding
from aidanalysis.findings.targets import funding_against_targets

__all__ = [
    "Fact", "Finding", "Form", "bodies_by_event", "channel_shares", "contacts_a_year", "events_in_time",
    "funding_against_targets", "funding_by_channel", "measures_by_problem", "money_by_stage", "money_per_visit",
    "people_trained", "scores", "signed_beside_funding", "split_by_project", "visitors_per_delegation",
]  # fmt: skip
