"""Who was trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis import wording
from aidanalysis.findings.channels import share_of
from aidanalysis.findings.finding import Fact, Finding, Form, called, ends, framed, meant, stating
from aidanalysis.interval import per_cent, total
from aidanalysis.wording import said

if TYPE_CHECKING:
    import pandas as pd

    from aidanalysis.ledger import Ledger
    from aidanalysis.wording import Lang


def people_trained(ledger: Ledger, lang: Lang, training: pd.DataFrame | None = None) -> Finding | None:
    """Find how many people were trained in each field; the sum assumes that nobody stands in two lists.

    Columns: label, the interval, share (in words), members. Facts: ``whole``, ``share`` (of the largest field).
    """
    training = ledger.frame("training") if training is None else training
    found = sorted(stating(training, "people"), key=lambda row: -meant(row, "people").low)
    if not found or len({row["people_base"] for row in found}) > 1:
        return None
    parts = [meant(row, "people") for row in found]
    whole, ids = total(parts), tuple(row["id"] for row in found)
    shares = [per_cent(share_of(part, [other for other in parts if other is not part])) for part in parts]
    rows = [
        {
            "label": called(row, "field", lang),
            **ends(part),
            "share": wording.interval(share, lang, 1),
            "members": row["id"],
        }
        for row, part, share in zip(found, parts, shares, strict=True)
    ]
    printed = wording.interval(whole, lang)
    by_time = found[0]["people_base"] == "人次"
    title = said(
        lang,
        f"{rows[0]['label']}: {rows[0]['share']} of the {printed} {'of training' if by_time else 'trained'}",
        f"培训{printed}，其中{rows[0]['label']}占{rows[0]['share']}",
    )
    return Finding(
        "training",
        Form.BARS,
        lang,
        framed(rows),
        title,
        said(lang, "Training by field; a person is counted once each time", "培训人次，按对象")
        if by_time
        else said(
            lang, "People trained, by field, if nobody stands in two lists", "培训人数，按对象；假定各项人员不重复"
        ),
        f"{title}{said(lang, '.', '。')}",
        {
            "label": said(lang, "Field", "对象"),
            "value": said(lang, "People", "人数"),
            "share": said(lang, "Share", "占比"),
        },
        {"whole": Fact(whole, ids), "share": Fact(shares[0], ids)},
    )
