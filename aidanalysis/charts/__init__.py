"""Charts of findings, on matplotlib's own figures and axes.

>>> found = aid.findings.funding_by_channel(aid.open_ledger("xiajiang-2010"), "en")
>>> chart = aid.charts.draw(found)
>>> chart.axes.set_facecolor("#fff1e5")
>>> chart.save("funding.png")
>>> print(chart)
Beijing: 67.8% of 52.654 million yuan (Funding and goods available, by channel; preliminary) Beijing, 67.8%: 35.68 million yuan; Bodies in Hubei, 21.8%: 11.5 million yuan; National ministries, 10.4%: 5.474 million yuan Source: the report; own calculation.
"""

from __future__ import annotations

from aidanalysis.extras import optional

with optional():
    from aidanalysis.charts.drawing import Chart, draw

__all__ = ["Chart", "draw"]
