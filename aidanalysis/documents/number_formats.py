"""Numbers as a sheet shows them: decimals, thousands, per cent, dates and the words of the format."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

#: What the formats that a file names by number alone mean.
_BUILT_IN: Final = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "37": "#,##0", "38": "#,##0",
    "39": "#,##0.00", "40": "#,##0.00", "41": "#,##0", "42": "#,##0", "43": "#,##0.00", "44": "#,##0.00",
}  # fmt: skip
_DATES: Final = frozenset(str(n) for n in (*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_QUOTED: Final = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_EPOCH: Final = datetime(1899, 12, 30)
_LAST_DATE: Final = 2_958_465
#: More decimals than a sheet shows.
_PLACES: Final = Decimal("1E-10")


def shown(number: Decimal, form: str) -> str:
    """Return a number in the words that a sheet shows for it."""
    form = _BUILT_IN.get(form, form)
    part = form.split(";")[0]
    bare = _QUOTED.sub("", part)
    if form in _DATES or re.search(r"[yd年月日]", _QUOTED.sub(lambda m: m[1] or "", part), re.I):
        return _date(number) if 0 < number < _LAST_DATE else _plain(number)
    if form.isdigit() or form in ("General", "", "@", "G/通用格式") or not re.search("[0#]", bare):
        return _plain(number)
    if "%" in bare:
        number *= 100
    scaled = len(re.search(r"(,*)(?:[^0#,.]*)$", bare.rstrip("%").rstrip())[1])  # type: ignore[index]
    number = number.scaleb(-3 * scaled)
    decimals = re.search(r"\.([0#?]*)", bare)
    places = len(decimals[1]) if decimals else 0
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    words = f"{rounded:,f}" if re.search(r"[0#],[0#]", bare) else f"{rounded:f}"
    tail = "".join(
        one[0] or one[1] for one in re.findall(r'"([^"]*)"|\\(.)', part[max(part.rfind("0"), part.rfind("#")) + 1 :])
    )
    return words + ("%" if "%" in bare else "") + tail.strip()


def _plain(number: Decimal) -> str:
    rounded = number.quantize(_PLACES) if abs(number) < Decimal("1E15") else number
    words = f"{rounded:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def _date(number: Decimal) -> str:
    made = _EPOCH + timedelta(days=int(number))
    return f"{made.year}年{made.month}月{made.day}日"
