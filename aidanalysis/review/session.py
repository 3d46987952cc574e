"""A review without its screen: which draft is up, what was decided, and what can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from aidanalysis.claims.declared import check_claims
from aidanalysis.drafts.incoming import Judge
from aidanalysis.drafts.store import RefusedError
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.columns import columns
from aidanalysis.records import RECORD_CLASSES, Claim
from aidanalysis.records.labels import Known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidanalysis.claims.declared import Checked
    from aidanalysis.drafts.draft import Draft
    from aidanalysis.drafts.store import DraftFolder

#: What a reviewer does not change: where the evidence stands is what the record rests on.
FIXED = ("id", "report", "section", "phrase", "offset")


class Decision(NamedTuple):
    """What was decided of a draft, and the ids that it added to the ledger."""

    draft: str
    what: str
    added: tuple[str, ...]


class Progress(NamedTuple):
    """How far a review has come."""

    decided: int
    of: int


@dataclass
class Session:
    """One sitting over a folder's open drafts, in the order of the text."""

    folder: DraftFolder
    queue: list[Draft] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    skipped: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.queue = self.folder.open_drafts()
        self.of = len(self.queue)
        self.judge = Judge(self.folder)

    @property
    def current(self) -> Draft | None:
        """The draft that is up, ``None`` where all are decided or skipped."""
        return next((draft for draft in self.queue if draft.id not in self.skipped), None)

    @property
    def progress(self) -> Progress:
        """How many drafts are decided, of how many."""
        return Progress(self.of - len(self.queue), self.of)

    def sentence(self) -> list[Draft]:
        """Return the open drafts of the current one's sentence; claims are taken one by one."""
        draft = self.current
        if draft is None:
            return []
        if draft.table == "claims":
            return [draft]
        start, end = self.judge.scene.sentence_at(draft.offset, draft.end)
        return [
            one
            for one in self.queue
            if start <= one.offset < end and one.table != "claims" and one.id not in self.skipped
        ]

    def accept(self) -> None:
        """Accept the current draft."""
        if draft := self.current:
            self._accept(draft, "accept")

    def accept_known(self) -> None:
        """Accept the current claim, and where it does not follow or cannot be checked, as one that is known."""
        draft = self.current
        if draft is None or draft.table != Claim.table:
            return
        checked = self.checked(draft)
        known = (
            str(checked.judgement.verdict) if checked and checked.judgement.verdict in tuple(map(str, Known)) else ""
        )
        self._accept(draft.with_cells(known=known) if known else draft, "edit" if known else "accept")

    def checked(self, draft: Draft) -> Checked | None:
        """Return what the accepted records say of a claim, ``None`` where it cannot be asked yet."""
        try:
            claim = self.folder.record(draft)
            ledger = Ledger.of(
                [*(one for one in self.folder.ledger if not isinstance(one, Claim)), claim], folder=self.folder.folder
            )
            return check_claims(ledger)[0]
        except (RefusedError, ValueError, KeyError, IndexError):
            return None

    def accept_sentence(self) -> None:
        """Accept every open draft of the sentence."""
        drafts = self.sentence()
        added: list[str] = []
        for draft in drafts:
            if self.folder.status(draft.id) == "open":
                added += self.folder.accept(draft)
        if drafts:
            self._decided(Decision(drafts[0].id, "accept", tuple(added)), {draft.id for draft in drafts})

    def reject(self) -> None:
        """Set the current draft aside."""
        if draft := self.current:
            self.folder.reject(draft)
            self._decided(Decision(draft.id, "reject", ()), {draft.id})

    def skip(self) -> None:
        """Leave the current draft open for the next sitting."""
        if draft := self.current:
            self.skipped.add(draft.id)
            self.decisions.append(Decision(draft.id, "skip", ()))

    def edit(self, cells: Mapping[str, str]) -> None:
        """Accept the current draft with other cells; raises ``RefusedError`` where they do not hold."""
        draft = self.current
        if draft is None:
            return
        names = {column.name for column in columns(RECORD_CLASSES[draft.table])} - set(FIXED)
        changed = {name: cell.strip() for name, cell in cells.items() if name in names}
        mended = replace(draft, cells={name: cell for name, cell in {**draft.cells, **changed}.items() if cell})
        self.folder.record(mended)
        if amiss := self.judge.amiss(mended):
            raise RefusedError(amiss)
        self._accept(mended, "edit")

    def undo(self) -> None:
        """Take the last decision back."""
        if not self.decisions:
            return
        last = self.decisions.pop()
        if last.what == "skip":
            self.skipped.discard(last.draft)
            return
        self.folder.undo(last.draft, last.added)
        self.queue = self.folder.open_drafts()

    def _accept(self, draft: Draft, what: str) -> None:
        added = self.folder.accept(draft, edited=what == "edit")
        self._decided(Decision(draft.id, what, tuple(added)), {draft.id})

    def _decided(self, decision: Decision, ids: set[str]) -> None:
        self.decisions.append(decision)
        gone = ids | set(decision.added)
        self.queue = [draft for draft in self.queue if draft.id not in gone]
