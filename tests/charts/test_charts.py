"""Charts are matplotlib's own, show every figure of their finding as text, and stay within their width."""

from __future__ import annotations

import warnings
from inspect import isfunction
from typing import TYPE_CHECKING, Any, Final

import pytest
from lxml import html
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import aidanalysis as aid
from aidanalysis import findings
from aidanalysis.charts.drawing import compose
from aidanalysis.charts.style import NARROW, WIDE, WORDS, wrapped

if TYPE_CHECKING:
    from pathlib import Path

    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang

FOUND: Final = [one for name in findings.__all__ if isfunction(one := getattr(findings, name)) and name != "scores"]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Return the first ledger."""
    return aid.open_ledger("xiajiang-2010")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("find", FOUND)
def test_a_chart_holds_its_figures_as_text(find: Any, lang: Lang, ledger: Ledger) -> None:
    """Without a warning; no link, script or style; no words under 11 pixels in the least room they are shown in."""
    found = find(ledger, lang)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = html.fragment_fromstring(aid.charts.draw(found).html())
    assert not page.xpath("//a | //script | //style | //@style | //@href[not(starts-with(., '#'))]")
    for drawing in page.xpath("//svg"):
        shown = "".join(drawing.xpath(".//text/text()")).replace(" ", "")
        for row in found.rows:
            assert str(row["label"]).replace(" ", "") in shown
            if "low" in row:
                assert found.printed(row).replace(" ", "") in shown
    (wide,) = page.xpath("//div[@class='chart-wide']")
    (narrow,) = page.xpath("//div[@class='chart-narrow']")
    assert "hidden" in narrow.attrib
    for drawing, least_room in ((wide, 600), (narrow, 288)):
        scale = least_room / float(drawing.xpath("string(.//@width)"))
        sizes = [float(size.removesuffix("px")) for size in drawing.xpath(".//text/@font-size")]
        assert sizes
        assert min(sizes) * scale >= 11


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("find", FOUND)
def test_no_word_leaves_the_drawing(find: Any, lang: Lang, width: int, ledger: Ledger) -> None:
    """Every text lies within the figure."""
    figure = compose(find(ledger, lang), width)
    figure.canvas.draw()
    axes = figure.axes[0]
    texts = [*axes.texts, *(axes.get_xticklabels() if axes.xaxis.get_visible() else [])]
    boxes = [text.get_window_extent() for text in texts if text.get_text() and text.get_visible()]
    assert all(box.x0 >= -1 and box.x1 <= figure.bbox.width + 1 for box in boxes)


def test_an_analyst_restyles_and_saves(ledger: Ledger, tmp_path: Path) -> None:
    """Figure and axes are matplotlib's; what is changed on them is what is saved."""
    chart = aid.charts.draw(findings.funding_by_channel(ledger, "zh"))
    assert chart is not None
    assert isinstance(chart.figure, Figure)
    assert isinstance(chart.axes, Axes)
    assert max(bar.get_width() for bar in chart.axes.patches) == 35680000  # type: ignore[attr-defined]
    chart.figure.set_facecolor("#fff1e5")
    for suffix, head in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
        chart.save(tmp_path / f"funding.{suffix}")
        assert (tmp_path / f"funding.{suffix}").read_bytes().startswith(head)
    assert "#fff1e5" in (tmp_path / "funding.svg").read_text("utf-8")


def test_nothing_found_is_nothing_drawn() -> None:
    """A finding that a ledger does not have draws nothing."""
    assert aid.charts.draw(None) is None


def test_drawing_leaves_the_fonts_of_others_alone(ledger: Ledger) -> None:
    """Matplotlib's list of fonts is the same before and after."""
    before = len(font_manager.fontManager.ttflist)
    chart = aid.charts.draw(findings.funding_against_targets(ledger, "zh"))
    assert chart is not None
    chart.html()
    assert len(font_manager.fontManager.ttflist) == before


def test_a_drawing_is_the_same_each_time(ledger: Ledger) -> None:
    """Two drawings of one finding are the same to the letter, so that a stored one can be compared."""
    found = findings.channel_shares(ledger, "en")
    assert found is not None
    assert aid.charts.draw(found).html() == aid.charts.draw(found).html()


def test_lines_break_where_a_reader_would() -> None:
    """English breaks at spaces, Chinese between characters but not before a closing sign."""
    assert wrapped("one two three", 60, WORDS) == ["one two", "three"]
    assert all(not line.startswith("，") for line in wrapped("对口支援，对口支援，对口支援", 55))
