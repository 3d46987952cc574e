"""The review on a terminal: the sentence with its phrase lit, the proposed record, one key for what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Label, Static

from aidanalysis.claims.judgement import verdict_name
from aidanalysis.drafts.store import RefusedError
from aidanalysis.ledger.columns import columns
from aidanalysis.records import RECORD_CLASSES
from aidanalysis.review.session import FIXED, Session
from aidanalysis.review.wording import say
from aidanalysis.wording import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidanalysis.drafts.draft import Draft

#: How a phrase is lit, and the other phrases of its sentence that are up for decision.
LIT: Final = "bold reverse"
ALSO: Final = "underline"


class EditScreen(ModalScreen[dict[str, str] | None]):
    """The cells of a draft, one line each; codes name what they may be."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", priority=True),
        Binding("escape", "back", "back", priority=True),
    ]

    def __init__(self, draft: Draft, lang: str, amiss: str = "", typed: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.draft, self.lang, self.amiss = draft, lang, amiss
        self.cells = {**draft.cells, **(typed or {})}

    def compose(self) -> ComposeResult:
        """Lay the cells out."""
        with VerticalScroll():
            yield Label(Text(f"“{self.draft.phrase}”", style=LIT))
            if self.amiss:
                yield Label(Text(self.amiss, style="red"))
            for column in columns(RECORD_CLASSES[self.draft.table]):
                if column.name in FIXED:
                    continue
                choices = f" ({', '.join(map(str, column.choices))})" if 0 < len(column.choices) < 15 else ""
                yield Label(Text(f"{column.describe(self.lang)}{choices}"))
                yield Input(self.cells.get(column.name, ""), id=f"cell-{column.name}")
            yield Label(say("save", self.lang))

    def action_save(self) -> None:
        """Give the cells back."""
        typed = {str(one.id).removeprefix("cell-"): one.value for one in self.query(Input)}
        self.dismiss(typed)

    def action_back(self) -> None:
        """Leave the draft as it is."""
        self.dismiss(None)


class ReviewApp(App[None]):
    """One sitting."""

    CSS = "Static { padding: 0 1; } EditScreen { align: center middle; } EditScreen VerticalScroll { width: 90%; height: 90%; background: $surface; padding: 1; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,a", "accept", "accept"),
        Binding("space", "sentence", "accept the sentence"),
        Binding("k", "known", "accept as known"),
        Binding("e", "edit", "edit"),
        Binding("r", "reject", "reject"),
        Binding("s", "skip", "skip"),
        Binding("u", "undo", "undo"),
        Binding("q,ctrl+c", "quit", "quit", priority=True),
    ]

    def __init__(self, session: Session, lang: str = "en") -> None:
        super().__init__()
        self.session, self.lang = session, lang
        for key, action in (
            ("enter", "accept"),
            ("space", "sentence"),
            ("k", "known"),
            ("e", "edit"),
            ("r", "reject"),
            ("s", "skip"),
            ("u", "undo"),
            ("q", "quit"),
        ):
            self.bind(key, action, description=say(action, lang))

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Static(id="progress")
        with VerticalScroll():
            yield Static(id="draft")
        yield Footer()

    def on_mount(self) -> None:
        """Show the first draft."""
        self.show()

    def show(self) -> None:
        """Show the draft that is up, or that all are decided."""
        decided, of = self.session.progress
        self.query_one("#progress", Static).update(say("of", self.lang, decided=decided, of=of))
        draft = self.session.current
        shown = self.query_one("#draft", Static)
        if draft is None:
            words = [say("done", self.lang)] if not self.session.skipped else [say("left", self.lang)]
            shown.update("\n".join(words))
        else:
            shown.update(Group(self.sentence(draft), Text(""), self.record(draft)))

    def sentence(self, draft: Draft) -> Text:
        """Return the sentence of a draft with its phrase lit and the other drafts' phrases underlined."""
        scene = self.session.judge.scene
        start, end = scene.sentence_at(draft.offset, draft.end)
        text = Text(scene.text[start:end].strip("\n"))
        for other in self.session.sentence():
            text.stylize(ALSO, other.offset - start, other.end - start)
        text.stylize(LIT, draft.offset - start, draft.end - start)
        return Text.assemble((f"{draft.section}  ", "dim"), text)

    def record(self, draft: Draft) -> Table:
        """Return the proposed record: each cell with what it means, bodies by their names."""
        table = Table(box=None, show_header=False, title_justify="left")
        table.title = Text(f"{said(self.lang, *RECORD_CLASSES[draft.table].title)} · {draft.id}", style="bold")
        drafts = self.session.folder.drafts
        shown = set(draft.cells)
        for column in columns(RECORD_CLASSES[draft.table]):
            if column.name not in shown or column.name.endswith(("_unit", "_qualifier", "_upper")):
                continue
            cell = draft.cells[column.name]
            if column.name + "_unit" in draft.cells:
                parts = [draft.cells.get(f"{column.name}_{part}", "") for part in ("unit", "qualifier")]
                cell = " ".join([cell, *filter(None, parts)])
            names = [drafts[one].cells.get("name_zh", one) if one in drafts else one for one in cell.split(";")]
            table.add_row(
                Text(column.describe(self.lang), style="dim"), Text("、".join(names) if column.refers else cell)
            )
        table.add_row(
            "", Text(f"{draft.rule}: {say('sure', self.lang, share=f'{draft.sure:.0%}')}", style="dim italic")
        )
        if draft.table == "claims" and (judged := self.judged(draft)):
            table.add_row("", Text(judged, style="yellow"))
        return table

    def judged(self, draft: Draft) -> str:
        """Return what the accepted records say of a claim."""
        checked = self.session.checked(draft)
        if checked is None:
            return ""
        low, high = checked.computed
        computed = f"{low}" if low == high else f"{low}–{high}"
        verdict = verdict_name(checked.claim.kind, checked.judgement.verdict).label(self.lang)
        return say("computed", self.lang, computed=computed, verdict=verdict)

    def action_accept(self) -> None:
        """Accept the draft."""
        self.decide(self.session.accept)

    def action_sentence(self) -> None:
        """Accept the sentence."""
        self.decide(self.session.accept_sentence)

    def action_known(self) -> None:
        """Accept a claim that does not follow as a finding that is known: the check then passes, the book says it."""
        self.decide(self.session.accept_known)

    def action_reject(self) -> None:
        """Set the draft aside."""
        self.decide(self.session.reject)

    def action_skip(self) -> None:
        """Leave the draft open."""
        self.decide(self.session.skip)

    def action_undo(self) -> None:
        """Take the last decision back."""
        self.decide(self.session.undo)

    def decide(self, what: object) -> None:
        """Carry a decision out; where the disk or the record refuses it, say so and stay."""
        assert callable(what)
        try:
            what()
        except (RefusedError, OSError) as error:
            self.notify(str(error), severity="error")
        self.show()

    def action_edit(self) -> None:
        """Open the cells of the draft."""
        if draft := self.session.current:
            self.push_screen(EditScreen(draft, self.lang), self.edited)

    def edited(self, cells: dict[str, str] | None) -> None:
        """Accept the draft as it was typed, or show again what does not hold."""
        draft = self.session.current
        if cells is None or draft is None:
            return
        try:
            self.session.edit(cells)
        except (RefusedError, OSError) as error:
            self.push_screen(EditScreen(draft, self.lang, str(error), cells), self.edited)
        self.show()
