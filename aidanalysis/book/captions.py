"""The captions of the book's tables and the headings of their columns, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aidanalysis.book.wording import HEADINGS
from aidanalysis.records import RECORD_CLASSES

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

CAPTIONS: Final[dict[str, tuple[str, str]]] = {
    "funding": ("Funding by channel, as the report states it", "各渠道资金（报告原文数字）"),
    "funding-shares": ("Where the money comes from", "资金来源构成"),
    "money-per-visit": ("Visits and money of the channels that state both", "既有来访又有资金的渠道：来访与资金"),
    "visits": ("Visits by channel, as the report states them", "各渠道来访情况（报告原文数字）"),
}

#: Headings of columns that are computed and not stated.
COMPUTED: Final[dict[str, tuple[str, str]]] = {
    "about": ("What it is about", "核对对象"),
    "computed": ("Recomputed", "复算值"),
    "leeway": ("Would still agree within", "误差在此范围内仍判为相符"),
    "per delegation": ("Money per delegation", "每批对应资金"),
    "per visitor": ("Money per visitor", "每人次对应资金"),
    "share": ("Share", "占比"),
    "stated": ("Stated in the report", "报告所述"),
    "verdict": ("Verdict", "核对结果"),
}


def caption_of(name: str, lang: Lang) -> str:
    """Return the caption of a table; a table of the ledger without one of its own has its title."""
    both = CAPTIONS.get(name) or (RECORD_CLASSES[name].title if name in RECORD_CLASSES else (name, name))
    return both[lang == "zh"]


def heading_of(column: str, lang: Lang) -> str:
    """Return the heading of a column; one that an analyst added stands as it is called."""
    both = COMPUTED.get(column) or HEADINGS.get(column)
    return both[lang == "zh"] if both else column
