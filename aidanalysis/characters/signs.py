"""Signs by the one sign, or the few, that they are read as."""

from __future__ import annotations

import unicodedata
from typing import Final

from aidanalysis.characters.scripts import SIMPLIFIED, TRADITIONAL

#: Blocks of signs that look like the characters they stand for: Kangxi radicals, compatibility ideographs.
LOOKALIKES: Final = (range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
#: Radicals of which Unicode does not say so, each above its character.
RADICALS: Final = "⺟⺠⺢⺦⺩⺮⺴⺶⻁⻄⻅⻆⻉⻋⻌⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⼀⼆"
OF_RADICALS: Final = "母民水丬王竹网羊虎西见角贝车辶长长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟一二"

_WIDE: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；！？"}


def _one_for_one() -> dict[str, str]:
    table = dict(zip(TRADITIONAL, SIMPLIFIED, strict=True)) | dict(zip(RADICALS, OF_RADICALS, strict=True))
    for block in LOOKALIKES:
        for code in block:
            sign = unicodedata.normalize("NFKC", chr(code))
            if len(sign) == 1 and sign != chr(code):
                table[chr(code)] = table.get(sign, sign)
    return {
        **table,
        **_WIDE,
        **dict.fromkeys("–－﹣‐‑−⁃", "-"),
        **dict.fromkeys("―─⸺﹘", "—"),
        **dict.fromkeys("～〜∼˜∽", "~"),
        **dict.fromkeys("\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\t", " "),
        **dict.fromkeys("（﹝⟮", "("),
        **dict.fromkeys("）﹞⟯", ")"),
        **dict.fromkeys("○◯", "〇"),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("≥≧⩾⪰", "≥"),
        **dict.fromkeys("≤≦⩽⪯", "≤"),
        "﹪": "%", "﹤": "<", "﹥": ">", "﹢": "+", "﹩": "$", "￥": "¥", "￡": "£", "￦": "₩",
        "﹐": "，", "､": "、", "｡": "。", "℉": "℉",
    }  # fmt: skip


#: Each sign and the one sign that it is read as.
ONE_FOR_ONE: Final = _one_for_one()

#: Each sign and the several that it is read as.
EXPANDED: Final = {
    **dict(zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", ["1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/6", "5/6", "1/8", "3/8", "5/8", "7/8"], strict=True)),
    **dict(zip("㎡㎥㎢㎞㎝㎜㎏㎎㏊㎾㎿℡№", ["m²", "m³", "km²", "km", "cm", "mm", "kg", "mg", "ha", "kW", "MW", "Tel", "No"], strict=True)),
}  # fmt: skip

#: Raised figures, by the figures.
SUPERSCRIPTS: Final = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", strict=True))

#: Signs without a width of their own, which part nothing.
INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
    "\ufe00\ufe01\ufe0e\ufe0f\ufeff"
)
