"""The report's own record, and that of the recipient."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.draft import Draft
from aidanalysis.records.codelist import english

if TYPE_CHECKING:
    from aidanalysis.drafts.cast import Cast

LONGEST_TITLE: Final = 60
LICENCE: Final = "not stated"


def report_drafts(cast: Cast, report_id: str, recipient_id: str) -> list[Draft]:
    """Return drafts of the report and of its recipient, the rows that all others refer to."""
    scene, name = cast.scene, cast.bodies.recipient
    lines = scene.first_lines
    title = lines[0][:LONGEST_TITLE] if lines else report_id
    publisher = (
        lines[1] if len(lines) > 1 and not re.search("[。，；：]", lines[1]) and len(lines[1]) < LONGEST_TITLE else name
    )
    year = f"{scene.year}年" if scene.year else ""
    at = max(scene.text.find(year), 0) if year else 0
    # The phrase takes the figure in as it is read: 2023年度 and not 2023年.
    whole = next((one for one in scene.everywhere if one.start <= at < one.end), None)
    if year and whole and scene.text[at : at + len(year)] == year:
        at, phrase = whole.start, scene.text[whole.start : whole.end]
    else:
        phrase = scene.text[at : at + len(year)] if year else scene.text[at : at + 4]
    cells = {
        "title_zh": title,
        "recipient": recipient_id,
        "year": str(scene.year or ""),
        "publisher": publisher or title,
        "licence": LICENCE,
        "sha256": hashlib.sha256(scene.text.encode()).hexdigest(),
    }
    section = scene.document.section_at
    place = max(scene.text.find(name), 0)
    recipient = {
        "name_zh": name or "受援方",
        "name_en": english("places", name),
        "level": {"省": "provincial", "市": "prefecture", "州": "prefecture"}.get(name[-1:], "county"),
        "side": "recipient",
        "kind": "area",
    }
    return [
        Draft("reports", cells, section(at), phrase, at, "the title", 0.9, id=report_id),
        Draft(
            "organisations",
            recipient,
            section(place),
            scene.text[place : place + len(name)] or phrase,
            place,
            "the title",
            0.9,
            id=recipient_id,
        ),
    ]
