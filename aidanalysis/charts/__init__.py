"""Charts of findings, on matplotlib's own figures and axes.

For example::

chart = aid.charts.draw(aid.findings.funding_by_channel(ledger, "en"))
chart.axes.set_facecolor("#fff1e5")
chart.save("funding.png")
"""

from __future__ import annotations

from aidanalysis.charts.drawing import Chart, draw

__all__ = ["Chart", "draw"]
