"""The regular expression that one writes in ten minutes: what a reader has to be better than."""

from __future__ import annotations

import re
from typing import Any

SCALES = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
MEASURE_WORDS = "人次|批次|批|个|名|人|家|户|项|次|期|所|件|场|位|台|套|条|辆|座|处|村|县|省市|省|市|乡镇"
MEASURES = "平方米|平方公里|公里|千瓦时|亩|吨|米|公顷"
QUANTITY = re.compile(
    r"(?P<before>约|大约|近|接近|超过|突破|超|逾|不少于|不低于|至少|不足|不超过)?"
    r"(?P<low>\d[\d,]*(?:\.\d+)?)(?:[-—~至到](?P<high>\d[\d,]*(?:\.\d+)?))?"
    r"(?P<more>[多余])?(?P<scale>万亿|[百千]?万|亿|[十百千])?(?P<more_after>[多余])?"
    rf"(?P<unit>元|美元|%|％|个百分点|倍|{MEASURES}|{MEASURE_WORDS})(?P<after>以上|左右|以内|以下)?"
)
DATE = re.compile(
    r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|初|中旬|上旬|下旬)?|\d{4}(?:[-—至]\d{4})?年(?:底|初|上半年|下半年)?"
)
DURATION = re.compile(r"[\d一二两三四五六七八九十]+(?:年|个月|天|周|小时)")
BENDS = {
    **dict.fromkeys(("约", "大约", "左右"), "about"),
    **dict.fromkeys(("超过", "突破", "超", "逾", "不少于", "不低于", "至少", "以上"), "over"),
    **dict.fromkeys(("近", "接近", "不足", "不超过", "以内", "以下"), "under"),
}


def kind_of(unit: str) -> str:
    """Return the kind of quantity that a unit makes."""
    if unit.endswith("元"):
        return "money"
    if unit in ("%", "％", "个百分点", "倍"):
        return "ratio"
    return "measure" if re.fullmatch(MEASURES, unit) else "count"


def read_quickly(text: str) -> list[dict[str, Any]]:
    """Return what the expression finds, as the scorer takes it."""
    found: list[dict[str, Any]] = []
    for match in (*DATE.finditer(text), *DURATION.finditer(text)):
        if not any(match.start() < one["end"] and one["start"] < match.end() for one in found):
            found.append({"start": match.start(), "end": match.end(), "kind": "date"})
    for match in QUANTITY.finditer(text):
        bends = [BENDS[word] for word in (match["before"], match["after"]) if word]
        qualifier = "over" if match["more"] or match["more_after"] else (*bends, "exact")[0]
        power = SCALES[match["scale"] or ""]
        numbers = [f"{number.replace(',', '')}e{power}" for number in (match["low"], match["high"]) if number]
        row = {"start": match.start(), "end": match.end(), "kind": kind_of(match["unit"]), "value": numbers[0]}
        row |= {"unit": match["unit"].replace("％", "%"), "qualifier": qualifier}
        if len(numbers) > 1:
            row |= {"value2": numbers[1], "qualifier": "range"}
        found.append(row)
    return found
