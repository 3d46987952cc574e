"""Money signed for, beside the money of the year and never added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis import wording
from aidanalysis.findings.channels import counted
from aidanalysis.findings.finding import Fact, Finding, Form, ends, framed, meant, stating
from aidanalysis.interval import total
from aidanalysis.wording import said

if TYPE_CHECKING:
    import pandas as pd

    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang


def signed_beside_funding(
    ledger: Ledger, lang: Lang, agreements: pd.DataFrame | None = None, funding: pd.DataFrame | None = None
) -> Finding | None:
    """Find how the money signed for compares with the money of the year; ``None`` where either is not stated.

    A signing that is part of another is left out, so that nothing is counted twice. Columns: label, the interval,
    strong (the money of the year), members. Facts: ``signed``, ``have``, ``multiple`` (in ``倍``).
    """
    agreements = ledger.frame("agreements") if agreements is None else agreements
    funding = counted(ledger, "funding") if funding is None else funding
    signings = [row for row in stating(agreements, "amount") if row["part_of"] is None]
    parts = stating(funding, "amount")
    if not signings or not parts:
        return None
    signed, have = total(meant(row, "amount") for row in signings), total(meant(row, "amount") for row in parts)
    if signed.unit != have.unit or have.low <= 0:
        return None
    signed_ids, have_ids = tuple(row["id"] for row in signings), tuple(row["id"] for row in parts)
    multiple = signed / have
    times = wording.interval(multiple, lang, 1)
    rows = [
        {
            "label": said(lang, "Signed for", "签约资金"),
            **ends(signed),
            "strong": False,
            "members": ";".join(signed_ids),
        },
        {
            "label": said(lang, "Funding of the year", "当年资金"),
            **ends(have),
            "strong": True,
            "members": ";".join(have_ids),
        },
    ]
    title = said(
        lang,
        f"Agreements signed: {times} the year's funding, and not counted in it",
        f"签约资金为当年资金的{times}，不计入其中",
    )
    return Finding(
        "signed-beside-funding",
        Form.BARS,
        lang,
        framed(rows),
        title,
        said(
            lang,
            "Signed money as the range that the report's words allow"
            if not signed.is_point
            else "Signed money and funding",
            "签约资金按原文表述的区间绘出" if not signed.is_point else "签约资金与当年资金",
        ),
        f"{title}{said(lang, '.', '。')}",
        {"label": said(lang, "What", "项目"), "value": said(lang, "Amount", "金额")},
        {
            "signed": Fact(signed, signed_ids),
            "have": Fact(have, have_ids),
            "multiple": Fact(
                multiple,
                (*signed_ids, *have_ids),
                f"{wording.interval(signed, lang)} ÷ {wording.interval(have, lang)} = {times}",
            ),
        },
    )
