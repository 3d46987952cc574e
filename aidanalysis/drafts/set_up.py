"""Bodies and mechanisms that were set up, and letters and plans that the recipient set going."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.words import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.draft import Draft

_SET_UP: Final = expression("set_up", "set_up")
_MECHANISM: Final = ("机制", "制度", "体系")
_DOCUMENT: Final = expression("set_up", "document")
_KIND: Final = (("letter", "函|信"), ("plan", "规划|方案|纲要|计划|手册"), ("proposal", ""))
_DRAFTED: Final = ("草拟", "起草", "拟定", "编制")


def institutions(cast: Cast) -> Iterator[Draft]:
    """Propose what was set up: a body or a mechanism with its name."""
    for found in _SET_UP.finditer(cast.scene.text):
        if cast.scene.role_at(found.start())[0] != "done":
            continue
        segment, _ = cast.scene.segment_at(found.start(), found.end())
        bodies = list(cast.bodies.within(segment, found.start()))
        side = "supporting" if bodies and not bodies[0].ours else "recipient"
        cells = {
            "name_zh": found["name"],
            "kind": "mechanism" if found["kind"] in _MECHANISM else "body",
            "side": side,
            "set_up_by": bodies[0].name if bodies else "我县",
        }
        yield cast.draft("institutions", cells, found.start("name"), found.end("name"), "what was set up", 0.6)


def outreach(cast: Cast) -> Iterator[Draft]:
    """Propose the letters and plans that a report names by their titles."""
    for found in _DOCUMENT.finditer(cast.scene.text):
        if cast.scene.role_at(found.start())[0] != "done":
            continue
        kind = next(code for code, words in _KIND if re.search(words, found["name"]))
        start, _ = cast.scene.sentence_at(found.start(), found.end())
        towards = [body.name for body in cast.bodies.within(start, found.start()) if not body.ours]
        cells = {
            "name_zh": found["name"],
            "kind": kind,
            "status": "drafted" if found["verb"] in _DRAFTED else "done",
            "sent_by": "我县",
            "towards": towards[-1] if towards else "",
        }
        yield cast.draft("outreach", cells, found.start("name"), found.end("name"), "a document by its title", 0.6)
