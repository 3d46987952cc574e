"""The text that the rules match: plain characters, and one writing for numerals that cannot be altered."""

from __future__ import annotations

import re
from typing import Final

from aidanalysis.characters import Plain, plain

#: Numerals that cannot be altered on a cheque; 陆, 伍 and 拾 are common words where they stand alone.
_FORMAL_SIGNS: Final = "壹贰叁肆伍陆柒捌玖拾佰仟"
#: Other forms of 叁 before a scale word.
_THREE: Final = re.compile("[参叄弎](?=[拾佰仟]|万元)")
_FORMAL: Final = str.maketrans(_FORMAL_SIGNS, "一二三四五六七八九十百千")
#: Not 陆 of 大陆, 伍 of 入伍 and 拾 of 收拾.
_NO_WORD: Final = "(?!(?<=[大登着海])陆|(?<=[队入退行])伍|(?<=[收捡])拾)"
_FORMAL_RUN: Final = re.compile(
    f"{_NO_WORD}[{_FORMAL_SIGNS}零万亿]*[{_FORMAL_SIGNS}][{_FORMAL_SIGNS}零万亿]+"
    f"|[壹贰叁肆柒捌玖]|{_NO_WORD}[伍陆拾](?=[元圆块角分万亿个名户项次批期年月天亩吨斤台套件公捆袋包桶箱瓶盒本册页张床只头条根株棵颗粒架辆艘]|人(?![民员士大物工]))"
)
#: The letter O and other rings among the numerals of a year.
_RING_YEAR: Final = re.compile("[一二][0OoΟОo〇零一二三四五六七八九]{3}(?=年)|2[0OoΟО][0-9OoΟО]{2}(?=年)")
_RINGS: Final = str.maketrans("0OoΟО", "〇〇〇〇〇")
_ZEROS: Final = str.maketrans("OoΟО", "0000")
#: A comma of Chinese text or an apostrophe between groups of three figures.
_GROUPED: Final = re.compile(r"[1-9](?<![\d.,，][1-9])\d{0,2}(?:[，'’]\d{3})+(?!\d)(?=[.\d]* ?[\u4e00-\u9fff%])")
#: 1.234,56: points between the groups, a comma before the decimals.
_POINTS: Final = re.compile(r"[1-9](?<![\d.,][1-9])\d{0,2}(?:\.\d{3})+,\d{1,2}(?!\d)")
#: 3·5亩, as older prints have it; 5·12 is a day.
_RAISED_POINT: Final = re.compile(r"(?<![\d.])(\d{1,4})[·•](?=\d{1,2}(?:%|万|亿|元|亩|公里|吨|公斤|平方))")
_SWAPPED: Final = str.maketrans(".,", ",.")
_COMMAS: Final = str.maketrans("，'’", ",,,")


def figures(text: str) -> Plain:
    """Return a text in plain characters and plain numerals; offsets as ``plain`` gives them."""
    found = plain(text)
    changed = found.text
    if any(sign in changed for sign in _FORMAL_SIGNS):
        changed = _THREE.sub("叁", changed)
        changed = _FORMAL_RUN.sub(lambda run: run[0].translate(_FORMAL), changed)
    if "二0" in changed or "一九" in changed or any(_beside_figure(sign, changed) for sign in "OoΟО"):
        changed = _RING_YEAR.sub(_year, changed)
    if "，" in changed or "'" in changed or "’" in changed:
        changed = _GROUPED.sub(lambda run: run[0].translate(_COMMAS), changed)
    if "," in changed:
        changed = _POINTS.sub(lambda run: run[0].translate(_SWAPPED), changed)
    if "·" in changed or "•" in changed:
        changed = _RAISED_POINT.sub(r"\1.", changed)
    return Plain(changed, found.offsets)


def _beside_figure(ring: str, text: str) -> bool:
    """Whether a ring stands behind a numeral, as it does in a year and not in a word."""
    at = text.find(ring)
    while at >= 0:
        if text[at - 1] in "二一2":
            return True
        at = text.find(ring, at + 1)
    return False


def _year(found: re.Match[str]) -> str:
    return found[0].translate(_ZEROS if found[0][0] == "2" else _RINGS)
