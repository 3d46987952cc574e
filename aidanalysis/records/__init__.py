"""The record classes, in the order in which a ledger lists its tables."""

from __future__ import annotations

from typing import Final

from aidanalysis.records.assistance import Agreement, Funding, Project, Target, Visit
from aidanalysis.records.bodies import Channel, Organisation, Report
from aidanalysis.records.calendar_date import CalendarDate
from aidanalysis.records.contacts import Event, Institution, Outreach, Participant
from aidanalysis.records.indicator import Indicator
from aidanalysis.records.people import Secondment, Training
from aidanalysis.records.plans import Commitment, Problem
from aidanalysis.records.record import Evidence, Record
from aidanalysis.records.statements import Claim, Mention

__all__ = [
    "RECORD_CLASSES", "Agreement", "CalendarDate", "Channel", "Claim", "Commitment", "Event", "Evidence", "Funding", "Indicator",
    "Institution", "Mention", "Organisation", "Outreach", "Participant", "Problem", "Project", "Record", "Report",
    "Secondment", "Target", "Training", "Visit",
]  # fmt: skip

RECORD_CLASSES: Final[dict[str, type[Record]]] = {
    cls.table: cls
    for cls in (
        Report, Organisation, Channel, Visit, Funding, Target, Project, Agreement, Training, Secondment, Event,
        Participant, Outreach, Institution, Problem, Commitment, Indicator, Claim, Mention,
    )
}  # fmt: skip
"""Each record class by the name of its table."""
