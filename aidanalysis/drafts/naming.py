"""Bodies and channels, found once and referred to by every record that names them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.bodies import OURS, PROVINCES
from aidanalysis.drafts.draft import Draft
from aidanalysis.drafts.sides import stem_of
from aidanalysis.drafts.words import alternatives, words
from aidanalysis.ledger.columns import columns
from aidanalysis.records import RECORD_CLASSES
from aidanalysis.records.codelist import english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.drafts.cast import Cast

_LEVELS: Final = alternatives("naming", "levels")
_KINDS: Final = alternatives("naming", "kinds")


class Names:
    """The ids of the bodies and channels that drafts name."""

    def __init__(self, cast: Cast, recipient_id: str) -> None:
        self.cast, self.recipient_id = cast, recipient_id
        self.drafts: dict[tuple[str, str], Draft] = {}

    def refer(self, draft: Draft) -> Draft:
        """Return a draft with ids in place of names."""
        cells = dict(draft.cells)
        for column in columns(RECORD_CLASSES[draft.table]):
            if column.refers in ("organisations", "channels") and cells.get(column.name):
                named = [self.id_of(column.refers, name, draft) for name in cells[column.name].split(";")]
                cells[column.name] = ";".join(dict.fromkeys(named))
        return replace(draft, cells=cells)

    def id_of(self, table: str, name: str, near: Draft) -> str:
        """Return the id of a name, making its record where it has none."""
        bodies = self.cast.bodies
        if table == "organisations" and (name == OURS or bodies.is_ours(name)) and name not in ("双方", "两地"):
            return self.recipient_id
        key = (table, self._plain(name))
        if key not in self.drafts:
            self.drafts[key] = self._made(table, name, near, sum(one == table for one, _ in self.drafts) + 1)
        return self.drafts[key].id

    def _plain(self, name: str) -> str:
        """Return what a name and its other forms have in common: 浙江 for 浙江省."""
        plain = name.strip("“”和及与")
        if self.cast.bodies.sides.gives and plain in words("bodies", "recipient"):
            # 我市 of a report by who gives.
            return stem_of(self.cast.main)
        if plain[-1:] in "省市区县州" and plain[:-1] in self.cast.bodies.stems:
            return plain[:-1]
        return plain

    def _made(self, table: str, name: str, near: Draft, number: int) -> Draft:
        text, document, bodies = self.cast.scene.text, self.cast.scene.document, self.cast.bodies
        if bodies.sides.gives and name in words("bodies", "recipient"):
            name = self.cast.main
        if name in bodies.stems:
            # A place is called by what it is where the text says so: 浙江省.
            name = self.cast.whole_name(name)
        at = text.find(name)
        phrase = name if at >= 0 else near.phrase
        at = at if at >= 0 else near.offset
        cells = {"name_zh": name, "name_en": english("channels", name) or english("places", name)}
        if table == "organisations":
            level = "provincial" if name.rstrip("省市") in PROVINCES else _first(_LEVELS, name, "not_stated")
            cells |= {
                "level": level,
                "side": "supporting",
                "kind": _first(_KINDS, name, "area" if name in bodies.stems else "group"),
            }
        cells = {column: cell for column, cell in cells.items() if cell}
        made = Draft(table, cells, document.section_at(at), phrase, at, "a body that records name", 0.85)
        return replace(made, id=f"{'channel' if table == 'channels' else 'body'}-{number}")


def _first(rules: Sequence[tuple[str, str]], name: str, otherwise: str) -> str:
    return next((value for told, value in rules if re.search(told, name)), otherwise)
