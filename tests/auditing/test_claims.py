"""Claims of the genre: sentences written for these tests, with every claim that they make and its verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidanalysis.auditing import Outcome, audit


def sentences() -> list[tuple[str, list[str]]]:
    """Return each sentence with the lines indented below it."""
    found: list[tuple[str, list[str]]] = []
    for line in (Path(__file__).parent / "claims.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


def said(text: str) -> list[str]:
    """Return the claims and queries of a text as the file writes them."""
    found = audit(text)
    ordered = sorted((*found.claims, *found.queries), key=lambda one: (one.stated.position, one.kind))
    return [
        f"{one.kind} {'query' if one.outcome is Outcome.QUERY else one.verdict} {one.stated.quantity.text} <- "
        + " ".join(figure.quantity.text for figure in one.operands)
        for one in ordered
    ]


@pytest.mark.parametrize(
    ("text", "claims"), sentences(), ids=lambda value: value[:24] if isinstance(value, str) else ""
)
def test_every_claim_and_no_other(text: str, claims: list[str]) -> None:
    """A sentence makes the claims below it in claims.txt, with these verdicts, and no others."""
    assert said(text) == claims


@pytest.mark.parametrize(
    ("text", "figure", "reason"),
    [
        ("生产总值120亿元，上年110亿元，按可比价计算增长6.2%。", "6.2%", "comparable prices"),
        ("五年共投入40亿元，年均增长12%。", "12%", "annual average"),
        ("今年就业420人，同比增加120人。", "120人", "level elsewhere"),
        ("完成投资1.5亿元，占年度计划的75%。", "75%", "base elsewhere"),
        ("帮扶企业40家，带动就业2600人，人均增收3500元。", "3500元", "number elsewhere"),
        ("工业产值由1.6亿元增加到6.4亿元，增长了4倍。", "4倍", "times or more"),
    ],
)
def test_what_cannot_be_checked_is_said_to_be_so(text: str, figure: str, reason: str) -> None:
    """A figure that reads like a claim and lacks its ground is named with the reason."""
    found = audit(text)
    assert [(note.figure.quantity.text, note.reason) for note in found.notes] == [(figure, reason)]
    assert not found.claims


def test_coverage_counts_each_figure_once() -> None:
    """Coverage is of figures, not of claims: a part of two claims counts once."""
    found = audit("总投资10亿元，已完成7.5亿元，占总投资的75%，还差2.5亿元。另有培训班3期。")
    assert found.coverage == (5, 4)


def test_a_text_without_figures() -> None:
    """Nothing to say is an answer."""
    found = audit("对口支援工作取得新成效。")
    assert (found.coverage, found.claims, found.notes) == ((0, 0), [], [])


def test_figures_stated_twice() -> None:
    """A name that comes back in another sentence is listed, with whether its figures agree."""
    text = "对口支援到位资金5200万元。群众得到实惠。对口支援到位资金5300万元。"
    (one,) = audit(text).restated
    assert (one.name, one.agree) == ("对口支援到位资金", False)
    assert not audit("对口支援到位资金5200万元。去年对口支援到位资金5300万元。").restated
