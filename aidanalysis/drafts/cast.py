"""Who acts in a sentence: the body that a figure belongs to, and which way people go."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.bodies import GROUP, OURS, Bodies
from aidanalysis.drafts.draft import Draft
from aidanalysis.drafts.words import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.drafts.scene import Item, Scene

_COMING: Final = expression("cast", "coming")
#: The same where who reports is the giver.
_HERE: Final = expression("cast", "here")
_GOING: Final = expression("cast", "going")


#: A longer name is that of one body.
LONGEST_GROUP: Final = 6


class Cast:
    """The bodies of a report in the roles that its sentences give them."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.bodies = scene, Bodies(scene)
        self.taken: set[int] = set()
        self.recorded: set[int] = set()
        #: What the rows of a table come to: their table and field, and the sum in its base unit.
        self.totals: set[tuple[str, str, Decimal]] = set()
        #: Figures that state again what a draft states, with what that is called.
        self.again: list[tuple[Item, str]] = []

    def draft(
        self,
        table: str,
        cells: dict[str, str],
        start: int,
        end: int,
        rule: str,
        sure: float,
        *figures: tuple[Item, str],
    ) -> Draft:
        """Return a draft whose phrase is a stretch of the text; its figures are taken."""
        self.taken |= {item.start for item, _ in figures}
        document = self.scene.document
        kept = {name: cell for name, cell in cells.items() if cell}
        places = tuple((item.start, field) for item, field in figures)
        return Draft(
            table, kept, document.section_at(start), self.scene.text[start:end], start, rule, sure, figures=places
        )

    def add_totals(self, drafts: Sequence[Draft]) -> None:
        """Keep what the rows of a table come to, so that a figure that states it is known for their total."""
        sums: dict[tuple[str, str], Decimal] = {}
        items = {item.start: item for item in self.scene.items}
        for draft in drafts:
            for place, field in draft.figures:
                if (amount := items[place].amount) is not None:
                    sums[draft.table, field] = sums.get((draft.table, field), Decimal(0)) + amount.base_value
        self.totals |= {(*key, total) for key, total in sums.items()}

    def is_total(self, table: str, field: str, item: Item) -> bool:
        """Whether a figure is what the rows of a table come to."""
        return item.amount is not None and (table, field, item.amount.base_value) in self.totals

    def free(self, item: Item) -> bool:
        """Whether no draft holds the figure yet."""
        return item.start not in self.taken

    def supporter(self, item: Item) -> str:
        """Return the body of the other side that a figure belongs to, "" where none is named."""
        own = self.bodies.named(item.label)
        end = item.start
        if own and not self.bodies.is_ours(own):
            end = self._before_group(item, own)
            if end == item.start:
                return own
        if found := self._backwards(item.clause[0], end):
            return found
        for body in self.bodies.within(item.sentence[0], item.start):
            if not body.ours:
                return body.name
        if item.whole is not None and item.whole.sentence != item.sentence:
            return self.supporter(item.whole)
        return self.before(item.sentence[0])

    def _before_group(self, item: Item, name: str) -> int:
        """Return where a group starts that stands behind the body that it is of: 企业家 of 某市党政代表团、企业家考察团."""
        at = self.scene.text.rfind(name, item.segment[0], item.start)
        joined = at > 0 and self.scene.text[at - 1] == "、" and item.whole is None
        return at if joined and self._is_group(name) else item.start

    def before(self, sentence: int) -> str:
        """Return the supporting body named first in the sentence before, in the same paragraph."""
        if sentence and self.scene.text[sentence - 1] != "\n":
            start, end = self.scene.sentence_at(sentence - 2, sentence - 1)
            for body in self.bodies.within(start, end):
                if not body.ours:
                    return body.name
        return self.main

    def _backwards(self, start: int, end: int) -> str:
        last = ""
        for body in reversed(list(self.bodies.within(start, end))):
            if body.ours:
                continue
            last = last or body.name
            # 某区考察团、区直部门和企业: what has no place of its own is of the first that has one.
            if not self._is_group(body.name) or self.scene.text[body.start - 1] != "、":
                return GROUP.sub("", body.name) or body.name
        return last

    def _is_group(self, name: str) -> bool:
        """Whether a name is that of a group that is of no place."""
        return len(name) <= LONGEST_GROUP and not any(stem in name for stem in self.bodies.stems)

    @cached_property
    def main(self) -> str:
        """The supporting place that the report names most, or that it is of."""
        if self.bodies.sides.gives:
            return self.bodies.sides.own
        text = self.scene.text
        counts = Counter({stem: text.count(stem) for stem in self.bodies.stems})
        common = [(stem, count) for stem, count in counts.most_common(3) if count > 1]
        if not common:
            return ""
        return self.whole_name(common[0][0])

    def whole_name(self, stem: str) -> str:
        """Return a place with what it is, where the text says so: 浙江省 of 浙江."""
        found = re.search(re.escape(stem) + expression("cast", "outline").pattern, self.scene.text)
        return found[0] if found else stem

    def subject(self, item: Item) -> tuple[str, bool]:
        """Return the first body of the figure's clause, or else of its sentence, and whether it is the recipient."""
        for span in (item.clause, item.sentence):
            for body in self.bodies.within(span[0], item.start):
                return body.name, body.ours
        return "", False

    def direction(self, item: Item) -> tuple[str, str, str]:
        """Return the way people go, who sends them and who receives them."""
        text = self.scene.text
        if item.whole is not None and not expression("cast", "moves").search(item.label + item.after):
            way, sender, receiver = self.direction(item.whole)
            own = self.bodies.named(item.label)
            theirs = own if own and not self.bodies.is_ours(own) else ""
            if way == "to_supporting":
                return way, own if own and not theirs else sender, theirs or receiver
            return way, theirs or sender, receiver
        segment = self.scene.of(item.segment)
        behind = text[item.end : item.clause[1]].split("，")[0]
        name, ours = self.subject(item)
        if self.bodies.sides.gives and (came := _HERE.search(segment) or _HERE.search(behind)):
            return "to_supporting", name if ours else OURS, self.main or came[0]
        if _COMING.search(segment) or _COMING.search(behind):
            return "to_recipient", self.supporter(item), OURS
        for place in (item.label, behind, segment):
            for going in _GOING.finditer(place):
                body = next(iter(self.bodies.named(place[going.end() :][:12]).split()), "")
                rest = place[going.end() :]
                stem = next((one for one in self.bodies.stems if rest.startswith(one) or one in rest[:8]), "")
                if (stem or body) and not self.bodies.is_ours(body or stem):
                    return "to_supporting", name if ours else OURS, body or stem
                if rest.startswith(("外", "省外", "市外", "县外", "区外")):
                    return "to_supporting", name if ours else OURS, self._named_behind(item)
                if self.bodies.ours_begins(rest):
                    return "to_recipient", self.supporter(item), OURS
        if ours and not self.bodies.sides.gives and not expression("cast", "taken_in").search(segment):
            return "to_supporting", name, self._named_behind(item)
        return "to_recipient", self.supporter(item), OURS

    def _named_behind(self, item: Item) -> str:
        for body in self.bodies.within(item.start, item.sentence[1]):
            if not body.ours:
                return body.name
        return self.main
