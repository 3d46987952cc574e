"""All drafts of a report, each figure in one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.agreements import agreements
from aidanalysis.drafts.assistance import funding, targets, visits
from aidanalysis.drafts.cast import Cast
from aidanalysis.drafts.claims import claims
from aidanalysis.drafts.events import events
from aidanalysis.drafts.indicators import indicators
from aidanalysis.drafts.naming import Names
from aidanalysis.drafts.people import people
from aidanalysis.drafts.plans import commitments, problems
from aidanalysis.drafts.projects import projects
from aidanalysis.drafts.report import report_drafts
from aidanalysis.drafts.rows import rows
from aidanalysis.drafts.scene import Scene
from aidanalysis.drafts.set_up import institutions, outreach
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidanalysis.documents import Document
    from aidanalysis.drafts.draft import Draft

#: The rules in their order: what one takes, the next ones leave.
RULES: Final = (
    rows,
    visits,
    targets,
    projects,
    agreements,
    funding,
    people,
    events,
    problems,
    commitments,
    institutions,
    outreach,
)
RECIPIENT: Final = "recipient"


def propose(document: Document) -> list[Draft]:
    """Return the drafts of the facts of a document, bodies by their names, in the order of its text."""
    return _facts(Cast(Scene(document)))


def propose_ledger(document: Document, report_id: str = "report") -> list[Draft]:
    """Return the drafts of a whole ledger: the report, bodies and channels, facts, indicators and claims, with ids."""
    cast = Cast(Scene(document))
    facts = _facts(cast)
    cast.recorded = {place for draft in facts for place, _ in draft.figures}
    facts = _numbered([*facts, *indicators(cast)])
    names = Names(cast, RECIPIENT)
    referred = _linked([names.refer(draft) for draft in facts])
    claimed = _numbered(claims(cast, referred))
    all_drafts = [*report_drafts(cast, report_id, RECIPIENT), *names.drafts.values(), *referred, *claimed]
    order = list(RECORD_CLASSES)
    return sorted(all_drafts, key=lambda draft: order.index(draft.table))


def _facts(cast: Cast) -> list[Draft]:
    found: list[Draft] = []
    for rule in RULES:
        found += rule(cast)
    return _once(sorted(found, key=lambda draft: draft.offset))


def _numbered(drafts: Iterable[Draft]) -> list[Draft]:
    """Return drafts with ids of their tables and numbers: visits-1."""
    counts: dict[str, int] = {}
    numbered = []
    for draft in drafts:
        counts[draft.table] = counts.get(draft.table, 0) + 1
        numbered.append(replace(draft, id=f"{draft.table}-{counts[draft.table]}"))
    return numbered


def _linked(drafts: list[Draft]) -> list[Draft]:
    """Return drafts with the ids of the drafts that they are part of."""
    ids = {draft.key: draft.id for draft in drafts if draft.key}
    return [
        draft.with_cells(part_of=ids.get(draft.cells["part_of"], "")) if draft.cells.get("part_of") else draft
        for draft in drafts
    ]


#: What tells two records of a table apart beside their amounts.
_KEYS: Final = ("year", "direction", "form")
#: Tables whose records a report's own table states again.
_RESTATED: Final = ("visits", "funding", "targets", "projects")
_AMOUNTS: Final = ("amount", "delegations", "visitors", "people")


def _once(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without those that state again, in a table mostly, what another one states."""
    kept: dict[tuple[object, ...], Draft] = {}
    for number, draft in enumerate(drafts):
        cells = draft.cells
        key: tuple[object, ...] = (number,)
        if draft.table in _RESTATED:
            amounts = tuple(cells.get(name, "") + cells.get(f"{name}_unit", "") for name in _AMOUNTS)
            key = (draft.table, amounts, *(cells.get(name, "") for name in _KEYS))
        kept.setdefault(key, draft)
    return list(kept.values())
