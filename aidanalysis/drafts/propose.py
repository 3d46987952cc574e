"""All drafts of a report, each figure in one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.drafts.agreements import agreements
from aidanalysis.drafts.assistance import funding, targets, visits
from aidanalysis.drafts.cast import Cast
from aidanalysis.drafts.events import events
from aidanalysis.drafts.people import people
from aidanalysis.drafts.plans import commitments, problems
from aidanalysis.drafts.projects import projects
from aidanalysis.drafts.rows import rows
from aidanalysis.drafts.scene import Scene

if TYPE_CHECKING:
    from aidanalysis.documents import Document
    from aidanalysis.drafts.draft import Draft


def propose(document: Document) -> list[Draft]:
    """Return the drafts of a document, in the order of its text."""
    cast = Cast(Scene(document))
    found: list[Draft] = []
    for rule in (rows, visits, targets, projects, agreements, funding, people, events, problems, commitments):
        found += rule(cast)
    return _once(sorted(found, key=lambda draft: draft.offset))


#: What tells two records of a table apart beside their amounts.
_KEYS = ("year", "direction", "form")


def _once(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without those that state again, in a table mostly, what another one states."""
    kept: dict[tuple[object, ...], Draft] = {}
    for number, draft in enumerate(drafts):
        amounts = tuple(
            sorted(
                (k, v)
                for k, v in draft.cells.items()
                if k in ("amount", "delegations", "visitors", "people") or k.endswith("_unit")
            )
        )
        key: tuple[object, ...] = (
            (draft.table, amounts, *(draft.cells.get(name, "") for name in _KEYS)) if amounts else (number,)
        )
        if draft.table not in ("visits", "funding", "targets", "projects"):
            key = (number,)
        kept.setdefault(key, draft)
    return list(kept.values())
