"""What the chapter on the auditor shows: its scores, its licences, and what it says cannot be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.auditing.decision.weights import weights
from aidanalysis.auditing.outputs.wordings import REASONS
from aidanalysis.book import scores
from aidanalysis.book.glued_table import Cell, PageTable
from aidanalysis.book.reading_page import measured
from aidanalysis.book.scores import DEV, REPORT, UNSEEN
from aidanalysis.book.text_wording import SETS, head

if TYPE_CHECKING:
    from aidanalysis.book.glued_page import Page

#: Sets, in the order of the columns.
COLUMNS = (DEV, UNSEEN, REPORT)


def auditor_scores(page: Page, caption: str) -> PageTable:
    """Return what was measured of the auditor, a column for each set."""
    say = page.say
    rows = [
        (Cell(say("Texts", "文本数")), *(Cell(str(scores.size(texts, "texts"))) for texts in COLUMNS)),
        (Cell(say("Marked claims", "标注的表述")), *(Cell(str(scores.size(texts, "claims"))) for texts in COLUMNS)),
        (
            Cell(say("Claims: precision", "表述：准确率")),
            *(Cell(f"{scores.claims(texts).precision:.3f}") for texts in COLUMNS),
        ),
        (
            Cell(say("Claims: recall", "表述：召回率")),
            *(Cell(f"{scores.claims(texts).recall:.3f}") for texts in COLUMNS),
        ),
        _parts(page, say("Verdicts right", "判定正确"), "verdicts_right", "verdicts"),
        _parts(page, say("Claims that do not follow, caught", "不符的表述：查出"), "caught", "contradictions"),
        _alone(say("False accusations", "误判为不符"), "false_accusations"),
        _alone(say("Nested or partial lists accused", "嵌套或不完整列举被误判"), "partial_lists_accused"),
        _parts(page, say("Figures in a checked claim", "可核对的数字"), "figures_checked", "figures"),
    ]
    names = (*head("measure", lang=page.lang), *(SETS[texts][page.lang == "zh"] for texts in COLUMNS))
    return PageTable("auditor-scores", caption, names, tuple(rows))


def _parts(page: Page, label: str, part: str, whole: str) -> tuple[Cell, ...]:
    return (Cell(label), *(Cell(of(page, *(scores.auditor(t, key) for key in (part, whole)))) for t in COLUMNS))


def _alone(label: str, key: str) -> tuple[Cell, ...]:
    return (Cell(label), *(Cell(str(scores.auditor(texts, key))) for texts in COLUMNS))


def of(page: Page, part: int, whole: int) -> str:
    """Return a part of a whole in words."""
    return page.say(f"{part} of {whole}", f"{whole}个中{part}个") if whole else "—"


def licences(page: Page, caption: str) -> PageTable:
    """Return what each word and structure weighs in saying that figures do not fit."""
    known = sorted(weights()["asserts"].items(), key=lambda pair: -pair[1])
    rows = tuple((Cell(cue), Cell(f"{weight:+.2f}")) for cue, weight in known)
    return PageTable("licences", caption, (page.say("Cue", "线索"), page.say("Weight", "权重")), rows)


def not_checked(page: Page, caption: str) -> PageTable:
    """Return the reasons for which a figure that reads like a claim is left without a verdict."""
    names = (page.say("In the code", "程序中的名称"), page.say("Meaning", "含义"))
    rows = tuple((Cell(key), Cell(both[page.lang == "zh"])) for key, both in REASONS.items())
    return PageTable("not-checked", caption, names, rows)


def in_prose(page: Page) -> None:
    """Glue the auditor's scores for the prose."""
    for texts in (DEV, UNSEEN):
        caught, altered = scores.sensitivity(texts)
        counts = scores.claims(texts)
        how = page.say(
            f"{counts.right} right, {counts.false} false, {counts.missed} missed",
            f"找对{counts.right}处，误认{counts.false}处，漏掉{counts.missed}处",
        )
        measured(page, f"{texts}-precision", f"{counts.precision:.3f}", how)
        measured(page, f"{texts}-recall", f"{counts.recall:.3f}", how)
        measured(page, f"{texts}-altered", str(altered), f"{texts}, sensitivity")
        measured(page, f"{texts}-altered-caught", str(caught), f"{texts}, sensitivity")
        measured(page, f"{texts}-sensitivity", f"{caught / altered:.1%}", f"{caught} / {altered}")
    for texts in COLUMNS:
        for key in ("false_accusations", "figures", "figures_checked", "contradictions", "caught"):
            measured(page, f"{texts}-{key.replace('_', '-')}", str(scores.auditor(texts, key)), f"{texts}, {key}")
        measured(page, f"{texts}-texts", str(scores.size(texts, "texts")), f"{texts}, texts")
        measured(page, f"{texts}-claims", str(scores.size(texts, "claims")), f"{texts}, claims")
        share = scores.auditor(texts, "figures_checked") / scores.auditor(texts, "figures")
        measured(page, f"{texts}-coverage", f"{share:.0%}", f"{texts}, figures_checked / figures")
