"""A finding drawn: a real matplotlib figure for analysts, and inline SVG in two widths for pages."""

from __future__ import annotations

import io
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final, overload

from matplotlib.figure import Figure
from PIL import Image

from aidanalysis.charts.forms import PLANS
from aidanalysis.charts.inline_svg import inline_svg, svg_file
from aidanalysis.charts.style import INK, NARROW, PAPER, PIXELS_PER_INCH, QUIET, WIDE, font, wrapped

if TYPE_CHECKING:
    import os

    from matplotlib.axes import Axes

    from aidanalysis.findings import Finding

TITLE, SUBTITLE, SOURCE = 17.0, 13.5, 12.0
MARGIN = 14.0
#: Pixels an inch of what is saved as an image of points, and of what a notebook shows.
SAVED_AT: Final = 200
SHOWN_AT: Final = 144
#: Colours that a drawing with smooth edges needs.
COLOURS: Final = 64


class Chart:
    """A finding with its drawing.

    ``figure`` and ``axes`` are matplotlib's own: restyle them, then ``save``. A notebook shows the chart as it is
    then, once; on a page of the book it takes the width that fits.
    """

    def __init__(self, finding: Finding) -> None:
        self.finding = finding

    @cached_property
    def figure(self) -> Figure:
        """The figure with title, subtitle and source."""
        return compose(self.finding, WIDE, words=True)

    @property
    def axes(self) -> Axes:
        """The axes that the finding is drawn on: its numbers along x."""
        return self.figure.axes[0]

    @property
    def values(self) -> str:
        """Every number of the chart in words."""
        return in_words(self.finding)

    def save(self, path: str | os.PathLike[str], *, dpi: int = SAVED_AT) -> None:
        """Write the figure as PNG, SVG or PDF, by the ending of the file's name."""
        if Path(path).suffix.lower() == ".svg":
            Path(path).write_text(svg_file(self.figure, self.finding.name), "utf-8")
        else:
            self.figure.savefig(path, dpi=dpi)

    def html(self, below: str = "") -> str:
        """Return the chart as part of a page: its words as text, inline SVG in two widths, and what stands below.

        The class ``chart-narrow`` is hidden unless a style sheet shows it in place of ``chart-wide``.
        """
        found = self.finding
        drawings = "".join(
            f'<div class="chart-{kind}"{hidden}>'
            f"{inline_svg(compose(found, width), f'{found.name}-{kind}', found.title, self.values)}</div>"
            for kind, width, hidden in (("wide", WIDE, ""), ("narrow", NARROW, " hidden"))
        )
        return (
            f'<figure class="chart" id="chart-{escape(found.name)}">'
            f'<p class="chart-finding">{escape(found.title)}</p><p class="chart-subtitle">{escape(found.subtitle)}</p>'
            f'{drawings}<figcaption class="chart-source">{escape(found.source)}</figcaption>{below}</figure>'
        )

    def __repr__(self) -> str:
        return f"{self.finding.title} ({self.finding.subtitle}) {self.values} {self.finding.source}"

    def png(self) -> bytes:
        """Return the figure as a picture that every notebook frontend and a repository's web view show."""
        drawn, small = io.BytesIO(), io.BytesIO()
        self.figure.savefig(drawn, format="png", dpi=SHOWN_AT, metadata={"Software": None})
        Image.open(drawn).convert("RGB").quantize(COLOURS).save(small, format="png", optimize=True)
        return small.getvalue()

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        return self.png(), self.png_size

    @property
    def png_size(self) -> dict[str, int]:
        """The width that a frontend is to show the picture in, half of its own, so that it is sharp everywhere."""
        return {"width": round(self.figure.get_figwidth() * PIXELS_PER_INCH)}


@overload
def draw(finding: Finding) -> Chart: ...
@overload
def draw(finding: None) -> None: ...
def draw(finding: Finding | None) -> Chart | None:
    """Draw a finding in the form that answers its question; without one there is nothing to draw."""
    return None if finding is None else Chart(finding)


def in_words(finding: Finding) -> str:
    """Return every row of a finding in words, for readers who cannot see the chart."""
    columns = [key for key in finding.headings if key != "value"]
    parts = []
    for row in finding.rows:
        value = str(row["value"]) if "value" in row else finding.printed(row)
        parts.append(
            ": ".join(filter(None, (", ".join(str(row[key]) for key in columns if row[key] is not None), value)))
        )
    return "; ".join(parts)


def compose(finding: Finding, width: int, *, words: bool = False) -> Figure:
    """Return a finding as a figure of a width in pixels; ``words`` adds title, subtitle and source, and a margin."""
    plan = PLANS[finding.form](finding, width)
    edge = MARGIN if words else 1.0
    title = [(line, TITLE, INK, True) for line in wrapped(finding.title, width, TITLE, bold=True)] if words else []
    head = title + (
        [(line, SUBTITLE, QUIET, False) for line in wrapped(finding.subtitle, width, SUBTITLE)] if words else []
    )
    foot = [(finding.source, SOURCE, QUIET, False)] if words else []
    above = sum(size * 1.4 for _, size, _, _ in head) + (10 if head else 0)
    below = plan.below + sum(size * 1.4 + 8 for _, size, _, _ in foot)
    full, high = width + 2 * edge, above + plan.height + below + 2 * edge
    figure = Figure(
        figsize=(full / PIXELS_PER_INCH, high / PIXELS_PER_INCH),
        dpi=PIXELS_PER_INCH,
        facecolor=PAPER if words else "none",
    )
    axes = figure.add_axes(
        (
            (edge + plan.left) / full,
            (edge + below) / high,
            (width - plan.left - plan.right) / full,
            plan.height / high,
        )
    )
    axes.set_facecolor("none")
    axes.set_ylim(plan.height, 0)
    axes.spines[:].set_visible(False)
    axes.xaxis.set_visible(False)
    axes.yaxis.set_visible(False)
    plan.paint(axes)
    axes.set_ylim(plan.height, 0)
    y = edge
    for line, size, colour, bold in head:
        y += size * 1.4
        figure.text(
            edge / full,
            1 - (y - size * 0.3) / high,
            line,
            color=colour,
            fontproperties=font(size, bold=bold),
            parse_math=False,
        )
    for line, size, colour, bold in foot:
        figure.text(
            edge / full, (edge + 2) / high, line, color=colour, fontproperties=font(size, bold=bold), parse_math=False
        )
    return figure
