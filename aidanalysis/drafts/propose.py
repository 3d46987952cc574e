"""All drafts of a report, each figure in one of them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from aidanalysis.amount import Amount, Qualifier
from aidanalysis.drafts.agreements import agreements
from aidanalysis.drafts.assistance import funding, targets, visits
from aidanalysis.drafts.cast import Cast
from aidanalysis.drafts.claims import claims
from aidanalysis.drafts.draft import Draft
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
from aidanalysis.ledger.columns import amount_fields
from aidanalysis.ledger.evidence import CLAUSE_ENDS, LONGEST_ANCHOR
from aidanalysis.ledger.figures import holds
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aidanalysis.documents import Document

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
    mentioned = _numbered([*years_elsewhere(cast.scene, referred), *_restated(cast, referred)])
    all_drafts = [*report_drafts(cast, report_id, RECIPIENT), *names.drafts.values(), *referred, *claimed, *mentioned]
    all_drafts = [held(cast.scene, draft) for draft in all_drafts]
    order = list(RECORD_CLASSES)
    return sorted(all_drafts, key=lambda draft: order.index(draft.table))


#: How far a bending word may stand before the figure that it bends: 至少组织一次.
REACH: Final = 12


def held(scene: Scene, draft: Draft) -> Draft:
    """Return a draft with a phrase that, read alone, holds its amounts: longer to the left by what bends the figure."""
    amounts = stated_amounts(draft)
    if draft.table in ("problems", "commitments") and not amounts:
        draft = _without_figures(scene, draft)
    if not amounts and draft.table in ANCHORED:
        return _shortest(draft)
    if not amounts or scene.document.table_at(draft.offset) is not None:
        return draft
    start, _ = scene.segment_at(draft.offset, draft.end)
    for offset in range(draft.offset, max(start, draft.offset - REACH) - 1, -1):
        phrase = scene.text[offset : draft.end]
        if all(holds(phrase, amount, scene.year) for amount in amounts):
            return replace(draft, phrase=phrase, offset=offset)
    return draft


#: Tables whose records without an amount need no more than a few words as their place, and the signs round a name.
ANCHORED: Final = ("agreements", "commitments", "institutions", "outreach", "problems")
SIGNS: Final = "“”《》（）()、，"


def _shortest(draft: Draft) -> Draft:
    """Return a draft with as much of its phrase as a place needs: a name without its signs, or the first words."""
    name = draft.cells.get("name_zh", "")
    words = re.split(f"[{''.join(CLAUSE_ENDS)}]", draft.phrase)[0]
    phrase = (
        words.strip(SIGNS)
        if draft.table in ("agreements", "institutions", "outreach") and name
        else words[:LONGEST_ANCHOR]
    )
    at = draft.phrase.find(phrase)
    return replace(draft, phrase=phrase, offset=draft.offset + at) if phrase else draft


def _without_figures(scene: Scene, draft: Draft) -> Draft:
    """Return a draft whose phrase is the longest stretch of its words that holds no figure, which it does not state."""
    edges = [draft.offset, draft.end]
    for one in scene.quantities:
        if draft.offset <= one.start < draft.end:
            edges += [one.start, min(one.end, draft.end)]
    edges.sort()
    stretches = [(edges[n], edges[n + 1]) for n in range(0, len(edges), 2)]
    start, end = max(stretches, key=lambda one: one[1] - one[0])
    phrase = scene.text[start:end].strip("，、的")
    return replace(draft, phrase=phrase, offset=scene.text.find(phrase, start)) if len(phrase) > 1 else draft


def stated_amounts(draft: Draft) -> list[Amount]:
    """Return the amounts that a draft's cells state."""
    return [
        Amount(Decimal(draft.cells[name]), draft.cells[f"{name}_unit"], Qualifier(draft.cells[f"{name}_qualifier"]),
               Decimal(draft.cells[f"{name}_upper"]) if draft.cells.get(f"{name}_upper") else None)
        for name in amount_fields(RECORD_CLASSES[draft.table])
        if draft.cells.get(name)
    ]  # fmt: skip


def years_elsewhere(scene: Scene, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Propose a mention for each year that stands beside a figure and not in its phrase: in its sentence or heading."""
    for draft in drafts:
        year = draft.cells.get("year", "")
        if not year or int(year) == scene.year or f"{year}年" in draft.phrase:
            continue
        said = [one for one in scene.quantities if one.date and one.date.year == int(year)]
        before = [one for one in said if one.start < draft.offset]
        for one in (before or said)[-1 if before else 0 :][:1]:
            section = scene.document.section_at(one.start)
            cells = {"of": draft.id, "field": "year"}
            yield Draft("mentions", cells, section, one.text, one.start, "the year of a plan", draft.sure)


def _restated(cast: Cast, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Propose a mention for each figure that states again what a draft states."""
    ids = {draft.key: draft.id for draft in drafts if draft.key}
    for item, key in cast.again:
        cells = {"of": ids[key], "field": "amount"}
        yield cast.draft("mentions", cells, item.start, item.end, "a figure stated again", 0.8)


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


#: Columns that hold what another draft is called, until it has an id.
_LINKS: Final = ("part_of", "event")


def _linked(drafts: list[Draft]) -> list[Draft]:
    """Return drafts with the ids of the drafts that they are part of or took place at."""
    ids = {draft.key: draft.id for draft in drafts if draft.key}
    return [
        draft.with_cells(**{name: ids.get(draft.cells[name], "") for name in _LINKS if draft.cells.get(name)})
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
