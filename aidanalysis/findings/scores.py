"""How good each reader or auditor is on each set of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.findings.finding import Finding, Form
from aidanalysis.wording import said

if TYPE_CHECKING:
    import pandas as pd

    from aidanalysis.wording import Lang


def scores(
    frame: pd.DataFrame,
    lang: Lang,
    *,
    name: str,
    title: str,
    subtitle: str,
    source: str = "",
    headings: dict[str, str] | None = None,
) -> Finding | None:
    """Return scores as a finding: one row of dots for each ``label``, one dot for each ``series``.

    ``source`` says where they come from. ``frame`` has the columns label, series (the set of texts), value (from 0 to 1) and, where records stand
    behind it, members. ``None`` where it is empty.
    """
    if not len(frame):
        return None
    shown = frame if "members" in frame.columns else frame.assign(members="")
    heads = headings or {
        "label": said(lang, "Reader", "程序"),
        "series": said(lang, "Texts", "文本"),
        "value": said(lang, "Score", "得分"),
    }
    sentence = f"{title}{said(lang, '.', '。')}"
    return Finding(name, Form.DOTS, lang, shown, title, subtitle, sentence, heads, published=source)
