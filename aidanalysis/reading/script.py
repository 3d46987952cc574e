"""One script to match against: simplified characters, half-width digits, no pronunciations."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

#: Traditional characters of the grammar's words, each above its simplified form.
TRADITIONAL: Final = (
    "個億萬畝噸類戶項縣區業時兩積頃餘幾條場隊團屆輛冊臺張間棟處鎮鄉歲級種門課點從將達約過來數圓號後內週"
    "鐘會議員無線顆塊筆樁雙對組學醫農勞動劃資財產價額總計擬銷購貿補貸債稅費獎貧羣眾師幹幫簽單標準頭隻戰國"
    "歐鎊盧韓層樹盤專題際齡紀節實減漲體義聯關錠邊間參與壓躍擴縮長發願設環優創場撥應應報紅黨員眾戶"
    "結讓進還為聖舉須麼頓檔畢僅勻釐貫銖臨遠廠館機構軍裝備種車團歷時滿寬現額達陸貳來萬圖書輪給棵縫電視"
)  # fmt: skip
SIMPLIFIED: Final = (
    "个亿万亩吨类户项县区业时两积顷余几条场队团届辆册台张间栋处镇乡岁级种门课点从将达约过来数圆号后内周"
    "钟会议员无线颗块笔桩双对组学医农劳动划资财产价额总计拟销购贸补贷债税费奖贫群众师干帮签单标准头只战国"
    "欧镑卢韩层树盘专题际龄纪节实减涨体义联关锭边间参与压跃扩缩长发愿设环优创场拨应应报红党员众户"
    "结让进还为圣举须么顿档毕仅匀厘贯铢临远厂馆机构军装备种车团历时满宽现额达陆贰来万图书轮给棵缝电视"
)  # fmt: skip

#: Forms of one sign: full-width digits, every dash, every wave, every space.
SIGNS: Final = {
    **{chr(ord("０") + n): str(n) for n in range(10)},
    **dict.fromkeys("–—―－﹣‐‑−─", "-"),
    **dict.fromkeys("～〜∼˜", "~"),
    **dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\u202f\t", " "),
    **dict.fromkeys("％﹪", "%"),
    **dict.fromkeys("（﹝", "("),
    **dict.fromkeys("）﹞", ")"),
    "．": ".",
    "：": ":",
    "＋": "+",
    "○": "〇",
    "㎡": "㎡",
}

_FOLD: Final = str.maketrans({**dict(zip(TRADITIONAL, SIMPLIFIED, strict=True)), **SIGNS})

#: Numerals that cannot be altered on a cheque; 陆, 伍 and 拾 are common words where they stand alone.
FORMAL: Final = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_FORMAL_RUN: Final = re.compile(
    "[壹贰叁肆伍陆柒捌玖拾佰仟零万亿]*[壹贰叁肆柒捌玖拾佰仟][壹贰叁肆伍陆柒捌玖拾佰仟零万亿]+|[壹贰叁肆柒捌玖]|(?<!队)伍(?=[万元圆])|(?<!大)陆(?=[万元圆])"
)
_WIDE_GROUPS: Final = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
#: A pronunciation in brackets behind a character: 萬(wàn)人. A unit in Latin letters is none.
_PRONUNCIATION: Final = re.compile(
    r"(?<=[\u4e00-\u9fff])[(（](?!(?:k?m|[kmc]?g|t|l|mm|cm|ha|k?wh?|mw)[)）])"
    r"[a-zàáèéìíòóùúüāēīōūǎěǐǒǔǖǘǚǜńňǹɡɑ]{1,6}[)）]"
)  # fmt: skip


class Folded(NamedTuple):
    """Text in the one script, and where its characters stand in the original (``None``: same places)."""

    text: str
    offsets: list[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the original text of a span that is not empty."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """Return text in simplified script with plain digits, dashes and spaces, without pronunciations."""
    plain = _WIDE_GROUPS.sub(",", text).translate(_FOLD)
    if any(sign in plain for sign in "壹贰叁肆伍陆柒捌玖拾佰仟"):
        plain = _FORMAL_RUN.sub(lambda run: run[0].translate(FORMAL), plain)
    if not _PRONUNCIATION.search(plain):
        return Folded(plain, None)
    kept: list[str] = []
    offsets: list[int] = []
    position = 0
    for gloss in (*_PRONUNCIATION.finditer(plain), None):
        end = gloss.start() if gloss else len(plain)
        kept.append(plain[position:end])
        offsets.extend(range(position, end))
        position = gloss.end() if gloss else end
    return Folded("".join(kept), offsets)
